using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>Something that does not change is so in one part of the article and not so in another: the tumour was opened, or removed whole.</summary>
internal static class Kz315SoAndNotSo
{
    public static Rule Rule { get; } = new("KZ315", "so-and-not-so", Severity.Error, "value-disagrees", Check) { WhyNot = Manuscript.UnlessOfOne };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var kind in m.Told.Where(t => t.Part is not (Part.Title or Part.Introduction)).SelectMany(Fact.In).Where(f => f.Name != Fact.Hormones).GroupBy(f => f.Name))
        {
            // A part that says both tells of two times, or of two places.
            var parts = kind.GroupBy(f => f.Told.Part).Where(p => p.Select(f => f.IsSo).Distinct().Count() == 1).Select(p => p.First()).ToList();
            if (parts.Find(f => f.Told.Part == Part.Case) is not { } own || parts.Find(f => f.IsSo != own.IsSo) is not { } other) continue;
            var (yes, no) = own.IsSo ? (own, other) : (other, own);
            yield return Rule.Find($"\"{yes.Words}\" in {m.Document.WhereIs(yes.Told.Whole.Start)}; \"{no.Words}\" in {m.Document.WhereIs(no.Told.Whole.Start)}.", "Look it up in the record and say the same in both.", "fact." + kind.Key,
                m.At(other.Told.Span(other.Start, other.Size), other.Words), m.At(other.Told.Whole), m.At(own.Told.Span(own.Start, own.Size), own.Words), m.At(own.Told.Whole));
        }
    }
}
