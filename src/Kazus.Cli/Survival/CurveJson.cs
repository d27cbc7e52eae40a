using System.Text.Json;
using Kazus.Cli.Output;
using Kazus.Statistics;

namespace Kazus.Cli.Survival;

/// <summary>The fields of a Kaplan-Meier curve, the same wherever a curve is written; a step stands at every distinct observed time.</summary>
internal static class CurveJson
{
    internal static void Steps(Utf8JsonWriter json, SurvivalCurve curve)
    {
        json.WriteString("group", curve.Group);
        json.WriteNumber("n", curve.Observations);
        json.Number("events", curve.EventTotal);
        json.Numbers("time", curve.Times.AsSpan());
        json.Numbers("n_risk", curve.AtRisk.AsSpan());
        json.Numbers("n_event", curve.Events.AsSpan());
        json.Numbers("n_censor", curve.Censored.AsSpan());
        json.Numbers("surv", curve.Survival.AsSpan());
        json.Numbers("std_err", curve.StandardError.AsSpan());
        json.Numbers("lower", curve.Lower.AsSpan());
        json.Numbers("upper", curve.Upper.AsSpan());
    }

    internal static void Median(Utf8JsonWriter json, SurvivalCurve curve)
    {
        json.Number("median", curve.Median.Value);
        json.Number("median_lower", curve.Median.Lower);
        json.Number("median_upper", curve.Median.Upper);
    }
}
