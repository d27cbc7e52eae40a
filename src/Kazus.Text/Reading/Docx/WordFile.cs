using System.IO.Packaging;
using System.Xml;
using System.Xml.Linq;
using Kazus.Checks;
using Kazus.Text.Documents;

namespace Kazus.Text.Reading.Docx;

/// <summary>Writes out a Word manuscript as it reads with its tracked changes accepted: headings, paragraphs, tables, footnotes.</summary>
internal sealed class WordFile
{
    private readonly DraftWriter writer = new();
    private readonly WordRuns runs;
    private readonly WordStyles styles;
    private readonly Package package;
    private readonly PackagePart main;

    private WordFile(Package package, PackagePart main)
    {
        this.package = package;
        this.main = main;
        styles = new(Part("styles"));
        runs = new(writer, styles);
    }

    private XElement? Part(string kind) => WordXml.Related(package, main, kind);

    public static Draft? Read(string id, byte[] bytes, string name, long unpackedLimit, List<Finding> findings)
    {
        if (WordPackage.Fault(bytes, unpackedLimit) is { } fault)
        {
            findings.Add(fault.Rule.Finding(name, fault.Message));
            return null;
        }
        try
        {
            using var package = Package.Open(new MemoryStream(bytes, false), FileMode.Open, FileAccess.Read);
            if (WordXml.Main(package) is { } main && WordXml.Root(main).One("body") is { } body) return new WordFile(package, main).Read(id, body);
            findings.Add(ReadingRule.NoArticle.Finding(name, "The Word file has no text."));
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or IOException or FormatException or InvalidOperationException
            or ArgumentException or NotSupportedException)
        {
            // The library answers damaged parts with exceptions of many kinds; to the reader they are one.
            findings.Add(ReadingRule.BrokenPackage.Finding(name, "The Word file is damaged and cannot be read."));
        }
        return null;
    }

    private Draft Read(string id, XElement body)
    {
        foreach (var element in body.Elements()) Element(element, 0);
        writer.End(BlockKind.Paragraph);
        Footnotes();
        return new(id, SourceFormat.Docx, writer.Text, writer.Blocks) { Revisions = runs.Revisions, Comments = Comments() };
    }

    private void Element(XElement element, int depth)
    {
        switch (element.Word())
        {
            case "p":
                Paragraph(element);
                break;
            case "tbl":
                Table(element, depth);
                break;
            case "del" or "moveFrom" or "sectPr":
                break;
            default:
                if (depth < 100) foreach (var child in element.Elements()) Element(child, depth + 1);
                break;
        }
    }

    private void Paragraph(XElement paragraph)
    {
        runs.Write(paragraph);
        // A paragraph mark that is deleted joins its paragraph with the next.
        if (paragraph.One("pPr").One("rPr").One("del") is not null) { writer.Write(" "); return; }
        var level = styles.HeadingLevel(paragraph);
        var kind = level > 0 ? BlockKind.Heading : styles.IsListItem(paragraph) ? BlockKind.ListItem : BlockKind.Paragraph;
        var title = styles.IsTitle(paragraph);
        writer.End(title ? BlockKind.Heading : kind, f => { f.Level = title ? 1 : level; });
    }

    private void Table(XElement table, int depth)
    {
        writer.End(BlockKind.Paragraph);
        var rows = table.All("tr").Where(r => r.One("trPr").One("del") is null).ToList();
        if (rows.Count == 1 && rows[0].All("tc").Count() == 1)
        {
            // One cell is a frame around text.
            foreach (var element in rows[0].All("tc").Single().Elements()) Element(element, depth + 1);
            return;
        }
        var headers = rows.TakeWhile(r => r.One("trPr").One("tblHeader") is not null).Count();
        if (headers == 0 && rows.Count > 1) headers = 1;
        writer.Table(rows.Select((row, i) => (i < headers, Cells(row, rows, i))));
    }

    private IReadOnlyList<CellSource> Cells(XElement row, List<XElement> rows, int index)
    {
        var cells = new List<CellSource>();
        var column = 0;
        foreach (var cell in row.All("tc"))
        {
            var span = Columns(cell);
            var merge = cell.One("tcPr").One("vMerge");
            // A cell that goes on from above is part of the cell above.
            if (merge is null || merge.Value() == "restart")
            {
                var down = merge is null ? 1 : 1 + Below(rows, index, column);
                cells.Add(new(() => Words(cell), down, span));
            }
            column += span;
        }
        return cells;
    }

    private static int Below(List<XElement> rows, int index, int column)
    {
        var count = 0;
        for (var i = index + 1; i < rows.Count && count < 200; i++)
        {
            var at = 0;
            XElement? under = null;
            foreach (var cell in rows[i].All("tc"))
            {
                if (at == column) under = cell;
                at += Columns(cell);
            }
            if (under.One("tcPr").One("vMerge") is not { } merge || merge.Value() == "restart") break;
            count++;
        }
        return count;
    }

    private static int Columns(XElement cell) => Math.Clamp(cell.One("tcPr").One("gridSpan").Number() ?? 1, 1, 100);

    private void Words(XElement cell)
    {
        foreach (var paragraph in cell.Paragraphs())
        {
            runs.Write(paragraph);
            writer.Write(" ");
        }
    }

    private void Footnotes()
    {
        // Notes with a type are the lines Word draws above notes.
        var notes = Part("footnotes").All("footnote").Concat(Part("endnotes").All("endnote")).Where(n => n.Given("type") is null).ToList();
        if (notes.Count == 0) return;
        writer.Write("Footnotes");
        writer.End(BlockKind.Heading, f => { f.Level = 1; f.Section = null; });
        foreach (var note in notes)
        {
            foreach (var paragraph in note.Paragraphs()) { runs.Write(paragraph); writer.Write(" "); }
            writer.End(BlockKind.Paragraph, f => f.Role = ParagraphKind.Footnote);
        }
    }

    private List<Documents.Comment> Comments()
    {
        var comments = new List<Documents.Comment>();
        foreach (var comment in Part("comments").All("comment"))
            if (comment.Given("id") is { } id && runs.CommentSpan(id) is { } span)
                comments.Add(new(span, string.Join(' ', comment.Paragraphs().Select(p => p.Value)))
                {
                    Author = comment.Given("author"), When = comment.Given("date"),
                });
        comments.Sort((a, b) => a.Span.CompareTo(b.Span));
        return comments;
    }
}
