using Kazus.Statistics.Distributions;

namespace Kazus.Statistics;

/// <summary>A fitted subdistribution hazards model.</summary>
/// <param name="Terms">Coefficients: logs of subdistribution hazard ratios.</param>
/// <param name="Variance">Variance that accounts for the estimated censoring distribution.</param>
/// <param name="NaiveVariance">Inverse information.</param>
/// <param name="LogLikelihoodNull">Log pseudo-likelihood with all coefficients zero.</param>
/// <param name="LogLikelihood">Log pseudo-likelihood at the estimate.</param>
/// <param name="EventTimes">Times of the event of interest, ascending.</param>
/// <param name="HazardIncrements">Jumps of the baseline subdistribution hazard at those times.</param>
/// <param name="Converged">Whether the iterations settled.</param>
public sealed record FineGrayFit(
    IReadOnlyList<CoxTerm> Terms, double[,] Variance, double[,] NaiveVariance, double LogLikelihoodNull, double LogLikelihood,
    IReadOnlyList<double> EventTimes, IReadOnlyList<double> HazardIncrements, bool Converged);

/// <summary>
/// Regression of the subdistribution hazard of one of several causes (Fine and Gray, JASA 1999;94:496): subjects who had another cause
/// stay at risk with the weight G(t-)/G(own time-), G being the censoring distribution. Called <c>crr</c> in R's cmprsk. Ties as Breslow.
/// </summary>
public static class FineGrayRegression
{
    /// <summary>Fits the model.</summary>
    /// <param name="times">Exit times, zero or greater.</param>
    /// <param name="causes">0 for censored, else the cause.</param>
    /// <param name="covariates">The covariates, fixed in time.</param>
    /// <param name="cause">The cause of interest.</param>
    /// <param name="level">Level of confidence intervals, in (0, 1).</param>
    /// <exception cref="AssumptionException">No rows or no event of the cause, a time out of range, covariates that depend on each other.</exception>
    public static FineGrayFit Fit(ReadOnlyMemory<double> times, ReadOnlyMemory<int> causes, IReadOnlyList<Covariate> covariates, int cause = 1, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(covariates);
        var happened = new bool[causes.Length];
        for (var i = 0; i < happened.Length; i++) happened[i] = causes.Span[i] == cause;
        var data = new RegressionData { Time = times, Event = happened, Covariates = covariates };
        data.Check();
        if (!happened.Contains(true)) throw new AssumptionException(Assumption.EventObserved, "data");
        var design = DesignMatrix.Of(covariates);
        var scales = ColumnScale.Of(design, null);
        var likelihood = new FineGrayLikelihood(times, causes, cause, design, scales);
        var maximum = NewtonMaximum.Find(likelihood, new double[design.Width], 1e-12, 50);
        if (maximum.Factor.Rank < design.Width) throw new AssumptionException(Assumption.CoefficientEstimable, "the covariates");
        var naive = maximum.Factor.Inverse();
        var meat = likelihood.Meat(maximum.Coefficients);
        var variance = RobustVariance.Multiply(RobustVariance.Multiply(naive, meat), naive);
        var z = Normal.UpperQuantile((1 - level) / 2);
        var terms = new CoxTerm[design.Width];
        for (var j = 0; j < terms.Length; j++)
        {
            for (var k = 0; k < terms.Length; k++)
            {
                variance[j, k] *= scales[j].Factor * scales[k].Factor;
                naive[j, k] *= scales[j].Factor * scales[k].Factor;
            }
            var (coefficient, se) = (maximum.Coefficients[j] * scales[j].Factor, Math.Sqrt(variance[j, j]));
            terms[j] = new CoxTerm
            {
                Name = design.Names[j], Status = CoefficientStatus.Estimated, Coefficient = coefficient, StandardError = se,
                Lower = Math.Exp(coefficient - z * se), Upper = Math.Exp(coefficient + z * se), P = Normal.TwoSided(coefficient / se),
            };
        }
        var (eventTimes, increments) = likelihood.Baseline(maximum.Coefficients);
        return new(terms, variance, naive, maximum.InitialLogLikelihood, maximum.LogLikelihood, eventTimes, increments, maximum.Converged);
    }

    /// <summary>
    /// The same model as weighted (entry, exit] rows for <see cref="CoxRegression"/>: a subject with another cause goes on after it in
    /// stretches between censoring times, with falling weight. R's <c>finegray</c>.
    /// </summary>
    /// <param name="times">Exit times greater than zero.</param>
    /// <param name="causes">0 for censored, else the cause.</param>
    /// <param name="cause">The cause of interest.</param>
    /// <returns>For each row its subject, entry, exit, event of interest and weight.</returns>
    public static IReadOnlyList<(int Subject, double Entry, double Exit, bool Event, double Weight)> Expand(
        ReadOnlyMemory<double> times, ReadOnlyMemory<int> causes, int cause = 1)
    {
        var censoring = CensoringDistribution.Of(times.Span, causes.Span, eventsFirst: true);
        var targets = Enumerable.Range(0, times.Length).Where(i => causes.Span[i] == cause).Select(i => times.Span[i]).Distinct().Order().ToArray();
        var cuts = censoring.Times;
        var rows = new List<(int, double, double, bool, double)>();
        for (var i = 0; i < times.Length; i++)
        {
            var (time, own) = (times.Span[i], causes.Span[i]);
            var c = Array.BinarySearch(cuts, time);
            if (c < 0) c = ~c;
            if (own == 0 || own == cause || c == cuts.Length)
            {
                rows.Add((i, 0, own == 0 || own == cause ? time : Math.Max(time, targets.LastOrDefault()), own == cause, 1));
                continue;
            }
            rows.Add((i, 0, cuts[c], false, 1));
            var before = censoring.Before(time);
            for (; c < cuts.Length; c++)
            {
                var end = c + 1 < cuts.Length ? cuts[c + 1] : double.PositiveInfinity;
                var last = Array.FindLast(targets, t => t <= end);
                if (!(last > cuts[c])) continue;
                rows.Add((i, cuts[c], double.IsInfinity(end) ? last : end, false, censoring.After(c) / before));
            }
        }
        return rows;
    }
}
