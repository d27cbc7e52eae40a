using System.Text.Json.Nodes;
using Kazus.Cases;
using Kazus.Text.Documents;
using Kazus.Time;

namespace Kazus.Text.Claims;

/// <summary>The events of a draft case as the JSON of <c>kazus read</c> writes them: days from day zero, null where a side is open.</summary>
public static class EventJson
{
    public static IEnumerable<JsonObject> Write(Case draft, int patient, CodePoints points)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(points);
        var days = draft.Times().Ranges;
        foreach (var happening in draft.Events)
        {
            var range = days.GetValueOrDefault(happening.Id, DayRange.Unknown);
            var anchor = happening.Anchors.FirstOrDefault();
            yield return new JsonObject
            {
                ["what"] = happening.What, ["type"] = happening.Kind == EventKind.FollowUp ? "follow-up" : happening.Kind.ToString().ToLowerInvariant(), ["patient"] = patient,
                ["low_days"] = Bound(range.Earliest), ["high_days"] = Bound(range.Latest),
                ["start"] = anchor?.Start is { } start ? points.FromUtf16(start) : null, ["end"] = anchor?.End is { } end ? points.FromUtf16(end) : null,
                ["finding"] = happening.Finding, ["times"] = new JsonArray([.. happening.When.Select(w => (JsonNode?)w.Words)]),
            };
        }
    }

    private static int? Bound(int day) => Math.Abs(day) >= DayRange.Far ? null : day;
}
