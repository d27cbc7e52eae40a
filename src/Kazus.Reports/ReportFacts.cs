using System.Globalization;
using Kazus.Cases;
using Kazus.Evidence;
using Kazus.Manuscript.Facts;
using Kazus.Time;

namespace Kazus.Reports;

/// <summary>
/// The live facts of a report: <c>index.VARIABLE</c> and <c>CASE.VARIABLE</c> from the record, <c>count.*</c> of the casebook, and
/// <c>pooled.NAME</c>, <c>.n</c>, <c>.events</c>, <c>.clocks</c>, <c>.horizon</c>, <c>.median</c>, <c>.flipped</c> of each pooled analysis.
/// </summary>
internal sealed class ReportFacts(CasebookReport report)
{
    private readonly Dictionary<string, Case> _cases = report.Casebook.Cases.ToDictionary(c => c.Id, StringComparer.Ordinal);

    public LiveFacts Live() => new(Find, Names);

    private IEnumerable<string> Names()
    {
        if (report.Casebook.IndexCase is not null)
            foreach (var variable in Variables.All) yield return "index." + variable.Id;
        foreach (var name in new[] { "count.cases", "count.others", "count.sources", "count.series", "count.conflicts" }) yield return name;
        foreach (var pool in report.Pools)
            foreach (var part in new[] { "", ".n", ".events", ".clocks", ".horizon", ".median", ".flipped", ".left-out" }) yield return "pooled." + pool.Name + part;
    }

    private LiveFact? Find(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0) return null;
        var (head, rest) = (name[..dot], name[(dot + 1)..]);
        if (head == "count") return Count(name, rest);
        if (head == "pooled") return Pooled(name, rest);
        var one = head == "index" ? report.Casebook.IndexCase : _cases.GetValueOrDefault(head);
        // "index.age" is what a clinician types for patient.age.
        return one is not null && (Variables.Find(rest) ?? Variables.Find("patient." + rest)) is { } variable ? OfCase(name, one, variable) : null;
    }

    private LiveFact OfCase(string name, Case one, Variable variable)
    {
        var answer = one.Answer(variable.Id);
        var value = (answer as Answer.One)?.Value;
        return new LiveFact
        {
            Name = name,
            Text = Text(variable, answer),
            Label = variable.Label,
            Variable = variable.Id,
            Value = value,
            Forms = new Dictionary<string, string> { ["cell"] = AnswerText.Cell(variable, answer) },
            Claims = report.Quotes.Of(answer.Claims),
            Conflict = answer.Conflict is not null,
            Missing = (answer as Answer.None)?.Reason,
        };
    }

    private static string Text(Variable variable, Answer answer) => answer switch
    {
        Answer.One { Value: Value.Number { Unit: "a" } years } => years.ToString(),
        Answer.One one => AnswerText.Sentence(variable, one.Value),
        Answer.Many many => Joined([.. many.Values.Select(v => AnswerText.Sentence(variable, v)).Distinct()]),
        Answer.Disputed d => string.Join(" or ", d.Conflict!.Claims.Select(c => AnswerText.Sentence(variable, c.Value)).Distinct()),
        Answer.None none => none.Reason.Id().Replace('-', ' '),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Joined(IReadOnlyList<string> words) =>
        words.Count <= 1 ? string.Concat(words) : string.Join(", ", words.Take(words.Count - 1)) + " and " + words[^1];

    private LiveFact? Count(string name, string what)
    {
        int? count = what switch
        {
            "cases" => report.Casebook.Cases.Count,
            "others" => report.Casebook.Cases.Count(c => c.Id != report.Casebook.IndexCase?.Id),
            "sources" => report.Casebook.Cases.SelectMany(c => c.Sources).Distinct().Count(),
            "series" => report.Casebook.Series.Count,
            "conflicts" => report.Casebook.Cases.Sum(c => c.Conflicts().Count),
            _ => null,
        };
        return count is null ? null : new LiveFact { Name = name, Text = Invariant(count.Value), Derivation = $"Counted: {what} of this casebook." };
    }

    private LiveFact? Pooled(string name, string rest)
    {
        var named = report.Pools.FirstOrDefault(p => rest == p.Name || rest.StartsWith(p.Name + ".", StringComparison.Ordinal));
        if (named is null) return null;
        var pool = named.Pool;
        var text = rest.Length == named.Name.Length ? "estimate" : rest[(named.Name.Length + 1)..];
        var shown = text switch
        {
            "estimate" => pool.AtHorizon is { } at ? PoolText.WithInterval(at) : "not defined: no patient could be pooled",
            "n" => Invariant(pool.Included.Count),
            "events" => Invariant(pool.Included.Count(p => p.Event)),
            "left-out" => Invariant(pool.LeftOut.Count),
            "clocks" => PoolText.Clocks(pool),
            "horizon" => PoolText.Months(pool.Horizon),
            "median" => pool.Curves.Count == 1 && pool.Curves[0].Median.Value is { } median ? PoolText.Months(median) : "not reached",
            "flipped" => Flipped(pool),
            _ => null,
        };
        if (shown is null) return null;
        return new LiveFact
        {
            Name = name,
            Text = shown,
            Label = $"{PoolText.Quantity(pool.Endpoint)} at {PoolText.Months(pool.Horizon)}",
            Derivation = $"Kaplan-Meier, log-log interval, {Invariant(pool.Included.Count)} patients, {Invariant(pool.Included.Count(p => p.Event))} events; clocks: {PoolText.Clocks(pool)}.",
            Claims = text is "estimate" or "flipped" ? report.Quotes.Of(pool.Included.Take(40).SelectMany(p => p.Claims)) : [],
            Conflict = text is "estimate" && pool.Included.Any(p => p.Disputed),
        };
    }

    // The version the disputed patients' other claims would give; without a dispute, the reversal that moves most.
    private static string Flipped(PooledSurvival pool)
    {
        var flip = pool.Sensitivity.Where(f => f.Patient.Disputed).Concat(pool.Sensitivity.OrderByDescending(f => Math.Abs(f.Change))).FirstOrDefault();
        return flip is null ? "not defined" : PoolText.WithInterval(flip.Reversed);
    }

    private static string Invariant(int n) => n.ToString(CultureInfo.InvariantCulture);
}
