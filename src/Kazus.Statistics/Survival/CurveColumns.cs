namespace Kazus.Statistics;

/// <summary>The running sums and products of one curve, at each distinct time.</summary>
internal sealed class CurveColumns(int length)
{
    public double[] Survival { get; } = GC.AllocateUninitializedArray<double>(length);

    /// <summary>Standard error of S(t).</summary>
    public double[] Error { get; } = GC.AllocateUninitializedArray<double>(length);

    /// <summary>Standard error of log S(t), which the intervals are made from.</summary>
    public double[] LogError { get; } = GC.AllocateUninitializedArray<double>(length);

    public double[] Hazard { get; } = GC.AllocateUninitializedArray<double>(length);

    public double[] HazardError { get; } = GC.AllocateUninitializedArray<double>(length);

    internal static CurveColumns Of(RiskTable table, CurveKind kind)
    {
        var columns = new CurveColumns(table.Length);
        if (kind == CurveKind.HazardInTurn) columns.FillInTurn(table);
        else columns.FillTogether(table);
        for (var k = 0; k < table.Length; k++)
        {
            if (kind != CurveKind.ProductLimit)
            {
                columns.Survival[k] = Math.Exp(-columns.Hazard[k]);
                columns.LogError[k] = columns.HazardError[k];
            }
            // Where the curve has reached zero this is ∞ · 0, not a number: Greenwood's formula has no value there.
            columns.Error[k] = columns.Survival[k] * columns.LogError[k];
        }
        return columns;
    }

    private void FillTogether(RiskTable table)
    {
        double survival = 1, greenwood = 0, hazard = 0, hazardVariance = 0;
        for (var k = 0; k < table.Length; k++)
        {
            var d = table.Events[k];
            if (d > 0)
            {
                var n = table.AtRisk[k];
                var share = d / n;
                survival *= (n - d) / n;
                greenwood += share / (n - d);
                hazard += share;
                hazardVariance += share / n;
            }
            Survival[k] = survival;
            LogError[k] = Math.Sqrt(greenwood);
            Hazard[k] = hazard;
            HazardError[k] = Math.Sqrt(hazardVariance);
        }
    }

    /// <summary>Events at one time leave the risk set one after the other, each with an equal share of their weight.</summary>
    private void FillInTurn(RiskTable table)
    {
        double hazard = 0, variance = 0;
        for (var k = 0; k < table.Length; k++)
        {
            var rows = table.EventRows?[k] ?? (int)table.Events[k];
            var share = table.Events[k] / Math.Max(rows, 1);
            for (var r = 0; r < rows; r++)
            {
                var left = table.AtRisk[k] - r * share;
                hazard += share / left;
                variance += share / (left * left);
            }
            Hazard[k] = hazard;
            HazardError[k] = Math.Sqrt(variance);
        }
    }

    internal void UseRobust(RobustErrors robust, CurveKind kind)
    {
        robust.Hazard.CopyTo(HazardError, 0);
        for (var k = 0; k < Survival.Length; k++)
        {
            Error[k] = kind == CurveKind.ProductLimit ? robust.Survival[k] : Survival[k] * robust.Hazard[k];
            LogError[k] = Error[k] == 0 ? 0 : Error[k] / Survival[k];
        }
    }
}
