using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>One part lets the patient die of the tumour, and another part in remission or of something else: "died of a stroke, free of disease", "died of progressive disease".</summary>
internal static partial class CauseOfDeath
{
    private sealed record Death(Told Told, Match Words, bool OfDisease);

    public static Finding? Disagrees(Manuscript m)
    {
        var deaths = m.In(Part.Abstract, Part.Case, Part.Conclusion).Concat(m.In(Part.Discussion).Where(t => t.SpeaksOfOwn)).SelectMany(In).ToList();
        foreach (var other in deaths.Where(d => d.Told.Part != Part.Case))
        {
            if (deaths.Find(d => d.Told.Part == Part.Case && d.OfDisease != other.OfDisease) is not { } own || deaths.Exists(d => d.Told.Part == Part.Case && d.OfDisease == other.OfDisease) || deaths.Exists(d => d.Told.Part == other.Told.Part && d.OfDisease == own.OfDisease)) continue;
            return Kz302OutcomesDisagree.Rule.Find($"\"{other.Words.Value}\" in {m.Document.WhereIs(other.Told.Span(other.Words).Start)}; \"{own.Words.Value}\" in {m.Document.WhereIs(own.Told.Span(own.Words).Start)}.", "Say what the patient died of, and say the same everywhere.", "outcome.death",
                m.At(other.Told.Span(other.Words), other.Words.Value), m.At(other.Told.Whole), m.At(own.Told.Span(own.Words), own.Words.Value), m.At(own.Told.Whole));
        }
        return null;
    }

    private static IEnumerable<Death> In(Told told)
    {
        if (Comparison().IsIn(told.Text)) yield break;
        foreach (Match words in OfTumour().AllIn(told.Text))
            if (Stands(told, words) && !WithoutIt().IsIn(words.Value)) yield return new(told, words, true);
        foreach (Match words in OfOther().AllIn(told.Text))
            if (Stands(told, words)) yield return new(told, words, false);
    }

    private static bool Stands(Told told, Match words) => !told.OfRelative(words.Index) && !Unreal().IsMatch(told.Text[..words.Index]);

    private const string Died = @"\b(?:died|succumbed|passed away)\b";

    private const string Free = @"(?:in (?:[\p{L}-]+ )?(?:remission|response)|(?:without|with no|free of|free from) (?:any )?(?:(?:evidence|sign|signs) of )?(?:the )?(?:disease|tumou?r|recurrence|relapse|lymphoma|leuka?emia|sarcoma|cancer)|disease-free|tumou?r-free)";

    // "Died of the progressive marrow disease", "succumbed to hepatic metastases"
    [GeneratedRegex(Died + @"(?: (?!without|free|in )[\p{L}\d-]+){0,5} (?:of|from|to|with|due to) (?:the |her |his |its |a |an )?(?:[\p{L}-]+ ){0,3}(?:metastas[ei]s|metastatic disease|progression|relapse|recurrence|sarcomatosis|carcinomatosis|(?:progressive|progressing|relapsed|recurrent|refractory|uncontrolled|disseminated|widespread|advancing) (?:[\p{L}-]+ ){0,2}(?:disease|tumou?r|cancer|lymphoma|leuka?emia|sarcoma|\p{L}{4,}oma)|(?:the|her|his) (?:disease|tumou?r|cancer))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfTumour();

    // "Died of septic shock in continuing remission", "free of disease when she died"
    [GeneratedRegex(Died + @"[^.;]{0,80}?\b" + Free + @"\b|\b" + Free + @" (?:when|until|at the time) (?:s?he|the patient) " + Died + @"|" + Died + @"[^.;]{0,60}? (?:of|from|due to|in) an? (?:unrelated|(?:traffic|road|car|domestic) accident|fall|myocardial infarction|heart attack|(?:ischa?emic )?stroke)\b|" + Died + @"[^.;]{0,60}? (?:of|from) (?:unrelated causes|causes unrelated|old age|ischa?emic heart disease)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfOther();

    [GeneratedRegex(@"\b(?:without|free|not|no|never|unrelated)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WithoutIt();

    [GeneratedRegex(@"\b(?:patients|cases|of \d+|\d+%|et al)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Comparison();

    [GeneratedRegex(@"\b(?:not|never|if|might|would|could|(?-i:may)|whether|who|whose|brother|sister|mother|father|donor)\b[^.;,]{0,50}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unreal();
}
