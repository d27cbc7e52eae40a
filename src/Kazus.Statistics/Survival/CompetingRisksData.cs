using System.Collections.Immutable;
using System.Globalization;

namespace Kazus.Statistics;

/// <summary>
/// Right-censored observations that end in one of several causes. The memory that is passed in is kept, not copied, and must not
/// change while an estimate is being made.
/// </summary>
public sealed class CompetingRisksData
{
    /// <summary>Observations by their time and the cause that ended them.</summary>
    /// <param name="times">Time from the origin to the event or to censoring, zero or greater.</param>
    /// <param name="causes">0 where the observation was censored, else the number of its cause, 1, 2, …</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public CompetingRisksData(ReadOnlyMemory<double> times, ReadOnlyMemory<int> causes)
    {
        if (times.Length != causes.Length) throw new ArgumentException("There must be one cause for each time.", nameof(causes));
        Times = times;
        Causes = causes;
    }

    /// <summary>Times of exit.</summary>
    public ReadOnlyMemory<double> Times { get; }

    /// <summary>The cause of each exit; 0 is censored.</summary>
    public ReadOnlyMemory<int> Causes { get; }

    /// <summary>Case weights, zero or greater; empty when each observation counts once.</summary>
    public ReadOnlyMemory<double> Weights { get; init; }

    /// <summary>The group of each observation; null when there is one group.</summary>
    public Grouping? Groups { get; init; }

    /// <summary>Names of the causes 1, 2, …; empty to use their numbers, as many as occur.</summary>
    public ImmutableArray<string> CauseLabels { get; init; } = [];

    /// <summary>Number of observations.</summary>
    public int Count => Times.Length;

    /// <summary>Refuses data on which no estimate is defined, naming the first observation that fails.</summary>
    /// <exception cref="AssumptionException">No observations; a time or weight that is not finite or is negative; a cause that is not known.</exception>
    public void Check()
    {
        if (!Weights.IsEmpty && Weights.Length != Count || Groups is { } g && g.Codes.Length != Count)
            throw new ArgumentException("Weights and groups must have one value for each time.");
        if (Count == 0) throw new AssumptionException(Assumption.NotEmpty, "data");
        SurvivalData.CheckValues(Times.Span, "time", Assumption.TimesNotNegative);
        SurvivalData.CheckValues(Weights.Span, "weight", Assumption.NotNegative);
        var causes = Causes.Span;
        var most = CauseLabels.Length > 0 ? CauseLabels.Length : int.MaxValue;
        for (var i = 0; i < causes.Length; i++)
            if (causes[i] < 0 || causes[i] > most)
                throw new AssumptionException(Assumption.KnownCause, "cause", i, causes[i].ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The names of the causes: as given, or their numbers up to the largest that occurs.</summary>
    internal ImmutableArray<string> Labels()
    {
        if (CauseLabels.Length > 0) return CauseLabels;
        var largest = 0;
        foreach (var c in Causes.Span) largest = Math.Max(largest, c);
        return [.. Enumerable.Range(1, largest).Select(c => c.ToString(CultureInfo.InvariantCulture))];
    }
}
