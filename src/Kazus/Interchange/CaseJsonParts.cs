using System.Text.Json;
using Kazus.Cases;
using Kazus.Provenance;
using Kazus.Terms;
using Kazus.Time;
using static Kazus.Interchange.JsonFields;

namespace Kazus.Interchange;

/// <summary>Reads events, lesions and statements of time, each in one pass over its object.</summary>
internal static class CaseJsonParts
{
    public static CaseEvent Event(ref Utf8JsonReader json)
    {
        MustBeObject(json, "event");
        string? id = null, type = null, what = null, lasting = null, lesion = null, finding = null, shown = null;
        IReadOnlyList<TimeStatement> when = [];
        IReadOnlyList<Anchor> anchors = [];
        while (Next(ref json))
            if (json.ValueTextEquals("id"u8)) id = Words(ref json);
            else if (json.ValueTextEquals("type"u8)) type = Words(ref json);
            else if (json.ValueTextEquals("what"u8)) what = Words(ref json);
            else if (json.ValueTextEquals("when"u8)) when = Items(ref json, Time);
            else if (json.ValueTextEquals("lasting"u8)) lasting = Words(ref json);
            else if (json.ValueTextEquals("lesion"u8)) lesion = Words(ref json);
            else if (json.ValueTextEquals("finding"u8)) finding = Words(ref json);
            else if (json.ValueTextEquals("shown"u8)) shown = Words(ref json);
            else if (json.ValueTextEquals("anchors"u8)) anchors = Items(ref json, Place);
            else PassOver(ref json);
        return new CaseEvent
        {
            Id = id ?? throw new JsonException("An event has an id."),
            Kind = Enum.TryParse<EventKind>(type, ignoreCase: true, out var kind) ? kind : EventKind.Other,
            What = what ?? "",
            When = when,
            Lasting = lasting is null ? null : DurationWords.Parse(lasting),
            Lesion = lesion,
            Finding = finding,
            Shown = shown,
            Anchors = anchors,
        };
    }

    public static Lesion Lesion(ref Utf8JsonReader json)
    {
        MustBeObject(json, "lesion");
        string? id = null, name = null, levels = null, side = null, kind = null, site = null, parent = null;
        var anchor = new AnchorFields();
        while (Next(ref json))
            if (json.ValueTextEquals("id"u8)) id = Words(ref json);
            else if (json.ValueTextEquals("name"u8)) name = Words(ref json);
            else if (json.ValueTextEquals("levels"u8)) levels = Words(ref json);
            else if (json.ValueTextEquals("side"u8)) side = Words(ref json);
            else if (json.ValueTextEquals("kind"u8)) kind = Words(ref json);
            else if (json.ValueTextEquals("site"u8)) site = Words(ref json);
            else if (json.ValueTextEquals("parent"u8)) parent = Words(ref json);
            else if (!anchor.Take(ref json)) PassOver(ref json);
        return new Lesion
        {
            Id = id ?? throw new JsonException("A lesion has an id."),
            Name = name ?? "",
            Levels = levels is null ? null : VertebralExtent.Parse(levels),
            Side = side,
            Kind = kind,
            Site = site is null ? null : Term.Plain(site),
            Parent = parent,
            Anchor = anchor.IsThere ? anchor.Anchor : null,
        };
    }

    public static TimeStatement Time(ref Utf8JsonReader json)
    {
        MustBeObject(json, "statement of time");
        string? words = null, from = null;
        int? low = null, high = null;
        var anchor = new AnchorFields();
        while (Next(ref json))
            if (json.ValueTextEquals("words"u8)) words = Words(ref json);
            else if (json.ValueTextEquals("from"u8)) from = Words(ref json);
            else if (json.ValueTextEquals("low_days"u8)) low = Whole(ref json);
            else if (json.ValueTextEquals("high_days"u8)) high = Whole(ref json);
            else if (!anchor.Take(ref json)) PassOver(ref json);
        return new TimeStatement
        {
            Words = words ?? "",
            From = from ?? TimeStatement.DayZero,
            Days = new DayRange(low ?? -DayRange.Far, high ?? DayRange.Far),
            Anchor = anchor.IsThere ? anchor.Anchor : null,
        };
    }

    private static Anchor Place(ref Utf8JsonReader json)
    {
        MustBeObject(json, "place");
        var anchor = new AnchorFields();
        while (Next(ref json))
            if (!anchor.Take(ref json)) PassOver(ref json);
        return anchor.Anchor;
    }
}

/// <summary>The fields of a place, which stand among those of what was read there.</summary>
internal struct AnchorFields
{
    private string? _source;
    private string? _where;
    private string? _quote;
    private int? _start;
    private int? _end;

    /// <summary>True when a source was named.</summary>
    public bool IsThere { get; private set; }

    public readonly Anchor Anchor => new(_source ?? "record", _where, _quote, _start, _end);

    /// <summary>Takes the field whose name was just read, or leaves it to somebody else.</summary>
    public bool Take(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("source"u8))
        {
            _source = Words(ref json);
            IsThere = true;
        }
        else if (json.ValueTextEquals("where"u8)) _where = Words(ref json);
        else if (json.ValueTextEquals("quote"u8)) _quote = Words(ref json);
        else if (json.ValueTextEquals("start"u8)) _start = Whole(ref json);
        else if (json.ValueTextEquals("end"u8)) _end = Whole(ref json);
        else return false;
        return true;
    }
}
