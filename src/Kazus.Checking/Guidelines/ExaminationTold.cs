using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Guidelines;

/// <summary>
/// Whether anything is told that somebody saw, felt or tested on the patient (CARE item 6), asked so widely that a no means that there is nothing:
/// any sentence of the case that is not about pictures, tissue, treatment or a later visit, and has a word of the bedside.
/// </summary>
internal static partial class ExaminationTold
{
    // A short story leaves out what a report may not.
    private const int FewestSentences = 20;

    public static bool MayBeIn(Manuscript m)
    {
        var told = m.In(Part.Case).ToList();
        return told.Count < FewestSentences || told.Exists(t => !t.OfKin && !IsOfLater(m, t) && MayTell(t.Text)) || m.Document.Sections.Any(s => Heading().IsMatch(s.Title ?? ""));
    }

    // What is found under "Follow-up and outcome", or from the last visit on, was not found when the patient came.
    private static bool IsOfLater(Manuscript m, Told told) => m.Document.Sections.Any(s => s.Span.Contains(told.Whole.Start) && FollowUp().IsMatch(s.Title ?? "")) || m.In(Part.Case).Any(t => t.Paragraph == told.Paragraph && t.Whole.Start <= told.Whole.Start && (FollowUps.LastSeen().IsIn(t.Text) || FollowUp().IsMatch(t.Text)));

    [GeneratedRegex(@"^\W*(?:\d[\d.]*\s+)?(?:follow-?up|outcomes?|(?:post-?operative |clinical |further )course|results? of treatment)(?: (?:and|&) (?:follow-?up|outcomes?|course|results?))?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FollowUp();

    // A word that a complaint, an operation or a later visit has as well counts only in a sentence about none of these.
    private static bool MayTell(string text) =>
        !OfOtherThings().IsIn(text) && Bedside().AllIn(text) is { Count: > 0 } words && (!Elsewhere().IsIn(text) || words.Any(w => !Doubtful().IsMatch(w.Value)));

    // "He had noticed a lump", "after laminoplasty a purple tumour was seen", "the axilla received 50 Gy", "the numbness has persisted"
    [GeneratedRegex(@"\b(?:noticed|complain\w*|reported|(?:had|has) (?:had|felt|observed|become aware)|(?:came|was seen|was referred)[^.;]{0,30} (?:because|for)|for (?:\w+ ){1,2}(?:days|weeks|months|years)|of (?:\w+ ){1,2}(?:days|weeks|months)|sister|brother|siblings?|mother|father|otherwise healthy|been (?:\w+ )?healthy|\w+plasty|\w*(?:lamin|crani|thorac|stern)otomy|coagulat\w*|sutur\w*|incision|dissect\w*|approach|screws?|plates?|nail|fixation|\d+(?:\.\d+)? ?(?:Gy|kg|g)|\w*echocardiograph\w*|mammogra\w*|angiogra\w*|persist\w*|lasted|resolved|recovered|regressed|transient|after the operation|satisfied|now|today|diagnosed|fixed (?:tumou?r|state|tissue))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"^(?:purpl\w+|bluish|violaceous|pale|mobile|fixed|nodular|mucosa|appearance|dome-shaped|bulky|pigment\w*|quadrant|axillae?|nipple|lump|swelling|swollen|bulge|bulging|protru\w+|numb(?:ness)?|hyp[oa]?\w*a?esthesia|limp\w*|hoarse\w*|stridor|walk\w*(?: \w+)?|gait|vision|movements?|motion|rectal|healthy|thin|weighed|jaundiced?|discolou?r\w*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Doubtful();

    // "2.2. Findings", "Clinical examination"; "Imaging findings" are others.
    [GeneratedRegex(@"^(?!.*(?:imag|radiol|histo|pathol|micro|laborat|operativ|surgical|molecular|genetic|immuno|endoscop)).*\b(?:findings|examination|status)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\W*(?:[\p{L}-]+ ){0,2}(?:findings|status)\b[.:*]|\b(?:exam\w*|palp\w+|(?:head|chest|thigh|calf|arm|neck|abdominal) circumference|(?:up|down)?gaze|nystagmus|inspect(?:ed|ion)|auscult\w*|percuss\w*|reflex\w*|blood pressure|heart rate|pulse|temperature|afebrile|vital signs|tender\w*|breath sounds|murmur|(?:motor|muscle) (?:strength|deficit|weakness|function)|power(?! field)|strength (?:of|was|were|in)|vibration|\d/5|\w*paresis|paraly\w+|sensory|(?<!\ban? (?:\p{L}+ )?)sensation|babinski|las[eè]gue|straight[- ]leg|range of (?:motion|movement)|motion|movements?|flexion|(?<!(?:nodal|capsular|thyroidal|dural|medullary|local|osseous) )extension|abduction|rotation|acuity|vision|cranial nerves?|glasgow|clubbing|o?edematous|firm|hard|mobile|fixed|fluctuant|neurologic\w*|pale|pallor|jaundiced?|icter\w*|cachectic|thin|weighed|weight (?:of|was)|weight,|body mass index|BMI|karnofsky|ECOG|looked|(?:was|were|be|is) (?:not )?(?:felt|noted) (?:in|on|at|under|over|below|above)|skin (?:over|above|was)|overlying skin|ulcerat\w+|pulsat\w*|bruit|limp\w*|gait|walk(?:ed|s)? (?:on|with|slowly)|swollen|swelling|bulging|bulky|bulge|lump|wasting|atroph\w+|numb(?:ness)?|hyp[oa]?\w*a?esthesia|pin-?prick|against resistance|full resistance|anal tone|rectal|speculum|laryngoscop\w*|rhinoscop\w*|otoscop\w*|fundoscop\w*|slit|protru\w+|tanner|hirsut\w*|clitor\w*|virilis\w*|viriliz\w*|(?:cervical|axillary|inguinal|peripheral|supraclavicular) (?:lymph)?adenopathy|hepatomegaly|distended|distension|scolio\w*|abdomen (?:was|is)|(?:soft|flat) abdomen|mucosa|striae|moon|obese|goit\w*|stridor|hoarse\w*|wheez\w*|discolou?r\w*|bluish|dome-shaped|nodular|macul\w+|papul\w+|violaceous|purpl\w+|axillae?|quadrant|nipple|pigment\w*|healthy|well nourished|appearance)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bedside();

    [GeneratedRegex(@"\b(?:CT|MRI|MR|PET|imaging|ultrasound|ultrasonograph\w*|radiograph\w*|X-ray|tomograph\w*|resonance|scans?|histolog\w*|microscop\w*|specimens?|biops(?:y|ies)|pathology|patholog\w* (?:examination|study|evaluation|analysis)|cells?|stain\w*|immuno\w*|resect\w*|excis\w*|removed|(?:months|years) (?:after|later)|after \d+ months|(?:at|after) (?:\d+|\p{L}+)(?:,? (?:and )?(?:\d+|\p{L}+))? (?:months|years)|follow-up|endoscop\w*|colonoscop\w*|cystoscop\w*|gastroscop\w*|arteriograph\w*|laparo\w*|\w+ectomy|was given|cycles|mg|mitos[ei]s|no tissue|sent for examination|fluid was|(?:fluid|liquor)[^.;]{0,20}examined|blocks?|slides|last examination)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfOtherThings();
}
