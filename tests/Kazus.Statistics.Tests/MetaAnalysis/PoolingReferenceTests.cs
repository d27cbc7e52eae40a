using System.Text.Json;
using Kazus.Statistics.MetaAnalysis;
using Kazus.Statistics.Tests.Reference;
using Xunit;

namespace Kazus.Statistics.Tests.MetaAnalysis;

[Covers("escalc", "rma", "rma.proportion", "rma.mods")]
public sealed class PoolingReferenceTests
{
    // The calls of the shared set leave metafor's control at its default. The cases of this repository were run with
    // threshold = tol = 1e-13 and are compared at 1e-8.
    private static readonly Tolerance ProfileEnd = new(5e-3, 1e-4, "metafor's confint() stops uniroot at tol = 1.2e-4 by default");
    private static readonly Tolerance ProfileShare = new(5e-3, 0.5, "the same 1.2e-4 in tau2, where that is much beside the sampling variances");
    private static readonly Tolerance TightProfileEnd = new(1e-8, 1e-11, "uniroot ran with tol = 1e-13 on the scale of tau2");
    private static readonly Tolerance Iterated = new(2e-3, 5e-5, "metafor stops when tau2 changes by less than 1e-5 (REML, ML, EB) or uniroot by 1.2e-4 (PM)");

    private static readonly Tolerance Cancelled = new(1e-8, 1e-10, "an end near zero is the difference of larger numbers");

    public static IEnumerable<object[]> EffectCases() => ReferenceCases.Of("escalc");

    public static IEnumerable<object[]> PooledCases() => ReferenceCases.Of("rma", "rma.proportion");

    public static IEnumerable<object[]> RegressionCases() => ReferenceCases.Of("rma.mods");

    [Theory]
    [MemberData(nameof(EffectCases))]
    public void Effect_sizes_are_those_of_escalc(string name)
    {
        var c = ReferenceCases.Open(name);
        var call = MetaforCall.Of(c);
        Answers.Same(c.Result.Numbers("yi"), call.Values, "yi");
        Answers.Same(c.Result.Numbers("vi"), call.Variances, "vi");
    }

    [Theory]
    [MemberData(nameof(PooledCases))]
    public void Pooled_effects_are_those_of_rma(string name)
    {
        var c = ReferenceCases.Open(name);
        var call = MetaforCall.Of(c);
        var pooled = RandomEffects.Estimate(call.Values, call.Variances, call.Options);
        var loose = StopsEarly(name, call);
        if (loose)
        {
            // R's own tau2, taken as given, must lead to everything else that R says.
            Answers.Same(c.Result.Number("tau2"), pooled.Tau2, "tau2", Iterated);
            Answers.Same(c.Result.Number("se_tau2"), pooled.Tau2StandardError, "se_tau2", Iterated);
            pooled = RandomEffects.Estimate(call.Values, call.Variances, call.Options with { KnownTau2 = c.Result.Number("tau2") });
        }
        Compare(c.Result, pooled, loose, Shared(name));
        if (c.Result.TryGetProperty("back_transformed", out var back)) CompareBack(back, call, pooled);
    }

