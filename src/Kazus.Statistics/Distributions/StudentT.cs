namespace Kazus.Statistics.Distributions;

/// <summary>Student's t distribution with <c>df</c> &gt; 0 degrees of freedom; infinite df is the normal.</summary>
public static class StudentT
{
    /// <summary>The density at <paramref name="x"/>.</summary>
    public static double Density(double x, double df)
    {
        if (double.IsPositiveInfinity(df)) return Normal.Density(x);
        var front = GammaFunction.StirlingError((df + 1) / 2) - GammaFunction.StirlingError(df / 2);
        // Γ((ν+1)/2)/Γ(ν/2) with the large parts of Stirling's formula taken together.
        var ratio = front + df / 2 * LogOnePlus.Of(1 / df) + 0.5 * Math.Log(df / 2) - 0.5;
        return Math.Exp(ratio - 0.5 * Math.Log(Math.PI * df) - (df + 1) / 2 * LogOnePlus.Of(x * x / df));
    }

    /// <summary>P(X ≤ x).</summary>
    public static double Cumulative(double x, double df) => UpperTail(-x, df);

    /// <summary>P(X &gt; x).</summary>
    public static double UpperTail(double x, double df)
    {
        if (double.IsNaN(x) || !(df > 0)) return double.NaN;
        if (double.IsPositiveInfinity(df)) return Normal.UpperTail(x);
        var half = 0.5 * TwoSided(x, df);
        return x >= 0 ? half : 1 - half;
    }

    /// <summary>P(|X| ≥ |t|), the two-sided p value of a t statistic.</summary>
    public static double TwoSided(double t, double df)
    {
        if (double.IsPositiveInfinity(df)) return Normal.TwoSided(t);
        if (double.IsInfinity(t)) return 0;
        var square = t * t;
        if (double.IsInfinity(square)) return Math.Exp(IncompleteBeta.At(df / 2, 0.5, df / Math.Abs(t) / Math.Abs(t), 1).LogLower);
        return IncompleteBeta.At(df / 2, 0.5, df / (df + square), square / (df + square)).Lower;
    }

    /// <summary>The x with P(X ≤ x) = p, 0 ≤ p ≤ 1.</summary>
    public static double Quantile(double p, double df)
    {
        if (!(p >= 0 && p <= 1) || !(df > 0)) return double.NaN;
        if (double.IsPositiveInfinity(df)) return Normal.Quantile(p);
        if (p == 0.5) return 0;
        var tail = p < 0.5 ? p : 1 - p;
        if (tail == 0) return p < 0.5 ? double.NegativeInfinity : double.PositiveInfinity;
        if (df >= 3 && tail is > 1e-12 and < 0.25 && NearNormal(tail, df) is { } t) return Math.CopySign(t, p - 0.5);
        var (x, complement) = tail > 0.25
            ? Swap(Beta.Point(1 - 2 * tail, 0.5, df / 2, upper: false))
            : Beta.Point(2 * tail, df / 2, 0.5, upper: false);
        return Math.CopySign(Math.Sqrt(df * complement / x), p - 0.5);
    }

    /// <summary>The x with P(X &gt; x) = p.</summary>
    public static double UpperQuantile(double p, double df) => -Quantile(p, df);

    // Newton's steps on the log of the tail from the Cornish-Fisher expansion (Abramowitz and Stegun 26.7.5).
    private static double? NearNormal(double tail, double df)
    {
        double z = -Normal.Quantile(tail), q = z * z, n = 1 / df;
        var t = z * (1 + n * ((q + 1) / 4 + n * (((5 * q + 16) * q + 3) / 96 + n * ((((3 * q + 19) * q + 17) * q - 15) / 384
            + n * (((((79 * q + 776) * q + 1482) * q - 1920) * q - 945) / 92160)))));
        for (var i = 0; i < 12; i++)
        {
            var upper = 0.5 * TwoSided(t, df);
            var step = Math.Log(upper / tail) * upper / Density(t, df);
            t += step;
            if (!(t > 0)) return null;
            // The next error is about the square of this step times the curvature, below 1e-16 of t.
            if (Math.Abs(step) < 1e-9 * t) return t;
        }
        return null;
    }

    private static (double X, double Complement) Swap((double X, double Complement) point) => (point.Complement, point.X);
}
