namespace Kazus.Statistics;

/// <summary>What is predicted for each row of the data a Cox regression was fitted to.</summary>
public enum PredictionScale
{
    /// <summary>Linear predictor, relative to the weighted mean of the row's stratum.</summary>
    LinearPredictor,

    /// <summary>exp of the linear predictor.</summary>
    Risk,

    /// <summary>Expected number of events over the row's own time at risk.</summary>
    ExpectedEvents,
}

/// <summary>Predictions for the rows of the data, with standard errors. R's <c>predict</c> of a <c>coxph</c>.</summary>
/// <param name="Values">One number per row.</param>
/// <param name="StandardErrors">Its standard error.</param>
public sealed record CoxPrediction(double[] Values, double[] StandardErrors)
{
    /// <summary>Predicts one number per row.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="scale">What to predict. The error of a risk is that of the linear predictor times the square root of the risk, as R has it.</param>
    /// <exception cref="AssumptionException">A coefficient is infinite.</exception>
    public static CoxPrediction Of(CoxFit fit, PredictionScale scale)
    {
        ArgumentNullException.ThrowIfNull(fit);
        CoxCurve.RefuseInfinite(fit);
        if (scale == PredictionScale.ExpectedEvents) return Expected(fit);
        var (values, errors) = Linear(fit, Enumerable.Range(0, fit.Model.Width).ToArray());
        if (fit.Model.Data.Offset is { } offset)
        {
            double mean = 0;
            foreach (var value in offset.Span) mean += value / values.Length;
            for (var i = 0; i < values.Length; i++) values[i] += offset.Span[i] - mean;
        }
        if (scale == PredictionScale.Risk)
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = Math.Exp(values[i]);
                errors[i] *= Math.Sqrt(values[i]);
            }
        }
        return new(values, errors);
    }

    /// <summary>The part of each covariate in the linear predictor, relative to the sample mean.</summary>
    /// <param name="fit">The fit.</param>
    public static IReadOnlyList<(string Term, CoxPrediction Prediction)> ByTerm(CoxFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        CoxCurve.RefuseInfinite(fit);
        var result = new List<(string, CoxPrediction)>();
        foreach (var term in fit.Model.Design.Terms)
        {
            var (values, errors) = Linear(fit, Enumerable.Range(term.First, term.Count).ToArray(), sampleMeans: true);
            result.Add((term.Name, new(values, errors)));
        }
        return result;
    }

    /// <summary>The design columns of a subject.</summary>
    internal static double[] Columns(CoxModel model, IReadOnlyList<CovariateValue> subject)
    {
        var columns = new double[model.Width];
        for (var t = 0; t < model.Design.Terms.Count; t++)
        {
            var (covariate, term) = (model.Data.Covariates[t], model.Design.Terms[t]);
            if (subject.All(v => v.Name != covariate.Name)) throw new ArgumentException($"The subject has no value for '{covariate.Name}'.", nameof(subject));
            var value = subject.First(v => v.Name == covariate.Name);
            if (covariate.Factor is not { } factor)
            {
                columns[term.First] = value.Number;
                continue;
            }
            var level = factor.Labels.IndexOf(value.Level ?? "");
            if (level < 0) throw new ArgumentException($"'{value.Level}' is not a level of '{covariate.Name}'.", nameof(subject));
            if (level > 0) columns[term.First + level - 1] = 1;
        }
        return columns;
    }

    private static (double[] Values, double[] Errors) Linear(CoxFit fit, int[] columns, bool sampleMeans = false)
    {
        var model = fit.Model;
        var centres = Centres(model, sampleMeans);
        var (values, errors) = (new double[fit.Count], new double[fit.Count]);
        var x = new double[model.Width];
        for (var i = 0; i < values.Length; i++)
        {
            var stratum = model.Data.Strata is { } s && !sampleMeans ? s.Codes.Span[i] : 0;
            foreach (var j in columns)
            {
                x[j] = model.Design.At(i, j) - centres[stratum, j];
                values[i] += x[j] * fit.Raw[j];
            }
            errors[i] = Math.Sqrt(SymmetricMatrix.QuadraticForm(fit.Variance, x));
        }
        return (values, errors);
    }

    /// <summary>Reported means, or weighted means by stratum where there are strata.</summary>
    private static double[,] Centres(CoxModel model, bool sampleMeans)
    {
        var strata = sampleMeans ? null : model.Data.Strata;
        var centres = new double[strata?.Count ?? 1, model.Width];
        if (strata is null)
        {
            for (var j = 0; j < model.Width; j++) centres[0, j] = model.Scales[j].ReportedMean;
            return centres;
        }
        var totals = new double[strata.Count];
        for (var i = 0; i < model.Order.Count; i++)
        {
            var (s, weight) = (strata.Codes.Span[i], model.Data.Weights is { } w ? w.Span[i] : 1);
            totals[s] += weight;
            for (var j = 0; j < model.Width; j++) centres[s, j] += weight * model.Design.At(i, j);
        }
        for (var s = 0; s < totals.Length; s++)
        {
            for (var j = 0; j < model.Width; j++) centres[s, j] /= Math.Max(totals[s], double.Epsilon);
        }
        return centres;
    }

    private static CoxPrediction Expected(CoxFit fit)
    {
        var (model, order) = (fit.Model, fit.Model.Order);
        var (values, errors) = (new double[fit.Count], new double[fit.Count]);
        using var rows = model.Rows();
        var moments = EventMoments.Of(model, rows, fit.LinearPredictors);
        for (var s = 0; s < order.StratumCode.Length; s++)
        {
            var steps = HazardSteps.Of(model, moments, s);
            for (var i = order.StratumBegin[s]; i < order.StratumBegin[s + 1]; i++)
            {
                var row = order.Order[i];
                var x = rows.Row(i);
                var variance = ErrorAt(steps, steps.At(order.Time(row)), x);
                if (order.Entries is { } entries) variance -= ErrorAt(steps, steps.At(entries.Span[row]), x);
                values[row] = (model.Data.Event.Span[row] ? 1 : 0) - fit.MartingaleResiduals.Span[row];
                errors[row] = Math.Sqrt(variance) * Math.Exp(fit.LinearPredictors.Span[row]);
            }
        }
        return new(values, errors);

        double ErrorAt(HazardSteps steps, int at, ReadOnlySpan<double> x)
        {
            if (at < 0) return 0;
            var direction = new double[x.Length];
            for (var j = 0; j < direction.Length; j++) direction[j] = (steps.Hazard[at] * x[j] - steps.Mean[at][j]) / model.Scales[j].Factor;
            return steps.Variance[at] + SymmetricMatrix.QuadraticForm(fit.Variance, direction);
        }
    }
}
