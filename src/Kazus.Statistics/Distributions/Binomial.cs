namespace Kazus.Statistics.Distributions;

/// <summary>The number of events among <c>n</c> independent trials with probability <c>p</c> each.</summary>
public static class Binomial
{
    /// <summary>P(X = k).</summary>
    public static double Probability(int k, int n, double p) =>
        k < 0 || k > n ? 0 : Math.Exp(PointDensity.LogBinomial(k, n, p, 1 - p));

    /// <summary>P(X ≤ k).</summary>
    public static double Cumulative(int k, int n, double p) =>
        k < 0 ? 0 : k >= n ? 1 : IncompleteBeta.At(k + 1.0, n - k, p, 1 - p).Upper;

    /// <summary>P(X &gt; k).</summary>
    public static double UpperTail(int k, int n, double p) =>
        k < 0 ? 1 : k >= n ? 0 : IncompleteBeta.At(k + 1.0, n - k, p, 1 - p).Lower;
}
