using Kazus.Statistics.Distributions;

namespace Kazus.Statistics;

/// <summary>How a Firth regression is fitted.</summary>
public sealed record FirthOptions
{
    /// <summary>Ties: Breslow's rule, as R's coxphf has it, or Efron's.</summary>
    public TieHandling Ties { get; init; } = TieHandling.Breslow;

    /// <summary>Intervals and p-values from the profile of the penalised likelihood; false for Wald's.</summary>
    public bool Profile { get; init; } = true;

    /// <summary>Level of confidence intervals, in (0, 1).</summary>
    public double Level { get; init; } = 0.95;
}

/// <summary>A Cox regression with Firth's penalty.</summary>
public sealed class FirthCoxFit
{
    private readonly Lazy<ConcordanceEstimate> concordance;

    internal FirthCoxFit(CoxModel model, double[] coefficients)
    {
        Model = model;
        LinearPredictors = model.LinearPredictors(coefficients);
        concordance = new(() => Kazus.Statistics.Concordance.OfModel(model, LinearPredictors));
    }

    private CoxModel Model { get; }

    /// <summary>Number of rows.</summary>
    public int Count => Model.Order.Count;

    /// <summary>Number of rows that end with the event.</summary>
    public int Events => Model.Order.Events;

    /// <summary>One entry per coefficient; limits and p from the profile unless Wald's were asked for.</summary>
    public required IReadOnlyList<CoxTerm> Terms { get; init; }

    /// <summary>Inverse information at the estimate.</summary>
    public required double[,] Variance { get; init; }

    /// <summary>Penalised log likelihood with all coefficients zero, for covariates of standard deviation one.</summary>
    public required double LogLikelihoodNull { get; init; }

    /// <summary>Penalised log likelihood at the estimate, for covariates of standard deviation one.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Penalised likelihood ratio test of all coefficients, chi-squared with one degree of freedom each.</summary>
    public double LikelihoodRatioTest => 2 * (LogLikelihood - LogLikelihoodNull);

    /// <summary>Wald test of all coefficients.</summary>
    public required double WaldTest { get; init; }

    /// <summary>Score test of all coefficients, from the modified score.</summary>
    public required double ScoreTest { get; init; }

    /// <summary>Number of coefficients.</summary>
    public int DegreesOfFreedom => Terms.Count;

    /// <summary>Steps taken.</summary>
    public required int Iterations { get; init; }

    /// <summary>Whether the coefficients settled.</summary>
    public required bool Converged { get; init; }

    /// <summary>x beta + offset less its value at the means, by row.</summary>
    public ReadOnlyMemory<double> LinearPredictors { get; }

    /// <summary>Concordance of the linear predictor, with its error.</summary>
    public ConcordanceEstimate Concordance => concordance.Value;
}

/// <summary>
/// Cox regression with Firth's penalty (Heinze and Schemper, Biometrics 2001;57:114): coefficients are finite under monotone likelihood,
/// with few events or rare categories, and less biased in small samples. Called <c>coxphf</c> in R.
/// </summary>
public static class FirthCoxRegression
{
    /// <summary>Fits the model. Robust variances have no counterpart here; clusters are not used.</summary>
    /// <param name="data">Rows, covariates, strata, weights.</param>
    /// <param name="options">Ties and intervals; null for the defaults.</param>
    /// <exception cref="AssumptionException">As for <see cref="CoxRegression"/>; also when a covariate is constant or a combination of others.</exception>
    public static FirthCoxFit Fit(RegressionData data, FirthOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new FirthOptions();
        if (options.Ties == TieHandling.Exact) throw new ArgumentException("Firth's penalty is defined here for Breslow's and Efron's ties.", nameof(options));
        data.Check();
        var design = DesignMatrix.Of(data.Covariates);
        var settings = new CoxOptions { Ties = options.Ties, Level = options.Level };
        settings.Check(design.Width);
        var order = RiskOrder.Of(data);
        if (order.Events == 0) throw new AssumptionException(Assumption.EventObserved, "data");
        var model = new CoxModel(data, design, ColumnScale.Of(design, data.Weights), order, settings);
        using var rows = model.Rows();
        var penalty = new JeffreysPenalty(new FirthCoxLikelihood(model, rows));
        var zero = new double[model.Width];
        var (nullValue, score, inverse) = penalty.At(zero);
        if (double.IsNegativeInfinity(nullValue)) throw new AssumptionException(Assumption.CoefficientEstimable, "the covariates");
        var scoreTest = SymmetricMatrix.QuadraticForm(inverse, score);
        var (beta, value) = penalty.Maximise(zero, [.. zero.Select(_ => true)]);
        var (iterations, converged) = (penalty.Iterations - 1, penalty.Converged);
        var shift = -Enumerable.Range(0, model.Width).Sum(j => Math.Log(StandardDeviation(design.Whole(j)) * model.Scales[j].Factor));
        return Summary(model, penalty, options, beta, (nullValue + shift, value + shift, scoreTest), (iterations, converged));
    }

    /// <summary>
    /// Rescaling a covariate shifts the penalised likelihood by the log of the factor. It is stated for covariates of standard deviation
    /// one, as coxphf does, so that it does not depend on units.
    /// </summary>
    private static double StandardDeviation(ReadOnlySpan<double> values)
    {
        double sum = 0, squares = 0;
        foreach (var value in values) sum += value;
        var mean = sum / values.Length;
        foreach (var value in values) squares += (value - mean) * (value - mean);
        return Math.Sqrt(squares / (values.Length - 1));
    }

    private static FirthCoxFit Summary(
        CoxModel model, JeffreysPenalty penalty, FirthOptions options, double[] beta, (double Null, double Value, double Score) test, (int Count, bool Converged) steps)
    {
        var p = beta.Length;
        var (value, _, inverse) = penalty.At(beta);
        var information = SymmetricMatrix.Factor(inverse).Inverse();
        var (coefficients, variance) = (new double[p], new double[p, p]);
        for (var j = 0; j < p; j++)
        {
            coefficients[j] = beta[j] * model.Scales[j].Factor;
            for (var k = 0; k < p; k++) variance[j, k] = inverse[j, k] * model.Scales[j].Factor * model.Scales[k].Factor;
        }
        var z = Normal.UpperQuantile((1 - options.Level) / 2);
        var terms = new CoxTerm[p];
        for (var j = 0; j < p; j++)
        {
            var se = Math.Sqrt(variance[j, j]);
            var (lower, upper) = (coefficients[j] - z * se, coefficients[j] + z * se);
            var probability = Normal.TwoSided(coefficients[j] / se);
            if (options.Profile)
            {
                var limits = penalty.Profile(beta, value, j, options.Level, Math.Sqrt(inverse[j, j]));
                (lower, upper) = (limits.Lower * model.Scales[j].Factor, limits.Upper * model.Scales[j].Factor);
                probability = ChiSquared.UpperTail(Math.Max(0, 2 * (value - penalty.ProfileAt(beta, j, 0))), 1);
            }
            terms[j] = new CoxTerm
            {
                Name = model.Design.Names[j], Status = CoefficientStatus.Estimated, Coefficient = coefficients[j], StandardError = se,
                Lower = Math.Exp(lower), Upper = Math.Exp(upper), P = probability,
            };
        }
        return new FirthCoxFit(model, coefficients)
        {
            Terms = terms, Variance = variance, LogLikelihoodNull = test.Null, LogLikelihood = test.Value, ScoreTest = test.Score,
            WaldTest = SymmetricMatrix.QuadraticForm(information, beta), Iterations = steps.Count, Converged = steps.Converged,
        };
    }
}
