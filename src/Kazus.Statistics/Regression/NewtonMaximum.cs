namespace Kazus.Statistics;

/// <summary>
/// Newton's method on a log likelihood, with R's conventions: stop when the relative change of the log likelihood is at most epsilon,
/// shorten a step that does not improve it, and leave out directions without information.
/// </summary>
internal sealed class NewtonMaximum
{
    private NewtonMaximum(double[] coefficients, double[] score, SymmetricMatrix factor, double[,] information)
    {
        Coefficients = coefficients;
        Score = score;
        Factor = factor;
        Information = information;
    }

    public double[] Coefficients { get; }

    /// <summary>First derivative at the coefficients.</summary>
    public double[] Score { get; }

    public SymmetricMatrix Factor { get; }

    /// <summary>Observed information, lower triangle.</summary>
    public double[,] Information { get; }

    /// <summary>Whether the first step had information about each coefficient: none at the end then means that the likelihood has gone flat.</summary>
    public required bool[] HadInformation { get; init; }

    public required double InitialLogLikelihood { get; init; }

    public required double LogLikelihood { get; init; }

    /// <summary>The score test of the initial coefficients.</summary>
    public required double ScoreTest { get; init; }

    public required int Iterations { get; init; }

    public required bool Converged { get; init; }

    public static NewtonMaximum Find(PartialLikelihood likelihood, ReadOnlySpan<double> initial, double epsilon, int maxIterations)
    {
        var p = likelihood.Width;
        var beta = initial.ToArray();
        var score = new double[p];
        var information = new double[p, p];
        var loglik = likelihood.Evaluate(beta, score, information);
        var start = loglik;
        var factor = SymmetricMatrix.Factor(information);
        var step = score.ToArray();
        factor.Solve(step);
        bool[] informed = [.. Enumerable.Range(0, p).Select(j => !factor.IsDependent(j))];
        double scoreTest = 0;
        for (var j = 0; j < p; j++) scoreTest += score[j] * step[j];
        var trial = new double[p];
        for (var j = 0; j < p; j++) trial[j] = beta[j] + step[j];

        var (iteration, converged, halvings) = (1, maxIterations == 0 || factor.Rank == 0, 0);
        if (converged) maxIterations = 0;
        for (; iteration <= maxIterations; iteration++)
        {
            var next = likelihood.Evaluate(trial, score, information);
            factor = SymmetricMatrix.Factor(information);
            var finite = double.IsFinite(next) && Array.TrueForAll(score, double.IsFinite);
            if (finite && halvings == 0 && Math.Abs(1 - loglik / next) <= epsilon)
            {
                (loglik, beta, converged) = (next, trial, true);
                break;
            }
            if (!finite || next < loglik)
            {
                halvings++;
                for (var j = 0; j < p; j++) trial[j] = (trial[j] + halvings * beta[j]) / (halvings + 1.0);
                continue;
            }
            halvings = 0;
            loglik = next;
            beta = [.. trial];
            step = [.. score];
            factor.Solve(step);
            for (var j = 0; j < p; j++) trial[j] += step[j];
        }
        if (maxIterations > 0 && !converged)
        {
            loglik = likelihood.Evaluate(trial, score, information);
            // The step after the last may lead where numbers overflow; the place before it is the best one known.
            if (double.IsFinite(loglik) && Array.TrueForAll(score, double.IsFinite)) beta = trial;
            else loglik = likelihood.Evaluate(beta, score, information);
            factor = SymmetricMatrix.Factor(information);
        }
        return new NewtonMaximum(beta, score, factor, information)
        {
            HadInformation = informed, InitialLogLikelihood = start, LogLikelihood = loglik, ScoreTest = scoreTest, Iterations = maxIterations == 0 ? 0 : iteration, Converged = converged,
        };
    }
}
