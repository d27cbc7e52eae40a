using System.Text.Json;
using Kazus.Cases;
using Kazus.Terms;
using Kazus.Time;

namespace Kazus.Interchange;

/// <summary>
/// Writes a value as the JSON fields <c>value</c>, <c>unit</c>, <c>low</c>, <c>high</c>, <c>text</c>, <c>codes</c> and <c>missing</c>. Numbers are
/// in the variable's unit, lengths of time in months with <c>low_days</c> and <c>high_days</c>. <c>text</c> reads back to the same value.
/// </summary>
public static class ValueJson
{
    /// <summary>Writes the fields into the open object.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="variable">The question.</param>
    /// <param name="value">The answer.</param>
    /// <param name="text">Also write <c>text</c>.</param>
    public static void Write(Utf8JsonWriter json, Variable variable, Value value, bool text = true)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(variable);
        json.WritePropertyName("value");
        switch (value)
        {
            case Value.Number n:
                json.WriteNumberValue(n.Amount);
                json.WriteString("unit", n.Unit);
                json.WriteNumber("low", n.Low);
                json.WriteNumber("high", n.High);
                break;
            case Value.Length { Duration: var d }:
                json.WriteNumberValue(Math.Round(d.In(TimeUnit.Month), 6));
                json.WriteString("unit", "mo");
                json.WriteNumber("low_days", d.Days.Earliest);
                if (d.Days.Latest < DayRange.Far) json.WriteNumber("high_days", d.Days.Latest);
                break;
            case Value.Size s:
                json.WriteStartArray();
                foreach (var mm in s.Millimetres) json.WriteNumberValue(mm);
                json.WriteEndArray();
                json.WriteString("unit", "mm");
                break;
            case Value.Stain s:
                json.WriteStartObject();
                json.WriteString("marker", s.Marker);
                json.WriteString("result", s.Result);
                if (s.Extent is not null) json.WriteString("extent", s.Extent);
                json.WriteEndObject();
                break;
            case Value.Absent a:
                json.WriteNullValue();
                json.WriteString("missing", a.Reason.Id());
                break;
            default:
                json.WriteStringValue(value.ToString());
                break;
        }
        if (value is Value.Coded { Term: { IsKnown: true } term }) Codes(json, term);
        if (text) json.WriteString("text", ValueReading.Write(variable, value));
    }

    private static void Codes(Utf8JsonWriter json, Term term)
    {
        json.WriteString("label", term.Label);
        json.WriteStartArray("codes");
        foreach (var code in term.Codes) json.WriteStringValue(code.ToString());
        json.WriteEndArray();
    }
}
