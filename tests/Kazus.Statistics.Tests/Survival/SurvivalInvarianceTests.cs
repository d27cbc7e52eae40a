using FsCheck;
using FsCheck.Fluent;
using Kazus.Statistics.Tests.Reference;
using Xunit;

namespace Kazus.Statistics.Tests.Survival;

/// <summary>What must not change an answer: the order of the rows, the unit of time, rows written twice instead of weighted, names of groups.</summary>
public sealed class SurvivalInvarianceTests
{
    private static readonly Tolerance Rounding = new(1e-9, 1e-11, "sums in another order");

    private static readonly Gen<(double Time, bool Event, int Group)[]> Rows =
        (from time in Gen.Choose(0, 30) from happened in Gen.Choose(0, 2) from g in Gen.Choose(0, 2) select (time / 2.0, happened > 0, g))
        .ArrayOf().Where(r => r.Length > 1);

    private static void Holds(Action<(double Time, bool Event, int Group)[]> law) =>
        Prop.ForAll(Rows.ToArbitrary(), rows => { law(rows); return true; }).QuickCheckThrowOnFailure();

    private static SurvivalData Data(IEnumerable<(double Time, bool Event, int Group)> rows, double scale = 1, double[]? weights = null)
    {
        var list = rows.ToArray();
        return new SurvivalData(Array.ConvertAll(list, r => r.Time * scale), Array.ConvertAll(list, r => r.Event))
        {
            Groups = Grouping.FromCodes(Array.ConvertAll(list, r => r.Group), ["a", "b", "c"]),
            Weights = weights,
        };
    }

    [Fact]
    public void Curves_do_not_depend_on_the_order_of_rows() => Holds(rows =>
        SameCurves(KaplanMeier.ByGroup(Data(rows)), KaplanMeier.ByGroup(Data(rows.Reverse())), 1));

    [Fact]
    public void Curves_follow_the_unit_of_time() => Holds(rows =>
        SameCurves(KaplanMeier.ByGroup(Data(rows)), KaplanMeier.ByGroup(Data(rows, 7.25)), 7.25));

    [Fact]
    public void A_row_written_twice_is_a_row_of_weight_two() => Holds(rows =>
    {
        var weights = rows.Select((_, i) => i % 3 == 0 ? 2.0 : 1.0).ToArray();
        var written = rows.SelectMany((r, i) => Enumerable.Repeat(r, (int)weights[i]));
        SameCurves(KaplanMeier.ByGroup(Data(rows, 1, weights)), KaplanMeier.ByGroup(Data(written)), 1);
    });

    [Fact]
    public void Entry_before_the_first_exit_is_no_late_entry() => Holds(rows =>
    {
        var later = rows.Select(r => (r.Time + 1, r.Event, r.Group)).ToArray();
        var plain = Data(later);
        var entered = new SurvivalData(plain.Times, plain.Events) { Groups = plain.Groups, Entries = later.Select((_, i) => i % 2 / 2.0).ToArray() };
        SameCurves(KaplanMeier.ByGroup(plain), KaplanMeier.ByGroup(entered), 1);
    });

    [Fact]
    public void Curves_fall_and_their_limits_hold_them() => Holds(rows =>
    {
        foreach (var curve in KaplanMeier.ByGroup(Data(rows)))
            for (var k = 0; k < curve.Times.Length; k++)
            {
                Assert.True(k == 0 || curve.Survival[k] <= curve.Survival[k - 1]);
                Assert.False(curve.Lower[k] > curve.Survival[k] || curve.Upper[k] < curve.Survival[k]);
            }
    });

    [Fact]
    public void A_log_rank_test_does_not_depend_on_names_or_order_of_groups() => Holds(rows =>
    {
        if (Try(() => LogRank.Test(Data(rows))) is not { } test) return;
        var other = LogRank.Test(Data(rows.Reverse().Select(r => (r.Time * 3, r.Event, 2 - r.Group))));
        Answers.Same(test.ChiSquared, other.ChiSquared, "chi-squared", Rounding);
        Answers.Same(rows.Count(r => r.Event), test.Groups.Sum(g => g.Observed), "all events observed", Rounding);
        Answers.Same(rows.Count(r => r.Event), test.Groups.Sum(g => g.Expected), "all events expected", Rounding);
    });

    [Fact]
    public void Incidences_and_freedom_from_events_add_up_to_one() => Holds(rows =>
    {
        var data = new CompetingRisksData(rows.Select(r => r.Time).ToArray(), rows.Select(r => r.Event ? r.Group : 0).ToArray()) { CauseLabels = ["1", "2"] };
        foreach (var curve in AalenJohansen.ByGroup(data))
            for (var k = 0; k < curve.Times.Length; k++)
                Assert.Equal(1, curve.EventFree.Span[k] + curve.Causes.Sum(c => c.Incidence.Span[k]), 1e-12);
    });

    [Fact]
    public void One_cause_alone_is_one_less_Kaplan_Meier() => Holds(rows =>
    {
        var incidence = AalenJohansen.ByGroup(new CompetingRisksData(rows.Select(r => r.Time).ToArray(), rows.Select(r => r.Event ? 1 : 0).ToArray()) { CauseLabels = ["1"] })[0];
        var curve = KaplanMeier.Estimate(Data(rows));
        for (var k = 0; k < curve.Times.Length; k++) Assert.Equal(1 - curve.Survival[k], incidence.Causes[0].Incidence.Span[k], 1e-12);
    });

    [Fact]
    public void The_restricted_mean_of_complete_data_is_their_mean() => Holds(rows =>
    {
        var all = rows.Select(r => r with { Event = true }).ToArray();
        Assert.Equal(all.Average(r => r.Time), KaplanMeier.Estimate(Data(all)).RestrictedMean(100).Value, 1e-9);
    });

    private static LogRankResult? Try(Func<LogRankResult> test)
    {
        try { return test(); }
        catch (AssumptionException) { return null; }
    }

    private static void SameCurves(IReadOnlyList<SurvivalCurve> first, IReadOnlyList<SurvivalCurve> second, double scale)
    {
        Assert.Equal(first.Select(c => c.Group), second.Select(c => c.Group));
        for (var g = 0; g < first.Count; g++)
        {
            Answers.Same([.. first[g].Times.Select(t => t * scale)], second[g].Times, "times", Rounding);
            Answers.Same(first[g].Survival, second[g].Survival, "survival", Rounding);
            Answers.Same(first[g].StandardError, second[g].StandardError, "error", Rounding);
            Answers.Same(first[g].AtRisk, second[g].AtRisk, "at risk", Rounding);
            Answers.Same((first[g].Median.Value ?? -1) * (first[g].Median.Value is null ? 1 : scale), second[g].Median.Value ?? -1, "median", Rounding);
        }
    }
}
