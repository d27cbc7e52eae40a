using Kazus.Statistics.Tests.Reference;
using Xunit;

namespace Kazus.Statistics.Tests.Regression;

[Covers("survreg", "crr")]
public sealed class ParametricReferenceTests
{
    private static readonly Tolerance DefaultStop = new(1e-5, 1e-7, "survreg stops at a relative change of 1e-9 of the log likelihood; its coefficients are good to half the digits");

    public static IEnumerable<object[]> Parametric => ReferenceCases.Of("survreg");

    public static IEnumerable<object[]> Competing => ReferenceCases.Of("crr");

    [Theory]
    [MemberData(nameof(Parametric))]
    public void An_accelerated_failure_time_model_has_the_numbers_of_survreg(string name)
    {
        var reference = ReferenceCases.Open(name);
        var (times, covariates) = RModel.Observed(reference.Frame(), reference.Call);
        var fit = AcceleratedFailureTime.Fit(times, covariates, new() { Distribution = Distribution(reference.Call.NamedText("dist")!) });
        var result = reference.Result;
        Answers.Same(result.GetProperty("coef_table").MatrixColumn("Value"), [.. fit.Parameters.Select(p => p.Value)], "value", DefaultStop);
        Answers.Same(result.GetProperty("coef_table").MatrixColumn("Std. Error"), [.. fit.Parameters.Select(p => p.StandardError)], "standard error", DefaultStop);
        Answers.Same(result.Numbers("loglik"), [fit.LogLikelihoodNull, fit.LogLikelihood], "log likelihood");
        Answers.Same(result.Numbers("scale")[0], fit.Scale, "scale", DefaultStop);
    }

    [Theory]
    [MemberData(nameof(Competing))]
    public void A_subdistribution_model_has_the_numbers_of_crr(string name)
    {
        var reference = ReferenceCases.Open(name);
        var frame = reference.Frame("mgus2");
        var rows = Enumerable.Range(0, frame.Rows).Where(r => !frame["mspike"].Missing(r) && !frame["hgb"].Missing(r)).ToArray();
        double[] Pick(string c) => [.. rows.Select(r => frame.Numbers(c)[r])];
        Covariate[] covariates =
        [
            Covariate.Numeric("age", Pick("age")), Covariate.Numeric("male", rows.Select(r => frame["sex"].Words![r] == "M" ? 1.0 : 0).ToArray()),
            Covariate.Numeric("mspike", Pick("mspike")), Covariate.Numeric("hgb", Pick("hgb")),
        ];
        var cause = name.EndsWith("death", StringComparison.Ordinal) ? 2 : 1;
        var fit = FineGrayRegression.Fit(Pick("etime"), Array.ConvertAll(Pick("event"), v => (int)v), covariates, cause);
        var result = reference.Result;
        var stopped = new Tolerance(1e-6, 1e-9, "crr stops at a gradient of 1e-6");
        Answers.Same([.. result.GetProperty("coef").EnumerateObject().Select(p => p.Value.Number())], [.. fit.Terms.Select(t => t.Coefficient)], "coefficient", stopped);
        Answers.Same(result.Number("loglik"), fit.LogLikelihood, "log likelihood");
        Answers.Same(result.Number("loglik_null"), fit.LogLikelihoodNull, "log likelihood of the null");
        var variance = result.GetProperty("var").Matrix();
        for (var j = 0; j < variance.Length; j++) Answers.Same(Math.Sqrt(variance[j][j]), fit.Terms[j].StandardError, $"standard error {j}", stopped);
        Answers.Same(result.Numbers("uftime"), fit.EventTimes, "times");
    }

