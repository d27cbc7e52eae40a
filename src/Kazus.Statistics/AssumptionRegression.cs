namespace Kazus.Statistics;

public sealed partial record Assumption
{
    /// <summary>Case weights have a meaning for the method.</summary>
    public static Assumption NoWeights { get; } = new("no-weights", "are not defined for this method",
        "Use Efron's or Breslow's rule for ties, which take case weights, or repeat the rows.");

    /// <summary>A variance between clusters needs more than one.</summary>
    public static Assumption SeveralClusters { get; } = new("several-clusters", "must be two or more for a robust variance",
        "Within a single cluster the residuals sum to zero and say nothing; use the ordinary variance, or name a column that tells clusters apart.");

    /// <summary>Score residuals, and with them a robust variance, exist.</summary>
    public static Assumption ScoreResidualsDefined { get; } = new("score-residuals-defined", "are not defined with exact ties",
        "Use Efron's rule for ties, which gives nearly the same coefficients.");

    /// <summary>The method is defined for right-censored rows that start at the origin.</summary>
    public static Assumption NoEntry { get; } = new("no-entry", "are not defined for this method",
        "Use a method that takes (entry, exit] rows, or analyse the rows that start at the origin.");

    /// <summary>At least one coefficient can be estimated from the data.</summary>
    public static Assumption CoefficientEstimable { get; } = new("coefficient-estimable", "must hold a covariate that varies among the subjects at risk when an event happens",
        "No coefficient can be estimated: drop the constant or duplicated covariates.");

    /// <summary>The information of a test can be inverted.</summary>
    public static Assumption InformationRegular { get; } = new("information-regular", "must not depend on each other or on time alone at the event times",
        "There are too few distinct event times for the test; report the estimate without it.");

    /// <summary>The maximum of the likelihood is reached at finite coefficients.</summary>
    public static Assumption FiniteMaximum { get; } = new("finite-maximum", "must be finite at the maximum of the likelihood",
        "A covariate separates the outcomes completely; use Firth's penalised likelihood or report the range only.");

    /// <summary>A transformed time exists for every event.</summary>
    public static Assumption TransformDefined { get; } = new("transform-defined", "must be finite after the transform of time",
        "Use the km, rank or identity transform when an event happens at time zero.");

    /// <summary>Two subjects can be compared.</summary>
    public static Assumption ComparablePair { get; } = new("comparable-pair", "must hold two subjects of which one is known to fail first",
        "No pair can be compared; report the number of events instead of a concordance.");
}
