namespace Kazus.Statistics;

/// <summary>What can be said of a coefficient.</summary>
public enum CoefficientStatus
{
    /// <summary>Estimated.</summary>
    Estimated,

    /// <summary>Not estimable: constant where it matters, or a combination of terms before it. R prints NA.</summary>
    Dependent,

    /// <summary>
    /// The likelihood keeps rising as the coefficient grows without limit (complete or quasi-complete separation). The estimate is
    /// plus or minus infinity; Firth's penalised likelihood gives a finite one.
    /// </summary>
    Infinite,
}

/// <summary>One coefficient of a regression: the log of a hazard ratio.</summary>
public sealed record CoxTerm
{
    /// <summary>The covariate, or covariate and level of a factor.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the numbers below are estimates.</summary>
    public required CoefficientStatus Status { get; init; }

    /// <summary>Change of the log hazard per unit; NaN if dependent, plus or minus infinity if infinite.</summary>
    public required double Coefficient { get; init; }

    /// <summary>Standard error, robust where the fit is; NaN unless estimated.</summary>
    public required double StandardError { get; init; }

    /// <summary>exp(coefficient).</summary>
    public double HazardRatio => Math.Exp(Coefficient);

    /// <summary>Lower limit of the closed confidence interval of the hazard ratio.</summary>
    public required double Lower { get; init; }

    /// <summary>Upper limit of the closed confidence interval of the hazard ratio.</summary>
    public required double Upper { get; init; }

    /// <summary>Coefficient over standard error.</summary>
    public double Z => Coefficient / StandardError;

    /// <summary>Two-sided probability of a |z| as large under a coefficient of zero.</summary>
    public required double P { get; init; }
}
