using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Kazus.Checks;
using Kazus.Text.Documents;
using WordComment = DocumentFormat.OpenXml.Wordprocessing.Comment;
using WordParagraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using WordTable = DocumentFormat.OpenXml.Wordprocessing.Table;
using WordTableCell = DocumentFormat.OpenXml.Wordprocessing.TableCell;
using WordTableRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;

namespace Kazus.Text.Reading.Docx;

/// <summary>Writes out a Word manuscript as it reads with its tracked changes accepted: headings, paragraphs, tables, footnotes.</summary>
internal sealed class WordFile
{
    private readonly DraftWriter writer = new();
    private readonly WordRuns runs;
    private readonly WordStyles styles;
    private readonly MainDocumentPart main;

    private WordFile(MainDocumentPart main)
    {
        this.main = main;
        styles = new(main);
        runs = new(writer, styles);
    }

    public static Draft? Read(string id, byte[] bytes, string name, long unpackedLimit, List<Finding> findings)
    {
        if (WordPackage.Fault(bytes, unpackedLimit) is { } fault)
        {
            findings.Add(fault.Rule.Finding(name, fault.Message));
            return null;
        }
        try
        {
            using var package = WordprocessingDocument.Open(new MemoryStream(bytes, false), false);
            if (package.MainDocumentPart is { Document.Body: { } body } main) return new WordFile(main).Read(id, body);
            findings.Add(ReadingRule.NoArticle.Finding(name, "The Word file has no text."));
        }
        catch (Exception e) when (e is OpenXmlPackageException or InvalidDataException or System.Xml.XmlException or IOException or FormatException
            or InvalidOperationException or ArgumentException or KeyNotFoundException or NullReferenceException or NotSupportedException or UriFormatException)
        {
            // The library answers damaged parts with exceptions of many kinds; to the reader they are one.
            findings.Add(ReadingRule.BrokenPackage.Finding(name, "The Word file is damaged and cannot be read."));
        }
        return null;
    }

    private Draft Read(string id, Body body)
    {
        foreach (var element in body.ChildElements) Element(element, 0);
        writer.End(BlockKind.Paragraph);
        Footnotes();
        return new(id, SourceFormat.Docx, writer.Text, writer.Blocks) { Revisions = runs.Revisions, Comments = Comments() };
    }

    private void Element(OpenXmlElement element, int depth)
    {
        switch (element)
        {
            case WordParagraph paragraph:
                Paragraph(paragraph);
                break;
            case WordTable table:
                Table(table, depth);
                break;
            default:
                if (depth < 100 && element is not (DeletedRun or MoveFromRun or SectionProperties))
                    foreach (var child in element.ChildElements) Element(child, depth + 1);
                break;
        }
    }

    private void Paragraph(WordParagraph paragraph)
    {
        runs.Write(paragraph);
        // A paragraph mark that is deleted joins its paragraph with the next.
        if (paragraph.ParagraphProperties?.ParagraphMarkRunProperties?.GetFirstChild<Deleted>() is not null) { writer.Write(" "); return; }
        var level = styles.HeadingLevel(paragraph);
        var kind = level > 0 ? BlockKind.Heading : styles.IsListItem(paragraph) ? BlockKind.ListItem : BlockKind.Paragraph;
        var title = styles.IsTitle(paragraph);
        writer.End(title ? BlockKind.Heading : kind, f => { f.Level = title ? 1 : level; });
    }

    private void Table(WordTable table, int depth)
    {
        writer.End(BlockKind.Paragraph);
        var rows = table.Elements<WordTableRow>().Where(r => r.TableRowProperties?.GetFirstChild<Deleted>() is null).ToList();
        if (rows.Count == 1 && rows[0].Elements<WordTableCell>().Count() == 1)
        {
            // One cell is a frame around text.
            foreach (var element in rows[0].Elements<WordTableCell>().Single().ChildElements) Element(element, depth + 1);
            return;
        }
        var headers = rows.TakeWhile(r => r.TableRowProperties?.GetFirstChild<TableHeader>() is not null).Count();
        if (headers == 0 && rows.Count > 1) headers = 1;
        writer.Table(rows.Select((row, i) => (i < headers, Cells(row, rows, i))));
    }

    private IReadOnlyList<CellSource> Cells(WordTableRow row, List<WordTableRow> rows, int index)
    {
        var cells = new List<CellSource>();
        var column = 0;
        foreach (var cell in row.Elements<WordTableCell>())
        {
            var span = Math.Clamp(cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1, 1, 100);
            var merge = cell.TableCellProperties?.VerticalMerge;
            // A cell that goes on from above is part of the cell above.
            if (merge is null || merge.Val?.Value == MergedCellValues.Restart)
            {
                var down = merge is null ? 1 : 1 + Below(rows, index, column);
                cells.Add(new(() => Words(cell), down, span));
            }
            column += span;
        }
        return cells;
    }

    private static int Below(List<WordTableRow> rows, int index, int column)
    {
        var count = 0;
        for (var i = index + 1; i < rows.Count && count < 200; i++)
        {
            var at = 0;
            WordTableCell? under = null;
            foreach (var cell in rows[i].Elements<WordTableCell>())
            {
                if (at == column) under = cell;
                at += Math.Clamp(cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1, 1, 100);
            }
            if (under?.TableCellProperties?.VerticalMerge is not { } merge || merge.Val?.Value == MergedCellValues.Restart) break;
            count++;
        }
        return count;
    }

    private void Words(WordTableCell cell)
    {
        foreach (var paragraph in cell.Descendants<WordParagraph>())
        {
            runs.Write(paragraph);
            writer.Write(" ");
        }
    }

    private void Footnotes()
    {
        var notes = (main.FootnotesPart?.Footnotes?.Elements<Footnote>().Where(n => n.Type is null).Cast<OpenXmlElement>() ?? [])
            .Concat(main.EndnotesPart?.Endnotes?.Elements<Endnote>().Where(n => n.Type is null) ?? []).ToList();
        if (notes.Count == 0) return;
        writer.Write("Footnotes");
        writer.End(BlockKind.Heading, f => { f.Level = 1; f.Section = null; });
        foreach (var note in notes)
        {
            foreach (var paragraph in note.Descendants<WordParagraph>()) { runs.Write(paragraph); writer.Write(" "); }
            writer.End(BlockKind.Paragraph, f => f.Role = ParagraphKind.Footnote);
        }
    }

    private List<Documents.Comment> Comments()
    {
        var comments = new List<Documents.Comment>();
        foreach (var comment in main.WordprocessingCommentsPart?.Comments?.Elements<WordComment>() ?? [])
            if (comment.Id?.Value is { } id && runs.CommentSpan(id) is { } span)
                comments.Add(new(span, string.Join(' ', comment.Descendants<WordParagraph>().Select(p => p.InnerText)))
                {
                    Author = comment.Author?.Value, When = comment.Date?.InnerText,
                });
        comments.Sort((a, b) => a.Span.CompareTo(b.Span));
        return comments;
    }
}
