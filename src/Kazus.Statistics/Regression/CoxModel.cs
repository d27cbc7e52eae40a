namespace Kazus.Statistics;

/// <summary>The checked input of a Cox regression in the forms that fit, residuals, tests and curves share.</summary>
internal sealed record CoxModel(RegressionData Data, DesignMatrix Design, ColumnScale[] Scales, RiskOrder Order, CoxOptions Options)
{
    public int Width => Design.Width;

    /// <summary>Whether tied events share the risk set as Efron proposed; the exact method uses Breslow's form after the fit, as R does.</summary>
    public bool Efron => Options.Ties == TieHandling.Efron;

    public SortedRows Rows() => SortedRows.Of(Data, Design, Scales, Order);

    public PartialLikelihood Likelihood(TieHandling ties) => ties switch
    {
        TieHandling.Exact => new ExactLikelihood(Rows(), Order),
        _ when Order.Entries is null => new RightCensoredLikelihood(Rows(), Order, ties == TieHandling.Efron),
        _ => new CountingProcessLikelihood(Rows(), Order, ties == TieHandling.Efron),
    };

    public double[] ScaledInitial()
    {
        var initial = new double[Width];
        for (var j = 0; j < Width && Options.InitialCoefficients is not null; j++) initial[j] = Options.InitialCoefficients[j] / Scales[j].Factor;
        return initial;
    }

    /// <summary>Coefficients and their variance in the units of the covariates.</summary>
    public (double[] Coefficients, double[,] Variance) Unscale(NewtonMaximum maximum)
    {
        var coefficients = new double[Width];
        var variance = maximum.Factor.Inverse();
        for (var j = 0; j < Width; j++)
        {
            coefficients[j] = maximum.Coefficients[j] * Scales[j].Factor;
            for (var k = 0; k < Width; k++) variance[j, k] *= Scales[j].Factor * Scales[k].Factor;
        }
        return (coefficients, variance);
    }

    /// <summary>Linear predictors less the mean's, and martingale residuals, by row.</summary>
    public (double[] Predictors, double[] Residuals) Predictors(PartialLikelihood fitted, double[] scaled, double[] coefficients)
    {
        double[] byPosition = new double[Order.Count];
        switch (fitted)
        {
            case RightCensoredLikelihood right: right.Martingale(byPosition); break;
            case CountingProcessLikelihood counting: counting.Martingale(byPosition); break;
            default:
                using (var breslow = Likelihood(TieHandling.Breslow))
                {
                    breslow.Evaluate(scaled, new double[Width], new double[Width, Width]);
                    return Predictors(breslow, scaled, coefficients);
                }
        }
        var residuals = new double[Order.Count];
        for (var i = 0; i < residuals.Length; i++) residuals[Order.Order[i]] = byPosition[i];
        return (LinearPredictors(coefficients), residuals);
    }

    /// <summary>x beta + offset less its value at the reported means and the mean offset.</summary>
    public double[] LinearPredictors(double[] coefficients)
    {
        var result = new double[Order.Count];
        double shift = 0;
        for (var j = 0; j < Width; j++) shift += coefficients[j] * Scales[j].ReportedMean;
        if (Data.Offset is { } offset)
        {
            offset.Span.CopyTo(result);
            shift += result.Average();
        }
        for (var j = 0; j < Width; j++)
        {
            if (coefficients[j] == 0) continue;
            var column = Design.Whole(j);
            var coefficient = coefficients[j];
            for (var i = 0; i < result.Length; i++) result[i] += column[i] * coefficient;
        }
        for (var i = 0; i < result.Length; i++) result[i] -= shift;
        return result;
    }
}
