using Xunit;

namespace Kazus.Statistics.Tests.Survival;

public sealed class PublishedCurveTests
{
    /// <summary>The 6-MP trial drawn, read off to three decimals, and rebuilt: the arms, their medians and their hazard ratio return.</summary>
    [Fact]
    public void Freireich_1963_read_off_its_curves_gives_back_events_medians_and_hazard_ratio()
    {
        var curves = KaplanMeier.ByGroup(Examples.Freireich);
        var arms = curves.Select(c => (Curve: c, Printed: Print(c, [0, 5, 10, 15, 20, 25, 30], (int)c.EventTotal))).ToArray();
        var rebuilt = arms.Select(a => a.Printed.Reconstruct()).ToArray();
        for (var a = 0; a < 2; a++)
        {
            var check = arms[a].Printed.CheckAgainst(rebuilt[a], arms[a].Curve.Median.Value);
            Assert.Equal(check.PrintedEvents, check.Events);
            Assert.Equal(check.PrintedMedian, check.Median);
            Assert.InRange(check.LargestGap, 0, 0.03);
            Assert.Equal(21, rebuilt[a].Count);
        }
        var ratio = RebuiltHazardRatio.Of(rebuilt[0], rebuilt[1], printed: 4.82);
        Assert.InRange(ratio.HazardRatio, 4.82 * 0.93, 4.82 * 1.07);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_trials_come_back_close(int seed)
    {
        var random = new Random(seed);
        var times = Enumerable.Range(0, 200).Select(_ => Math.Round(-Math.Log(1 - random.NextDouble()) * 20, 1)).ToArray();
        var ends = Enumerable.Range(0, 200).Select(_ => Math.Round(10 + random.NextDouble() * 30, 1)).ToArray();
        var data = new SurvivalData(times.Zip(ends, Math.Min).ToArray(), times.Zip(ends, (t, c) => t <= c).ToArray());
        var curve = KaplanMeier.Estimate(data);
        var printed = Print(curve, [0, 6, 12, 18, 24, 30, 36], (int)curve.EventTotal);
        var rebuilt = printed.Reconstruct();
        var check = printed.CheckAgainst(rebuilt, curve.Median.Value);
        Assert.InRange(Math.Abs(check.Events - curve.EventTotal), 0, 5);
        Assert.InRange(Math.Abs(check.Median!.Value - curve.Median.Value!.Value), 0, 0.5);
        Assert.InRange(check.LargestGap, 0, 0.02);
        foreach (var column in printed.RiskTable) Assert.InRange(Math.Abs(rebuilt.Times.ToArray().Count(t => t >= column.Time) - column.AtRisk), 0, 2);
    }

    [Fact]
    public void Without_events_printed_the_rest_of_the_curve_decides()
    {
        var curve = KaplanMeier.Estimate(Examples.MercaptopurineWeeks, Examples.MercaptopurineRelapse);
        var rebuilt = (Print(curve, [0, 10, 20], 9) with { Events = null }).Reconstruct();
        Assert.InRange(KaplanMeier.Estimate(rebuilt).EventTotal, 8, 11);
    }

    [Fact]
    public void A_risk_table_that_rises_is_refused()
    {
        var curve = new PublishedCurve { Points = [new(1, 0.9)], RiskTable = [new(0, 10), new(5, 12)] };
        Assert.Equal("in-order-of-time", Assert.Throws<AssumptionException>(() => curve.Reconstruct()).Assumption.Id);
    }

    [Fact]
    public void Percentages_in_place_of_shares_are_refused()
    {
        var curve = new PublishedCurve { Points = [new(1, 90)], RiskTable = [new(0, 10)] };
        Assert.Equal("survival-is-a-share", Assert.Throws<AssumptionException>(() => curve.Reconstruct()).Assumption.Id);
    }

    /// <summary>Both ends of every step, to three decimals, as a careful reader of the print would click them.</summary>
    private static PublishedCurve Print(SurvivalCurve curve, double[] columns, int events) => new()
    {
        Points = [.. curve.Times.Select((t, k) => new DigitisedPoint(t, Math.Round(curve.Survival[k], 3)))],
        RiskTable = [.. columns.Where(c => c <= curve.LastTime).Select(c => new PrintedAtRisk(c, (int)curve.At(c).AtRisk))],
        Events = events,
    };
}
