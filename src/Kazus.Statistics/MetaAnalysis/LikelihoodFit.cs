namespace Kazus.Statistics.MetaAnalysis;

/// <summary>How well a model fits, as the likelihood and the criteria made of it.</summary>
/// <param name="LogLikelihood">log of the (restricted) likelihood.</param>
/// <param name="Deviance">Twice its distance from a model with one effect per study (restricted: −2 log likelihood).</param>
/// <param name="Aic">Akaike's criterion.</param>
/// <param name="Bic">The Bayesian criterion.</param>
/// <param name="Aicc">Akaike's criterion corrected for few studies.</param>
public readonly record struct LikelihoodFit(double LogLikelihood, double Deviance, double Aic, double Bic, double Aicc)
{
    internal static (LikelihoodFit Full, LikelihoodFit Restricted) Of(StudyModel model, PoolingOptions options, double tau2, in ModelSums sums)
    {
        var logVariances = model.LogVariances(tau2);
        var parameters = model.Coefficients + (options.Method == HeterogeneityMethod.FixedEffect || options.KnownTau2 is not null ? 0 : 1);
        var full = model.LogLikelihood(tau2, sums, logVariances, restricted: false);
        // A model with one effect per study leaves only the constants of the sampling variances.
        var saturated = tau2 == 0 ? full + 0.5 * sums.Q
            : -0.5 * (model.Studies * 1.837877066409345483560659472811 + model.LogVariances(0));
        var restricted = model.LogLikelihood(tau2, sums, logVariances, restricted: true);
        return (Criteria(full, -2 * (full - saturated), parameters, model.Studies),
            Criteria(restricted, -2 * restricted, parameters, model.Residual));
    }

    internal static LikelihoodFit Criteria(double log, double deviance, int parameters, int studies)
    {
        var n = Math.Max(studies, parameters + 2);
        return new LikelihoodFit(log, deviance, -2 * log + 2 * parameters, -2 * log + parameters * Math.Log(studies),
            -2 * log + 2.0 * parameters * n / (n - parameters - 1));
    }
}
