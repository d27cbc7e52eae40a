using Kazus.Cases;
using Kazus.Provenance;
using Kazus.Registry.Engines;
using Kazus.Registry.Revisions;
using Kazus.Time;

namespace Kazus.Registry.Writing;

/// <summary>The searched columns of a case and its claims, from the case itself.</summary>
internal static class CaseColumns
{
    public static readonly IReadOnlyList<string> Case =
    [
        "collection", "id", "path", "number", "position", "deleted", "document", "text", "label", "own", "consent", "excluded",
        "disease", "disease_kind", "site", "levels", "region", "sex", "age_low", "age_high", "treatment", "outcome", "recurrence", "year",
    ];

    public static readonly IReadOnlyList<string> Claim =
        ["collection", "case_id", "ordinal", "variable", "value", "low", "high", "missing", "state", "source", "place", "quote"];

    private static readonly (string Variable, string Name)[] Treatments = [("radiotherapy", "radiotherapy"), ("chemotherapy", "chemotherapy")];

    /// <summary>The row of a case.</summary>
    public static object?[] RowOf(long collection, KeptCase kept, SearchedCase searched, long? year) =>
    [
        collection, kept.Id, kept.Path, kept.Number, kept.Position, kept.Deleted, kept.Document, searched.Text, .. searched.Columns, year,
    ];

    /// <summary>The row of one of its claims.</summary>
    public static object?[] ClaimRow(long collection, string id, int ordinal, object?[] claim) => [collection, id, (long)ordinal, .. claim];

    /// <summary>What is searched of a case.</summary>
    public static SearchedCase Searched(Case one)
    {
        var answers = new Answers(one);
        var (low, high) = answers.Number("patient.age");
        return new SearchedCase(CaseText.Of(one),
        [
            Plain(one.Label), one.Own, Plain(one.Consent), Plain(one.ExcludedBecause),
            answers.Words("disease"), answers.Words("disease.kind"), answers.Words("disease.site"), answers.Words("lesion.levels"), answers.Words("lesion.region"),
            answers.Words("patient.sex"), low, high, Treatment(answers), answers.Words("status"), answers.Words("recurrence"),
        ], [.. one.Claims.Select(Claimed)]);
    }

    private static object?[] Claimed(Claim claim)
    {
        var (low, high) = Bounds(claim.Value);
        return
        [
            claim.Variable, Plain(claim.Value.ToString()), low, high, (claim.Value as Value.Absent)?.Reason.Id(),
            StateWord(claim.State), Plain(claim.Anchor.Source), Plain(claim.Anchor.Where), Plain(claim.Anchor.Quote),
        ];
    }

    private static string StateWord(ClaimState state) => state switch
    {
        ClaimState.Accepted => "accepted",
        ClaimState.Rejected => "rejected",
        _ => "proposed",
    };

    // "surgery, radiotherapy": what was given, for a facet.
    private static string? Treatment(Answers answers)
    {
        var given = new List<string>();
        if (answers.Words("surgery.extent") is { } extent and not "none") given.Add(extent is "biopsy only" ? "biopsy" : "surgery");
        foreach (var (variable, name) in Treatments)
            if (answers.Words(variable) == "yes") given.Add(name);
        return given.Count == 0 ? null : string.Join(", ", given);
    }

    /// <summary>PostgreSQL's text has no zero character; a search does not miss it.</summary>
    internal static string? Plain(string? words) => words?.Replace('\0', ' ');

    private static (double? Low, double? High) Bounds(Value value) => value switch
    {
        Value.Number n => (n.Low, n.High),
        Value.Length { Duration.Days: var days } => (days.Earliest > -DayRange.Far ? days.Earliest : null, days.Latest < DayRange.Far ? days.Latest : null),
        Value.Size s => (s.Largest, s.Largest),
        _ => (null, null),
    };

    // The answer as a case gives it: accepted first, then the most precise of what agrees; a dispute has no single answer.
    private sealed class Answers(Case one)
    {
        private readonly HashSet<string> _asked = [.. one.Claims.Select(c => c.Variable)];

        public string? Words(string variable) => !_asked.Contains(variable) ? null : one.Answer(variable) switch
        {
            Answer.One { Value: Value.Coded { Term: var term } } => Plain(term.Label ?? term.Words),
            Answer.One a => Plain(a.Value.ToString()),
            Answer.Many { Values: [var first, ..] } => Plain(first.ToString()),
            _ => null,
        };

        public (double? Low, double? High) Number(string variable) =>
            _asked.Contains(variable) && one.Answer(variable) is Answer.One a ? Bounds(a.Value) : (null, null);
    }
}

/// <summary>A case as it will stand in its table.</summary>
internal sealed record KeptCase(string Id, string Path, long Number, long Position, bool Deleted, string Document);

/// <summary>The searched parts of a case: its words, the columns from label to recurrence, and its claims from variable to quote.</summary>
internal sealed record SearchedCase(string Text, object?[] Columns, IReadOnlyList<object?[]> Claims);

/// <summary>A case worked out before the lock is taken: its document, the hash of that, and what is searched.</summary>
/// <param name="Entered">The case.</param>
/// <param name="Written">Its document, unless its rows hold it already.</param>
/// <param name="Sha256">Hash of the document.</param>
/// <param name="Known">What is searched, unless its rows hold it already.</param>
internal sealed record PreparedCase(EnteredCase Entered, string? Written, string Sha256, SearchedCase? Known)
{
    public string Document => Written ?? WhenNew!.DocumentWords;

    /// <summary>Its rows for when it is not there yet, where it is one of very many.</summary>
    public NewCaseRows? WhenNew { get; private init; }

    public SearchedCase Searched => Known ?? CaseColumns.Searched(Entered.Case);

    public static PreparedCase Of(EnteredCase entered)
    {
        var (document, sha256) = CaseDocument.WriteWithHash(entered.Case, entered.File);
        return new PreparedCase(entered, document, sha256, CaseColumns.Searched(entered.Case));
    }

    /// <summary>With its rows for when it is not there yet, and without what they hold: of thousands that wait, each shall hold little.</summary>
    public PreparedCase WithRows(Signature signature, Engine engine, long collection, CopyBuffer room) =>
        this with { Written = null, Known = null, WhenNew = NewCaseRows.Of(this, signature, engine, collection, room) };
}
