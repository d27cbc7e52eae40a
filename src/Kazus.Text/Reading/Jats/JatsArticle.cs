using System.Globalization;
using System.Xml.Linq;
using Kazus.Text.Documents;

namespace Kazus.Text.Reading.Jats;

/// <summary>Writes out one JATS article as a draft: front matter, abstract, body, floats, back matter, references.</summary>
internal sealed class JatsArticle
{
    private const int DeepestSection = 30;

    private readonly XElement article;
    private readonly DraftWriter writer = new();
    private readonly JatsReferences references;
    private readonly JatsInlines inlines;

    private JatsArticle(XElement article)
    {
        this.article = article;
        references = new(writer, article);
        inlines = new(writer, references.Keys);
    }

    public static Draft Read(string id, XElement article) => new JatsArticle(article).Read(id);

    private Draft Read(string id)
    {
        var front = new JatsFront(writer, article);
        var metadata = front.Write();
        foreach (var summary in article.Descendants().Where(e => e.Name.LocalName is "abstract" or "trans-abstract")) Abstract(summary);
        metadata = metadata with { Keywords = front.WriteKeywords() };
        foreach (var body in article.Elements("body")) Contents(body, 1);
        foreach (var floats in article.Elements("floats-group").Concat(article.Elements("floats-wrap"))) Contents(floats, 1);
        foreach (var back in article.Elements("back")) Back(back);
        foreach (var response in article.Elements().Where(e => e.Name.LocalName is "sub-article" or "response"))
            if (response.Element("body") is { } body) Contents(body, 1);
        var list = Array.Empty<Reference>() as IReadOnlyList<Reference>;
        if (references.Any)
        {
            var title = article.Descendants("ref-list").Select(l => l.Element("title")?.Flat()).FirstOrDefault(t => !string.IsNullOrEmpty(t));
            Heading(title ?? "References", 1, SectionKind.References);
            list = references.Write();
        }
        return new(id, SourceFormat.Jats, writer.Text, writer.Blocks) { Metadata = metadata, References = list };
    }

    private void Abstract(XElement summary)
    {
        var type = summary.Attribute("abstract-type")?.Value;
        if (type is "graphical" or "toc" or "teaser" or "precis") return;
        var own = summary.Name.LocalName == "abstract" && type is null or "summary" or "structured";
        var title = summary.Element("title")?.Flat();
        Heading(string.IsNullOrEmpty(title) ? "Abstract" : title, 1, own ? SectionKind.Abstract : SectionKind.Other);
        Contents(summary, 2);
    }

    private void Contents(XElement parent, int level)
    {
        foreach (var node in parent.Nodes())
        {
            if (node is XText text && text.Value.AsSpan().Trim().Length > 0) { writer.Write(text.Value); continue; }
            if (node is XElement element) Content(element, level);
        }
        writer.End(BlockKind.Paragraph);
    }

    private void Content(XElement element, int level)
    {
        switch (element.Name.LocalName)
        {
            case "title" or "label" or "object-id" or "alternatives" or "graphic" or "media" or "sec-meta" or "ref-list" or "supplementary-material":
                break;
            case "sec" or "app" or "boxed-text" or "notes" or "ack" or "glossary" or "bio":
                Section(element, level);
                break;
            case "p":
                Paragraph(element, BlockKind.Paragraph, null);
                break;
            case "list":
                foreach (var item in element.Elements("list-item")) Paragraph(item, BlockKind.ListItem, null);
                break;
            case "def-list":
                foreach (var item in element.Elements("def-item")) Paragraph(item, BlockKind.ListItem, null);
                break;
            case "fig":
                Figure(element);
                break;
            case "table-wrap":
                Table(element);
                break;
            case "app-group" or "fn-group" or "fig-group" or "table-wrap-group" or "disp-quote" or "author-notes" or "speech" or "statement" or "verse-group" when level < DeepestSection:
                Contents(element, level + 1);
                break;
            case "fn":
                Footnote(element);
                break;
            default:
                inlines.Write(element);
                writer.End(BlockKind.Paragraph);
                break;
        }
    }

    private void Section(XElement section, int level)
    {
        var title = section.Element("title")?.Flat() ?? section.First("caption")?.First("title")?.Flat();
        if (string.IsNullOrEmpty(title) && section.Name.LocalName == "ack") title = "Acknowledgements";
        if (string.IsNullOrEmpty(title) && section.Name.LocalName == "glossary") title = "Abbreviations";
        if (!string.IsNullOrEmpty(title)) Heading(title, level, KindOf(section, level));
        if (level >= DeepestSection) { inlines.Write(section); writer.End(BlockKind.Paragraph); }
        else Contents(section, level + 1);
    }

