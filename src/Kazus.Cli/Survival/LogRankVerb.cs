using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Kazus.Cli.Output;
using Kazus.Statistics;

namespace Kazus.Cli.Survival;

/// <summary><c>kazus survival logrank</c>: the log-rank test and its G-rho family.</summary>
internal static class LogRankVerb
{
    internal static Command Create()
    {
        var verb = new Command("logrank", """
            Log-rank test of groups, stratified if asked, with the G-rho weights; pairs adjusted by Holm; an exact test of two small groups.

            Example: kazus survival logrank lung.csv --time time --event status --by sex --strata inst
            """);
        var file = SurvivalFile.ForComparison(verb);
        var rho = new Option<double>("--rho") { Description = "Power of S(t-) that weights the event times; 0 is the log-rank test, 1 Peto-Peto." };
        var pairs = new Option<bool>("--pairwise") { Description = "Also test every pair of groups, p values adjusted by Holm's method." };
        var exact = new Option<bool>("--exact") { Description = "Also count all divisions of at most 40 subjects into two groups of these sizes." };
        foreach (var o in new Option[] { rho, pairs, exact }) verb.Add(o);
        verb.SetAction(parsed => Verdict.Of(() =>
        {
            var reading = file.Read(parsed);
            var answer = Verdict.InFile(reading.Columns, () => new Answer(
                LogRank.Test(reading.Data, parsed.GetValue(rho), reading.Strata),
                parsed.GetValue(pairs) ? LogRank.Pairwise(reading.Data, parsed.GetValue(rho), reading.Strata) : null,
                parsed.GetValue(exact) ? ExactLogRank.Test(reading.Data) : null));
            reading.SayDropped();
            if (file.Json(parsed)) JsonOutput.Write(json => WriteJson(json, reading, answer));
            else WriteTable(Console.Out, answer);
        }));
        return verb;
    }

    private sealed record Answer(LogRankResult Test, IReadOnlyList<LogRankPair>? Pairs, ExactLogRankResult? Exact);

    private static void WriteJson(Utf8JsonWriter json, Reading reading, Answer answer)
    {
        json.WriteStartObject();
        json.Number("chisq", answer.Test.ChiSquared);
        json.WriteNumber("df", answer.Test.DegreesOfFreedom);
        json.Number("p", answer.Test.P);
        json.List("groups", answer.Test.Groups, g =>
        {
            json.WriteString("group", g.Group);
            json.WriteNumber("n", g.Observations);
            json.Number("observed", g.Observed);
            json.Number("expected", g.Expected);
        });
        json.WriteStartArray("var");
        foreach (var row in answer.Test.Variance)
        {
            json.WriteStartArray();
            foreach (var v in row) json.WriteNumberValue(v);
            json.WriteEndArray();
        }
        json.WriteEndArray();
        if (answer.Pairs is not null) json.List("pairs", answer.Pairs, p =>
        {
            json.WriteString("first", p.First);
            json.WriteString("second", p.Second);
            json.Number("chisq", p.Test?.ChiSquared);
            json.Number("p", p.Test?.P);
            json.Number("p_holm", p.AdjustedP);
        });
        if (answer.Exact is { } exact) json.Number("p_exact", exact.P);
        reading.WriteDropped(json);
        json.WriteEndObject();
    }

    private static void WriteTable(TextWriter writer, Answer answer)
    {
        var table = new TextTable("group", "n", "observed", "expected");
        foreach (var g in answer.Test.Groups) table.Row(g.Group, TextTable.Shown(g.Observations), TextTable.Shown(g.Observed, digits: 5), TextTable.Shown(g.Expected, digits: 5));
        table.Write(writer);
        writer.WriteLine();
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"chi-squared {TextTable.Shown(answer.Test.ChiSquared)} on {answer.Test.DegreesOfFreedom} df, p {Is(answer.Test.P)}"));
        if (answer.Exact is { } exact) writer.WriteLine($"exact p {Is(exact.P)}, two-sided, out of {exact.Divisions.ToString("N0", CultureInfo.InvariantCulture)} divisions");
        if (answer.Pairs is null) return;
        writer.WriteLine();
        var pairs = new TextTable("pair", "chi-squared", "p", "p (Holm)");
        foreach (var p in answer.Pairs)
            pairs.Row($"{p.First} and {p.Second}", TextTable.Shown(p.Test?.ChiSquared), TextTable.P(p.Test?.P ?? double.NaN), TextTable.P(p.AdjustedP ?? double.NaN));
        pairs.Write(writer);
    }

    private static string Is(double p) => p < 0.0001 ? "< 0.0001" : "= " + TextTable.P(p);
}