    [Fact]
    public void Expanded_rows_of_competing_risks_give_R_s_weighted_Cox_regression()
    {
        var known = ReferenceCases.Of("coxph").Select(c => (string)c[0]).FirstOrDefault(c => c.Contains("finegray_mgus2", StringComparison.Ordinal));
        if (known is null) return;
        var reference = ReferenceCases.Open(known);
        var frame = reference.Frame("mgus2");
        var causes = Array.ConvertAll(frame.Numbers("event"), v => (int)v);
        var rows = FineGrayRegression.Expand(frame.Numbers("etime"), causes);
        var result = reference.Result;
        Assert.Equal(result.GetProperty("n").GetInt32(), rows.Count);
        var fit = CoxRegression.Fit(new RegressionData
        {
            Time = rows.Select(r => r.Exit).ToArray(), Entry = rows.Select(r => r.Entry).ToArray(), Event = rows.Select(r => r.Event).ToArray(),
            Weights = rows.Select(r => r.Weight).ToArray(),
            Covariates =
            [
                Covariate.Numeric("age", rows.Select(r => frame.Numbers("age")[r.Subject]).ToArray()),
                Covariate.Numeric("sexM", rows.Select(r => frame["sex"].Words![r.Subject] == "M" ? 1.0 : 0).ToArray()),
            ],
        });
        Answers.Same([.. result.GetProperty("coef").EnumerateObject().Select(p => p.Value.Number())], [.. fit.Terms.Select(t => t.Coefficient)], "coefficient", DefaultStop);
        Answers.Same(result.Numbers("loglik"), [fit.LogLikelihoodNull, fit.LogLikelihood], "log likelihood");
        Answers.Same(Math.Sqrt(result.GetProperty("var").Matrix()[0][0]), fit.Terms[0].StandardError, "robust error", DefaultStop);
        Answers.Same(result.GetProperty("concordance").Number("concordance"), fit.Concordance.Value, "concordance");
        Answers.Same(result.GetProperty("concordance").Number("std"), fit.Concordance.StandardError, "error of the concordance");
    }

    [Fact]
    public void Left_and_interval_censored_times_give_the_values_of_a_direct_maximisation()
    {
        // survreg(Surv(low, high, type = 'interval2') ~ x), run in R 4.2.2 with survival 3.5.3 at rel.tolerance 1e-14.
        ObservedTime[] times =
        [
            ObservedTime.Exact(3), ObservedTime.Exact(5), ObservedTime.After(8), ObservedTime.Before(4), ObservedTime.Between(2, 6),
            ObservedTime.Between(5, 9), ObservedTime.Exact(12), ObservedTime.After(10), ObservedTime.Between(1, 3), ObservedTime.Before(7),
        ];
        var x = Covariate.Numeric("x", new double[] { 0, 1, 1, 0, 0, 1, 1, 1, 0, 1 });
        var weibull = AcceleratedFailureTime.Fit(times, [x]);
        Answers.Same(RLeftInterval.Weibull, [.. weibull.Parameters.Select(p => p.Value)], "Weibull", new Tolerance(1e-7, 1e-9, "R's rel.tolerance"));
        Answers.Same(RLeftInterval.WeibullErrors, [.. weibull.Parameters.Select(p => p.StandardError)], "Weibull errors", new Tolerance(1e-7, 1e-9, "R's rel.tolerance"));
        var normal = AcceleratedFailureTime.Fit(times, [x], new() { Distribution = SurvivalDistribution.LogNormal });
        Answers.Same(RLeftInterval.LogNormal, [.. normal.Parameters.Select(p => p.Value)], "lognormal", new Tolerance(1e-7, 1e-9, "R's rel.tolerance"));
        var logistic = AcceleratedFailureTime.Fit(times, [x], new() { Distribution = SurvivalDistribution.LogLogistic });
        Answers.Same(RLeftInterval.LogLogistic, [.. logistic.Parameters.Select(p => p.Value)], "log-logistic", new Tolerance(1e-7, 1e-9, "R's rel.tolerance"));
    }

    private static SurvivalDistribution Distribution(string name) => name switch
    {
        "exponential" => SurvivalDistribution.Exponential,
        "lognormal" => SurvivalDistribution.LogNormal,
        "loglogistic" => SurvivalDistribution.LogLogistic,
        _ => SurvivalDistribution.Weibull,
    };
}
