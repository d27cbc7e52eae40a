using Kazus.Statistics.Distributions;

namespace Kazus.Statistics.Proportions;

/// <summary>Confidence intervals for a proportion of events among independent subjects.</summary>
public static class ProportionInterval
{
    /// <summary>Clopper and Pearson 1934: exact, never below its level. R's <c>binom.test</c>.</summary>
    public static Interval ClopperPearson(int events, int total, double level = 0.95)
    {
        var tail = Check(events, total, level);
        return new Interval(events / (double)total,
            events == 0 ? 0 : Beta.Quantile(tail, events, total - events + 1.0),
            events == total ? 1 : Beta.UpperQuantile(tail, events + 1.0, total - events));
    }

    /// <summary>Wilson 1927: the proportions that the score test does not reject. R's <c>prop.test</c> without correction.</summary>
    public static Interval Wilson(int events, int total, double level = 0.95)
    {
        var z = Normal.UpperQuantile(Check(events, total, level));
        return Score(events, total, z, correction: 0);
    }

    /// <summary>
    /// Wilson with continuity correction, as R's <c>prop.test</c>: ½, or the distance of the events from half the total
    /// where that is smaller.
    /// </summary>
    public static Interval WilsonCorrected(int events, int total, double level = 0.95)
    {
        var z = Normal.UpperQuantile(Check(events, total, level));
        return Score(events, total, z, Math.Min(0.5, Math.Abs(events - total / 2.0)));
    }

    /// <summary>Jeffreys: quantiles of Beta(x+½, n−x+½), with 0 and 1 at the ends (Brown, Cai and DasGupta 2001).</summary>
    public static Interval Jeffreys(int events, int total, double level = 0.95)
    {
        var tail = Check(events, total, level);
        return new Interval(events / (double)total,
            events == 0 ? 0 : Beta.Quantile(tail, events + 0.5, total - events + 0.5),
            events == total ? 1 : Beta.UpperQuantile(tail, events + 0.5, total - events + 0.5));
    }

    /// <summary>Agresti and Coull 1998: Wald's form around (x + z²/2)/(n + z²), cut off at 0 and 1.</summary>
    public static Interval AgrestiCoull(int events, int total, double level = 0.95)
    {
        var z = Normal.UpperQuantile(Check(events, total, level));
        var n = total + z * z;
        var p = (events + z * z / 2) / n;
        var half = z * Math.Sqrt(p * (1 - p) / n);
        return new Interval(events / (double)total, Math.Max(0, p - half), Math.Min(1, p + half));
    }

    /// <summary>Normal approximation on the logit, ½ added to both counts where one is zero.</summary>
    public static Interval Logit(int events, int total, double level = 0.95)
    {
        var z = Normal.UpperQuantile(Check(events, total, level));
        double x = events, rest = total - events;
        if (x == 0 || rest == 0) (x, rest) = (x + 0.5, rest + 0.5);
        double centre = Math.Log(x / rest), half = z * Math.Sqrt(1 / x + 1 / rest);
        return new Interval(events / (double)total, 1 / (1 + Math.Exp(half - centre)), 1 / (1 + Math.Exp(-half - centre)));
    }

    private static Interval Score(int events, int total, double z, double correction)
    {
        double n = total, p = events / n, shift = z * z / (2 * n), scale = 1 + z * z / n;
        double high = p + correction / n, low = p - correction / n;
        return new Interval(p,
            low <= 0 ? 0 : Math.Max(0, (low + shift - z * Math.Sqrt(low * (1 - low) / n + shift / (2 * n))) / scale),
            high >= 1 ? 1 : Math.Min(1, (high + shift + z * Math.Sqrt(high * (1 - high) / n + shift / (2 * n))) / scale));
    }

    private static double Check(int events, int total, double level)
    {
        if (total <= 0) throw new AssumptionException(Assumption.Positive, "total");
        if (events < 0 || events > total) throw new AssumptionException(Assumption.EventsWithinTotal, "events");
        return (1 - Interval.CheckLevel(level)) / 2;
    }
}
