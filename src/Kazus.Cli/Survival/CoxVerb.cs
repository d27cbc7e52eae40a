using System.CommandLine;
using Kazus.Cli.Output;
using Kazus.Statistics;

namespace Kazus.Cli.Survival;

/// <summary><c>kazus survival cox</c>: proportional hazards regression.</summary>
internal static class CoxVerb
{
    internal static Command Create()
    {
        var verb = new Command("cox", """
            Cox regression: hazard ratios with their intervals, tests and concordance.

            Example: kazus survival cox lung.csv --time time --event status --x age,ph.ecog --factor sex
            """);
        var file = new RegressionFile(verb);
        var firth = new Option<bool>("--firth") { Description = "Firth's penalty: finite estimates under separation, profile likelihood intervals. Breslow's ties unless --ties efron." };
        verb.Add(firth);
        verb.Validators.Add(r =>
        {
            if (r.GetValue(firth) && r.Children.Any(c => c.Tokens.Any(t => t.Value == "exact"))) r.AddError("--firth takes --ties efron or breslow.");
        });
        verb.SetAction(parsed => Verdict.Of(() => Run(parsed, file, parsed.GetValue(firth))));
        return verb;
    }

    private static void Run(ParseResult parsed, RegressionFile file, bool firth)
    {
        var reading = file.Read(parsed);
        var report = Verdict.InFile(reading.Columns, () => firth ? Firth(parsed, file, reading) : Cox(parsed, file, reading));
        reading.SayDropped();
        if (!file.Json(parsed))
        {
            report.WriteTable(Console.Out);
            return;
        }
        JsonOutput.Write(json =>
        {
            json.WriteStartObject();
            report.WriteJson(json);
            reading.WriteDropped(json);
            json.WriteEndObject();
        });
    }

    private static RegressionReport Cox(ParseResult parsed, RegressionFile file, RegressionReading reading)
    {
        var options = file.Options(parsed);
        return RegressionReport.Of(CoxRegression.Fit(reading.Data, options), options);
    }

    private static RegressionReport Firth(ParseResult parsed, RegressionFile file, RegressionReading reading)
    {
        var options = new FirthOptions { Ties = file.Ties(parsed) ?? TieHandling.Breslow, Level = file.Level(parsed) };
        return RegressionReport.Of(FirthCoxRegression.Fit(reading.Data, options), options);
    }
}
