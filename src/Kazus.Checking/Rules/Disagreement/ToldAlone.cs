using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>A return of the tumour, or a death, that the abstract, the discussion, the conclusion or the own row tells as a fact, of which no other part has a word while they say the contrary.</summary>
internal static partial class ToldAlone
{
    public static Finding? In(Manuscript m)
    {
        var well = m.Outcomes.Where(o => o.Part is Part.Case or Part.Abstract or Part.Conclusion or Part.Table && (o.Kind is OutcomeKind.Free or OutcomeKind.Alive || o.IsReturn && !o.Present)).ToList();
        if (well.Count == 0) return null;
        foreach (var part in new[] { Part.Abstract, Part.Discussion, Part.Conclusion })
        {
            var free = well.Where(o => o.Part != part && o.Kind != OutcomeKind.Alive).ToList();
            foreach (var told in m.In(part))
            {
                if (part == Part.Discussion && !told.SpeaksOfOwn) continue;
                // Where the part itself ends well, that the others end well is no word against it.
                var against = EndsFree(m, told) ? free.FindAll(o => o.IsReturn) : free;
                if (against.Count > 0 && !Comeback.IsWhyPatientCame(m, told) && Returned(told) is { } back && !Others(m, part).Any(t => Comeback.Mentioned(t.Text))) return Say(m, told, back, against, "outcome.recurrence");
                if (Died(told) is { } death && well.Exists(o => o.Part != part) && !Others(m, part).Any(t => DeathTold().Matches(t.Text).Any(d => !t.OfRelative(d.Index)))) return Say(m, told, death, [.. well.Where(o => o.Part != part)], "outcome.status");
            }
        }
        return OwnRow(m, well);
    }

    // "A node metastasis appeared after two years and was removed. She is free of disease."
    private static bool EndsFree(Manuscript m, Told told) => m.Outcomes.Any(o => o.Part == told.Part && o.Kind == OutcomeKind.Free && o.Sentence.Whole.Start > told.Whole.Start);

    private static Finding? OwnRow(Manuscript m, List<Outcome> well)
    {
        var free = well.Where(o => o.Part != Part.Table && o.Kind != OutcomeKind.Alive).ToList();
        if (free.Count == 0 || m.Outcomes.FirstOrDefault(o => o is { Part: Part.Table, Present: true } && o.IsReturn) is not { } row || Others(m, Part.Table).Any(t => Comeback.Mentioned(t.Text))) return null;
        return Kz302OutcomesDisagree.Rule.Find($"\"{row.Words}\" in {m.Document.WhereIs(row.Span.Start)}; \"{free[^1].Words}\" in {m.Document.WhereIs(free[^1].Span.Start)}.", Settle, "outcome.recurrence", [m.At(row.Span, row.Words), .. free.DistinctBy(o => o.Sentence.Whole).Take(6).Select(o => m.At(o.Sentence.Whole, o.Words))]);
    }

    private const string Settle = "Say what became of the patient, and say the same everywhere.";

    private static Finding Say(Manuscript m, Told told, Match words, List<Outcome> against, string variable) =>
        Kz302OutcomesDisagree.Rule.Find($"\"{words.Value}\" in {m.Document.WhereIs(told.Span(words).Start)}; \"{against[^1].Words}\" in {m.Document.WhereIs(against[^1].Span.Start)}.", Settle, variable, [m.At(told.Span(words), words.Value), m.At(told.Whole), .. against.DistinctBy(o => o.Sentence.Whole).Take(6).Select(o => m.At(o.Sentence.Whole, o.Words))]);

    private static IEnumerable<Told> Others(Manuscript m, Part part) => m.Told.Where(t => t.Part != part && (t.Part != Part.Introduction || t.SpeaksOfOwn));

    // "who relapsed locally", "had a local recurrence", "lung metastases appeared": a fact of the patient, neither denied nor supposed.
    private static Match? Returned(Told told)
    {
        if (!Person().IsIn(told.Text) && !told.Lengths.Exists(l => l.Grain >= 1)) return null;
        foreach (Match word in Fact().AllIn(told.Text))
        {
            var from = Math.Max(told.Text.LastIndexOfAny([';', ':'], word.Index), Math.Max(0, word.Index - 80));
            if (told.OfRelative(word.Index) || Unreal().IsMatch(told.Text[from..word.Index]) || Unreal().IsMatch(word.Value) || UnrealAfter().IsMatch(told.Text[(word.Index + word.Length)..]) || Comeback.IsHarmless(told.Text)) continue;
            return word;
        }
        return null;
    }

    private static Match? Died(Told told) => Death().FirstIn(told.Text) is { Success: true } death && !told.OfRelative(death.Index) && !Unreal().IsMatch(told.Text[..death.Index]) ? death : null;

    [GeneratedRegex(@"\b(?:s?he|her|his|patient|our|woman|man|boy|girl|child|infant)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Person();

    [GeneratedRegex(@"\b(?:recurred|relapsed|regrew|came back|had come back|reappeared)\b|\b(?:had|developed|suffered|experienced|showed|with|saw|revealed|found) (?:an? |the |two |three |several |multiple |early |late |first |further )*(?:(?:local|locoregional|regional|nodal|distant|lymph node|lung|pulmonary|liver|hepatic|bone|brain|pleural|peritoneal|cutaneous|spinal|drop|in-transit) )*(?:recurrences?|relapses?|metastas[ei]s|regrowth)\b|\b(?:recurrences?|relapses?|metastas[ei]s|regrowth) (?:[^.;,]{0,40} )?(?:appeared|developed|occurred|was (?:found|seen|noted|detected|diagnosed|removed|resected|excised|treated|irradiated)|were (?:found|seen|noted|detected|diagnosed|removed|resected|treated)|followed|arose|became (?:visible|evident|manifest))\b|\b(?:treated for|died of|after) (?:an? |the |her |his )?(?:local |distant |late |early |lung |pulmonary |liver )*(?:recurrence|relapse|metastas[ei]s)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Fact();

    [GeneratedRegex(@"\b(?:no|not|without|neither|nor|never|none|free|(?-i:may)|might|can|could|should|would|must|if|whether|risk|rate|prevent\w*|avoid\w*|spared|exclud\w+|against|before|until|suspected|in case of|chance|probability|detect|possible|patients|others|usually|often|studies|literature|reports?|series|cases|those|unlike|in contrast to|most|many|some)\b[^;:]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unreal();

    [GeneratedRegex(@"^[^.;]{0,60}\b(?:(?:did|has|have|was|were|could|can|(?-i:may)|might|would|is|are) (?:not|never|be)\b|was excluded|ruled out|is (?:common|rare|frequent)|are (?:common|rare|frequent))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UnrealAfter();

    [GeneratedRegex(@"\b(?:(?:our|the|this|the present) (?:own )?(?:patient|man|woman|boy|girl|child)(?:,? (?:who|too|however),?)?|s?he|who)(?: (?:has|had|eventually|finally|later|then|unfortunately|nevertheless))* (?:died|succumbed|passed away)\b|\b(?:our patient|her|his|the patient)(?:['’]s)? death\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Death();

    [GeneratedRegex(@"\b(?:died|dead|death|deceased|succumbed|passed away|fatal\w*|demise|autopsy|hospice)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DeathTold();
}
