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
        var model = fit.Model;
        var combine = Combination(fit, kept);
        var (events, strata) = ByTime(model.Order);
        var varies = Varying(model, rows, kept);
        var average = Average(model, information, kept, varies);
        var reduced = Quadratic(average, combine);
        var terms = combine.GetLength(1);
        var values = new double[events.Length, terms];
        var usable = new int[strata.Length][];
        var solvers = new SymmetricMatrix[strata.Length];
        for (var s = 0; s < strata.Length; s++)
        {
            var stratum = s;
            usable[s] = [.. Enumerable.Range(0, terms).Where(t => Enumerable.Range(0, kept.Length).Any(j => combine[j, t] != 0 && varies[stratum][j]))];
            var block = new double[usable[s].Length, usable[s].Length];
            for (var a = 0; a < usable[s].Length; a++)
            {
                for (var b = 0; b < usable[s].Length; b++) block[a, b] = reduced[usable[s][a], usable[s][b]];
            }
            solvers[s] = SymmetricMatrix.Factor(block);
        }
        var residual = new double[kept.Length];
        for (var e = 0; e < events.Length; e++)
        {
            var (position, group, stratum) = events[e];
            SchoenfeldResiduals.At(model, rows, moments, position, group, kept, residual);
            var solved = new double[usable[stratum].Length];
            for (var a = 0; a < solved.Length; a++)
            {
                for (var j = 0; j < kept.Length; j++) solved[a] += residual[j] * combine[j, usable[stratum][a]];
            }
            solvers[stratum].Solve(solved);
            for (var t = 0; t < terms; t++) values[e, t] = double.NaN;
            for (var a = 0; a < solved.Length; a++) values[e, usable[stratum][a]] = solved[a] + Centre(fit, kept, combine, usable[stratum][a]);
        }
        var order = model.Order;
        return new(
            [.. events.Select(e => order.Order[e.Position])], [.. events.Select(e => order.Groups[e.Group].Time)],
            [.. events.Select(e => times.Raw[e.Group])], values, SymmetricMatrix.Factor(reduced).Inverse());
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

    private static ((int Position, int Group, int Stratum)[] Events, int[] Strata) ByTime(RiskOrder order)
    {
        var events = new List<(int, int, int)>(order.Events);
        for (var s = 0; s + 1 < order.StratumBegin.Length; s++)
        {
            for (var g = order.StratumGroup[s + 1] - 1; g >= order.StratumGroup[s]; g--)
            {
                for (var i = order.Groups[g].DeathBegin; i < order.Groups[g].End; i++) events.Add((i, g, s));
            }
        }
        return ([.. events], order.StratumCode);
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
    /// <summary>The residual of one event in the units of the sorted rows. Tied events of Efron's rule all have the average of their means.</summary>
    public static void At(CoxModel model, SortedRows rows, EventMoments moments, int position, int group, int[] columns, double[] residual)
    {
        var row = rows.Row(position);
        for (var k = 0; k < columns.Length; k++) residual[k] = row[columns[k]];
        var deaths = model.Order.Groups[group].Deaths;
        var first = moments.RiskMoment(group);
        if (!model.Efron || deaths == 1)
        {
            for (var k = 0; k < columns.Length; k++) residual[k] -= first[columns[k]] / moments.RiskSum[group];
            return;
        }
        var own = moments.DeathMoment(group);
        for (var l = 0; l < deaths; l++)
        {
            var share = (double)l / deaths;
            var sum = (moments.RiskSum[group] - share * moments.DeathSum[group]) * deaths;
            for (var k = 0; k < columns.Length; k++) residual[k] -= (first[columns[k]] - share * own[columns[k]]) / sum;
        }
    }
}
