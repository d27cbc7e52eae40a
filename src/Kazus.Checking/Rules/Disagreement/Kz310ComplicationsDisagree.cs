using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>One part says that there were no complications, or that an organ kept its function, and another part tells the contrary.</summary>
internal static partial class Kz310ComplicationsDisagree
{
    public static Rule Rule { get; } = new("KZ310", "complications-disagree", Severity.Error, "outcome-disagrees", Check) { WhyNot = Manuscript.UnlessOfOne };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        if (NoneAtAll(m) is { } none) yield return none;
        // "Without a leak" and "a leak was closed": a complication named in both, which may be another one.
        else if (!m.IsTwofold)
            foreach (var both in m.DeniedAndTold.Where(d => d.Denial.IsComplication))
                yield return Kz322DeniedAndTold.Say(m, Rule, both, "outcome.complications") with { Severity = Severity.Warning };
        if (Function(m) is { } function) yield return function;
        if (Hormones(m) is { } hormones) yield return hormones;
        if (UnionOfBone.Disagrees(m) is { } union) yield return union;
    }

    // "There were no complications" and "a leak was drained".
    private static Finding? NoneAtAll(Manuscript m)
    {
        foreach (var part in new[] { Part.Abstract, Part.Discussion, Part.Conclusion })
        {
            if (First(m, part, None()) is not { } none) continue;
            // Where the case has its own "without complications", it may be about another step.
            if (m.In(Part.Case).SelectMany(t => Happened().Matches(t.Text).Where(h => !Denied().IsMatch(t.Text[..h.Index]) && !t.OfRelative(h.Index)).Select(h => (Told: t, Match: h))).ToList() is not { Count: > 0 } happened || First(m, Part.Case, None()) is not null || First(m, part, Happened()) is not null) continue;
            var (told, what) = happened[0];
            return Rule.Find($"\"{none.Match.Value}\" in {m.Document.WhereIs(none.Told.Span(none.Match).Start)}; \"{what.Value}\" in {m.Document.WhereIs(told.Span(what).Start)}.", "Name the complication in both, or in neither.", "outcome.complications",
                [m.At(none.Told.Span(none.Match)), m.At(none.Told.Whole), m.At(told.Span(what)), .. happened.Take(3).Select(h => m.At(h.Told.Whole))]);
        }
        return null;
    }

    // "Remains dependent on hydrocortisone" and "has taken no steroid since".
    private static Finding? Hormones(Manuscript m)
    {
        var all = m.In(Part.Abstract, Part.Case, Part.Discussion, Part.Conclusion).SelectMany(Reading.Fact.In).Where(f => f.Name == Reading.Fact.Hormones).ToList();
        var parts = all.GroupBy(f => f.Told.Part).Select(p => p.Last()).ToList();
        if (parts.Find(f => f.IsSo) is not { } yes || parts.Find(f => !f.IsSo) is not { } no) return null;
        // Thyroid hormone is not hydrocortisone.
        if (Thyroid().IsMatch(yes.Words) != Thyroid().IsMatch(no.Words)) return null;
        return Rule.Find($"\"{yes.Words}\" in {m.Document.WhereIs(yes.Told.Whole.Start)}; \"{no.Words}\" in {m.Document.WhereIs(no.Told.Whole.Start)}.", "Say what became of it, and say the same everywhere.", "outcome.hormones", m.At(yes.Told.Span(yes.Start, yes.Size), yes.Words), m.At(yes.Told.Whole), m.At(no.Told.Span(no.Start, no.Size), no.Words), m.At(no.Told.Whole));
    }

    [GeneratedRegex(@"\b(?:levo)?thyroxine\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Thyroid();

    private sealed record Fate(Told Told, string Organ, bool Kept, int Start, int Size);

    // "Graft function was lost" and "kidney function was preserved": a whole part of the article says only the one or the other.
    private static Finding? Function(Manuscript m)
    {
        var all = m.In(Part.Abstract, Part.Case, Part.Conclusion).SelectMany(Fates).ToList();
        foreach (var organ in all.GroupBy(f => f.Organ))
        {
            var parts = organ.GroupBy(f => f.Told.Part).Where(g => g.Select(f => f.Kept).Distinct().Count() == 1).Select(g => g.First()).ToList();
            var (kept, lost) = (parts.Find(f => f.Kept), parts.Find(f => !f.Kept));
            if (kept is null || lost is null) continue;
            return Rule.Find($"\"{Words(kept)}\" in {m.Document.WhereIs(kept.Told.Span(kept.Start, kept.Size).Start)}; \"{Words(lost)}\" in {m.Document.WhereIs(lost.Told.Span(lost.Start, lost.Size).Start)}.", "Say what became of it, and say the same everywhere.", "outcome.function",
                [m.At(kept.Told.Span(kept.Start, kept.Size)), m.At(lost.Told.Span(lost.Start, lost.Size)), .. organ.Select(f => m.At(f.Told.Whole)).Take(5)]);
        }
        return null;
    }

    private static IEnumerable<Fate> Fates(Told told)
    {
        foreach (Match match in Kept().AllIn(told.Text))
        {
            if (told.OfRelative(match.Index)) continue;
            var organ = Keys.Stem(match.Groups["organ"].Value);
            // A transplanted kidney is the graft.
            if (organ is "kidney" or "renal" or "allogr" or "graft" or "transp") organ = "graft";
            yield return new(told, organ, !Lost().IsMatch(match.Groups["fate"].Value), match.Index, match.Length);
        }
    }

    private static string Words(Fate fate) => fate.Told.Text.Substring(fate.Start, fate.Size);

    private static (Told Told, Match Match)? First(Manuscript m, Part part, Regex pattern)
    {
        foreach (var told in m.In(part))
            if (pattern.FirstIn(told.Text) is { Success: true } match && !(pattern == Happened() && Denied().IsMatch(told.Text[..match.Index]))) return (told, match);
        return null;
    }

    [GeneratedRegex(@"\b(?:wounds?|incision|anastomos[ie]s|scar|flap|closure|suture line|skin graft|stump) (?:had |has )?healed (?:by (?:first|primary) intention|per primam|primarily|uneventfully|smoothly|undisturbed|without (?:any |a )?(?:disturbance|delay|complications?|problems?|difficult\w+|incident|trouble|leak))\b|\b(?:was spared|escaped|was spared from|did not (?:suffer|have|develop)) (?:this|that|the same) (?:complication|toxicity|side effect)\b|\b(?:no|without(?: any)?|free of) (?:(?:major|serious|significant|postoperative|perioperative|operative|surgical|intraoperative|further|early|late|treatment-related) )*(?:complications?|morbidity)\b|\b(?:no|without(?: any)?) need (?:to return|for (?:a )?return|to go back) to (?:the )?(?:operating )?(?:theatre|theater|room)\b|\buncomplicated (?:postoperative )?(?:course|recovery)\b|\b(?:recovery|course|postoperative period) was uneventful\b|\buneventful (?:recovery|postoperative course)\b|\bwithout (?:any |a single )?(?:untoward|adverse|unwanted) (?:event|incident|occurrence)s?\b|\b(?:recovery|convalescence) was (?:smooth|unremarkable|undisturbed|untroubled)\b|\b(?:undisturbed|untroubled|smooth) (?:post-?operative )?(?:convalescence|recovery|course)\b|\b(?:anastomosis|closure|repair|suture line|staple line|\p{L}+ostomy) (?:has )?(?:remained|stayed|was|proved) (?:water)?tight\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex None();

    [GeneratedRegex(@"\bnecrosis\b[^.;]{0,25}\b(?:had )?(?:demarcated|developed|set in|ensued|had to be (?:excised|removed|debrided))\b|\bwounds? (?:had )?(?:broke|broken|gaped|opened|came apart)(?: down| up)?\b(?! (?:and|to) drain)|\b(?:chest|abdomen|wound|neck|skull|craniotomy|sternum) (?:was|were|had to be) (?:re-?opened|opened again)\b|\bcerebrospinal fluid (?:[\p{L}-]+ ){0,6}leaked\b|\bthrombosis of the (?:[\p{L}-]+ ){1,3}(?:vein|artery|sinus) (?:was|were) (?:treated|found|diagnosed)\b|\b(?:was|were) complicated by\b|\bcomplicat\w+ (?:by|included)\b|\b(?:(?:bile|anastomotic|chyle|lymph|cerebrospinal fluid|CSF|air|urine) leak(?:age)?|(?:pancreatic|enterocutaneous|pharyngocutaneous|biliary|urinary) fistula|re-?operation|re-?exploration|relaparotomy|atrioventricular block|heart block|pulmonary embol\w+|deep vein thrombosis|chylothorax|pneumothorax|h(?:a)?emothorax|chylous ascites|infection of the (?:\p{L}+ )?wound|wound (?:infection|dehiscence|breakdown)|(?:surgical[- ]site|deep|wound) infection|sepsis|pneumonia|stroke|ileus|capillary leak syndrome|tumou?r lysis syndrome|febrile neutropenia|flap (?:necrosis|loss)|h(?:a)?ematoma|seroma|lymphocele|nerve palsy|foot drop|meningitis)\b(?=[^.;]{0,80}\b(?:required|occurred|developed|(?:was|were|had to be) (?:treated|managed|drained|evacuated|found|aspirated|punctured|revised)|resolved|subsided|receded|healed|closed|dried up|ceased|stopped|settled|after|on (?:the )?(?:post|day)))|\b(?:chylous|purulent|bilious) fluid (?:was|were|had to be) (?:drained|aspirated|evacuated|removed)\b|\b(?:showed|revealed|demonstrated|disclosed) an? (?:[\p{L}-]+ ){0,2}(?:leak|fistula|abscess|h(?:a)?ematoma|dehiscence|perforation)\b|\b(?:developed|required|suffered) [^.;]{0,50}?\b(?:leak\w*|fistula|re-?operation|re-?exploration|relaparotomy|pacemaker|embol\w+|thrombosis|infection|sepsis|pneumonia|stroke|ileus|h(?:a)?ematoma|palsy|dehiscence|meningitis|block)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Happened();

    [GeneratedRegex(@"\b(?:no|not|without|neither|nor|never|none|excluded|risk of|(?-i:may)|can|could|should|history of|previous|had had|prophyla\w+|to (?:prevent|avoid)|because of)\b[^.;]{0,50}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Denied();

    [GeneratedRegex(@"\b(?<organ>graft|kidney|renal|hearing|vision|visual|voice|continence|bladder|bowel|sexual|facial nerve|nerve|limb|ovarian|testicular|thyroid|parathyroid|pituitary|hepatic|liver|cardiac|sphincter|swallowing) ?(?:function|acuity)? ?(?<fate>(?:was|were|has been|remained|is|remains) (?:fully |completely |well )?(?:preserved|retained|maintained|stable|intact|spared|saved|lost|impaired|abolished|sacrificed)|failed|had to be removed)\b|\b(?<fate>loss) of (?:the )?(?<organ>graft|hearing|vision|voice|limb|continence)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Kept();

    [GeneratedRegex(@"\b(?:lost|loss|impaired|abolished|sacrificed|failed|removed)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lost();
}
