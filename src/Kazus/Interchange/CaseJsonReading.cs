using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text.Json;
using Kazus.Cases;
using Kazus.Provenance;
using Kazus.Terms;
using Kazus.Time;
using static Kazus.Interchange.JsonFields;

namespace Kazus.Interchange;

/// <summary>Reads a case from the JSON that <see cref="CaseJson"/> writes.</summary>
public static class CaseJsonReading
{
    private const int LongestKnown = 40;
    private const int MostKnown = 8_192;
    private static readonly ConcurrentDictionary<(string Variable, string Text), Value> Known = new();
    private static int _known;

    /// <summary>Reads the document.</summary>
    /// <exception cref="JsonException">The text is not JSON, or not a case.</exception>
    public static Case Read(ReadOnlyMemory<byte> utf8)
    {
        var json = new Utf8JsonReader(utf8.Span);
        json.Read();
        var one = Whole(ref json);
        // Fails where anything follows the case.
        json.Read();
        return one;
    }

    /// <summary>Reads one case out of a larger document.</summary>
    /// <exception cref="JsonException">A required field is missing or of another kind.</exception>
    public static Case Read(JsonElement json)
    {
        var reader = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(json));
        reader.Read();
        return Whole(ref reader);
    }

    /// <summary>Reads one claim.</summary>
    /// <exception cref="JsonException">The variable is unknown or its value cannot be read.</exception>
    public static Claim Claim(JsonElement json)
    {
        var reader = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(json));
        reader.Read();
        return OneClaim(ref reader);
    }

    // Read in one pass: a page shows dozens of cases, and each is read from its document for it.
    private static Case Whole(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject) throw new JsonException("A case is an object with an id.");
        string? id = null, label = null, dayZero = null, consent = null, excluded = null, note = null;
        var own = false;
        IReadOnlyList<string> sources = [];
        IReadOnlyList<Claim> claims = [];
        IReadOnlyList<CaseEvent> events = [];
        IReadOnlyList<Lesion> lesions = [];
        IReadOnlyList<TimeStatement> dayZeroWhen = [];
        while (Next(ref json))
            if (json.ValueTextEquals("id"u8)) id = Words(ref json);
            else if (json.ValueTextEquals("label"u8)) label = Words(ref json);
            else if (json.ValueTextEquals("own"u8)) own = IsTrue(ref json);
            else if (json.ValueTextEquals("day_zero"u8)) dayZero = Words(ref json);
            else if (json.ValueTextEquals("consent"u8)) consent = Words(ref json);
            else if (json.ValueTextEquals("excluded"u8)) excluded = Words(ref json);
            else if (json.ValueTextEquals("note"u8)) note = Words(ref json);
            else if (json.ValueTextEquals("sources"u8)) sources = Items(ref json, Item);
            else if (json.ValueTextEquals("claims"u8)) claims = Items(ref json, OneClaim);
            else if (json.ValueTextEquals("events"u8)) events = Items(ref json, CaseJsonParts.Event);
            else if (json.ValueTextEquals("lesions"u8)) lesions = Items(ref json, CaseJsonParts.Lesion);
            else if (json.ValueTextEquals("day_zero_when"u8)) dayZeroWhen = Items(ref json, CaseJsonParts.Time);
            else PassOver(ref json);
        return new Case
        {
            Id = id ?? throw new JsonException("A case is an object with an id."),
            Label = label,
            Own = own,
            DayZero = dayZero,
            Consent = consent,
            ExcludedBecause = excluded,
            Note = note,
            Sources = sources,
            Claims = claims,
            Events = events,
            Lesions = lesions,
            DayZeroWhen = dayZeroWhen,
        };
    }

    private static Claim OneClaim(ref Utf8JsonReader json)
    {
        MustBeObject(json, "claim");
        string? id = null, asked = null, text = null, term = null, state = null, reader = null, lesion = null, happening = null, note = null;
        IReadOnlyList<string> codes = [];
        DateTimeOffset? readAt = null;
        double? confidence = null;
        TimeStatement? at = null;
        var anchor = new AnchorFields();
        while (Next(ref json))
            if (json.ValueTextEquals("id"u8)) id = Words(ref json);
            else if (json.ValueTextEquals("variable"u8)) asked = Words(ref json);
            else if (json.ValueTextEquals("value"u8)) PassOver(ref json);
            else if (json.ValueTextEquals("text"u8)) text = Words(ref json);
            else if (anchor.Take(ref json)) continue;
            else if (json.ValueTextEquals("state"u8)) state = Words(ref json);
            else if (json.ValueTextEquals("reader"u8)) reader = Words(ref json);
            else if (json.ValueTextEquals("label"u8)) term = Words(ref json);
            else if (json.ValueTextEquals("codes"u8)) codes = Items(ref json, Item);
            else if (json.ValueTextEquals("read_at"u8)) readAt = Moment(ref json);
            else if (json.ValueTextEquals("confidence"u8)) confidence = Number(ref json);
            else if (json.ValueTextEquals("lesion"u8)) lesion = Words(ref json);
            else if (json.ValueTextEquals("event"u8)) happening = Words(ref json);
            else if (json.ValueTextEquals("at"u8)) at = Maybe(ref json, CaseJsonParts.Time);
            else if (json.ValueTextEquals("note"u8)) note = Words(ref json);
            else PassOver(ref json);
        if (Variables.Find(asked ?? "") is not { } variable) throw new JsonException($"'{asked}' is not a variable.");
        return new Claim
        {
            Id = id ?? throw new JsonException("A claim has an id."),
            Variable = variable.Id,
            Value = variable.Kind == ValueKind.Coded ? Coded(variable, text ?? "", term, codes) : Plain(variable, text ?? ""),
            Anchor = anchor.Anchor,
            State = Enum.TryParse<ClaimState>(state, ignoreCase: true, out var known) ? known : ClaimState.Proposed,
            Reader = reader ?? "person",
            ReadAt = readAt,
            Confidence = confidence,
            Lesion = lesion,
            Event = happening,
            At = at,
            Note = note,
        };
    }

    private static Value Coded(Variable variable, string text, string? label, IReadOnlyList<string> codes) =>
        Understood(variable, text, ValueReading.Read(variable, text, w => new Term(w, label, [.. codes.Select(c => Code.Parse(c)).OfType<Code>()])));

    // A term has its codes beside it; every other value is in its words alone, and the same few come in case after case.
    private static Value Plain(Variable variable, string text)
    {
        var key = (variable.Id, text);
        var repeats = text.Length <= LongestKnown;
        if (repeats && Known.TryGetValue(key, out var known)) return known;
        var value = Understood(variable, text, ValueReading.Read(variable, text));
        if (repeats && _known < MostKnown && Known.TryAdd(key, value)) Interlocked.Increment(ref _known);
        return value;
    }

    private static Value Understood(Variable variable, string text, ValueReading.Result read) =>
        read.Value ?? throw new JsonException($"'{text}' was not understood as {variable.Id}: expected {read.Expected}.");
}
