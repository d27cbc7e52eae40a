namespace Kazus.Statistics;

/// <summary>
/// The robust (sandwich, infinitesimal jackknife) variance of Lin and Wei (JASA 1989;84:1074), with rows summed within clusters, and
/// the robust score test.
/// </summary>
internal static class RobustVariance
{
    public static (double[,] Variance, double Score) Of(CoxModel model, double[] coefficients, double[,] naive)
    {
        using var rows = model.Rows();
        var p = model.Width;
        var scaledNaive = new double[p, p];
        for (var j = 0; j < p; j++)
        {
            for (var k = 0; k < p; k++) scaledNaive[j, k] = naive[j, k] / (model.Scales[j].Factor * model.Scales[k].Factor);
        }
        var atEstimate = Clustered(model, rows, model.LinearPredictors(coefficients));
        var influence = Multiply(atEstimate, scaledNaive);
        var variance = CrossProduct(influence);
        for (var j = 0; j < p; j++)
        {
            for (var k = 0; k < p; k++) variance[j, k] *= model.Scales[j].Factor * model.Scales[k].Factor;
        }
        var atStart = Clustered(model, rows, model.LinearPredictors([.. model.Options.InitialCoefficients ?? new double[p]]));
        var total = new double[p];
        for (var i = 0; i < atStart.GetLength(0); i++)
        {
            for (var j = 0; j < p; j++) total[j] += atStart[i, j];
        }
        var solved = total.ToArray();
        SymmetricMatrix.Factor(CrossProduct(atStart)).Solve(solved);
        return (variance, total.Zip(solved, (a, b) => a * b).Sum());
    }

    /// <summary>Weighted score residuals summed by cluster; rows stand for themselves without clusters.</summary>
    public static double[,] Clustered(CoxModel model, SortedRows rows, ReadOnlyMemory<double> predictors)
    {
        var residuals = ScoreResiduals.Of(model, rows, EventMoments.Of(model, rows, predictors));
        var (n, p) = (residuals.GetLength(0), model.Width);
        var clusters = model.Data.Clusters;
        var result = new double[clusters?.Count ?? n, p];
        for (var i = 0; i < n; i++)
        {
            var weight = model.Data.Weights is { } w ? w.Span[i] : 1;
            var cluster = clusters is null ? i : clusters.Codes.Span[i];
            for (var j = 0; j < p; j++) result[cluster, j] += weight * residuals[i, j];
        }
        return result;
    }

    public static double[,] Multiply(double[,] left, double[,] right)
    {
        var (n, m, p) = (left.GetLength(0), left.GetLength(1), right.GetLength(1));
        var result = new double[n, p];
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < m; k++)
            {
                for (var j = 0; j < p; j++) result[i, j] += left[i, k] * right[k, j];
            }
        }
        return result;
    }

    private static double[,] CrossProduct(double[,] matrix)
    {
        var (n, p) = (matrix.GetLength(0), matrix.GetLength(1));
        var result = new double[p, p];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < p; j++)
            {
                for (var k = 0; k < p; k++) result[j, k] += matrix[i, j] * matrix[i, k];
            }
        }
        return result;
    }
}
