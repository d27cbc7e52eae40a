using System.Text.Json;
using Kazus.Statistics.Tests.Reference;
using Xunit;

namespace Kazus.Statistics.Tests.Survival;

[Covers("km", "km.degenerate")]
public sealed class KaplanMeierReferenceTests
{
    public static IEnumerable<object[]> Cases => ReferenceCases.Of("km", "km.degenerate");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_column_of_the_curve_equals_R(string name)
    {
        var reference = ReferenceCases.Open(name);
        if (RefusedInstead(reference)) return;
        var curves = Curves(reference);
        var expected = reference.Result.GetProperty("curves").EnumerateArray().ToArray();
        Assert.Equal(expected.Length, curves.Count);
        if (curves.Count > 1) Assert.Equal(reference.Result.GetProperty("strata_names").Texts().Select(t => t.TrimEnd()), curves.Select(c => c.Group));
        for (var g = 0; g < expected.Length; g++) SameCurve(expected[g], curves[g], IsRobustProductLimit(reference));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Medians_means_and_quantiles_equal_R(string name)
    {
        var reference = ReferenceCases.Open(name);
        if (RefusedInstead(reference)) return;
        var curves = Curves(reference);
        var table = reference.Result.GetProperty("table_common_rmean");
        SameTable(table, curves, curves.Max(c => c.LastTime));
        if (reference.Result.TryGetProperty("rmst", out var rmst))
            foreach (var row in rmst.EnumerateArray()) SameMeans(row, curves);
        SameQuantiles(reference.Result, curves);
        if (reference.Result.TryGetProperty("at_times", out var at)) SamePoints(at, curves);
    }

    private static void SameCurve(JsonElement expected, SurvivalCurve curve, bool robust)
    {
        Answers.Same(expected.Numbers("time"), curve.Times, "time");
        Answers.Same(expected.Numbers("n_risk"), curve.AtRisk, "n_risk");
        Answers.Same(expected.Numbers("n_event"), curve.Events, "n_event");
        Answers.Same(expected.Numbers("n_censor"), curve.Censored, "n_censor");
        Answers.Same(expected.Numbers("surv"), curve.Survival, "surv");
        Answers.Same(expected.Numbers("cumhaz"), curve.CumulativeHazard, "cumhaz");
        Answers.Same(expected.Numbers("std_chaz"), curve.CumulativeHazardError, "std_chaz");
        // With a robust variance R's std.err is already that of S, not of log S.
        Answers.Same(expected.Numbers("std_err_of_log_surv"), robust ? curve.StandardError : curve.LogStandardError, "std.err");
        Answers.Same(expected.Numbers("lower"), curve.Lower, "lower");
        Answers.Same(expected.Numbers("upper"), curve.Upper, "upper");
    }

    private static void SameTable(JsonElement table, IReadOnlyList<SurvivalCurve> curves, double horizon)
    {
        var limits = table.GetProperty("colnames").Texts().Where(c => c.EndsWith("CL", StringComparison.Ordinal)).ToArray();
        Answers.Same(table.MatrixColumn("records"), [.. curves.Select(c => (double)c.Observations)], "records");
        Answers.Same(table.MatrixColumn("events"), [.. curves.Select(c => c.EventTotal)], "events");
        Answers.Same(table.MatrixColumn("rmean"), [.. curves.Select(c => c.RestrictedMean(horizon).Value)], "rmean");
        Answers.Same(table.MatrixColumn("se(rmean)"), [.. curves.Select(c => c.RestrictedMean(horizon).StandardError)], "se(rmean)");
        Answers.Same(table.MatrixColumn("median"), [.. curves.Select(c => c.Median.Value ?? double.NaN)], "median");
        Answers.Same(table.MatrixColumn(limits[0]), [.. curves.Select(c => c.Median.Lower ?? double.NaN)], "median lower");
        Answers.Same(table.MatrixColumn(limits[1]), [.. curves.Select(c => c.Median.Upper ?? double.NaN)], "median upper");
    }

    /// <summary>Means up to a horizon: a matrix by group, or R's bare row when there is one group.</summary>
    private static void SameMeans(JsonElement row, IReadOnlyList<SurvivalCurve> curves)
    {
        var tau = row.Number("tau");
        var table = row.GetProperty("table");
        var (means, errors) = table.ValueKind == JsonValueKind.Array
            ? ([table.Numbers()[4]], [table.Numbers()[5]])
            : (table.MatrixColumn("rmean"), table.MatrixColumn("se(rmean)"));
        Answers.Same(means, [.. curves.Select(c => c.RestrictedMean(tau).Value)], $"rmean to {tau}");
        Answers.Same(errors, [.. curves.Select(c => c.RestrictedMean(tau).StandardError)], $"se(rmean) to {tau}");
    }

    private static void SameQuantiles(JsonElement result, IReadOnlyList<SurvivalCurve> curves)
    {
        var probabilities = result.Numbers("quantile_probs");
        var quantiles = result.GetProperty("quantiles");
        double[] Row(string part, int g) => quantiles.GetProperty(part).ValueKind == JsonValueKind.Array
            ? quantiles.Numbers(part)
            : quantiles.GetProperty(part).Matrix()[g];
        for (var g = 0; g < curves.Count; g++)
        {
            var own = curves[g].Quantiles(probabilities);
            Answers.Same(Row("quantile", g), [.. own.Select(q => q.Value ?? double.NaN)], $"quantile of group {g}");
            Answers.Same(Row("lower", g), [.. own.Select(q => q.Lower ?? double.NaN)], $"quantile lower of group {g}");
            Answers.Same(Row("upper", g), [.. own.Select(q => q.Upper ?? double.NaN)], $"quantile upper of group {g}");
        }
    }

    private static void SamePoints(JsonElement at, IReadOnlyList<SurvivalCurve> curves)
    {
        var times = at.Numbers("time");
        var strata = at.GetProperty("strata").ValueKind == JsonValueKind.Array ? at.GetProperty("strata").Texts() : null;
        for (var i = 0; i < times.Length; i++)
        {
            var point = (strata is null ? curves[0] : curves.Single(c => c.Group == strata[i].TrimEnd())).At(times[i]);
            Answers.Same(at.Numbers("n_risk")[i], point.AtRisk, $"n_risk at {times[i]}");
            Answers.Same(at.Numbers("surv")[i], point.Survival, $"surv at {times[i]}");
            Answers.Same(at.Numbers("std_err_of_surv")[i], point.StandardError, $"std_err at {times[i]}");
            Answers.Same(at.Numbers("lower")[i], point.Lower, $"lower at {times[i]}");
            Answers.Same(at.Numbers("upper")[i], point.Upper, $"upper at {times[i]}");
        }
    }

    private static IReadOnlyList<SurvivalCurve> Curves(ReferenceCase reference)
    {
        var call = reference.Call;
        var data = CallData.Of(reference, call).Data;
        var options = Options(call);
        return call.NamedNumber("stype") == 2
            ? NelsonAalen.ByGroup(data, call.NamedNumber("ctype") == 2 ? TieRule.InTurn : TieRule.Together, options)
            : KaplanMeier.ByGroup(data, options);
    }

    internal static KaplanMeierOptions Options(RExpression.Call call) => new()
    {
        Level = call.NamedNumber("conf.int") ?? 0.95,
        Limits = call.NamedText("conf.type") switch
        {
            "plain" => ConfidenceLimits.Plain,
            "log-log" => ConfidenceLimits.LogLog,
            "logit" => ConfidenceLimits.Logit,
            "arcsin" => ConfidenceLimits.Arcsin,
            _ => ConfidenceLimits.Log,
        },
    };

    /// <summary>R's own errors, and the negative times that R accepts and Kazus does not (a time before its own origin is a fault of the record).</summary>
    private static bool RefusedInstead(ReferenceCase reference)
    {
        var negative = reference.CallText.Contains("dg_negtime", StringComparison.Ordinal);
        if (reference.Error is null && !negative) return false;
        var refusal = Assert.Throws<AssumptionException>(() => Curves(reference));
        Assert.Equal(negative ? "times-not-negative" : "not-empty", refusal.Assumption.Id);
        return true;
    }

    private static bool IsRobustProductLimit(ReferenceCase reference) =>
        reference.Call.Named("cluster") is not null || reference.CallText.Contains("weights=age/50", StringComparison.Ordinal);
}
