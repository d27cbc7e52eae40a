namespace Kazus.Statistics;

/// <summary>Residuals of a Cox regression. Rows are in the order of the data, columns in the order of the terms.</summary>
public static class CoxResiduals
{
    /// <summary>Deviance residuals: martingale residuals made symmetric about zero (Therneau, Grambsch and Fleming 1990).</summary>
    /// <param name="fit">The fit.</param>
    public static double[] Deviance(CoxFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var martingale = fit.MartingaleResiduals.Span;
        var events = fit.Model.Data.Event.Span;
        var result = new double[martingale.Length];
        for (var i = 0; i < result.Length; i++)
        {
            var m = martingale[i];
            result[i] = Math.Sign(m) * Math.Sqrt(-2 * (m + (events[i] ? Math.Log(1 - m) : 0)));
        }
        return result;
    }

    /// <summary>Score residuals: each row's part of the first derivative, without its case weight.</summary>
    /// <param name="fit">The fit.</param>
    /// <exception cref="AssumptionException">The fit has exact ties.</exception>
    public static double[,] Score(CoxFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        if (fit.Model.Options.Ties == TieHandling.Exact) throw new AssumptionException(Assumption.ScoreResidualsDefined, "score residuals");
        using var rows = fit.Model.Rows();
        var residuals = ScoreResiduals.Of(fit.Model, rows, EventMoments.Of(fit.Model, rows, fit.LinearPredictors));
        for (var i = 0; i < residuals.GetLength(0); i++)
        {
            for (var j = 0; j < residuals.GetLength(1); j++) residuals[i, j] /= fit.Model.Scales[j].Factor;
        }
        return residuals;
    }

    /// <summary>How much each coefficient would change, to first order, if a row with its whole case weight were left out.</summary>
    /// <param name="fit">The fit.</param>
    /// <exception cref="AssumptionException">The fit has exact ties.</exception>
    public static double[,] Dfbeta(CoxFit fit)
    {
        var result = RobustVariance.Multiply(Score(fit), fit.NaiveVariance ?? fit.Variance);
        if (fit.Model.Data.Weights is not { } weights) return result;
        for (var i = 0; i < result.GetLength(0); i++)
        {
            for (var j = 0; j < result.GetLength(1); j++) result[i, j] *= weights.Span[i];
        }
        return result;
    }

    /// <summary>The same in standard errors, those that are not robust.</summary>
    /// <param name="fit">The fit.</param>
    public static double[,] Dfbetas(CoxFit fit)
    {
        var result = Dfbeta(fit);
        var variance = fit.NaiveVariance ?? fit.Variance;
        for (var i = 0; i < result.GetLength(0); i++)
        {
            for (var j = 0; j < result.GetLength(1); j++) result[i, j] /= Math.Sqrt(variance[j, j]);
        }
        return result;
    }

    /// <summary>Schoenfeld residuals, one line per event in order of stratum, time and row.</summary>
    /// <param name="fit">The fit.</param>
    public static (IReadOnlyList<int> Rows, double[,] Values) Schoenfeld(CoxFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var (model, order) = (fit.Model, fit.Model.Order);
        using var sorted = model.Rows();
        var moments = EventMoments.Of(model, sorted, fit.LinearPredictors);
        var (rows, values) = (new List<int>(order.Events), new double[order.Events, model.Width]);
        var mean = new double[model.Width];
        for (var s = 0; s + 1 < order.StratumBegin.Length; s++)
        {
            for (var g = order.StratumGroup[s + 1] - 1; g >= order.StratumGroup[s]; g--)
            {
                SchoenfeldResiduals.Mean(model, moments, g, mean);
                for (var i = order.Groups[g].DeathBegin; i < order.Groups[g].End; i++)
                {
                    for (var j = 0; j < mean.Length; j++) values[rows.Count, j] = (sorted.Row(i)[j] - mean[j]) / model.Scales[j].Factor;
                    rows.Add(order.Order[i]);
                }
            }
        }
        return (rows, values);
    }
}
