using System.Text.Json;
using Kazus.Cases;
using Kazus.Cli.Output;
using Kazus.Cli.Survival;
using Kazus.Evidence;
using Kazus.Interchange;
using Kazus.Statistics;

namespace Kazus.Cli.Casebooks;

/// <summary>The JSON of <c>kazus pool</c>.</summary>
internal static class PoolJson
{
    internal static void Write(Utf8JsonWriter json, Casebook casebook, PooledSurvival pool)
    {
        json.WriteStartObject();
        json.WriteString("endpoint", pool.Endpoint.ToString().ToLowerInvariant());
        json.WriteString("clock", pool.Clock ?? "any");
        json.WriteNumber("n", pool.Included.Count);
        json.WriteNumber("events", pool.Included.Count(p => p.Event));
        json.WriteNumber("horizon", pool.Horizon);
        if (pool.AtHorizon is { } at) Point(json, "at_horizon", at);
        else json.WriteNull("at_horizon");
        json.WriteStartObject("clocks");
        foreach (var (clock, count) in pool.Clocks) json.WriteNumber(clock, count);
        json.WriteEndObject();
        json.List("included", pool.Included, p =>
        {
            Patient(json, casebook, p.Case);
            json.WriteNumber("months", p.Months);
            json.WriteBoolean("event", p.Event);
            json.WriteString("clock", p.Clock);
            json.WriteBoolean("disputed", p.Disputed);
            json.WriteStartArray("claims");
            foreach (var claim in p.Claims) CaseJson.Claim(json, claim);
            json.WriteEndArray();
        });
        json.List("excluded", pool.LeftOut, o =>
        {
            Patient(json, casebook, o.Case);
            json.WriteString("reason", o.Reason);
        });
        json.List("groups", pool.Curves, c => Curve(json, c));
        json.List("sensitivity", pool.Sensitivity, f =>
        {
            Patient(json, casebook, f.Patient.Case);
            json.WriteBoolean("event", f.Patient.Event);
            json.WriteBoolean("disputed", f.Patient.Disputed);
            Point(json, "reversed", f.Reversed);
            json.Number("change", f.Change);
        });
        json.List("series", casebook.Series, s =>
        {
            json.WriteString("source", s.Source);
            json.WriteString("patients", s.Patients);
            json.WriteString("what", s.What);
            json.WriteString("outcome", s.Outcome);
            json.WriteString("statistic", s.Statistic);
        });
        json.WriteEndObject();
    }

    private static void Patient(Utf8JsonWriter json, Casebook casebook, Case one)
    {
        json.WriteString("case", one.Id);
        json.WriteString("label", ComparisonTable.Label(casebook, one));
    }

    private static void Point(Utf8JsonWriter json, string name, CurvePoint point)
    {
        json.WriteStartObject(name);
        json.Number("time", point.Time);
        json.Number("n_risk", point.AtRisk);
        json.Number("surv", point.Survival);
        json.Number("std_err", point.StandardError);
        json.Number("lower", point.Lower);
        json.Number("upper", point.Upper);
        json.WriteEndObject();
    }

    private static void Curve(Utf8JsonWriter json, SurvivalCurve curve)
    {
        CurveJson.Steps(json, curve);
        CurveJson.Median(json, curve);
    }
}
