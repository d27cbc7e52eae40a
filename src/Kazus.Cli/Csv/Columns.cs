using System.Globalization;
using Kazus.Statistics;

namespace Kazus.Cli.Csv;

/// <summary>
/// The columns of a CSV file that a command uses: UTF-8 with or without a byte order mark, LF or CRLF, quoted cells, comma,
/// semicolon or tab. Only the named columns are turned into values. An empty cell or NA is missing.
/// </summary>
public sealed class Columns
{
    private const long SplitFrom = 4 << 20;
    private readonly Dictionary<string, double[]> numbers;
    private readonly Dictionary<string, (int[] Codes, string[] Labels)> categories;
    private readonly int[]? rowNumbers;

    private Columns(string path, int rows, Dictionary<string, double[]> numbers, Dictionary<string, (int[], string[])> categories, int[]? rowNumbers, int dropped)
    {
        Path = path;
        Rows = rows;
        this.numbers = numbers;
        this.categories = categories;
        this.rowNumbers = rowNumbers;
        Dropped = dropped;
    }

    public string Path { get; }

    public int Rows { get; }

    /// <summary>Rows left out by <see cref="Complete"/> and <see cref="Where"/>.</summary>
    public int Dropped { get; }

    /// <summary>Reads the named columns.</summary>
    /// <exception cref="InputException">The file or a column is not there, or a number was expected and something else was found.</exception>
    public static Columns Read(string path, params IReadOnlyList<ColumnUse> uses)
    {
        var layout = CsvLayout.Read(path, uses);
        var scanners = Scan(layout);
        var before = 0;
        foreach (var scanner in scanners)
        {
            if (scanner.Fault is { } fault)
            {
                var use = layout.Uses[fault.Use];
                if (use.Kind == ColumnKind.Either) return Read(path, [.. layout.Uses.Select(u => u.Name == use.Name ? ColumnUse.Category(u.Name) : u)]);
                throw Fault(path, before + fault.Row, use.Name, fault.Text);
            }
            before += scanner.Rows;
        }
        var read = Join(path, layout, scanners, before);
        foreach (var scanner in scanners) scanner.Return();
        return read;
    }

    /// <summary>The numbers of a column; NaN is missing.</summary>
    public double[] Numbers(string name) => numbers[name];

    /// <summary>Whether a column that could be either was read as numbers.</summary>
    public bool IsNumeric(string name) => numbers.ContainsKey(name);

    /// <summary>The labels of a column in the order they first appear, and for each row the place of its label; -1 is missing.</summary>
    public (int[] Codes, string[] Labels) Category(string name) => categories[name];

    /// <summary>The number of a row in the file, counted from 1 after the header.</summary>
    public int RowNumber(int row) => (rowNumbers is null ? row : rowNumbers[row]) + 1;

    /// <summary>The same columns without the rows that have a missing value in any of them.</summary>
    public Columns Complete() => Where(row =>
    {
        foreach (var n in numbers.Values) if (double.IsNaN(n[row])) return false;
        foreach (var c in categories.Values) if (c.Codes[row] < 0) return false;
        return true;
    });

    /// <summary>The same columns with only the rows that pass.</summary>
    public Columns Where(Func<int, bool> keep)
    {
        var kept = new int[Rows];
        var count = 0;
        for (var row = 0; row < Rows; row++)
            if (keep(row)) kept[count++] = row;
        if (count == Rows) return this;
        Array.Resize(ref kept, count);
        return new Columns(Path, count,
            numbers.ToDictionary(n => n.Key, n => Array.ConvertAll(kept, r => n.Value[r])),
            categories.ToDictionary(c => c.Key, c => (Array.ConvertAll(kept, r => c.Value.Codes[r]), c.Value.Labels)),
            rowNumbers is null ? kept : Array.ConvertAll(kept, r => rowNumbers[r]), Dropped + Rows - count);
    }

    /// <summary>
    /// A column of labels as groups: numbers ascending when every label is a number (1 and 1.0 are one), else words in ordinal
    /// order. Labels that no row has any more are left out.
    /// </summary>
    public Grouping Grouping(string name)
    {
        var (codes, labels) = categories[name];
        var used = new bool[labels.Length];
        foreach (var c in codes) if (c >= 0) used[c] = true;
        var values = Array.ConvertAll(labels, l => double.TryParse(l, NumberStyles.Float, CultureInfo.InvariantCulture, out var v) ? v : double.NaN);
        var numeric = !Enumerable.Range(0, labels.Length).Any(c => used[c] && double.IsNaN(values[c]));
        var present = Enumerable.Range(0, labels.Length).Where(c => used[c]);
        int[][] order = numeric
            ? [.. present.GroupBy(c => values[c]).OrderBy(g => g.Key).Select(g => g.ToArray())]
            : [.. present.OrderBy(c => labels[c], StringComparer.Ordinal).Select(c => new[] { c })];
        var place = new int[labels.Length];
        for (var g = 0; g < order.Length; g++) foreach (var c in order[g]) place[c] = g;
        return Statistics.Grouping.FromCodes(Array.ConvertAll(codes, c => c < 0 ? -1 : place[c]), [.. order.Select(g => labels[g[0]])]);
    }

