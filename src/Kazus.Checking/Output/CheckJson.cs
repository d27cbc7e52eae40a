using System.Text.Json;
using Kazus.Interchange;

namespace Kazus.Checking.Output;

/// <summary>A report as the stable JSON of <c>kazus check --json</c>.</summary>
public static class CheckJson
{
    public static void Write(Utf8JsonWriter json, CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(report);
        json.WriteStartObject();
        json.WriteStartArray("checked");
        foreach (var one in report.Checked)
        {
            json.WriteStartObject();
            json.WriteString("path", one.Path);
            json.WriteStartArray("rules_run");
            foreach (var rule in one.RulesRun) json.WriteStringValue(rule);
            json.WriteEndArray();
            json.WriteStartArray("rules_not_run");
            foreach (var rule in one.RulesNotRun)
            {
                json.WriteStartObject();
                json.WriteString("rule", rule.Rule);
                json.WriteString("why", rule.Why);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (var finding in report.Findings) FindingJson.Write(json, finding);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
