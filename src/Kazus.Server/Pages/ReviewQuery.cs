using System.Globalization;
using Kazus.Cases;
using Kazus.Evidence;
using Microsoft.Extensions.Primitives;

namespace Kazus.Server.Pages;

/// <summary>What a reader asked of the comparison table; all of it stands in the address, so that a view can be kept and sent.</summary>
public sealed record ReviewQuery
{
    /// <summary>Rows on one page.</summary>
    public const int RowsOnPage = 100;

    /// <summary>Columns in the order shown; empty for the casebook's own.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Variable to sort by, or null for the order of the casebook.</summary>
    public string? Sort { get; init; }

    /// <summary>Largest first.</summary>
    public bool Descending { get; init; }

    /// <summary>Words a row must hold.</summary>
    public string Words { get; init; } = "";

    /// <summary>"conflict" or "missing", or null for all rows.</summary>
    public string? Only { get; init; }

    /// <summary>Cases left out of the figures.</summary>
    public IReadOnlyList<string> Out { get; init; } = [];

    /// <summary>Why each is left out, by id, where a reason was given.</summary>
    public IReadOnlyDictionary<string, string> Reasons { get; init; } = new Dictionary<string, string>();

    /// <summary>Page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Names in the address that mean nothing.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>Reads the address; what means nothing is kept aside and said.</summary>
    public static ReviewQuery Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        List<string> columns = [.. All(query["c"])];
        var sort = One(query["sort"]);
        return new ReviewQuery
        {
            Columns = [.. columns.Where(c => Variables.Find(c) is not null).Distinct()],
            Sort = sort is not null && (sort == "patient" || Variables.Find(sort) is not null) ? sort : null,
            Descending = One(query["dir"]) == "down",
            Words = One(query["words"]) ?? "",
            Only = One(query["only"]) is "conflict" or "missing" ? One(query["only"]) : null,
            Out = [.. All(query["out"]).Distinct()],
            Reasons = query.Where(p => p.Key.StartsWith("why.", StringComparison.Ordinal) && One(p.Value) is not null).Take(2000).ToDictionary(p => p.Key[4..], p => One(p.Value)!, StringComparer.Ordinal),
            Page = int.TryParse(One(query["page"]), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1,
            Unknown = [.. columns.Append(sort).OfType<string>().Where(c => c is not "patient" && Variables.Find(c) is null)],
        };
    }

    /// <summary>Why a case is left out: the reason given for it here, or the one it carries itself.</summary>
    public string Reason(Case one) => Reasons.TryGetValue(one.Id, out var reason) ? reason : one.ExcludedBecause ?? Kazus.Server.Words.Texts.Tell("left out in this view");

    /// <summary>The query string of this view, with its question mark.</summary>
    public string Href()
    {
        List<KeyValuePair<string, string?>> parts = [.. Columns.Select(c => new KeyValuePair<string, string?>("c", c))];
        if (Sort is not null) parts.Add(new("sort", Sort));
        if (Descending) parts.Add(new("dir", "down"));
        if (Words.Length > 0) parts.Add(new("words", Words));
        if (Only is not null) parts.Add(new("only", Only));
        parts.AddRange(Out.Select(o => new KeyValuePair<string, string?>("out", o)));
        parts.AddRange(Out.Where(Reasons.ContainsKey).Select(o => new KeyValuePair<string, string?>("why." + o, Reasons[o])));
        if (Page > 1) parts.Add(new("page", Page.ToString(CultureInfo.InvariantCulture)));
        return QueryString.Create(parts).Value ?? "";
    }

    /// <summary>The table as asked: columns, rows that fit, in order.</summary>
    public ComparisonTable Table(Casebook casebook)
    {
        var table = ComparisonTable.Of(casebook, Columns);
        var rows = table.Rows.Where(Fits);
        if (Sort is "patient") rows = Descending ? rows.OrderByDescending(r => r.Label, StringComparer.OrdinalIgnoreCase) : rows.OrderBy(r => r.Label, StringComparer.OrdinalIgnoreCase);
        else if (Sort is { } id)
        {
            var keyed = rows.Select(r => (Row: r, Key: SortKey.Of(Variables.Get(id), r.Case.Answer(id)))).ToList();
            // What was not reported stands last either way.
            var known = keyed.Where(k => k.Key is not null);
            known = Descending ? known.OrderByDescending(k => k.Key) : known.OrderBy(k => k.Key);
            rows = known.Concat(keyed.Where(k => k.Key is null)).Select(k => k.Row);
        }
        return table with { Rows = [.. rows] };
    }

    private bool Fits(ComparisonTable.Row row)
    {
        if (Only == "conflict" && !row.Cells.Any(c => c.Conflict)) return false;
        if (Only == "missing" && row.Cells.All(c => c.Missing is null)) return false;
        return Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(w =>
            row.Label.Contains(w, StringComparison.OrdinalIgnoreCase) || row.Case.Id.Contains(w, StringComparison.OrdinalIgnoreCase)
            || row.Cells.Any(c => c.Text.Contains(w, StringComparison.OrdinalIgnoreCase)));
    }

    private static IEnumerable<string> All(StringValues values) =>
        values.OfType<string>().SelectMany(v => v.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Take(2000);

    private static string? One(StringValues values) => values.Count > 0 && !string.IsNullOrWhiteSpace(values[0]) ? values[0]!.Trim() : null;
}

/// <summary>By what a column is sorted: numbers and lengths by size, the rest by its words.</summary>
internal readonly record struct SortKey(double Number, string Words) : IComparable<SortKey>
{
    public static SortKey? Of(Variable variable, Answer answer)
    {
        var value = answer switch
        {
            Answer.One one => one.Value,
            Answer.Many { Values.Count: > 0 } many => many.Values[0],
            Answer.Disputed disputed => disputed.Conflict!.Claims[0].Value,
            _ => null,
        };
        return value switch
        {
            null or Value.Absent => null,
            Value.Number n => new SortKey(n.Amount, ""),
            Value.Length l => new SortKey(l.Duration.Days.Middle, ""),
            Value.Size s => new SortKey(s.Largest, ""),
            Value.Levels { Extent.Levels: [var first, ..] } => new SortKey(first.Position, ""),
            _ => new SortKey(0, AnswerText.Cell(variable, value)),
        };
    }

    public int CompareTo(SortKey other)
    {
        var order = Number.CompareTo(other.Number);
        return order != 0 ? order : string.Compare(Words, other.Words, StringComparison.OrdinalIgnoreCase);
    }
}
