using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>The case section tells that the tumour came back and another part that it stayed away for the whole time; or another part speaks of a return as known of which the case section has no word.</summary>
internal static class ReturnOrNot
{
    public static Finding? In(Manuscript m, Rule rule)
    {
        var events = DiseaseReturn.InCase(m);
        var others = m.Retold.Where(t => t.Part is not (Part.Case or Part.Table)).ToList();
        foreach (var told in others)
        {
            if (events.Count == 0 || m.IsRepeated || DiseaseReturn.StayedAway(told) is not { } denial) continue;
            // Up to a time before the return it is true.
            if (events.Find(e => (e.Where & denial.Where) != 0 && Covers(told, e.Told)) is not { } back || Comeback.Mentioned(told.Text[..denial.Start]) || others.Exists(t => t.Part == told.Part && t != told && Comeback.Mentioned(t.Text))) continue;
            return Say(m, rule, denial, back);
        }
        var free = m.Outcomes.Where(o => o.Part is Part.Case or Part.Abstract && (o.Kind == OutcomeKind.Free || o.IsReturn && !o.Present)).ToList();
        if (free.Count == 0) return null;
        var mentioned = m.In(Part.Case).Any(t => Comeback.Mentioned(t.Text));
        foreach (var told in others)
        {
            if (DiseaseReturn.Known(told) is not { } known || others.Exists(t => t.Part != told.Part && Comeback.Mentioned(t.Text))) continue;
            // The case tells of none there; or of none at that time, when the patient was free.
            var then = free.FindAll(f => f.Part == Part.Case && told.Lengths.Exists(l => l.Grain >= 1 && f.Sentence.Lengths.Exists(x => x.Agrees(l))));
            if (then.Count == 0 && (mentioned && known.Where == Where.Local || events.Exists(e => (e.Where & known.Where) != 0))) continue;
            var against = then.Count > 0 ? then : free;
            return rule.Find(Message(known.Words, m.Document.WhereIs(told.Span(known.Start, known.Size).Start), against[0].Words, m.Document.WhereIs(against[0].Span.Start)), Settle, "outcome.recurrence",
                [m.At(told.Span(known.Start, known.Size), known.Words), m.At(told.Whole), .. against.DistinctBy(f => f.Sentence.Whole).Take(5).Select(f => m.At(f.Sentence.Whole, f.Words))]);
        }
        return null;
    }

    private static bool Covers(Told denial, Told back)
    {
        var until = denial.Lengths.Where(l => l.Grain >= 1).ToList();
        var at = back.Lengths.Where(l => l.Grain >= 1).ToList();
        return until.Count == 0 || at.Count == 0 || until.Max(l => l.Months) >= at.Min(l => l.Months) - 0.5;
    }

    private static Finding Say(Manuscript m, Rule rule, DiseaseReturn one, DiseaseReturn other) =>
        rule.Find(Message(one.Words, m.Document.WhereIs(one.Told.Span(one.Start, one.Size).Start), other.Words, m.Document.WhereIs(other.Told.Span(other.Start, other.Size).Start)), Settle, "outcome.recurrence",
            m.At(one.Told.Span(one.Start, one.Size), one.Words), m.At(one.Told.Whole), m.At(other.Told.Span(other.Start, other.Size), other.Words), m.At(other.Told.Whole));

    private static string Message(string one, string here, string other, string there) => $"{Name}: \"{one}\" in {here}, \"{other}\" in {there}.";

    private const string Name = "The disease after treatment";

    private const string Settle = "Say what was found and when, and say the same everywhere.";
}
