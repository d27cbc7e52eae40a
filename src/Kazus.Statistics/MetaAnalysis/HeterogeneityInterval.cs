using Kazus.Statistics.Distributions;

namespace Kazus.Statistics.MetaAnalysis;

/// <summary>Confidence intervals of the heterogeneity, all from the ends for τ².</summary>
public sealed record HeterogeneityInterval
{
    private readonly double typical;

    private HeterogeneityInterval(double lower, double upper, double typical)
    {
        Tau2Lower = lower;
        Tau2Upper = upper;
        this.typical = typical;
    }

    /// <summary>The lower end for τ².</summary>
    public double Tau2Lower { get; }

    /// <summary>The upper end for τ².</summary>
    public double Tau2Upper { get; }

    /// <summary>The lower end for I², percent.</summary>
    public double I2Lower => Share(Tau2Lower);

    /// <summary>The upper end for I², percent.</summary>
    public double I2Upper => Share(Tau2Upper);

    /// <summary>The lower end for H².</summary>
    public double H2Lower => Tau2Lower / typical + 1;

    /// <summary>The upper end for H².</summary>
    public double H2Upper => Tau2Upper / typical + 1;

    internal static HeterogeneityInterval QProfile(StudyModel model, in ModelSums atZero, PoolingOptions options, double typical)
    {
        var df = model.Residual;
        if (df == 0) throw new AssumptionException(Assumption.SeveralStudies, "tau2 interval");
        var tail = (1 - options.Level) / 2;
        var lower = Heterogeneity.WhereQEquals(model, ChiSquared.UpperQuantile(tail, df), atZero) ?? 0;
        var upper = Heterogeneity.WhereQEquals(model, ChiSquared.Quantile(tail, df), atZero) ?? 0;
        return new HeterogeneityInterval(lower, upper, typical);
    }

    private double Share(double tau2) => 100 * tau2 / (typical + tau2);
}
