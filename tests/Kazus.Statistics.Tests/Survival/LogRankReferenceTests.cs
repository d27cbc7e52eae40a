using Kazus.Statistics.Tests.Reference;
using Xunit;

namespace Kazus.Statistics.Tests.Survival;

[Covers("logrank", "logrank.degenerate")]
public sealed class LogRankReferenceTests
{
    public static IEnumerable<object[]> Cases => ReferenceCases.Of("logrank", "logrank.degenerate");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Statistic_groups_and_variance_equal_R(string name)
    {
        var reference = ReferenceCases.Open(name);
        if (OneSample(reference)) return;
        if (ExpectedRefusal(reference) is { } id)
        {
            Assert.Contains(Assert.Throws<AssumptionException>(() => Test(reference)).Assumption.Id, id);
            return;
        }
        var result = reference.Result;
        var test = Test(reference);
        Assert.Equal(result.GetProperty("groups").Texts().Select(t => t.TrimEnd()), test.Groups.Select(g => g.Group));
        Answers.Same(result.Numbers("n"), [.. test.Groups.Select(g => (double)g.Observations)], "n");
        Answers.Same(OverStrata(result.GetProperty("obs")), [.. test.Groups.Select(g => g.Observed)], "observed");
        Answers.Same(OverStrata(result.GetProperty("exp")), [.. test.Groups.Select(g => g.Expected)], "expected");
        var variance = result.GetProperty("var").Matrix();
        for (var g = 0; g < variance.Length; g++) Answers.Same(variance[g], test.Variance[g], $"variance row {g}");
        Answers.Same(result.Number("chisq"), test.ChiSquared, "chisq");
        Assert.Equal(result.Number("df"), test.DegreesOfFreedom);
        Answers.Same(result.Number("p"), test.P, "p");
    }

    private static bool OneSample(ReferenceCase reference)
    {
        if (((RExpression.Call)reference.Call.At(0)!).Arguments[1].Value is not RExpression.Call { Function: "offset" } offset) return false;
        var frame = reference.Frame();
        bool[] events = [.. frame.Numbers("status").Select(s => s == frame.Numbers("status").Max())];
        var test = OneSampleLogRank.Test(events, frame.Evaluate(offset.At(0)!).Numbers);
        Answers.Same(reference.Result.Numbers("obs")[0], test.Observed, "observed");
        Answers.Same(reference.Result.Numbers("exp")[0], test.Expected, "expected");
        Answers.Same(reference.Result.Number("chisq"), test.ChiSquared, "chisq");
        Answers.Same(reference.Result.Number("p"), test.P, "p");
        return true;
    }

    /// <summary>R keeps one column per stratum; the sums are what it prints.</summary>
    private static double[] OverStrata(System.Text.Json.JsonElement e) =>
        e.ValueKind == System.Text.Json.JsonValueKind.Array ? e.Numbers() : [.. e.Matrix().Select(row => row.Sum())];

    private static LogRankResult Test(ReferenceCase reference)
    {
        var call = reference.Call;
        var data = CallData.Of(reference, call);
        return LogRank.Test(data.Data, call.NamedNumber("rho") ?? 0, data.Strata);
    }

    /// <summary>
    /// Where R stops; where it answers with no p value (χ² 0 on -1 degrees of freedom when no event happened); and negative times,
    /// which R accepts and Kazus does not. A test on no degrees of freedom is no test.
    /// </summary>
    private static string[]? ExpectedRefusal(ReferenceCase reference) =>
        reference.CallText.Contains("dg_negtime", StringComparison.Ordinal) ? ["times-not-negative"]
        : reference.Error is not null ? ["two-groups", "not-empty", "variance-defined"]
        : reference.Result.Number("df") < 1 ? ["event-observed", "variance-defined"]
        : null;
}
