using System.Globalization;

namespace Kazus.Statistics;

/// <summary>
/// Right-censored observations, optionally left-truncated, weighted and grouped. The memory that is passed in is kept, not copied,
/// and must not change while an estimate is being made.
/// </summary>
/// <remarks>
/// An observation is at risk over (entry, exit]: it counts at its own exit time and not at its entry. Times are in one unit of the
/// caller's choice; every result has the same unit.
/// </remarks>
public sealed class SurvivalData
{
    /// <summary>Observations by their time of exit and whether the event happened then.</summary>
    /// <param name="times">Time from the origin to the event or to the last time the subject was known to be without it.</param>
    /// <param name="events">True where the event happened at that time, false where the observation was censored.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public SurvivalData(ReadOnlyMemory<double> times, ReadOnlyMemory<bool> events)
    {
        if (times.Length != events.Length) throw new ArgumentException("There must be one event flag for each time.", nameof(events));
        Times = times;
        Events = events;
    }

    /// <summary>Times of exit.</summary>
    public ReadOnlyMemory<double> Times { get; }

    /// <summary>True where the event happened at the exit.</summary>
    public ReadOnlyMemory<bool> Events { get; }

    /// <summary>Times of entry, for subjects that came under observation after the origin; empty when all entered at the origin.</summary>
    public ReadOnlyMemory<double> Entries { get; init; }

    /// <summary>Case weights, zero or greater; empty when each observation counts once.</summary>
    public ReadOnlyMemory<double> Weights { get; init; }

    /// <summary>The group of each observation; null when there is one group.</summary>
    public Grouping? Groups { get; init; }

    /// <summary>
    /// Observations that belong together, for instance several of one patient. When given, the variance is the robust one
    /// (infinitesimal jackknife over clusters).
    /// </summary>
    public Grouping? Clusters { get; init; }

    /// <summary>Number of observations.</summary>
    public int Count => Times.Length;

    /// <summary>Refuses data on which no survival estimate is defined, naming the first observation that fails.</summary>
    /// <exception cref="AssumptionException">No observations; a time, entry or weight that is not finite or is negative; an entry that is not before its exit.</exception>
    /// <exception cref="ArgumentException">Entries, weights, groups or clusters of another length.</exception>
    public void Check()
    {
        CheckLengths();
        if (Count == 0) throw new AssumptionException(Assumption.NotEmpty, "data");
        CheckValues(Times.Span, "time", Assumption.TimesNotNegative);
        CheckValues(Entries.Span, "entry", Assumption.TimesNotNegative);
        for (var i = 0; i < Entries.Length; i++)
            if (!(Entries.Span[i] < Times.Span[i])) throw new AssumptionException(Assumption.EntryBeforeExit, "entry", i, Shown(Entries.Span[i]));
        CheckValues(Weights.Span, "weight", Assumption.NotNegative);
    }

    internal void CheckLengths()
    {
        if (!Entries.IsEmpty && Entries.Length != Count || !Weights.IsEmpty && Weights.Length != Count
            || Groups is { } g && g.Codes.Length != Count || Clusters is { } c && c.Codes.Length != Count)
            throw new ArgumentException("Entries, weights, groups and clusters must have one value for each time.");
    }

    internal static void CheckValues(ReadOnlySpan<double> values, string subject, Assumption notNegative)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i])) throw new AssumptionException(Assumption.Finite, subject, i, Shown(values[i]));
            if (values[i] < 0) throw new AssumptionException(notNegative, subject, i, Shown(values[i]));
        }
    }

    private static string Shown(double value) => value.ToString(CultureInfo.InvariantCulture);
}
