using System.Text.Json.Nodes;
using Kazus.Cases;
using Kazus.Text.Documents;
using Kazus.Time;

namespace Kazus.Text.Claims;

/// <summary>A claim as the JSON of <c>kazus read</c> writes it: offsets in code points, values in the variable's unit.</summary>
public static class ClaimJson
{
    public static JsonObject Write(ProposedClaim claim, CodePoints points)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(points);
        var (value, unit, low, high) = Parts(claim.Value);
        var span = points.FromUtf16(claim.Span);
        var json = new JsonObject
        {
            ["variable"] = claim.Variable, ["patient"] = claim.Patient, ["value"] = value, ["unit"] = unit, ["low"] = low, ["high"] = high,
            ["start"] = span.Start, ["end"] = span.End, ["quote"] = claim.Quote, ["where"] = claim.Where, ["confidence"] = Math.Round(claim.Confidence, 3), ["rule"] = claim.Rule,
        };
        if (claim.Lesion is not null) json["lesion"] = claim.Lesion;
        if (claim.At is not null) json["at"] = new JsonObject { ["words"] = claim.At.Words, ["low_days"] = claim.At.Days.Earliest, ["high_days"] = claim.At.Days.Latest };
        if (claim.Study is not null) json["study"] = claim.Study;
        return json;
    }

    /// <summary>Value, unit and interval as numbers and words.</summary>
    internal static (JsonNode? Value, string? Unit, double? Low, double? High) Parts(Value value) => value switch
    {
        Value.Number n => (n.Amount, n.Unit, n.Low, n.High),
        Value.Length l => (Math.Round(l.Duration.In(TimeUnit.Month), 2), "mo", Months(l.Duration.Days.Earliest), Months(l.Duration.Days.Latest)),
        Value.Size s => (s.Largest, "mm", s.Millimetres.Min(), s.Millimetres.Max()),
        Value.Choice c => (c.Answer, null, null, null),
        Value.Coded c => (c.Term.Words, null, null, null),
        Value.Levels l => (l.Extent.ToString(), null, null, null),
        Value.Stain s => (Stain(s), null, null, null),
        Value.Scale s => (new JsonObject { ["scale"] = s.Name, ["reading"] = s.Reading, ["of"] = s.Of }, null, null, null),
        _ => (value.ToString(), null, null, null),
    };

    private static JsonObject Stain(Value.Stain stain)
    {
        var json = new JsonObject { ["marker"] = stain.Marker, ["result"] = stain.Result };
        if (stain.Extent is not null) json["extent"] = stain.Extent;
        return json;
    }

    private static double? Months(int days) => Math.Abs(days) >= DayRange.Far ? null : Math.Round(days / TimeUnits.DaysPerMonth, 2);
}
