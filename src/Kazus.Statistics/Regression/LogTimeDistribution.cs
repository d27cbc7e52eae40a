using Kazus.Statistics.Distributions;

namespace Kazus.Statistics;

/// <summary>The distribution of survival times in an accelerated failure time model.</summary>
public enum SurvivalDistribution
{
    /// <summary>Weibull: both an accelerated failure time and a proportional hazards model.</summary>
    Weibull,

    /// <summary>Exponential: Weibull with a scale of one, a constant hazard.</summary>
    Exponential,

    /// <summary>The logarithm of time is normal.</summary>
    LogNormal,

    /// <summary>The logarithm of time is logistic: odds of survival are proportional.</summary>
    LogLogistic,
}

/// <summary>Logarithms of density and of both tails of a standardised log time, with two derivatives each.</summary>
internal static class LogTimeDistribution
{
    /// <summary>log f(z), its first and second derivative.</summary>
    public static (double Value, double First, double Second) LogDensity(SurvivalDistribution distribution, double z)
    {
        switch (distribution)
        {
            case SurvivalDistribution.LogNormal:
                return (-0.5 * z * z - 0.91893853320467274178, -z, -1);
            case SurvivalDistribution.LogLogistic:
                var (above, below) = Logistic(z);
                return (Math.Log(above) + Math.Log(below), above - below, -2 * above * below);
            default:
                var e = Math.Exp(z);
                return (z - e, 1 - e, -e);
        }
    }

    /// <summary>log S(z), its first and second derivative.</summary>
    public static (double Value, double First, double Second) LogUpper(SurvivalDistribution distribution, double z)
    {
        switch (distribution)
        {
            case SurvivalDistribution.LogNormal:
                var log = Normal.LogUpperTail(z);
                var hazard = Math.Exp(-0.5 * z * z - 0.91893853320467274178 - log);
                return (log, -hazard, -hazard * (hazard - z));
            case SurvivalDistribution.LogLogistic:
                var (above, below) = Logistic(z);
                return (Math.Log(above), -below, -above * below);
            default:
                var e = Math.Exp(z);
                return (-e, -e, -e);
        }
    }

    /// <summary>log F(z), its first and second derivative.</summary>
    public static (double Value, double First, double Second) LogLower(SurvivalDistribution distribution, double z)
    {
        switch (distribution)
        {
            case SurvivalDistribution.LogNormal or SurvivalDistribution.LogLogistic:
                var (value, first, second) = LogUpper(distribution, -z);
                return (value, -first, second);
            default:
                var e = Math.Exp(z);
                var lower = -Expm1(-e);
                var ratio = Math.Exp(z - e) / lower;
                return (Math.Log(lower), ratio, ratio * (1 - e) - ratio * ratio);
        }
    }

    /// <summary>f(z) and its derivative.</summary>
    public static (double Value, double First) Density(SurvivalDistribution distribution, double z)
    {
        var (log, first, _) = LogDensity(distribution, z);
        var value = Math.Exp(log);
        return (value, value * first);
    }

    /// <summary>F(high) - F(low), from the tail that keeps the digits.</summary>
    public static double Between(SurvivalDistribution distribution, double low, double high)
    {
        if (low > 0) return Math.Exp(LogUpper(distribution, low).Value) - Math.Exp(LogUpper(distribution, high).Value);
        return Math.Exp(LogLower(distribution, high).Value) - Math.Exp(LogLower(distribution, low).Value);
    }

    private static (double Above, double Below) Logistic(double z) => (1 / (1 + Math.Exp(z)), 1 / (1 + Math.Exp(-z)));

    private static double Expm1(double x) => Math.Abs(x) < 1e-5 ? x + x * x / 2 + x * x * x / 6 : Math.Exp(x) - 1;
}
