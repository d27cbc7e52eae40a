using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Kazus.Cli.Output;
using Kazus.Statistics;

namespace Kazus.Cli.Survival;

/// <summary><c>kazus survival rmst</c>: restricted mean survival time by group, with differences and ratios to the first group.</summary>
internal static class RmstVerb
{
    internal static Command Create()
    {
        var verb = new Command("rmst", """
            Restricted mean survival time up to a horizon, by group, with the difference and the ratio to the first group.

            Example: kazus survival rmst lung.csv --time time --event status --by sex --tau 500
            """);
        var file = SurvivalFile.ForGroups(verb);
        var tau = new Option<double>("--tau") { Description = "The horizon, in the unit of the times, within the follow-up of every group.", Required = true };
        var level = new Option<double>("--level") { Description = "Confidence level, between 0 and 1.", DefaultValueFactory = _ => 0.95 };
        CurveOptions.MustBeLevel(level);
        tau.Validators.Add(r =>
        {
            if (!(r.GetValueOrDefault<double>() > 0)) r.AddError("--tau is a time greater than 0.");
        });
        verb.Add(tau);
        verb.Add(level);
        verb.SetAction(parsed => Verdict.Of(() => Run(parsed, file, parsed.GetValue(tau), parsed.GetValue(level))));
        return verb;
    }

    private static void Run(ParseResult parsed, SurvivalFile file, double tau, double level)
    {
        var reading = file.Read(parsed);
        var groups = Verdict.InFile(reading.Columns, () => RestrictedMeanSurvival.ByGroup(reading.Data, tau, level));
        (string Group, RestrictedMeanComparison To)[] comparisons = [.. groups.Skip(1).Select(g => (g.Group, RestrictedMeanSurvival.Compare(groups[0], g, level)))];
        reading.SayDropped();
        if (file.Json(parsed)) JsonOutput.Write(json => WriteJson(json, reading, groups, comparisons));
        else WriteTable(Console.Out, groups, comparisons, level);
    }

    private static void WriteJson(Utf8JsonWriter json, Reading reading, IReadOnlyList<RestrictedMeanGroup> groups, (string Group, RestrictedMeanComparison To)[] comparisons)
    {
        json.WriteStartObject();
        json.Number("tau", groups[0].Horizon);
        json.List("groups", groups, g =>
        {
            json.WriteString("group", g.Group);
            json.WriteNumber("n", g.Observations);
            json.Number("rmst", g.Mean);
            json.Number("se", g.StandardError);
            json.Number("lower", g.Lower);
            json.Number("upper", g.Upper);
            json.Number("rmtl", g.TimeLost);
        });
        json.List("comparisons", comparisons, c =>
        {
            json.WriteString("group", c.Group);
            json.WriteString("reference", groups[0].Group);
            Write(json, "difference", c.To.Difference);
            Write(json, "ratio", c.To.Ratio);
            if (c.To.TimeLostRatio is { } lost) Write(json, "rmtl_ratio", lost);
        });
        reading.WriteDropped(json);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Contrast contrast)
    {
        json.WriteStartObject(name);
        json.Number("estimate", contrast.Value);
        json.Number("lower", contrast.Lower);
        json.Number("upper", contrast.Upper);
        json.Number("p", contrast.P);
        json.WriteEndObject();
    }

    private static void WriteTable(TextWriter writer, IReadOnlyList<RestrictedMeanGroup> groups, (string Group, RestrictedMeanComparison To)[] comparisons, double level)
    {
        var interval = (level * 100).ToString("0.##", CultureInfo.InvariantCulture) + " % interval";
        writer.WriteLine($"Mean time without event up to {TextTable.Shown(groups[0].Horizon, digits: 6)}");
        writer.WriteLine();
        var table = new TextTable("group", "n", "mean", "se", interval, "time lost");
        foreach (var g in groups)
            table.Row(g.Group, TextTable.Shown(g.Observations), TextTable.Shown(g.Mean, digits: 5), TextTable.Shown(g.StandardError), Interval(g.Lower, g.Upper), TextTable.Shown(g.TimeLost, digits: 5));
        table.Write(writer);
        if (comparisons.Length == 0) return;
        writer.WriteLine();
        var compared = new TextTable($"against {groups[0].Group}", "estimate", interval, "p");
        foreach (var (group, to) in comparisons)
        {
            compared.Row($"{group}, difference", TextTable.Shown(to.Difference.Value), Interval(to.Difference.Lower, to.Difference.Upper), TextTable.P(to.Difference.P));
            compared.Row($"{group}, ratio", TextTable.Shown(to.Ratio.Value), Interval(to.Ratio.Lower, to.Ratio.Upper), TextTable.P(to.Ratio.P));
        }
        compared.Write(writer);
    }

    private static string Interval(double lower, double upper) => $"{TextTable.Shown(lower)} to {TextTable.Shown(upper)}";
}
