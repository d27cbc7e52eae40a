using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>The case section tells that the patient died, and another part speaks in the present tense of how the patient is: "our patient, who is still receiving trabectedin".</summary>
internal static partial class SpokenOfAsAlive
{
    public static Finding? In(Manuscript m)
    {
        if (m.Outcomes.LastOrDefault(o => o is { Kind: OutcomeKind.Death, Part: Part.Case }) is not { } death) return null;
        foreach (var part in m.In(Part.Abstract, Part.Discussion, Part.Conclusion).Concat(StillComes(m)).GroupBy(t => t.Part))
        {
            if (part.Any(t => Dead().IsMatch(t.Text))) continue;
            foreach (var told in part.Where(t => t.Part != Part.Discussion || t.SpeaksOfOwn || Still().IsMatch(t.Text)))
                if (Lives().Match(told.Text) is { Success: true } words && !told.OfRelative(words.Index))
                    return Kz302OutcomesDisagree.Rule.Find($"\"{words.Value}\" in {m.Document.WhereIs(told.Span(words).Start)}; \"{death.Words}\" in {m.Document.WhereIs(death.Span.Start)}.", "Say how the patient was at the last contact, and say the same everywhere.", "outcome.status",
                        [m.At(told.Span(words), words.Value), m.At(told.Whole), m.At(death.Span, death.Words), .. m.Outcomes.Where(o => o.Kind == OutcomeKind.Death).Select(o => m.At(o.Sentence.Whole, o.Words))]);
        }
        return null;
    }

    // "She still comes to our department twice a year": nobody else comes there.
    private static IEnumerable<Told> StillComes(Manuscript m) => m.Document.Sections.Where(s => s.Kind == Text.Documents.SectionKind.Discussion).SelectMany(s => s.Paragraphs).SelectMany(p => p.Sentences).Where(s => Still().IsMatch(s.Text)).Select(s => new Told(Part.Discussion, s.Plain, 0));

    [GeneratedRegex(@"^S?[Hh]e (?:still \p{L}+s|continues to \p{L}+)\b[^.;]*\b(?:our|us|this (?:hospital|department|clinic))\b", RegexOptions.CultureInvariant)]
    private static partial Regex Still();

    [GeneratedRegex(@"\b(?:(?:our|this|the|the present) (?:own |young |elderly |old |little )?(?:patient|man|woman|boy|girl|child|infant),?(?: who,?)?|s?he) (?:(?:is|remains)(?: still| now| currently| today)? (?:alive|well|receiving|taking|on \p{L}+|under (?:\p{L}+ )?(?:treatment|therapy|follow|surveillance|observation|review|control)|being (?:followed|treated|observed)|undergoing|in (?:complete |partial )?remission|free of|without|back at|asymptomatic)|(?:attends|goes to|is back (?:at|in)|plays|rides|swims) (?:\p{L}+ )?(?:school|kindergarten|university|classes|work|football|lessons|training|clinic|department|practice)|continues (?:to|on|with)|goes on (?:with|working|living|attending|taking|receiving)|still (?:receives|takes|lives|works|attends|comes|returns|visits|enjoys|walks|needs|uses|drives|plays|goes))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lives();

    /// <summary>Any word of a death.</summary>
    [GeneratedRegex(@"\b(?:died|dead|death|deceased|succumbed|passed away|fatal\w*|demise|autopsy|necropsy)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    internal static partial Regex Dead();
}
