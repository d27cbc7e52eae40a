using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>A function that the case section leaves as kept and the conclusion, the discussion or the abstract calls lost, or the other way round: sight, hearing, voice, continence, walking, a flap.</summary>
internal static partial class FunctionKept
{
    private sealed record Said(string Function, Told Told, int Start, int Size, bool Kept)
    {
        public string Words => Told.Text.Substring(Start, Size);
    }

    public static Finding? Disagrees(Manuscript m)
    {
        var all = m.Told.Where(t => t.Part is Part.Case or Part.Abstract or Part.Conclusion or Part.Discussion).SelectMany(In).ToList();
        foreach (var function in all.GroupBy(s => s.Function))
        {
            // How the case leaves it.
            var last = function.Where(s => s.Told.Part == Part.Case).MaxBy(s => s.Told.Whole.Start);
            if (last is null || !Ends(m, last)) continue;
            var other = function.FirstOrDefault(s => s.Told.Part != Part.Case && s.Kept != last.Kept && (s.Told.Part == Part.Conclusion || s.Told.Part == Part.Abstract && s.Kept && s.Words.Contains(" both ", StringComparison.Ordinal) || Result().IsMatch(s.Told.Text)));
            // A part that says both tells of two times.
            if (other is null || function.Any(s => s.Told.Part == other.Told.Part && s.Kept == last.Kept)) continue;
            return Kz302OutcomesDisagree.Rule.Find($"\"{last.Words}\" in {m.Document.WhereIs(last.Told.Whole.Start)}; \"{other.Words}\" in {m.Document.WhereIs(other.Told.Whole.Start)}.", "Say how the patient was at the last contact, and say the same everywhere.", "outcome.function",
                m.At(other.Told.Span(other.Start, other.Size), other.Words), m.At(other.Told.Whole), m.At(last.Told.Span(last.Start, last.Size), last.Words), m.At(last.Told.Whole));
        }
        return null;
    }

    // The last paragraphs of the case, or a sentence that dates itself after treatment.
    private static bool Ends(Manuscript m, Said said) =>
        said.Told.Paragraph >= m.In(Part.Case).Select(t => t.Paragraph).DefaultIfEmpty(0).Max() - 1 || Comeback.Later(said.Told) is not null || Result().IsMatch(said.Told.Text);

    private static IEnumerable<Said> In(Told told)
    {
        foreach (var (kept, pattern) in ((bool, Regex)[])[(false, Lost()), (true, Kept())])
            foreach (Match match in pattern.AllIn(told.Text))
            {
                if (told.OfRelative(match.Index) || Unreal().IsMatch(Clause(told.Text[Math.Max(0, match.Index - 60)..match.Index])) || kept && Not().IsMatch(match.Value) || kept && Lost().Matches(told.Text).Any(l => l.Index < match.Index + match.Length && match.Index < l.Index + l.Length)) continue;
                yield return new(Name(match), told, match.Index, match.Length, kept);
            }
    }

    // "There is no tumour, and the bladder has recovered": what is denied stands in the clause before.
    private static string Clause(string before) => Math.Max(before.LastIndexOf(", and ", StringComparison.Ordinal), before.LastIndexOf(", but ", StringComparison.Ordinal)) is >= 0 and var cut ? before[cut..] : before;

    private static string Name(Match match) => match.Groups["walk"].Success ? "walking" : match.Groups["flap"].Success ? "flap" : match.Groups["pads"].Success ? "continence" : match.Groups["cath"].Success ? "bladder" : match.Groups["f"].Value.ToLowerInvariant() switch
    {
        "sight" or "eyesight" or "vision" or "visual acuity" => "sight",
        "bladder function" or "bladder control" or "control of the bladder" or "micturition" or "voiding" => "bladder",
        "bowel function" => "bowel",
        "sphincter function" or "sphincters" => "sphincter",
        "facial paralysis" => "facial palsy",
        "vocal cord paralysis" or "vocal fold palsy" or "vocal fold paralysis" => "vocal cord palsy",
        "double vision" => "diplopia",
        "urinary continence" or "anal continence" or "faecal continence" or "fecal continence" => "continence",
        var other => other,
    };

    private const string Noun = @"(?<f>sight|eyesight|vision|visual acuity|hearing|voice|speech|swallowing|(?:urinary |anal |fa?ecal )?continence|facial (?:nerve )?(?:function|movement|mobility)|smell|fertility|ovarian function|menstruation|erectile function|kidney function|renal function|hand function|bladder function|bladder control|bowel function|sphincter function)(?: (?:of|in) both (?:eyes|ears|hands)| of the \p{L}+ (?:eye|ear|hand|side)| in the \p{L}+ (?:eye|ear|hand)| on the \p{L}+ side)?";

