using System.Buffers;
using System.Runtime.CompilerServices;

namespace Kazus.Statistics;

/// <summary>The checked input of a Cox regression in the forms that fit, residuals, tests and curves share.</summary>
internal sealed record CoxModel(RegressionData Data, DesignMatrix Design, ColumnScale[] Scales, RiskOrder Order, CoxOptions Options)
{
    private const int Block = 1024;

    public int Width => Design.Width;

    /// <summary>Whether tied events share the risk set as Efron proposed; the exact method uses Breslow's form after the fit, as R does.</summary>
    public bool Efron => Options.Ties == TieHandling.Efron;

    public SortedRows Rows() => SortedRows.Of(Data, Design, Scales, Order);

    public PartialLikelihood Likelihood(TieHandling ties) => ties switch
    {
        TieHandling.Exact => new ExactLikelihood(Rows(), Order),
        _ when LaneLikelihood.Suits(Order) => Lanes(ties == TieHandling.Efron),
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

    public LaneLikelihood Lanes(bool efron) => new(LaneRows.Of(this, efron), Order, efron);

    /// <summary>Linear predictors less the mean's, and martingale residuals, by row.</summary>
    public (ReadOnlyMemory<double> Predictors, ReadOnlyMemory<double> Residuals) Predictors(PartialLikelihood fitted, double[] scaled, double[] coefficients)
    {
        // Risks and event times are all that residuals need: the memory of the covariates serves for the results.
        if (fitted is LaneLikelihood lanes) lanes.Rows.Release();
        return (LinearPredictors(coefficients), Residuals(fitted, scaled));
    }

    private ReadOnlyMemory<double> Residuals(PartialLikelihood fitted, double[] scaled)
    {
        if (fitted is ExactLikelihood)
        {
            using var breslow = Likelihood(TieHandling.Breslow);
            breslow.Evaluate(scaled, new double[Width], new double[Width, Width]);
            return Residuals(breslow, scaled);
        }
        var residuals = Room.Result(Order.Count);
        if (fitted is LaneLikelihood lanes)
        {
            lanes.Martingale(residuals);
            return residuals;
        }
        var byPosition = ArrayPool<double>.Shared.Rent(Order.Count);
        var positions = byPosition.AsSpan(0, Order.Count);
        if (fitted is RightCensoredLikelihood right) right.Martingale(positions);
        else ((CountingProcessLikelihood)fitted).Martingale(positions);
        var byRow = residuals.Span;
        for (var i = 0; i < byRow.Length; i++) byRow[Order.Order[i]] = byPosition[i];
        ArrayPool<double>.Shared.Return(byPosition);
        return residuals;
    }

    /// <summary>x beta + offset less its value at the reported means and the mean offset.</summary>
    public ReadOnlyMemory<double> LinearPredictors(double[] coefficients)
    {
        var result = Room.Result(Order.Count);
        double shift = 0;
        for (var j = 0; j < Width; j++) shift += coefficients[j] * Scales[j].ReportedMean;
        if (Data.Offset is { } offset)
        {
            offset.Span.CopyTo(result.Span);
            shift += Mean(offset.Span);
        }
        var blocks = (result.Length + Block - 1) / Block;
        var parts = result.Length < 100_000 ? 1 : 4;
        Work.Parts(parts, part =>
        {
            var column = new double[Block];
            for (var block = blocks * part / parts; block < blocks * (part + 1) / parts; block++)
            {
                var target = result.Span.Slice(block * Block, Math.Min(Block, result.Length - block * Block));
                if (Data.Offset is null) target.Clear();
                Accumulate(target, column.AsSpan(0, target.Length), block * Block, coefficients);
                foreach (ref var value in target) value -= shift;
            }
        });
        return result;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (var value in values) sum += value;
        return sum / values.Length;
    }

    [MethodImpl(Loops.Optimized)]
    private void Accumulate(Span<double> target, Span<double> column, int begin, double[] coefficients)
    {
        for (var j = 0; j < coefficients.Length; j++)
        {
            if (coefficients[j] == 0) continue;
            Design.Read(j, begin, column);
            var coefficient = coefficients[j];
            for (var i = 0; i < target.Length; i++) target[i] += column[i] * coefficient;
        }
    }
}
