namespace Kazus.Statistics;

/// <summary>A fitted Cox regression.</summary>
public sealed class CoxFit
{
    private readonly Lazy<ConcordanceEstimate> concordance;

    internal CoxFit(CoxModel model, double[] raw)
    {
        Model = model;
        Raw = raw;
        concordance = new(() => Kazus.Statistics.Concordance.OfModel(model, LinearPredictors));
    }

    internal CoxModel Model { get; }

    /// <summary>Coefficients as the iterations left them, zero where dependent.</summary>
    internal double[] Raw { get; }

    /// <summary>Number of rows.</summary>
    public int Count => Model.Order.Count;

    /// <summary>Number of rows that end with the event.</summary>
    public int Events => Model.Order.Events;

    /// <summary>One entry per coefficient, in the order of the covariates.</summary>
    public required IReadOnlyList<CoxTerm> Terms { get; init; }

    /// <summary>Variance of the coefficients: the robust one where asked for, else the inverse information. NaN where a coefficient is infinite, zero where dependent.</summary>
    public required double[,] Variance { get; init; }

    /// <summary>The inverse information when <see cref="Variance"/> is robust; null otherwise.</summary>
    public required double[,]? NaiveVariance { get; init; }

    /// <summary>Means that the linear predictors are centred at: weighted, and zero for columns of -1, 0 and 1.</summary>
    public IReadOnlyList<double> Means => [.. Model.Scales.Select(s => s.ReportedMean)];

    /// <summary>Log partial likelihood at the initial coefficients, zeros unless set.</summary>
    public required double LogLikelihoodNull { get; init; }

    /// <summary>Log partial likelihood at the estimate; its supremum when a coefficient is infinite.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Likelihood ratio test against the initial coefficients, chi-squared with <see cref="DegreesOfFreedom"/>.</summary>
    public double LikelihoodRatioTest => 2 * (LogLikelihood - LogLikelihoodNull);

    /// <summary>Wald test, from <see cref="Variance"/>; NaN when a coefficient is infinite.</summary>
    public required double WaldTest { get; init; }

    /// <summary>Score (log-rank) test.</summary>
    public required double ScoreTest { get; init; }

    /// <summary>Robust score test (Lin and Wei 1989); null unless the variance is robust.</summary>
    public required double? RobustScoreTest { get; init; }

    /// <summary>Number of coefficients that are not dependent.</summary>
    public required int DegreesOfFreedom { get; init; }

    /// <summary>Newton steps, counted as R does.</summary>
    public required int Iterations { get; init; }

    /// <summary>Whether the log likelihood settled within the iterations allowed.</summary>
    public required bool Converged { get; init; }

    /// <summary>x beta + offset, less its value at <see cref="Means"/> and at the mean offset, by row.</summary>
    public required ReadOnlyMemory<double> LinearPredictors { get; init; }

    /// <summary>Martingale residuals by row: events less expected events.</summary>
    public required ReadOnlyMemory<double> MartingaleResiduals { get; init; }

    /// <summary>Akaike's criterion: -2 log likelihood + 2 degrees of freedom.</summary>
    public double Aic => -2 * LogLikelihood + 2 * DegreesOfFreedom;

    /// <summary>How the data limit the answer, in words: dependent terms, infinite coefficients, no convergence. Empty when all is well.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Harrell's concordance of the linear predictor with its standard error; computed when first asked for.</summary>
    public ConcordanceEstimate Concordance => concordance.Value;
}
