using System.Collections.Immutable;

namespace Kazus.Statistics;

/// <summary>The cumulative incidence of one cause, at every distinct time of its group.</summary>
public sealed class CauseIncidence
{
    internal CauseIncidence(string cause, int length)
    {
        Cause = cause;
        events = new double[length];
        incidence = new double[length];
        error = new double[length];
        aalenVariance = new double[length];
        hazard = new double[length];
    }

    internal readonly double[] events, incidence, error, aalenVariance, hazard;

    /// <summary>Name of the cause.</summary>
    public string Cause { get; }

    /// <summary>Weight of the events of this cause at each time.</summary>
    public ReadOnlyMemory<double> Events => events;

    /// <summary>Probability to have had an event of this cause by each time.</summary>
    public ReadOnlyMemory<double> Incidence => incidence;

    /// <summary>Standard error of the incidence by the infinitesimal jackknife, as in R's <c>survfit</c>.</summary>
    public ReadOnlyMemory<double> StandardError => error;

    /// <summary>
    /// Variance of the incidence by Aalen's martingale formula with its correction for ties, as in <c>cmprsk::cuminc</c>; NaN when
    /// observations are weighted, for which it is not defined.
    /// </summary>
    public ReadOnlyMemory<double> AalenVariance => aalenVariance;

    /// <summary>Cumulative cause-specific hazard at each time.</summary>
    public ReadOnlyMemory<double> CumulativeHazard => hazard;

    /// <summary>Lower limits, set by the estimator.</summary>
    public ReadOnlyMemory<double> Lower { get; internal set; }

    /// <summary>Upper limits, set by the estimator.</summary>
    public ReadOnlyMemory<double> Upper { get; internal set; }
}

/// <summary>
/// Cumulative incidences of one group at every distinct observed time, ascending. All lists have one length; curves are
/// right-continuous.
/// </summary>
public sealed class CumulativeIncidence
{
    internal CumulativeIncidence(string group, int observations, double[] times, double[] atRisk, double[] censored, ImmutableArray<CauseIncidence> causes)
    {
        Group = group;
        Observations = observations;
        Times = times;
        AtRisk = atRisk;
        Censored = censored;
        Causes = causes;
        eventFree = new double[times.Length];
        eventFreeError = new double[times.Length];
    }

    internal readonly double[] eventFree, eventFreeError;

    /// <summary>Label of the group; "all" when there was one.</summary>
    public string Group { get; }

    /// <summary>Number of observations.</summary>
    public int Observations { get; }

    /// <summary>Distinct observed times.</summary>
    public ReadOnlyMemory<double> Times { get; }

    /// <summary>Weight at risk just before each time.</summary>
    public ReadOnlyMemory<double> AtRisk { get; }

    /// <summary>Weight of the censorings at each time.</summary>
    public ReadOnlyMemory<double> Censored { get; }

    /// <summary>Probability to be free of every event at each time.</summary>
    public ReadOnlyMemory<double> EventFree => eventFree;

    /// <summary>Standard error of <see cref="EventFree"/> by the infinitesimal jackknife.</summary>
    public ReadOnlyMemory<double> EventFreeError => eventFreeError;

    /// <summary>Lower limits of <see cref="EventFree"/>.</summary>
    public ReadOnlyMemory<double> EventFreeLower { get; internal set; }

    /// <summary>Upper limits of <see cref="EventFree"/>.</summary>
    public ReadOnlyMemory<double> EventFreeUpper { get; internal set; }

    /// <summary>The causes in order.</summary>
    public ImmutableArray<CauseIncidence> Causes { get; }

    /// <summary>Number of distinct times that are not later than a time.</summary>
    public int TimesUpTo(double time)
    {
        var place = Times.Span.BinarySearch(time);
        return place >= 0 ? place + 1 : ~place;
    }

    /// <summary>
    /// Mean time spent without event (<paramref name="cause"/> 0) or after an event of a cause, up to a horizon. Over all states
    /// the times add up to the horizon.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is negative or not finite, or the cause is not known.</exception>
    public double MeanTime(int cause, double horizon)
    {
        if (!(horizon >= 0) || double.IsInfinity(horizon)) throw new ArgumentOutOfRangeException(nameof(horizon), horizon, "A horizon is a time, zero or greater.");
        if (cause < 0 || cause > Causes.Length) throw new ArgumentOutOfRangeException(nameof(cause), cause, "0 is no event, then the causes from 1.");
        var curve = cause == 0 ? eventFree : Causes[cause - 1].incidence;
        var last = TimesUpTo(horizon);
        double area = 0, from = 0, level = cause == 0 ? 1 : 0;
        for (var k = 0; k < last; k++)
        {
            area += (Times.Span[k] - from) * level;
            (from, level) = (Times.Span[k], curve[k]);
        }
        return area + (horizon - from) * level;
    }
}
