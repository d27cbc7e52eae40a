using Kazus.Statistics.Tests.Reference;
using Xunit;

namespace Kazus.Statistics.Tests.Survival;

public sealed class KaplanMeierTests
{
    /// <summary>Klein and Moeschberger, Survival Analysis (2003), table 4.1A: the 6-MP arm to four digits.</summary>
    [Theory]
    [InlineData(6, 21, 0.857, 0.076)]
    [InlineData(7, 17, 0.807, 0.087)]
    [InlineData(10, 15, 0.753, 0.096)]
    [InlineData(13, 12, 0.690, 0.107)]
    [InlineData(16, 11, 0.627, 0.114)]
    [InlineData(22, 7, 0.538, 0.128)]
    [InlineData(23, 6, 0.448, 0.135)]
    public void Freireich_1963_is_reproduced(double week, double atRisk, double survival, double error)
    {
        var at = KaplanMeier.Estimate(Examples.MercaptopurineWeeks, Examples.MercaptopurineRelapse).At(week);
        Assert.Equal(atRisk, at.AtRisk);
        Assert.Equal(survival, at.Survival, 0.0006);
        Assert.Equal(error, at.StandardError, 0.0006);
    }

    [Fact]
    public void The_median_of_remission_is_23_weeks_with_6_MP_and_8_with_placebo() =>
        Assert.Equal([23.0, 8.0], KaplanMeier.ByGroup(Examples.Freireich).Select(c => c.Median.Value!.Value));

    [Fact]
    public void A_median_that_the_follow_up_does_not_reach_is_no_number()
    {
        var curve = KaplanMeier.Estimate((double[])[1, 2, 3], (bool[])[true, false, false]);
        Assert.Null(curve.Median.Value);
    }

    [Fact]
    public void A_curve_that_stays_at_one_half_has_its_median_in_the_middle()
    {
        var curve = KaplanMeier.Estimate((double[])[1, 2, 5, 9], (bool[])[true, true, true, true]);
        Assert.Equal(3.5, curve.Median.Value);
    }

    [Fact]
    public void Reverse_follow_up_counts_the_censored_as_events()
    {
        var followUp = KaplanMeier.FollowUp(Examples.Freireich);
        Assert.Equal(12, followUp[0].EventTotal);
        Assert.Equal(0, followUp[1].EventTotal);
        Assert.Null(followUp[1].Median.Value);
    }

    [Fact]
    public void Times_that_differ_by_rounding_are_one_time()
    {
        var curve = KaplanMeier.Estimate((double[])[0.1 + 0.2, 0.3, 0.4], (bool[])[true, true, false]);
        Assert.Equal(2, curve.Times.Length);
        Assert.Equal(2, curve.Events[0]);
    }

    [Theory]
    [InlineData(-1.0, "times-not-negative")]
    [InlineData(double.NaN, "finite")]
    [InlineData(double.PositiveInfinity, "finite")]
    public void A_time_that_cannot_be_names_its_row(double wrong, string id)
    {
        var refusal = Assert.Throws<AssumptionException>(() => KaplanMeier.Estimate((double[])[1, wrong, 3], (bool[])[true, true, true]));
        Assert.Equal(id, refusal.Assumption.Id);
        Assert.Equal(1, refusal.Row);
    }

    [Fact]
    public void No_observations_are_refused() =>
        Assert.Equal("not-empty", Assert.Throws<AssumptionException>(() => KaplanMeier.Estimate(Array.Empty<double>(), Array.Empty<bool>())).Assumption.Id);

    [Fact]
    public void An_entry_must_come_before_its_exit()
    {
        var data = new SurvivalData((double[])[5, 5], (bool[])[true, true]) { Entries = (double[])[0, 5] };
        Assert.Equal("entry-before-exit", Assert.Throws<AssumptionException>(() => KaplanMeier.Estimate(data)).Assumption.Id);
    }

    [Fact]
    public void Lengths_that_differ_are_the_callers_mistake() =>
        Assert.Throws<ArgumentException>(() => KaplanMeier.Estimate((double[])[1, 2], (bool[])[true]));

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(double.NaN)]
    public void A_level_lies_between_zero_and_one(double level) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new KaplanMeierOptions { Level = level });

    /// <summary>R: survfit(Surv(time, status) ~ 1, weights = w, robust = FALSE, conf.type = "log-log"), survival 3.5-3.</summary>
    [Fact]
    public void Fractional_weights_have_Greenwood_s_error_when_it_is_asked_for()
    {
        var data = new SurvivalData(new double[] { 1, 2, 2, 3, 4, 5, 5, 6 }, new[] { true, true, false, true, false, true, true, false })
        {
            Weights = new[] { 0.5, 1.25, 2, 0.75, 1.1, 0.3, 2.2, 1 },
        };
        var curve = KaplanMeier.Estimate(data, new KaplanMeierOptions { Variance = CurveVariance.Greenwood });
        Answers.Same([0.94505494505494503, 0.8076923076923076, 0.69446441409058224, 0.69446441409058224, 0.19841840402588062, 0.19841840402588062], [.. curve.Survival], "survival");
        Answers.Same([0.0755391579424389, 0.1306473500936072, 0.16527629831234461, 0.16527629831234461, 0.17421604146608621, 0.17421604146608621], [.. curve.StandardError], "error");
        Answers.Same([0.40501842727323628, 0.38970429369911003, 0.26969097632815797, 0.26969097632815797, 0.0092135804788494972, 0.0092135804788494972], [.. curve.Lower], "lower");
        Answers.Same([0.99647276594811907, 0.95274924193818855, 0.90352939833866008, 0.90352939833866008, 0.57228905768008409, 0.57228905768008409], [.. curve.Upper], "upper");
    }
}
