using Kazus.Statistics.Distributions;

namespace Kazus.Statistics.MetaAnalysis;

/// <summary>
/// Proportions pooled by their own likelihood: events are binomial, and the logits of the studies' true risks are
/// normal around a mean (Stijnen, Hamza and Özdemir 2010). No study needs a correction for zero cells. What metafor's
/// <c>rma.glmm(measure = "PLO")</c> returns; with an offset, its conditional model <c>CM.AL</c>.
/// </summary>
public sealed record BinomialNormal
{
    private BinomialNormal(double effect, double error, double tau2, double level, BinomialMixture mixture, double logLikelihood)
    {
        Effect = effect;
        StandardError = error;
        Tau2 = tau2;
        Statistic = effect / error;
        P = Normal.TwoSided(Statistic);
        var critical = Normal.UpperQuantile((1 - Interval.CheckLevel(level)) / 2);
        (Lower, Upper) = (effect - critical * error, effect + critical * error);
        var width = critical * Math.Sqrt(error * error + tau2);
        (PredictionLower, PredictionUpper) = (effect - width, effect + width);
        Count = mixture.Count;
        TypicalVariance = mixture.TypicalVariance();
        LogLikelihood = logLikelihood;
        (CommonEffect, CommonStandardError, var common) = mixture.Common();
        var saturated = mixture.Saturated();
        Deviance = 2 * (saturated - logLikelihood);
        LikelihoodRatioQ = Math.Max(0, 2 * (saturated - common));
        LikelihoodRatioQP = Count == 1 ? 1 : ChiSquared.UpperTail(LikelihoodRatioQ, Count - 1);
    }

    /// <summary>The mean logit.</summary>
    public double Effect { get; }

    /// <summary>Its standard error.</summary>
    public double StandardError { get; }

    /// <summary>Effect over standard error.</summary>
    public double Statistic { get; }

    /// <summary>The two-sided p value of a mean logit of zero.</summary>
    public double P { get; }

    /// <summary>The lower end of the confidence interval.</summary>
    public double Lower { get; }

    /// <summary>The upper end of the confidence interval.</summary>
    public double Upper { get; }

    /// <summary>The variance of the true logits.</summary>
    public double Tau2 { get; }

    /// <summary>The lower end of the prediction interval of a new study's logit.</summary>
    public double PredictionLower { get; }

    /// <summary>The upper end of the prediction interval.</summary>
    public double PredictionUpper { get; }

    /// <summary>The share of the variation of the logits that lies between studies, percent, against the typical variance of a logit.</summary>
    public double I2 => Count == 1 ? 0 : 100 * Tau2 / (TypicalVariance + Tau2);

    /// <summary>The H² that belongs to <see cref="I2"/>.</summary>
    public double H2 => Count == 1 ? 1 : Tau2 / TypicalVariance + 1;

    private double TypicalVariance { get; }

    /// <summary>The number of studies.</summary>
    public int Count { get; }

    /// <summary>log of the likelihood, with the binomial coefficients.</summary>
    public double LogLikelihood { get; }

    /// <summary>Twice the distance from a model with one risk per study.</summary>
    public double Deviance { get; }

    /// <summary>The logit when all studies share one risk.</summary>
    public double CommonEffect { get; }

    /// <summary>Its standard error.</summary>
    public double CommonStandardError { get; }

    /// <summary>Likelihood ratio test of one risk against one per study.</summary>
    public double LikelihoodRatioQ { get; }

    /// <summary>Its p value, chi-squared with k − 1 degrees of freedom.</summary>
    public double LikelihoodRatioQP { get; }

    /// <summary>Fits the model by maximum likelihood with adaptive Gauss-Hermite quadrature.</summary>
    /// <param name="events">Subjects with the event in each study.</param>
    /// <param name="totals">Subjects observed in each study, above zero.</param>
    /// <param name="offsets">A known shift of each study's logit, or null.</param>
    /// <param name="level">Coverage of the intervals, in (0, 1).</param>
    /// <param name="nodes">Points of the quadrature (metafor uses 7).</param>
    /// <exception cref="AssumptionException"><c>not-empty</c>, <c>finite</c>, <c>positive</c> (a total), <c>events-within-total</c>,
    /// <c>both-outcomes</c>: nobody or everybody has the event, <c>converged</c>.</exception>
    public static BinomialNormal Estimate(ReadOnlySpan<double> events, ReadOnlySpan<double> totals, double[]? offsets = null, double level = 0.95, int nodes = 7)
    {
        var mixture = new BinomialMixture(events.ToArray(), totals.ToArray(), offsets ?? new double[events.Length], GaussHermite.Of(nodes));
        var (mean, deviation, error) = mixture.Maximise();
        return new BinomialNormal(mean, error, deviation * deviation, level, mixture, mixture.LogLikelihood(mean, deviation));
    }
}