    /// <summary>Every combination of several columns that occurs, the first column varying slowest, labelled "a, b".</summary>
    public Grouping Grouping(IReadOnlyList<string> names)
    {
        if (names.Count == 1) return Grouping(names[0]);
        var parts = names.Select(Grouping).ToArray();
        var combined = new long[Rows];
        foreach (var part in parts)
            for (var row = 0; row < Rows; row++) combined[row] = combined[row] * part.Count + part.Codes.Span[row];
        long[] present = [.. combined.Distinct().Order()];
        return Statistics.Grouping.FromCodes(Array.ConvertAll(combined, c => Array.BinarySearch(present, c)), present.Select(c => Label(c, parts)));
    }

    private static string Label(long combined, Grouping[] parts)
    {
        var words = new string[parts.Length];
        for (var k = parts.Length - 1; k >= 0; k--)
        {
            words[k] = parts[k].Labels[(int)(combined % parts[k].Count)];
            combined /= parts[k].Count;
        }
        return string.Join(", ", words);
    }

    private static ColumnScanner[] Scan(CsvLayout layout)
    {
        using var file = File.OpenHandle(layout.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var length = RandomAccess.GetLength(file);
        var middle = length - layout.DataStart < SplitFrom || Environment.ProcessorCount == 1 ? length : RecordAfter(file, (layout.DataStart + length) / 2, length);
        // A guess at the rows from the size of a short record; the arrays grow when it is too low.
        var expected = (int)Math.Min((length - layout.DataStart) / 16 + 64, 1 << 20);
        var first = new ColumnScanner(layout, expected);
        if (middle >= length)
        {
            first.Scan(file, layout.DataStart, length);
            return [first];
        }
        var second = new ColumnScanner(layout, expected);
        Parallel.Invoke(() => first.Scan(file, layout.DataStart, middle), () => second.Scan(file, middle, length));
        if (first.End == middle || first.Fault is not null) return first.Fault is null ? [first, second] : [first];
        // The middle fell into a quoted cell: read the second half again from the true start of a record.
        second.Return();
        second = new ColumnScanner(layout, expected);
        second.Scan(file, first.End, length);
        return [first, second];
    }

    private static long RecordAfter(Microsoft.Win32.SafeHandles.SafeFileHandle file, long from, long length)
    {
        Span<byte> window = stackalloc byte[4096];
        while (from < length)
        {
            var read = RandomAccess.Read(file, window, from);
            var newline = window[..read].IndexOf((byte)'\n');
            if (newline >= 0) return from + newline + 1;
            from += read;
            if (read == 0) break;
        }
        return length;
    }

    private static Columns Join(string path, CsvLayout layout, ColumnScanner[] scanners, int rows)
    {
        Dictionary<string, double[]> numbers = new(StringComparer.Ordinal);
        Dictionary<string, (int[], string[])> categories = new(StringComparer.Ordinal);
        for (var k = 0; k < layout.Uses.Length; k++)
        {
            var name = layout.Uses[k].Name;
            if (layout.Uses[k].Kind == ColumnKind.Category) { categories[name] = JoinLabels(scanners, k, rows); continue; }
            var all = GC.AllocateUninitializedArray<double>(rows);
            var at = 0;
            foreach (var s in scanners) { s.Numbers(k).CopyTo(all.AsSpan(at)); at += s.Rows; }
            numbers[name] = all;
        }
        return new Columns(path, rows, numbers, categories, null, 0);
    }

    private static (int[] Codes, string[] Labels) JoinLabels(ColumnScanner[] scanners, int use, int rows)
    {
        var all = GC.AllocateUninitializedArray<int>(rows);
        Dictionary<string, int> known = new(StringComparer.Ordinal);
        var at = 0;
        foreach (var s in scanners)
        {
            var table = s.Labels(use);
            var map = new int[table.Count + 1];
            map[0] = -1;
            for (var c = 0; c < table.Count; c++)
            {
                var text = table.Text(c);
                if (!known.TryGetValue(text, out var code)) known.Add(text, code = known.Count);
                map[c + 1] = code;
            }
            foreach (var c in s.Codes(use)) all[at++] = map[c + 1];
        }
        return (all, [.. known.Keys]);
    }

    private static InputException Fault(string path, int row, string column, string text) => new(string.Create(CultureInfo.InvariantCulture,
        $"{path}, row {row + 1}: column '{column}' {(text.Length == 0 ? "is not there" : $"holds \"{text}\" where a number was expected")}. Nothing was computed."));
}
