using System.Globalization;
using System.Xml.Linq;
using Kazus.Text.Documents;

namespace Kazus.Text.Reading.Jats;

/// <summary>Writes title, authors, affiliations, journal, dates and keywords, and keeps where each stands.</summary>
internal sealed class JatsFront(DraftWriter writer, XElement article)
{
    private readonly XElement meta = article.First("article-meta") ?? article.First("front-stub") ?? new XElement("article-meta");
    private readonly List<Author> authors = [];
    private readonly List<Affiliation> affiliations = [];
    private readonly List<Field> keywords = [];
    private readonly List<ArticleDate> dates = [];

    public Metadata Write()
    {
        var metadata = Metadata.None with
        {
            ArticleType = Type(), Title = Title(), Doi = null,
        };
        Authors();
        Affiliations();
        metadata = Journal(metadata);
        metadata = Identifiers(metadata);
        Dates();
        return metadata with { Authors = authors, Affiliations = affiliations, Dates = dates, Year = Year() };
    }

    /// <summary>The keywords, written after the abstract.</summary>
    public IReadOnlyList<Field> WriteKeywords()
    {
        foreach (var group in meta.All("kwd-group"))
        {
            var words = group.Descendants().Where(e => e.Name.LocalName is "kwd" or "compound-kwd").Select(e => e.Flat()).Where(w => w.Length > 0).ToList();
            if (words.Count == 0 || keywords.Count > 0 || group.Attribute("kwd-group-type")?.Value is "npgsubjects" or "abbreviations") continue;
            writer.Write("Keywords: ");
            foreach (var word in words)
            {
                if (keywords.Count > 0) writer.Write("; ");
                keywords.Add(new(writer.Piece(word), word));
            }
            writer.End(BlockKind.Paragraph, f => f.Role = ParagraphKind.Keywords);
        }
        return keywords;
    }

    private Field? Type()
    {
        var heading = meta.First("article-categories")?.Descendants().FirstOrDefault(e => e.Name.LocalName == "subject")?.Flat();
        var type = article.Attribute("article-type")?.Value;
        if (string.IsNullOrEmpty(heading ?? type)) return null;
        var span = writer.Piece(heading ?? type!);
        writer.End(BlockKind.Paragraph, f => f.Role = ParagraphKind.Front);
        return new(span, type ?? heading!);
    }

    private Field? Title()
    {
        var group = meta.First("title-group");
        var title = group?.First("article-title");
        if (title is null) return null;
        new JatsInlines(writer, Empty).Write(title);
        if (group!.First("subtitle") is { } subtitle)
        {
            writer.Write(writer.Tail(1) is ":" or "." or "?" ? " " : ": ");
            new JatsInlines(writer, Empty).Write(subtitle);
        }
        var block = writer.End(BlockKind.Paragraph, f => f.Role = ParagraphKind.Title);
        return block is null ? null : new(block.Span, block.Text);
    }

    private static readonly Dictionary<string, string> Empty = [];

    private void Authors()
    {
        foreach (var contrib in meta.Descendants().Where(e => e.Name.LocalName == "contrib" && e.Attribute("contrib-type")?.Value is null or "author"))
        {
            var name = contrib.Descendants().FirstOrDefault(e => e.Name.LocalName == "name");
            var surname = name?.First("surname")?.Flat();
            var given = name?.First("given-names")?.Flat();
            var whole = surname is null ? contrib.First("collab")?.Flat() ?? contrib.First("string-name")?.Flat() : string.IsNullOrEmpty(given) ? surname : $"{given} {surname}";
            if (string.IsNullOrEmpty(whole)) continue;
            if (authors.Count > 0) writer.Write(", ");
            authors.Add(new(writer.Piece(whole), whole)
            {
                Surname = surname, Given = given,
                Orcid = contrib.All("contrib-id").FirstOrDefault(i => i.Attribute("contrib-id-type")?.Value == "orcid")?.Flat().Split('/').Last(),
                Email = contrib.Descendants().FirstOrDefault(e => e.Name.LocalName == "email")?.Flat(),
                AffiliationKeys = [.. contrib.All("xref").Where(x => x.Attribute("ref-type")?.Value == "aff").Select(KeyOf).Distinct()],
            });
        }
        writer.End(BlockKind.Paragraph, f => f.Role = ParagraphKind.Authors);
    }

    private static string KeyOf(XElement xref) => xref.Flat() is { Length: > 0 } label ? label : xref.Attribute("rid")?.Value ?? "";

    private void Affiliations()
    {
        foreach (var aff in meta.Descendants().Where(e => e.Name.LocalName == "aff"))
        {
            var label = aff.First("label") ?? aff.First("sup");
            var key = label?.Flat() is { Length: > 0 } printed ? printed : aff.Attribute("id")?.Value ?? "";
            var words = string.Concat(aff.DescendantNodes().OfType<XText>().Where(t => !t.Ancestors().TakeWhile(a => a != aff).Any(a => a == label || a.Name.LocalName is "institution-id" or "email"))
                .Select(t => t.Value)).Squeezed().Trim(' ', ',', ';');
            if (words.Length == 0) continue;
            affiliations.Add(new(writer.Piece(words), key, words));
            writer.End(BlockKind.Paragraph, f => f.Role = ParagraphKind.Affiliations);
        }
    }

