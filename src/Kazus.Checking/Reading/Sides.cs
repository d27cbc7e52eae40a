using System.Text.RegularExpressions;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Reading;

/// <summary>A word "left" or "right" that tells a side of the own patient's body.</summary>
/// <param name="Told">The sentence.</param>
/// <param name="Start">First character in the sentence.</param>
/// <param name="Size">Number of characters, with the site where it follows.</param>
/// <param name="Side">left or right.</param>
/// <param name="Sites">The stems of what lies on that side.</param>
internal sealed partial record Sided(Told Told, int Start, int Size, string Side, IReadOnlyList<string> Sites)
{
    public Part Part => Told.Part;

    public Span Span => Told.Span(Start, Size);

    /// <summary>It tells where the disease or the operation is: the sentence speaks of a tumour, a complaint or a removal.</summary>
    public bool OfDisease { get; } = Disease().IsMatch(Told.Text);

    /// <summary>The site as the text writes it.</summary>
    public string Word(string site) => Told.Words.Where(w => Site(Told.Text.Substring(w.Start, w.Size)) == site && w.Start >= Start - 45).Select(w => Told.Text.Substring(w.Start, w.Size)).FirstOrDefault() ?? Told.Words.Select(w => Told.Text.Substring(w.Start, w.Size)).FirstOrDefault(w => Removal().IsMatch(w) && Site(Organ(w)) == site) ?? site;

    /// <summary>What the names of one site share: "ovary" and "ovarian", "kidney" and "kidneys".</summary>
    public static string Site(string word)
    {
        var lower = word.ToLowerInvariant() switch { "renal" => "kidney", "hepatic" => "liver", "pulmonary" => "lung", "mammary" => "breast", "testicular" => "testis", var other => other };
        return lower[..Math.Min(lower.Length, lower.Length > 7 ? 5 : 4)];
    }

    /// <summary>The sides a sentence names, without those of relatives and of parts said to be healthy.</summary>
    public static IEnumerable<Sided> In(Told told)
    {
        foreach (Match match in Pattern().AllIn(told.Text))
        {
            if (told.OfRelative(match.Index) || NotSide().IsIn(told.Text, ..match.Index) || Nodes().IsIn(told.Text, ..match.Index) || IsOther(told, match.Index) || Healthy().IsIn(told.Text, (match.Index + match.Length)..) || TakenBefore().IsIn(told.Text, (match.Index + match.Length)..)) continue;
            // "large right and small left adrenal tumours": both.
            if (match.Groups["w"].Captures.All(w => Weak().IsIn(w.Value)) && OtherAfter().IsIn(told.Text, (match.Index + match.Length)..) || OtherBefore().IsIn(told.Text, ..match.Index)) continue;
            var words = match.Groups["w"].Captures.Select(c => c.Value).ToList();
            // "A small remnant left on the nerve": what remained there.
            if (words.Count == 0 && LeftThere().AllIn(told.Text).Any(x => x.Groups["left"].Index == match.Groups["side"].Index)) continue;
            // "In the right lateral position": how the patient lay.
            if (words.Exists(w => w.ToLowerInvariant() is "position" or "decubitus")) continue;
            var sites = words.Where(w => !Weak().IsIn(w)).Select(Site).ToList();
            var rest = told.Text[(match.Index + match.Length)..];
            if (sites.Count == 0 && OfSite().Match(rest) is { Success: true } of) sites.AddRange(of.Groups["site"].Captures.Where(c => !Weak().IsMatch(c.Value)).Select(c => Site(c.Value)));
            if (sites.Count == 0 && words.Exists(w => w.Equals("lobe", StringComparison.OrdinalIgnoreCase))) sites.Add((words.Find(w => w.ToLowerInvariant() is "upper" or "middle" or "lower") is { } which ? which.ToLowerInvariant() + " " : "") + "lobe");
            // "right hemihepatectomy"
            if (sites.Count == 0 && words.Find(w => Removal().IsMatch(w)) is { } removal) sites.Add(Site(Organ(removal)));
            // "a nodule of the neck on the left"
            if (words.Count == 0 && OnThe().IsMatch(told.Text[..match.Index]))
                sites.AddRange(told.Words.Where(w => w.Start + w.Size <= match.Index && w.Start > match.Index - 45 && !Concepts.IsDull(w.Stem) && !Weak().IsMatch(told.Text.Substring(w.Start, w.Size)) && Concepts.Of(told.Text.Substring(w.Start, w.Size)) is null).TakeLast(1).Select(w => Site(told.Text.Substring(w.Start, w.Size))));
            yield return new(told, match.Index, match.Length, match.Groups["side"].Value.ToLowerInvariant(), [.. sites.Distinct()]);
        }
    }

    // What is taken out, in the word the text uses where it is not cut out: "adrenalectomy", "hemihepatectomy".
    private static string Organ(string removal)
    {
        var root = removal.ToLowerInvariant()[..^"ectomy".Length];
        if (root.StartsWith("hemi", StringComparison.Ordinal)) root = root[4..];
        return root switch { "nephr" => "kidney", "hepat" => "liver", "oophor" or "ovari" => "ovary", "orchi" or "orchid" => "testis", "mast" => "breast", "pneumon" => "lung", "enucl" => "eye", "thyroid" => "thyroid", "maxill" => "maxilla", "mandibul" => "mandible", _ => root };
    }

