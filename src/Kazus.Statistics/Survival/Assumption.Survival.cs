namespace Kazus.Statistics;

public sealed partial record Assumption
{
    /// <summary>There are two groups and no more.</summary>
    public static Assumption ExactlyTwoGroups { get; } = new("exactly-two-groups", "must hold exactly two groups",
        "Compare the groups in pairs.");

    /// <summary>The sample is small enough to list every division of it.</summary>
    public static Assumption SmallSample { get; } = new("small-sample", "must hold at most 40 observations",
        "Use the test with the χ² approximation, which is good at this size.");

    /// <summary>Every probability lies in (0, 1].</summary>
    public static Assumption ProbabilityNotZero { get; } = new("probability-not-zero", "must be greater than 0 and at most 1",
        "Take the population's survival from a table that covers the follow-up.");

    /// <summary>Every cause has a name.</summary>
    public static Assumption KnownCause { get; } = new("known-cause", "must be 0 (censored) or the number of a known cause",
        "Number the causes 1, 2, … without gaps and give as many names.");

    /// <summary>A risk table starts at time zero with at least one subject.</summary>
    public static Assumption RiskTableFromZero { get; } = new("risk-table-from-zero", "must start at time 0 with at least one subject",
        "Give the number of patients at the start as the first column.");

    /// <summary>A height of a survival curve is a share.</summary>
    public static Assumption SurvivalIsAShare { get; } = new("survival-is-a-share", "must lie between 0 and 1",
        "Divide percentages by 100, and correct points read above or below the axis.");

    /// <summary>Times ascend, and numbers at risk do not rise.</summary>
    public static Assumption InOrderOfTime { get; } = new("in-order-of-time", "must be in order of time, and numbers at risk must not rise",
        "Sort the points; check the risk table against the print. Late entry cannot be rebuilt.");
}
