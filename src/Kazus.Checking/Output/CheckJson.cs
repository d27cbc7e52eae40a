using System.Text.Json;
using Kazus.Checking.Guidelines;
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
        json.WriteStartArray("guidelines");
        foreach (var reading in report.Guidelines) Write(json, reading);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, GuidelineReading reading)
    {
        json.WriteStartObject();
        json.WriteString("path", reading.Path);
        json.WriteString("guideline", reading.Guideline.Id);
        json.WriteString("name", reading.Guideline.Name);
        json.WriteString("source", reading.Guideline.Source);
        json.WriteStartArray("items");
        foreach (var judged in reading.Items)
        {
            json.WriteStartObject();
            json.WriteString("item", judged.Item.Number);
            json.WriteString("topic", judged.Item.Topic);
            json.WriteString("asks", judged.Item.Asks);
            json.WriteString("judgement", judged.Judgement.Name());
            json.WriteStartArray("evidence");
            foreach (var place in judged.Evidence) FindingJson.Write(json, place);
            json.WriteEndArray();
            json.WriteString("completes", judged.Completes);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
