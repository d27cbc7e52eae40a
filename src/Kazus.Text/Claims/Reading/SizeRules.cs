using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Cases;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;
using Kazus.Time;

namespace Kazus.Text.Claims.Reading;

/// <summary>How large the tumour is: the first clinical or imaging size, and the size of the specimen.</summary>
internal static partial class SizeRules
{
    public static void Read(Story story, Draft draft)
    {
        bool clinical = false, pathological = false, operated = false;
        Value.Size? first = null;
        int? gross = null;
        foreach (var passage in story.Passages)
        {
            if (passage.IsTitle) continue;
            var measured = passage.HasAny(Stems.Length);
            // "On gross examination a mass was received. It measured ...": the next sentences are of the specimen as well.
            if (operated && Gross().IsMatch(passage.Text)) gross = passage.Index;
            var specimen = measured && (Specimen().IsIn(passage.Text) || passage.Index - gross <= 2) && !BeforeSurgery().IsMatch(passage.Text);
            if (measured)
                foreach (Match match in Size().Matches(passage.Text))
                {
                    if (!OfTumour(passage, match)) continue;
                    if (specimen ? pathological : clinical) continue;
                    if (!specimen && operated) continue;
                    var value = ValueOf(match);
                    if (value.Largest is < 0.5 or > 600) continue;
                    draft.Propose("lesion.size", value, passage, new Span(match.Index, match.Index + match.Length), new(specimen ? "specimen-size" : "imaging-size", 0.85));
                    if (specimen) pathological = true;
                    else (clinical, first) = (true, value);
                }
            if (clinical && !operated && Operation().IsIn(passage.Text)) operated = true;
        }
    }

