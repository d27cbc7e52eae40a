using System.Text.Json;
using Kazus.Statistics.Tests.Reference;
using Xunit;

namespace Kazus.Statistics.Tests.Survival;

[Covers("aalen-johansen", "aalen-johansen.degenerate", "cuminc")]
public sealed class CompetingRisksReferenceTests
{
    /// <summary>R's errors come from products of matrices over subjects; ours from three running sums. Where an incidence is a few 1e-3 both have lost the same digits.</summary>
    private static readonly Tolerance Error = new(1e-8, 1e-11, "standard errors that cancel to zero");

    public static IEnumerable<object[]> Curves => ReferenceCases.Of("aalen-johansen", "aalen-johansen.degenerate");

    public static IEnumerable<object[]> Tests => ReferenceCases.Of("cuminc");

    [Theory]
    [MemberData(nameof(Curves))]
    public void States_errors_limits_and_mean_times_equal_survfit(string name)
    {
        var reference = ReferenceCases.Open(name);
        var curves = AalenJohansen.ByGroup(Data(reference), KaplanMeierReferenceTests.Options(reference.Call));
        var expected = reference.Result.GetProperty("curves").EnumerateArray().ToArray();
        Assert.Equal(expected.Length, curves.Count);
        for (var g = 0; g < expected.Length; g++) SameCurve(expected[g], curves[g]);
        if (reference.Result.TryGetProperty("rmean", out var means))
            foreach (var mean in means.EnumerateArray()) SameMeans(mean, curves);
    }

    private static void SameCurve(JsonElement expected, CumulativeIncidence curve)
    {
        Answers.Same(expected.Numbers("time"), curve.Times.ToArray(), "time");
        Answers.Same(expected.GetProperty("n_risk").MatrixColumn(0), curve.AtRisk.ToArray(), "n_risk");
        Answers.Same(expected.GetProperty("n_censor").MatrixColumn(0), curve.Censored.ToArray(), "n_censor");
        Answers.Same(expected.GetProperty("pstate").MatrixColumn(0), curve.EventFree.ToArray(), "free of events");
        Answers.Same(expected.GetProperty("std_err").MatrixColumn(0), curve.EventFreeError.ToArray(), "std_err of state 0", Error);
        Answers.Same(expected.GetProperty("lower").MatrixColumn(0), curve.EventFreeLower.ToArray(), "lower of state 0", Error);
        for (var j = 1; j <= curve.Causes.Length; j++)
        {
            var cause = curve.Causes[j - 1];
            Answers.Same(expected.GetProperty("n_event").MatrixColumn(j), cause.Events.ToArray(), $"n_event {j}");
            Answers.Same(expected.GetProperty("pstate").MatrixColumn(j), cause.Incidence.ToArray(), $"pstate {j}");
            Answers.Same(expected.GetProperty("std_err").MatrixColumn(j), cause.StandardError.ToArray(), $"std_err {j}", Error);
            Answers.Same(expected.GetProperty("lower").MatrixColumn(j), cause.Lower.ToArray(), $"lower {j}", Error);
            Answers.Same(expected.GetProperty("upper").MatrixColumn(j), cause.Upper.ToArray(), $"upper {j}", Error);
        }
    }

    private static void SameMeans(JsonElement mean, IReadOnlyList<CumulativeIncidence> curves)
    {
        var expected = mean.GetProperty("table").MatrixColumn("rmean");
        for (var row = 0; row < expected.Length; row++)
            Answers.Same(expected[row], curves[row % curves.Count].MeanTime(row / curves.Count, mean.Number("tau")), $"mean time {row}");
    }

    [Theory]
    [MemberData(nameof(Tests))]
    public void Incidences_variances_and_Gray_tests_equal_cuminc(string name)
    {
        var reference = ReferenceCases.Open(name);
        var call = (RExpression.Call)reference.Call.At(1)!;
        var frame = reference.Frame();
        double[] Column(int place) => frame.Evaluate(call.At(place)!).Numbers!;
        var data = new CompetingRisksData(Column(0), Array.ConvertAll(Column(1), c => (int)c)) { Groups = call.At(2) is { } g ? Groups(frame.Evaluate(g)) : null };
        var curves = AalenJohansen.ByGroup(data);
        var expectedGroups = curves.Select(c => c.Group).ToList();
        foreach (var expected in reference.Result.GetProperty("curves").EnumerateObject())
        {
            var label = expected.Name.Split(' ');
            var curve = curves.Count == 1 ? curves[0] : curves[expectedGroups.IndexOf(label[0])];
            SameSteps(expected.Value, curve, curve.Causes.Single(c => c.Cause == label[1]));
        }
        if (reference.Result.GetProperty("gray_tests") is not { ValueKind: JsonValueKind.Object } tests) return;
        var own = GrayTest.Test(data, call.NamedNumber("rho") ?? 0, call.Named("strata") is { } s ? Groups(frame.Evaluate(s)) : null);
        Answers.Same(tests.MatrixColumn("stat"), [.. own.Select(t => t.Statistic)], "Gray statistic");
        Answers.Same(tests.MatrixColumn("pv"), [.. own.Select(t => t.P)], "Gray p");
        Answers.Same(tests.MatrixColumn("df"), [.. own.Select(t => (double)t.DegreesOfFreedom)], "Gray df");
    }

    /// <summary>cuminc gives the corners of the steps: each event time twice, before and after, and the last time at the end.</summary>
    private static void SameSteps(JsonElement expected, CumulativeIncidence curve, CauseIncidence cause)
    {
        double[] times = expected.Numbers("time"), estimates = expected.Numbers("est"), variances = expected.Numbers("var");
        for (var i = 0; i < times.Length; i++)
        {
            var after = i > 0 && (i == times.Length - 1 || times[i] == times[i - 1]);
            var k = after ? curve.TimesUpTo(times[i]) - 1 : curve.Times.Span.BinarySearch(times[i]) - 1;
            Answers.Same(estimates[i], k < 0 ? 0 : cause.Incidence.Span[k], $"incidence at {times[i]}");
            Answers.Same(variances[i], k < 0 ? 0 : cause.AalenVariance.Span[LastEvent(cause, k)], $"variance at {times[i]}", Error);
        }
    }

    /// <summary>cuminc writes the variance down only where its own cause has an event; other events change ours in between.</summary>
    private static int LastEvent(CauseIncidence cause, int k)
    {
        while (k > 0 && cause.Events.Span[k] == 0) k--;
        return k;
    }

    private static Grouping Groups(Column column)
    {
        var levels = column.OrderedLevels().ToList();
        return Grouping.FromCodes(Enumerable.Range(0, column.Length).Select(i => levels.IndexOf(column.Label(i))).ToArray(), levels);
    }

    /// <summary>Surv(time, factor(status, 0:2, names)) ~ group.</summary>
    private static CompetingRisksData Data(ReferenceCase reference)
    {
        var call = reference.Call;
        var frame = reference.Frame();
        var formula = (RExpression.Call)call.At(0)!;
        var response = (RExpression.Call)formula.Arguments[0].Value;
        var status = (RExpression.Call)response.At(1)!;
        var labels = ((RExpression.Call)status.At(2)!).Arguments.Skip(1).Select(a => ((RExpression.Text)a.Value).Value);
        return new CompetingRisksData(frame.Evaluate(response.At(0)!).Numbers!, Array.ConvertAll(frame.Evaluate(status.At(0)!).Numbers!, c => (int)c))
        {
            CauseLabels = [.. labels],
            Groups = formula.Arguments[1].Value is RExpression.Name by ? Groups(frame.Evaluate(by)) : null,
        };
    }
}
