using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>Holds what every part says of a <see cref="Contrast"/> against the case section.</summary>
internal static partial class Opposed
{
    // How much the things must have in common that two statements are made of.
    private const double SameThing = 1.0;

    // Both are said of the tumour.
    private const double TheTumour = 0.8;

    /// <summary>Statements of other parts of which the case section says the contrary, with what it says: the nearest first.</summary>
    public static IEnumerable<(Saying One, List<Saying> Own)> Find(Manuscript m, bool outcomes)
    {
        foreach (var contrast in m.Sayings.Where(s => s.Contrast.IsOutcome == outcomes && !IsFrozen(s) && !AdmitsOne(s) && !IsOfEarlierIllness(m, s) && !IsOfSampling(s)).GroupBy(s => s.Contrast))
        {
            var own = Own(m, contrast, outcomes);
            if (own.Count == 0) continue;
            var others = contrast.Where(s => s.Told.Part != own[0].Told.Part).ToList();
            foreach (var part in others.GroupBy(s => s.Told.Part))
                foreach (var one in part.Where(s => !s.OnlySupports && !IsKeptSo(s) && !IsOneOfTwo(s) && !(s.Contrast.Name == "way to the tumour" && Kindred.IsGivenUp(s.Told.Text)) && !(outcomes && (IsOfPresentation(s) || s.Told.Part == Part.Case && s.Told.Whole.Start < m.FirstTreatment))))
                {
                    if (m.CameBack && OfTheDisease.Contains(one.Contrast.Name) && !StillDiseased(m, one, own[^1])) continue;
                    if (IsTakenLater(m, one, own) || OfStages.Contains(one.Contrast.Name) && (one.Told.Part == Part.Abstract && Stages().IsMatch(one.Told.Text) || own.Exists(o => o.Told.Part == Part.Abstract && BothWays().IsMatch(o.Told.Text)))) continue;
                    if (OfEveryNerve(one) && own.Find(o => o.Pole != one.Pole && !o.OnlySupports && OfNerve(o)) is { } cut)
                    {
                        yield return (one, [cut]);
                        break;
                    }
                    var twins = own.FindAll(o => !AdmitsOne(o) && Same(m, one, o) && !IsOfAnotherTime(m, one, o) && !IsOfTreated(m, one, o) && !BothHave(one, o) && !IsAcrossReturn(m, one, o) && SameGene(one, o) && !ToldApart.Are(m, one, o) && !IsSeenOnImages(o) && !IsPartRemoved(one, o) && !IsOneOfTwo(o) && !IsOfOtherEye(one, o) && !SameWords(one, o) && !(OfTheDisease.Contains(one.Contrast.Name) && (IsBefore(one, o) || IsBefore(o, one))));
                    if (twins.Count == 0 || !Contradicts(m, one, twins) || !twins.Exists(t => t.Pole != one.Pole && IsOfOneThing(one, t) && !(outcomes && IsOfComing(t)))) continue;
                    // Its part says what the case section says as well: of another thing, or another time.
                    if (part.Any(p => p != one && p.Pole != one.Pole && twins.Exists(t => t.Pole == p.Pole) && Same(m, one, p))) continue;
                    // A third part that says the same as the one: they are two against one, or tell of another time.
                    if (others.Exists(o => o.Told.Part != one.Told.Part && o.Pole == one.Pole && Same(m, one, o) && !(outcomes && IsOfPresentation(o)))) continue;
                    // "Cancer could not be excluded on frozen section": the case section says so as well, beside what else was seen.
                    if (m.In(own[0].Told.Part).Any(one.IsSaidIn)) continue;
                    yield return (one, twins);
                    break;
                }
        }
    }

    // "No other complication occurred" tells that there was one.
    private static bool AdmitsOne(Saying said) => said.Contrast.Name == "complications" && NoOther().IsIn(said.Told.Text);

