using System.Text.RegularExpressions;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Reading;

/// <summary>A word of a small class whose members exclude each other in one patient: a tooth, a lobe, a checkpoint inhibitor, a way of opening the abdomen.</summary>
/// <param name="Told">The sentence.</param>
/// <param name="Start">First character.</param>
/// <param name="Size">Number of characters.</param>
/// <param name="Class">The class.</param>
/// <param name="Member">The member in one form for all its spellings.</param>
internal sealed partial record Kindred(Told Told, int Start, int Size, string Class, string Member)
{
    public string Words => Told.Text.Substring(Start, Size);

    public static IEnumerable<Kindred> In(Told told)
    {
        // Whom a variant comes from is told of the parents themselves.
        foreach (Match match in Parents().AllIn(told.Text))
            yield return new(told, match.Groups["p"].Index, match.Groups["p"].Length, "parent with the variant", match.Groups["p"].Value[..1].Equals("m", StringComparison.OrdinalIgnoreCase) ? "mother" : "father");
        if (!told.Text.AsSpan().ContainsAny(Cues)) yield break;
        foreach (Match match in Members().AllIn(told.Text))
        {
            if (told.OfRelative(match.Index)) continue;
            var name = Names.First(n => match.Groups[n].Success);
            var word = match.Groups[name].Value.ToLowerInvariant();
            yield return new(told, match.Index, match.Length, Said(name), MemberOf(name, word));
        }
    }

    // The word by which a member is known: "sternotomy" and "sternotomies", "porcine matrix" and "acellular patch" are one each.
    private static string MemberOf(string name, string word) => name switch
    {
        "mesh" => Biological().IsMatch(word) ? "biological" : "synthetic",
        "tooth" or "lobe" or "finger" or "toe" => word,
        "chest" => word[..8],
        "pancreas" => word.StartsWith("left", StringComparison.Ordinal) ? "distal" : word[..Math.Min(word.Length, 6)],
        "filling" => word.Contains("cement", StringComparison.Ordinal) ? "cement" : "bone",
        _ => word[..Math.Min(word.Length, 6)],
    };

    private static readonly System.Buffers.SearchValues<string> Cues = System.Buffers.SearchValues.Create(["mab", "nib", "platin", "taxel", "incisor", "canine", "molar", "lobe", "frontal", "temporal", "parietal", "occipital", "ectomy", "resection", "ileum", "jejunum", "duodenum", "caecum", "cecum", "rectum", "sigmoid", "laparo", "robot", "sternotomy", "thorac", "thumb", "finger", " toe", "mesh", "matrix", "patch", "graft", "flap", "conduit", "neobladder", "ostomy", "xaban", "warfarin", "dabigatran", "phenprocoumon", "levetiracetam", "phenytoin", "carbamazepine", "lamotrigine", "valpro", "denosumab", "zoledron", "pamidron", "rubicin", "osfamide", "osphamide", "vincristine", "vinblastine", "vinorelbine", "plate", "nail", "fixator", "cement", "bone graft", "bone chips", "cancellous", "metatarsal", "metacarpal", "sural", "saphenous", "auricular", "antebrachial", "forearm", "upper arm", "thigh", "calf", "lower leg"], StringComparison.OrdinalIgnoreCase);

    private static readonly string[] Names = ["checkpoint", "kinase", "platinum", "taxane", "tooth", "lobe", "brain", "lung", "breast", "colon", "access", "chest", "finger", "toe", "mesh", "graft", "flap", "urine", "stoma", "anticoagulant", "antiepileptic", "bone", "arm", "leg", "anthracycline", "alkylator", "vinca", "fixation", "filling", "ray", "donor", "pancreas", "thyroid", "kidney"];

    private static string Said(string name) => name switch
    {
        "checkpoint" => "checkpoint inhibitor",
        "kinase" => "kinase inhibitor",
        "brain" => "lobe of the brain",
        "lung" => "resection of the lung",
        "breast" => "operation of the breast",
        "pancreas" => "operation of the pancreas",
        "thyroid" => "operation of the thyroid",
        "kidney" => "operation of the kidney",
        "colon" => "part of the bowel",
        "access" => "access to the abdomen",
        "chest" => "access to the chest",
        "mesh" => "material of the repair",
        "graft" => "origin of the graft",
        "urine" => "diversion of urine",
        "antiepileptic" => "drug against seizures",
        "bone" => "drug for bone",
        "alkylator" => "oxazaphosphorine",
        "vinca" => "vinca alkaloid",
        "fixation" => "means of fixation",
        "filling" => "filling of the cavity",
        "ray" => "ray of the hand or foot",
        "donor" => "nerve for the graft",
        "arm" => "part of the arm",
        "leg" => "part of the leg",
        _ => name,
    };

    /// <summary>Whether a sentence tells of a way or a means that was given up for another: "after a first, thoracoscopic session had been stopped".</summary>
    public static bool IsGivenUp(string text) => GivenUp().IsMatch(text);

