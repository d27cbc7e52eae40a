using System.Text.RegularExpressions;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Reading;

/// <summary>Something that is so or is not so in a patient and does not change with time: "the tumour ruptured", "it was removed whole".</summary>
/// <param name="Told">The sentence.</param>
/// <param name="Start">First character of the words.</param>
/// <param name="Size">Number of characters.</param>
/// <param name="Name">What it is.</param>
/// <param name="IsSo">False where the sentence denies it.</param>
internal sealed partial record Fact(Told Told, int Start, int Size, string Name, bool IsSo)
{
    public string Words => Told.Text.Substring(Start, Size);

    /// <summary>The facts and denials of a sentence.</summary>
    public static IEnumerable<Fact> In(Told told)
    {
        if (!told.Text.AsSpan().ContainsAny(Cues)) yield break;
        foreach (var (name, words, contrary) in Kinds)
        {
            foreach (Match match in words.AllIn(told.Text))
            {
                if (told.OfRelative(match.Index) && name != "family history") continue;
                var from = Math.Max(told.Text.LastIndexOfAny([';', ':'], match.Index), Math.Max(0, match.Index - 70));
                var before = Turn().Split(told.Text[from..match.Index])[^1];
                var after = told.Text[(match.Index + match.Length)..];
                if (Supposed().IsMatch(before) || SupposedAfter().IsMatch(after)) continue;
                yield return new(told, match.Index, match.Length, name, !Denied().IsMatch(before) && !DeniedAfter().IsMatch(after));
            }
            if (contrary is null) continue;
            foreach (Match match in contrary.Matches(told.Text))
                if (!told.OfRelative(match.Index) && !Supposed().IsMatch(told.Text[Math.Max(0, match.Index - 70)..match.Index]))
                    yield return new(told, match.Index, match.Length, name, false);
        }
    }