    [GeneratedRegex(@"\bgross(?:ly)? (?:examination|pathology|inspection|specimen)|\bmacroscop\w+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Gross();

    private static bool OfTumour(Passage passage, Match match)
    {
        var before = passage.Text[..match.Index];
        var clause = before[(before.LastIndexOfAny([';', '.']) + 1)..];
        var after = passage.Text[(match.Index + match.Length)..];
        if (match.Groups["n"].Captures.Count == 1 && Thick().IsMatch(clause) || NotTumourAfter().IsMatch(after) || NotTumourBefore().IsMatch(clause)) return false;
        if (passage.StandingOf(passage.TokenAt(match.Index), passage.TokenAt(match.Index + match.Length - 1) + 1) is Standing.Other) return false;
        var lesion = LastLesion().Match(clause);
        if (!lesion.Success) return !OrganMeasured().IsMatch(clause) && !Vessel().IsMatch(clause) && (LesionAfter().IsMatch(after) || !passage.IsLegend && ItMeasures().IsMatch(clause));
        // "tumour of the right kidney measuring": the organ says where, not what was measured.
        var from = lesion.Index + OfOrgan().Match(clause[lesion.Index..]).Length;
        return !OtherThing().IsMatch(clause[from..]) && !OrganMeasured().IsMatch(clause[from..]);
    }

    [GeneratedRegex(@"^\w+ (?:of|in|on|at|from) (?:(?:the|his|her|left|right|upper|lower|middle) )*[a-z]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfOrgan();

    [GeneratedRegex(@"\b(?:organ|specimen|uterus|kidney|spleen|piece|lumpectomy|pedicle|base|stalk|reaction|induration|stricture|stenosis|lumen|prostate|bile duct|colon|bowel) (?:\w+ )?(?:measur\w+|of|that was|was)(?: [^;]{0,20})?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OrganMeasured();

    // "A wide azygos vein (a diameter of 21 mm)"
    [GeneratedRegex(@"\b(?:vein|artery|aorta|vena cava|duct|aneurysm|thrombus|stone)\b[^;]{0,40}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Vessel();

    [GeneratedRegex(@"\bthick\w* [^,;]{0,24}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Thick();

    private static Value.Size ValueOf(Match match)
    {
        var unit = Factor(match.Groups["unit"].Captures[^1].Value);
        var sizes = new List<double>();
        foreach (Capture n in match.Groups["n"].Captures)
        {
            var own = match.Groups["unit"].Captures.FirstOrDefault(u => u.Index >= n.Index + n.Length && u.Index <= n.Index + n.Length + 2);
            sizes.Add(Math.Round(Number(n.Value) * (own is null ? unit : Factor(own.Value)), 4));
        }
        return new Value.Size(sizes);
    }

    private static double Number(string words) => DurationWords.Number(words) ?? double.Parse(words.Replace(" ", "", StringComparison.Ordinal).Replace(',', '.'), CultureInfo.InvariantCulture);

    private static double Factor(string unit) => unit[0] is 'm' or 'M' ? 1 : 10;

    [GeneratedRegex(@"(?<![\d.,/])(?<n>\d\. (?=\d ?[cm]m)\d|\d+(?:[.,]\d+)?|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)(?=[ -](?:cm|mm|centimet|millimet)))[ -]?(?<unit>cm|mm|centimet(?:er|re)s?|millimet(?:er|re)s?)?(?:\s*(?:x|×|by|\*|X|/(?=\d{1,3}(?:[.,]\d+)?(?: ?/| ?[cm]m)))\s*(?<n>\d+(?:[.,]\d+)?)[ -]?(?<unit>cm|mm|centimet(?:er|re)s?|millimet(?:er|re)s?)?){0,2}(?<=cm|mm|[eE][rR]s?|[rR][eE]s?)\b(?![3³²/])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Size();

    [GeneratedRegex(@"\b(?:mass|masses|tumou?rs?|lesions?|nodules?|swelling|neoplasm|growth|lump|cyst|process|\w+oma|tumefaction|polyp|formation|opacity|GIST|cancer|focus|plaque|papule|ulcer)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex LastLesion();

    // "3 cm firm right-sided breast mass": the word for the lesion stands a few words after its size.
    [GeneratedRegex(@"^(?:\),? (?:[\w-]+,? (?:and )?){0,8}?|(?:(?! (?:was|were|is|with|from|to|which|that|of|on) )[^.;,]){0,70}\b)(?:mass|tumou?r|lesion|nodule|swelling|neoplasm|growth|lump|polyp|cyst|cancer|carcinoid|[a-z]{3,20}oma)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LesionAfter();

    [GeneratedRegex(@"\b(?:it|which|size|diameter) (?:is|was|were|measured|measures|of|measuring)[^;]{0,30}$|\bmeasur\w+ [^;]{0,20}$|^\s*it is ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ItMeasures();

    [GeneratedRegex(@"\b(?:lymph ?nodes?|nodes?|lymphadenopath\w+|metasta\w+|aneurysm|h[a]?ematoma|hydatid|pseudocyst|incision|segment|bowel|spleen|liver mass|kidneys?|duct|vein|artery|uterus|defect|plate|rib|wound|stone|thrombus)\b(?![^;]{0,60}\b(?:mass|tumou?r|lesion)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherThing();

    [GeneratedRegex(@"^[ -]?(?:(?:deep |wide |shallow )?(?:bulge|bulging|ulceration|erosion|depression|perforation|stalk|pedicle|septum|scar|fistula)\b|in length from|from|above|below|distal|proximal|away|to the|lateral|medial|incision|margins?|deep to|of hg|hg\b|of (?:\w+ )?margins?|of (?:healthy|normal)|(?:\w+ )?(?:safety )?margins?|thick|in (?:thickness|depth)|cranial|caudal|inferior|superior|per|of the (?:bowel|colon)|resection|intestinal|wall(?! thickening)|h\b|below)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotTumourAfter();

    [GeneratedRegex(@"\b(?:margins? (?:of|was|were)|distance of|incision|at a level|along|approximately \d+ ?cm from|thickness|depth of|lymph ?nodes?[^,;]{0,40}|the largest of which measured|ulcer measuring|lymphadenopathy[^,;]{0,40}|additional mass,?|enlarged to|shrank to|reduced to|decreased to|shrinkage|lumen|diminished in size|ranging|sized between|blood pressure)[^,;]{0,40}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotTumourBefore();

    [GeneratedRegex(@"\b(?:specimen|macroscop\w+|gross(?:ly)?|anatomo-?patholog\w*|morpholog\w+|histopatholog\w*|pathologic\w*|histolog\w*|resected|cut (?:surface|section)|excised|removed|pathology|intraoperative\w*|during surgery|cut)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Specimen();

    [GeneratedRegex(@"\b(?:CT|MRI|tomography|ultraso\w+|resonance|scan)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BeforeSurgery();

    [GeneratedRegex(@"\b(?:underwent|resection|excision|\w+ectomy|excised|resected|operated|removed)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Operation();
}