    // What can come back of itself: a function, or the loss of one by its name.
    private const string Recovering = @"(?<f>bladder function|bladder|micturition|bowel function|bowel|sphincter function|sphincters?|foot drop|wrist drop|facial (?:palsy|paralysis|movement|function)|vocal (?:cord|fold) (?:palsy|paralysis)|diplopia|double vision|ptosis|hoarseness|hearing|vision|sight|voice|swallowing|smell|erectile function)(?:, (?:however|unfortunately|though|by contrast),)?";

    [GeneratedRegex(@"(?<cath>\b(?:performs|practises|practices|needs|requires|still uses|depends on|relies on|continues) (?:[\p{L}-]+ ){0,2}(?:self-)?catheteri[sz]ation\b|\bcatheteri[sz]es (?:her|him)self\b|\b(?:has|lives with|keeps) an? (?:permanent|indwelling|suprapubic) catheter\b)|\b" + Recovering + @" (?:has|have) (?:not (?:yet )?|never )(?:recovered|returned|come back|improved|resolved|disappeared)\b|\b" + Noun + @" (?:was|is|has been|had been|were|have been) (?:\p{L}+ly )?(?:reduced to|lost|sacrificed|abolished|destroyed|not (?:preserved|saved|kept|restored|regained))\b|\b" + Noun + @" (?:could not be (?:preserved|saved|kept|restored)|(?:has )?never (?:returned|recovered|came back)|did not (?:return|recover))\b|\b(?:lost|at the (?:cost|price|expense) of|sacrifice of) (?:the |her |his )?" + Noun + @"\b|(?<walk>\b(?:walks? (?:only )?with|relies on|depends on|needs|still uses) (?:an? |two )?(?:walking )?(?:sticks?|frame|crutch\w*|walker|wheelchair|cane|aids?)\b|\b(?:is|was|remains?|remained|became) (?:wheelchair-bound|unable to walk|confined to a wheelchair|in a wheelchair)\b|\b(?:cannot|could not|never) walk(?:ed)?\b)|(?<flap>\bflap (?:was lost|failed|became necrotic|had to be removed|died)\b|\b(?:total |complete )?(?:loss|failure) of the (?:\p{L}+ )?flap\b)|(?<pads>\b(?:is|was|remains?|remained) incontinent\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lost();

    [GeneratedRegex(@"(?<cath>\b(?:voids|urinates|passes urine|empties (?:the|her|his) bladder) (?:normally|freely|spontaneously|completely|without (?:an? |any )?(?:catheter|residual|residue|difficulty))\b|\bno longer (?:needs|requires|uses) (?:an? |the )?(?:[\p{L}-]+ )?catheter\p{L}*)|\b" + Recovering + @" (?:has |have |had )?(?:(?:completely|fully|entirely|wholly) (?:recovered|returned|resolved|disappeared)|(?:recovered|returned|come back|came back|resolved) (?:completely|fully|entirely|wholly|to normal))\b|\b(?:regained|recovered) (?:full |complete |normal )?(?<f>bladder control|control of the bladder)\b|\b" + Noun + @" (?:was|is|has been|had been|were|remains?|remained|has remained|could be)(?: [^.;]{0,45}?)? ?(?:kept|preserved|saved|retained|spared|maintained|intact|unchanged|normal|unimpaired|restored|regained|undisturbed|as (?:it (?:had been|was) )?before|as good as)\b|\b(?:preserv(?:ed|ing)|kept|keeping|retain(?:ed|s|ing)|saved|maintained|regained|recovered) (?:the |her |his )?(?:useful |normal |full )?" + Noun + @"\b|(?<walk>\bwalks? (?:\p{L}+ )?(?:without (?:an? |any )?(?:aids?|stick|crutches|help|support|limp|cane|walking aids?)|unaided|normally|freely|unassisted|independently)\b|\bwalked (?:without (?:an? |any )?(?:aids?|stick|crutches|help|support|limp)|unaided|unassisted|independently)\b)|(?<flap>\bflap (?:healed|survived|took|is viable|was viable|has healed)\b)|(?<pads>\b(?:is|was|remains?|remained) (?:fully )?continent\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Kept();

    [GeneratedRegex(@"\b(?:no|not|without|never|nor|neither|risk|(?-i:may)|might|can|would|should|if|whether|transient\w*|temporar\w*|partial|before|initially|until|at first|others?|had (?:complained|presented))\b[^.;]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unreal();

    [GeneratedRegex(@"\b(?:no|not|never|nor|neither|might|(?-i:may)|partial\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Not();

    [GeneratedRegex(@"\b(?:at (?:the )?(?:last|latest|final)|months? (?:after|later|post)|years? (?:after|later)|at \d+ months|finally|now|still|today|at present|has (?:\p{L}+ly )?(?:recovered|returned|resolved)|after (?:the )?(?:operation|surgery|resection|treatment)|post-?operative(?:ly)?|follow-up)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Result();
}
