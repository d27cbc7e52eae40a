using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>One named quantity of the patient, measured at one time, has different values in two parts of the article.</summary>
internal static class Kz313MeasuredTwice
{
    public static Rule Rule { get; } = new("KZ313", "measured-twice", Severity.Error, "value-disagrees", Check) { WhyNot = Manuscript.UnlessOfOne };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var already = m.Measured.SelectMany(f => f.Places).Select(p => (p.Start, p.End)).ToHashSet();
        foreach (var same in m.Told.Concat(OwnRow.Lines(m.Document)).Where(t => t.Part is not (Part.Introduction or Part.Title)).SelectMany(t => Measure.In(t).Concat(DrugDose.In(t))).DistinctBy(x => (x.Told.Whole, x.Start, x.Name)).GroupBy(x => (x.Name, x.Value.Unit)))
        {
            var parts = same.GroupBy(x => x.Told.Part).ToList();
            var reference = parts.Find(p => p.Key == Part.Case)?.ToList() ?? parts[0].ToList();
            foreach (var part in parts.Where(p => p.Key != reference[0].Told.Part))
            {
                if (Odd(part.ToList(), reference) is not { } pair || Elsewhere(m, pair.One, reference[0].Told.Part)) continue;
                if (m.At(pair.One.Told.Span(pair.One.Start, pair.One.Size)) is var place && already.Contains((place.Start, place.End))) continue;
                yield return Rule.Find($"{pair.One.Written}: {pair.One.Words} in {m.Document.WhereIs(pair.One.Told.Whole.Start)}, {pair.Other.Words} in {m.Document.WhereIs(pair.Other.Told.Whole.Start)}.", "Look it up in the record and correct the one that is wrong.", "measure." + same.Key.Name,
                    m.At(pair.One.Told.Span(pair.One.Start, pair.One.Size), pair.One.Words), m.At(pair.Other.Told.Span(pair.Other.Start, pair.Other.Size), pair.Other.Words), m.At(pair.One.Told.Whole), m.At(pair.Other.Told.Whole));
                break;
            }
        }
    }

    // Nothing the one part says of it agrees with anything the other says, and both tell it of the same time.
    private static (Measure One, Measure Other)? Odd(List<Measure> part, List<Measure> reference)
    {
        if (part.Exists(p => reference.Exists(r => r.Value.Agrees(p.Value)))) return null;
        foreach (var one in part)
            if (reference.Where(r => r.Later == one.Later).ToList() is { Count: 1 } twin) return (one, twin[0]);
        return null;
    }

    // A sentence of the other part that names the quantity has the number as well, in a list or in another unit.
    private static bool Elsewhere(Manuscript m, Measure one, Part part) =>
        m.In(part).Any(t => t.Text.Contains(one.Written, StringComparison.OrdinalIgnoreCase) && t.Numbers.Exists(n => Math.Abs(n.Value - one.Value.Number) < 1e-9));
}
