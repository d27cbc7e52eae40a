using Kazus.Statistics.Distributions;

namespace Kazus.Statistics;

/// <summary>One parameter of an accelerated failure time model.</summary>
/// <param name="Name">"(Intercept)", a term, or "Log(scale)".</param>
/// <param name="Value">Estimate.</param>
/// <param name="StandardError">Its standard error from the observed information.</param>
/// <param name="Lower">Lower limit of the closed Wald interval.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="P">Two-sided probability under a value of zero.</param>
public sealed record SurvivalTimeParameter(string Name, double Value, double StandardError, double Lower, double Upper, double P)
{
    /// <summary>The estimate in standard errors.</summary>
    public double Z => Value / StandardError;
}

/// <summary>A fitted accelerated failure time model: log time = intercept + x beta + scale * error.</summary>
/// <param name="Parameters">Intercept, coefficients and, unless the scale is fixed, the log of the scale.</param>
/// <param name="Variance">Inverse observed information of the parameters.</param>
/// <param name="Scale">The scale: the inverse of Weibull's shape.</param>
/// <param name="LogLikelihoodNull">Log likelihood without covariates.</param>
/// <param name="LogLikelihood">Log likelihood, on the scale of time.</param>
/// <param name="Iterations">Newton steps.</param>
public sealed record AcceleratedFailureTimeFit(
    IReadOnlyList<SurvivalTimeParameter> Parameters, double[,] Variance, double Scale, double LogLikelihoodNull, double LogLikelihood, int Iterations)
{
    /// <summary>Likelihood ratio test of all covariates.</summary>
    public double LikelihoodRatioTest => 2 * (LogLikelihood - LogLikelihoodNull);
}

/// <summary>How an accelerated failure time model is fitted.</summary>
public sealed record AcceleratedFailureTimeOptions
{
    /// <summary>Distribution of the times.</summary>
    public SurvivalDistribution Distribution { get; init; } = SurvivalDistribution.Weibull;

    /// <summary>Case weights greater than zero; null for ones.</summary>
    public ReadOnlyMemory<double>? Weights { get; init => field = value is { Length: 0 } ? null : value; }

    /// <summary>Level of confidence intervals, in (0, 1).</summary>
    public double Level { get; init; } = 0.95;
}

/// <summary>
/// Parametric regression of survival times with exact, left-, right- and interval-censored observations (Kalbfleisch and Prentice, The
/// Statistical Analysis of Failure Time Data, 2002, chapter 3), in the parametrisation of R's <c>survreg</c>.
/// </summary>
public static class AcceleratedFailureTime
{
    /// <summary>Fits the model by maximum likelihood.</summary>
    /// <param name="times">What is known of each time; all limits greater than zero, or zero and infinity where open.</param>
    /// <param name="covariates">The covariates; none for a single distribution.</param>
    /// <param name="options">Distribution, weights, level; null for Weibull.</param>
    /// <exception cref="AssumptionException">No rows, a time that is not positive, an empty interval, no time known to have happened, or covariates that depend on each other.</exception>
    public static AcceleratedFailureTimeFit Fit(
        IReadOnlyList<ObservedTime> times, IReadOnlyList<Covariate> covariates, AcceleratedFailureTimeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(covariates);
        options ??= new AcceleratedFailureTimeOptions();
        Check(times, covariates, options);
        var design = DesignMatrix.Of(covariates);
        var scales = ColumnScale.Of(design, options.Weights);
        var nothing = new LogTimeLikelihood(times, DesignMatrix.Of([]), [], options);
        var start = nothing.Start();
        var (nullParameters, nullValue, _) = Maximise(nothing, start);
        var likelihood = new LogTimeLikelihood(times, design, scales, options);
        var first = new double[likelihood.Width];
        first[0] = nullParameters[0];
        if (likelihood.HasScale) first[^1] = nullParameters[^1];
        var (parameters, value, iterations) = Maximise(likelihood, first);
        return Summary(likelihood, design, scales, options, parameters, (nullValue, value, iterations));
    }

