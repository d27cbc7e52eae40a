using Kazus.Statistics.Distributions;

namespace Kazus.Statistics.MetaAnalysis;

/// <summary>What the size of a study is measured by when its effect is regressed on it.</summary>
public enum FunnelScale
{
    /// <summary>The standard error of the effect (Egger). metafor's <c>sei</c>.</summary>
    StandardError,

    /// <summary>Its variance. <c>vi</c>.</summary>
    Variance,

    /// <summary>The number of subjects. <c>ni</c>.</summary>
    Size,

    /// <summary>Its inverse (Peters). <c>ninv</c>.</summary>
    InverseSize,

    /// <summary>The square root of the number of subjects. <c>sqrtni</c>.</summary>
    RootSize,

    /// <summary>Its inverse. <c>sqrtninv</c>.</summary>
    InverseRootSize,
}

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
    public static EggerTest Mixed(ReadOnlySpan<double> effects, ReadOnlySpan<double> variances, PoolingOptions? options = null) =>
        On(FunnelScale.StandardError, effects, variances, variances, options);

    /// <summary>
    /// The same on another measure of a study's size. A binary outcome makes effect and standard error depend on each other; the
    /// number of subjects does not. <see cref="Limit"/> is NaN where an infinitely large study lies at infinity.
    /// </summary>
    /// <param name="scale">What stands for size.</param>
    /// <param name="effects">One effect per study.</param>
    /// <param name="variances">Their sampling variances, above zero.</param>
    /// <param name="sizes">Number of subjects of each study, above zero; not looked at for the standard error and the variance.</param>
    /// <param name="options">The random-effects model; a fixed effect with Knapp-Hartung is the classical linear regression.</param>
    /// <exception cref="AssumptionException">As for <see cref="Mixed"/>.</exception>
    public static EggerTest On(
        FunnelScale scale, ReadOnlySpan<double> effects, ReadOnlySpan<double> variances, ReadOnlySpan<double> sizes, PoolingOptions? options = null)
    {
        if (sizes.Length != effects.Length) throw new ArgumentException("A study has one size.", nameof(sizes));
        var x = new double[effects.Length];
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = scale switch
            {
                FunnelScale.StandardError => Math.Sqrt(variances[i]),
                FunnelScale.Variance => variances[i],
                FunnelScale.Size => sizes[i],
                FunnelScale.InverseSize => 1 / sizes[i],
                FunnelScale.RootSize => Math.Sqrt(sizes[i]),
                _ => 1 / Math.Sqrt(sizes[i]),
            };
        }
        var fit = MetaRegression.Estimate(effects, variances, Moderators.Intercept(x.Length).With("size", x), options);
        var (limit, slope) = (fit.Coefficients[0], fit.Coefficients[1]);
        var test = new EggerTest(slope.Statistic, fit.DegreesOfFreedom, slope.P, limit.Value, limit.Lower, limit.Upper);
        return scale is FunnelScale.Size or FunnelScale.RootSize ? test with { Limit = double.NaN, LimitLower = double.NaN, LimitUpper = double.NaN } : test;
    }

    /// <summary>
    /// For counts of two groups (Harbord, Egger and Sterne 2006): the classical regression of the score Z/V of the log odds ratio at no
    /// effect on its error 1/√V, with Z the events of the first group less those expected and V their variance when the margins are
    /// fixed. Where effects are large, an odds ratio and its error are correlated by their making, Z and V are not; no cell need be
    /// corrected. Studies whose V is zero, without events or without others, say nothing and are left out.
    /// </summary>
    /// <param name="tables">One table per study.</param>
    /// <param name="level">Confidence level of the limit's interval, in (0, 1).</param>
    /// <returns><see cref="Limit"/> is a log odds ratio, approximately.</returns>
    /// <exception cref="AssumptionException">As for <see cref="Mixed"/>, over the studies with V above zero.</exception>
    public static EggerTest Harbord(IReadOnlyList<TwoByTwo> tables, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(tables);
        TwoByTwo[] telling = [.. tables.Where(t => t.HypergeometricVariance() > 0)];
        var effects = Array.ConvertAll(telling, t => (t.A - t.Expected()) / t.HypergeometricVariance());
        return Linear(effects, Array.ConvertAll(telling, t => 1 / t.HypergeometricVariance()), level);
    }

    /// <summary>The classical form: weighted linear regression with a free residual variance, t with k − 2 degrees of freedom.</summary>
    /// <exception cref="AssumptionException">As for <see cref="Mixed"/>.</exception>
    public static EggerTest Linear(ReadOnlySpan<double> effects, ReadOnlySpan<double> variances, double level = 0.95) =>
        Mixed(effects, variances, new PoolingOptions { Method = HeterogeneityMethod.FixedEffect, Test = PoolingTest.KnappHartung, Level = level });
}
