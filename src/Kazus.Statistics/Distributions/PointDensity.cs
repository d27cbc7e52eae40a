namespace Kazus.Statistics.Distributions;

/// <summary>
/// Poisson and binomial probabilities for real arguments by the saddle-point expansion of C. Loader (2000): no
/// difference of large logarithms is formed, so they hold their digits for large counts too.
/// </summary>
internal static class PointDensity
{
    private const double LogTwoPi = 1.837877066409345483560659472811;

    /// <summary>log of λ^x e^−λ / Γ(x+1), x ≥ 0.</summary>
    public static double LogPoisson(double x, double mean)
    {
        if (mean == 0) return x == 0 ? 0 : double.NegativeInfinity;
        if (x == 0) return -mean;
        if (double.IsInfinity(mean)) return double.NegativeInfinity;
        if (x < 1e-3) return x * Math.Log(mean) - mean - GammaFunction.Log(x + 1);
        return -GammaFunction.StirlingError(x) - Deviance(x, mean) - 0.5 * (LogTwoPi + Math.Log(x));
    }

    /// <summary>log of Γ(n+1)/(Γ(x+1)Γ(n−x+1)) p^x q^(n−x), where q = 1 − p is given for its digits.</summary>
    public static double LogBinomial(double x, double n, double p, double q)
    {
        var y = n - x;
        if (p == 0) return x == 0 ? 0 : double.NegativeInfinity;
        if (q == 0) return y == 0 ? 0 : double.NegativeInfinity;
        if (x == 0) return n == 0 ? 0 : n * (p < 0.5 ? LogOnePlus.Of(-p) : Math.Log(q));
        if (y == 0) return n * (q < 0.5 ? LogOnePlus.Of(-q) : Math.Log(p));
        return LogBinomial(x, y, p, q, n);
    }

    /// <summary>The same with both counts given, which keeps a count that is small beside the other.</summary>
    public static double LogBinomial(double x, double y, double p, double q, double n)
    {
        var excess = x * q - y * p;      // x − np = −(y − nq), without the cancellation
        return GammaFunction.StirlingError(n) - GammaFunction.StirlingError(x) - GammaFunction.StirlingError(y)
            - Deviance(x, n * p, excess) - Deviance(y, n * q, -excess)
            - 0.5 * (LogTwoPi + Math.Log(x) + Math.Log(y) - Math.Log(n));
    }

    /// <summary>x log(x/m) + m − x, by a series where x is near m.</summary>
    public static double Deviance(double x, double m) => Deviance(x, m, x - m);

    private static double Deviance(double x, double m, double difference)
    {
        if (Math.Abs(difference) >= 0.1 * (x + m)) return x * Math.Log(x / m) - difference;
        var v = difference / (x + m);
        var sum = difference * v;
        var term = 2 * x * v;
        for (var j = 3; j < 2000; j += 2)
        {
            term *= v * v;
            var next = sum + term / j;
            if (next == sum) break;
            sum = next;
        }
        return sum;
    }
}
