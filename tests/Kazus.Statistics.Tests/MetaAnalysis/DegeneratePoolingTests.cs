using Kazus.Statistics.MetaAnalysis;
using Kazus.Statistics.Tests.Reference;
using Xunit;

namespace Kazus.Statistics.Tests.MetaAnalysis;

[Covers("rma.degenerate")]
public sealed class DegeneratePoolingTests
{
    public static IEnumerable<object[]> Cases() => ReferenceCases.Of("rma.degenerate");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Degenerate_data_give_what_metafor_gives_or_say_why_not(string name)
    {
        var c = ReferenceCases.Open(name);
        if (c.Call.Function == "rma.glmm")
        {
            Assert.NotNull(c.Error);
            double[] x = c.Frame().Numbers("xi"), n = c.Frame().Numbers("ni");
            Assert.Equal("both-outcomes", Assert.Throws<AssumptionException>(() => BinomialNormal.Estimate(x, n)).Assumption.Id);
            return;
        }
        if (c.Call.Function == "rma.mh")
        {
            TablesReferenceTests.Compare(c);
            return;
        }
        var call = MetaforCall.Of(c);
        if (c.Error is not null)
        {
            var failure = Assert.Throws<AssumptionException>(() => RandomEffects.Estimate(call.Values, call.Variances, call.Options));
            Assert.Equal("positive", failure.Assumption.Id);
            Assert.Equal(0, failure.Row);
            return;
        }
        PoolingReferenceTests.Compare(c.Result, RandomEffects.Estimate(call.Values, call.Variances, call.Options), given: false);
    }

    [Fact]
    public void No_study_is_no_meta_analysis() =>
        Assert.Equal("not-empty", Assert.Throws<AssumptionException>(() => RandomEffects.Estimate([], [])).Assumption.Id);

    [Theory]
    [InlineData(double.NaN, 0.1, "finite")]
    [InlineData(double.PositiveInfinity, 0.1, "finite")]
    [InlineData(0.2, double.NaN, "finite")]
    [InlineData(0.2, 0, "positive")]
    [InlineData(0.2, -1, "positive")]
    public void A_bad_study_is_named_by_its_place(double effect, double variance, string id)
    {
        var failure = Assert.Throws<AssumptionException>(() => RandomEffects.Estimate([0.1, 0.3, effect], [0.1, 0.2, variance]));
        Assert.Equal(id, failure.Assumption.Id);
        Assert.Equal(2, failure.Row);
    }

    [Fact]
    public void One_study_is_tested_as_normal_and_has_no_interval_of_tau2()
    {
        var one = RandomEffects.Estimate([0.3], [0.04], new PoolingOptions { Test = PoolingTest.KnappHartung });
        Assert.Equal(double.PositiveInfinity, one.DegreesOfFreedom);
        Assert.Equal(0.2, one.StandardError, 12);
        Assert.Equal("several-studies", Assert.Throws<AssumptionException>(() => one.Tau2Interval()).Assumption.Id);
    }

    [Fact]
    public void A_constant_moderator_is_named()
    {
        var moderators = Moderators.Intercept(4).With("weeks", [1, 2, 3, 5]).With("dose", [2, 2, 2, 2]);
        var failure = Assert.Throws<AssumptionException>(() => MetaRegression.Estimate([1, 2, 3, 4], [1, 1, 1, 1], moderators));
        Assert.Equal(("full-rank", "dose"), (failure.Assumption.Id, failure.Subject));
    }

    [Fact]
    public void As_many_moderators_as_studies_are_refused() =>
        Assert.Equal("more-studies-than-coefficients", Assert.Throws<AssumptionException>(() =>
            MetaRegression.Estimate([1, 2], [1, 1], Moderators.Intercept(2).With("x", [0, 1]))).Assumption.Id);
}
