using Kazus.Text.Reading.Structure;

namespace Kazus.Text.Reading.Pdf;

/// <summary>A table of a page: the first word of the caption's last line, after which it is written, its rows of cells, and the words it takes up.</summary>
internal sealed record PdfTable(PdfWord After, IReadOnlyList<IReadOnlyList<string>> Rows, int Headers, IReadOnlyList<PdfWord> Words);

/// <summary>
/// Finds the tables of a page below their captions. The white columns that no row's words cross part the cells; a row whose
/// first cell is empty goes on with the row above.
/// </summary>
internal sealed class PdfTables(PdfPage page, IReadOnlyList<PdfLine> lines, double? gutter, double body)
{
    public List<PdfTable> Find()
    {
        var tables = new List<PdfTable>();
        foreach (var line in lines)
            if (Labels.Read(line.Text) is { Name: "Table" } label && label.Punctuated && Below(line) is { } table)
                tables.Add(table);
        return tables;
    }

    private PdfTable? Below(PdfLine caption)
    {
        // The caption may run on over lines of its own, close under each other.
        var last = caption;
        var inColumn = lines.Where(l => l.Top > caption.Top && l.Left < caption.Right + 40 && l.Right > caption.Left - 40).OrderBy(l => l.Top).ToList();
        foreach (var line in inColumn)
        {
            if (line.Top - last.Bottom > 0.6 * body || Segments(RowWords(line.Middle), 1.6 * body).Count > 1 || ReferenceEquals(last, line)) break;
            if (line.Left > caption.Left + 3 * body) break;
            last = line;
        }
        if (gutter is not { } middle || caption.Left < middle && caption.Right > middle) return Within(last, 0, page.Width);
        // In a page of two columns the table may keep to the caption's column or stand across both.
        var across = Within(last, 0, page.Width);
        if (across is not null && StandsAcross(across, middle)) return across;
        return caption.Left < middle ? Within(last, 0, middle) : Within(last, middle, page.Width);
    }

    private bool StandsAcross(PdfTable table, double middle)
    {
        var rows = table.Words.GroupBy(w => Math.Round(w.Middle / (0.6 * body))).ToList();
        return rows.Count(r => r.Any(w => w.Right < middle) && r.Any(w => w.Left > middle)) * 10 >= rows.Count * 6
            && !rows.Exists(r => Segments([.. r.OrderBy(w => w.Left)], 1.2 * body).Exists(s => s[^1].Right - s[0].Left > 0.36 * page.Width));
    }

    private PdfTable? Within(PdfLine last, double left, double right)
    {
        var rows = new List<List<PdfWord>>();
        var bottom = last.Bottom;
        foreach (var row in RowsBelow(last.Bottom, left, right))
        {
            var gap = row.Min(w => w.Top) - bottom;
            var several = Segments(row, 1.2 * body).Count > 1;
            if (rows.Count > 0 && gap > 3 * body) break;
            // Running text of two columns beside each other.
            if (Segments(row, 1.2 * body) is { Count: <= 2 } pieces && pieces.Exists(s => s[^1].Right - s[0].Left > 0.36 * page.Width)) break;
            // A line of running text below the table: one piece, as wide as a column, or another caption.
            if (!several && rows.Count >= 2 && (row[^1].Right - row[0].Left > 0.35 * page.Width || Labels.Read(string.Join(' ', row.Select(w => w.Text))) is not null)) break;
            rows.Add(row);
            bottom = Math.Max(bottom, row.Max(w => w.Bottom));
        }
        // What trails below the last row of several cells is a note or prose, unless it is set close under it.
        while (rows.Count > 0 && Segments(rows[^1], 1.2 * body).Count < 2) rows.RemoveAt(rows.Count - 1);
        return rows.Count(r => Segments(r, 1.2 * body).Count > 1) < 2 ? null : Table(last, rows);
    }

