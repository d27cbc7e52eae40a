namespace Kazus.Statistics;

public sealed partial record Assumption
{
    /// <summary>More than one category was used.</summary>
    public static Assumption RatingsVary { get; } = new("ratings-vary", "must use more than one category or value",
        "When every rating is the same, agreement beyond chance is not defined; report the plain share of agreement.");

    /// <summary>Every subject was rated by the same number of raters, at least two.</summary>
    public static Assumption RatersEqual { get; } = new("raters-equal", "must be rated by the same number of raters, at least two",
        "Leave out subjects with missing ratings and count them.");

    /// <summary>At least two subjects and two raters.</summary>
    public static Assumption SeveralSubjects { get; } = new("several-subjects", "must hold at least two subjects and two raters",
        "With one subject or one rater nothing can be said about agreement.");
}
