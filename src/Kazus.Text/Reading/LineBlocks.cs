using System.Text.RegularExpressions;
using Kazus.Text.Documents;
using Kazus.Text.Reading.Structure;

namespace Kazus.Text.Reading;

/// <summary>
/// Looks into a paragraph's lines: lines of tab-separated cells are a table, a line that begins a reference, a legend or
/// a known section begins a paragraph of its own, and lines that are sentences are paragraphs.
/// </summary>
internal static partial class LineBlocks
{
    public static IEnumerable<Block> Split(string source, Block block)
    {
        var text = source.AsSpan(block.Span.Start, block.Span.Length);
        if (!text.Contains('\n')) return [block];
        var lines = Lines(source, block.Span);
        if (lines.Count < 2) return [block];
        if (AsTable(source, block, lines) is { } table) return [table];
        return Cut(source, block, lines);
    }

    private static List<Span> Lines(string source, Span span)
    {
        var lines = new List<Span>();
        var start = span.Start;
        for (var i = span.Start; i <= span.End; i++)
        {
            if (i < span.End && source[i] != '\n') continue;
            var end = i;
            while (end > start && char.IsWhiteSpace(source[end - 1])) end--;
            var begin = start;
            while (begin < end && source[begin] is ' ' or '\r') begin++;
            if (end > begin) lines.Add(new(begin, end));
            start = i + 1;
        }
        return lines;
    }

    private static IEnumerable<Block> Cut(string source, Block block, List<Span> lines)
    {
        var sentences = LinesAreSentences(source, lines);
        var counted = Counted(source, lines);
        var start = 0;
        for (var i = 1; i <= lines.Count; i++)
        {
            if (i < lines.Count && !sentences && !counted.Contains(i) && !Begins(source, lines, i)) continue;
            yield return Part(block, new(lines[start].Start, lines[i - 1].End));
            start = i;
        }
    }

    // "1 Abel T. Tumours of the nerve" and "2 Brandt U. Surgery": a list that counts its lines, whatever they end with.
    private static HashSet<int> Counted(string source, List<Span> lines)
    {
        var begins = new HashSet<int>();
        var last = 0;
        for (var i = 0; i < lines.Count; i++)
            if (Count().Match(source, lines[i].Start, lines[i].Length) is { Success: true } match && int.Parse(match.Groups["n"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) is var n && (begins.Count == 0 || n == last + 1))
            {
                begins.Add(i);
                last = n;
            }
        return begins.Count >= 3 ? begins : [];
    }

    [GeneratedRegex(@"\G(?<n>\d{1,3})\s+(?=\p{Lu}\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Count();

    private static bool Begins(string source, List<Span> lines, int i)
    {
        var line = source.AsSpan(lines[i].Start, lines[i].Length);
        return Opening().IsMatch(line) || Headings.IsHeadingLine(line)
            || Headings.IsHeadingLine(source.AsSpan(lines[i - 1].Start, lines[i - 1].Length));
    }

    // One sentence a line, or one paragraph a line: most lines end as sentences do and few are filled to one width.
    private static bool LinesAreSentences(string source, List<Span> lines)
    {
        var ended = 0;
        foreach (var line in lines)
            if (source[line.End - 1] is '.' or '?' or '!' or ')' or '"' or '”') ended++;
        return ended * 10 >= lines.Count * 7;
    }

    private static Block Part(Block block, Span span)
    {
        var from = block.Plain.FromDocument(span.Start);
        var to = block.Plain.FromDocument(span.End);
        var plain = block.Plain.Slice(from, Math.Max(from, to));
        var trimmed = plain.Text.AsSpan().TrimEnd().Length;
        if (trimmed < plain.Length) plain = plain.Slice(0, trimmed);
        return block with { Span = span, Plain = plain, Marks = [.. block.Marks.Where(m => span.Overlaps(m.Span))] };
    }

    private static Block? AsTable(string source, Block block, List<Span> lines)
    {
        var rows = lines.ConvertAll(l => TabCells(source, l));
        var width = rows.Max(r => r.Count);
        if (width < 2 || rows.Count(r => r.Count == width) * 2 <= rows.Count) return null;
        var drafted = new List<DraftRow>();
        for (var i = 0; i < rows.Count; i++)
        {
            var cells = rows[i].ConvertAll(c =>
            {
                var part = Part(block, c);
                return new DraftCell(c, part.Plain) { Marks = part.Marks, IsHeader = i == 0 };
            });
            drafted.Add(new(lines[i], i == 0, cells));
        }
        return new(BlockKind.Table, block.Span, PlainText.Empty(block.Span.Start)) { Table = new(drafted) };
    }

    private static List<Span> TabCells(string source, Span line)
    {
        var cells = new List<Span>();
        var start = line.Start;
        for (var i = line.Start; i <= line.End; i++)
        {
            if (i < line.End && source[i] != '\t') continue;
            var begin = start;
            var end = i;
            while (begin < end && source[begin] == ' ') begin++;
            while (end > begin && source[end - 1] == ' ') end--;
            cells.Add(new(begin, end));
            start = i + 1;
        }
        return cells;
    }

    // A numbered reference, a legend, a table's caption, a keyword line, dates.
    [GeneratedRegex(@"^\s*(\*\*|\*|__|_)?(\[\d{1,3}\]\s|\d{1,3}\.\s+\p{Lu}|(Fig(ure)?s?|FIG(URE)?S?|Table|TABLE|Tab|Abb(ildung)?|Tabelle|Slika)\.?\s*S?(\d+|[IVX]+)\b\s*[.:—–|*]|(Key\s?words?|Received|Accepted|Published|Abstract|DOI)\b\s*[:\-–—]?)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Opening();
}
