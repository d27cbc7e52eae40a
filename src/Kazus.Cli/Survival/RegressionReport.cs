using System.Globalization;
using System.Text.Json;
using Kazus.Cli.Output;
using Kazus.Statistics;
using Kazus.Statistics.Distributions;

namespace Kazus.Cli.Survival;

/// <summary>What a regression verb prints, whether from the partial likelihood or from Firth's penalised one.</summary>
internal sealed record RegressionReport
{
    internal required string Title { get; init; }

    internal required int Count { get; init; }

    internal required int Events { get; init; }

    internal required IReadOnlyList<CoxTerm> Terms { get; init; }

    internal required double[,] Variance { get; init; }

    internal required bool Robust { get; init; }

    internal required (double Null, double Fitted) LogLikelihood { get; init; }

    internal required (double LikelihoodRatio, double Wald, double Score, double? RobustScore) Tests { get; init; }

    internal required int DegreesOfFreedom { get; init; }

    internal required ConcordanceEstimate Concordance { get; init; }

    internal required int Iterations { get; init; }

    internal required bool Converged { get; init; }

    internal required IReadOnlyList<string> Warnings { get; init; }

    internal required double Level { get; init; }

    internal static RegressionReport Of(CoxFit fit, CoxOptions options) => new()
    {
        Title = options.Ties switch
        {
            TieHandling.Exact => "Cox regression, exact ties",
            TieHandling.Breslow => "Cox regression, Breslow's ties",
            _ => "Cox regression, Efron's ties",
        },
        Count = fit.Count, Events = fit.Events, Terms = fit.Terms, Variance = fit.Variance, Robust = fit.NaiveVariance is not null,
        LogLikelihood = (fit.LogLikelihoodNull, fit.LogLikelihood),
        Tests = (fit.LikelihoodRatioTest, fit.WaldTest, fit.ScoreTest, fit.RobustScoreTest),
        DegreesOfFreedom = fit.DegreesOfFreedom, Concordance = fit.Concordance, Iterations = fit.Iterations, Converged = fit.Converged,
        Warnings = fit.Warnings, Level = options.Level,
    };

    internal static RegressionReport Of(FirthCoxFit fit, FirthOptions options) => new()
    {
        Title = $"Cox regression with Firth's penalty, {(options.Ties == TieHandling.Efron ? "Efron" : "Breslow")}'s ties, profile likelihood intervals",
        Count = fit.Count, Events = fit.Events, Terms = fit.Terms, Variance = fit.Variance, Robust = false,
        LogLikelihood = (fit.LogLikelihoodNull, fit.LogLikelihood),
        Tests = (fit.LikelihoodRatioTest, fit.WaldTest, fit.ScoreTest, null),
        DegreesOfFreedom = fit.DegreesOfFreedom, Concordance = fit.Concordance, Iterations = fit.Iterations, Converged = fit.Converged,
        Warnings = fit.Converged ? [] : ["The coefficients had not settled."], Level = options.Level,
    };

