using System.CommandLine;
using Kazus.Cli.Csv;
using Kazus.Statistics;

namespace Kazus.Cli.Survival;

/// <summary>The options that name the columns of a survival file, and the reading of those columns.</summary>
internal sealed class SurvivalFile
{
    private readonly Argument<string> file = new("FILE") { Description = "CSV file with a header row; empty or NA is missing." };
    private readonly Option<string> time = new("--time") { Description = "Column with the time of exit.", Required = true };
    private readonly Option<string> status = new("--event") { Description = "Column with the event: 0/1, true/false, or 1/2 (2 = event).", Required = true };
    private readonly Option<string?> entry = new("--entry") { Description = "Column with the time of entry (left truncation)." };
    private readonly Option<string?> weight = new("--weight") { Description = "Column with case weights." };
    private readonly Option<string?> by = new("--by") { Description = "Column with the groups; several, separated by commas, give every combination." };
    private readonly Option<string?> cluster = new("--cluster") { Description = "Column that says which rows belong together; the variance is then robust." };
    private readonly Option<string?> strata = new("--strata") { Description = "Column whose levels are compared within; several, separated by commas, give every combination." };
    private readonly Option<bool> json = new("--json") { Description = "Write one JSON document with all digits." };

    private SurvivalFile()
    {
    }

    /// <summary>The columns of curves: entry, weight, groups and clusters are optional.</summary>
    internal static SurvivalFile ForCurves(Command verb)
    {
        var options = new SurvivalFile();
        foreach (var o in new Option[] { options.time, options.status, options.entry, options.weight, options.by, options.cluster, options.json }) verb.Add(o);
        verb.Add(options.file);
        return options;
    }

    /// <summary>The columns of a comparison: groups are required, strata optional.</summary>
    internal static SurvivalFile ForComparison(Command verb)
    {
        var options = new SurvivalFile();
        options.by.Required = true;
        foreach (var o in new Option[] { options.time, options.status, options.by, options.strata, options.json }) verb.Add(o);
        verb.Add(options.file);
        return options;
    }

    /// <summary>The columns of a description by group: nothing but time, event and groups.</summary>
    internal static SurvivalFile ForGroups(Command verb)
    {
        var options = new SurvivalFile();
        foreach (var o in new Option[] { options.time, options.status, options.by, options.json }) verb.Add(o);
        verb.Add(options.file);
        return options;
    }

    internal bool Json(ParseResult parsed) => parsed.GetValue(json);

    internal string? By(ParseResult parsed) => parsed.GetValue(by);

    internal Reading Read(ParseResult parsed)
    {
        string Name(Option<string> o) => parsed.GetValue(o)!;
        string? Optional(Option<string?> o) => Has(parsed, o) ? parsed.GetValue(o) : null;
        var (entryName, weightName, byName) = (Optional(entry), Optional(weight), Optional(by));
        var (clusterName, strataName) = (Optional(cluster), Optional(strata));
        List<ColumnUse> uses = [ColumnUse.Number(Name(time)), ColumnUse.Category(Name(status))];
        foreach (var n in new[] { entryName, weightName }) if (n is not null) uses.Add(ColumnUse.Number(n));
        foreach (var n in Names(byName).Concat(Names(strataName)).Concat(clusterName is null ? [] : [clusterName])) uses.Add(ColumnUse.Category(n));

        var all = Columns.Read(parsed.GetValue(file)!, uses);
        var complete = all.Complete();
        var missing = complete.Dropped;
        var used = complete;
        if (entryName is not null)
        {
            var (entries, exits) = (complete.Numbers(entryName), complete.Numbers(Name(time)));
            used = complete.Where(r => entries.Span[r] < exits.Span[r]);
        }
        var data = new SurvivalData(used.Numbers(Name(time)), EventColumn.Read(used, Name(status)))
        {
            Entries = entryName is null ? default : used.Numbers(entryName),
            Weights = weightName is null ? default : used.Numbers(weightName),
            Groups = byName is null ? null : used.Grouping(Names(byName)),
            Clusters = clusterName is null ? null : used.Grouping(clusterName),
        };
        return new Reading(used, data, strataName is null ? null : used.Grouping(Names(strataName)), missing, used.Dropped - missing);
    }

    internal static string[] Names(string? list) => list is null ? [] : list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool Has(ParseResult parsed, Option option) => parsed.CommandResult.Command.Options.Contains(option);
}

/// <summary>What was read, and how many rows were left out and why.</summary>
internal sealed record Reading(Columns Columns, SurvivalData Data, Grouping? Strata, int Missing, int NeverAtRisk)
{
    /// <summary>Says on standard error what was left out, if anything was.</summary>
    internal void SayDropped()
    {
        if (Missing > 0) Console.Error.WriteLine($"{Missing} {Rows(Missing)} left out: a value in a used column is missing.");
        if (NeverAtRisk > 0) Console.Error.WriteLine($"{NeverAtRisk} {Rows(NeverAtRisk)} left out: the exit is not after the entry.");
    }

    internal void WriteDropped(System.Text.Json.Utf8JsonWriter json)
    {
        json.WriteStartObject("dropped");
        json.WriteNumber("missing", Missing);
        json.WriteNumber("never_at_risk", NeverAtRisk);
        json.WriteEndObject();
    }

    private static string Rows(int n) => n == 1 ? "row was" : "rows were";
}