    // What the source says of its own sections; where it is silent or vague the heading's words decide.
    private static SectionKind? KindOf(XElement section, int level) => level > 1 ? null : (section.Name.LocalName, section.Attribute("sec-type")?.Value) switch
    {
        ("ack" or "glossary", _) => SectionKind.Declarations,
        (_, "intro") => SectionKind.Introduction,
        (_, "cases" or "case") => SectionKind.Case,
        (_, "methods" or "materials|methods") => SectionKind.Methods,
        (_, "results") => SectionKind.Results,
        (_, "discussion") => SectionKind.Discussion,
        (_, "conclusions" or "conclusion") => SectionKind.Conclusion,
        _ => null,
    };

    private void Heading(string title, int level, SectionKind? kind)
    {
        writer.End(BlockKind.Paragraph);
        writer.Write(title);
        writer.End(BlockKind.Heading, f => { f.Level = level; f.Section = kind; });
    }

    // Figures, tables and lists that stand inside a paragraph come after it.
    private void Paragraph(XElement paragraph, BlockKind kind, ParagraphKind? role)
    {
        writer.End(BlockKind.Paragraph);
        var inside = new List<XElement>();
        Walk(paragraph, 0);
        writer.End(kind, f => f.Role = role);
        foreach (var element in inside) Content(element, 2);

        void Walk(XElement parent, int depth)
        {
            foreach (var node in parent.Nodes())
            {
                if (node is XElement { Name.LocalName: "p" or "term" or "def" or "label" } part && depth < 40)
                {
                    Walk(part, depth + 1);
                    writer.Write(" ");
                }
                else if (node is XElement element && JatsInlines.Blocks.Contains(element.Name.LocalName)) inside.Add(element);
                else inlines.Node(node);
            }
        }
    }

    private void Figure(XElement figure)
    {
        writer.End(BlockKind.Paragraph);
        Caption(figure);
        writer.End(BlockKind.Paragraph, f => f.Role = ParagraphKind.Legend);
    }

    private void Caption(XElement element)
    {
        if (element.Element("label")?.Flat() is { Length: > 0 } label) writer.Write(label[^1] is '.' or ':' ? label + " " : label + ". ");
        foreach (var part in element.Element("caption")?.Elements() ?? [])
        {
            var from = writer.Position;
            inlines.Write(part);
            if (part.Name.LocalName == "title")
            {
                if (writer.Position > from && writer.Tail(1) is not ("." or "?" or ":")) writer.Write(".");
                writer.Mark(MarkKind.Bold, from);
            }
            writer.Write(" ");
        }
    }

    private void Table(XElement wrap)
    {
        writer.End(BlockKind.Paragraph);
        Caption(wrap);
        writer.End(BlockKind.Paragraph, f => f.Role = ParagraphKind.Caption);
        foreach (var table in wrap.Descendants("table").Take(20))
            writer.Table(table.Descendants("tr").Select(r => Row(r, table)));
        foreach (var foot in wrap.Elements("table-wrap-foot"))
            foreach (var note in foot.Descendants().Where(e => e.Name.LocalName is "fn" or "p" or "attrib" && e.Ancestors("fn").FirstOrDefault() is null))
                Paragraph(note, BlockKind.Paragraph, ParagraphKind.TableNote);
    }

    private (bool, IReadOnlyList<CellSource>) Row(XElement row, XElement table)
    {
        var cells = row.Elements().Where(e => e.Name.LocalName is "td" or "th").ToList();
        var head = row.Ancestors("thead").Any() || !table.Descendants("thead").Any() && cells.Count > 0 && cells.TrueForAll(c => c.Name.LocalName == "th");
        return (head, cells.ConvertAll(c => new CellSource(() => CellWords(c), Count(c, "rowspan"), Count(c, "colspan"), c.Name.LocalName == "th")));
    }

    private void CellWords(XElement cell)
    {
        foreach (var node in cell.Nodes())
        {
            inlines.Node(node);
            if (node is XElement { Name.LocalName: "p" or "list" }) writer.Write(" ");
        }
    }

    private static int Count(XElement cell, string name) =>
        int.TryParse(cell.Attribute(name)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? Math.Clamp(n, 1, 100) : 1;

    private void Back(XElement back)
    {
        foreach (var element in back.Elements()) Content(element, 1);
        writer.End(BlockKind.Paragraph);
    }

    private void Footnote(XElement note)
    {
        var type = note.Attribute("fn-type")?.Value;
        var said = type switch { "conflict" or "COI-statement" => "Conflict of interest", "financial-disclosure" or "supported-by" => "Funding", "con" => "Contributions", _ => null };
        if (said is not null && note.Element("title") is null) Heading(said, 1, SectionKind.Declarations);
        else if (note.Element("title")?.Flat() is { Length: > 0 } title) Heading(title, 1, Structure.Headings.KindOf(title) ?? SectionKind.Other);
        foreach (var part in note.Elements("p")) Paragraph(part, BlockKind.Paragraph, said is null ? ParagraphKind.Footnote : null);
    }
}