    [GeneratedRegex(@"\b(?:had (?:to be|been)|was|were) (?:stopped|abandoned|given up|aborted|broken off|interrupted|converted)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GivenUp();

    // What a defect is closed with: tissue, or a fabric.
    private const string Materials = "porcine|bovine|acellular|biological|biologic|pericardial|pericardium|polypropylene|polyester|polytetrafluoroethylene|ePTFE|PTFE|synthetic|Prolene|Dacron|Gore-?Tex";

    [GeneratedRegex(@"\b(?:(?<checkpoint>pembrolizumab|nivolumab|ipilimumab|atezolizumab|durvalumab|avelumab|cemiplimab)|(?<kinase>imatinib|sunitinib|pazopanib|sorafenib|regorafenib|lenvatinib|cabozantinib|axitinib|crizotinib|alectinib|dabrafenib|vemurafenib|trametinib|erlotinib|gefitinib|osimertinib|larotrectinib|pexidartinib|avapritinib|ripretinib|anlotinib|apatinib)|(?<platinum>cisplatin|carboplatin|oxaliplatin)|(?<taxane>docetaxel|paclitaxel)|(?<tooth>incisor|canine(?! fossa)|premolar|molar)s?|(?<lobe>upper|middle|lower) lobe|(?<brain>frontal|temporal|parietal|occipital)(?= (?:lobe|cortex|craniotomy|glio\w+|tumou?r))|(?<!\b(?:thyroid|parotid|hepatic|liver|temporal|frontal|parietal|occipital|prostatic|breast|gastric|splenic|renal|ovarian|bowel) )(?<lung>pneumonectomy|(?:lobectomy|segmentectomy|wedge resection)(?! of the (?:\p{L}+ ){0,2}(?:thyroid|liver|parotid|brain|breast|stomach|gastric|spleen|kidney|ovary|tongue|lip|eyelid|auricle)))|(?<breast>mastectomy|lumpectomy|quadrantectomy)|(?<pancreas>pancreat(?:ic)?oduodenectomy|(?:distal|left|total|central) pancreatectomy)|(?<thyroid>total thyroidectomy|hemithyroidectomy)|(?<kidney>(?:radical|partial) nephrectomy)|(?<colon>ileum|jejunum|duodenum|caecum|cecum|rectum|sigmoid)|(?<access>laparoscop|laparotom|robot)\w*|(?:mini-?)?(?<chest>sternotom|thoracotom|thoracoscop)\w*|(?<finger>thumb|(?:index|middle|ring|little)(?= finger))(?: finger)?|(?<toe>great|second|third|fourth|little|fifth) toe|(?<mesh>(?:" + Materials + @")(?= (?:[\p{L}-]+ ){0,2}(?:mesh|matrix|patch))|(?<=\b(?:mesh|matrix|patch) (?:made )?(?:of|from) (?:(?:a|expanded|autologous|glutaraldehyde-treated|treated) )?)(?:" + Materials + @"))|(?<graft>autograft|allograft|xenograft)s?|(?<flap>latissimus dorsi|gracilis|rectus abdominis|anterolateral thigh|radial forearm|pectoralis major|gastrocnemius|soleus|groin|forehead|nasolabial|fibula)(?= (?:[\p{L}-]+ ){0,2}flap)|(?<urine>ileal conduit|neobladder)|(?<stoma>colostomy|ileostomy)|(?<anticoagulant>rivaroxaban|apixaban|edoxaban|dabigatran|warfarin|phenprocoumon)|(?<antiepileptic>levetiracetam|phenytoin|carbamazepine|lamotrigine|valproate|valproic acid)|(?<bone>denosumab|zoledron|pamidron)\w*|(?<anthracycline>doxorubicin|epirubicin|daunorubicin|idarubicin)|(?<alkylator>ifosfamide|cyclophosphamide)|(?<vinca>vincristine|vinblastine|vinorelbine)|(?<=\b(?:fixed|fixation|stabili[sz]ed|secured|osteosynthesis) (?:internally )?(?:with|by|over|using) (?:an? |the )?(?:[\p{L}-]+ ){0,2})(?<fixation>plate|nail|external fixator)s?|(?<=^)(?<fixation>plate|nail|external fixator)s?(?=$)|(?<=\b(?:filled|packed|filling) (?:[\p{L}-]+ ){0,3}with (?:[\p{L}-]+ ){0,2})(?<filling>cement|bone graft|bone chips|cancellous (?:bone|graft|chips))|(?<=^(?:bone )?)(?<filling>cement|bone graft|cancellous (?:bone|graft))(?=$)|(?<ray>first|second|third|fourth|fifth)(?= (?:metatarsal|metacarpal)(?! head| base| joint))|(?<donor>sural|saphenous|great auricular|antebrachial)(?= (?:nerve )?(?:cutaneous nerve )?(?:inter)?graft)|(?<=\b(?:graft|cable) (?:of|from|taken from) (?:the |his |her )?)(?<donor>sural|saphenous|great auricular|antebrachial)(?= (?:cutaneous )?nerve)|(?<arm>forearm|upper arm)|(?<leg>thigh|calf|lower leg))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Members();

    [GeneratedRegex(@"\b(?:found|detected|present|identified|carried|confirmed|demonstrated|inherited|transmitted|came|derived|passed on)\b[^.;,]{0,25} (?:in|by|from) (?:his|her|the|our patient's|the patient's|the boy's|the girl's) (?<p>mother|father)\b|\b(?<p>maternal|paternal)(?:ly)? (?:inherit|transmi|origin)|\b(?<p>mother|father) (?:carried|carries|was (?:an? )?(?:\p{L}+ )?carrier of|had) the (?:same )?(?:variant|mutation|deletion|alteration)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Parents();

    [GeneratedRegex(@"^(?:porcine|bovine|acellular|biologic|pericardi)", RegexOptions.CultureInvariant)]
    private static partial Regex Biological();
}
