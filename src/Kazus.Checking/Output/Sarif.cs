using System.Text.Json;
using Kazus.Checks;

namespace Kazus.Checking.Output;

/// <summary>A report in SARIF 2.1.0 (OASIS), which code hosts show as annotations beside the lines.</summary>
public static class Sarif
{
    public static void Write(Utf8JsonWriter json, CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(report);
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        Tool(json, report);
        json.WriteString("columnKind", "unicodeCodePoints");
        json.WriteStartArray("results");
        foreach (var finding in report.Findings) Result(json, finding);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Tool(Utf8JsonWriter json, CheckReport report)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "Kazus");
        json.WriteStartArray("rules");
        foreach (var used in report.Findings.Select(f => (f.Rule, f.Name)).Distinct().OrderBy(r => r.Rule, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("id", used.Rule);
            json.WriteString("name", used.Name);
            if (RuleBook.Find(used.Rule) is { } rule)
            {
                Text(json, "shortDescription", rule.Title.Length > 0 ? rule.Title : rule.Name);
                json.WriteStartObject("defaultConfiguration");
                json.WriteString("level", Level(rule.Severity));
                json.WriteEndObject();
                if (rule.Page.Length > 0)
                {
                    json.WriteStartObject("help");
                    json.WriteString("text", rule.Page);
                    json.WriteString("markdown", rule.Page);
                    json.WriteEndObject();
                }
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Result(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule);
        json.WriteString("level", Level(finding.Severity));
        Text(json, "message", finding.Settle is null ? finding.Message : $"{finding.Message} {finding.Settle}");
        json.WriteStartArray("locations");
        if (finding.Places.Count > 0) Location(json, finding.Places[0], null);
        json.WriteEndArray();
        if (finding.Places.Count > 1)
        {
            json.WriteStartArray("relatedLocations");
            for (var i = 1; i < finding.Places.Count; i++) Location(json, finding.Places[i], i);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void Location(Utf8JsonWriter json, Place place, int? id)
    {
        json.WriteStartObject();
        if (id is { } n) json.WriteNumber("id", n);
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", string.Join('/', place.Path.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString)));
        json.WriteEndObject();
        if (place.Line is not null || place.Start is not null)
        {
            json.WriteStartObject("region");
            if (place.Line is { } line) json.WriteNumber("startLine", line);
            if (place.Start is { } start) json.WriteNumber("charOffset", start);
            if (place is { Start: { } from, End: { } to }) json.WriteNumber("charLength", to - from);
            if (place.Quote is { } quote) Text(json, "snippet", quote);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        if (id is not null || place.Where is not null) Text(json, "message", place.Value is { } value ? $"{place.Where}: {value}" : place.Where ?? "");
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };
}
