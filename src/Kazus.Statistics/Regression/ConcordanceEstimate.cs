namespace Kazus.Statistics;

/// <summary>How much each event time counts in a concordance.</summary>
public enum ConcordanceWeight
{
    /// <summary>Every comparable pair counts the same (Harrell's C). R's <c>n</c>.</summary>
    Pairs,

    /// <summary>Survival just before the event over the share still at risk (Peto and Wilcoxon's weights). R's <c>S</c>.</summary>
    Survival,

    /// <summary>The same over the censoring distribution (Schemper, Wakounig and Heinze). R's <c>S/G</c>.</summary>
    SurvivalOverCensoring,

    /// <summary>The inverse squared censoring distribution (Uno et al. 2011): the value does not depend on the censoring. R's <c>n/G2</c>.</summary>
    Uno,

    /// <summary>Every event time counts the same. R's <c>I</c>.</summary>
    Events,
}

/// <summary>How a concordance is computed.</summary>
public sealed record ConcordanceOptions
{
    /// <summary>Weight of each event time.</summary>
    public ConcordanceWeight TimeWeight { get; init; } = ConcordanceWeight.Pairs;

    /// <summary>True when a larger score means an earlier event, as for a linear predictor; false when it means a longer survival.</summary>
    public bool HigherScoreFailsFirst { get; init; } = true;
}

/// <summary>
/// The share of comparable pairs that a score puts in the order in which they failed. A pair is comparable when one is known to fail
/// while the other is at risk; a censoring at the time of an event comes after it. Ties of the score count half.
/// </summary>
/// <param name="Concordant">Pairs in the right order, weighted.</param>
/// <param name="Discordant">Pairs in the wrong order.</param>
/// <param name="TiedScore">Comparable pairs with one score.</param>
/// <param name="TiedTime">Pairs that fail at one time, with different scores; not comparable.</param>
/// <param name="TiedBoth">Pairs that fail at one time with one score; not comparable.</param>
/// <param name="Variance">Infinitesimal jackknife variance of the concordance.</param>
public sealed record ConcordanceEstimate(
    double Concordant, double Discordant, double TiedScore, double TiedTime, double TiedBoth, double Variance)
{
    /// <summary>The concordance, from 0 to 1; 0.5 is chance.</summary>
    public double Value => (Concordant + TiedScore / 2) / Comparable;

    /// <summary>Standard error of <see cref="Value"/>.</summary>
    public double StandardError => Math.Sqrt(Variance);

    /// <summary>Number of comparable pairs, weighted.</summary>
    public double Comparable => Concordant + Discordant + TiedScore;

    internal ConcordanceEstimate Reversed() => this with { Concordant = Discordant, Discordant = Concordant };
}