    private Metadata Journal(Metadata metadata)
    {
        var journal = article.Descendants().FirstOrDefault(e => e.Name.LocalName == "journal-title")?.Flat();
        var volume = meta.First("volume")?.Flat();
        var first = meta.First("fpage")?.Flat() ?? meta.First("elocation-id")?.Flat();
        var last = meta.First("lpage")?.Flat();
        if (!string.IsNullOrEmpty(journal)) metadata = metadata with { Journal = new(writer.Piece(journal), journal) };
        if (!string.IsNullOrEmpty(volume)) { writer.Write(" "); metadata = metadata with { Volume = new(writer.Piece(volume), volume) }; }
        if (!string.IsNullOrEmpty(first))
        {
            writer.Write(": ");
            var pages = string.IsNullOrEmpty(last) || last == first ? first : $"{first}-{last}";
            metadata = metadata with { Pages = new(writer.Piece(pages), pages) };
        }
        writer.End(BlockKind.Paragraph, f => f.Role = ParagraphKind.Front);
        return metadata;
    }

    private Metadata Identifiers(Metadata metadata)
    {
        foreach (var id in meta.All("article-id"))
        {
            var value = id.Flat();
            if (value.Length == 0) continue;
            switch (id.Attribute("pub-id-type")?.Value)
            {
                case "doi" when metadata.Doi is null:
                    metadata = metadata with { Doi = Labelled("DOI", value) };
                    break;
                case "pmid" when metadata.Pmid is null:
                    metadata = metadata with { Pmid = Labelled("PMID", value) };
                    break;
                case "pmc" or "pmcid" when metadata.Pmcid is null:
                    metadata = metadata with { Pmcid = Labelled("PMC", value) };
                    break;
            }
        }
        var licence = meta.Descendants().FirstOrDefault(e => e.Name.LocalName == "license");
        if (licence is not null && (licence.Flat() is { Length: > 0 } words ? words : licence.Attribute("href")?.Value) is { } said)
        {
            var span = writer.Piece(said);
            writer.End(BlockKind.Paragraph, f => f.Role = ParagraphKind.Furniture);
            metadata = metadata with { Licence = new(span, said) };
        }
        return metadata;

        Field Labelled(string label, string value)
        {
            writer.Write(label + ": ");
            var span = writer.Piece(value);
            writer.End(BlockKind.Paragraph, f => f.Role = ParagraphKind.Front);
            return new(span, value);
        }
    }

    private void Dates()
    {
        foreach (var date in meta.First("history")?.All("date") ?? [])
            if ((date.Attribute("date-type")?.Value) switch { "received" => ArticleDateKind.Received, "accepted" => ArticleDateKind.Accepted, "rev-recd" or "rev-request" => ArticleDateKind.Revised, _ => (ArticleDateKind?)null } is { } kind)
                Add(kind, date);
        // The electronic date is when the article could first be read.
        var published = meta.All("pub-date").ToList();
        var best = published.FirstOrDefault(d => Kind(d) is "epub") ?? published.FirstOrDefault(d => Kind(d) is "ppub" or "pub" or "collection") ?? published.FirstOrDefault();
        if (best is not null) Add(ArticleDateKind.Published, best);

        static string? Kind(XElement date) => date.Attribute("pub-type")?.Value ?? date.Attribute("date-type")?.Value;
    }

    private void Add(ArticleDateKind kind, XElement date)
    {
        if (Number(date, "year") is not { } year) return;
        var (month, day) = (Number(date, "month"), Number(date, "day"));
        writer.Write($"{kind}: ");
        var words = string.Join(' ', new[] { day?.ToString(CultureInfo.InvariantCulture), MonthName(month), year.ToString(CultureInfo.InvariantCulture) }.OfType<string>());
        var span = writer.Piece(words);
        writer.End(BlockKind.Paragraph, f => f.Role = ParagraphKind.Dates);
        dates.Add(new(span, kind, year, month is >= 1 and <= 12 ? month : null, month is >= 1 and <= 12 ? day : null));
    }

    private static string? MonthName(int? month) => month is >= 1 and <= 12 ? CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month.Value) : null;

    private static int? Number(XElement date, string part) =>
        int.TryParse(date.First(part)?.Flat(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private int? Year()
    {
        var years = meta.All("pub-date").Select(d => Number(d, "year")).OfType<int>().ToList();
        // The year of the volume is what others cite; a later electronic date does not change it.
        var volume = meta.All("pub-date").FirstOrDefault(d => (d.Attribute("pub-type")?.Value ?? d.Attribute("date-type")?.Value) is "ppub" or "collection");
        return volume is not null && Number(volume, "year") is { } year ? year : years.Count > 0 ? years.Min() : null;
    }
}
