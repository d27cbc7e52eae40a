using System.Text.RegularExpressions;

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
        if (!told.Text.AsSpan().ContainsAny(Cues)) yield break;
        foreach (Match match in Members().Matches(told.Text))
        {
            if (told.OfRelative(match.Index)) continue;
            var name = Names.First(n => match.Groups[n].Success);
            var word = match.Groups[name].Value.ToLowerInvariant();
            yield return new(told, match.Index, match.Length, Said(name), name is "tooth" or "lobe" ? word : word[..Math.Min(word.Length, 6)]);
        }
    }

    private static readonly System.Buffers.SearchValues<string> Cues = System.Buffers.SearchValues.Create(["mab", "nib", "platin", "taxel", "incisor", "canine", "molar", "lobe", "frontal", "temporal", "parietal", "occipital", "ectomy", "resection", "ileum", "jejunum", "duodenum", "caecum", "cecum", "rectum", "sigmoid", "laparo", "robot"], StringComparison.OrdinalIgnoreCase);

    private static readonly string[] Names = ["checkpoint", "kinase", "platinum", "taxane", "tooth", "lobe", "brain", "lung", "breast", "colon", "access"];

    private static string Said(string name) => name switch
    {
        "checkpoint" => "checkpoint inhibitor",
        "kinase" => "kinase inhibitor",
        "brain" => "lobe of the brain",
        "lung" => "resection of the lung",
        "breast" => "operation of the breast",
        "colon" => "part of the bowel",
        "access" => "access to the abdomen",
        _ => name,
    };

    [GeneratedRegex(@"\b(?:(?<checkpoint>pembrolizumab|nivolumab|ipilimumab|atezolizumab|durvalumab|avelumab|cemiplimab)|(?<kinase>imatinib|sunitinib|pazopanib|sorafenib|regorafenib|lenvatinib|cabozantinib|axitinib|crizotinib|alectinib|dabrafenib|vemurafenib|trametinib|erlotinib|gefitinib|osimertinib|larotrectinib|pexidartinib|avapritinib|ripretinib|anlotinib|apatinib)|(?<platinum>cisplatin|carboplatin|oxaliplatin)|(?<taxane>docetaxel|paclitaxel)|(?<tooth>incisor|canine(?! fossa)|premolar|molar)s?|(?<lobe>upper|middle|lower) lobe|(?<brain>frontal|temporal|parietal|occipital)(?= (?:lobe|cortex|craniotomy|glio\w+|tumou?r))|(?<lung>pneumonectomy|lobectomy|segmentectomy|wedge resection)|(?<breast>mastectomy|lumpectomy|quadrantectomy)|(?<colon>ileum|jejunum|duodenum|caecum|cecum|rectum|sigmoid)|(?<access>laparoscop|laparotom|robot)\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Members();
}
