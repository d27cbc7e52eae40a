using System.Globalization;
using System.Text;
using Kazus.Cases;
using Kazus.Provenance;
using Kazus.Time;

namespace Kazus.Registry.Writing;

/// <summary>One field of a record: how it is compared, and how it is taken from another record.</summary>
/// <param name="Name">Its name in a message, or "" when the record has but one.</param>
/// <param name="Words">What it says, for comparing and showing; null when it is empty.</param>
/// <param name="Take">The first record with this field of the second.</param>
internal sealed record FieldOf<T>(string Name, Func<T, string?> Words, Func<T, T, T> Take);

/// <summary>The fields that are merged one by one.</summary>
internal static class Fields
{
    public static readonly IReadOnlyList<FieldOf<Case>> Case =
    [
        new("label", c => c.Label, (a, b) => a with { Label = b.Label }),
        new("own", c => c.Own ? "yes" : null, (a, b) => a with { Own = b.Own }),
        new("day zero", c => c.DayZero, (a, b) => a with { DayZero = b.DayZero }),
        new("day zero, when", c => Times(c.DayZeroWhen), (a, b) => a with { DayZeroWhen = b.DayZeroWhen }),
        new("consent", c => c.Consent, (a, b) => a with { Consent = b.Consent }),
        new("excluded", c => c.ExcludedBecause, (a, b) => a with { ExcludedBecause = b.ExcludedBecause }),
        new("note", c => c.Note, (a, b) => a with { Note = b.Note }),
    ];

    // What a person accepts is the value they saw: value, quote and judgement are one field.
    public static readonly IReadOnlyList<FieldOf<Claim>> Claim =
    [
        new("", ClaimWords, (a, b) => a with { Value = b.Value, Anchor = b.Anchor, State = b.State, Reader = b.Reader, ReadAt = b.ReadAt, Confidence = b.Confidence }),
        new("lesion", c => c.Lesion, (a, b) => a with { Lesion = b.Lesion }),
        new("event", c => c.Event, (a, b) => a with { Event = b.Event }),
        new("at", c => c.At?.Words, (a, b) => a with { At = b.At }),
        new("note", c => c.Note, (a, b) => a with { Note = b.Note }),
    ];

    public static readonly IReadOnlyList<FieldOf<CaseEvent>> Event =
    [
        new("kind", e => e.Kind.ToString(), (a, b) => a with { Kind = b.Kind }),
        new("what", e => e.What, (a, b) => a with { What = b.What, Term = b.Term }),
        new("when", e => Times(e.When), (a, b) => a with { When = b.When }),
        new("lasting", e => e.Lasting?.Words, (a, b) => a with { Lasting = b.Lasting }),
        new("lesion", e => e.Lesion, (a, b) => a with { Lesion = b.Lesion }),
        new("finding", e => e.Finding, (a, b) => a with { Finding = b.Finding }),
        new("shown", e => e.Shown, (a, b) => a with { Shown = b.Shown }),
        new("quote", e => e.Anchors.Count == 0 ? null : string.Join('\n', e.Anchors.Select(Anchor)), (a, b) => a with { Anchors = b.Anchors }),
    ];

    public static readonly IReadOnlyList<FieldOf<Lesion>> Lesion =
    [
        new("name", l => l.Name, (a, b) => a with { Name = b.Name }),
        new("site", l => l.Site?.Words, (a, b) => a with { Site = b.Site }),
        new("levels", l => l.Levels?.Words, (a, b) => a with { Levels = b.Levels }),
        new("side", l => l.Side, (a, b) => a with { Side = b.Side }),
        new("kind", l => l.Kind, (a, b) => a with { Kind = b.Kind }),
        new("parent", l => l.Parent, (a, b) => a with { Parent = b.Parent }),
        new("quote", l => l.Anchor is null ? null : Anchor(l.Anchor), (a, b) => a with { Anchor = b.Anchor }),
    ];

    /// <summary>Everything a record says, for telling whether it changed at all.</summary>
    public static string All<T>(T record, IReadOnlyList<FieldOf<T>> fields) => string.Join('\u001f', fields.Select(f => f.Words(record) ?? "\u001e"));

    private static string ClaimWords(Claim c)
    {
        var value = ValueReading.Write(Variables.Get(c.Variable), c.Value);
        var words = new StringBuilder(value);
        if (c.State != ClaimState.Proposed) words.Append(CultureInfo.InvariantCulture, $" ({(c.State == ClaimState.Accepted ? "accepted" : "rejected")})");
        if (c.Anchor.Quote is { } quote && quote != value) words.Append(CultureInfo.InvariantCulture, $" “{quote}”");
        if (c.Anchor.Start is { } start) words.Append(CultureInfo.InvariantCulture, $" at {start}");
        return words.ToString();
    }

    private static string Anchor(Anchor anchor) => anchor.Quote is null ? anchor.ToString() : $"“{anchor.Quote}” ({anchor})";

    private static string? Times(IReadOnlyList<TimeStatement> times) =>
        times.Count == 0 ? null : string.Join("; ", times.Select(t => t.Anchor is null ? t.Words : $"{t.Words} ({t.Anchor})"));
}
