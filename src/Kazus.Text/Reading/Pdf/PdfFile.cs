using System.Text.RegularExpressions;
using Kazus.Checks;
using Kazus.Text.Documents;
using Kazus.Text.Reading.Structure;

namespace Kazus.Text.Reading.Pdf;

/// <summary>
/// Writes out a printed article: columns in reading order, running heads and page numbers set aside, paragraphs and cut words
/// joined, headings by their size, tables below their captions by the columns their words stand in.
/// </summary>
internal sealed partial class PdfFile
{
    private readonly List<PdfPage> pages;
    private readonly DraftWriter writer = new();
    private readonly double body;
    private readonly double largest;
    // From one line of running text to the next.
    private readonly double pitch;
    private readonly HashSet<string> heads;
    private readonly HashSet<string> words = new(StringComparer.OrdinalIgnoreCase);

    private PdfFile(List<PdfPage> pages)
    {
        this.pages = pages;
        var lines = pages.SelectMany(p => p.Blocks).SelectMany(b => b.Lines).ToList();
        // The size of most words is the size of the running text.
        body = lines.SelectMany(l => l.Words.Select(w => Math.Round(w.Height, 1))).GroupBy(h => h).OrderByDescending(g => g.Count()).First().Key;
        largest = pages[0].Blocks.SelectMany(b => b.Lines).Where(l => l.Text.Length > 12).Select(l => l.Size).DefaultIfEmpty(body).Max();
        heads = RunningHeads(pages);
        pitch = Pitch(pages.SelectMany(p => p.Blocks), body);
        foreach (var line in lines) foreach (var word in line.Words) words.Add(word.Text.Trim('.', ',', ';', ':', '(', ')'));
    }

    public static Draft? Read(string id, byte[] bytes, string name, List<Finding> findings)
    {
        if (PdfToText.Find() is not { } program)
        {
            findings.Add(ReadingRule.ProgramMissing.Finding(name, "Reading PDF needs the program pdftotext (Debian: poppler-utils), which is not installed; the file was not read.", "Install poppler-utils, or give the article as XML, Word or text."));
            return null;
        }
        var (boxes, complaint) = PdfToText.Run(program, bytes);
        if (boxes is null)
        {
            var locked = complaint.Contains("password", StringComparison.OrdinalIgnoreCase) || complaint.Contains("not allowed", StringComparison.OrdinalIgnoreCase);
            findings.Add(locked ? ReadingRule.Encrypted.Finding(name, "The PDF is locked with a password.") : ReadingRule.BrokenPackage.Finding(name, "The PDF is damaged and cannot be read."));
            return null;
        }
        List<PdfPage> pages;
        try
        {
            pages = PdfLayout.Read(new MemoryStream(boxes));
        }
        catch (System.Xml.XmlException)
        {
            findings.Add(ReadingRule.BrokenPackage.Finding(name, "The PDF's text cannot be read."));
            return null;
        }
        if (!pages.Any(p => p.Blocks.Count > 0) || pages.Sum(p => p.Blocks.Sum(b => b.Lines.Sum(l => l.Words.Count))) < 5)
        {
            findings.Add(ReadingRule.NoTextLayer.Finding(name, "The PDF has no text layer: its pages are pictures.", "Run text recognition on the file first."));
            return null;
        }
        return new PdfFile([.. pages.Where(p => p.Blocks.Count > 0)]).Read(id);
    }

    private static double Pitch(IEnumerable<PdfBlock> blocks, double body)
    {
        var steps = blocks.SelectMany(b => b.Lines.Zip(b.Lines.Skip(1), (a, c) => c.Middle - a.Middle)).Where(s => s > 0.8 * body && s < 3 * body).Order().ToList();
        return steps.Count == 0 ? 1.2 * body : steps[steps.Count / 2];
    }

    private Draft Read(string id)
    {
        foreach (var page in pages) Page(page);
        return new(id, SourceFormat.Pdf, writer.Text, writer.Blocks);
    }

