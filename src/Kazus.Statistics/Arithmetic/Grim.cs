namespace Kazus.Statistics.Arithmetic;

/// <summary>
/// Can a printed mean be the mean of whole numbers? GRIM of N. Brown and J. Heathers, Soc. Psychol. Personal. Sci. 8
/// (2017) 363-369. It speaks where the number of values is small beside the decimals: below 100 for two of them.
/// </summary>
public static class Grim
{
    /// <summary>Whether some sum of whole numbers over <paramref name="values"/> values is printed as this mean.</summary>
    /// <param name="mean">The mean as printed.</param>
    /// <param name="decimals">The decimals printed.</param>
    /// <param name="values">The number of whole numbers averaged, above zero: subjects, times items per subject.</param>
    /// <param name="rule">How the printed number may have been rounded.</param>
    public static bool Possible(decimal mean, int decimals, int values, PrintedRounding rule = PrintedRounding.Nearest) =>
        Sums(mean, decimals, values, rule).Count > 0;

    /// <summary>The sums that are printed as this mean, ascending by size.</summary>
    public static IReadOnlyList<long> Sums(decimal mean, int decimals, int values, PrintedRounding rule = PrintedRounding.Nearest)
    {
        if (values <= 0) throw new ArgumentOutOfRangeException(nameof(values), values, "The number of values is above zero.");
        var negative = mean < 0;
        var units = Printed.Units(Math.Abs(mean), decimals);
        Int128 scale = Printed.Power(decimals);
        var first = Int128.Max(0, (units - 1) * values / scale - 1);
        var last = (units + 1) * values / scale + 1;
        List<long> found = [];
        for (var sum = first; sum <= last; sum++)
            if (Printed.CanBe(units, sum * scale, values, rule)) found.Add((long)(negative ? -sum : sum));
        return found;
    }

    /// <summary>
    /// Whether mean and standard deviation (divisor n − 1) can both be those of the same whole numbers (GRIMMER, Anaya
    /// 2016, with Allard's parity test 2018): the sum of squares must be whole and as odd as the sum.
    /// </summary>
    /// <param name="mean">The mean as printed.</param>
    /// <param name="meanDecimals">Its decimals.</param>
    /// <param name="deviation">The standard deviation as printed, zero or more.</param>
    /// <param name="deviationDecimals">Its decimals.</param>
    /// <param name="values">The number of values, two or more.</param>
    public static bool PossibleWithDeviation(decimal mean, int meanDecimals, decimal deviation, int deviationDecimals, int values)
    {
        if (values < 2) throw new ArgumentOutOfRangeException(nameof(values), values, "A standard deviation needs two values.");
        if (deviation < 0) throw new ArgumentOutOfRangeException(nameof(deviation), deviation, "A standard deviation is not negative.");
        var half = 0.5m / Printed.Power(deviationDecimals);
        decimal low = Math.Max(0, deviation - half), high = deviation + half;
        decimal n = values;
        foreach (var sum in Grim.Sums(mean, meanDecimals, values))
        {
            // Σx² = (n−1)s² + (Σx)²/n for every s that is printed so.
            var centre = (decimal)sum * sum / n;
            var first = Math.Ceiling((n - 1) * low * low + centre);
            var last = Math.Floor((n - 1) * high * high + centre);
            for (var squares = first; squares <= last && squares <= first + 1; squares++)
                if ((squares - sum) % 2 == 0 && squares >= centre && squares >= Math.Abs(sum)) return true;
        }
        return false;
    }
}