    [GeneratedRegex(@"\b(?:no|without|nor|any|free of) (?:any )?(?:other|further|additional|more|second)\b[^.;,]{0,30}\b(?:complications?|morbidity|problems?|(?:adverse )?events?|incidents?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoOther();

    // "At first the entire sole was numb"
    [GeneratedRegex(@"\b(?:at first|initially|at the beginning|for the first (?:few )?(?:days|weeks))\b[^.;]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AtFirst();

    // Frozen sections are not the last word on a margin or a grade.
    private static bool IsFrozen(Saying said) => (said.Contrast.Name == "grade" || OfStages.Contains(said.Contrast.Name)) && said.Told.OfFrozenSection && !(said.Told.Text.Contains("positive", StringComparison.Ordinal) && !said.Told.Text.Contains("negative", StringComparison.Ordinal));

    // "Ultrasound showed a thick nerve with preserved bundles": what a picture shows is not what a surgeon left.
    private static bool IsSeenOnImages(Saying said) => said is { Contrast.Name: "kept or removed", Pole: "kept" } && Imaging().IsIn(said.Told.Text, ..said.Start) && SeenKept().IsIn(said.Told.Text, said.Start..);

    [GeneratedRegex(@"\b(?:MRI|CT|imaging|tomography|ultrasound|ultrasonography|sonography|radiographs?|angiography|endoscopy|scans?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Imaging();

    [GeneratedRegex(@"^(?:with |and |but )?(?:an? |the )?(?:preserved|spared) (?![^.;]*\b(?:removed|resected|excised|operation|surgery)\b)\p{L}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SeenKept();

    // "The left eye did not improve", "the right one recovered"
    private static bool IsOfOtherEye(Saying one, Saying own) =>
        one.Contrast.Name == "change of sight" && Eyes(one) is { Count: > 0 } a && Eyes(own) is { Count: > 0 } b && !a.SetEquals(b);

    private static HashSet<string> Eyes(Saying said) => [.. said.Told.Terms.Where(t => t.Lower is "left" or "right").Select(t => t.Lower)];

    // "The upper pole was soft and the lower one hard": the word parts two halves of one thing.
    private static bool IsOneOfTwo(Saying said) => said.Contrast.HasHead && OneBehind().IsMatch(said.Told.Text.AsSpan(said.Start + said.Size));

    [GeneratedRegex(@"^ ones?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OneBehind();

    // "Ray resection kept the hand useful", "kept the trachea free of tumour": how it is, not that it was left.
    private static bool IsKeptSo(Saying said) => said is { Contrast.Name: "kept or removed", Pole: "kept" } && KeptSo().IsIn(said.Told.Text, said.Start..);

    [GeneratedRegex(@"^(?:preservation|conservation|preserving|conserving|preserves|preserved) (?:of )?(?:the |her |his |good |neurological )?(?:function\w*|continence|life|quality)\b|^(?:[\p{L}]+ )?(?:kept|keeps|keeping|held) (?:[\p{L}'’]+ ){0,5}?(?:free|useful|open|patent|clear|dry|stable|alive|well|warm|in check|at bay|under control|continent|mobile|working|usable)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex KeptSo();

    // "Five years after the first resection he consulted for daily headache": how the patient came again, and not how the patient fares.
    private static bool IsOfComing(Saying said) => said.Told.Part == Part.Case && Came().IsIn(said.Told.Text, ..(said.Start + said.Size));

    [GeneratedRegex(@"\b(?:consulted|presented|complained|came|sought \p{L}+|was (?:re)?(?:admitted|referred))\b(?: again| back| to [^.;,]{3,30})? (?:for|with|because of|owing to|of)\b[^.;]{0,60}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Came();

    // What the case section says, or the abstract where it is silent. How the patient was before the treatment is no outcome.
    private static List<Saying> Own(Manuscript m, IEnumerable<Saying> contrast, bool outcomes)
    {
        var own = contrast.Where(s => s.Told.Part == Part.Case && !(outcomes && (s.Told.Whole.Start < m.FirstTreatment || AtFirst().IsIn(s.Told.Text, ..s.Start)))).ToList();
        return own.Count > 0 ? own : [.. contrast.Where(s => s.Told.Part == Part.Abstract)];
    }

    // "In 2011 a breast had been removed; no chemotherapy had been given": what another illness was treated with, more than a year before the patient came.
    private static bool IsOfEarlierIllness(Manuscript m, Saying said) =>
        said.Contrast.Name is "chemotherapy" or "radiotherapy" && said.Told.Part == Part.Case && m.Presentation is { } came && said.Told.Text.Contains(" had ", StringComparison.Ordinal) && m.DatesIn(said.Told).Any(d => d.Last < came.First - 12);

    // "The tumour reached the edges of the chips": a resection for diagnosis leaves the rest.
    private static bool IsOfSampling(Saying said) => (OfStages.Contains(said.Contrast.Name) || said.Contrast.Name == "extent of removal") && Sampling().IsIn(said.Told.Text);

    [GeneratedRegex(@"\bchips\b|\b(?:only|solely|exclusively|purely) for (?:the )?diagnosis\b|\bdiagnostic (?:transurethral )?resection\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sampling();

    // "Presented with a gaze palsy" tells how the patient came, not how the patient fared.
    private static bool IsOfPresentation(Saying said) => said.Told.Part == Part.Abstract && said.Told.Ages.Exists(a => a.AtPresentation) || said.Told.Terms.Exists(t => t.Lower is "presented" or "presenting" or "presents" or "complained" or "referred" or "admitted");

    private const string AtTheEnd = "disease at the end";

    // Whether the disease is there or has spread changes with the time; where it came back, the rules on recurrence look.
    internal static readonly HashSet<string> OfTheDisease = new(StringComparer.Ordinal) { AtTheEnd, "spread in the course", "spread at presentation" };

    // "Now lives with persistent nodules", where the case section ends without disease.
    private static bool StillDiseased(Manuscript m, Saying one, Saying last) => one is { Contrast.Name: AtTheEnd, Pole: "present" } && last.Pole == "none" && Now(one) && Ends(m, last);

    // The same words read once as said and once as denied: one of the two readings is wrong.
    // "Partial nephrectomy preserved both kidneys", "the tumour was removed by partial nephrectomy": a part of the organ.
    private static bool IsPartRemoved(Saying one, Saying own) =>
        one is { Contrast.Name: "kept or removed", Pole: "kept" } && own.Pole != "kept" && OfPart().IsIn(own.Told.Text) && OfPart().IsIn(one.Told.Text);

    [GeneratedRegex(@"\b(?:partial \p{L}*ectomy|(?:nephron|organ|lung|pancreas|spleen|testis)-sparing)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfPart();

    private static bool SameWords(Saying one, Saying own) => one.Pole != own.Pole && one.Bare.Equals(own.Bare, StringComparison.OrdinalIgnoreCase);

    // "CT at 12 and 18 months showed none", "two appeared at 29 months".
    private static bool IsBefore(Saying none, Saying there) =>
        none.Pole is "none" or "never" && there.Pole is not ("none" or "never") && Comeback.Later(there.Told) is { } found && none.Told.Lengths.Where(l => l.Grain >= 0.9).Select(l => l.Months).DefaultIfEmpty(double.PositiveInfinity).Max() < found.Months - 0.5;

    // Of several operations or tumours one statement names the later one, and the other does not.
    private static bool IsOfAnotherTime(Manuscript m, Saying one, Saying own) => (m.IsRepeated || m.IsTwofold) && IsOfLater(one) != IsOfLater(own);

    // "It came back after two years and was resected incompletely": after the return in the abstract, and the case section's first operation.
    private static bool IsAcrossReturn(Manuscript m, Saying one, Saying own) =>
        one.Told.Part == Part.Abstract && own.Told.Part == Part.Case && one.Told.Whole.Start > m.ReturnInAbstract && own.Told.Whole.Start < m.ReturnInCase;

    // What blood tells of the tumour falls with treatment: how the patient came is not how the patient went.
    private static bool IsOfTreated(Manuscript m, Saying one, Saying own) =>
        one.Contrast.Name is "tumour marker" or "hormone excess" && IsOfPresentation(one) && own.Told.Part == Part.Case && own.Told.Whole.Start > m.FirstTreatment;

    private static bool IsOfLater(Saying said)
    {
        var terms = said.Told.Terms;
        // "Second, the treatment demands surveillance" counts arguments.
        for (var i = 0; i < terms.Count; i++)
            if (Later.Contains(terms[i].Lower) && !(i + 1 < terms.Count && terms[i + 1].IsStop && terms[i].Lower is "second" or "third" or "fourth")) return true;
        return false;
    }

    private static readonly HashSet<string> Later = new(StringComparer.Ordinal) { "second", "third", "fourth", "recurrent", "recurrence", "recurrences", "recurred", "relapse", "relapsed", "metastasis", "metastases", "metastatic", "metastasectomy", "again", "revision", "reoperation", "re-operation", "re-excision", "reexcision", "re-resection", "salvage" };

    // "A first operation left a positive margin; after re-excision it was negative" tells both in one sentence.
    private static readonly HashSet<string> OfStages = new(StringComparer.Ordinal) { "margins", "completeness of removal" };

    // "Positive on frozen section and free in the definitive sections"
    [GeneratedRegex(@"\b(?:positive|involved)\b.*\b(?:free|clear|negative)\b|\b(?:free|clear|negative)\b.*\b(?:positive|involved)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BothWays();

    [GeneratedRegex(@"\b(?:first|second|third) (?:operation|excision|resection|procedure|stage)\b|\bafter (?:a )?re-?(?:excision|resection|operation)\b|\b(?:re-?excised|taken back|re-?resected|excised again) until\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stages();

    // What the first of several operations left the second one may have taken.
    private static bool IsTakenLater(Manuscript m, Saying one, List<Saying> own) =>
        (m.IsRepeated || m.IsTwofold || m.CameBack) && one is { Contrast.Name: "kept or removed" or "what became of it", Told.Part: Part.Abstract, Pole: "removed" or "taken out or changed" } && own.TrueForAll(o => o.Told.Paragraph < m.LastCaseParagraph - 1) && m.In(Part.Case).Any(t => Again().IsMatch(t.Text));

    [GeneratedRegex(@"\b(?:second|third|further|another|next|two|both) (?:operations?|procedures?|stages?|resections?|sessions?|interventions?|step)\b|\b(?:weeks|months|years) (?:later|after)\b|\bcompletion\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Again();

    // "Every division of the nerve could be kept": one that was cut is enough against it, whatever its name.
    private static bool OfEveryNerve(Saying one) => one is { Contrast.Name: "kept or removed", Pole: "kept" } && OfNerve(one) && one.Told.Terms.Exists(t => t.Lower is "every" or "all" or "each" or "whole");

    private static bool OfNerve(Saying said) => said.Heads.Any(h => h is "nerve" or "nerves" or "branch" or "branche" or "divisi" or "root" or "roots" or "rootle");

    // "One node of 26 contained a metastasis" and "it yielded 26 nodes, one of which contained a metastasis".
    private static bool BothHave(Saying one, Saying own) => one.Contrast.Name == "lymph nodes" && Involved().IsMatch(one.Told.Text) && Involved().IsMatch(own.Told.Text);

    [GeneratedRegex(@"\b(?:(?:contain|harbou?r|show|held|had)\w* (?:an? |the )?(?:[\p{L}-]+ )?metasta\w+|(?:was|were) (?:involved|positive))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Involved();

    // What was found in one gene is no word on another.
    private static bool SameGene(Saying one, Saying own) => one.Contrast.Name != "genetic testing" || Symbols(one) is var a && Symbols(own) is var b && (a.Count == 0 || b.Count == 0 || a.Overlaps(b));

    private static HashSet<string> Symbols(Saying said) => [.. said.Told.Text.Split(' ', ',', '.', '(', ')', '*', '-', '–').Where(w => w.Length >= 3 && w.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)) && !char.IsAsciiDigit(w[0]))];

    private static bool Same(Manuscript m, Saying one, Saying other) =>
        !one.Contrast.HasHead || m.Telling.Shared([.. one.Heads], [.. other.Heads]) >= (one.Contrast.OfTumour ? TheTumour : SameThing);

    // A gland is not another gland because both are called so: something that tells which must be shared as well, where both have it.
    private static bool IsOfOneThing(Saying one, Saying other) =>
        !one.Contrast.HasHead || one.Heads.Any(h => other.Heads.Contains(h) && !Kinds.Contains(h)) || one.Heads.All(Kinds.Contains) || other.Heads.All(Kinds.Contains);

    // Stems of what there are many of in a body.
    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal) { "gland", "glands", "nerve", "nerves", "vein", "veins", "artery", "arteri", "vessel", "muscle", "bone", "bones", "node", "nodes", "lobe", "lobes", "root", "roots", "rib", "ribs", "tissue", "segmen", "joint", "duct", "wall", "skin", "organ", "organs", "tendon", "ligame" };

    private static bool Contradicts(Manuscript m, Saying one, List<Saying> twins)
    {
        if (!twins.Exists(t => t.Pole == one.Pole)) return twins.Exists(t => !t.OnlySupports);
        // The case says both, one after the other: how it leaves the patient is what counts, and the other part must speak of that time.
        return one.Contrast.IsOutcome && twins[^1].Pole != one.Pole && Ends(m, twins[^1]) && twins.FindLastIndex(t => t.Pole == one.Pole) < twins.FindIndex(t => t.Pole == twins[^1].Pole) && Now(one);
    }

    private static bool Ends(Manuscript m, Saying said) => said.Told.Part != Part.Case || said.Told.Paragraph >= m.LastCaseParagraph - 1;

    // In the present tense, or dated at the end.
    private static bool Now(Saying one) => one.Told.Terms.Exists(t => t.Lower is "is" or "remains" or "still" or "last" or "now" or "finally" or "walks" or "works" or "lives" or "needs" or "takes" or "uses" or "eats" or "has" or "latest" or "permanently" or "today");
}
