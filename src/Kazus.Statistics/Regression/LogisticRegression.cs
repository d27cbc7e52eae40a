using Kazus.Statistics.Distributions;

namespace Kazus.Statistics;

/// <summary>How a logistic regression is fitted.</summary>
public sealed record LogisticOptions
{
    /// <summary>Whether to use Firth's penalty, which keeps coefficients finite under separation.</summary>
    public bool Firth { get; init; }

    /// <summary>With <see cref="Firth"/>: intervals and p-values from the profile of the penalised likelihood; false for Wald's.</summary>
    public bool Profile { get; init; } = true;

    /// <summary>Level of confidence intervals, in (0, 1).</summary>
    public double Level { get; init; } = 0.95;
}

/// <summary>One coefficient of a logistic regression, on the log odds scale.</summary>
/// <param name="Name">"(Intercept)", a covariate, or covariate and level.</param>
/// <param name="Coefficient">Log odds ratio.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Lower">Lower limit of the closed interval, log odds scale.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="P">Two-sided probability under a coefficient of zero.</param>
public sealed record LogisticTerm(string Name, double Coefficient, double StandardError, double Lower, double Upper, double P);

/// <summary>A fitted logistic regression.</summary>
/// <param name="Terms">The intercept and the coefficients.</param>
/// <param name="Variance">Inverse information.</param>
/// <param name="LogLikelihoodNull">Log likelihood of the intercept alone; penalised under Firth.</param>
/// <param name="LogLikelihood">Log likelihood at the estimate; penalised under Firth.</param>
/// <param name="Iterations">Steps taken.</param>
public sealed record LogisticFit(IReadOnlyList<LogisticTerm> Terms, double[,] Variance, double LogLikelihoodNull, double LogLikelihood, int Iterations)
{
    /// <summary>-2 log likelihood.</summary>
    public double Deviance => -2 * LogLikelihood;
}

/// <summary>
/// Logistic regression by maximum likelihood (R's <c>glm</c> with <c>binomial</c>) or with Firth's penalty (Heinze and Schemper, Stat Med
/// 2002;21:2409; R's <c>logistf</c>).
/// </summary>
public static class LogisticRegression
{
    /// <summary>Fits the model with an intercept.</summary>
    /// <param name="outcomes">True where the outcome happened.</param>
    /// <param name="covariates">The covariates.</param>
    /// <param name="options">Penalty and intervals; null for maximum likelihood.</param>
    /// <exception cref="AssumptionException">No rows, both outcomes are not present, covariates depend on each other, or without the penalty a coefficient is infinite.</exception>
    public static LogisticFit Fit(ReadOnlyMemory<bool> outcomes, IReadOnlyList<Covariate> covariates, LogisticOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(covariates);
        options ??= new LogisticOptions();
        if (outcomes.Length == 0) throw new AssumptionException(Assumption.NotEmpty, "data");
        var happened = outcomes.Span.Count(true);
        if (happened == 0 || happened == outcomes.Length) throw new AssumptionException(Assumption.FiniteMaximum, "(Intercept)", null, "only one outcome occurs");
        var design = DesignMatrix.Of(covariates);
        var scales = ColumnScale.Of(design, null);
        var likelihood = new LogisticLikelihood(outcomes, design, scales);
        var penalty = new JeffreysPenalty(likelihood);
        var p = likelihood.Width;
        if (double.IsNegativeInfinity(penalty.At(new double[p]).LogLikelihood)) throw new AssumptionException(Assumption.CoefficientEstimable, "the covariates");
        return options.Firth ? Firth(likelihood, penalty, design, scales, options) : Plain(likelihood, design, scales, outcomes, options);
    }

    private static LogisticFit Plain(LogisticLikelihood likelihood, DesignMatrix design, ColumnScale[] scales, ReadOnlyMemory<bool> outcomes, LogisticOptions options)
    {
        var p = likelihood.Width;
        var (beta, score, information) = (new double[p], new double[p], new double[p, p]);
        var iterations = 0;
        for (var last = double.NegativeInfinity; ; iterations++)
        {
            var value = likelihood.Evaluate(beta, score, information, null);
            if (iterations > 100 || beta.Any(b => Math.Abs(b) > 50)) throw new AssumptionException(Assumption.FiniteMaximum, "the coefficients");
            if (Math.Abs(value - last) <= 1e-15 * Math.Abs(value)) break;
            last = value;
            var step = score.ToArray();
            SymmetricMatrix.Factor(information).Solve(step);
            for (var j = 0; j < p; j++) beta[j] += step[j];
        }
        var share = (double)outcomes.Span.Count(true) / outcomes.Length;
        var nullValue = outcomes.Length * (share * Math.Log(share) + (1 - share) * Math.Log(1 - share));
        var (coefficients, variance) = Unscale(beta, SymmetricMatrix.Factor(information).Inverse(), scales);
        return new(Wald(design, coefficients, variance, options.Level), variance, nullValue, likelihood.Evaluate(beta, score, information, null), iterations);
    }

