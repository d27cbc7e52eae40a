using System.Globalization;
using Kazus.Cases;
using Kazus.Text.Documents;
using Kazus.Time;

namespace Kazus.Text.Claims;

/// <summary>The events that claims tell of, each told once with every statement of its time.</summary>
internal static class CaseEvents
{
    public static IEnumerable<CaseEvent> Of(Document document, List<ProposedClaim> claims, bool operated)
    {
        var events = new List<CaseEvent>();
        foreach (var claim in claims)
        {
            if (EventOf(document, claim, operated) is not { } happening) continue;
            var known = events.FindIndex(e => Same(e, happening));
            if (known < 0) events.Add(happening with { Id = Id(happening, events) });
            else events[known] = Merged(events[known], happening);
        }
        return events.OrderBy(e => e.When.Count == 0 ? 0 : Middle(e)).ThenBy(e => e.Id, StringComparer.Ordinal);
    }

    private static double Middle(CaseEvent happening)
    {
        var when = happening.When[0];
        return when.From == TimeStatement.Calendar ? -1e6 : Math.Clamp(when.Days.Middle, -1e5, 1e5);
    }

    private static CaseEvent? EventOf(Document document, ProposedClaim claim, bool operated)
    {
        var anchor = DraftCase.AnchorOf(document, claim);
        CaseEvent Make(EventKind kind, string what, TimeStatement? when, string? finding = null) => new()
        {
            Id = "", Kind = kind, What = what, When = when is null ? [] : [when with { Anchor = anchor }], Finding = finding, Anchors = [anchor],
            Shown = claim.Where.EndsWith(" legend", StringComparison.Ordinal) ? claim.Where[..^7] : null,
        };
        return claim.Variable switch
        {
            "history" => Make(claim.Quote.Contains("ectomy", StringComparison.OrdinalIgnoreCase) || claim.Quote.Contains("resect", StringComparison.OrdinalIgnoreCase) || claim.Quote.Contains("fusion", StringComparison.OrdinalIgnoreCase) || claim.Quote.Contains("remov", StringComparison.OrdinalIgnoreCase) ? EventKind.Procedure : EventKind.Other, Plainly(claim.Quote), claim.At),
            "symptom.duration" when claim.Value is Value.Length l => Make(EventKind.Symptom, "onset of symptoms", Before(l.Duration)),
            "surgery" when claim.Value is Value.Text t => Make(EventKind.Procedure, Plainly(claim.Quote), operated && t.Words != "biopsy only" ? Zero("operation") : null, t.Words),
            "imaging" => Make(EventKind.Imaging, claim.Value.ToString(), claim.At),
            "chemotherapy.drug" => Make(EventKind.Drug, claim.Value.ToString(), null),
            "radiotherapy" when claim.Value is Value.Choice { Answer: "yes" } => Make(EventKind.Radiotherapy, "radiotherapy", null),
            "other-therapy" => Make(EventKind.Therapy, claim.Value.ToString(), null),
            "recurrence" when claim.Value is Value.Choice { Answer: "yes" } => Make(EventKind.Recurrence, "recurrence", claim.At),
            "recurrence" when claim.At is not null => Make(EventKind.FollowUp, "follow-up", claim.At, "no recurrence"),
            "followup" when claim.Value is Value.Length l => Make(EventKind.FollowUp, "follow-up", After(l.Duration)),
            "survival.time" when claim.Value is Value.Length l => Make(EventKind.Death, "death", After(l.Duration)),
            _ => null,
        };
    }

    private static TimeStatement Zero(string words) => new() { Words = "day zero", From = TimeStatement.DayZero, Days = DayRange.On(0) };

    private static TimeStatement Before(Duration length) => new() { Words = "-" + Short(length), From = TimeStatement.DayZero, Days = length.Days.Negated() };

    private static TimeStatement After(Duration length) => new() { Words = "+" + Short(length), From = TimeStatement.DayZero, Days = length.Days };

    private static string Short(Duration length) => string.Create(CultureInfo.InvariantCulture, $"{length.Count:0.##} {length.Unit.Symbol()}");

    private static string Plainly(string quote) => string.Join(' ', quote.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Told twice: the same kind with the same words, or the same kind at a time that can be the same.
    private static bool Same(CaseEvent a, CaseEvent b)
    {
        if (a.Kind != b.Kind) return false;
        if (a.Kind is EventKind.Symptom or EventKind.Death) return true;
        if (a.Kind == EventKind.Procedure && a.When.Any(IsZero) && b.When.Any(IsZero)) return true;
        if (a.Kind is EventKind.Procedure or EventKind.Other && !a.When.Any(IsZero) && !b.When.Any(IsZero) && ShareWords(a.What, b.What)) return true;
        if (a.When.Count > 0 && b.When.Count > 0) return a.Kind is not EventKind.Procedure and not EventKind.Other && a.When.Any(x => b.When.Any(y => SameTime(x, y))) && (a.Kind != EventKind.Imaging || a.What[..2] == b.What[..2]);
        return string.Equals(a.What, b.What, StringComparison.OrdinalIgnoreCase);
    }

    // "Six months" and "half a year" are one visit; "six months" and "a year" are two, though a careless year may begin there.
    private static bool SameTime(TimeStatement x, TimeStatement y) =>
        x.From == y.From && x.Days.Overlaps(y.Days) && Math.Abs(x.Days.Middle - y.Days.Middle) <= Math.Max(10, 0.25 * Math.Abs(x.Days.Middle));

    private static readonly HashSet<string> Idle = ["of", "a", "an", "the", "and", "with", "for", "in", "to", "was", "had", "resection", "removal"];

    // One operation in two wordings shares its telling words: "C5-C7 anterior cervical discectomy and fusion".
    private static bool ShareWords(string a, string b) => Telling(a).Intersect(Telling(b)).Count() >= 2;

    private static HashSet<string> Telling(string words) =>
        [.. words.ToLowerInvariant().Split([' ', '-', '\u2013', ',', '/'], StringSplitOptions.RemoveEmptyEntries).Where(w => !Idle.Contains(w))];

    private static bool IsZero(TimeStatement when) => when.From == TimeStatement.DayZero && when.Days == DayRange.On(0);

    private static CaseEvent Merged(CaseEvent known, CaseEvent other) => known with
    {
        What = other.What.Length > known.What.Length && known.Kind == EventKind.Imaging ? other.What : known.What,
        When = [.. known.When, .. other.When.Where(w => !known.When.Any(k => k.Words == w.Words))],
        Finding = known.Finding ?? other.Finding,
        Shown = known.Shown ?? other.Shown,
        Anchors = [.. known.Anchors, .. other.Anchors],
    };

    private static string Id(CaseEvent happening, List<CaseEvent> events)
    {
        var kind = happening.Kind.ToString().ToLowerInvariant();
        var n = events.Count(e => e.Kind == happening.Kind) + 1;
        return $"{kind}-{n.ToString(CultureInfo.InvariantCulture)}";
    }
}
