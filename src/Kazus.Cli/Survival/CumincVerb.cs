using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Kazus.Cli.Csv;
using Kazus.Cli.Output;
using Kazus.Statistics;

namespace Kazus.Cli.Survival;

/// <summary><c>kazus survival cuminc</c>: cumulative incidence with competing causes, and Gray's test between groups.</summary>
internal static class CumincVerb
{
    private static readonly Argument<string> File = new("FILE") { Description = "CSV file with a header row; empty or NA is missing." };
    private static readonly Option<string> Time = new("--time") { Description = "Column with the time of exit.", Required = true };
    private static readonly Option<string> Status = new("--status") { Description = "Column with 0 (censored) or the number of the cause, 1, 2, …", Required = true };
    private static readonly Option<string?> By = new("--by") { Description = "Column with the groups." };
    private static readonly Option<string?> Strata = new("--strata") { Description = "Column whose levels Gray's test compares within." };
    private static readonly Option<double> Rho = new("--rho") { Description = "Power of 1 - F that weights the event times of Gray's test." };
    private static readonly Option<bool> Json = new("--json") { Description = "Write one JSON document with all digits." };

    internal static Command Create()
    {
        var verb = new Command("cuminc", """
            Cumulative incidence of competing causes (Aalen-Johansen) with standard errors, and Gray's test between groups.

            Example: kazus survival cuminc mgus2.csv --time etime --status event --by sex
            """) { File, Time, Status, By, Strata, Rho, Json };
        var curve = new CurveOptions(verb);
        var figure = new CurveFigure(verb);
        verb.SetAction(parsed => Verdict.Of(() => Run(parsed, curve.Read(parsed), figure)));
        return verb;
    }

    private static void Run(ParseResult parsed, KaplanMeierOptions options, CurveFigure figure)
    {
        var (by, strata) = (parsed.GetValue(By), parsed.GetValue(Strata));
        List<ColumnUse> uses = [ColumnUse.Number(parsed.GetValue(Time)!), ColumnUse.Category(parsed.GetValue(Status)!)];
        foreach (var n in SurvivalFile.Names(by).Concat(SurvivalFile.Names(strata))) uses.Add(ColumnUse.Category(n));
        var columns = Columns.Read(parsed.GetValue(File)!, uses).Complete();
        var data = new CompetingRisksData(columns.Numbers(parsed.GetValue(Time)!), EventColumn.ReadCauses(columns, parsed.GetValue(Status)!))
        {
            Groups = by is null ? null : columns.Grouping(SurvivalFile.Names(by)),
        };
        var curves = Verdict.InFile(columns, () => AalenJohansen.ByGroup(data, options));
        var causes = curves.Count > 0 ? curves[0].Causes.Select(c => c.Cause) : [];
        var (tests, why) = Gray(data, causes, parsed.GetValue(Rho), strata is null ? null : columns.Grouping(SurvivalFile.Names(strata)));
        if (columns.Dropped > 0) Console.Error.WriteLine($"{columns.Dropped} {(columns.Dropped == 1 ? "row was" : "rows were")} left out: a value in a used column is missing.");
        if (parsed.GetValue(Json)) JsonOutput.Write(json => WriteJson(json, columns.Dropped, curves, tests));
        else WriteTable(Console.Out, curves, tests, why);
        figure.Draw(parsed, curves, tests, (options, by));
    }

    /// <summary>Curves stand by themselves: where groups cannot be tested for a cause, the reason is said and nothing else changes.</summary>
    private static (IReadOnlyList<GrayResult> Tests, string? Why) Gray(CompetingRisksData data, IEnumerable<string> causes, double rho, Grouping? strata)
    {
        if (data.Groups is not { Count: > 1 }) return ([], null);
        try
        {
            return (GrayTest.Test(data, rho, strata), null);
        }
        catch (AssumptionException all)
        {
            var tests = new List<GrayResult>();
            string? why = null;
            foreach (var cause in causes)
            {
                try
                {
                    tests.Add(GrayTest.Test(data, cause, rho, strata));
                }
                catch (AssumptionException one)
                {
                    why ??= one.Message;
                }
            }
            return (tests, why ?? all.Message);
        }
    }

    private static void WriteJson(Utf8JsonWriter json, int dropped, IReadOnlyList<CumulativeIncidence> curves, IReadOnlyList<GrayResult> tests)
    {
        json.WriteStartObject();
        json.List("groups", curves, curve =>
        {
            json.WriteString("group", curve.Group);
            json.WriteNumber("n", curve.Observations);
            json.List("causes", curve.Causes, cause =>
            {
                json.WriteString("cause", cause.Cause);
                json.Numbers("time", curve.Times.Span);
                json.Numbers("n_event", cause.Events.Span);
                json.Numbers("est", cause.Incidence.Span);
                json.Numbers("se", cause.StandardError.Span);
                json.Numbers("lower", cause.Lower.Span);
                json.Numbers("upper", cause.Upper.Span);
                json.Numbers("var_aalen", cause.AalenVariance.Span);
            });
            json.WriteStartObject("event_free");
            json.Numbers("time", curve.Times.Span);
            json.Numbers("n_risk", curve.AtRisk.Span);
            json.Numbers("n_censor", curve.Censored.Span);
            json.Numbers("est", curve.EventFree.Span);
            json.Numbers("se", curve.EventFreeError.Span);
            json.WriteEndObject();
        });
        if (tests.Count > 0) json.List("gray", tests, t =>
        {
            json.WriteString("cause", t.Cause);
            json.Number("chisq", t.Statistic);
            json.WriteNumber("df", t.DegreesOfFreedom);
            json.Number("p", t.P);
        });
        json.WriteStartObject("dropped");
        json.WriteNumber("missing", dropped);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteTable(TextWriter writer, IReadOnlyList<CumulativeIncidence> curves, IReadOnlyList<GrayResult> tests, string? why)
    {
        foreach (var curve in curves)
        {
            if (curves.Count > 1) writer.WriteLine($"{curve.Group} (n = {curve.Observations}):");
            var table = new TextTable(["time", "at risk", .. curve.Causes.SelectMany(c => new[] { $"cause {c.Cause}", "se" }), "no event"]);
            foreach (var time in KmVerb.RoundTimes(curve.Times.Span[^1]))
            {
                var k = curve.TimesUpTo(time) - 1;
                table.Row([TextTable.Shown(time, digits: 6), TextTable.Shown(AtRisk(curve, time, k)),
                    .. curve.Causes.SelectMany(c => new[] { TextTable.Share(k < 0 ? 0 : c.Incidence.Span[k]), TextTable.Share(k < 0 ? 0 : c.StandardError.Span[k]) }),
                    TextTable.Share(k < 0 ? 1 : curve.EventFree.Span[k])]);
            }
            table.Write(writer);
            writer.WriteLine();
        }
        foreach (var t in tests)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Gray's test, cause {t.Cause}: chi-squared {TextTable.Shown(t.Statistic)} on {t.DegreesOfFreedom} df, p {(t.P < 0.0001 ? "<0.0001" : TextTable.P(t.P))}"));
        if (why is not null) writer.WriteLine($"{(tests.Count > 0 ? "Not every cause was tested" : "The groups were not tested")}: {why}");
    }

    /// <summary>Who was at risk just before the first observed time that is not earlier; k is the last observed time up to it.</summary>
    private static double AtRisk(CumulativeIncidence curve, double time, int k)
    {
        var place = k >= 0 && curve.Times.Span[k] == time ? k : k + 1;
        return place < curve.Times.Length ? curve.AtRisk.Span[place] : 0;
    }
}
