namespace Kazus.Statistics.Distributions;

/// <summary>The regularised incomplete gamma functions P(a,x) and Q(a,x) = 1 − P(a,x).</summary>
internal static class IncompleteGamma
{
    /// <summary>Series (DLMF 8.11.4) left of the mode, continued fraction (DLMF 8.9.2) right of it.</summary>
    public static Tails At(double a, double x)
    {
        if (double.IsNaN(x) || !(a > 0)) return Tails.Undefined;
        if (x <= 0) return Tails.Nothing;
        if (double.IsPositiveInfinity(x)) return Tails.Everything;
        return x < a + 1
            ? Tails.FromLower(PointDensity.LogPoisson(a, x) + Math.Log(Series(a, x)))
            : Tails.FromUpper(PointDensity.LogPoisson(a, x) + Math.Log(a * Fraction(a, x)));
    }

    /// <summary>log of x^(a−1) e^−x / Γ(a).</summary>
    public static double LogDensity(double a, double x) => PointDensity.LogPoisson(a, x) + Math.Log(a / x);

    /// <summary>log x of the point where the tail has the given logarithm.</summary>
    public static double LogQuantile(double a, double logTarget, bool upper)
    {
        var z = upper ? -Normal.QuantileOfLog(logTarget) : Normal.QuantileOfLog(logTarget);
        var cube = 1 - 1 / (9 * a) + z / (3 * Math.Sqrt(a));      // Wilson and Hilferty (1931)
        var logLower = upper ? LogOnePlus.Complement(logTarget) : logTarget;
        var start = cube > 0.1 ? Math.Log(a) + 3 * Math.Log(cube) : (logLower + GammaFunction.Log(a + 1)) / a;
        return Tails.Solve(u =>
        {
            var x = Math.Exp(u);
            return (At(a, x), PointDensity.LogPoisson(a, x) + Math.Log(a));
        }, logTarget, upper, start);
    }

    private static double Series(double a, double x)
    {
        double term = 1, sum = 1;
        for (var n = 1; n < 1_000_000; n++)
        {
            term *= x / (a + n);
            sum += term;
            if (term < sum * 1e-17) break;
        }
        return sum;
    }

    // Γ(a,x) e^x x^−a by the modified Lentz method.
    private static double Fraction(double a, double x)
    {
        const double Tiny = 1e-300;
        var b = x + 1 - a;
        var c = 1 / Tiny;
        var d = 1 / (b == 0 ? Tiny : b);
        var h = d;
        for (var i = 1; i < 1_000_000; i++)
        {
            var numerator = -i * (i - a);
            b += 2;
            d = numerator * d + b;
            d = 1 / (d == 0 ? Tiny : d);
            c = b + numerator / c;
            if (c == 0) c = Tiny;
            var change = d * c;
            h *= change;
            if (Math.Abs(change - 1) < 2e-16) break;
        }
        return h;
    }
}
