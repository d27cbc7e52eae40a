namespace Kazus.Statistics.MetaAnalysis;

/// <summary>
/// How far one study draws the pooled effect (Viechtbauer and Cheung 2010). All figures compare the fit with the fit
/// without the study.
/// </summary>
/// <param name="DeletedResidual">Its effect less the mean of the others, over the standard error of that difference (rstudent).</param>
/// <param name="Dffits">The change of its fitted value in standard errors.</param>
/// <param name="CooksDistance">The squared change of the pooled effect over its variance.</param>
/// <param name="CovarianceRatio">The variance of the pooled effect without the study over that with it.</param>
/// <param name="Tau2Without">τ² without the study.</param>
/// <param name="QWithout">Q without the study.</param>
/// <param name="Leverage">Its share of the weight, 0 to 1.</param>
/// <param name="Dfbeta">The change of the pooled effect in its standard errors at the τ² without the study.</param>
public readonly record struct Influence(
    double DeletedResidual, double Dffits, double CooksDistance, double CovarianceRatio, double Tau2Without, double QWithout, double Leverage, double Dfbeta)
{
    /// <summary>The figures of every study, in the order given.</summary>
    /// <exception cref="AssumptionException"><c>several-studies</c>: fewer than two.</exception>
    public static IReadOnlyList<Influence> Of(ReadOnlySpan<double> effects, ReadOnlySpan<double> variances, PoolingOptions? options = null)
    {
        var (y, v) = Studies.Checked(effects, variances);
        var all = RandomEffects.Estimate(y, v, options);
        var without = Sensitivity.LeaveOneOut(y, v, options);
        var weights = all.Weights();
        return [.. without.Select((d, i) => Compare(all, d, y[i], v[i], weights[i] / 100, v))];
    }

    private static Influence Compare(RandomEffects all, RandomEffects without, double effect, double variance, double leverage, double[] variances)
    {
        double full = all.StandardError * all.StandardError, deleted = without.StandardError * without.StandardError;
        var change = all.Effect - without.Effect;
        var spread = without.Tau2 + variance;
        var precision = 0.0;
        foreach (var v in variances) precision += 1 / (v + without.Tau2);
        return new Influence((effect - without.Effect) / Math.Sqrt(deleted + spread), change / Math.Sqrt(leverage * spread),
            change * change / full, deleted / full, without.Tau2, without.Q, leverage, change * Math.Sqrt(precision));
    }
}