    private static void Check(IReadOnlyList<ObservedTime> times, IReadOnlyList<Covariate> covariates, AcceleratedFailureTimeOptions options)
    {
        if (times.Count == 0) throw new AssumptionException(Assumption.NotEmpty, "times");
        var happened = false;
        for (var i = 0; i < times.Count; i++)
        {
            var (low, high) = times[i];
            if (double.IsNaN(low) || double.IsNaN(high)) throw new AssumptionException(Assumption.Finite, "time", i);
            if (!(low >= 0) || !(high > 0) || times[i].IsLeft && times[i].IsRight) throw new AssumptionException(Assumption.Positive, "time", i, Number.Text(low));
            if (low > high) throw new AssumptionException(Assumption.EntryBeforeExit, "the interval's start", i);
            happened |= !times[i].IsRight;
        }
        if (!happened) throw new AssumptionException(Assumption.EventObserved, "data");
        foreach (var covariate in covariates)
        {
            if (covariate.Count != times.Count) throw new ArgumentException($"'{covariate.Name}' has {covariate.Count} values for {times.Count} times.", nameof(covariates));
        }
        if (options.Weights is not { } weights) return;
        if (weights.Length != times.Count) throw new ArgumentException($"There are {weights.Length} weights for {times.Count} times.", nameof(options));
        RegressionData.CheckFinite(weights.Span, "weight");
        for (var i = 0; i < weights.Length; i++)
        {
            if (!(weights.Span[i] > 0)) throw new AssumptionException(Assumption.Positive, "weight", i, Number.Text(weights.Span[i]));
        }
    }

    /// <summary>Newton's method; a direction without curvature is damped, a step that does not improve is halved.</summary>
    private static (double[] Parameters, double Value, int Iterations) Maximise(LogTimeLikelihood likelihood, double[] start)
    {
        var p = likelihood.Width;
        var (beta, gradient, information) = (start, new double[p], new double[p, p]);
        var value = likelihood.Evaluate(beta, gradient, information);
        for (var iteration = 1; ; iteration++)
        {
            if (iteration > 200 || !double.IsFinite(value)) throw new AssumptionException(Assumption.FiniteMaximum, "the parameters");
            var step = Step(gradient, information);
            var shrink = 1.0;
            double[] next;
            double nextValue;
            while (true)
            {
                next = [.. beta.Zip(step, (b, s) => b + shrink * s)];
                nextValue = likelihood.Evaluate(next, gradient, information);
                if (nextValue >= value - 1e-13 * Math.Abs(value) || shrink < 1e-10) break;
                shrink /= 2;
            }
            var moved = 0.0;
            for (var j = 0; j < p; j++) moved = Math.Max(moved, Math.Abs(next[j] - beta[j]) / (1 + Math.Abs(beta[j])));
            (beta, value) = (next, nextValue);
            if (moved < 1e-11) return (beta, value, iteration);
        }
    }

    private static double[] Step(double[] gradient, double[,] information)
    {
        var p = gradient.Length;
        for (double damping = 0; ; damping = damping == 0 ? 1e-3 : damping * 10)
        {
            var damped = (double[,])information.Clone();
            for (var j = 0; j < p; j++) damped[j, j] += damping * Math.Max(1, Math.Abs(information[j, j]));
            var factor = SymmetricMatrix.Factor(damped);
            if ((factor.Rank < p || !factor.IsNonNegative) && damping < 1e6) continue;
            var step = gradient.ToArray();
            factor.Solve(step);
            return step;
        }
    }

    private static AcceleratedFailureTimeFit Summary(
        LogTimeLikelihood likelihood, DesignMatrix design, ColumnScale[] scales, AcceleratedFailureTimeOptions options, double[] parameters,
        (double Null, double Value, int Iterations) found)
    {
        var p = likelihood.Width;
        var (gradient, information) = (new double[p], new double[p, p]);
        likelihood.Evaluate(parameters, gradient, information);
        var factor = SymmetricMatrix.Factor(information);
        if (factor.Rank < p) throw new AssumptionException(Assumption.CoefficientEstimable, "the covariates");
        var transform = new double[p, p];
        for (var j = 0; j < p; j++) transform[j, j] = j > 0 && j <= scales.Length ? scales[j - 1].Factor : 1;
        for (var j = 0; j < scales.Length; j++) transform[0, j + 1] = -scales[j].Factor * scales[j].Centre;
        var half = RobustVariance.Multiply(transform, factor.Inverse());
        var (values, variance) = (new double[p], new double[p, p]);
        for (var i = 0; i < p; i++)
        {
            for (var j = 0; j < p; j++)
            {
                values[i] += transform[i, j] * parameters[j];
                for (var k = 0; k < p; k++) variance[i, j] += half[i, k] * transform[j, k];
            }
        }
        string[] names = ["(Intercept)", .. design.Names, .. likelihood.HasScale ? ["Log(scale)"] : Array.Empty<string>()];
        var z = Normal.UpperQuantile((1 - options.Level) / 2);
        var listed = names.Select((name, j) =>
        {
            var se = Math.Sqrt(variance[j, j]);
            return new SurvivalTimeParameter(name, values[j], se, values[j] - z * se, values[j] + z * se, Normal.TwoSided(values[j] / se));
        });
        return new([.. listed], variance, likelihood.HasScale ? Math.Exp(parameters[^1]) : 1, found.Null, found.Value, found.Iterations);
    }
}
