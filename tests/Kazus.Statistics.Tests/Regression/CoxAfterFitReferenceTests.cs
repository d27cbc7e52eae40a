using System.Text.Json;
using Kazus.Statistics.Tests.Reference;
using Xunit;

namespace Kazus.Statistics.Tests.Regression;

/// <summary>Tests of proportional hazards, baseline hazards, curves, predictions and concordance against R.</summary>
[Covers("cox.zph", "basehaz", "survfit.coxph", "predict.coxph", "concordance")]
public sealed class CoxAfterFitReferenceTests
{
    private static readonly Tolerance FromDefaultFit = new(2e-7, 1e-9, "R computed from a fit stopped at its default epsilon of 1e-9");

    public static IEnumerable<object[]> Zph => ReferenceCases.Of("cox.zph");

    public static IEnumerable<object[]> Hazards => ReferenceCases.Of("basehaz");

    public static IEnumerable<object[]> Curves => ReferenceCases.Of("survfit.coxph");

    public static IEnumerable<object[]> Predictions => ReferenceCases.Of("predict.coxph");

    public static IEnumerable<object[]> Concordances => ReferenceCases.Of("concordance");

    [Theory]
    [MemberData(nameof(Zph))]
    public void Proportional_hazards_are_tested_as_in_R(string name)
    {
        var reference = ReferenceCases.Open(name);
        var fit = Fit(reference, (RExpression.Call)reference.Call.At(0)!);
        var transform = reference.Call.NamedText("transform") switch
        {
            "identity" => TimeTransform.Identity,
            "rank" => TimeTransform.Rank,
            "log" => TimeTransform.Log,
            _ => TimeTransform.KaplanMeier,
        };
        var test = ProportionalHazardsTest.Of(fit, transform);
        var result = reference.Result;
        var lines = test.Terms.Append(test.Global).ToArray();
        var table = result.GetProperty("table");
        Answers.Same(table.MatrixColumn("chisq"), [.. lines.Select(l => l.ChiSquared)], "chi-squared", FromDefaultFit);
        Answers.Same(table.MatrixColumn("df"), [.. lines.Select(l => (double)l.DegreesOfFreedom)], "degrees of freedom");
        Answers.Same(table.MatrixColumn("p"), [.. lines.Select(l => l.P)], "p", FromDefaultFit);
        Answers.Same(result.Numbers("x_first10"), [.. test.ScaledResiduals.TransformedTimes.Take(10)], "transformed time");
        Answers.Same(result.Numbers("time_first10"), [.. test.ScaledResiduals.Times.Take(10)], "time");
        SameMatrix(result.GetProperty("var"), test.ScaledResiduals.Variance, "variance");
        SameLines(result, test.ScaledResiduals);
    }

    [Theory]
    [MemberData(nameof(Hazards))]
    public void Baseline_hazards_are_those_of_R(string name)
    {
        var reference = ReferenceCases.Open(name);
        var fit = Fit(reference, (RExpression.Call)reference.Call.At(0)!);
        var curves = CoxCurve.Baseline(fit, reference.Call.NamedTrue("centered"));
        Answers.Same(reference.Result.Numbers("time"), [.. curves.SelectMany(c => c.Times)], "time");
        Answers.Same(reference.Result.Numbers("hazard"), [.. curves.SelectMany(c => c.CumulativeHazard)], "hazard", FromDefaultFit);
    }