    internal void WriteJson(Utf8JsonWriter json)
    {
        json.WriteNumber("n", Count);
        json.WriteNumber("events", Events);
        json.List("terms", Terms, term =>
        {
            json.WriteString("name", term.Name);
            json.Number("coef", term.Coefficient);
            json.Number("se", term.StandardError);
            json.Number("hr", term.HazardRatio);
            json.Number("lower", term.Lower);
            json.Number("upper", term.Upper);
            json.Number("z", term.Z);
            json.Number("p", term.P);
            json.WriteString("status", term.Status switch
            {
                CoefficientStatus.Dependent => "not-estimable",
                CoefficientStatus.Infinite => term.Coefficient > 0 ? "plus-infinity" : "minus-infinity",
                _ => "estimated",
            });
        });
        json.WriteStartArray("var");
        for (var j = 0; j < Terms.Count; j++)
        {
            json.WriteStartArray();
            for (var k = 0; k < Terms.Count; k++)
            {
                if (double.IsFinite(Variance[j, k])) json.WriteNumberValue(Variance[j, k]);
                else json.WriteNullValue();
            }
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteBoolean("robust", Robust);
        json.Number("loglik_null", LogLikelihood.Null);
        json.Number("loglik", LogLikelihood.Fitted);
        json.Number("lr", Tests.LikelihoodRatio);
        json.Number("wald", Tests.Wald);
        json.Number("score", Tests.Score);
        json.WriteNumber("df", DegreesOfFreedom);
        json.Number("lr_p", Probability(Tests.LikelihoodRatio));
        json.Number("wald_p", Probability(Tests.Wald));
        json.Number("score_p", Probability(Tests.Score));
        if (Tests.RobustScore is { } robust) json.Number("robust_score", robust);
        json.Number("concordance", Concordance.Value);
        json.Number("concordance_se", Concordance.StandardError);
        json.WriteNumber("iterations", Iterations);
        json.WriteBoolean("converged", Converged);
        json.WriteStartArray("warnings");
        foreach (var warning in Warnings) json.WriteStringValue(warning);
        json.WriteEndArray();
    }

    internal void WriteTable(TextWriter writer)
    {
        var level = (Level * 100).ToString("0.##", CultureInfo.InvariantCulture);
        writer.WriteLine($"{Title}: {TextTable.Shown(Count)} rows, {TextTable.Shown(Events)} events");
        writer.WriteLine();
        var table = new TextTable("term", "coef", Robust ? "robust se" : "se", "hazard ratio", $"{level} % interval", "z", "p");
        foreach (var term in Terms)
        {
            if (term.Status == CoefficientStatus.Estimated)
            {
                table.Row(term.Name, Signed(term.Coefficient), TextTable.Shown(term.StandardError), TextTable.Shown(term.HazardRatio),
                    $"{TextTable.Shown(term.Lower)} to {TextTable.Shown(term.Upper)}", Signed(term.Z, 3), TextTable.P(term.P));
                continue;
            }
            var said = term.Status == CoefficientStatus.Dependent ? "not estimable" : term.Coefficient > 0 ? "infinite" : "minus infinite";
            table.Row(term.Name, said, "-", "-", "-", "-", "-");
        }
        table.Write(writer);
        writer.WriteLine();
        var tests = new TextTable("test", "chi-squared", "df", "p");
        tests.Row("likelihood ratio", TextTable.Shown(Tests.LikelihoodRatio), TextTable.Shown(DegreesOfFreedom), TextTable.P(Probability(Tests.LikelihoodRatio)));
        tests.Row("Wald", TextTable.Shown(Tests.Wald), TextTable.Shown(DegreesOfFreedom), TextTable.P(Probability(Tests.Wald)));
        tests.Row("score", TextTable.Shown(Tests.Score), TextTable.Shown(DegreesOfFreedom), TextTable.P(Probability(Tests.Score)));
        if (Tests.RobustScore is { } robust) tests.Row("robust score", TextTable.Shown(robust), TextTable.Shown(DegreesOfFreedom), TextTable.P(Probability(robust)));
        tests.Write(writer);
        writer.WriteLine();
        writer.WriteLine(double.IsFinite(Concordance.Value)
            ? $"Concordance {TextTable.Share(Concordance.Value)} (se {TextTable.Share(Concordance.StandardError)})."
            : "Concordance: no two rows can be compared.");
        foreach (var warning in Warnings) writer.WriteLine(warning);
    }

    private double Probability(double chiSquared) =>
        DegreesOfFreedom == 0 || !double.IsFinite(chiSquared) ? double.NaN : ChiSquared.UpperTail(Math.Max(0, chiSquared), DegreesOfFreedom);

    private static string Signed(double value, int digits = 4) => value < 0 ? "-" + TextTable.Shown(-value, digits: digits) : TextTable.Shown(value, digits: digits);
}
