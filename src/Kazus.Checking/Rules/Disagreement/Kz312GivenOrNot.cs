using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>One part of the article says that the patient had a treatment, and another that the patient had not.</summary>
internal static class Kz312GivenOrNot
{
    public static Rule Rule { get; } = new("KZ312", "given-or-not", Severity.Error, "value-disagrees", Check) { WhyNot = Manuscript.UnlessOfOne };

    // "In February 2006 she had undergone mastectomy. Chemotherapy was followed by tamoxifen", of a patient who came in 2020.
    private static bool IsOfYearsBefore(Manuscript m, Told told) =>
        told.Part == Part.Case && (m.Presentation ?? m.Operations.LastOrDefault()) is { } came && m.Dates.LastOrDefault(d => d.Sentence.Part == Part.Case && d.Sentence.Paragraph == told.Paragraph && d.Sentence.Whole.Start <= told.Whole.Start) is { } last && last.Last < came.First - 36;

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var kind in m.Told.Where(t => t.Part is not Part.Legend && !IsOfYearsBefore(m, t)).SelectMany(Given.In).GroupBy(g => g.Kind))
        {
            // A part that has both tells of several courses.
            var parts = kind.GroupBy(g => g.Told.Part).Where(p => p.Select(g => g.Had).Distinct().Count() == 1).ToList();
            var yes = parts.Where(p => p.First().Had && p.Key is Part.Case or Part.Abstract && p.First().Had).ToList();
            var no = parts.Where(p => !p.First().Had).ToList();
            if (yes.Count == 0 || no.Count == 0 || !(yes.Exists(p => p.Key == Part.Case) || no.Exists(p => p.Key == Part.Case))) continue;
            // The case section must say only the one.
            if (kind.Any(g => g.Told.Part == Part.Case) && !parts.Exists(p => p.Key == Part.Case)) continue;
            var not = no[0].First();
            if (not.Phase == "after" && kind.Any(g => g.Had && g.Phase == "before") || yes.SelectMany(p => p).FirstOrDefault(not.Meets) is not { } had) continue;
            yield return m.Soften(Rule).Find($"\"{had.Words}\" in {m.Document.WhereIs(had.Told.Whole.Start)}; \"{not.Words}\" in {m.Document.WhereIs(not.Told.Whole.Start)}.", "Say whether it was given, and say the same everywhere.", "therapy." + kind.Key,
                [m.At(not.Told.Span(not.Start, not.Size), not.Words), m.At(not.Told.Whole), .. yes.SelectMany(p => p).Take(4).Select(g => m.At(g.Told.Whole, g.Words))]);
        }
    }
}