    [Theory]
    [MemberData(nameof(RegressionCases))]
    public void Coefficients_are_those_of_rma_with_moderators(string name)
    {
        var c = ReferenceCases.Open(name);
        var call = MetaforCall.Of(c);
        var r = c.Result;
        var moderators = ModeratorsOf(call);
        var fit = MetaRegression.Estimate(call.Values, call.Variances, moderators, call.Options);
        var loose = StopsEarly(name, call);
        Answers.Same(r.Number("R2"), fit.R2, "R2", loose ? Iterated : null);
        Answers.Same(r.Number("se_tau2"), fit.Tau2StandardError, "se_tau2", loose ? Iterated : null);
        if (loose)
        {
            Answers.Same(r.Number("tau2"), fit.Tau2, "tau2", Iterated);
            fit = MetaRegression.Estimate(call.Values, call.Variances, moderators, call.Options with { KnownTau2 = r.Number("tau2") });
        }
        Answers.Same(r.Numbers("beta"), [.. fit.Coefficients.Select(x => x.Value)], "beta");
        Answers.Same(r.Numbers("se"), [.. fit.Coefficients.Select(x => x.StandardError)], "se");
        Answers.Same(r.Numbers("zval"), [.. fit.Coefficients.Select(x => x.Statistic)], "zval");
        Answers.Same(r.Numbers("pval"), [.. fit.Coefficients.Select(x => x.P)], "pval");
        Answers.Same(r.Numbers("ci_lb"), [.. fit.Coefficients.Select(x => x.Lower)], "ci_lb", Cancelled);
        Answers.Same(r.Numbers("ci_ub"), [.. fit.Coefficients.Select(x => x.Upper)], "ci_ub", Cancelled);
        var covariance = r.GetProperty("vb").Matrix();
        for (var i = 0; i < covariance.Length; i++)
            Answers.Same(covariance[i], [.. Enumerable.Range(0, covariance.Length).Select(j => fit.CovarianceOf(i, j))], "vb");
        Answers.Same(r.Number("tau2"), fit.Tau2, "tau2");
        Answers.Same(r.Number("I2"), fit.I2, "I2");
        Answers.Same(r.Number("H2"), fit.H2, "H2");
        Answers.Same(r.Number("QE"), fit.Q, "QE");
        Answers.Same(r.Number("QEp"), fit.QP, "QEp");
        Answers.Same(r.Number("QM"), fit.ModeratorTest, "QM");
        Answers.Same(r.Number("QMp"), fit.ModeratorP, "QMp");
        CompareFit(r.GetProperty("fit_stats"), fit.Fit, fit.RestrictedFit, loose);
        Answers.Same(r.Numbers("weights_percent"), fit.Weights(), "weights");
        ComparePredictions(r.GetProperty("predict_rows"), fit.Expected(), "ci_lb", "ci_ub");
        Answers.Same(r.GetProperty("predict_rows").Numbers("pi_lb"), [.. fit.ExpectedOfNew().Select(p => p.Lower)], "pi_lb");
        ComparePredictions(r.GetProperty("blup"), fit.Predictions(), "pi_lb", "pi_ub");
        CompareProfile(r.GetProperty("confint_Qprofile"), fit.Tau2Interval(), Shared(name));
    }

    internal static void Compare(JsonElement r, RandomEffects pooled, bool given, bool shared = true)
    {
        Assert.Equal((int)r.Number("k"), pooled.Count);
        Answers.Same(r.Numbers("beta")[0], pooled.Effect, "beta");
        Answers.Same(r.Numbers("se")[0], pooled.StandardError, "se");
        Answers.Same(r.Numbers("zval")[0], pooled.Statistic, "zval");
        Answers.Same(r.Numbers("pval")[0], pooled.P, "pval");
        Answers.Same(r.Numbers("ci_lb")[0], pooled.Lower, "ci_lb");
        Answers.Same(r.Numbers("ci_ub")[0], pooled.Upper, "ci_ub");
        Answers.Same(r.Number("tau2"), pooled.Tau2, "tau2");
        if (!given) Answers.Same(r.Number("se_tau2"), pooled.Tau2StandardError, "se_tau2");
        Answers.Same(r.Number("I2"), pooled.I2, "I2");
        Answers.Same(r.Number("H2"), pooled.H2, "H2");
        Answers.Same(r.Number("QE"), pooled.Q, "QE");
        Answers.Same(r.Number("QEp"), pooled.QP, "QEp");
        Answers.Same(r.Numbers("weights_percent"), pooled.Weights(), "weights");
        Answers.Same(r.GetProperty("predict").Number("pi_lb"), pooled.PredictionLower, "pi_lb");
        Answers.Same(r.GetProperty("predict").Number("pi_ub"), pooled.PredictionUpper, "pi_ub");
        CompareFit(r.GetProperty("fit_stats"), pooled.Fit, pooled.RestrictedFit, given);
        if (r.TryGetProperty("confint_Qprofile", out var profile) && profile.ValueKind == JsonValueKind.Object)
            CompareProfile(profile, pooled.Tau2Interval(), shared);
        if (r.TryGetProperty("blup", out var blup) && blup.ValueKind == JsonValueKind.Object)
            ComparePredictions(blup, pooled.Predictions(), "pi_lb", "pi_ub");
    }

