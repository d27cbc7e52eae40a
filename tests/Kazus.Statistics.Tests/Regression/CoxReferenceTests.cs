using System.Text.Json;
using Kazus.Statistics.Tests.Reference;
using Xunit;

namespace Kazus.Statistics.Tests.Regression;

[Covers("coxph", "coxph.degenerate")]
public sealed class CoxReferenceTests
{
    private static readonly Tolerance Settled = new(1e-7, 1e-10, "R stopped at its default epsilon of 1e-9; the tight fit of the same file is held to 1e-8");

    public static IEnumerable<object[]> Cases => ReferenceCases.Of("coxph").Where(c => !((string)c[0]).Contains("finegray", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_fit_has_the_numbers_of_R(string name)
    {
        var reference = ReferenceCases.Open(name);
        var (data, options) = Input(reference);
        var fit = CoxRegression.Fit(data, options);
        Compare(reference.Result, fit, Settled);
        Assert.Equal(reference.Result.GetProperty("iter").GetInt32(), fit.Iterations);
        Assert.True(fit.Converged);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_tight_fit_is_equal_to_one_part_in_a_hundred_million(string name)
    {
        var reference = ReferenceCases.Open(name);
        if (!reference.Result.TryGetProperty("tight", out var tight)) return;
        var (data, options) = Input(reference);
        var fit = CoxRegression.Fit(data, options with { Epsilon = 1e-14, MaxIterations = 100 });
        Answers.Same([.. tight.GetProperty("coef").EnumerateObject().Select(p => p.Value.Number())], [.. fit.Terms.Select(t => t.Coefficient)], "coefficient");
        Same(tight.GetProperty("var"), fit.Variance, "variance", Tolerance.Exact);
        Answers.Same(tight.Numbers("loglik"), [fit.LogLikelihoodNull, fit.LogLikelihood], "log likelihood");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Linear_predictors_residuals_and_means_are_those_of_R(string name)
    {
        var reference = ReferenceCases.Open(name);
        var (data, options) = Input(reference);
        var fit = CoxRegression.Fit(data, options);
        var result = reference.Result;
        Answers.Same([.. result.GetProperty("means").EnumerateObject().Select(p => p.Value.Number())], fit.Means, "means");
        Answers.Same(result.Numbers("linear_predictors_first10"), fit.LinearPredictors.Span[..10].ToArray(), "linear predictor", Settled);
        Answers.Same(result.Numbers("martingale_first10"), fit.MartingaleResiduals.Span[..10].ToArray(), "martingale residual", Settled);
    }

    private static (RegressionData Data, CoxOptions Options) Input(ReferenceCase reference)
    {
        var call = reference.Call;
        var (data, _) = RModel.Of(reference.Frame(), call);
        var options = new CoxOptions { Ties = RModel.Ties(call), Robust = call.NamedTrue("robust") ? true : null };
        if (call.Named("init") is RExpression.Call init)
        {
            options = options with { InitialCoefficients = [.. init.Arguments.Select(a => Value(a.Value))], MaxIterations = 0 };
        }
        return (data, options);
    }

    private static double Value(RExpression e) => e is RExpression.Number n ? n.Value : -((RExpression.Number)((RExpression.Call)e).Arguments[1].Value).Value;

    private static void Compare(JsonElement result, CoxFit fit, Tolerance tolerance)
    {
        Answers.Same([.. result.GetProperty("coef").EnumerateObject().Select(p => p.Value.Number())], [.. fit.Terms.Select(t => t.Coefficient)], "coefficient", tolerance);
        Same(result.GetProperty("var"), fit.Variance, "variance", tolerance);
        if (result.GetProperty("naive_var").ValueKind == JsonValueKind.Object) Same(result.GetProperty("naive_var"), fit.NaiveVariance!, "naive variance", tolerance);
        Answers.Same(result.Numbers("loglik"), result.Numbers("loglik").Length == 1 ? [fit.LogLikelihood] : [fit.LogLikelihoodNull, fit.LogLikelihood], "log likelihood");
        Answers.Same(result.Number("score_test"), fit.ScoreTest, "score test");
        Answers.Same(result.Number("wald_test"), fit.WaldTest, "Wald test", tolerance);
        Answers.Same(result.Number("lr_test"), fit.LikelihoodRatioTest, "likelihood ratio test", tolerance);
        if (!double.IsNaN(result.Number("robust_score"))) Answers.Same(result.Number("robust_score"), fit.RobustScoreTest!.Value, "robust score test");
        Assert.Equal(result.GetProperty("df").GetInt32(), fit.DegreesOfFreedom);
        Assert.Equal(result.GetProperty("n").GetInt32(), fit.Count);
        Assert.Equal(result.GetProperty("nevent").GetInt32(), fit.Events);
        Answers.Same(result.GetProperty("conf_int_95").MatrixColumn("lower .95"), [.. fit.Terms.Select(t => t.Lower)], "lower limit", tolerance);
        Answers.Same(result.GetProperty("conf_int_95").MatrixColumn("upper .95"), [.. fit.Terms.Select(t => t.Upper)], "upper limit", tolerance);
        var concordance = result.GetProperty("concordance");
        var c = fit.Concordance;
        Answers.Same(concordance.Number("concordant"), c.Concordant, "concordant pairs");
        Answers.Same(concordance.Number("discordant"), c.Discordant, "discordant pairs");
        Answers.Same(concordance.Number("tied.x"), c.TiedScore, "pairs of one score");
        Answers.Same(concordance.Number("tied.y"), c.TiedTime, "pairs of one time");
        Answers.Same(concordance.Number("tied.xy"), c.TiedBoth, "pairs of one time and score");
        Answers.Same(concordance.Number("concordance"), c.Value, "concordance");
        Answers.Same(concordance.Number("std"), c.StandardError, "error of the concordance");
        Answers.Same(result.Number("AIC"), fit.Aic, "AIC");
    }

    private static void Same(JsonElement expected, double[,] actual, string what, Tolerance tolerance)
    {
        var rows = expected.Matrix();
        var scale = rows.SelectMany(r => r).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < rows.Length; j++)
            {
                var near = tolerance with { Absolute = 1e-12 * Math.Max(scale, 1) };
                Answers.Same(rows[i][j], actual[i, j], $"{what}[{i},{j}]", near);
            }
        }
    }
}
