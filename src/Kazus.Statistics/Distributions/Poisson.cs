namespace Kazus.Statistics.Distributions;

/// <summary>The Poisson distribution.</summary>
public static class Poisson
{
    /// <summary>P(X = k).</summary>
    public static double Probability(int k, double mean) => k < 0 ? 0 : Math.Exp(PointDensity.LogPoisson(k, mean));

    /// <summary>P(X ≤ k).</summary>
    public static double Cumulative(int k, double mean) => k < 0 ? 0 : IncompleteGamma.At(k + 1.0, mean).Upper;

    /// <summary>P(X &gt; k).</summary>
    public static double UpperTail(int k, double mean) => k < 0 ? 1 : IncompleteGamma.At(k + 1.0, mean).Lower;
}
