using Kazus.Statistics.Tests.Reference;
using Xunit;

namespace Kazus.Statistics.Tests.Regression;

/// <summary>
/// Data on which R stops, warns or answers NA. Kazus gives R's number where it means something; elsewhere it says why there is none.
/// </summary>
[Covers("coxph.degenerate", "cox.zph.degenerate")]
public sealed class CoxDegenerateTests
{
    private static readonly Tolerance Default = new(1e-7, 1e-10, "R stopped at its default epsilon");

    /// <summary>What Kazus says instead of R's answer, and why it differs.</summary>
    private static readonly Dictionary<string, string> Refused = new(StringComparer.Ordinal)
    {
        ["dg_allcens"] = "event-observed",
        ["dg_n1_cens"] = "event-observed",
        ["dg_empty"] = "not-empty",
        ["dg_negtime"] = "times-not-negative",
        ["dg_zeroweight"] = "positive",
    };

    /// <summary>Warnings of R that mean a coefficient without end.</summary>
    private static readonly string[] Infinite = ["dg_oneevent", "dg_group_noevent", "dg_zerotime", "dg_mono", "dg_bigscale", "dg_missing"];

    public static IEnumerable<object[]> Fits => ReferenceCases.Of("coxph.degenerate");

    public static IEnumerable<object[]> Tests => ReferenceCases.Of("cox.zph.degenerate");

    [Fact]
    public void A_single_weighted_event_that_two_covariates_separate_is_no_maximum_however_small_the_last_step()
    {
        // R runs out of iterations at 1146 and -1096, still climbing; the limit of the likelihood is -3 log 3.
        var data = new RegressionData
        {
            Time = new[] { 6.9, 2.47, 3.37, 9.35, 3.81, 1.97, 9.18, 9.33, 2.92, 2.6, 2.77, 2.35 },
            Event = Enumerable.Range(0, 12).Select(i => i == 11).ToArray(),
            Weights = new double[] { 1, 2, 3, 1, 1, 1, 4, 1, 1, 3, 2, 3 },
            Covariates =
            [
                Covariate.Numeric("x1", new[] { -0.5037, -0.6479, -0.5735, 0.5202, -0.1602, -1.3966, 0.9047, 1.4702, -1.0513, -0.4809, -0.2704, 0.5323 }),
                Covariate.Numeric("x2", new double[] { 1, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0 }),
            ],
        };
        Assert.All(CoxRegression.Fit(data).Terms, t => Assert.Equal(CoefficientStatus.Infinite, t.Status));
    }

    [Fact]
    public void One_cluster_has_no_robust_variance()
    {
        var data = new RegressionData
        {
            Time = new double[] { 1, 2, 3, 4 }, Event = new[] { true, false, true, true }, Covariates = [Covariate.Numeric("x", new double[] { 0, 2, 1, 3 })],
            Clusters = Grouping.FromCodes(new[] { 0, 0, 0, 0 }, ["centre"]),
        };
        Assert.Equal("several-clusters", Assert.Throws<AssumptionException>(() => CoxRegression.Fit(data)).Assumption.Id);
        Assert.Null(CoxRegression.Fit(data, new CoxOptions { Robust = false }).RobustScoreTest);
    }

    [Fact]
    public void Separation_among_late_entries_is_no_constant_covariate()
    {
        // Each event is the row with the highest x of those at risk with it: x rises without end, and on the way all information goes.
        var data = new RegressionData
        {
            Entry = new double[] { 0, 0, 1, 2, 3 }, Time = new double[] { 1.5, 2.5, 3.5, 4.5, 5 }, Event = new[] { true, true, true, true, false },
            Covariates = [Covariate.Numeric("x", new double[] { 50, 40, 30, 20, 10 })],
        };
        var term = Assert.Single(CoxRegression.Fit(data, new CoxOptions { Epsilon = 1e-14, MaxIterations = 200 }).Terms);
        Assert.Equal(CoefficientStatus.Infinite, term.Status);
        Assert.Equal(double.PositiveInfinity, term.Coefficient);
    }

    [Fact]
    public void A_step_into_overflow_keeps_the_last_finite_likelihood()
    {
        // Three events that two covariates separate: a long Newton step leaves the range of numbers.
        var data = new RegressionData
        {
            Time = new double[] { 13351915, 20632986, 9069807, 512123 }, Event = new[] { true, false, true, true },
            Covariates = [Covariate.Numeric("x", new[] { 0.2, 1, -1.4, -0.5 }), Covariate.Numeric("z", new[] { 105.94770792554104, 129.27131418424318, 67.253312453135578, 93.492664408790645 })],
        };
        var fit = CoxRegression.Fit(data);
        Assert.True(double.IsFinite(fit.LogLikelihood) && fit.LogLikelihood > fit.LogLikelihoodNull);
        Assert.DoesNotContain(fit.Terms, t => t.Status == CoefficientStatus.Dependent);
    }

