namespace Kazus.Statistics;

/// <summary>
/// Proportional hazards regression (Cox, J R Stat Soc B 1972;34:187): the hazard of a subject is an unspecified baseline, one per
/// stratum, times exp(x beta). Called <c>coxph</c> in R's survival package, whose numbers it reproduces.
/// </summary>
public static class CoxRegression
{
    /// <summary>
    /// The largest coefficient of a column scaled to a mean absolute deviation of one: hazards e^100 apart. That far out the derivatives
    /// are made of rounding, and a step that looks small says nothing.
    /// </summary>
    private const double LargestScaled = 100;

    /// <summary>R's <c>toler.inf</c>: the square root of epsilon.</summary>
    private static double InfinityTolerance(double epsilon) => Math.Sqrt(epsilon);

    /// <summary>Fits the model.</summary>
    /// <param name="data">Rows, covariates, strata, weights and clusters.</param>
    /// <param name="options">Ties, convergence and variance; null for R's defaults.</param>
    /// <returns>Coefficients with their errors and tests. A coefficient that cannot be estimated or has no finite maximum says so in its term.</returns>
    /// <exception cref="AssumptionException">No rows, no event, a time or weight out of range, an entry not before its exit, weights with exact ties, a single cluster.</exception>
    public static CoxFit Fit(RegressionData data, CoxOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new CoxOptions();
        data.Check();
        var design = DesignMatrix.Of(data.Covariates);
        options.Check(design.Width);
        if (options.Ties == TieHandling.Exact && data.Weights is not null) throw new AssumptionException(Assumption.NoWeights, "case weights");
        if (options.Ties == TieHandling.Exact && (options.Robust == true || data.Clusters is not null && options.Robust is null))
        {
            throw new AssumptionException(Assumption.ScoreResidualsDefined, "robust variances");
        }
        if (options.Robust != false && data.Clusters is { Count: 1 }) throw new AssumptionException(Assumption.SeveralClusters, "clusters");
        var scales = ColumnScale.Of(design, data.Weights);
        var order = RiskOrder.Of(data);
        if (order.Events == 0) throw new AssumptionException(Assumption.EventObserved, "data");
        var model = new CoxModel(data, design, scales, order, options);
        using var likelihood = model.Likelihood(options.Ties);
        var maximum = NewtonMaximum.Find(likelihood, model.ScaledInitial(), options.Epsilon, options.MaxIterations);
        var infinite = Infinite(maximum, scales, options);
        var raw = model.Unscale(maximum);
        var (predictors, residuals) = model.Predictors(likelihood, maximum.Coefficients, raw.Coefficients);
        return CoxSummary.Of(model, maximum, raw, infinite, (predictors, residuals));
    }

    /// <summary>
    /// Which coefficients go on growing though the likelihood no longer does: the next Newton step is not small beside the coefficient,
    /// or the information there was at the start has vanished on the way, or the coefficient is beyond what any maximum can be told at.
    /// </summary>
    private static bool[] Infinite(NewtonMaximum maximum, ColumnScale[] scales, CoxOptions options)
    {
        var p = scales.Length;
        var infinite = new bool[p];
        if (options.MaxIterations <= 1) return infinite;
        var inverse = maximum.Factor.Inverse();
        for (var j = 0; j < p; j++)
        {
            if (maximum.Factor.IsDependent(j))
            {
                // So far out that every risk set holds a single row with any weight: separation, not a covariate without variation.
                infinite[j] = maximum.HadInformation[j];
                continue;
            }
            double step = 0;
            for (var k = 0; k < p; k++) step += maximum.Score[k] * inverse[k, j];
            step = Math.Abs(step * scales[j].Factor);
            var coefficient = Math.Abs(maximum.Coefficients[j] * scales[j].Factor);
            infinite[j] = !double.IsFinite(step) || Math.Abs(maximum.Coefficients[j]) > LargestScaled || step > options.Epsilon && step > InfinityTolerance(options.Epsilon) * coefficient;
        }
        return infinite;
    }
}
