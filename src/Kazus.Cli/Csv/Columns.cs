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
    private const int Sample = 1 << 16;
    private readonly Dictionary<string, double[]> numbers;
    private readonly Dictionary<string, Labelled> categories;
    private readonly int[]? rowNumbers;
    private readonly bool complete;

    private Columns(string path, int rows, (Dictionary<string, double[]> Numbers, Dictionary<string, Labelled> Categories) columns, int[]? rowNumbers, bool complete)
    {
        Path = path;
        Rows = rows;
        (numbers, categories) = columns;
        this.rowNumbers = rowNumbers;
        this.complete = complete;
    }

    public string Path { get; }

    public int Rows { get; }

    /// <summary>Rows left out by <see cref="Complete"/> and <see cref="Where"/>.</summary>
    public int Dropped { get; private init; }

    /// <summary>Reads the named columns.</summary>
    /// <exception cref="InputException">The file or a column is not there, or a number was expected and something else was found.</exception>
    public static Columns Read(string path, params IReadOnlyList<ColumnUse> uses)
    {
        var layout = CsvLayout.Read(path, uses);
        var (scanners, arrays) = Scan(layout);
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
        var labels = arrays.Join(scanners);
        Dictionary<string, double[]> numbers = new(StringComparer.Ordinal);
        Dictionary<string, Labelled> categories = new(StringComparer.Ordinal);
        for (var k = 0; k < layout.Uses.Length; k++)
        {
            if (layout.Uses[k].Kind == ColumnKind.Category) categories[layout.Uses[k].Name] = new(arrays.Codes[k], labels[k]);
            else numbers[layout.Uses[k].Name] = arrays.Numbers[k];
        }
        return new Columns(path, before, (numbers, categories), null, !Array.Exists(scanners, s => s.AnyMissing));
    }

    /// <summary>The numbers of a column; NaN is missing.</summary>
    public ReadOnlyMemory<double> Numbers(string name) => numbers[name].AsMemory(0, Rows);

    /// <summary>Whether a column that could be either was read as numbers.</summary>
    public bool IsNumeric(string name) => numbers.ContainsKey(name);

    /// <summary>The labels of a column in the order they first appear, and for each row the place of its label; -1 is missing.</summary>
    public (ReadOnlyMemory<int> Codes, string[] Labels) Category(string name) => (categories[name].Codes.AsMemory(0, Rows), categories[name].Labels);

    /// <summary>The number of a row in the file, counted from 1 after the header.</summary>
    public int RowNumber(int row) => (rowNumbers is null ? row : rowNumbers[row]) + 1;

    /// <summary>The same columns without the rows that have a missing value in any of them.</summary>
    public Columns Complete() => complete ? this : Where(row =>
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
        Dictionary<string, double[]> keptNumbers = new(StringComparer.Ordinal);
        Dictionary<string, Labelled> keptCategories = new(StringComparer.Ordinal);
        foreach (var (name, values) in numbers) keptNumbers[name] = Pick(values, kept);
        foreach (var (name, column) in categories) keptCategories[name] = new(Pick(column.Codes, kept), column.Labels);
        return new Columns(Path, count, (keptNumbers, keptCategories), rowNumbers is null ? kept : Pick(rowNumbers, kept), complete)
        {
            Dropped = Dropped + Rows - count,
        };
    }

    private static double[] Pick(double[] values, int[] rows)
    {
        var picked = GC.AllocateUninitializedArray<double>(rows.Length);
        for (var i = 0; i < rows.Length; i++) picked[i] = values[rows[i]];
        return picked;
    }

    private static int[] Pick(int[] values, int[] rows)
    {
        var picked = GC.AllocateUninitializedArray<int>(rows.Length);
        for (var i = 0; i < rows.Length; i++) picked[i] = values[rows[i]];
        return picked;
    }

    /// <summary>
    /// A column of labels as groups: numbers ascending when every label is a number (1 and 1.0 are one), else words in ordinal
    /// order. Labels that no row has any more are left out.
    /// </summary>
    public Grouping Grouping(string name)
    {
        var (codes, labels) = Category(name);
        var used = new bool[labels.Length];
        foreach (var c in codes.Span) if (c >= 0) used[c] = true;
        var values = Array.ConvertAll(labels, l => double.TryParse(l, NumberStyles.Float, CultureInfo.InvariantCulture, out var v) ? v : double.NaN);
        var numeric = !Enumerable.Range(0, labels.Length).Any(c => used[c] && double.IsNaN(values[c]));
        var present = Enumerable.Range(0, labels.Length).Where(c => used[c]);
        int[][] order = numeric
            ? [.. present.GroupBy(c => values[c]).OrderBy(g => g.Key).Select(g => g.ToArray())]
            : [.. present.OrderBy(c => labels[c], StringComparer.Ordinal).Select(c => new[] { c })];
        var place = new int[labels.Length];
        for (var g = 0; g < order.Length; g++) foreach (var c in order[g]) place[c] = g;
        return Statistics.Grouping.FromCodes(Placed(codes.Span, place), [.. order.Select(g => labels[g[0]])]);
    }

    private static int[] Placed(ReadOnlySpan<int> codes, int[] place)
    {
        var placed = GC.AllocateUninitializedArray<int>(codes.Length);
        for (var i = 0; i < placed.Length; i++) placed[i] = codes[i] < 0 ? -1 : place[codes[i]];
        return placed;
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

    private static (ColumnScanner[] Scanners, ColumnArrays Arrays) Scan(CsvLayout layout)
    {
        using var file = File.OpenHandle(layout.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var length = RandomAccess.GetLength(file);
        var middle = length - layout.DataStart < SplitFrom || Environment.ProcessorCount == 1 ? length : RecordAfter(file, (layout.DataStart + length) / 2, length);
        var (half, rest) = Room(file, (layout.DataStart, middle, length));
        var arrays = new ColumnArrays(layout, half + rest);
        var first = new ColumnScanner(layout, arrays, 0, half);
        if (middle >= length)
        {
            first.Scan(file, layout.DataStart, length);
            return ([first], arrays);
        }
        var second = new ColumnScanner(layout, arrays, half, rest);
        Parallel.Invoke(() => first.Scan(file, layout.DataStart, middle), () => second.Scan(file, middle, length));
        if (first.Fault is not null) return ([first], arrays);
        if (first.End == middle) return ([first, second], arrays);
        // The middle fell into a quoted cell: read the second half again from the true start of a record.
        second = new ColumnScanner(layout, arrays, half, rest);
        second.Scan(file, first.End, length);
        return ([first, second], arrays);
    }

    /// <summary>Rows to be expected in two stretches, a tenth more than the first records are long; a scanner that finds more grows.</summary>
    private static (int First, int Second) Room(Microsoft.Win32.SafeHandles.SafeFileHandle file, (long Start, long Middle, long End) at)
    {
        var window = new byte[Sample];
        var read = RandomAccess.Read(file, window, at.Start);
        var lines = window.AsSpan(0, read).Count((byte)'\n') + 1;
        int Rows(long bytes) => (int)Math.Min(64 + bytes * 1.1 / ((double)read / lines + 1e-9), Array.MaxLength / 4);
        return (Rows(at.Middle - at.Start), at.End > at.Middle ? Rows(at.End - at.Middle) : 0);
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

    private static InputException Fault(string path, int row, string column, string text) => new(string.Create(CultureInfo.InvariantCulture,
        $"{path}, row {row + 1}: column '{column}' {(text.Length == 0 ? "is not there" : $"holds \"{text}\" where a number was expected")}. Nothing was computed."));

    /// <summary>For each row the place of its label; the codes may be followed by room that no row has.</summary>
    private sealed record Labelled(int[] Codes, string[] Labels);
}
