namespace Kazus.Statistics;

/// <summary>How a Cox regression is fitted. The defaults are those of R's <c>coxph</c>.</summary>
public sealed record CoxOptions
{
    /// <summary>How events at one time are treated.</summary>
    public TieHandling Ties { get; init; } = TieHandling.Efron;

    /// <summary>Iterations end when the log likelihood changes by no more than this share of itself.</summary>
    public double Epsilon { get; init; } = 1e-9;

    /// <summary>Most Newton steps; zero evaluates the initial coefficients only.</summary>
    public int MaxIterations { get; init; } = 20;

    /// <summary>Coefficients to start from, one per term; null for zeros. Tests then compare with these values.</summary>
    public IReadOnlyList<double>? InitialCoefficients { get; init; }

    /// <summary>
    /// Whether standard errors come from the robust (infinitesimal jackknife) variance; null for R's rule: robust when
    /// <see cref="RegressionData.Clusters"/> are given, or when a weight is not a whole number.
    /// </summary>
    public bool? Robust { get; init; }

    /// <summary>Level of confidence intervals, in (0, 1).</summary>
    public double Level { get; init; } = 0.95;

    internal void Check(int width)
    {
        if (!(Level is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(Level), Level, "A confidence level lies between 0 and 1.");
        if (!(Epsilon > 0)) throw new ArgumentOutOfRangeException(nameof(Epsilon), Epsilon, "Must be greater than 0.");
        ArgumentOutOfRangeException.ThrowIfNegative(MaxIterations);
        if (InitialCoefficients is { } initial && initial.Count != width)
        {
            throw new ArgumentException($"There are {initial.Count} initial coefficients for {width} terms.", nameof(InitialCoefficients));
        }
    }
}
