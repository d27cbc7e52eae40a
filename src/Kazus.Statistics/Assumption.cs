namespace Kazus.Statistics;

/// <summary>Something a method needs of its data. Two assumptions are the same when their <see cref="Id"/> is the same.</summary>
/// <param name="Id">Stable identifier for programs, for instance <c>times-not-negative</c>. Never reused for another meaning.</param>
/// <param name="Statement">What must hold, as half a sentence that follows the subject: "must not be negative".</param>
/// <param name="Recommendation">What to do about it, as one sentence.</param>
public sealed partial record Assumption(string Id, string Statement, string Recommendation)
{
    /// <summary>There is at least one observation.</summary>
    public static Assumption NotEmpty { get; } = new("not-empty", "must hold at least one observation",
        "Check that the file has rows and that not every row was dropped for a missing value.");

    /// <summary>Every value is a finite number.</summary>
    public static Assumption Finite { get; } = new("finite", "must be a finite number",
        "Drop rows with missing values before the call, and count them.");

    /// <summary>Every value is zero or greater.</summary>
    public static Assumption NotNegative { get; } = new("not-negative", "must not be negative",
        "Correct the row at its source.");

    /// <summary>Every value is greater than zero.</summary>
    public static Assumption Positive { get; } = new("positive", "must be greater than zero",
        "Correct the row at its source, or leave it out and say so.");

    /// <summary>Every time is zero or greater.</summary>
    public static Assumption TimesNotNegative { get; } = new("times-not-negative", "must not be negative",
        "A time before its own start is an error of the record: correct the dates, or choose an earlier time zero.");

    /// <summary>Every entry lies before its exit.</summary>
    public static Assumption EntryBeforeExit { get; } = new("entry-before-exit", "must lie before the exit",
        "A subject that leaves when it enters was never at risk: correct the row or leave it out.");

    /// <summary>There are at least two groups.</summary>
    public static Assumption TwoGroups { get; } = new("two-groups", "must hold at least two groups",
        "A comparison needs two groups with observations; describe a single group by its curve.");

    /// <summary>At least one event was observed.</summary>
    public static Assumption EventObserved { get; } = new("event-observed", "must hold at least one event",
        "Without an event there is nothing to compare; report the follow-up and the number at risk.");

    /// <summary>The horizon lies within the observed follow-up.</summary>
    public static Assumption WithinFollowUp { get; } = new("within-follow-up", "must lie within the follow-up",
        "Choose a horizon no later than the last observed time of the group with the shortest follow-up.");

    /// <summary>The information matrix of the comparison can be inverted.</summary>
    public static Assumption VarianceDefined { get; } = new("variance-defined", "must vary while subjects of more than one group are at risk",
        "No event happened while two groups were at risk together; the data cannot compare them.");
}
