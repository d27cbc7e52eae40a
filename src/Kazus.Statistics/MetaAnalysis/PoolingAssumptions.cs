namespace Kazus.Statistics;

public sealed partial record Assumption
{
    /// <summary>There are more studies than coefficients.</summary>
    public static Assumption MoreStudiesThanCoefficients { get; } = new("more-studies-than-coefficients", "must have more studies than coefficients",
        "Drop moderators or merge levels until at least one study is left over per model.");

    /// <summary>No column of the design is a combination of the others.</summary>
    public static Assumption FullRank { get; } = new("full-rank", "must not be a combination of the other moderators",
        "Remove the moderator: it is constant, or the others determine it.");

    /// <summary>The iteration settled.</summary>
    public static Assumption Converged { get; } = new("converged", "must settle within the allowed iterations",
        "Look for a study with an extreme effect or variance, or choose the DerSimonian-Laird or Paule-Mandel estimator, which always settle.");

    /// <summary>Events are counted within the number observed.</summary>
    public static Assumption EventsWithinTotal { get; } = new("events-within-total", "must lie between 0 and the number observed",
        "Correct the row at its source: there cannot be more events than subjects.");

    /// <summary>A count is a whole number.</summary>
    public static Assumption WholeNumber { get; } = new("whole-number", "must be a whole number",
        "Give counts of patients; a percentage is turned into a count at its source.");

    /// <summary>Both outcomes occur somewhere in the studies.</summary>
    public static Assumption BothOutcomes { get; } = new("both-outcomes", "must hold at least one event and one subject without",
        "The likelihood has no maximum when nobody or everybody has the event; report a single-proportion interval of the total instead.");

    /// <summary>Two or more studies are given.</summary>
    public static Assumption SeveralStudies { get; } = new("several-studies", "must hold enough studies for this analysis",
        "With so few studies nothing can be said about differences between them; report them singly.");

    /// <summary>Some study is informative.</summary>
    public static Assumption InformativeStudies { get; } = new("informative-studies", "must hold a study in which the comparison can be made",
        "Studies without events (or with events only) in both arms say nothing about a ratio; use the risk difference.");
}
