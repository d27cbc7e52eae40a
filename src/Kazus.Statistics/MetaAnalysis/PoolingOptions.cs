namespace Kazus.Statistics.MetaAnalysis;

/// <summary>What the statistic of a pooled effect is compared with.</summary>
public enum PoolingTest
{
    /// <summary>The normal distribution.</summary>
    Normal,

    /// <summary>Student's t with k − p degrees of freedom, the standard error as it is.</summary>
    StudentT,

    /// <summary>Knapp and Hartung 2003: the standard error scaled by the weighted residual variance, t with k − p degrees of freedom.</summary>
    KnappHartung,

    /// <summary>Knapp-Hartung that never narrows the interval: the scale is at least 1.</summary>
    KnappHartungAtLeastOne,
}

/// <summary>The half-width of a prediction interval, times √(τ² + se²).</summary>
public enum PredictionInterval
{
    /// <summary>The quantile of the test (metafor's default).</summary>
    AsTest,

    /// <summary>Student's t with k − 2 degrees of freedom (Higgins, Thompson and Spiegelhalter 2009).</summary>
    HigginsThompsonSpiegelhalter,
}

/// <summary>How effects are pooled. The default is REML with the normal distribution and 95 % intervals.</summary>
public sealed record PoolingOptions
{
    /// <summary>The usual choice.</summary>
    public static PoolingOptions Default { get; } = new();

    /// <summary>The estimator of the variance between studies.</summary>
    public HeterogeneityMethod Method { get; init; } = HeterogeneityMethod.RestrictedMaximumLikelihood;

    /// <summary>The distribution of the test and of the intervals.</summary>
    public PoolingTest Test { get; init; } = PoolingTest.Normal;

    /// <summary>The kind of prediction interval.</summary>
    public PredictionInterval Prediction { get; init; } = PredictionInterval.AsTest;

    /// <summary>A variance between studies that is known or assumed, zero or greater, instead of an estimate; null estimates it.</summary>
    public double? KnownTau2
    {
        get;
        init => field = value is null or >= 0 and < double.PositiveInfinity ? value : throw new ArgumentOutOfRangeException(nameof(KnownTau2), value, "A variance is zero or greater.");
    }

    /// <summary>Coverage of the intervals, in (0, 1).</summary>
    public double Level
    {
        get;
        init => field = value is > 0 and < 1 ? value : throw new ArgumentOutOfRangeException(nameof(Level), value, "A level lies between 0 and 1.");
    } = 0.95;

    internal double VarianceScale(double q, int df)
    {
        if (df == 0 || Test is PoolingTest.Normal or PoolingTest.StudentT) return 1;
        var scale = Math.Max(0, q) / df;
        return Test == PoolingTest.KnappHartungAtLeastOne ? Math.Max(1, scale) : scale;
    }
}