    // What stands at the top or foot of several pages, numbers aside.
    private static HashSet<string> RunningHeads(List<PdfPage> pages) => pages
        .SelectMany(p => p.Blocks.SelectMany(b => b.Lines).Where(l => AtEdge(l, p)).Select(l => Digits().Replace(l.Text, "#")).Distinct())
        .GroupBy(t => t, StringComparer.Ordinal).Where(g => g.Count() >= 2).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);

    private static bool AtEdge(PdfLine line, PdfPage page) => line.Bottom < page.Height * 0.1 || line.Top > page.Height * 0.9;

    private bool IsFurniture(PdfLine line, PdfPage page) => AtEdge(line, page)
        && (heads.Contains(Digits().Replace(line.Text, "#")) || PageFurniture.IsNotice(line.Text));

    private void Page(PdfPage page)
    {
        var lines = page.Blocks.SelectMany(b => b.Lines).ToList();
        var edges = lines.Where(l => IsFurniture(l, page)).ToList();
        foreach (var line in edges)
        {
            Words(line, null);
            writer.End(BlockKind.Paragraph, f => f.Role = ParagraphKind.Furniture);
        }
        lines.RemoveAll(edges.Contains);
        var gutter = PdfColumns.Gutter(page, lines);
        var tables = new PdfTables(page, lines, gutter, body).Find();
        var taken = tables.SelectMany(t => t.Words).ToHashSet(ReferenceEqualityComparer.Instance);
        lines.RemoveAll(l => taken.Contains(l.Words[0]));
        var current = new List<PdfLine>();
        foreach (var column in PdfColumns.Order(page, lines, gutter))
        {
            foreach (var line in column.Lines)
            {
                if (current.Count > 0 && Begins(current, line, column)) Flush(current);
                current.Add(line);
                if (tables.FirstOrDefault(t => ReferenceEquals(t.After, line.Words[0])) is { } table)
                {
                    Flush(current);
                    Table(table);
                }
            }
            Flush(current);
        }
    }

    private bool Begins(List<PdfLine> current, PdfLine line, PdfColumn column)
    {
        var last = current[^1];
        if (line.Middle - last.Middle > Math.Max(pitch * 1.2, 1.1 * line.Size)) return true;
        if (Math.Abs(line.Size - last.Size) > 0.12 * body && !(current.Count > 1 && line.Text.Length < 4)) return true;
        if (Headings.IsHeadingLine(last.Text) && current.Count == 1 || Headings.IsHeadingLine(line.Text)) return true;
        if (Opening().IsMatch(line.Text)) return true;
        // The later lines of a numbered entry hang.
        if (Entry().IsMatch(current[0].Text)) return false;
        var ended = last.Text[^1] is '.' or '?' or '!' or ':' || last.Right < column.Right - 4 * body;
        return ended && line.Left > column.Left + 0.6 * body && line.Left > last.Left + 0.6 * body;
    }

    private void Flush(List<PdfLine> lines)
    {
        if (lines.Count == 0) return;
        var size = lines[0].Size;
        var heading = size > body * 1.12 && lines.Sum(l => l.Text.Length) < 260 && lines.TrueForAll(l => Math.Abs(l.Size - size) < 0.12 * body);
        for (var i = 0; i < lines.Count; i++) Words(lines[i], i + 1 < lines.Count ? lines[i + 1] : null);
        var level = size >= largest - 0.5 ? 1 : size > body * 1.35 ? 2 : 3;
        writer.End(heading ? BlockKind.Heading : BlockKind.Paragraph, f => f.Level = heading ? level : 0);
        lines.Clear();
    }

    private void Words(PdfLine line, PdfLine? next)
    {
        for (var i = 0; i < line.Words.Count; i++)
        {
            var word = line.Words[i];
            var text = word.Text;
            // A word cut at the line's end goes on in the next line.
            if (i == line.Words.Count - 1 && next is not null && text.Length > 1 && text[^1] is '-' or '\u00AD' or '‐' && char.IsLetterOrDigit(next.Words[0].Text[0]))
            {
                var stem = text[..^1] + "-";
                writer.Write(text[^1] == '\u00AD' || !Stitching.KeepsHyphen(stem, next.Words[0].Text.TrimEnd('.', ',', ';', ')'), words) ? text[..^1] : stem);
                return;
            }
            // Small figures above the line are raised.
            if (word.Height < line.Size * 0.8 && word.Middle < (line.Top + line.Bottom) / 2 && text.All(c => char.IsDigit(c) || c is ',' or '-' or '–' or '[' or ']'))
                writer.Raised(text, () => writer.Write(text));
            else writer.Write(text);
            if (i + 1 == line.Words.Count || line.Words[i + 1].Left - word.Right > 0.1 * body) writer.Write(" ");
        }
    }

    private void Table(PdfTable table) =>
        writer.Table(table.Rows.Select((row, i) => (i < table.Headers, (IReadOnlyList<CellSource>)[.. row.Select(cell => new CellSource(() => writer.Write(cell)))])));

    [GeneratedRegex(@"^(\[\d{1,3}\]\s|\d{1,3}\.\s+\p{Lu})")]
    private static partial Regex Entry();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(\[\d{1,3}\]\s|\d{1,3}\.\s+\p{Lu}[\p{L}'’-]+[\s,]|(Fig(ure)?|FIG(URE)?|Table|TABLE)\.?\s*\d+\s*[.:|]|(Key\s?words?|Received|Accepted|Published|Abstract|ABSTRACT)\s*[:\-–—])")]
    private static partial Regex Opening();
}
