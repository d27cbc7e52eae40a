namespace Kazus.Statistics.Distributions;

/// <summary>The chi-squared distribution with <c>df</c> &gt; 0 degrees of freedom, not only whole ones.</summary>
public static class ChiSquared
{
    /// <summary>The density at <paramref name="x"/>.</summary>
    public static double Density(double x, double df) => Gamma.Density(x, df / 2, 2);

    /// <summary>P(X ≤ x).</summary>
    public static double Cumulative(double x, double df) => Gamma.Cumulative(x, df / 2, 2);

    /// <summary>P(X &gt; x), the p value of a chi-squared statistic.</summary>
    public static double UpperTail(double x, double df) => Gamma.UpperTail(x, df / 2, 2);

    /// <summary>log P(X &gt; x), finite where the p value itself would be zero.</summary>
    public static double LogUpperTail(double x, double df) => Gamma.LogUpperTail(x, df / 2, 2);

    /// <summary>The x with P(X ≤ x) = p.</summary>
    public static double Quantile(double p, double df) => Gamma.Quantile(p, df / 2, 2);

    /// <summary>The x with P(X &gt; x) = p.</summary>
    public static double UpperQuantile(double p, double df) => Gamma.UpperQuantile(p, df / 2, 2);
}
