namespace Kazus.Statistics;

/// <summary>The scale on which a pointwise confidence interval of a survival curve is symmetric.</summary>
public enum ConfidenceLimits
{
    /// <summary>log(-log S): never leaves (0, 1) and keeps its coverage best in small samples. Undefined where S is 0 or 1.</summary>
    LogLog,

    /// <summary>log S, cut at 1: the default of R's <c>survfit</c>. Undefined where S is 0.</summary>
    Log,

    /// <summary>S itself, cut at 0 and 1.</summary>
    Plain,

    /// <summary>log(S / (1 - S)). Undefined where S is 0 or 1.</summary>
    Logit,

    /// <summary>arcsin √S. Undefined where S is 0 or 1.</summary>
    Arcsin,
}

/// <summary>How the variance of a curve is estimated.</summary>
public enum CurveVariance
{
    /// <summary>Robust when clusters are given or a weight is not a whole number, else Greenwood; the choice of R's <c>survfit</c>.</summary>
    Automatic,

    /// <summary>Greenwood's sum of d / (n (n - d)): weights are counts of identical subjects.</summary>
    Greenwood,

    /// <summary>The infinitesimal jackknife over subjects, or over clusters when they are given: weights are sampling weights.</summary>
    Robust,
}

/// <summary>What a survival curve is computed with.</summary>
public sealed record KaplanMeierOptions
{
    /// <summary>The scale of the confidence interval.</summary>
    public ConfidenceLimits Limits { get; init; } = ConfidenceLimits.LogLog;

    /// <summary>Confidence level, in the open interval (0, 1).</summary>
    public double Level
    {
        get;
        init => field = value is > 0 and < 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A confidence level lies between 0 and 1.");
    } = 0.95;

    /// <summary>The variance estimate.</summary>
    public CurveVariance Variance { get; init; } = CurveVariance.Automatic;
}
