namespace Kazus.Statistics.Distributions;

/// <summary>The regularised incomplete beta function I_x(a,b), with x and 1 − x both given.</summary>
internal static class IncompleteBeta
{
    public static Tails At(double a, double b, double x, double y)
    {
        if (double.IsNaN(x) || !(a > 0) || !(b > 0)) return Tails.Undefined;
        if (x <= 0) return Tails.Nothing;
        if (y <= 0) return Tails.Everything;
        return b * x - a * y <= 1 - 2 * x      // x ≤ (a+1)/(a+b+2)
            ? Tails.FromLower(LogFront(a, b, x, y) + Math.Log(Fraction(a, b, x, y)))
            : Tails.FromUpper(LogFront(b, a, y, x) + Math.Log(Fraction(b, a, y, x)));
    }

    /// <summary>log of x^a y^b / B(a,b); the density of the logit of a beta variable.</summary>
    public static double LogFront(double a, double b, double x, double y) =>
        a < 1e-3 || b < 1e-3
            ? a * Math.Log(x) + b * Math.Log(y) + GammaFunction.Log(a + b) - GammaFunction.Log(a) - GammaFunction.Log(b)
            : PointDensity.LogBinomial(a, b, x, y, a + b) + Math.Log(a) + Math.Log(b) - Math.Log(a + b);

    /// <summary>The x, with its complement, at which the tail has the given logarithm.</summary>
    public static (double X, double Complement) Quantile(double a, double b, double logTarget, bool upper)
    {
        // Start: the logit is near normal with these moments (log-gamma differences).
        var z = upper ? -Normal.QuantileOfLog(logTarget) : Normal.QuantileOfLog(logTarget);
        var start = Math.Log(a / b) + z * Math.Sqrt(1 / a + 1 / b);
        var logit = Tails.Solve(u =>
        {
            var (x, y) = FromLogit(u);
            return (At(a, b, x, y), LogFront(a, b, x, y));
        }, logTarget, upper, start);
        return FromLogit(logit);
    }

    private static (double X, double Complement) FromLogit(double u)
    {
        var e = Math.Exp(-Math.Abs(u));
        return u > 0 ? (1 / (1 + e), e / (1 + e)) : (e / (1 + e), 1 / (1 + e));
    }

    // A. R. DiDonato and A. H. Morris, "Algorithm 708", ACM TOMS 18 (1992) 360-373, section 5: the even part of the
    // classical fraction. It takes y = 1 − x as it is, so that nothing cancels where x is near 1 and a is large.
    private static double Fraction(double a, double b, double x, double y)
    {
        const double Tiny = 1e-300;
        var excess = a * y - b * x + 1;
        var f = a * excess / (a + 1);
        if (f == 0) f = Tiny;
        double c = f, d = 0;
        for (var m = 1; m < 1_000_000; m++)
        {
            var odd = a + 2 * m - 1;
            var numerator = (a + m - 1) / odd * ((a + b + m - 1) / odd) * m * (b - m) * x * x;
            var denominator = m + m * (b - m) * x / odd + (a + m) * (excess + m * (1 + y)) / (odd + 2);
            d = denominator + numerator * d;
            d = 1 / (d == 0 ? Tiny : d);
            c = denominator + numerator / c;
            if (c == 0) c = Tiny;
            var change = c * d;
            f *= change;
            if (Math.Abs(change - 1) < 2e-16) break;
        }
        return 1 / f;
    }
}
