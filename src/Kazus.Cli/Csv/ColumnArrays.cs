namespace Kazus.Cli.Csv;

/// <summary>
/// One array for each used column, longer than the rows it will hold: pages that are never written cost nothing, and rows need not be
/// copied to arrays of the right length afterwards.
/// </summary>
internal sealed class ColumnArrays
{
    internal ColumnArrays(CsvLayout layout, int rows)
    {
        Numbers = [.. layout.Uses.Select(u => u.Kind == ColumnKind.Category ? [] : GC.AllocateUninitializedArray<double>(rows))];
        Codes = [.. layout.Uses.Select(u => u.Kind == ColumnKind.Category ? GC.AllocateUninitializedArray<int>(rows) : [])];
    }

    /// <summary>By used column; empty for categories.</summary>
    internal double[][] Numbers { get; }

    /// <summary>By used column; empty for numbers.</summary>
    internal int[][] Codes { get; }

    /// <summary>Puts the rows of the scanners one after the other, and their labels into one list for each column.</summary>
    internal string[][] Join(ColumnScanner[] scanners)
    {
        var labels = new string[Codes.Length][];
        var moved = Array.Exists(scanners, s => s.Moved);
        var rows = 0;
        foreach (var scanner in scanners) rows += scanner.Rows;
        for (var use = 0; use < Codes.Length; use++)
        {
            if (Numbers[use].Length == 0) labels[use] = OneList(scanners, use);
            if (moved) Renew(use, rows);
            var at = 0;
            foreach (var scanner in scanners)
            {
                if (!moved && scanner.First == at) { }
                else if (Numbers[use].Length > 0) scanner.Numbers(use).CopyTo(Numbers[use].AsSpan(at));
                else scanner.Codes(use).CopyTo(Codes[use].AsSpan(at));
                at += scanner.Rows;
            }
        }
        return labels;
    }

    /// <summary>A scanner outgrew its room: the rows of all go to a new array.</summary>
    private void Renew(int use, int rows)
    {
        if (Numbers[use].Length > 0) Numbers[use] = GC.AllocateUninitializedArray<double>(rows);
        else Codes[use] = GC.AllocateUninitializedArray<int>(rows);
    }

    /// <summary>The labels of all scanners in the order in which they first appear; codes are changed where another scanner's differ.</summary>
    private static string[] OneList(ColumnScanner[] scanners, int use)
    {
        Dictionary<string, int> known = new(StringComparer.Ordinal);
        foreach (var scanner in scanners)
        {
            var table = scanner.Labels(use);
            var map = new int[table.Count];
            var same = true;
            for (var c = 0; c < map.Length; c++)
            {
                var text = table.Text(c);
                if (!known.TryGetValue(text, out map[c])) known.Add(text, map[c] = known.Count);
                same &= map[c] == c;
            }
            if (same) continue;
            foreach (ref var code in scanner.Codes(use)) if (code >= 0) code = map[code];
        }
        return [.. known.Keys];
    }
}
