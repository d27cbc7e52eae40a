using Kazus.Statistics.Distributions;

namespace Kazus.Statistics.MetaAnalysis;

/// <summary>
/// Regression test for funnel plot asymmetry (Egger et al. 1997; Sterne and Egger 2005): does the effect depend on its
/// standard error?
/// </summary>
/// <param name="Statistic">z, or t with <paramref name="DegreesOfFreedom"/>, of the slope on the standard error.</param>
/// <param name="DegreesOfFreedom">Infinite for z.</param>
/// <param name="P">Two-sided p value of symmetry.</param>
/// <param name="Limit">The intercept: the effect expected of an infinitely large study.</param>
/// <param name="LimitLower">The lower end of its interval.</param>
/// <param name="LimitUpper">The upper end of its interval.</param>
public readonly record struct EggerTest(double Statistic, double DegreesOfFreedom, double P, double Limit, double LimitLower, double LimitUpper)
{
    /// <summary>Within the random-effects model: meta-regression on the standard error (metafor's <c>regtest</c>).</summary>
    /// <exception cref="AssumptionException"><c>more-studies-than-coefficients</c>: fewer than three; <c>full-rank</c>: all standard errors are equal.</exception>
    public static EggerTest Mixed(ReadOnlySpan<double> effects, ReadOnlySpan<double> variances, PoolingOptions? options = null)
    {
        var fit = MetaRegression.Estimate(effects, variances, OnStandardError(variances), options);
        var (limit, slope) = (fit.Coefficients[0], fit.Coefficients[1]);
        return new EggerTest(slope.Statistic, fit.DegreesOfFreedom, slope.P, limit.Value, limit.Lower, limit.Upper);
    }

    /// <summary>The classical form: weighted linear regression with a free residual variance, t with k − 2 degrees of freedom.</summary>
    /// <exception cref="AssumptionException">As for <see cref="Mixed"/>.</exception>
    public static EggerTest Linear(ReadOnlySpan<double> effects, ReadOnlySpan<double> variances, double level = 0.95) =>
        Mixed(effects, variances, new PoolingOptions { Method = HeterogeneityMethod.FixedEffect, Test = PoolingTest.KnappHartung, Level = level });

    private static Moderators OnStandardError(ReadOnlySpan<double> variances)
    {
        var errors = new double[variances.Length];
        for (var i = 0; i < errors.Length; i++) errors[i] = Math.Sqrt(variances[i]);
        return Moderators.Intercept(errors.Length).With("standard error", errors);
    }
}
