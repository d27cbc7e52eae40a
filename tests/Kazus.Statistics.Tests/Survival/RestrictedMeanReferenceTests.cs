using System.Text.Json;
using Kazus.Statistics.Tests.Reference;
using Xunit;

namespace Kazus.Statistics.Tests.Survival;

[Covers("survmean", "rmst2")]
public sealed class RestrictedMeanReferenceTests
{
    public static IEnumerable<object[]> Means => ReferenceCases.Of("survmean");

    public static IEnumerable<object[]> Comparisons => ReferenceCases.Of("rmst2");

    [Theory]
    [MemberData(nameof(Means))]
    public void Means_and_medians_equal_survfit(string name)
    {
        var reference = ReferenceCases.Open(name);
        var fit = (RExpression.Call)reference.Call.At(0)!;
        var curves = KaplanMeier.ByGroup(CallData.Of(reference, fit).Data, new KaplanMeierOptions { Limits = ConfidenceLimits.Log });
        var matrix = reference.Result.GetProperty("matrix");
        double[] Column(string column) => matrix.TryGetProperty("rows", out _) ? matrix.MatrixColumn(column) : [matrix.Number(column)];
        Answers.Same(Column("median"), [.. curves.Select(c => c.Median.Value ?? double.NaN)], "median");
        Answers.Same(Column("0.95LCL"), [.. curves.Select(c => c.Median.Lower ?? double.NaN)], "median lower");
        Answers.Same(Column("0.95UCL"), [.. curves.Select(c => c.Median.Upper ?? double.NaN)], "median upper");
        if (reference.Call.NamedText("rmean") == "none") return;
        var ends = reference.Result.Numbers("end.time");
        var means = curves.Select((c, g) => c.RestrictedMean(ends[g])).ToArray();
        Answers.Same(Column("rmean"), [.. means.Select(m => m.Value)], "rmean");
        Answers.Same(Column("se(rmean)"), [.. means.Select(m => m.StandardError)], "se(rmean)");
    }

    [Theory]
    [MemberData(nameof(Comparisons))]
    public void Groups_differences_and_ratios_equal_rmst2(string name)
    {
        var reference = ReferenceCases.Open(name);
        // Means adjusted for covariates by regression (ANCOVA on pseudo-values) are another method, which Kazus does not have.
        if (reference.CallText.Contains("covariates=", StringComparison.Ordinal)) return;
        var call = (RExpression.Call)reference.Call.At(1)!;
        var frame = reference.Frame();
        double[] Column(int place) => frame.Evaluate(call.At(place)!).Numbers!;
        var data = new SurvivalData(Column(0), Array.ConvertAll(Column(1), s => s == 1)) { Groups = Grouping.Of(Array.ConvertAll(Column(2), g => (int)g)) };
        if (reference.Error is not null)
        {
            var refusal = Assert.Throws<AssumptionException>(() => RestrictedMeanSurvival.ByGroup(data, call.NamedNumber("tau")!.Value));
            Assert.Equal("within-follow-up", refusal.Assumption.Id);
            return;
        }
        var groups = RestrictedMeanSurvival.ByGroup(data, reference.Result.Number("tau"));
        for (var arm = 0; arm < 2; arm++) SameGroup(reference.Result.GetProperty($"arm{arm}"), groups[arm]);
        var comparison = RestrictedMeanSurvival.Compare(groups[0], groups[1]);
        var rows = reference.Result.GetProperty("unadjusted").Matrix();
        SameContrast(rows[0], comparison.Difference, "difference");
        SameContrast(rows[1], comparison.Ratio, "ratio");
        SameContrast(rows[2], comparison.TimeLostRatio!.Value, "ratio of time lost");
    }

    private static void SameGroup(JsonElement arm, RestrictedMeanGroup group)
    {
        var mean = arm.GetProperty("rmst");
        Answers.Same(mean.Number("Est."), group.Mean, "rmst");
        Answers.Same(mean.Number("se"), group.StandardError, "se");
        Answers.Same(mean.Number("lower .95"), group.Lower, "lower");
        Answers.Same(mean.Number("upper .95"), group.Upper, "upper");
        Answers.Same(arm.GetProperty("rmtl").Number("Est."), group.TimeLost, "rmtl");
    }

    private static void SameContrast(double[] row, Contrast contrast, string what) =>
        Answers.Same(row, [contrast.Value, contrast.Lower, contrast.Upper, contrast.P], what);
}
