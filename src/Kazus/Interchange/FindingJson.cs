using System.Text.Json;
using Kazus.Checks;

namespace Kazus.Interchange;

/// <summary>Findings as the stable JSON of <c>kazus check</c>: rule, name, severity, variable, message, settle, places.</summary>
public static class FindingJson
{
    /// <summary>Writes one finding.</summary>
    public static void Write(Utf8JsonWriter json, Finding finding)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(finding);
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule);
        json.WriteString("name", finding.Name);
        json.WriteString("severity", finding.Severity.ToString().ToLowerInvariant());
        json.WriteString("variable", finding.Variable);
        if (finding.Case is { } id) json.WriteString("case", id);
        json.WriteString("message", finding.Message);
        json.WriteString("settle", finding.Settle);
        json.WriteStartArray("places");
        foreach (var place in finding.Places) Write(json, place);
        json.WriteEndArray();
        if (finding.Dismissed is { } dismissed)
        {
            json.WriteStartObject("dismissed");
            json.WriteString("reason", dismissed.Reason);
            json.WriteString("by", dismissed.By);
            json.WriteString("on", dismissed.On?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    /// <summary>Writes one place.</summary>
    public static void Write(Utf8JsonWriter json, Place place)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(place);
        json.WriteStartObject();
        json.WriteString("path", place.Path);
        json.WriteString("where", place.Where);
        Number(json, "start", place.Start);
        Number(json, "end", place.End);
        Number(json, "line", place.Line);
        if (place.Column is { } column) json.WriteNumber("column", column);
        json.WriteString("quote", place.Quote);
        json.WriteString("value", place.Value);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } n) json.WriteNumber(name, n);
        else json.WriteNull(name);
    }
}
