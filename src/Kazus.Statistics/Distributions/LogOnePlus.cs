namespace Kazus.Statistics.Distributions;

/// <summary>log(1+x) and exp(x)−1 without the loss near zero; .NET's LogP1 and ExpM1 subtract plainly.</summary>
internal static class LogOnePlus
{
    /// <summary>log(1+x), x &gt; −1. Kahan's correction of the rounding of 1+x.</summary>
    public static double Of(double x)
    {
        var u = 1 + x;
        if (double.IsInfinity(u) || u <= 0) return Math.Log(u);
        return u == 1 ? x : Math.Abs(x) < 1e-4
            ? x * (1 - x * (0.5 - x * (1.0 / 3 - x * (0.25 - x * 0.2))))
            : Math.Log(u) - ((u - 1) - x) / u;
    }

    /// <summary>exp(x)−1.</summary>
    public static double Inverse(double x)
    {
        if (Math.Abs(x) < 1e-4) return x * (1 + x * (0.5 + x * (1.0 / 6 + x * (1.0 / 24 + x / 120))));
        if (Math.Abs(x) > 0.7) return Math.Exp(x) - 1;
        var half = Math.Sinh(x / 2);
        return 2 * half * Math.Exp(x / 2);
    }

    /// <summary>log(1−exp(x)) for x &lt; 0: the log of the other tail.</summary>
    public static double Complement(double x) =>
        x > -0.6931471805599453 ? Math.Log(-Inverse(x)) : Of(-Math.Exp(x));
}
