using System.Globalization;
using System.Xml.Linq;
using Kazus.Text.Documents;

namespace Kazus.Text.Reading.Jats;

/// <summary>Reads the reference list, whose parts the source marks, and writes each entry as it would be printed.</summary>
internal sealed class JatsReferences
{
    private readonly DraftWriter writer;
    private readonly Dictionary<string, string> keys = new(StringComparer.Ordinal);
    private readonly List<(XElement Ref, string Key)> entries = [];

    public JatsReferences(DraftWriter writer, XElement article)
    {
        this.writer = writer;
        foreach (var entry in article.Descendants("ref"))
        {
            var position = (entries.Count + 1).ToString(CultureInfo.InvariantCulture);
            var label = entry.First("label")?.Flat().Trim('[', ']', '.', '(', ')', ' ');
            var key = !string.IsNullOrEmpty(label) && label.All(char.IsAsciiDigit) && !entries.Exists(e => e.Key == label) ? label : position;
            entries.Add((entry, key));
            foreach (var id in entry.DescendantsAndSelf().Select(e => e.Attribute("id")?.Value).OfType<string>()) keys.TryAdd(id, key);
        }
    }

    /// <summary>From the source's identifier to the key of the reference.</summary>
    public IReadOnlyDictionary<string, string> Keys => keys;

    public bool Any => entries.Count > 0;

    public IReadOnlyList<Reference> Write()
    {
        var references = new List<Reference>();
        foreach (var (entry, key) in entries)
        {
            var citation = entry.Elements().FirstOrDefault(e => e.Name.LocalName is "element-citation" or "mixed-citation" or "citation" or "nlm-citation")
                ?? entry.Descendants().FirstOrDefault(e => e.Name.LocalName.EndsWith("citation", StringComparison.Ordinal)) ?? entry;
            writer.Write($"{key}. ");
            // Running text between the parts means that the source prints the entry itself.
            if (citation.Nodes().OfType<XText>().Any(t => t.Value.Any(char.IsLetterOrDigit)) || citation.Nodes().OfType<XText>().Count(t => t.Value.AsSpan().Trim().Length > 0) > 3)
                new JatsInlines(writer, keys).Write(citation);
            else writer.Write(Printed(citation));
            if (writer.End(BlockKind.Paragraph, f => f.Role = ParagraphKind.Reference) is not { } block) continue;
            references.Add(Read(citation, block, references.Count + 1, key));
        }
        return references;
    }

    private static string Printed(XElement citation)
    {
        var authors = Authors(citation);
        var who = string.Join(", ", authors) + (citation.Descendants("etal").Any() ? ", et al" : "");
        var title = citation.First("article-title")?.Flat() ?? citation.First("chapter-title")?.Flat();
        var source = citation.First("source")?.Flat();
        var parts = new List<string>();
        if (who.Length > 0) parts.Add(who.TrimEnd('.') + ".");
        if (!string.IsNullOrEmpty(title)) parts.Add(title[^1] is '.' or '?' or '!' ? title : title + ".");
        var place = string.Join(' ', new[] { source, citation.First("year")?.Flat() }.Where(p => !string.IsNullOrEmpty(p)));
        if (citation.First("volume")?.Flat() is { Length: > 0 } volume) place += $";{volume}";
        if (Pages(citation) is { } pages) place += $":{pages}";
        if (place.Length > 0) parts.Add(place.TrimEnd('.') + ".");
        if (Identifier(citation, "doi") is { } doi) parts.Add($"doi: {doi}");
        if (parts.Count == 0) parts.Add(citation.Flat());
        return string.Join(' ', parts);
    }

    private static List<string> Authors(XElement citation)
    {
        var authors = new List<string>();
        foreach (var name in citation.Descendants().Where(e => e.Name.LocalName is "name" or "string-name" or "collab"))
        {
            if (name.Ancestors("person-group").FirstOrDefault()?.Attribute("person-group-type")?.Value == "editor") continue;
            var surname = name.First("surname")?.Flat();
            authors.Add(surname is null ? name.Flat() : $"{surname} {name.First("given-names")?.Flat()}".Trim());
        }
        return authors;
    }

    private static string? Pages(XElement citation)
    {
        var first = citation.First("fpage")?.Flat() ?? citation.First("elocation-id")?.Flat();
        var last = citation.First("lpage")?.Flat();
        return string.IsNullOrEmpty(first) ? null : string.IsNullOrEmpty(last) || last == first ? first : $"{first}-{last}";
    }

    private static string? Identifier(XElement citation, string type) =>
        citation.Descendants("pub-id").FirstOrDefault(i => i.Attribute("pub-id-type")?.Value == type)?.Flat() is { Length: > 0 } id ? id : null;

    private static Reference Read(XElement citation, Block block, int position, string key)
    {
        var parsed = Structure.ReferenceParser.Parse(block.Span, block.Plain, position, key);
        var authors = Authors(citation);
        var title = citation.First("article-title")?.Flat() ?? citation.First("chapter-title")?.Flat();
        var year = citation.First("year")?.Flat();
        return parsed with
        {
            Authors = authors.Count > 0 ? authors : parsed.Authors,
            EtAl = citation.Descendants("etal").Any() || parsed.EtAl,
            Title = string.IsNullOrEmpty(title) ? parsed.Title : title,
            Journal = citation.First("source")?.Flat() is { Length: > 0 } source ? source : parsed.Journal,
            Year = year is { Length: >= 4 } && int.TryParse(year.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var y) ? y : parsed.Year,
            Volume = citation.First("volume")?.Flat() ?? parsed.Volume,
            Pages = Pages(citation) ?? parsed.Pages,
            Doi = Identifier(citation, "doi") ?? parsed.Doi,
            Pmid = Identifier(citation, "pmid") ?? parsed.Pmid,
        };
    }
}
