namespace Kazus.Text.Reading.Pdf;

/// <summary>A run of lines of one column, from top to bottom, and the column's edges.</summary>
internal sealed record PdfColumn(IReadOnlyList<PdfLine> Lines)
{
    public double Left { get; } = Lines.Min(l => l.Left);

    public double Right { get; } = Lines.Max(l => l.Right);
}

/// <summary>
/// Puts the lines of a page in reading order. Where hardly a line crosses the middle the page has two columns; a line that
/// does cross it closes the columns above it.
/// </summary>
internal static class PdfColumns
{
    /// <summary>The white middle of a page of two columns, or null for a page of one.</summary>
    public static double? Gutter(PdfPage page, IReadOnlyList<PdfLine> lines)
    {
        if (lines.Count < 8) return null;
        double best = 0;
        var fewest = int.MaxValue;
        for (var x = page.Width * 0.38; x <= page.Width * 0.62; x += 2)
        {
            var crossing = lines.Count(l => l.Left < x && l.Right > x);
            // Of equally white places the one nearest the middle.
            if (crossing < fewest || crossing == fewest && Math.Abs(x - page.Width / 2) < Math.Abs(best - page.Width / 2)) (fewest, best) = (crossing, x);
        }
        var left = lines.Count(l => l.Right <= best);
        var right = lines.Count(l => l.Left >= best);
        // Two columns hold running text: many long lines on either side.
        var long_ = page.Width * 0.25;
        var full = lines.Count(l => l.Right <= best && l.Right - l.Left > long_) >= 5 && lines.Count(l => l.Left >= best && l.Right - l.Left > long_) >= 3;
        return full && left * 5 >= lines.Count && right * 6 >= lines.Count && fewest * 3 <= lines.Count ? best : null;
    }

    public static List<PdfColumn> Order(PdfPage page, IReadOnlyList<PdfLine> lines, double? gutter)
    {
        var columns = new List<PdfColumn>();
        var sorted = lines.OrderBy(l => l.Middle).ToList();
        if (gutter is not { } middle)
        {
            Add(columns, sorted);
            return columns;
        }
        var left = new List<PdfLine>();
        var right = new List<PdfLine>();
        var across = new List<PdfLine>();
        foreach (var line in sorted)
        {
            if (line.Left < middle && line.Right > middle)
            {
                Flush();
                across.Add(line);
                continue;
            }
            Add(columns, across);
            across.Clear();
            (line.Right <= middle ? left : right).Add(line);
        }
        Flush();
        Add(columns, across);
        return columns;

        void Flush()
        {
            Add(columns, left);
            Add(columns, right);
            left.Clear();
            right.Clear();
        }
    }

    // Pieces that stand on one line, such as a number and its entry, are one line.
    private static void Add(List<PdfColumn> columns, List<PdfLine> lines)
    {
        if (lines.Count == 0) return;
        var merged = new List<List<PdfWord>>();
        double bottom = 0, top = 0;
        foreach (var line in lines)
        {
            if (merged.Count > 0 && line.Middle < bottom && line.Middle > top && line.Bottom - line.Top < 2.5 * (bottom - top)) merged[^1].AddRange(line.Words);
            else
            {
                merged.Add([.. line.Words]);
                (top, bottom) = (line.Top, line.Bottom);
            }
        }
        columns.Add(new([.. merged.Select(words => new PdfLine([.. words.OrderBy(w => w.Left)]))]));
    }
}
