using System.Text.Encodings.Web;
using System.Text.Json;
using Kazus.Cases;
using Kazus.Provenance;
using Kazus.Time;

namespace Kazus.Interchange;

/// <summary>
/// A case as one JSON document: everything it holds, and what follows from it (conflicts, time solution). The derived parts are
/// written for readers and left out of account when the document is read back.
/// </summary>
public static class CaseJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document as UTF-8 text.</summary>
    /// <param name="case">The case.</param>
    /// <param name="indented">One key per line, for people; false for storage.</param>
    /// <param name="derived">Also write conflicts and the time solution.</param>
    /// <param name="more">Writes further properties that follow from the case, or null.</param>
    public static byte[] Write(Case @case, bool indented = true, bool derived = true, Action<Utf8JsonWriter>? more = null)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, Options with { Indented = indented })) Write(json, @case, derived, more);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes the document into a larger one.</summary>
    public static void Write(Utf8JsonWriter json, Case @case, bool derived = true, Action<Utf8JsonWriter>? more = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(@case);
        json.WriteStartObject();
        json.WriteString("id", @case.Id);
        Put(json, "label", @case.Label);
        json.WriteBoolean("own", @case.Own);
        Put(json, "day_zero", @case.DayZero);
        Put(json, "consent", @case.Consent);
        Put(json, "excluded", @case.ExcludedBecause);
        Put(json, "note", @case.Note);
        json.WriteStartArray("sources");
        foreach (var source in @case.Sources) json.WriteStringValue(source);
        json.WriteEndArray();
        List(json, "claims", @case.Claims, Claim);
        var solved = derived ? @case.Times() : null;
        List(json, "events", @case.Events, (j, e) => Event(j, e, solved));
        List(json, "lesions", @case.Lesions, Lesion);
        List(json, "day_zero_when", @case.DayZeroWhen, Time);
        if (solved is not null) Derived(json, @case, solved);
        more?.Invoke(json);
        json.WriteEndObject();
    }

    /// <summary>One claim as a JSON object.</summary>
    public static void Claim(Utf8JsonWriter json, Claim claim)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(claim);
        var variable = Variables.Get(claim.Variable);
        json.WriteStartObject();
        json.WriteString("id", claim.Id);
        json.WriteString("variable", claim.Variable);
        ValueJson.Write(json, variable, claim.Value);
        Anchor(json, claim.Anchor);
        json.WriteString("state", claim.State.ToString().ToLowerInvariant());
        json.WriteString("reader", claim.Reader);
        if (claim.ReadAt is { } at) json.WriteString("read_at", at);
        if (claim.Confidence is { } confidence) json.WriteNumber("confidence", confidence);
        Put(json, "lesion", claim.Lesion);
        Put(json, "event", claim.Event);
        if (claim.At is { } time)
        {
            json.WritePropertyName("at");
            Time(json, time);
        }
        Put(json, "note", claim.Note);
        json.WriteEndObject();
    }

    private static void Event(Utf8JsonWriter json, CaseEvent happening, CourseSolution? solved)
    {
        json.WriteStartObject();
        json.WriteString("id", happening.Id);
        json.WriteString("type", happening.Kind.ToString().ToLowerInvariant());
        json.WriteString("what", happening.What);
        if (solved is not null && solved.Ranges.TryGetValue(happening.Id, out var days)) Days(json, days);
        List(json, "when", happening.When, Time);
        Put(json, "lasting", happening.Lasting?.Words);
        Put(json, "lesion", happening.Lesion);
        Put(json, "finding", happening.Finding);
        Put(json, "shown", happening.Shown);
        List(json, "anchors", happening.Anchors, (j, a) =>
        {
            j.WriteStartObject();
            Anchor(j, a);
            j.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Lesion(Utf8JsonWriter json, Lesion lesion)
    {
        json.WriteStartObject();
        json.WriteString("id", lesion.Id);
        json.WriteString("name", lesion.Name);
        Put(json, "levels", lesion.Levels?.Words);
        Put(json, "side", lesion.Side);
        Put(json, "kind", lesion.Kind);
        Put(json, "site", lesion.Site?.Words);
        Put(json, "parent", lesion.Parent);
        if (lesion.Anchor is { } anchor) Anchor(json, anchor);
        json.WriteEndObject();
    }

    private static void Time(Utf8JsonWriter json, TimeStatement time)
    {
        json.WriteStartObject();
        json.WriteString("words", time.Words);
        json.WriteString("from", time.From);
        Days(json, time.Days);
        if (time.Anchor is { } anchor) Anchor(json, anchor);
        json.WriteEndObject();
    }

    private static void Days(Utf8JsonWriter json, DayRange days)
    {
        if (days.Earliest > -DayRange.Far) json.WriteNumber("low_days", days.Earliest);
        else json.WriteNull("low_days");
        if (days.Latest < DayRange.Far) json.WriteNumber("high_days", days.Latest);
        else json.WriteNull("high_days");
    }

    private static void Anchor(Utf8JsonWriter json, Anchor anchor)
    {
        json.WriteString("source", anchor.Source);
        json.WriteString("where", anchor.Where);
        json.WriteString("quote", anchor.Quote);
        Put(json, "start", anchor.Start);
        Put(json, "end", anchor.End);
    }

    private static void Derived(Utf8JsonWriter json, Case @case, CourseSolution solved)
    {
        List(json, "conflicts", @case.Conflicts(), (j, conflict) =>
        {
            j.WriteStartObject();
            j.WriteString("variable", conflict.Variable);
            List(j, "claims", conflict.Claims, (w, c) => w.WriteStringValue(c.Id));
            j.WriteString("settled", conflict.Settled?.Id);
            j.WriteEndObject();
        });
        json.WriteStartObject("times");
        json.WriteBoolean("possible", solved is CourseSolution.Possible);
        List(json, "clashes", (solved as CourseSolution.Clash)?.Sets ?? [], (j, set) =>
        {
            j.WriteStartArray();
            foreach (var statement in set) Time(j, statement);
            j.WriteEndArray();
        });
        json.WriteStartObject("days");
        foreach (var (id, days) in solved.Ranges.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject(id);
            Days(json, days);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void List<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items) write(json, item);
        json.WriteEndArray();
    }

    private static void Put(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    private static void Put(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } n) json.WriteNumber(name, n);
    }
}
