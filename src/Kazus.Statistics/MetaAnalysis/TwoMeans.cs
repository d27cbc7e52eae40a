using Kazus.Statistics.Distributions;

namespace Kazus.Statistics.MetaAnalysis;

/// <summary>Mean, standard deviation and size of one group.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="StandardDeviation">The standard deviation (divisor n − 1).</param>
/// <param name="Size">The number of subjects.</param>
public readonly record struct GroupMean(double Mean, double StandardDeviation, double Size)
{
    internal double VarianceOfMean => StandardDeviation * StandardDeviation / Size;
}

/// <summary>Comparisons of the means of two independent groups.</summary>
public static class TwoMeans
{
    /// <summary>Difference of means (MD), variances not pooled.</summary>
    public static EffectSize Difference(GroupMean first, GroupMean second) =>
        new(first.Mean - second.Mean, first.VarianceOfMean + second.VarianceOfMean);

    /// <summary>Hedges' g (SMD): difference over the pooled standard deviation, with the exact correction for bias.</summary>
    public static EffectSize StandardizedDifference(GroupMean first, GroupMean second)
    {
        var df = first.Size + second.Size - 2;
        var pooled = ((first.Size - 1) * Square(first.StandardDeviation) + (second.Size - 1) * Square(second.StandardDeviation)) / df;
        var g = BiasCorrection(df) * (first.Mean - second.Mean) / Math.Sqrt(pooled);
        return new EffectSize(g, 1 / first.Size + 1 / second.Size + g * g / (2 * (first.Size + second.Size)));
    }

    /// <summary>The standardised difference for unequal variances (SMDH, Bonett 2009).</summary>
    public static EffectSize StandardizedDifferenceUnequal(GroupMean first, GroupMean second)
    {
        double v1 = Square(first.StandardDeviation), v2 = Square(second.StandardDeviation);
        double d1 = first.Size - 1, d2 = second.Size - 1;
        var average = (v1 + v2) / 2;
        var correction = BiasCorrection(d1 + d2);
        var g = correction * (first.Mean - second.Mean) / Math.Sqrt(average);
        var variance = g * g * (v1 * v1 / d1 + v2 * v2 / d2) / (8 * average * average) + (v1 / d1 + v2 / d2) / average;
        return new EffectSize(g, correction * correction * variance);
    }

    /// <summary>Log of the ratio of means (ROM); both means must have the same sign.</summary>
    /// <exception cref="AssumptionException"><c>positive</c>: the ratio of the means.</exception>
    public static EffectSize LogRatio(GroupMean first, GroupMean second)
    {
        var ratio = first.Mean / second.Mean;
        if (!(ratio > 0)) throw new AssumptionException(Assumption.Positive, "ratio of means");
        return new EffectSize(Math.Log(ratio), first.VarianceOfMean / Square(first.Mean) + second.VarianceOfMean / Square(second.Mean));
    }

    /// <summary>Γ(m/2) / (√(m/2) Γ((m−1)/2)), Hedges 1981; 1 for infinite m.</summary>
    internal static double BiasCorrection(double m) =>
        m <= 1 ? double.NaN : Math.Exp(GammaFunction.Log(m / 2) - 0.5 * Math.Log(m / 2) - GammaFunction.Log((m - 1) / 2));

    private static double Square(double x) => x * x;
}
