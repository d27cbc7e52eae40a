namespace Kazus.Statistics.Distributions;

/// <summary>The standard normal distribution.</summary>
public static class Normal
{
    private const double LogSqrtTwoPi = GammaFunction.LogSqrtTwoPi;

    /// <summary>The density at <paramref name="x"/>.</summary>
    public static double Density(double x) => Math.Exp(-0.5 * x * x - LogSqrtTwoPi);

    /// <summary>P(X ≤ x).</summary>
    public static double Cumulative(double x) => UpperTail(-x);

    /// <summary>P(X &gt; x), with its digits far out in the tail.</summary>
    public static double UpperTail(double x) => NormalTail.Upper(x);

    /// <summary>log P(X ≤ x), finite where the probability itself would be zero.</summary>
    public static double LogCumulative(double x) => NormalTail.LogUpper(-x);

    /// <summary>log P(X &gt; x).</summary>
    public static double LogUpperTail(double x) => NormalTail.LogUpper(x);

    /// <summary>P(|X| ≥ |z|), the two-sided p value of a z statistic.</summary>
    public static double TwoSided(double z) => 2 * UpperTail(Math.Abs(z));

    /// <summary>The x with P(X ≤ x) = p, 0 ≤ p ≤ 1; infinite at the ends, NaN outside.</summary>
    public static double Quantile(double p)
    {
        if (!(p >= 0 && p <= 1)) return double.NaN;
        var q = p - 0.5;
        if (Math.Abs(q) <= 0.425) return NormalQuantile.Central(q);
        var tail = q < 0 ? p : 1 - p;
        if (tail == 0) return q < 0 ? double.NegativeInfinity : double.PositiveInfinity;
        return Math.CopySign(NormalQuantile.FromTail(Math.Log(tail)), q);
    }

    /// <summary>The x with P(X &gt; x) = p.</summary>
    public static double UpperQuantile(double p) => -Quantile(p);

    /// <summary>The x with log P(X ≤ x) = <paramref name="logP"/>.</summary>
    internal static double QuantileOfLog(double logP)
    {
        if (logP > -0.6931471805599453) return logP >= 0 ? double.PositiveInfinity : -LowerOfLog(LogOnePlus.Complement(logP));
        return LowerOfLog(logP);
    }

    private static double LowerOfLog(double logP) =>
        logP > -2.5 ? Quantile(Math.Exp(logP)) : -NormalQuantile.FromTail(logP);
}
