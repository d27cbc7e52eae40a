namespace Kazus.Statistics.Distributions;

/// <summary>The logarithm of the gamma function and the parts of it that densities are built from.</summary>
public static class GammaFunction
{
    internal const double LogSqrtTwoPi = 0.918938533204672741780329736406;

    private static readonly double[] Halves = [.. Enumerable.Range(0, 20).Select(i => i == 0 ? double.PositiveInfinity : ComputedStirlingError(i / 2.0))];

    /// <summary>log Γ(x) for x &gt; 0; positive infinity at 0, NaN below.</summary>
    public static double Log(double x) => x switch
    {
        double.NaN or < 0 => double.NaN,
        0 => double.PositiveInfinity,
        double.PositiveInfinity => x,
        1 or 2 => 0,
        _ => StirlingError(x) + (x - 0.5) * Math.Log(x) - x + LogSqrtTwoPi,
    };

    /// <summary>log n!, for n ≥ 0 (not only whole numbers).</summary>
    public static double LogFactorial(double n) => n is 0 or 1 ? 0 : Log(n + 1);

    /// <summary>log of the binomial coefficient n over k, 0 ≤ k ≤ n.</summary>
    public static double LogChoose(double n, double k) => LogFactorial(n) - LogFactorial(k) - LogFactorial(n - k);

    /// <summary>The derivative of log Γ(x), for x &gt; 0.</summary>
    public static double Digamma(double x)
    {
        var sum = 0.0;
        for (; x < 12; x++) sum -= 1 / x;
        var y = 1 / (x * x);
        return sum + Math.Log(x) - 0.5 / x
            - y * (1.0 / 12 - y * (1.0 / 120 - y * (1.0 / 252 - y * (1.0 / 240 - y * (1.0 / 132 - y * (691.0 / 32760 - y / 12))))));
    }

    /// <summary>
    /// log n! less Stirling's formula, the δ(n) of C. Loader, "Fast and accurate computation of binomial
    /// probabilities" (2000). Below 10 by δ(n) = δ(n+1) + (n+½) log(1+1/n) − 1.
    /// </summary>
    internal static double StirlingError(double n)
    {
        // Degrees of freedom and counts are halves and wholes: their values below 10 are kept.
        var twice = (int)(2 * n);
        return n < 10 && twice == 2 * n ? Halves[twice] : ComputedStirlingError(n);
    }

    private static double ComputedStirlingError(double n)
    {
        var shift = 0.0;
        for (; n < 10; n++) shift += (n + 0.5) * LogOnePlus.Of(1 / n) - 1;
        var y = 1 / (n * n);
        return shift + (1.0 / 12 - y * (1.0 / 360 - y * (1.0 / 1260 - y * (1.0 / 1680 - y * (1.0 / 1188
            - y * (691.0 / 360360 - y * (1.0 / 156 - y * (3617.0 / 122400)))))))) / n;
    }
}
