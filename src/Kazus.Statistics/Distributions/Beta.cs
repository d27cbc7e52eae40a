namespace Kazus.Statistics.Distributions;

/// <summary>The beta distribution with shapes <c>a</c> &gt; 0 and <c>b</c> &gt; 0, on [0, 1].</summary>
public static class Beta
{
    /// <summary>The density at <paramref name="x"/>, 0 outside (0, 1).</summary>
    public static double Density(double x, double a, double b) =>
        x is <= 0 or >= 1 ? 0 : Math.Exp(IncompleteBeta.LogFront(a, b, x, 1 - x)) / (x * (1 - x));

    /// <summary>P(X ≤ x).</summary>
    public static double Cumulative(double x, double a, double b) => IncompleteBeta.At(a, b, x, 1 - x).Lower;

    /// <summary>P(X &gt; x).</summary>
    public static double UpperTail(double x, double a, double b) => IncompleteBeta.At(a, b, x, 1 - x).Upper;

    /// <summary>log P(X ≤ x).</summary>
    public static double LogCumulative(double x, double a, double b) => IncompleteBeta.At(a, b, x, 1 - x).LogLower;

    /// <summary>The x with P(X ≤ x) = p, 0 ≤ p ≤ 1.</summary>
    public static double Quantile(double p, double a, double b) => Point(p, a, b, upper: false).X;

    /// <summary>The x with P(X &gt; x) = p, 0 ≤ p ≤ 1.</summary>
    public static double UpperQuantile(double p, double a, double b) => Point(p, a, b, upper: true).X;

    internal static (double X, double Complement) Point(double p, double a, double b, bool upper)
    {
        if (!(p >= 0 && p <= 1) || !(a > 0) || !(b > 0)) return (double.NaN, double.NaN);
        if (p == 0 || p == 1) return p == 1 == upper ? (0, 1) : (1, 0);
        if (p > 0.5) (p, upper) = (1 - p, !upper);
        return IncompleteBeta.Quantile(a, b, Math.Log(p), upper);
    }
}
