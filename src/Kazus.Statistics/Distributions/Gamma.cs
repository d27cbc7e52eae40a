namespace Kazus.Statistics.Distributions;

/// <summary>The gamma distribution with shape &gt; 0 and scale &gt; 0 (mean = shape × scale).</summary>
public static class Gamma
{
    /// <summary>The density at <paramref name="x"/>.</summary>
    public static double Density(double x, double shape, double scale = 1)
    {
        if (x > 0) return Math.Exp(IncompleteGamma.LogDensity(shape, x / scale)) / scale;
        return x < 0 || shape > 1 ? 0 : shape == 1 ? 1 / scale : double.PositiveInfinity;
    }

    /// <summary>P(X ≤ x).</summary>
    public static double Cumulative(double x, double shape, double scale = 1) => IncompleteGamma.At(shape, x / scale).Lower;

    /// <summary>P(X &gt; x).</summary>
    public static double UpperTail(double x, double shape, double scale = 1) => IncompleteGamma.At(shape, x / scale).Upper;

    /// <summary>log P(X ≤ x).</summary>
    public static double LogCumulative(double x, double shape, double scale = 1) => IncompleteGamma.At(shape, x / scale).LogLower;

    /// <summary>log P(X &gt; x).</summary>
    public static double LogUpperTail(double x, double shape, double scale = 1) => IncompleteGamma.At(shape, x / scale).LogUpper;

    /// <summary>The x with P(X ≤ x) = p, 0 ≤ p ≤ 1.</summary>
    public static double Quantile(double p, double shape, double scale = 1) => Point(p, shape, scale, upper: false);

    /// <summary>The x with P(X &gt; x) = p, 0 ≤ p ≤ 1.</summary>
    public static double UpperQuantile(double p, double shape, double scale = 1) => Point(p, shape, scale, upper: true);

    private static double Point(double p, double shape, double scale, bool upper)
    {
        if (!(p >= 0 && p <= 1) || !(shape > 0)) return double.NaN;
        if (p == 0) return upper ? double.PositiveInfinity : 0;
        if (p == 1) return upper ? 0 : double.PositiveInfinity;
        // The smaller tail is the one that keeps the digits.
        if (p > 0.5) (p, upper) = (1 - p, !upper);
        return scale * Math.Exp(IncompleteGamma.LogQuantile(shape, Math.Log(p), upper));
    }
}
