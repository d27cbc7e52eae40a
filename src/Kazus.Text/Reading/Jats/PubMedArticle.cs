using System.Globalization;
using System.Xml.Linq;
using Kazus.Text.Documents;

namespace Kazus.Text.Reading.Jats;

/// <summary>Writes out a PubMed record: title, authors, abstract with its labels, keywords.</summary>
internal static class PubMedArticle
{
    public static Draft Read(string id, XElement record)
    {
        var writer = new DraftWriter();
        var metadata = Metadata.None;
        if (record.First("ArticleTitle") is { } title)
        {
            metadata = metadata with { Title = new(writer.Piece(title.Flat()), title.Flat()) };
            writer.End(BlockKind.Paragraph, f => f.Role = ParagraphKind.Title);
        }
        var authors = new List<Author>();
        foreach (var author in record.First("AuthorList")?.Elements("Author") ?? [])
        {
            var (surname, given) = (author.Element("LastName")?.Flat(), author.Element("ForeName")?.Flat());
            var whole = surname is null ? author.Element("CollectiveName")?.Flat() : $"{given} {surname}".Trim();
            if (string.IsNullOrEmpty(whole)) continue;
            if (authors.Count > 0) writer.Write(", ");
            authors.Add(new(writer.Piece(whole), whole) { Surname = surname, Given = given });
        }
        writer.End(BlockKind.Paragraph, f => f.Role = ParagraphKind.Authors);
        metadata = metadata with { Authors = authors };
        metadata = Identifiers(writer, record, metadata);
        Abstract(writer, record);
        metadata = metadata with { Keywords = Keywords(writer, record) };
        return new(id, SourceFormat.Jats, writer.Text, writer.Blocks) { Metadata = metadata };
    }

    private static Metadata Identifiers(DraftWriter writer, XElement record, Metadata metadata)
    {
        var year = record.First("PubDate")?.First("Year")?.Flat();
        if (int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y)) metadata = metadata with { Year = y };
        if (record.First("Journal")?.First("Title")?.Flat() is { Length: > 0 } journal) metadata = metadata with { Journal = Line("", journal) };
        if (record.First("PMID")?.Flat() is { Length: > 0 } pmid) metadata = metadata with { Pmid = Line("PMID: ", pmid) };
        var doi = record.Descendants("ArticleId").FirstOrDefault(i => i.Attribute("IdType")?.Value == "doi")?.Flat();
        return string.IsNullOrEmpty(doi) ? metadata : metadata with { Doi = Line("DOI: ", doi) };

        Field Line(string label, string value)
        {
            writer.Write(label);
            var span = writer.Piece(value);
            writer.End(BlockKind.Paragraph, f => f.Role = ParagraphKind.Front);
            return new(span, value);
        }
    }

    private static void Abstract(DraftWriter writer, XElement record)
    {
        var parts = record.First("Abstract")?.Elements("AbstractText").ToList() ?? [];
        if (parts.Count == 0) return;
        writer.Write("Abstract");
        writer.End(BlockKind.Heading, f => { f.Level = 1; f.Section = SectionKind.Abstract; });
        foreach (var part in parts)
        {
            if (part.Attribute("Label")?.Value is { Length: > 0 } label)
            {
                writer.Write(label);
                writer.End(BlockKind.Heading, f => f.Level = 2);
            }
            writer.Write(part.Value);
            writer.End(BlockKind.Paragraph);
        }
    }

    private static List<Field> Keywords(DraftWriter writer, XElement record)
    {
        var fields = new List<Field>();
        var words = record.Descendants("Keyword").Select(k => k.Flat()).Where(k => k.Length > 0).ToList();
        if (words.Count == 0) return fields;
        writer.Write("Keywords: ");
        foreach (var word in words)
        {
            if (fields.Count > 0) writer.Write("; ");
            fields.Add(new(writer.Piece(word), word));
        }
        writer.End(BlockKind.Paragraph, f => f.Role = ParagraphKind.Keywords);
        return fields;
    }
}
