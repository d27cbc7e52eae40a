namespace Kazus.Statistics;

/// <summary>Which function of the hazards a survival curve is.</summary>
internal enum CurveKind
{
    ProductLimit,
    HazardTogether,
    HazardInTurn,
}

/// <summary>From risk tables to curves: the steps that Kaplan-Meier and Nelson-Aalen have in common.</summary>
internal static class CurveEstimate
{
    internal static SurvivalCurve[] Of(SurvivalData data, bool grouped, CurveKind kind, KaplanMeierOptions? options)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new KaplanMeierOptions();
        if (!grouped && data.Groups is not null)
            data = new SurvivalData(data.Times, data.Events) { Entries = data.Entries, Weights = data.Weights, Clusters = data.Clusters };
        data.CheckLengths();
        var robust = options.Variance switch
        {
            CurveVariance.Automatic => data.Clusters is not null || HasFractions(data.Weights),
            var v => v == CurveVariance.Robust,
        };
        IReadOnlyList<RiskTable> tables = FastRiskTables.TryBuild(data) ?? [.. PlainRiskTables.Build(data)];
        var errors = robust ? RobustErrors.Of(data, tables, kind) : null;
        var curves = new SurvivalCurve[tables.Count];
        Action<int> one = g => curves[g] = OfTable(tables[g], kind, errors?[g], options);
        if (data.Count >= TaggedTimes.Shared && tables.Count > 1) Parallel.For(0, curves.Length, one);
        else for (var g = 0; g < curves.Length; g++) one(g);
        return curves;
    }

    internal static SurvivalCurve OfTable(RiskTable table, CurveKind kind, RobustErrors? robust, KaplanMeierOptions options)
    {
        var columns = CurveColumns.Of(table, kind);
        if (robust is not null) columns.UseRobust(robust, kind);
        var (lower, upper) = ConfidenceBand.Of(columns.Survival, columns.LogError, options);
        return new SurvivalCurve(table, columns, lower, upper, options);
    }

    private static bool HasFractions(ReadOnlyMemory<double> weights)
    {
        foreach (var x in weights.Span)
            if (x != Math.Floor(x)) return true;
        return false;
    }
}
