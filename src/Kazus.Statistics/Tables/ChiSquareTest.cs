using Kazus.Statistics.Distributions;
using Kazus.Statistics.MetaAnalysis;

namespace Kazus.Statistics.Tables;

/// <summary>Pearson's chi-squared test of a two-by-two table.</summary>
/// <param name="Statistic">Chi-squared with one degree of freedom.</param>
/// <param name="P">The p value.</param>
/// <param name="SmallestExpected">The smallest expected count; below 5 the exact test is the better one.</param>
public readonly record struct ChiSquareTest(double Statistic, double P, double SmallestExpected)
{
    /// <summary>Tests whether the two groups have the same risk.</summary>
    /// <param name="table">The counts.</param>
    /// <param name="corrected">Yates' continuity correction: ½, never more than the smallest deviation.</param>
    /// <exception cref="AssumptionException"><c>both-outcomes</c>: a margin is zero.</exception>
    public static ChiSquareTest Of(TwoByTwo table, bool corrected)
    {
        double n = table.Total, events = table.A + table.C, rest = table.B + table.D;
        if (events == 0 || rest == 0 || table.First == 0 || table.Second == 0) throw new AssumptionException(Assumption.BothOutcomes, "table");
        var expected = table.First * events / n;
        var deviation = Math.Abs(table.A - expected);
        if (corrected) deviation -= Math.Min(0.5, deviation);
        var statistic = deviation * deviation * n * n / (table.First * table.Second) * (n / events / rest);
        return new ChiSquareTest(statistic, ChiSquared.UpperTail(statistic, 1),
            Math.Min(table.First, table.Second) * Math.Min(events, rest) / n);
    }
}
