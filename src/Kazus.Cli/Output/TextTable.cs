using System.Globalization;

namespace Kazus.Cli.Output;

/// <summary>A table for a terminal or a pipe: the first column left, numbers right, two spaces between.</summary>
internal sealed class TextTable(params string[] heading)
{
    private readonly List<string[]> rows = [heading];

    internal TextTable Row(params string[] cells)
    {
        rows.Add(cells);
        return this;
    }

    internal void Write(TextWriter writer)
    {
        var widths = Enumerable.Range(0, heading.Length).Select(c => rows.Max(r => r[c].Length)).ToArray();
        foreach (var row in rows)
            writer.WriteLine(string.Join("  ", row.Select((cell, c) => c == 0 ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c]))).TrimEnd());
    }

    /// <summary>A number with up to so many significant digits, or "not reached" and its like where there is none.</summary>
    internal static string Shown(double? value, string none = "-", int digits = 4)
    {
        if (value is not { } v || !double.IsFinite(v)) return none;
        if (v == Math.Floor(v) && Math.Abs(v) < 1e15) return v.ToString("0", CultureInfo.InvariantCulture);
        var decimals = Math.Clamp(digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(v))), 0, 15);
        // Times and counts are shown as they are; estimates keep their last zeros.
        return v.ToString(digits >= 6 ? "0." + new string('#', decimals) : "F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>A share with three decimals.</summary>
    internal static string Share(double value) => double.IsFinite(value) ? value.ToString("0.000", CultureInfo.InvariantCulture) : "-";

    /// <summary>A p value: three decimals, four when small, "&lt;0.0001" below.</summary>
    internal static string P(double p) => !double.IsFinite(p) ? "-" : p < 0.0001 ? "<0.0001" : p.ToString(p < 0.01 ? "0.0000" : "0.000", CultureInfo.InvariantCulture);
}
