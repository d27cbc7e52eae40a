namespace Kazus.Statistics;

/// <summary>
/// Schoenfeld residuals (x of an event less the mean of its risk set) times the inverse of the average variance of the risk sets, plus
/// the coefficient; by event in order of stratum and time. For a factor the columns are combined by their coefficients into one.
/// </summary>
public sealed class ScaledSchoenfeld
{
    private ScaledSchoenfeld(int[] rows, double[] times, double[] transformed, double[,] values, double[,] variance)
    {
        (Rows, Times, TransformedTimes, Values, Variance) = (rows, times, transformed, values, variance);
    }

    /// <summary>The row of each event.</summary>
    public IReadOnlyList<int> Rows { get; }

    /// <summary>Time of each event.</summary>
    public IReadOnlyList<double> Times { get; }

    /// <summary>Transformed time of each event.</summary>
    public IReadOnlyList<double> TransformedTimes { get; }

    /// <summary>Events by terms; NaN for a covariate that is constant in the stratum.</summary>
    public double[,] Values { get; }

    /// <summary>Approximate variance of one scaled residual vector: the inverse of the average variance of the risk sets.</summary>
    public double[,] Variance { get; }

    internal static ScaledSchoenfeld Of(
        CoxFit fit, SortedRows rows, EventMoments moments, TimeVaryingInformation information, EventTimeTransform times, int[] kept)
    {
        var (model, order) = (fit.Model, fit.Model.Order);
        var combine = Combination(fit, kept);
        var varies = Varying(model, rows, kept);
        var reduced = Quadratic(Average(model, information, kept, varies), combine);
        var terms = combine.GetLength(1);
        var centres = new double[terms];
        for (var t = 0; t < terms; t++) centres[t] = Centre(fit, kept, combine, t);
        var (numbers, when, transformed) = (new int[order.Events], new double[order.Events], new double[order.Events]);
        var values = new double[order.Events, terms];
        var line = 0;
        var mean = new double[model.Width];
        for (var s = 0; s < order.StratumCode.Length; s++)
        {
            var scaling = Scaling(combine, reduced, varies[s]);
            for (var g = order.StratumGroup[s + 1] - 1; g >= order.StratumGroup[s]; g--)
            {
                SchoenfeldResiduals.Mean(model, moments, g, mean);
                for (var i = order.Groups[g].DeathBegin; i < order.Groups[g].End; i++, line++)
                {
                    (numbers[line], when[line], transformed[line]) = (order.Order[i], order.Groups[g].Time, times.Raw[g]);
                    var row = rows.Row(i);
                    for (var t = 0; t < terms; t++)
                    {
                        var value = centres[t];
                        for (var j = 0; j < kept.Length; j++) value += (row[kept[j]] - mean[kept[j]]) * scaling[j, t];
                        values[line, t] = value;
                    }
                }
            }
        }
        return new(numbers, when, transformed, values, SymmetricMatrix.Factor(reduced).Inverse());
    }

    /// <summary>What a residual of the sorted rows is multiplied with in a stratum; NaN for a term that is constant there.</summary>
    private static double[,] Scaling(double[,] combine, double[,] reduced, bool[] varies)
    {
        var (columns, terms) = (combine.GetLength(0), combine.GetLength(1));
        var usable = Enumerable.Range(0, terms).Where(t => Enumerable.Range(0, columns).Any(j => combine[j, t] != 0 && varies[j])).ToArray();
        var block = new double[usable.Length, usable.Length];
        for (var a = 0; a < usable.Length; a++)
        {
            for (var b = 0; b < usable.Length; b++) block[a, b] = reduced[usable[a], usable[b]];
        }
        var inverse = SymmetricMatrix.Factor(block).Inverse();
        var scaling = new double[columns, terms];
        for (var j = 0; j < columns; j++)
        {
            for (var t = 0; t < terms; t++)
            {
                var at = Array.IndexOf(usable, t);
                if (at < 0) scaling[j, t] = double.NaN;
                for (var a = 0; a < usable.Length && at >= 0; a++) scaling[j, t] += combine[j, usable[a]] * inverse[a, at];
            }
        }
        return scaling;
    }