    [Theory]
    [MemberData(nameof(Curves))]
    public void Predicted_curves_are_those_of_R(string name)
    {
        var reference = ReferenceCases.Open(name);
        var fit = Fit(reference, (RExpression.Call)reference.Call.At(0)!);
        var subjects = Subjects((RExpression.Call)reference.Call.Named("newdata")!);
        var result = reference.Result;
        for (var s = 0; s < subjects.Count; s++)
        {
            var curves = CoxCurve.Predict(fit, subjects[s], Limits(reference.Call.NamedText("conf.type")));
            Answers.Same(result.Numbers("time"), [.. curves.SelectMany(c => c.Times)], "time");
            Answers.Same(result.Numbers("n_risk"), [.. curves.SelectMany(c => c.AtRisk)], "at risk");
            Answers.Same(result.Numbers("n_event"), [.. curves.SelectMany(c => c.Events)], "events");
            Answers.Same(result.Numbers("n_censor"), [.. curves.SelectMany(c => c.Censored)], "censored");
            Answers.Same(Column(result, "surv", s), [.. curves.SelectMany(c => c.Survival)], "survival", FromDefaultFit);
            Answers.Same(Column(result, "cumhaz", s), [.. curves.SelectMany(c => c.CumulativeHazard)], "hazard", FromDefaultFit);
            Answers.Same(Column(result, "std_err_of_log_surv", s), [.. curves.SelectMany(c => c.StandardError)], "error", FromDefaultFit);
            Answers.Same(Column(result, "lower", s), [.. curves.SelectMany(c => c.Lower)], "lower", FromDefaultFit);
            Answers.Same(Column(result, "upper", s), [.. curves.SelectMany(c => c.Upper)], "upper", FromDefaultFit);
        }
    }

    [Theory]
    [MemberData(nameof(Predictions))]
    public void Predictions_are_those_of_R(string name)
    {
        var reference = ReferenceCases.Open(name);
        var fit = Fit(reference, (RExpression.Call)reference.Call.At(0)!);
        if (reference.Call.NamedText("type") == "terms")
        {
            var terms = CoxPrediction.ByTerm(fit);
            for (var t = 0; t < terms.Count; t++)
            {
                Answers.Same(reference.Result.GetProperty("fit").MatrixColumn(t), terms[t].Prediction.Values, "term", FromDefaultFit);
                Answers.Same(reference.Result.GetProperty("se.fit").MatrixColumn(t), terms[t].Prediction.StandardErrors, "error", FromDefaultFit);
            }
            return;
        }
        var scale = reference.Call.NamedText("type") switch
        {
            "lp" => PredictionScale.LinearPredictor,
            "risk" => PredictionScale.Risk,
            _ => PredictionScale.ExpectedEvents,
        };
        var prediction = CoxPrediction.Of(fit, scale);
        Answers.Same(reference.Result.Numbers("fit"), prediction.Values, "prediction", FromDefaultFit);
        Answers.Same(reference.Result.Numbers("se.fit"), prediction.StandardErrors, "error", FromDefaultFit);
    }

    [Theory]
    [MemberData(nameof(Concordances))]
    public void Concordances_are_those_of_R(string name)
    {
        var reference = ReferenceCases.Open(name);
        var call = reference.Call;
        ConcordanceEstimate estimate;
        if (((RExpression.Call)call.At(0)!).Function == "coxph")
        {
            estimate = Fit(reference, (RExpression.Call)call.At(0)!).Concordance;
        }
        else
        {
            var (data, _) = RModel.Of(reference.Frame(), call);
            var weight = call.NamedText("timewt") switch
            {
                "n/G2" => ConcordanceWeight.Uno,
                "S" => ConcordanceWeight.Survival,
                "S/G" => ConcordanceWeight.SurvivalOverCensoring,
                _ => ConcordanceWeight.Pairs,
            };
            estimate = Concordance.Estimate(data, data.Covariates[0].Values, new() { TimeWeight = weight, HigherScoreFailsFirst = call.NamedTrue("reverse") });
        }
        var counts = reference.Result.GetProperty("counts");
        Answers.Same(reference.Result.Number("concordance"), estimate.Value, "concordance");
        Answers.Same(reference.Result.Number("var"), estimate.Variance, "variance");
        Answers.Same(Total(counts, "concordant"), estimate.Concordant, "concordant");
        Answers.Same(Total(counts, "discordant"), estimate.Discordant, "discordant");
        Answers.Same(Total(counts, "tied.x"), estimate.TiedScore, "tied score");
        Answers.Same(Total(counts, "tied.y"), estimate.TiedTime, "tied time");
        Answers.Same(Total(counts, "tied.xy"), estimate.TiedBoth, "tied both");
    }

