namespace Kazus.Statistics.Distributions;

/// <summary>Fisher's F distribution with <c>df1</c> and <c>df2</c> &gt; 0; infinite df2 is a scaled chi-squared.</summary>
public static class FisherF
{
    /// <summary>P(X ≤ x).</summary>
    public static double Cumulative(double x, double df1, double df2) => At(x, df1, df2).Lower;

    /// <summary>P(X &gt; x), the p value of an F statistic.</summary>
    public static double UpperTail(double x, double df1, double df2) => At(x, df1, df2).Upper;

    /// <summary>The x with P(X ≤ x) = p, 0 ≤ p ≤ 1.</summary>
    public static double Quantile(double p, double df1, double df2) => Point(p, df1, df2, upper: false);

    /// <summary>The x with P(X &gt; x) = p, 0 ≤ p ≤ 1.</summary>
    public static double UpperQuantile(double p, double df1, double df2) => Point(p, df1, df2, upper: true);

    private static Tails At(double x, double df1, double df2)
    {
        if (double.IsPositiveInfinity(df2)) return IncompleteGamma.At(df1 / 2, x * df1 / 2);
        if (x <= 0) return Tails.Nothing;
        var scaled = df1 * x;
        return double.IsInfinity(scaled) ? Tails.Everything
            : IncompleteBeta.At(df1 / 2, df2 / 2, scaled / (scaled + df2), df2 / (scaled + df2));
    }

    private static double Point(double p, double df1, double df2, bool upper)
    {
        if (double.IsPositiveInfinity(df2))
            return (upper ? ChiSquared.UpperQuantile(p, df1) : ChiSquared.Quantile(p, df1)) / df1;
        var (x, complement) = Beta.Point(p, df1 / 2, df2 / 2, upper);
        return df2 / df1 * (x / complement);
    }
}
