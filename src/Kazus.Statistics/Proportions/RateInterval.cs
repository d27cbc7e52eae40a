using Kazus.Statistics.Distributions;

namespace Kazus.Statistics.Proportions;

/// <summary>Confidence intervals for a rate of events per time.</summary>
public static class RateInterval
{
    /// <summary>Garwood 1936: exact for a Poisson count. R's <c>poisson.test</c>.</summary>
    /// <param name="events">The count.</param>
    /// <param name="time">Person-time above zero; the rate is per unit of it.</param>
    /// <param name="level">Coverage, in (0, 1).</param>
    public static Interval Exact(int events, double time, double level = 0.95)
    {
        if (!(time > 0)) throw new AssumptionException(Assumption.Positive, "time");
        if (events < 0) throw new AssumptionException(Assumption.NotNegative, "events");
        var tail = (1 - Interval.CheckLevel(level)) / 2;
        return new Interval(events / time, events == 0 ? 0 : Gamma.Quantile(tail, events) / time, Gamma.UpperQuantile(tail, events + 1.0) / time);
    }
}
