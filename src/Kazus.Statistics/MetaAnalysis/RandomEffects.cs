using Kazus.Statistics.Distributions;

namespace Kazus.Statistics.MetaAnalysis;

/// <summary>
/// Effects of several studies pooled with inverse-variance weights 1/(v + τ²). What metafor's <c>rma(yi, vi)</c>
/// returns. Nothing in it can change.
/// </summary>
public sealed class RandomEffects
{
    private readonly CommonMean model;
    private readonly ModelSums atZero;

    private RandomEffects(CommonMean model, PoolingOptions options)
    {
        this.model = model;
        Options = options;
        atZero = model.At(0);
        var df = model.Residual;
        Q = Math.Max(0, atZero.Q);
        QP = df == 0 ? 1 : ChiSquared.UpperTail(Q, df);
        TypicalVariance = df / atZero.TraceP;
        Tau2 = options.KnownTau2 ?? Heterogeneity.Estimate(model, options.Method, atZero);
        var sums = model.At(Tau2);
        Effect = model.Mean;
        var variance = model.Variance;
        Tau2StandardError = options.KnownTau2 is null ? Heterogeneity.StandardError(model, options.Method, Tau2, atZero, sums) : double.NaN;
        var scale = options.VarianceScale(sums.Q, df);
        DegreesOfFreedom = options.Test == PoolingTest.Normal || df == 0 ? double.PositiveInfinity : df;
        StandardError = Math.Sqrt(variance * scale);
        Statistic = Effect / StandardError;
        P = StudentT.TwoSided(Statistic, DegreesOfFreedom);
        Critical = StudentT.UpperQuantile((1 - options.Level) / 2, DegreesOfFreedom);
        (Fit, RestrictedFit) = LikelihoodFit.Of(model, options, Tau2, sums);
    }

    /// <summary>What was asked for.</summary>
    public PoolingOptions Options { get; }

    /// <summary>The number of studies, k.</summary>
    public int Count => model.Studies;

    /// <summary>The pooled effect.</summary>
    public double Effect { get; }

    /// <summary>Its standard error. Zero with Knapp-Hartung when all effects are equal.</summary>
    public double StandardError { get; }

    /// <summary>Effect over standard error: z, or t with <see cref="DegreesOfFreedom"/>.</summary>
    public double Statistic { get; }

    /// <summary>Degrees of freedom of the test, k − 1; infinite for the normal. One study alone is always tested as normal.</summary>
    public double DegreesOfFreedom { get; }

    /// <summary>The two-sided p value of no effect.</summary>
    public double P { get; }

    /// <summary>The lower end of the confidence interval (closed).</summary>
    public double Lower => Effect - Critical * StandardError;

    /// <summary>The upper end of the confidence interval (closed).</summary>
    public double Upper => Effect + Critical * StandardError;

    /// <summary>The variance of the true effects between studies, τ² ≥ 0, in the squared unit of the effect.</summary>
    public double Tau2 { get; }

    /// <summary>The standard error of τ²; NaN for a fixed effect and for one study.</summary>
    public double Tau2StandardError { get; }

    /// <summary>Cochran's Q.</summary>
    public double Q { get; }

    /// <summary>Its p value, chi-squared with k − 1 degrees of freedom; 1 for one study.</summary>
    public double QP { get; }

    /// <summary>The share of the total variation that lies between studies, in percent (0 to 100).</summary>
    public double I2 => HeterogeneityShare.I2(this.Options.Method, Tau2, TypicalVariance, Q, model.Residual);

    /// <summary>Total over sampling variation, the H² that belongs to <see cref="I2"/>.</summary>
    public double H2 => HeterogeneityShare.H2(this.Options.Method, Tau2, TypicalVariance, Q, model.Residual);

    /// <summary>The lower end of the prediction interval for the true effect of a new study; NaN for a fixed effect.</summary>
    public double PredictionLower => Effect - PredictionHalfWidth;

    /// <summary>The upper end of the prediction interval.</summary>
    public double PredictionUpper => Effect + PredictionHalfWidth;

    /// <summary>The likelihood and its criteria.</summary>
    public LikelihoodFit Fit { get; }

    /// <summary>The restricted likelihood and its criteria.</summary>
    public LikelihoodFit RestrictedFit { get; }

    /// <summary>The pooled effects, in the order given.</summary>
    public IReadOnlyList<double> Effects => model.Effects;

    /// <summary>Their sampling variances.</summary>
    public IReadOnlyList<double> Variances => model.Variances;

    internal double Critical { get; }

    internal double TypicalVariance { get; }

    private double PredictionHalfWidth
    {
        get
        {
            if (Options.Method == HeterogeneityMethod.FixedEffect) return double.NaN;
            var width = Math.Sqrt(StandardError * StandardError + Tau2);
            if (Options.Prediction == PredictionInterval.AsTest) return Critical * width;
            return Count < 3 ? double.NaN : StudentT.UpperQuantile((1 - Options.Level) / 2, Count - 2) * width;
        }
    }

    /// <summary>Pools the effects.</summary>
    /// <param name="effects">One effect per study, on a scale where they are about normal (a log ratio, a logit, a difference).</param>
    /// <param name="variances">Their sampling variances (squared standard errors), above zero.</param>
    /// <param name="options">The estimator of τ², the test, the level; by default REML, normal, 95 %.</param>
    /// <exception cref="AssumptionException"><c>not-empty</c>, <c>finite</c>, <c>positive</c> (a variance), <c>converged</c>.</exception>
    public static RandomEffects Estimate(ReadOnlySpan<double> effects, ReadOnlySpan<double> variances, PoolingOptions? options = null)
    {
        var (y, v) = Studies.Checked(effects, variances);
        return new RandomEffects(new CommonMean(y, v), options ?? PoolingOptions.Default);
    }

    /// <summary>Each study's share of the weight, in percent.</summary>
    public IReadOnlyList<double> Weights()
    {
        var total = 0.0;
        foreach (var v in model.Variances) total += 1 / (v + Tau2);
        return [.. model.Variances.Select(v => 100 / (v + Tau2) / total)];
    }

    /// <summary>
    /// The Q-profile interval of τ² (Viechtbauer 2007) and of what is made of it. An end is zero where the interval
    /// reaches the boundary; both are zero where the effects agree better than chance allows.
    /// </summary>
    /// <exception cref="AssumptionException"><c>several-studies</c>: one study has no variance between studies.</exception>
    public HeterogeneityInterval Tau2Interval() =>
        HeterogeneityInterval.QProfile(model, atZero, Options, TypicalVariance);

    /// <summary>The best linear unbiased prediction of each study's own true effect, with its prediction interval.</summary>
    public IReadOnlyList<StudyPrediction> Predictions()
    {
        var result = new StudyPrediction[Count];
        for (var i = 0; i < Count; i++)
            result[i] = StudyPrediction.Of(model.Effects[i], model.Variances[i], Tau2, Effect, StandardError * StandardError, Critical);
        return result;
    }
}
