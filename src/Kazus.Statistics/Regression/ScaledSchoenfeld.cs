namespace Kazus.Statistics;

/// <summary>
/// Schoenfeld residuals (x of an event less the mean of its risk set) times the inverse of the average variance of the risk sets, plus
/// the coefficient; by event in order of stratum and time. For a factor the columns are combined by their coefficients into one.
/// </summary>
public sealed class ScaledSchoenfeld
{
    private ScaledSchoenfeld(CoxModel model, EventLines lines, TimeTransform transform, double[,] variance)
    {
        var order = model.Order;
        var transformed = new Lazy<ReadOnlyMemory<double>>(() => EventTimeTransform.Of(model, transform).Raw);
        Rows = new LazyList<int>(lines.Events, line => order.Order[lines.Positions[line]]);
        Times = new LazyList<double>(lines.Events, line => order.Time(order.Order[lines.Positions[line]]));
        TransformedTimes = new LazyList<double>(lines.Events, line => transformed.Value.Span[order.GroupOf(lines.Positions[line])]);
        (Values, Variance) = (new ResidualTable(lines), variance);
    }

    /// <summary>The row of each event.</summary>
    public IReadOnlyList<int> Rows { get; }

    /// <summary>Time of each event.</summary>
    public IReadOnlyList<double> Times { get; }

    /// <summary>Transformed time of each event.</summary>
    public IReadOnlyList<double> TransformedTimes { get; }

    /// <summary>Events by terms; NaN for a covariate that is constant in the stratum.</summary>
    public ResidualTable Values { get; }

    /// <summary>Approximate variance of one scaled residual vector: the inverse of the average variance of the risk sets.</summary>
    public double[,] Variance { get; }

    /// <param name="fit">The fit.</param>
    /// <param name="information">Information at the fit.</param>
    /// <param name="transform">The scale of time; transformed times are worked out when they are read.</param>
    /// <param name="kept">Columns that are estimated.</param>
    /// <param name="write">Writes the lines, given how residuals are scaled.</param>
    internal static ScaledSchoenfeld Of(CoxFit fit, TimeVaryingInformation information, TimeTransform transform, int[] kept, Func<LineScaling, EventLines> write)
    {
        var model = fit.Model;
        var combine = Combination(fit, kept);
        var varies = Varying(model, kept);
        var reduced = Quadratic(Average(model, information, kept, varies), combine);
        var centres = new double[combine.GetLength(1)];
        for (var t = 0; t < centres.Length; t++) centres[t] = Centre(fit, kept, combine, t);
        var lines = write(new LineScaling(kept, Array.ConvertAll(varies, v => Scaling(combine, reduced, v)), centres));
        return new(model, lines, transform, SymmetricMatrix.Factor(reduced).Inverse());
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
    private static bool[][] Varying(CoxModel model, int[] kept)
    {
        var order = model.Order;
        var result = new bool[order.StratumCode.Length][];
        for (var s = 0; s < result.Length; s++)
        {
            result[s] = new bool[kept.Length];
            var begin = order.StratumBegin[s];
            for (var k = 0; k < kept.Length; k++)
            {
                var first = model.Design.At(order.Order[begin], kept[k]);
                for (var i = begin; i < order.StratumBegin[s + 1] && !result[s][k]; i++) result[s][k] = model.Design.At(order.Order[i], kept[k]) != first;
            }
        }
        return result;
    }

    /// <summary>Information per event, each element over the events of the strata where both columns vary.</summary>
    private static double[,] Average(CoxModel model, TimeVaryingInformation information, int[] kept, bool[][] varies)
    {
        var p = kept.Length;
        var average = new double[p, p];
        var events = new int[varies.Length];
        for (var s = 0; s < varies.Length; s++)
        {
            if (varies.Length == 1) events[s] = model.Order.Events;
            else for (var g = model.Order.StratumGroup[s]; g < model.Order.StratumGroup[s + 1]; g++) events[s] += model.Order.Groups[g].Deaths;
        }
        for (var j = 0; j < p; j++)
        {
            for (var k = 0; k < p; k++)
            {
                var count = 0;
                for (var s = 0; s < varies.Length; s++) count += varies[s][j] && varies[s][k] ? events[s] : 0;
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
