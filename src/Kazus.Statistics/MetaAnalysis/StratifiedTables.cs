using Kazus.Statistics.Distributions;

namespace Kazus.Statistics.MetaAnalysis;

/// <summary>A chi-squared statistic with its degrees of freedom and p value.</summary>
/// <param name="Statistic">The statistic.</param>
/// <param name="DegreesOfFreedom">Its degrees of freedom.</param>
/// <param name="P">The p value; NaN without degrees of freedom.</param>
public readonly record struct ChiSquareResult(double Statistic, double DegreesOfFreedom, double P)
{
    internal static ChiSquareResult Of(double statistic, double df) =>
        new(statistic, df, df > 0 ? ChiSquared.UpperTail(statistic, df) : double.NaN);
}

/// <summary>Tests over several two-by-two tables.</summary>
public static class StratifiedTables
{
    /// <summary>Cochran 1954 and Mantel and Haenszel 1959: no association in any table.</summary>
    /// <param name="tables">One table per stratum.</param>
    /// <param name="corrected">Continuity correction: ½ where the total deviation is at least that.</param>
    public static ChiSquareResult CochranMantelHaenszel(IReadOnlyList<TwoByTwo> tables, bool corrected = true)
    {
        ArgumentNullException.ThrowIfNull(tables);
        double deviation = 0, variance = 0;
        foreach (var t in tables)
        {
            if (t.Total <= 1) continue;
            deviation += t.A - t.Expected();
            variance += t.HypergeometricVariance();
        }
        if (!(variance > 0)) throw new AssumptionException(Assumption.InformativeStudies, "tables");
        var distance = Math.Abs(deviation);
        if (corrected && distance >= 0.5) distance -= 0.5;
        else if (corrected) distance = 0;
        return ChiSquareResult.Of(distance * distance / variance, 1);
    }

    /// <summary>
    /// Breslow and Day 1980: the same odds ratio in every table, at the Mantel-Haenszel estimate; and Tarone's
    /// correction of it (1985). Tables without events, or with events only, do not count.
    /// </summary>
    public static (ChiSquareResult BreslowDay, ChiSquareResult Tarone) EqualOddsRatios(IReadOnlyList<TwoByTwo> tables)
    {
        var odds = Math.Exp(MantelHaenszel.LogOddsRatio(tables).Effect);
        double statistic = 0, deviation = 0, variance = 0;
        var used = 0;
        foreach (var t in tables)
        {
            if (t.SaysNothingOfRatio) continue;
            var a = ExpectedAt(odds, t);
            double b = t.First - a, c = t.A + t.C - a, d = t.Second - c;
            var v = 1 / (1 / a + 1 / b + 1 / c + 1 / d);
            statistic += (t.A - a) * (t.A - a) / v;
            deviation += t.A - a;
            variance += v;
            used++;
        }
        return (ChiSquareResult.Of(statistic, used - 1), ChiSquareResult.Of(statistic - deviation * deviation / variance, used - 1));
    }

    // The first cell that has this odds ratio with the table's margins: the root of a quadratic inside the support.
    private static double ExpectedAt(double odds, TwoByTwo t)
    {
        double n1 = t.First, n2 = t.Second, events = t.A + t.C;
        if (odds == 1) return n1 * events / t.Total;
        double a = 1 - odds, b = n2 - events + odds * (n1 + events), c = -odds * n1 * events;
        var root = Math.Sqrt(b * b - 4 * a * c);
        var first = 2 * c / (-b - root);
        return first >= Math.Max(0, events - n2) - 1e-9 && first <= Math.Min(n1, events) + 1e-9 ? first : (-b - root) / (2 * a);
    }
}
