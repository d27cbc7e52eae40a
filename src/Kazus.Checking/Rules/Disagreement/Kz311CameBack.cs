using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>One part of the article says that the tumour never came back or has not grown, and another tells that it did, before the time the first one covers.</summary>
internal static class Kz311CameBack
{
    public static Rule Rule { get; } = new("KZ311", "came-back", Severity.Error, "outcome-disagrees", Check) { WhyNot = Manuscript.UnlessOfOne };

    private static IEnumerable<Finding> Check(Manuscript m) =>
        (Returned(m) ?? StableOrGrown.Disagrees(m)) is { } finding && !Kz302OutcomesDisagree.Rule.Check(m).Any() ? [finding] : [];

    private static Finding? Returned(Manuscript m)
    {
        var comebacks = Comeback.Of(m);
        if (comebacks.Count == 0) return null;
        foreach (var spared in Spared.Of(m))
        {
            var against = comebacks.Where(c => c.Told.Part != spared.Told.Part && Same(spared.Reach, c) && Clash(m, spared, c)).ToList();
            if (against.Count == 0) continue;
            var first = against.Find(c => c.Told.Part == Part.Case) ?? against[0];
            // A lesion without a word for a return, or a state that may have come after it: likely, not sure.
            var likely = first.Weakly || spared is { State: true, Told.Part: Part.Table };
            return (likely ? Rule with { Severity = Severity.Warning } : m.Soften(Rule)).Find($"\"{spared.Words}\" in {m.Document.WhereIs(spared.Span.Start)}; \"{first.Words}\"{(first.At is { } at ? $" at {at.Say}" : "")} in {m.Document.WhereIs(first.Span.Start)}.", "Say what was found and when, and say the same everywhere.", "outcome.recurrence",
                [m.At(spared.Span, "no recurrence"), m.At(spared.Told.Whole), m.At(first.Told.Whole, "recurrence"), .. against.DistinctBy(c => c.Told.Whole).Take(5).Select(c => m.At(c.Told.Whole, "recurrence"))]);
        }
        return null;
    }

    // A lesion somewhere is no word against "no nodal disease".
    private static bool Same(Reach denied, Comeback told) => denied == Reach.Any || told.Reach == denied || told.Reach == Reach.Any && !told.Weakly;

    private static bool Clash(Manuscript m, Spared spared, Comeback comeback)
    {
        if (spared.Organ is { } organ && !comeback.Told.Text.Contains(organ[..Math.Min(organ.Length, 4)], StringComparison.OrdinalIgnoreCase)) return false;
        var together = spared.Until is { } until && comeback.At is { } at && until.Agrees(at);
        // "Almost four years without recurrence" ended with the one at 46 months.
        if (spared.Told.Part == Part.Discussion && spared.Until is { } lived && comeback.At is { } ended && lived.Rounds(ended)) return false;
        // A row that says "none" under "Metastasis" covers the one that is told, whatever was operated on how often.
        var inRow = spared is { Told.Part: Part.Table, Reach: Reach.Distant, State: false } && comeback is { Weakly: false, Reach: Reach.Distant };
        // "No disease" is how the patient was last, where the case section, or the part that tells of the return, ends so after it.
        if (spared is { State: true, Told.Part: Part.Table } && m.Outcomes.Any(o => (o.Part == Part.Case || o.Part == comeback.Told.Part) && o.Sentence.Whole.Start > comeback.Told.Whole.Start && (o.Kind == OutcomeKind.Free || o is { IsReturn: true, Present: false }))) return false;
        if (m.IsRepeated && !together && !inRow && !Covers(m, spared, comeback) || EndsAfter(m, spared, comeback)) return false;
        // "There is no evidence of disease four years later" may follow a return that was treated.
        if (spared.State && !spared.Throughout && spared.Told.Part != Part.Table && !together) return false;
        if (spared.Told.Part is Part.Case or Part.Legend) return together && comeback.Told.Part is Part.Case or Part.Abstract or Part.Legend && together && !Admits(m, spared);
        // Free of it at 12 months, back at 24.
        if (spared.Until is { } end && comeback.At is { } when && when.Months > end.Months + 0.5) return false;
        if (spared.From is { } from && comeback.Month is { } month && month < from) return false;
        if (spared.Told.Part == Part.Table) return comeback.At is not null || comeback.Month is not null || !Comeback.IsWhatWasTreated(m);
        if (!spared.Throughout && spared.Until is null && spared.Told.Part is not (Part.Abstract or Part.Conclusion or Part.Title)) return false;
        return !Admits(m, spared);
    }

    // After several operations only the calendar tells what a time without disease covers: it ends with the last date of the course.
    private static bool Covers(Manuscript m, Spared spared, Comeback comeback) =>
        spared.Told.Part != Part.Table && spared.Until is { } lasting && comeback.Month is { } month && LastDate(m) is { } last && month <= last && month > last - lasting.Months + 1.5;

    // "Free of tumour for three years after staged surgery": what came before those three years, counted back from the last date, is not denied.
    private static bool EndsAfter(Manuscript m, Spared spared, Comeback comeback) =>
        spared.Until is { } lasting && comeback.Month is { } month && LastDate(m) is { } last && month <= last - lasting.Months + 0.5 * lasting.Grain;

    private static int? LastDate(Manuscript m) => m.Dates.Where(d => d.HasMonth && d.Sentence.Part == Part.Case).Select(d => (int?)d.First).Max();

    // The part that denies it tells of it as well, before the denial: what is denied is a second time.
    private static bool Admits(Manuscript m, Spared spared)
    {
        if (Comeback.Mentioned(spared.Told.Text[..spared.Start])) return true;
        if (spared.Anchored && spared.Told.Part is Part.Discussion or Part.Conclusion && spared.Anchored) return false;
        return m.In(spared.Told.Part).Any(t => t != spared.Told && (t.Part != Part.Discussion && t.Part != Part.Case && t.Part != Part.Legend || t.Paragraph == spared.Told.Paragraph) && t.Whole.Start < spared.Told.Whole.Start && Comeback.Mentioned(t.Text))
            || spared.Told.Part == Part.Abstract && m.In(Part.Abstract).Any(t => t != spared.Told && Comeback.Mentioned(t.Text));
    }
}
