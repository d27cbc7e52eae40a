using System.Text.Json;
using Kazus.Cases;
using Kazus.Provenance;
using Kazus.Terms;
using Kazus.Time;

namespace Kazus.Interchange;

/// <summary>Reads a case from the JSON that <see cref="CaseJson"/> writes.</summary>
public static class CaseJsonReading
{
    /// <summary>Reads the document.</summary>
    /// <exception cref="JsonException">The text is not JSON, or not a case.</exception>
    public static Case Read(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        return Read(document.RootElement);
    }

    /// <summary>Reads one case out of a larger document.</summary>
    /// <exception cref="JsonException">A required field is missing or of another kind.</exception>
    public static Case Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || Words(json, "id") is not { } id) throw new JsonException("A case is an object with an id.");
        return new Case
        {
            Id = id,
            Label = Words(json, "label"),
            Own = json.TryGetProperty("own", out var own) && own.ValueKind == JsonValueKind.True,
            DayZero = Words(json, "day_zero"),
            Consent = Words(json, "consent"),
            ExcludedBecause = Words(json, "excluded"),
            Note = Words(json, "note"),
            Sources = [.. Items(json, "sources").Select(s => s.GetString() ?? "")],
            Claims = [.. Items(json, "claims").Select(Claim)],
            Events = [.. Items(json, "events").Select(Event)],
            Lesions = [.. Items(json, "lesions").Select(Lesion)],
            DayZeroWhen = [.. Items(json, "day_zero_when").Select(Time)],
        };
    }

    /// <summary>Reads one claim.</summary>
    /// <exception cref="JsonException">The variable is unknown or its value cannot be read.</exception>
    public static Claim Claim(JsonElement json)
    {
        if (Variables.Find(Words(json, "variable") ?? "") is not { } variable) throw new JsonException($"'{Words(json, "variable")}' is not a variable.");
        return new Claim
        {
            Id = Words(json, "id") ?? throw new JsonException("A claim has an id."),
            Variable = variable.Id,
            Value = ReadValue(json, variable),
            Anchor = Anchor(json),
            State = Enum.TryParse<ClaimState>(Words(json, "state"), ignoreCase: true, out var state) ? state : ClaimState.Proposed,
            Reader = Words(json, "reader") ?? "person",
            ReadAt = json.TryGetProperty("read_at", out var at) && at.TryGetDateTimeOffset(out var read) ? read : null,
            Confidence = json.TryGetProperty("confidence", out var c) && c.TryGetDouble(out var p) ? p : null,
            Lesion = Words(json, "lesion"),
            Event = Words(json, "event"),
            At = json.TryGetProperty("at", out var time) && time.ValueKind == JsonValueKind.Object ? Time(time) : null,
            Note = Words(json, "note"),
        };
    }

    private static Value ReadValue(JsonElement json, Variable variable)
    {
        var read = ValueReading.Read(variable, Words(json, "text") ?? "", w => Term(json, w));
        return read.Value ?? throw new JsonException($"'{Words(json, "text")}' was not understood as {variable.Id}: expected {read.Expected}.");
    }

    private static Term Term(JsonElement json, string words) =>
        new(words, Words(json, "label"), [.. Items(json, "codes").Select(c => Code.Parse(c.GetString() ?? "")).OfType<Code>()]);

    private static CaseEvent Event(JsonElement json) => new()
    {
        Id = Words(json, "id") ?? throw new JsonException("An event has an id."),
        Kind = Enum.TryParse<EventKind>(Words(json, "type"), ignoreCase: true, out var kind) ? kind : EventKind.Other,
        What = Words(json, "what") ?? "",
        When = [.. Items(json, "when").Select(Time)],
        Lasting = Words(json, "lasting") is { } lasting ? DurationWords.Parse(lasting) : null,
        Lesion = Words(json, "lesion"),
        Finding = Words(json, "finding"),
        Shown = Words(json, "shown"),
        Anchors = [.. Items(json, "anchors").Select(Anchor)],
    };

    private static Lesion Lesion(JsonElement json) => new()
    {
        Id = Words(json, "id") ?? throw new JsonException("A lesion has an id."),
        Name = Words(json, "name") ?? "",
        Levels = Words(json, "levels") is { } levels ? VertebralExtent.Parse(levels) : null,
        Side = Words(json, "side"),
        Kind = Words(json, "kind"),
        Site = Words(json, "site") is { } site ? Terms.Term.Plain(site) : null,
        Parent = Words(json, "parent"),
        Anchor = json.TryGetProperty("source", out _) ? Anchor(json) : null,
    };

    private static TimeStatement Time(JsonElement json) => new()
    {
        Words = Words(json, "words") ?? "",
        From = Words(json, "from") ?? TimeStatement.DayZero,
        Days = new DayRange(Number(json, "low_days") ?? -DayRange.Far, Number(json, "high_days") ?? DayRange.Far),
        Anchor = json.TryGetProperty("source", out _) ? Anchor(json) : null,
    };

    private static Anchor Anchor(JsonElement json) =>
        new(Words(json, "source") ?? "record", Words(json, "where"), Words(json, "quote"), Number(json, "start"), Number(json, "end"));

    private static IEnumerable<JsonElement> Items(JsonElement json, string name) =>
        json.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    private static string? Words(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var n) ? n : null;
}