    private PdfTable? Table(PdfLine after, List<List<PdfWord>> rows)
    {
        var gutters = Gutters(rows);
        if (gutters.Count == 0 || gutters.Count > 20) return null;
        var cells = new List<string[]>();
        var close = ClosePitch(rows);
        double above = 0;
        foreach (var row in rows)
        {
            var middle = row.Average(w => w.Middle);
            var pitch = middle - above;
            above = middle;
            var texts = new string[gutters.Count + 1];
            for (var c = 0; c < texts.Length; c++)
                texts[c] = string.Join(' ', row.Where(w => Column(w, gutters) == c).Select(w => w.Text));
            // Set closer than rows are, or nothing in the first column: the row above goes on.
            if (cells.Count > 0 && (close is { } wrapped ? pitch < wrapped : texts[0].Length == 0 || texts.Count(t => t.Length > 0) == 1 && texts[0].Length > 0 && char.IsLower(texts[0][0])))
                for (var c = 0; c < texts.Length; c++) cells[^1][c] = (cells[^1][c] + " " + texts[c]).Trim();
            else cells.Add(texts);
        }
        return cells.Count < 2 ? null : new(after.Words[0], cells, 1, [.. rows.SelectMany(r => r)]);
    }

    // Lines of one row stand closer than rows do: the distance that parts the two, or null where all are alike.
    private double? ClosePitch(List<List<PdfWord>> rows)
    {
        var middles = rows.ConvertAll(r => r.Average(w => w.Middle));
        var pitches = middles.Zip(middles.Skip(1), (a, b) => b - a).Order().ToList();
        if (pitches.Count < 3) return null;
        for (var i = 0; i + 1 < pitches.Count; i++)
            if (pitches[i + 1] > pitches[i] * 1.12 && pitches[i + 1] - pitches[i] > 0.1 * body && i + 1 >= pitches.Count / 6 && pitches[i] < 2 * body)
                return (pitches[i] + pitches[i + 1]) / 2;
        return null;
    }

    private static int Column(PdfWord word, List<double> gutters)
    {
        var centre = (word.Left + word.Right) / 2;
        var column = 0;
        while (column < gutters.Count && centre > gutters[column]) column++;
        return column;
    }

    // Where no row, or hardly any, has a word: the middle of each such stretch parts two columns.
    private List<double> Gutters(List<List<PdfWord>> rows)
    {
        var left = rows.Min(r => r.Min(w => w.Left));
        var right = rows.Max(r => r.Max(w => w.Right));
        var crossed = new int[(int)(right - left) + 2];
        foreach (var row in rows)
            foreach (var segment in Segments(row, 0.8 * body))
                for (var x = Math.Max(0, (int)(segment[0].Left - left)); x <= Math.Min(crossed.Length - 1, (int)(segment[^1].Right - left)); x++) crossed[x]++;
        var allowed = rows.Count / 12;
        var gutters = new List<double>();
        var start = -1;
        for (var x = 0; x < crossed.Length; x++)
        {
            if (crossed[x] <= allowed) { if (start < 0) start = x; continue; }
            if (start > 0 && x - start >= 0.45 * body) gutters.Add(left + (start + x) / 2.0);
            start = -1;
        }
        return gutters;
    }

    private static List<List<PdfWord>> Segments(IReadOnlyList<PdfWord> row, double gap)
    {
        var segments = new List<List<PdfWord>>();
        foreach (var word in row)
            if (segments.Count > 0 && word.Left - segments[^1][^1].Right < gap) segments[^1].Add(word);
            else segments.Add([word]);
        return segments;
    }

    private List<PdfWord> RowWords(double middle) =>
        [.. lines.SelectMany(l => l.Words).Where(w => w.Top < middle && w.Bottom > middle).OrderBy(w => w.Left)];

    private List<List<PdfWord>> RowsBelow(double top, double left, double right)
    {
        var rows = new List<List<PdfWord>>();
        foreach (var word in lines.SelectMany(l => l.Words).Where(w => w.Middle > top && w.Left >= left && w.Right <= right).OrderBy(w => w.Middle))
        {
            var row = rows.Count > 0 && word.Middle < rows[^1].Max(w => w.Bottom) - 0.25 * word.Height ? rows[^1] : null;
            if (row is null) rows.Add([word]); else row.Add(word);
        }
        foreach (var row in rows) row.Sort((a, b) => a.Left.CompareTo(b.Left));
        return rows;
    }
}