    [Theory]
    [MemberData(nameof(Fits))]
    public void A_degenerate_fit_is_R_s_or_says_what_is_wrong(string name)
    {
        var reference = ReferenceCases.Open(name);
        var call = reference.Call;
        var frame = ((RExpression.Name)call.Named("data")!).Value;
        var (data, _) = RModel.Of(reference.Frame(), call);
        var options = new CoxOptions { Ties = RModel.Ties(call) };
        if (Refused.TryGetValue(frame, out var id))
        {
            var failure = Assert.Throws<AssumptionException>(() => CoxRegression.Fit(data, options));
            Assert.Equal(id, failure.Assumption.Id);
            return;
        }
        var fit = CoxRegression.Fit(data, options);
        if (reference.Error is not null)
        {
            // One subject with the event: R fails in its concordance step. There is nothing to estimate.
            Assert.All(fit.Terms, t => Assert.Equal(CoefficientStatus.Dependent, t.Status));
            return;
        }
        var expected = reference.Result.GetProperty("coef").EnumerateObject().Select(p => p.Value.Number()).ToArray();
        for (var j = 0; j < expected.Length; j++)
        {
            var term = fit.Terms[j];
            switch (term.Status)
            {
                case CoefficientStatus.Infinite:
                    Assert.Contains(frame, Infinite);
                    Assert.NotEmpty(reference.Warnings);
                    Assert.Equal(Math.Sign(expected[j]), double.IsPositiveInfinity(term.Coefficient) ? 1 : -1);
                    Assert.NotEmpty(fit.Warnings);
                    break;
                case CoefficientStatus.Dependent:
                    Assert.True(double.IsNaN(expected[j]) || frame == "dg_oneevent_last", "R has a number");
                    break;
                default:
                    Answers.Same(expected[j], term.Coefficient, "coefficient", frame is "dg_mono" or "dg_missing" ? Default with { Relative = 1e-4 } : Default);
                    break;
            }
        }
        var settled = fit.Warnings.All(w => !w.StartsWith("No finite", StringComparison.Ordinal));
        Answers.Same(reference.Result.Numbers("loglik"), [fit.LogLikelihoodNull, fit.LogLikelihood], "log likelihood", settled ? Tolerance.Exact : new(1e-6, 1e-8, "the limit is approached, not reached"));
        Answers.Same(reference.Result.Number("score_test"), fit.ScoreTest, "score test");
        if (settled && frame != "dg_oneevent_last") Answers.Same(reference.Result.GetProperty("concordance").Number("concordance"), fit.Concordance.Value, "concordance");
    }

    [Theory]
    [MemberData(nameof(Tests))]
    public void A_degenerate_test_of_proportional_hazards_is_R_s_or_says_what_is_wrong(string name)
    {
        var reference = ReferenceCases.Open(name);
        var call = (RExpression.Call)reference.Call.At(0)!;
        var frame = ((RExpression.Name)call.Named("data")!).Value;
        var (data, _) = RModel.Of(reference.Frame(), call);
        if (reference.Error is null && !Refused.ContainsKey(frame) && !Infinite.Contains(frame) || frame == "dg_missing")
        {
            var test = ProportionalHazardsTest.Of(CoxRegression.Fit(data));
            Answers.Same(reference.Result.GetProperty("table").MatrixColumn("chisq"), [.. test.Terms.Append(test.Global).Select(t => t.ChiSquared)], "chi-squared", Default);
            return;
        }
        Assert.Throws<AssumptionException>(() => ProportionalHazardsTest.Of(CoxRegression.Fit(data)));
    }

    [Fact]
    public void A_row_that_breaks_a_rule_is_named()
    {
        var data = new RegressionData { Time = new double[] { 1, 2, 3 }, Event = new[] { true, false, true }, Covariates = [Covariate.Numeric("x", new double[] { 1, 2, double.NaN })] };
        var failure = Assert.Throws<AssumptionException>(() => CoxRegression.Fit(data));
        Assert.Equal("finite", failure.Assumption.Id);
        Assert.Equal("x", failure.Subject);
        Assert.Equal(2, failure.Row);
        var late = data with { Covariates = [Covariate.Numeric("x", new double[] { 1, 2, 3 })], Entry = new double[] { 0, 2, 0 } };
        Assert.Equal("entry-before-exit", Assert.Throws<AssumptionException>(() => CoxRegression.Fit(late)).Assumption.Id);
    }

    [Fact]
    public void Robust_variances_and_score_residuals_do_not_exist_with_exact_ties()
    {
        var data = new RegressionData { Time = new double[] { 1, 2, 3 }, Event = new[] { true, true, true }, Covariates = [Covariate.Numeric("x", new double[] { 1, 3, 2 })] };
        var exact = new CoxOptions { Ties = TieHandling.Exact };
        Assert.Equal("score-residuals-defined", Assert.Throws<AssumptionException>(() => CoxRegression.Fit(data, exact with { Robust = true })).Assumption.Id);
        var fit = CoxRegression.Fit(data, exact);
        Assert.Throws<AssumptionException>(() => CoxResiduals.Score(fit));
    }

    [Fact]
    public void Weights_have_no_meaning_with_exact_ties()
    {
        var data = new RegressionData
        {
            Time = new double[] { 1, 2, 3 }, Event = new[] { true, true, true }, Weights = new double[] { 1, 2, 1 },
            Covariates = [Covariate.Numeric("x", new double[] { 1, 3, 2 })],
        };
        Assert.Equal("no-weights", Assert.Throws<AssumptionException>(() => CoxRegression.Fit(data, new() { Ties = TieHandling.Exact })).Assumption.Id);
    }
}