    private static void CompareFit(JsonElement expected, LikelihoodFit full, LikelihoodFit restricted, bool given)
    {
        // A given tau2 is no parameter, so the criteria would count one less.
        var count = given ? 2 : 5;
        double[] Of(LikelihoodFit f) => [.. new[] { f.LogLikelihood, f.Deviance, f.Aic, f.Bic, f.Aicc }.Take(count)];
        Answers.Same([.. expected.MatrixColumn("ML").Take(count)], Of(full), "fit");
        Answers.Same([.. expected.MatrixColumn("REML").Take(count)], Of(restricted), "restricted fit");
    }

    private static bool Shared(string name) => name.StartsWith("shared/", StringComparison.Ordinal);

    private static bool StopsEarly(string name, MetaforCall call) => Shared(name) && call.Options.Method is
        HeterogeneityMethod.RestrictedMaximumLikelihood or HeterogeneityMethod.MaximumLikelihood
        or HeterogeneityMethod.PauleMandel or HeterogeneityMethod.EmpiricalBayes;

    private static void CompareProfile(JsonElement expected, HeterogeneityInterval interval, bool shared)
    {
        var tolerance = shared ? ProfileEnd : TightProfileEnd;
        var lower = expected.MatrixColumn("ci.lb");
        var upper = expected.MatrixColumn("ci.ub");
        Answers.Same(lower[0], interval.Tau2Lower, "tau2 lower", tolerance);
        Answers.Same(lower[2], interval.I2Lower, "I2 lower", shared ? ProfileShare : tolerance);
        Answers.Same(lower[3], interval.H2Lower, "H2 lower", tolerance);
        var limit = Math.Max(100, 10 * expected.MatrixColumn("estimate")[0]);
        if (upper[0] == limit)
        {
            // metafor looks no further than the larger of 100 and ten times the estimate; the root lies beyond.
            Assert.True(interval.Tau2Upper >= limit);
            return;
        }
        Answers.Same(upper[0], interval.Tau2Upper, "tau2 upper", tolerance);
        Answers.Same(upper[2], interval.I2Upper, "I2 upper", shared ? ProfileShare : tolerance);
        Answers.Same(upper[3], interval.H2Upper, "H2 upper", shared ? ProfileShare : tolerance);
    }

    private static void ComparePredictions(JsonElement expected, IReadOnlyList<StudyPrediction> actual, string lower, string upper)
    {
        Answers.Same(expected.Numbers("pred"), [.. actual.Select(p => p.Effect)], "pred");
        Answers.Same(expected.Numbers("se"), [.. actual.Select(p => p.StandardError)], "se of pred");
        Answers.Same(expected.Numbers(lower), [.. actual.Select(p => p.Lower)], lower, Cancelled);
        Answers.Same(expected.Numbers(upper), [.. actual.Select(p => p.Upper)], upper, Cancelled);
    }

    private static void CompareBack(JsonElement expected, MetaforCall call, RandomEffects pooled)
    {
        var escalc = (RExpression.Call)call.Call.Named("data")!;
        var scale = MetaforCall.Scale(escalc.NamedText("measure")!);
        var size = Proportion.HarmonicMean(call.Frame.Numbers("ni"));
        Answers.Same(expected.Number("pred"), Proportion.Back(pooled.Effect, scale, size), "back");
        Answers.Same(expected.Number("ci_lb"), Proportion.Back(pooled.Lower, scale, size), "back lower");
        Answers.Same(expected.Number("ci_ub"), Proportion.Back(pooled.Upper, scale, size), "back upper");
        Answers.Same(expected.Number("pi_lb"), Proportion.Back(pooled.PredictionLower, scale, size), "back pi_lb");
        Answers.Same(expected.Number("pi_ub"), Proportion.Back(pooled.PredictionUpper, scale, size), "back pi_ub");
    }

    private static Moderators ModeratorsOf(MetaforCall call)
    {
        var result = Moderators.Intercept(call.Frame.Rows);
        foreach (var term in Terms(((RExpression.Call)call.Call.Named("mods")!).Arguments[0].Value))
        {
            var column = call.Frame.Evaluate(term);
            result = column.Words is null
                ? result.With(((RExpression.Name)term).Value, column.Numbers!)
                : result.WithFactor("factor", [.. column.Words.Select(w => w!)], column.OrderedLevels());
        }
        return result;
    }

    private static IEnumerable<RExpression> Terms(RExpression e) =>
        e is RExpression.Call { Function: "+" } sum ? Terms(sum.Arguments[0].Value).Concat(Terms(sum.Arguments[1].Value)) : [e];
}
