using System.CommandLine;
using System.Text.Json;
using Kazus.Cli.Output;
using Kazus.Statistics;

namespace Kazus.Cli.Survival;

/// <summary><c>kazus survival zph</c>: Cox regression with the test of proportional hazards.</summary>
internal static class ZphVerb
{
    private static readonly (string Name, TimeTransform Transform)[] Transforms =
        [("km", TimeTransform.KaplanMeier), ("rank", TimeTransform.Rank), ("identity", TimeTransform.Identity), ("log", TimeTransform.Log)];

    internal static Command Create()
    {
        var verb = new Command("zph", """
            Cox regression and the test that its hazard ratios do not change with time (Grambsch and Therneau).

            Example: kazus survival zph lung.csv --time time --event status --x age,ph.ecog --factor sex
            """);
        var file = new RegressionFile(verb);
        var transform = new Option<string>("--transform") { Description = "Scale of time: km, rank, identity or log.", DefaultValueFactory = _ => "km" };
        transform.AcceptOnlyFromAmong(Array.ConvertAll(Transforms, t => t.Name));
        verb.Add(transform);
        verb.SetAction(parsed => Verdict.Of(() => Run(parsed, file, Array.Find(Transforms, t => t.Name == parsed.GetValue(transform)).Transform)));
        return verb;
    }

    private static void Run(ParseResult parsed, RegressionFile file, TimeTransform transform)
    {
        var reading = file.Read(parsed);
        var options = file.Options(parsed);
        var (fit, test) = Verdict.InFile(reading.Columns, () =>
        {
            var fitted = CoxRegression.Fit(reading.Data, options);
            return (fitted, ProportionalHazardsTest.Of(fitted, transform));
        });
        reading.SayDropped();
        var report = RegressionReport.Of(fit, options);
        if (file.Json(parsed)) JsonOutput.Write(json => WriteJson(json, report, test, reading));
        else WriteTable(Console.Out, report, test);
    }

    private static void WriteJson(Utf8JsonWriter json, RegressionReport report, ProportionalHazardsTest test, RegressionReading reading)
    {
        json.WriteStartObject();
        report.WriteJson(json);
        json.List("zph", test.Terms, term => WriteTerm(json, term));
        json.WriteStartObject("global");
        WriteTerm(json, test.Global);
        json.WriteEndObject();
        json.WriteString("transform", Array.Find(Transforms, t => t.Transform == test.Transform).Name);
        reading.WriteDropped(json);
        json.WriteEndObject();
    }

    private static void WriteTerm(Utf8JsonWriter json, ProportionalHazardsTerm term)
    {
        json.WriteString("term", term.Name);
        json.Number("chisq", term.ChiSquared);
        json.WriteNumber("df", term.DegreesOfFreedom);
        json.Number("p", term.P);
    }

    private static void WriteTable(TextWriter writer, RegressionReport report, ProportionalHazardsTest test)
    {
        report.WriteTable(writer);
        writer.WriteLine();
        writer.WriteLine("Proportional hazards, a small p speaks against them:");
        writer.WriteLine();
        var table = new TextTable("term", "chi-squared", "df", "p");
        foreach (var term in test.Terms.Append(test.Global with { Name = "all together" }))
        {
            table.Row(term.Name, TextTable.Shown(term.ChiSquared), TextTable.Shown(term.DegreesOfFreedom), TextTable.P(term.P));
        }
        table.Write(writer);
    }
}
