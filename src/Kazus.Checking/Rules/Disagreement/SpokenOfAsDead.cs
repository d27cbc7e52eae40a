using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>The case section leaves the patient alive and has no word of a death, and the discussion or the conclusion speaks of one: "given her death from cerebral metastases".</summary>
internal static partial class SpokenOfAsDead
{
    public static Finding? In(Manuscript m)
    {
        if (m.Outcomes.LastOrDefault(o => o is { Kind: OutcomeKind.Free or OutcomeKind.Alive or OutcomeKind.Diseased, Present: true, Part: Part.Case or Part.Abstract }) is not { } alive) return null;
        if (m.In(Part.Case, Part.Abstract).Any(t => SpokenOfAsAlive.Dead().AllIn(t.Text).Any(w => !t.OfRelative(w.Index)))) return null;
        foreach (var told in m.Retold.Where(t => t.Part is Part.Discussion or Part.Conclusion).Concat(OfNobodyElse(m)))
        {
            if (Death().Match(told.Text) is not { Success: true } words || told.OfRelative(words.Index) || Unreal().IsMatch(told.Text[..words.Index])) continue;
            return Kz302OutcomesDisagree.Rule.Find($"\"{words.Value}\" in {m.Document.WhereIs(told.Span(words).Start)}; \"{alive.Words}\" in {m.Document.WhereIs(alive.Span.Start)}.", "Say how the patient was at the last contact, and say the same everywhere.", "outcome.status",
                [m.At(told.Span(words), words.Value), m.At(told.Whole), m.At(alive.Span, alive.Words), .. m.Outcomes.Where(o => o.Kind == alive.Kind && o.Present).DistinctBy(o => o.Sentence.Whole).Take(5).Select(o => m.At(o.Sentence.Whole, o.Words))]);
        }
        return null;
    }

    // "Given her death from metastases", in a paragraph that speaks of no other single person.
    private static IEnumerable<Told> OfNobodyElse(Manuscript m) =>
        m.Document.Sections.Where(s => s.Kind == Text.Documents.SectionKind.Discussion).SelectMany(s => s.Paragraphs).Where(p => Death().IsIn(p.Plain.Text) && !SomeoneElse().IsIn(p.Plain.Text)).SelectMany(p => p.Sentences).Select(s => new Told(Part.Discussion, s.Plain, 0));

    [GeneratedRegex(@"\b(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]he|[Tt]heir|[Ff]irst|[Ss]econd) (?!single )(?:[\p{L}\d-]+ ){0,3}(?:patient|woman|man|girl|boy|child|infant|case|neonate)\b(?! in (?:question|hand))|\b(?:mother|father|sister|brother)\b", RegexOptions.CultureInvariant)]
    private static partial Regex SomeoneElse();

    [GeneratedRegex(@"\b(?:[Hh]er|[Hh]is|[Oo]ur patient['’]s|[Tt]he (?:patient|girl|boy|child|woman|man)['’]s) (?:early |untimely |sudden |later |subsequent )?(?:death|demise)\b|\b[Oo]ur (?:\p{L}+ )?(?:patient|woman|man|girl|boy|child),?(?: who)? (?:had |has )?(?:later |finally |eventually |soon )?(?:died|succumbed|passed away)\b|\b(?:death|demise) of our (?:\p{L}+ )?(?:patient|woman|man|girl|boy|child)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Death();

    [GeneratedRegex(@"\b(?:if|would|might|could|(?-i:may)|risk|fear\w*|threat\w*|prevent\w*|avoid\w*|without|no|not|until|unless)\b[^.;,]{0,40}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unreal();
}
