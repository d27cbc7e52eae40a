using System.Globalization;

namespace Kazus.Find.Words;

/// <summary>Numbers with their units, and single Greek letters.</summary>
internal static class Measures
{
    private static readonly string[] Units = ["mm", "cm", "mg", "kg", "ml", "dl", "cgy", "gy", "mo", "mos", "wk", "wks", "yr", "yrs", "days", "day", "g", "l", "h", "y", "d", "x", "st", "nd", "rd", "th"];

    private static readonly string[] GreekNames =
    [
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
    ];

    /// <summary>How many letters of a unit the text begins with when nothing else sticks to it; 0 for none.</summary>
    public static int UnitLength(ReadOnlySpan<char> text)
    {
        var n = 0;
        while (n < text.Length && n < 5 && Folding.IsWord(text[n]) && !char.IsAsciiDigit(text[n])) n++;
        if (n is 0 or > 4 || n < text.Length && Folding.IsWord(text[n])) return 0;
        foreach (var unit in Units)
            if (text[..n].Equals(unit, StringComparison.OrdinalIgnoreCase)) return n;
        return 0;
    }

    /// <summary>Writes the measure that a number makes with the unit after it, in one unit of its kind: "3.5" and " cm" give "35mm"; 0 for none.</summary>
    public static int Write(ReadOnlySpan<char> number, ReadOnlySpan<char> after, Span<char> to)
    {
        if (after.Length > 0 && after[0] is ' ' or '-' or '\u00a0') after = after[1..];
        var n = UnitLength(after);
        if (n < 2) return 0;
        var (factor, unit) = (after[0] | 0x20, after[1] | 0x20, n) switch
        {
            ('m', 'm', 2) => (1m, "mm"),
            ('c', 'm', 2) => (10m, "mm"),
            ('g', 'y', 2) => (1m, "gy"),
            ('c', 'g', 3) => (0.01m, "gy"),
            _ => (0m, ""),
        };
        if (factor == 0 || number.Length > 12 || !decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) return 0;
        return (value * factor).TryFormat(to, out var written, "0.####", CultureInfo.InvariantCulture) && unit.AsSpan().TryCopyTo(to[written..]) ? written + unit.Length : 0;
    }

    /// <summary>Writes the name of a Greek letter: "α-SMA" is found by alpha SMA.</summary>
    public static int Greek(char letter, Span<char> to)
    {
        var name = GreekNames[letter - '\u03b1'];
        name.CopyTo(to);
        return name.Length;
    }
}
