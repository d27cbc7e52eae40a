using System.CommandLine;
using System.Text.Json;
using Kazus.Cli.Csv;
using Kazus.Cli.Output;
using Kazus.Statistics;

namespace Kazus.Cli.Survival;

/// <summary>The options that name the columns of a regression, and the reading of those columns.</summary>
internal sealed class RegressionFile
{
    private readonly Argument<string> file = new("FILE") { Description = "CSV file with a header row; empty or NA is missing." };
    private readonly Option<string> time = new("--time") { Description = "Column with the time of exit.", Required = true };
    private readonly Option<string> status = new("--event") { Description = "Column with the event: 0/1, true/false, or 1/2 (2 = event).", Required = true };
    private readonly Option<string?> entry = new("--entry") { Description = "Column with the time of entry (left truncation, time-dependent rows)." };
    private readonly Option<string[]> covariates = new("--x") { Description = "Columns of numbers, separated by commas.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string[]> factors = new("--factor") { Description = "Columns of categories; the first level in ordinal order is the reference.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string[]> strata = new("--strata") { Description = "Columns whose levels have a baseline hazard each.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> weight = new("--weight") { Description = "Column with case weights." };
    private readonly Option<string?> offset = new("--offset") { Description = "Column added to the linear predictor as it is." };
    private readonly Option<string?> cluster = new("--cluster") { Description = "Column that says which rows belong together; the variance is then robust." };
    private readonly Option<bool> robust = new("--robust") { Description = "Robust variance, as with weights that are not whole numbers." };
    private readonly Option<string?> ties = new("--ties") { Description = "Events at one time: efron (default), breslow or exact." };
    private readonly Option<double> level = new("--level") { Description = "Confidence level, between 0 and 1.", DefaultValueFactory = _ => 0.95 };
    private readonly Option<bool> json = new("--json") { Description = "Write one JSON document with all digits." };

    internal RegressionFile(Command verb)
    {
        ties.AcceptOnlyFromAmong("efron", "breslow", "exact");
        level.Validators.Add(r =>
        {
            if (r.Tokens.Count > 0 && !(r.GetValueOrDefault<double>() is > 0 and < 1)) r.AddError("--level lies between 0 and 1, for instance 0.95.");
        });
        foreach (var o in new Option[] { time, status, entry, covariates, factors, strata, weight, offset, cluster, robust, ties, level, json }) verb.Add(o);
        verb.Add(file);
        verb.Validators.Add(r =>
        {
            if (Names(r.GetValue(covariates)).Length + Names(r.GetValue(factors)).Length == 0) r.AddError("A regression needs covariates: give --x or --factor.");
        });
    }

    internal bool Json(ParseResult parsed) => parsed.GetValue(json);

    internal double Level(ParseResult parsed) => parsed.GetValue(level);

    /// <summary>The rule for ties, or null when none was given.</summary>
    internal TieHandling? Ties(ParseResult parsed) => parsed.GetValue(ties) switch
    {
        "efron" => TieHandling.Efron,
        "breslow" => TieHandling.Breslow,
        "exact" => TieHandling.Exact,
        _ => null,
    };

    internal CoxOptions Options(ParseResult parsed) => new()
    {
        Ties = Ties(parsed) ?? TieHandling.Efron,
        Level = Level(parsed),
        Robust = parsed.GetValue(robust) ? true : null,
    };

    internal RegressionReading Read(ParseResult parsed)
    {
        var (x, categories, layers) = (Names(parsed.GetValue(covariates)), Names(parsed.GetValue(factors)), Names(parsed.GetValue(strata)));
        var (entryName, weightName, offsetName, clusterName) = (parsed.GetValue(entry), parsed.GetValue(weight), parsed.GetValue(offset), parsed.GetValue(cluster));
        var (timeName, statusName) = (parsed.GetValue(time)!, parsed.GetValue(status)!);
        string[] numeric = [timeName, .. x.Where(n => !categories.Contains(n)), .. new[] { entryName, weightName, offsetName }.OfType<string>()];
        string[] labelled = [statusName, .. categories, .. layers, .. new[] { clusterName }.OfType<string>()];
        if (numeric.Intersect(labelled).FirstOrDefault() is { } both)
        {
            throw new InputException($"Column '{both}' is asked for as numbers and as categories; name it once.");
        }
        var all = Columns.Read(parsed.GetValue(file)!, [.. numeric.Select(ColumnUse.Number), .. labelled.Select(ColumnUse.Category)]);
        var complete = all.Complete();
        var used = complete;
        if (entryName is not null)
        {
            var (entries, exits) = (complete.Numbers(entryName), complete.Numbers(timeName));
            used = complete.Where(r => entries.Span[r] < exits.Span[r]);
        }
        string[] inOrder = [.. x, .. categories.Where(c => !x.Contains(c))];
        var data = new RegressionData
        {
            Time = used.Numbers(timeName),
            Event = EventColumn.Read(used, statusName),
            Entry = entryName is null ? null : used.Numbers(entryName),
            Covariates = [.. inOrder.Select(n => categories.Contains(n) ? Covariate.Categorical(n, Ordinal(used, n)) : Covariate.Numeric(n, used.Numbers(n)))],
            Weights = weightName is null ? null : used.Numbers(weightName),
            Offset = offsetName is null ? null : used.Numbers(offsetName),
            Strata = layers.Length == 0 ? null : Combined(used, layers),
            Clusters = clusterName is null ? null : used.Grouping(clusterName),
        };
        return new RegressionReading(used, data, complete.Dropped, used.Dropped - complete.Dropped);
    }

    private static string[] Names(string[]? given) =>
        [.. (given ?? []).SelectMany(n => n.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal)];

    /// <summary>The labels that rows still have, in ordinal order.</summary>
    private static Grouping Ordinal(Columns columns, string name)
    {
        var (codes, labels) = columns.Category(name);
        var used = new bool[labels.Length];
        foreach (var code in codes.Span) used[code] = true;
        var order = Enumerable.Range(0, labels.Length).Where(c => used[c]).OrderBy(c => labels[c], StringComparer.Ordinal).ToArray();
        var place = new int[labels.Length];
        for (var p = 0; p < order.Length; p++) place[order[p]] = p;
        var placed = new int[codes.Length];
        for (var i = 0; i < placed.Length; i++) placed[i] = place[codes.Span[i]];
        return Grouping.FromCodes(placed, order.Select(c => labels[c]));
    }

    /// <summary>One stratum for every combination of labels that occurs.</summary>
    private static Grouping Combined(Columns columns, string[] names)
    {
        var result = columns.Grouping(names[0]);
        foreach (var name in names.Skip(1))
        {
            var next = columns.Grouping(name);
            var (left, right) = (result.Codes, next.Codes);
            var seen = new Dictionary<(int, int), int>();
            var codes = new int[columns.Rows];
            for (var i = 0; i < codes.Length; i++)
            {
                var pair = (left.Span[i], right.Span[i]);
                if (!seen.TryGetValue(pair, out codes[i])) seen.Add(pair, codes[i] = seen.Count);
            }
            var order = seen.Keys.Order().ToArray();
            var place = new int[order.Length];
            for (var p = 0; p < order.Length; p++) place[seen[order[p]]] = p;
            var (first, second) = (result.Labels, next.Labels);
            result = Grouping.FromCodes(Array.ConvertAll(codes, c => place[c]), order.Select(k => $"{first[k.Item1]}, {second[k.Item2]}"));
        }
        return result;
    }
}

/// <summary>What was read for a regression, and how many rows were left out and why.</summary>
internal sealed record RegressionReading(Columns Columns, RegressionData Data, int Missing, int NeverAtRisk)
{
    /// <summary>Says on standard error what was left out, if anything was.</summary>
    internal void SayDropped()
    {
        if (Missing > 0) Console.Error.WriteLine($"{Missing} {Rows(Missing)} left out: a value in a used column is missing.");
        if (NeverAtRisk > 0) Console.Error.WriteLine($"{NeverAtRisk} {Rows(NeverAtRisk)} left out: the exit is not after the entry.");
    }

    internal void WriteDropped(Utf8JsonWriter json)
    {
        json.WriteStartObject("dropped");
        json.WriteNumber("missing", Missing);
        json.WriteNumber("never_at_risk", NeverAtRisk);
        json.WriteEndObject();
    }

    private static string Rows(int n) => n == 1 ? "row was" : "rows were";
}