    private static readonly System.Buffers.SearchValues<string> Cues = System.Buffers.SearchValues.Create(["ruptur", "breach", "spill", "burst", "tore", "opened", "entered", "perforat", "torn", "intact", "unbroken", "whole", "closed", "cortisone", "steroid", "prednis", "insulin", "thyrox", "desmopressin", "replacement", "calcium", "calcidol", "calcitriol", "family history", "inherit", "smok", "pack", "trauma", "injury", "invasion", "perineural", "calcif", "encapsul", "no capsule", "frozen", "nerve", "biopsy"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether hormones must be replaced: an outcome.</summary>
    public const string Hormones = "replacement of hormones";

    private static readonly (string Name, Regex Is, Regex? IsNot)[] Kinds =
    [
        ("rupture of the tumour", Ruptured(), Whole()),
        (Hormones, Replaced(), Unreplaced()),
        ("family history", FamilyHistory(), null),
        ("smoking", Smoker(), NeverSmoked()),
        ("injury before", Injury(), null),
        ("invasion of vessels", Vessels(), null),
        ("invasion of nerves", Nerves(), null),
        ("calcification", Calcified(), null),
        ("capsule", Encapsulated(), Unencapsulated()),
        ("frozen section", Frozen(), null),
        ("preservation of the nerve", NerveSpared(), NerveCut()),
        ("biopsy before the operation", BiopsyBefore(), null),
    ];

    [GeneratedRegex(@",? (?:but|whereas|while|although|though|however) ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Turn();

    [GeneratedRegex(@"\b(?:no|not|without|neither|nor|never|none|absence of|absent|denied|exclud\w+|lack(?:ed|ing)?|free of|unremarkable|negative)\b[^;:.]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Denied();

    [GeneratedRegex(@"^[^,;.]{0,30}\b(?:was|were|is|are) (?:not|absent|never|excluded|negative|unremarkable|avoided|prevented)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DeniedAfter();

    [GeneratedRegex(@"\b(?:(?-i:may)|might|can|could|should|would|must|if|whether|risk of|danger of|to (?:avoid|prevent|exclude)|prevent\w*|avoid\w*|fear\w*|suspect\w*|suggest\w*|possible|probable|et al|patients|cases|often|usually|in order to|in case of)\b[^;:]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Supposed();

    [GeneratedRegex(@"^[^;.]{0,40}\b(?:(?-i:may)|might|can|could|should|would|is (?:associated|a risk|rare|common|discussed))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SupposedAfter();

    [GeneratedRegex(@"\b(?:tumou?r|capsule|cyst|mass|pseudocapsule)(?: wall)? (?:was|had been|has been|were) (?:\w+ly )?(?:ruptured|opened|breached|torn|entered|perforated|spilled)\b|\b(?:tumou?r|cyst|capsule) (?:ruptured|burst|tore)\b|\b(?:intra-?operative |tumou?r )(?:rupture|spillage|spill)\b|\b(?:rupture|breach) of the (?:tumou?r|capsule|cyst)\b|\bspillage\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ruptured();

    [GeneratedRegex(@"\b(?:capsule|pleura|pseudocapsule|tumou?r) (?:was|remained|had remained|stayed) (?:intact|unbroken|unopened|closed)\b|\b(?:removed|delivered|resected|excised|taken out|retrieved) (?:whole|intact|unopened|unruptured)\b|\b(?:intact|unbroken|unruptured) (?:capsule|pleura|tumou?r|pseudocapsule)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    private const string Hormone = @"(?:hydrocortisone|cortisone|prednisol?one|steroids?|insulin|levothyroxine|thyroxine|desmopressin|(?:hormone |steroid |glucocorticoid )?replacement(?: therapy)?|calcium|alfacalcidol|calcitriol)";

    [GeneratedRegex(@"\b(?:(?:remains?|is|still|continues?|stayed) (?:\w+ )?(?:dependent|on|in need of|to take|to need)|(?:still )?(?:needs|requires|takes|depends)|lifelong|permanent|is maintained on)(?: on)? (?:daily |lifelong |permanent |oral )*" + Hormone + @"\b|\b" + Hormone + @"[- ]dependent\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Replaced();

    [GeneratedRegex(@"\b(?:has|had) (?:taken|needed|required|received) no (?:further )?" + Hormone + @"\b|\bno longer (?:needs|requires|takes|depends on) (?:\w+ )?" + Hormone + @"\b|\b" + Hormone + @" (?:was|could be|has been|had been) (?:\w+ly )?(?:withdrawn|stopped|discontinued|weaned|tapered off)\b|\bweaned (?:off|from) " + Hormone + @"\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unreplaced();

    [GeneratedRegex(@"\bfamily history of\b(?! (?:the )?patients)|\binherited from (?:his|her|the) (?:mother|father)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FamilyHistory();

    [GeneratedRegex(@"\b(?:smok(?:ed|es|ing) (?:\w+ )?(?:cigarettes|\d+|a pack|heavily|since|daily|until|for)|(?:a |heavy |current |former |ex-?)smoker|pack[- ]years)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Smoker();

    [GeneratedRegex(@"\b(?:never[- ]smok\w+|non-?smoker|(?:has|had) never smoked|did not smoke|does not smoke)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NeverSmoked();

    [GeneratedRegex(@"\b(?:history of (?:trauma|injury)|trauma to the|preceding (?:trauma|injury)|previous (?:trauma|injury))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Injury();

    [GeneratedRegex(@"\b(?:(?:lympho)?vascular|venous|lymphatic|angio)[- ]?invasion\b|\binvasion of (?:\w+ )?(?:blood )?vessels\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Vessels();

    [GeneratedRegex(@"\bperineural (?:invasion|growth|spread|infiltration)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Nerves();

    [GeneratedRegex(@"\bcalcifications?\b|\bcalcified\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Calcified();

    [GeneratedRegex(@"\b(?:well[- ])?encapsulated\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Encapsulated();

    [GeneratedRegex(@"\bunencapsulated\b|\bnon-?encapsulated\b|\bhad no capsule\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unencapsulated();

    [GeneratedRegex(@"\bfrozen[- ]sections?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Frozen();

    private const string Nerve = @"(?:(?:radial|ulnar|median|sciatic|femoral|facial|tibial|peroneal|axillary|recurrent(?: laryngeal)?|phrenic|vagus|optic|obturator|hypoglossal|accessory|lingual) nerve)";

    [GeneratedRegex(@"\b" + Nerve + @" (?:was|were|could be|had been|has been) (?:\w+ly )?(?:preserved|spared|saved|dissected free|freed|kept)\b|\b(?:preserv(?:ed|ing|ation of)|spar(?:ed|ing)) (?:the )?" + Nerve + @"\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NerveSpared();

    [GeneratedRegex(@"\b" + Nerve + @" (?:was|were|had to be|had been) (?:\w+ly )?(?:sacrificed|divided|resected|cut|transected|removed)\b|\b(?:sacrific(?:ed|ing|e of)|divi(?:ded|ding)|resect(?:ed|ing)|transect(?:ed|ing)) (?:the )?" + Nerve + @"\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NerveCut();

    [GeneratedRegex(@"\b(?:preoperative|pre-operative) (?:core |needle |open |incisional )?biopsy\b|\bbiopsy (?:was (?:taken|performed|done|obtained) )?before (?:the )?(?:operation|surgery|resection|excision)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BiopsyBefore();
}
