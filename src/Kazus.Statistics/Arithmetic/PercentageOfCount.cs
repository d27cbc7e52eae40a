namespace Kazus.Statistics.Arithmetic;

/// <summary>Can a printed percentage be the share of a whole number of subjects?</summary>
public static class PercentageOfCount
{
    /// <summary>Whether some count out of the total is printed as this percentage.</summary>
    /// <param name="percent">The percentage as printed: 33.3 for "33.3 %".</param>
    /// <param name="decimals">The decimals printed: 1 for "33.3 %", 0 for "33 %", 1 for "33.0 %".</param>
    /// <param name="total">The number of subjects, above zero.</param>
    /// <param name="rule">How the printed number may have been rounded.</param>
    public static bool Possible(decimal percent, int decimals, int total, PrintedRounding rule = PrintedRounding.Nearest) =>
        Counts(percent, decimals, total, rule).Count > 0;

    /// <summary>The same for a percentage held as a binary number; it is read with the decimals said.</summary>
    public static bool Possible(double percent, int decimals, int total, PrintedRounding rule = PrintedRounding.Nearest) =>
        double.IsFinite(percent) && Math.Abs(percent) < 1e15 && Possible(Math.Round((decimal)percent, decimals), decimals, total, rule);

    /// <summary>Every count out of the total that is printed as this percentage, ascending; empty if there is none.</summary>
    public static IReadOnlyList<int> Counts(decimal percent, int decimals, int total, PrintedRounding rule = PrintedRounding.Nearest)
    {
        if (total <= 0) throw new ArgumentOutOfRangeException(nameof(total), total, "A total is above zero.");
        var units = Printed.Units(percent, decimals);
        var scale = (Int128)100 * Printed.Power(decimals);
        // Counts within one unit of the last digit around the printed share.
        var first = Int128.Max(0, (units - 1) * total / scale - 1);
        var last = Int128.Min(total, (units + 1) * total / scale + 1);
        List<int> found = [];
        for (var x = first; x <= last; x++)
            if (Printed.CanBe(units, x * scale, total, rule)) found.Add((int)x);
        return found;
    }

    /// <summary>Whether "count/total (percent)" is right.</summary>
    public static bool Agrees(int count, int total, decimal percent, int decimals, PrintedRounding rule = PrintedRounding.Nearest)
    {
        if (total <= 0) throw new ArgumentOutOfRangeException(nameof(total), total, "A total is above zero.");
        return Printed.CanBe(Printed.Units(percent, decimals), (Int128)count * 100 * Printed.Power(decimals), total, rule);
    }
}