    /// <summary>Columns of the scaled design to terms: the unit of the covariate for a single column, the coefficients for a factor.</summary>
    private static double[,] Combination(CoxFit fit, int[] kept)
    {
        var model = fit.Model;
        var terms = model.Design.Terms.Select(t => kept.Where(j => j >= t.First && j < t.First + t.Count).ToArray()).Where(c => c.Length > 0).ToArray();
        var combine = new double[kept.Length, terms.Length];
        for (var t = 0; t < terms.Length; t++)
        {
            foreach (var column in terms[t])
            {
                combine[Array.IndexOf(kept, column), t] = (terms[t].Length == 1 ? 1 : fit.Raw[column]) / model.Scales[column].Factor;
            }
        }
        return combine;
    }

    private static double Centre(CoxFit fit, int[] kept, double[,] combine, int term)
    {
        var columns = Enumerable.Range(0, kept.Length).Where(j => combine[j, term] != 0).ToArray();
        return columns.Length == 1 ? fit.Raw[kept[columns[0]]] : 1;
    }

    /// <summary>Whether each column varies within each stratum.</summary>
    private static bool[][] Varying(CoxModel model, SortedRows rows, int[] kept)
    {
        var order = model.Order;
        var result = new bool[order.StratumCode.Length][];
        for (var s = 0; s < result.Length; s++)
        {
            result[s] = new bool[kept.Length];
            var first = rows.Row(order.StratumBegin[s]);
            for (var k = 0; k < kept.Length; k++)
            {
                for (var i = order.StratumBegin[s]; i < order.StratumBegin[s + 1] && !result[s][k]; i++) result[s][k] = rows.Row(i)[kept[k]] != first[kept[k]];
            }
        }
        return result;
    }

    /// <summary>Information per event, each element over the events of the strata where both columns vary.</summary>
    private static double[,] Average(CoxModel model, TimeVaryingInformation information, int[] kept, bool[][] varies)
    {
        var p = kept.Length;
        var average = new double[p, p];
        for (var j = 0; j < p; j++)
        {
            for (var k = 0; k < p; k++)
            {
                var count = 0;
                for (var s = 0; s < varies.Length; s++)
                {
                    if (!varies[s][j] || !varies[s][k]) continue;
                    for (var g = model.Order.StratumGroup[s]; g < model.Order.StratumGroup[s + 1]; g++) count += model.Order.Groups[g].Deaths;
                }
                average[j, k] = information.Plain[kept[j], kept[k]] / Math.Max(count, 1);
            }
        }
        return average;
    }

    private static double[,] Quadratic(double[,] matrix, double[,] combine)
    {
        var transposed = new double[combine.GetLength(1), combine.GetLength(0)];
        for (var i = 0; i < combine.GetLength(0); i++)
        {
            for (var j = 0; j < combine.GetLength(1); j++) transposed[j, i] = combine[i, j];
        }
        return RobustVariance.Multiply(RobustVariance.Multiply(transposed, matrix), combine);
    }
}

/// <summary>Schoenfeld residuals (Biometrika 1982;69:239): the covariates of an event less their mean over the risk set.</summary>
internal static class SchoenfeldResiduals
{
    /// <summary>What the covariates of an event are compared with, in the units of the sorted rows: with Efron's rule the average of the means of the tied events.</summary>
    public static void Mean(CoxModel model, EventMoments moments, int group, double[] mean)
    {
        var deaths = model.Order.Groups[group].Deaths;
        var first = moments.RiskMoment(group);
        if (!model.Efron || deaths == 1)
        {
            for (var j = 0; j < mean.Length; j++) mean[j] = first[j] / moments.RiskSum[group];
            return;
        }
        Array.Clear(mean);
        var own = moments.DeathMoment(group);
        for (var l = 0; l < deaths; l++)
        {
            var share = (double)l / deaths;
            var sum = (moments.RiskSum[group] - share * moments.DeathSum[group]) * deaths;
            for (var j = 0; j < mean.Length; j++) mean[j] += (first[j] - share * own[j]) / sum;
        }
    }
}
