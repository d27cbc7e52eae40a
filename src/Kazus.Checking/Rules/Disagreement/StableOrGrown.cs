using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>The abstract, the conclusion or the own row says that what was left of the tumour has stayed as it was, and the case section that it grew: "the remnant has been stable for 39 months", "at 26 months it had grown to 14 mm".</summary>
internal static partial class StableOrGrown
{
    public static Finding? Disagrees(Manuscript m)
    {
        if (m.IsRepeated) return null;
        var grown = m.In(Part.Case).Where(t => t.Whole.Start > m.FirstTreatment && !t.OfHistory).SelectMany(t => Grown().AllIn(t.Text).Where(g => !Denied().IsMatch(t.Text[..g.Index]) && !t.OfRelative(g.Index)).Select(g => (Told: t, Words: g))).ToList();
        if (grown.Count == 0) return null;
        var cells = m.OwnRows.SelectMany(r => r.Cells).Select(c => new Told(Part.Table, c.Cell.Plain, 0));
        foreach (var part in m.In(Part.Abstract, Part.Conclusion).Concat(cells).GroupBy(t => t.Part))
        {
            // A part that tells of the growth as well tells of a time after or before it.
            if (part.Any(t => Grown().IsIn(t.Text) || Comeback.Mentioned(t.Text) || TreatedAgain().IsIn(t.Text))) continue;
            foreach (var told in part)
            {
                if (Stable().FirstIn(told.Text) is not { Success: true } stable || Unreal().IsMatch(told.Text[..stable.Index]) || Until().IsMatch(told.Text[(stable.Index + stable.Length)..])) continue;
                var (at, words) = grown[0];
                // Stable for less time than passed before it grew.
                if (told.Lengths.Count > 0 && at.Lengths.Count > 0 && told.Lengths.Max(l => l.Months) < at.Lengths.Min(l => l.Months)) continue;
                return m.Soften(Kz311CameBack.Rule).Find($"\"{stable.Value}\" in {m.Document.WhereIs(told.Span(stable).Start)}; \"{words.Value}\" in {m.Document.WhereIs(at.Span(words).Start)}.", "Say what became of the remnant, and say the same everywhere.", "outcome.progression",
                    m.At(told.Span(stable), stable.Value), m.At(told.Whole), m.At(at.Span(words), words.Value), m.At(at.Whole));
            }
        }
        return null;
    }

    private const string Rest = @"(?:remnants?|residu(?:e|um|al (?:tumou?r|disease|mass|lesion|nodule))|remaining (?:tumou?r|lesion|nodule|disease|mass)|rest)";

    [GeneratedRegex(@"\b" + Rest + @"\b[^.;]{0,40}?\b(?:(?:is|was|has been|had been|has remained|remained|remains|stayed|has stayed) (?:\p{L}+ly )?(?:stable|unchanged|the same|of the same size)|(?:has not|did not|had not|has never) (?:grown|grow|changed|change|progressed|enlarged?)|without (?:any )?(?:growth|change|progression))\b|\bstable " + Rest + @"\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stable();

    [GeneratedRegex(@"\b(?:" + Rest + @"|it|which)\b[^.;,]{0,40}?\b(?:had grown|has grown|grew|had enlarged|enlarged|increased (?:in size|from|to)|had increased|progressed|had progressed|had doubled|doubled)\b|\b(?:growth|progression|enlargement|regrowth) of the (?:\p{L}+ )?" + Rest + @"\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Grown();

    [GeneratedRegex(@"\b(?:no|not|without|never|neither|nor|if|whether|should|(?-i:may)|might|would|could|until|unless|in case of)\b[^.;]{0,60}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Denied();

    [GeneratedRegex(@"\b(?:if|whether|should|(?-i:may)|might|would|could|can|patients|series|usually|often)\b[^.;]{0,60}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unreal();

    [GeneratedRegex(@"^[^.;]{0,40}\b(?:until|after (?:the )?(?:radio\w+|re-?operation|second|stereotactic|gamma)|at first|then|thereafter|since (?:the )?(?:radio|second))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Until();

    [GeneratedRegex(@"\b(?:re-?operat\w+|re-?resect\w+|second (?:operation|resection|surgery)|salvage)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TreatedAgain();
}
