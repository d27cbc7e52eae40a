using Kazus.Statistics.MetaAnalysis;
using Kazus.Statistics.Tests.Reference;
using Xunit;

namespace Kazus.Statistics.Tests.MetaAnalysis;

[Covers("regtest.scale", "robust.rma", "subgroups")]
public sealed class FurtherReferenceTests
{
    public static IEnumerable<object[]> FunnelCases() => ReferenceCases.Of("regtest.scale");

    public static IEnumerable<object[]> RobustCases() => ReferenceCases.Of("robust.rma");

    public static IEnumerable<object[]> SubgroupCases() => ReferenceCases.Of("subgroups");

    [Theory]
    [MemberData(nameof(FunnelCases))]
    public void Funnel_regression_on_any_scale_is_regtest(string name)
    {
        var c = ReferenceCases.Open(name);
        var call = MetaforCall.Of(c);
        double[] Column(string column) => call.Frame.Numbers(column);
        double[] sizes = [.. Column("tpos").Select((n, i) => n + Column("tneg")[i] + Column("cpos")[i] + Column("cneg")[i])];
        var scale = c.Call.NamedText("predictor") switch
        {
            "sei" => FunnelScale.StandardError,
            "vi" => FunnelScale.Variance,
            "ni" => FunnelScale.Size,
            "ninv" => FunnelScale.InverseSize,
            "sqrtni" => FunnelScale.RootSize,
            _ => FunnelScale.InverseRootSize,
        };
        var options = c.Call.NamedText("model") == "lm" ? new PoolingOptions { Method = HeterogeneityMethod.FixedEffect, Test = PoolingTest.KnappHartung } : call.Options;
        var test = EggerTest.On(scale, call.Values, call.Variances, sizes, options);
        Answers.Same(c.Result.Number("zval"), test.Statistic, "zval");
        Answers.Same(c.Result.Number("pval"), test.P, "pval");
        if (scale is FunnelScale.Size or FunnelScale.RootSize)
        {
            Assert.True(double.IsNaN(test.Limit));
            return;
        }
        Answers.Same(c.Result.Number("est"), test.Limit, "est");
        Answers.Same(c.Result.Number("ci_lb"), test.LimitLower, "ci_lb");
        Answers.Same(c.Result.Number("ci_ub"), test.LimitUpper, "ci_ub");
    }

    [Theory]
    [MemberData(nameof(RobustCases))]
    public void Clusters_give_the_errors_of_robust(string name)
    {
        var c = ReferenceCases.Open(name);
        var call = MetaforCall.Of(c);
        var moderators = Moderators.Intercept(call.Values.Length);
        if (name.Contains("year", StringComparison.Ordinal)) moderators = moderators.With("year", call.Frame.Numbers("year"));
        var districts = call.Frame.Numbers("district").Select(d => $"{d}").ToArray();
        var robust = MetaRegression.Estimate(call.Values, call.Variances, moderators, call.Options).Robust(districts);
        var centred = new Tolerance(1e-7, 0, "the calendar year beside the intercept costs R seven digits of a variance of 241");
        Answers.Same(c.Result.Numbers("beta"), [.. robust.Coefficients.Select(b => b.Value)], "beta", centred);
        Answers.Same(c.Result.Numbers("se"), [.. robust.Coefficients.Select(b => b.StandardError)], "se", centred);
        Answers.Same(c.Result.Numbers("pval"), [.. robust.Coefficients.Select(b => b.P)], "pval", centred);
        Answers.Same(c.Result.Numbers("ci_lb"), [.. robust.Coefficients.Select(b => b.Lower)], "ci_lb", centred);
        Answers.Same(c.Result.Numbers("ci_ub"), [.. robust.Coefficients.Select(b => b.Upper)], "ci_ub", centred);
        Assert.Equal((int)c.Result.Number("dfs"), robust.DegreesOfFreedom);
    }

    [Theory]
    [MemberData(nameof(SubgroupCases))]
    public void Subgroups_are_rma_level_by_level(string name)
    {
        var c = ReferenceCases.Open(name);
        var frame = c.Frame("dat.bcg");
        double[] Column(string column) => frame.Numbers(column);
        var effects = Enumerable.Range(0, frame.Rows)
            .Select(i => new TwoByTwo(Column("tpos")[i], Column("tneg")[i], Column("cpos")[i], Column("cneg")[i]).LogRiskRatio()).ToArray();
        var options = new PoolingOptions { Method = name.EndsWith("DL", StringComparison.Ordinal) ? HeterogeneityMethod.DerSimonianLaird : HeterogeneityMethod.RestrictedMaximumLikelihood };
        var groups = Subgroups.Estimate([.. effects.Select(e => e.Value)], [.. effects.Select(e => e.Variance)], [.. frame["alloc"].Words!.Select(w => w!)], options,
            commonTau2: name.Contains("common", StringComparison.Ordinal));
        Answers.Same(c.Result.Numbers("estimate"), [.. groups.Pooled.Select(p => p.Effect)], "estimate");
        Answers.Same(c.Result.Numbers("se"), [.. groups.Pooled.Select(p => p.StandardError)], "se");
        Answers.Same(c.Result.Numbers("tau2"), [.. groups.Pooled.Select(p => p.Tau2)], "tau2");
        Answers.Same(c.Result.Number("QM"), groups.Between, "Q between");
        Answers.Same(c.Result.Number("QMp"), groups.BetweenP, "p between");
    }

    [Fact]
    public void One_level_has_nothing_to_be_compared_with()
    {
        var failure = Assert.Throws<AssumptionException>(() => Subgroups.Estimate([0.1, 0.2], [0.01, 0.02], ["a", "a"]));
        Assert.Equal(Assumption.SeveralStudies, failure.Assumption);
    }

    [Fact]
    public void As_many_clusters_as_coefficients_give_no_error()
    {
        var fit = MetaRegression.Estimate([0.1, 0.2, 0.4], [0.01, 0.02, 0.03], Moderators.Intercept(3));
        var failure = Assert.Throws<AssumptionException>(() => fit.Robust(["a", "a", "a"]));
        Assert.Equal(Assumption.MoreStudiesThanCoefficients, failure.Assumption);
    }

    [Theory]
    [InlineData(1.1, 10)]
    [InlineData(0.5, 3)]
    public void A_correlation_that_cannot_be_is_refused(double r, double size) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Correlation.FisherZ(r, size));
}
