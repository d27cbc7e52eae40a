using Kazus.Statistics.Distributions;
using Kazus.Statistics.MetaAnalysis;
using Kazus.Statistics.Proportions;
using Kazus.Statistics.Tests.Reference;
using Kazus.Testing;
using Xunit;

namespace Kazus.Statistics.Tests.MetaAnalysis;

[Covers("metaprop", "rma.glmm")]
public sealed class ProportionReferenceTests
{
    private static readonly Tolerance Glmer = new(5e-5, 5e-6, "lme4 stops its optimiser at about 1e-6 and takes the Hessian by finite differences");
    private static readonly Tolerance Glm = new(1e-5, 1e-6, "glm stops when the deviance changes by less than 1e-8 of itself");
    private static readonly Tolerance Iterated = new(1e-4, 1e-5, "meta calls metafor with its default stopping rule for tau2");

    public static IEnumerable<object[]> MixedCases() => ReferenceCases.Of("rma.glmm").Where(n => ((string)n[0]).Contains("prop", StringComparison.Ordinal) || ((string)n[0]).Contains("CM.AL", StringComparison.Ordinal));

    public static IEnumerable<object[]> MetaPropCases() => ReferenceCases.Of("metaprop");

    [SharedTheory]
    [MemberData(nameof(MixedCases))]
    public void Binomial_normal_model_is_rma_glmm(string name)
    {
        var c = ReferenceCases.Open(name);
        BinomialNormal fit;
        if (c.Call.NamedText("model") == "CM.AL")
        {
            // The events of both arms, as a share of the first arm; the offset is the log ratio of the arms' sizes.
            var tables = MetaforCall.Tables(c.Call, c.Frame()).Where(t => !t.SaysNothingOfRatio).ToArray();
            fit = BinomialNormal.Estimate([.. tables.Select(t => t.A)], [.. tables.Select(t => t.A + t.C)], [.. tables.Select(t => Math.Log(t.First / t.Second))]);
        }
        else
        {
            fit = BinomialNormal.Estimate(c.Frame().Numbers("xi"), c.Frame().Numbers("ni"));
        }
        var r = c.Result;
        Answers.Same(r.Numbers("beta")[0], fit.Effect, "beta", Glmer);
        Answers.Same(r.Numbers("se")[0], fit.StandardError, "se", Glmer);
        Answers.Same(r.Number("tau2"), fit.Tau2, "tau2", Glmer);
        Answers.Same(r.Numbers("ci_lb")[0], fit.Lower, "ci_lb", Glmer);
        Answers.Same(r.Numbers("ci_ub")[0], fit.Upper, "ci_ub", Glmer);
        Answers.Same(r.GetProperty("predict").Number("pi_lb"), fit.PredictionLower, "pi_lb", Glmer);
        Answers.Same(r.GetProperty("predict").Number("pi_ub"), fit.PredictionUpper, "pi_ub", Glmer);
        // lme4's log likelihood with more than one quadrature point leaves out terms that its other likelihoods hold, so
        // it is not compared; the likelihood here is checked by brute force in BinomialNormalTests.
        Answers.Same(r.Number("I2"), fit.I2, "I2", c.Call.NamedText("model") == "CM.AL" ? new Tolerance(1, 0, "metafor takes the variances of odds ratios here") : Glmer);
        Answers.Same(r.Number("QE_LRT"), fit.LikelihoodRatioQ, "QE_LRT");
        Answers.Same(r.Number("QEp_LRT"), fit.LikelihoodRatioQP, "QEp_LRT");
    }

    [SharedTheory]
    [MemberData(nameof(MetaPropCases))]
    public void Pooled_proportions_are_those_of_metaprop(string name)
    {
        var c = ReferenceCases.Open(name);
        double[] x = c.Frame().Numbers("xi"), n = c.Frame().Numbers("ni");
        var r = c.Result;
        var scale = MetaforCall.Scale(c.Call.NamedText("sm")!);
        Func<int, int, double, Interval> single = c.Call.NamedText("method.ci") switch
        {
            "CP" => ProportionInterval.ClopperPearson,
            "WS" => ProportionInterval.Wilson,
            "AC" => ProportionInterval.AgrestiCoull,
            _ => ProportionInterval.Logit,
        };
        var studies = x.Select((e, i) => single((int)e, (int)n[i], 0.95)).ToArray();
        Answers.Same(r.Numbers("study_lower"), [.. studies.Select(s => s.Lower)], "study_lower");
        Answers.Same(r.Numbers("study_upper"), [.. studies.Select(s => s.Upper)], "study_upper");
        if (c.Call.NamedText("method") == "GLMM")
        {
            var fit = BinomialNormal.Estimate(x, n);
            Answers.Same(r.Number("TE_common"), fit.CommonEffect, "TE_common", Glm);
            Answers.Same(r.Number("seTE_common"), fit.CommonStandardError, "seTE_common", Glm);
            Answers.Same(r.Number("TE_random"), fit.Effect, "TE_random", Glmer);
            return;
        }
        var effects = x.Select((e, i) => Proportion.Effect(e, n[i], scale)).ToArray();
        // On the log scale meta adds ½ to the events and ½ to the total where metafor adds ½ to both outcomes; Kazus
        // follows metafor, so meta is compared where nothing is added.
        if (scale == ProportionScale.Log && x.Where((e, i) => e == 0 || e == n[i]).Any()) return;
        // metaprop corrects zero cells of these two scales in the variance only.
        double[] y = scale switch
        {
            ProportionScale.Raw => [.. x.Select((e, i) => e / n[i])],
            ProportionScale.Log => [.. x.Select((e, i) => Math.Log(e / n[i]))],
            _ => [.. effects.Select(e => e.Value)],
        };
        double[] v = [.. effects.Select(e => e.Variance)];
        var common = RandomEffects.Estimate(y, v, new PoolingOptions { Method = HeterogeneityMethod.FixedEffect });
        var random = RandomEffects.Estimate(y, v, new PoolingOptions { Prediction = PredictionInterval.HigginsThompsonSpiegelhalter });
        Answers.Same(r.Numbers("TE"), y, "TE");
        Answers.Same(r.Number("seTE_random"), random.StandardError, "seTE_random", Iterated);
        Answers.Same(r.Number("lower_random"), random.Lower, "lower_random", Iterated);
        Answers.Same(r.Number("lower_predict"), random.PredictionLower, "lower_predict", Iterated);
        Answers.Same(r.Number("upper_predict"), random.PredictionUpper, "upper_predict", Iterated);
        Answers.Same(r.Numbers("tau2")[0], random.Tau2, "tau2", Iterated);
        Answers.Same(r.Number("TE_common"), common.Effect, "TE_common");
        Answers.Same(r.Number("seTE_common"), common.StandardError, "seTE_common");
        Answers.Same(r.Numbers("Q")[0], random.Q, "Q");
        Answers.Same(r.Number("I2"), Math.Max(0, (random.Q - (n.Length - 1)) / random.Q), "I2");
        var size = Proportion.HarmonicMean(n);
        Answers.Same(r.GetProperty("backtransf").Number("common"), Proportion.Back(common.Effect, scale, size), "back common");
        Answers.Same(r.GetProperty("backtransf").Number("random"), Proportion.Back(random.Effect, scale, size), "back random", Iterated);
    }
}
