using Kazus.Statistics.Distributions;


namespace Kazus.Statistics;

/// <summary>Turns the maximum of the likelihood into a fit: tests, robust variance, terms and warnings.</summary>
internal static class CoxSummary
{
    public static CoxFit Of(
        CoxModel model, NewtonMaximum maximum, (double[] Coefficients, double[,] Variance) raw, bool[] infinite, (ReadOnlyMemory<double> Lp, ReadOnlyMemory<double> Residuals) rows)
    {
        var p = model.Width;
        var dependent = new bool[p];
        for (var j = 0; j < p; j++) dependent[j] = maximum.Factor.IsDependent(j) && !infinite[j] && model.Options.MaxIterations > 0;
        for (var j = 0; j < p; j++)
        {
            if (dependent[j]) raw.Coefficients[j] = 0;
        }
        var (lp, residuals) = (rows.Lp, rows.Residuals);
        var anyInfinite = Array.Exists(infinite, i => i);
        var free = dependent.Count(d => !d);
        double[,]? naive = null;
        double? robustScore = null;
        var variance = raw.Variance;
        if (IsRobust(model) && free > 0)
        {
            naive = variance;
            (variance, robustScore) = RobustVariance.Of(model, raw.Coefficients, naive);
        }
        var wald = anyInfinite ? double.NaN : free == 0 ? 0 : Wald(model, variance, raw.Coefficients, dependent);
        for (var j = 0; j < p; j++)
        {
            for (var k = 0; k < p; k++)
            {
                if (infinite[j] || infinite[k]) variance[j, k] = double.NaN;
            }
        }
        return new CoxFit(model, raw.Coefficients)
        {
            Terms = Terms(model, raw.Coefficients, variance, dependent, infinite),
            Variance = variance,
            NaiveVariance = naive,
            LogLikelihoodNull = maximum.InitialLogLikelihood,
            LogLikelihood = maximum.LogLikelihood,
            WaldTest = wald,
            ScoreTest = maximum.ScoreTest,
            RobustScoreTest = robustScore,
            DegreesOfFreedom = free,
            Iterations = maximum.Iterations,
            Converged = maximum.Converged,
            LinearPredictors = lp,
            MartingaleResiduals = residuals,
            Warnings = [.. Warnings(model, maximum, dependent, infinite)],
        };
    }

    private static bool IsRobust(CoxModel model)
    {
        if (model.Options.Robust is { } asked) return asked;
        if (model.Data.Clusters is not null) return true;
        if (model.Data.Weights is not { } weights) return false;
        foreach (var weight in weights.Span)
        {
            if (weight != Math.Floor(weight)) return true;
        }
        return false;
    }

    private static double Wald(CoxModel model, double[,] variance, double[] coefficients, bool[] dependent)
    {
        var kept = Enumerable.Range(0, coefficients.Length).Where(j => !dependent[j]).ToArray();
        var matrix = new double[kept.Length, kept.Length];
        var difference = new double[kept.Length];
        for (var j = 0; j < kept.Length; j++)
        {
            difference[j] = coefficients[kept[j]] - (model.Options.InitialCoefficients?[kept[j]] ?? 0);
            for (var k = 0; k < kept.Length; k++) matrix[j, k] = variance[kept[j], kept[k]];
        }
        var solved = difference.ToArray();
        SymmetricMatrix.Factor(matrix).Solve(solved);
        return difference.Zip(solved, (a, b) => a * b).Sum();
    }

    private static CoxTerm[] Terms(CoxModel model, double[] coefficients, double[,] variance, bool[] dependent, bool[] infinite)
    {
        var z = Normal.UpperQuantile((1 - model.Options.Level) / 2);
        var names = model.Design.Names;
        var terms = new CoxTerm[coefficients.Length];
        for (var j = 0; j < terms.Length; j++)
        {
            var status = dependent[j] ? CoefficientStatus.Dependent : infinite[j] ? CoefficientStatus.Infinite : CoefficientStatus.Estimated;
            var coefficient = status switch
            {
                CoefficientStatus.Dependent => double.NaN,
                CoefficientStatus.Infinite => coefficients[j] < 0 ? double.NegativeInfinity : double.PositiveInfinity,
                _ => coefficients[j],
            };
            var se = status == CoefficientStatus.Estimated ? Math.Sqrt(variance[j, j]) : double.NaN;
            terms[j] = new CoxTerm
            {
                Name = names[j],
                Status = status,
                Coefficient = coefficient,
                StandardError = se,
                Lower = Math.Exp(coefficient - z * se),
                Upper = Math.Exp(coefficient + z * se),
                P = Normal.TwoSided(coefficient / se),
            };
        }
        return terms;
    }

    private static IEnumerable<string> Warnings(CoxModel model, NewtonMaximum maximum, bool[] dependent, bool[] infinite)
    {
        var names = model.Design.Names;
        string Listed(bool[] which) => string.Join(", ", Enumerable.Range(0, names.Count).Where(j => which[j]).Select(j => names[j]));
        if (Array.Exists(dependent, d => d))
        {
            yield return $"Not estimable, constant or a combination of the terms before: {Listed(dependent)}.";
        }
        if (Array.Exists(infinite, i => i))
        {
            yield return $"No finite estimate, the likelihood rises without end: {Listed(infinite)}. Firth's penalised likelihood gives a finite one.";
        }
        if (!maximum.Converged) yield return $"The log likelihood had not settled after {model.Options.MaxIterations} iterations.";
    }
}
