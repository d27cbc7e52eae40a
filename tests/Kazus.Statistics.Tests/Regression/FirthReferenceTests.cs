using Kazus.Statistics.Tests.Reference;
using Xunit;

namespace Kazus.Statistics.Tests.Regression;

[Covers("coxphf", "logistf", "glm.binomial")]
public sealed class FirthReferenceTests
{
    private static readonly Tolerance Iterated = new(1e-6, 1e-8, "coxphf and logistf stop at a gradient of their own and search limits to 1e-6; an independent maximisation agrees with Kazus");

    private static readonly Tolerance Lagging = new(1e-6, 1e-9, "glm takes its errors from the weights of the last iteration but one");

    public static IEnumerable<object[]> Cox => ReferenceCases.Of("coxphf");

    public static IEnumerable<object[]> Logistic => ReferenceCases.Of("logistf");

    public static IEnumerable<object[]> Plain => ReferenceCases.Of("glm.binomial");

    [Theory]
    [MemberData(nameof(Cox))]
    public void A_penalised_Cox_regression_has_the_numbers_of_coxphf(string name)
    {
        var reference = ReferenceCases.Open(name);
        var (data, _) = RModel.Of(reference.Frame(), reference.Call);
        var fit = FirthCoxRegression.Fit(data, new FirthOptions { Profile = reference.Call.NamedTrue("pl") });
        var result = reference.Result;
        Answers.Same([.. result.GetProperty("coef").EnumerateObject().Select(p => p.Value.Number())], [.. fit.Terms.Select(t => t.Coefficient)], "coefficient", Iterated);
        var variance = result.GetProperty("var").Matrix();
        for (var j = 0; j < variance.Length; j++) Answers.Same(variance[j], [.. Enumerable.Range(0, variance.Length).Select(k => fit.Variance[j, k])], "variance", Iterated);
        Answers.Same(result.Numbers("penalized_loglik"), [fit.LogLikelihoodNull, fit.LogLikelihood], "penalised log likelihood");
        Answers.Same([.. result.GetProperty("ci_lower").EnumerateObject().Select(p => p.Value.Number())], [.. fit.Terms.Select(t => t.Lower)], "lower limit", Iterated);
        Answers.Same([.. result.GetProperty("ci_upper").EnumerateObject().Select(p => p.Value.Number())], [.. fit.Terms.Select(t => t.Upper)], "upper limit", Iterated);
        Answers.Same([.. result.GetProperty("p").EnumerateObject().Select(p => p.Value.Number())], [.. fit.Terms.Select(t => t.P)], "p", Iterated);
    }

    [Theory]
    [MemberData(nameof(Logistic))]
    public void A_penalised_logistic_regression_has_the_numbers_of_logistf(string name)
    {
        var reference = ReferenceCases.Open(name);
        var (outcomes, covariates) = Input(reference);
        var fit = LogisticRegression.Fit(outcomes, covariates, new LogisticOptions { Firth = true, Profile = reference.Call.NamedTrue("pl") });
        var result = reference.Result;
        var loose = new Tolerance(2e-4, 1e-6, "logistf stops when the log likelihood moves less than 1e-5");
        Answers.Same([.. result.GetProperty("coef").EnumerateObject().Select(p => p.Value.Number())], [.. fit.Terms.Select(t => t.Coefficient)], "coefficient", loose);
        Answers.Same([.. result.GetProperty("ci_lower").EnumerateObject().Select(p => p.Value.Number())], [.. fit.Terms.Select(t => t.Lower)], "lower limit", loose);
        Answers.Same([.. result.GetProperty("ci_upper").EnumerateObject().Select(p => p.Value.Number())], [.. fit.Terms.Select(t => t.Upper)], "upper limit", loose);
        Answers.Same([.. result.GetProperty("p").EnumerateObject().Select(p => p.Value.Number())], [.. fit.Terms.Select(t => t.P)], "p", loose);
    }

    [Theory]
    [MemberData(nameof(Plain))]
    public void A_logistic_regression_has_the_numbers_of_glm(string name)
    {
        var reference = ReferenceCases.Open(name);
        var (outcomes, covariates) = Input(reference);
        var fit = LogisticRegression.Fit(outcomes, covariates);
        var result = reference.Result;
        Answers.Same([.. result.GetProperty("coef").EnumerateObject().Select(p => p.Value.Number())], [.. fit.Terms.Select(t => t.Coefficient)], "coefficient");
        Answers.Same(result.GetProperty("table").MatrixColumn("Std. Error"), [.. fit.Terms.Select(t => t.StandardError)], "standard error", Lagging);
        Answers.Same(result.GetProperty("table").MatrixColumn("Pr(>|z|)"), [.. fit.Terms.Select(t => t.P)], "p", Lagging);
        Answers.Same(result.Number("deviance"), fit.Deviance, "deviance");
        Answers.Same(result.Number("null_deviance"), -2 * fit.LogLikelihoodNull, "null deviance");
    }

    private static (bool[] Outcomes, List<Covariate> Covariates) Input(ReferenceCase reference)
    {
        var formula = (RExpression.Call)reference.Call.At(0)!;
        var frame = reference.Frame();
        var outcome = frame.Evaluate(formula.Arguments[0].Value).Numbers!;
        var names = Names(formula.Arguments[1].Value).ToArray();
        var rows = Enumerable.Range(0, frame.Rows).Where(r => !double.IsNaN(outcome[r]) && !names.Any(n => frame[n].Missing(r))).ToArray();
        return ([.. rows.Select(r => outcome[r] == 1)],
            [.. names.Select(n => Covariate.Numeric(n, rows.Select(r => frame.Numbers(n)[r]).ToArray()))]);
    }

    private static IEnumerable<string> Names(RExpression e) => e switch
    {
        RExpression.Name n => [n.Value],
        RExpression.Call { Function: "+" } c => c.Arguments.SelectMany(a => Names(a.Value)),
        _ => [],
    };
}
