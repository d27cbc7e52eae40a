using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>A number of the own patient that the case section does not have, while it has another of its kind about what may be the same thing.</summary>
internal static class Kz321NumberNotInCase
{
    public static Rule Rule { get; } = new("KZ321", "number-not-in-case", Severity.Warning, "value-disagrees", Check) { WhyNot = Manuscript.UnlessOfOne, IsGeneral = true };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var already = m.Measured.SelectMany(f => f.Places).Select(p => (p.Start, p.End)).ToHashSet();
        foreach (var (one, twin) in LikeNumbers.Of(m))
        {
            // "Eight courses, three of methotrexate and five of dactinomycin"
            if (one.Kind is "cycle" or "course" or "dose" or "fraction" or "infusion" or "injection" or "session" && m.In(Part.Case).Any(t => t.Text.Contains(one.Kind, StringComparison.OrdinalIgnoreCase) && t.Numbers.Exists(n => n.Value == one.Number))) continue;
            var place = m.At(one.Span, one.Words);
            if (already.Contains((place.Start, place.End))) continue;
            yield return Rule.Find($"{one.Words} in {m.Document.WhereIs(one.Span.Start)} is not in the case section, which has {twin.Words}.", "Look it up in the record; correct the one that is wrong, or tell both.", "number." + one.Kind,
                place, m.At(one.Sentence.Whole), m.At(twin.Span, twin.Words), m.At(twin.Sentence.Whole));
        }
    }
}