    private static LogisticFit Firth(LogisticLikelihood likelihood, JeffreysPenalty penalty, DesignMatrix design, ColumnScale[] scales, LogisticOptions options)
    {
        var p = likelihood.Width;
        var all = Enumerable.Repeat(true, p).ToArray();
        var (beta, value) = penalty.Maximise(new double[p], all);
        var iterations = penalty.Iterations - 1;
        var alone = new bool[p];
        alone[0] = true;
        var (_, nullValue) = penalty.Maximise(new double[p], alone);
        var inverse = penalty.At(beta).Inverse;
        var shift = -scales.Sum(s => Math.Log(s.Factor));
        var (coefficients, variance) = Unscale(beta, inverse, scales);
        var terms = Wald(design, coefficients, variance, options.Level);
        if (options.Profile)
        {
            for (var j = 0; j < p; j++)
            {
                // The intercept of the covariates as they are is a profile of its own: centring mixes it with the slopes.
                var own = j == 0 ? new JeffreysPenalty(likelihood.Uncentred()) : penalty;
                var at = j == 0 ? Recentred(beta, scales) : beta;
                var unit = j == 0 ? 1 : scales[j - 1].Factor;
                var (lower, upper) = own.Profile(at, value, j, options.Level, Math.Sqrt(variance[j, j]) / unit);
                var probability = ChiSquared.UpperTail(Math.Max(0, 2 * (value - own.ProfileAt(at, j, 0))), 1);
                terms[j] = terms[j] with { Lower = lower * unit, Upper = upper * unit, P = probability };
            }
        }
        return new(terms, variance, nullValue + shift, value + shift, iterations);
    }

    private static double[] Recentred(double[] beta, ColumnScale[] scales)
    {
        var result = beta.ToArray();
        for (var j = 0; j < scales.Length; j++) result[0] -= beta[j + 1] * scales[j].Factor * scales[j].Centre;
        return result;
    }

    private static (double[] Coefficients, double[,] Variance) Unscale(double[] beta, double[,] inverse, ColumnScale[] scales)
    {
        var p = beta.Length;
        var transform = new double[p, p];
        transform[0, 0] = 1;
        for (var j = 1; j < p; j++)
        {
            transform[0, j] = -scales[j - 1].Factor * scales[j - 1].Centre;
            transform[j, j] = scales[j - 1].Factor;
        }
        var coefficients = new double[p];
        var variance = new double[p, p];
        var half = RobustVariance.Multiply(transform, inverse);
        for (var i = 0; i < p; i++)
        {
            for (var j = 0; j < p; j++)
            {
                coefficients[i] += transform[i, j] * beta[j];
                for (var k = 0; k < p; k++) variance[i, j] += half[i, k] * transform[j, k];
            }
        }
        return (coefficients, variance);
    }

    private static LogisticTerm[] Wald(DesignMatrix design, double[] coefficients, double[,] variance, double level)
    {
        var z = Normal.UpperQuantile((1 - level) / 2);
        string[] names = ["(Intercept)", .. design.Names];
        return [.. names.Select((name, j) =>
        {
            var se = Math.Sqrt(variance[j, j]);
            return new LogisticTerm(name, coefficients[j], se, coefficients[j] - z * se, coefficients[j] + z * se, Normal.TwoSided(coefficients[j] / se));
        })];
    }
}

/// <summary>The Bernoulli likelihood with a logit link; the first column is the intercept.</summary>
internal sealed class LogisticLikelihood : ThirdOrderLikelihood
{
    private readonly ReadOnlyMemory<bool> outcomes;
    private readonly double[][] rows;
    private readonly DesignMatrix design;
    private readonly ColumnScale[] scales;

    public LogisticLikelihood(ReadOnlyMemory<bool> outcomes, DesignMatrix design, ColumnScale[] scales, bool centred = true)
    {
        (this.outcomes, this.design, this.scales) = (outcomes, design, scales);
        rows = new double[outcomes.Length][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new double[design.Width + 1];
            rows[i][0] = 1;
            for (var j = 0; j < design.Width; j++) rows[i][j + 1] = (design.At(i, j) - (centred ? scales[j].Centre : 0)) * scales[j].Factor;
        }
    }

    public override int Width => design.Width + 1;

    /// <summary>The same with covariates not centred, so that the intercept is that of covariates zero.</summary>
    public LogisticLikelihood Uncentred() => new(outcomes, design, scales, centred: false);

    public override double Evaluate(ReadOnlySpan<double> coefficients, double[] score, double[,] information, double[][,]? derivatives)
    {
        Array.Clear(score);
        Array.Clear(information);
        foreach (var derivative in derivatives ?? []) Array.Clear(derivative);
        double loglik = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            double eta = 0;
            var row = rows[i];
            for (var j = 0; j < row.Length; j++) eta += row[j] * coefficients[j];
            var probability = 1 / (1 + Math.Exp(-eta));
            var happened = outcomes.Span[i];
            var away = happened ? -eta : eta;
            loglik -= away > 0 ? away + Math.Log(1 + Math.Exp(-away)) : Math.Log(1 + Math.Exp(away));
            var (residual, variance) = ((happened ? 1 : 0) - probability, probability * (1 - probability));
            for (var a = 0; a < row.Length; a++)
            {
                score[a] += residual * row[a];
                for (var b = 0; b < row.Length; b++)
                {
                    information[a, b] += variance * row[a] * row[b];
                    for (var c = 0; c < row.Length && derivatives is not null; c++) derivatives[c][a, b] += variance * (1 - 2 * probability) * row[a] * row[b] * row[c];
                }
            }
        }
        return loglik;
    }
}