    [GeneratedRegex(@"^(?!lob|segment|lymph|cyst|mass|tumou?r)\p{L}{4,}ectomy$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Removal();

    [GeneratedRegex(@"^ (?:and|or) (?:the )?(?:\p{L}+ )?(?:left|right)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherAfter();

    [GeneratedRegex(@"\b(?:left|right) (?:and|or) (?:the )?(?:\p{L}+ )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherBefore();

    // "left untreated", "was left behind", "he left hospital", "right-handed", "right away"
    [GeneratedRegex(@"\b(?<side>left|right)(?!-?handed|-?hander| hospital| behind| untreated| unchanged| open| alone| in place| in situ| the | her | his | over| to granulate| to heal| to right| us | away| after\b)(?:[- ]sided)?(?: (?!and\b|or\b|with\b|of\b|in\b|was\b|were\b|is\b|at\b|to\b|which\b|that\b|for\b|by\b|on\b|from\b|the\b|after\b|before\b|who\b|under\b|had\b|has\b|beneath\b|within\b|near\b|above\b|below\b|between\b|during\b|without\b|arm\b(?= and))(?<w>[\p{L}-]{3,})){0,4}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\b(?:was|were|is|had|has|be|been|he|she|they|which|patient) $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotSide();

    /// <summary>Whether the side at a place of a sentence is the other one, which the tumour's is compared with, or what was left of an organ.</summary>
    public static bool IsOther(Told told, int at) => Beside().IsIn(told.Text, ..at);

    // "6 mm below that of the right knee", "compared with the left": the other side, beside which it is seen; "hypertrophied left liver": what is left.
    [GeneratedRegex(@"\b(?:(?:that|those) (?:of|on|in) (?:the |her |his )?|(?:compar\w+|comparison|level|equal|relative|identical|symmetrical) (?:with|to) (?:that of |those of )?(?:the |her |his )?|(?:raised|harvested|taken|obtained|transferred) from (?:the |her |his )?|(?:hypertroph\w+|remaining|remnant|contralateral|regenerat\w+) )$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Beside();

    /// <summary>Whether "left" tells what remained somewhere.</summary>
    public static bool TellsWhatWasLeft(Told told) => LeftThere().IsIn(told.Text);

    [GeneratedRegex(@"\b(?:remnants?|residu\w+|rest|part|portion|piece|fragment|nodule|cuff|rim|drain|clip)\b(?: of (?:the )?[\p{L}-]+(?: [\p{L}-]+)?| \p{L}{1,9})? (?<left>left) (?:on|in|at|upon|over|behind|attached|adherent|around|along|beside)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LeftThere();

    // "the lymph nodes of the left side of the neck"
    [GeneratedRegex(@"\bnodes?\b[^.;,]{0,20}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Nodes();

    [GeneratedRegex(@"^ of (?:the |her |his )?(?<site>[\p{L}-]{3,})(?: (?!that\b|which\b|with\b|were\b|from\b|this\b|when\b|after\b|since\b|there\b|where\b|while\b|without\b)(?!\p{L}+ed\b)(?<site>[\p{L}-]{4,}))?\b", RegexOptions.CultureInvariant)]
    private static partial Regex OfSite();

    [GeneratedRegex(@"\b(?:on|to|from) (?:the|her|his) $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OnThe();

    // "the right breast was normal" names the healthy side.
    [GeneratedRegex(@"^[^.;,]{0,40}\b(?:normal|intact|unremarkable|uninvolved|healthy|free|clear(?=[.,;)]|$)|absent|unchanged|patent|benign|spared|preserved|reactive|unaffected)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Healthy();

    // "whose right kidney had been removed fifteen years earlier"
    [GeneratedRegex(@"^ had (?:already )?been (?:removed|resected|amputated|lost|excised|operated on)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TakenBefore();

    [GeneratedRegex(@"\b(?:mass|tumou?rs?|lesions?|nodules?|neoplasm|polyp|plaque|papule|ulcer|macule|cyst|spot|swelling|lump|\w+omas?|pain|resect\w*|excis\w*|remov\w*|\w+ectomy|craniotomy|thoracotomy|amputat\w+|biops\w+)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Disease();

    [GeneratedRegex(@"^(?:uptake|enhancement|signal|activity|shadow|opacity|left|right|smaller|another|other|further|large|larger|big|new|main|whole|entire|firm|hard|painful|painless|total|partial|radical|simple|modified|open|robotic|laparoscopic|endoscopic|video-assisted|extended|complete|single|solitary|first|second|third|distal|proximal|central|deep|superficial|common|internal|external|side|sided|muscles?|region|area|surface|fossa|lobe|lobes|wall|half|part|aspect|hand|one|nodule|lesion|mass|tumou?r|tumou?rs|pain|level|approach|posterolateral|anterior|posterior|lateral|medial|upper|lower|middle|superior|inferior|small|arrow|arrows|node|nodes|numbness|weakness|metasta\w+|recurrence|showed|revealed|demonstrated|surgery|resection|[\w-]+ectomy|[\w-]+otomy|margin|showing|approximately|thigh-?flap|pelvic|lymph|vein|artery|present|operation|removed|found|noted|carried|bony|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|years?|months?|weeks?|days?|earlier|later)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex Weak();
}