    private static ConfidenceLimits Limits(string? name) => name switch
    {
        "log-log" => ConfidenceLimits.LogLog,
        "plain" => ConfidenceLimits.Plain,
        "logit" => ConfidenceLimits.Logit,
        "arcsin" => ConfidenceLimits.Arcsin,
        _ => ConfidenceLimits.Log,
    };

    private static double Total(JsonElement counts, string name) =>
        counts.TryGetProperty("rows", out _) ? counts.MatrixColumn(name).Sum() : counts.Number(name);

    private static CoxFit Fit(ReferenceCase reference, RExpression.Call call)
    {
        var (data, _) = RModel.Of(reference.Frame(), call);
        return CoxRegression.Fit(data, new CoxOptions { Ties = RModel.Ties(call) });
    }

    private static List<CovariateValue[]> Subjects(RExpression.Call frame)
    {
        var columns = frame.Arguments.Select(a => (Name: a.Name!, Values: Values(a.Value))).ToArray();
        var count = columns.Max(c => c.Values.Length);
        var subjects = new List<CovariateValue[]>();
        for (var s = 0; s < count; s++)
        {
            subjects.Add([.. columns.Select(c => c.Values[s % c.Values.Length] switch
            {
                RExpression.Number n => CovariateValue.Of(RName(c.Name), Transformed(c.Name, n.Value)),
                RExpression.Text t => CovariateValue.Of(c.Name, t.Value),
                var other => throw new NotSupportedException(other.ToString()),
            })]);
        }
        return subjects;
    }

    /// <summary>The pbc model takes logarithms of three columns; its new data have the columns themselves.</summary>
    private static double Transformed(string name, double value) => name is "bili" or "protime" or "albumin" ? Math.Log(value) : value;

    private static string RName(string name) => name is "bili" or "protime" or "albumin" ? $"log({name})" : name;

    private static RExpression[] Values(RExpression e) => e switch
    {
        RExpression.Call { Function: "c" } c => [.. c.Arguments.Select(a => a.Value)],
        RExpression.Call { Function: ":" } r => [.. Enumerable.Range((int)((RExpression.Number)r.Arguments[0].Value).Value,
            (int)(((RExpression.Number)r.Arguments[1].Value).Value - ((RExpression.Number)r.Arguments[0].Value).Value) + 1).Select(v => new RExpression.Number(v))],
        _ => [e],
    };

    private static double[] Column(JsonElement result, string name, int column)
    {
        var e = result.GetProperty(name);
        return e.ValueKind == JsonValueKind.Object ? e.MatrixColumn(column) : e.Numbers();
    }

    private static void SameMatrix(JsonElement expected, double[,] actual, string what)
    {
        var rows = expected.Matrix();
        var scale = rows.SelectMany(r => r).Max(Math.Abs);
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < rows.Length; j++) Answers.Same(rows[i][j], actual[i, j], $"{what}[{i},{j}]", FromDefaultFit with { Absolute = 1e-9 * scale });
        }
    }

    /// <summary>R lists tied events of (start, stop] data from the last row to the first; the lines of one time are compared as sets.</summary>
    private static void SameLines(JsonElement result, ScaledSchoenfeld actual)
    {
        var expected = result.GetProperty("y_first10").Matrix();
        var times = result.Numbers("time_first10");
        for (var i = 0; i < expected.Length; i++)
        {
            var close = false;
            for (var k = 0; k < actual.Times.Count && !close; k++)
            {
                close = actual.Times[k] == times[i] && Enumerable.Range(0, expected[i].Length).All(j => Near(expected[i][j], actual.Values[k, j]));
            }
            Assert.True(close, $"No scaled residual at {times[i]} like line {i}: {string.Join(' ', expected[i])}");
        }
    }

    private static bool Near(double expected, double actual) => new Tolerance(1e-6, 1e-8, "set comparison").Accepts(expected, actual);
}
