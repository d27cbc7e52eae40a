using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>The same part of the body is left in one part of the article and right in another.</summary>
internal static partial class Kz304SidesDisagree
{
    public static Rule Rule { get; } = new("KZ304", "sides-disagree", Severity.Error, "value-disagrees", Check) { WhyNot = m => m.IsCaseReport ? null : Manuscript.NoCase };


    private sealed record Sided(Told Told, string Side, string Site, Match Match)
    {
        public Part Part => Told.Part;
    }

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var all = m.Told.SelectMany(t => Side().Matches(t.Text).Where(x => !t.OfRelative(x.Index) && !Aside().IsMatch(t.Text[(x.Index + x.Length)..])).SelectMany(x => Sites(t, x))).ToList();
        foreach (var site in all.GroupBy(s => s.Site))
        {
            var parts = site.GroupBy(s => s.Part).ToDictionary(g => g.Key, g => g.ToList());
            if (parts.Count < 2) continue;
            foreach (var (part, own) in parts.OrderByDescending(p => p.Key))
            {
                var sides = own.Select(s => s.Side).Distinct().ToList();
                if (sides.Count != 1) continue;
                var others = site.Where(s => s.Part != part).ToList();
                // The other parts must all say the other side: a site that has both is told of twice.
                if (others.Exists(o => o.Side == sides[0]) || others.Count == 0 || others.Select(o => o.Side).Distinct().Count() != 1) continue;
                yield return Rule.Find($"The {Word(own[0])} is {sides[0]} in {Where(m, own[0])} and {others[0].Side} in {Where(m, others[0])}.", "Look at the images and correct the side that is wrong.", "lesion.side",
                    own.Concat(others).OrderBy(s => s.Told.Whole).DistinctBy(s => (s.Part, s.Side)).Take(6).Select(s => m.At(s.Told.Span(s.Match), s.Side)));
                break;
            }
        }
    }

    private static IEnumerable<Sided> Sites(Told told, Match match)
    {
        var side = match.Groups["side"].Value.ToLowerInvariant();
        var words = match.Groups["w"].Captures.Select(c => c.Value.ToLowerInvariant()).ToList();
        // The last word names the site and the words before it narrow it: "left frontal lobe", "left frontal tumour".
        var strong = words.Where(w => !Weak().IsMatch(w)).Select(Keys.Stem).Distinct().ToList();
        foreach (var word in strong) yield return new(told, side, word, match);
        if (strong.Count > 0) yield break;
        // "the left lobe of the thyroid"; a lobe by itself is a site as well.
        var of = OfSite().Match(told.Text[(match.Index + match.Length)..]);
        if (of.Success && !Weak().IsMatch(of.Groups["site"].Value)) yield return new(told, side, Keys.Stem(of.Groups["site"].Value), match);
        if (words.Exists(w => w is "lobe")) yield return new(told, side, "lobe", match);
    }

    // The site as the text writes it.
    private static string Word(Sided s) => s.Match.Groups["w"].Captures.Select(c => c.Value).FirstOrDefault(w => Keys.Stem(w) == s.Site) ?? s.Site;

    private static string Where(Manuscript m, Sided s) => m.Document.WhereIs(s.Told.Span(s.Match).Start);

    [GeneratedRegex(@"\b(?<side>left|right)(?:[- ]sided)?(?: (?!and\b|or\b|with\b|of\b|in\b|was\b|were\b|is\b|at\b|to\b|which\b|that\b|for\b|by\b|on\b|from\b|the\b|after\b|before\b|who\b|under\b|had\b|has\b|beneath\b|within\b|near\b|above\b|below\b|between\b|during\b|without\b|arm\b(?= and))(?<w>[\p{L}-]{3,})){1,4}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Side();

    [GeneratedRegex(@"^ of the (?:[\p{L}-]+ )?(?<site>[\p{L}-]{4,})\b", RegexOptions.CultureInvariant)]
    private static partial Regex OfSite();

    // "the right breast was normal" names the healthy side.
    [GeneratedRegex(@"^[^.;,]{0,30}\b(?:normal|intact|unremarkable|uninvolved|healthy|free|absent|unchanged|patent|benign)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Aside();

    [GeneratedRegex(@"^(?:large|larger|big|new|main|whole|entire|firm|hard|painful|painless|total|partial|radical|simple|modified|open|robotic|laparoscopic|endoscopic|video-assisted|extended|complete|single|solitary|first|second|third|distal|proximal|central|deep|superficial|common|internal|external|main|side|sided|muscles?|region|area|fossa|lobe|lobes|half|part|aspect|hand|handed|one|nodule|lesion|mass|tumou?r|tumou?rs|pain|level|approach|posterolateral|anterior|posterior|lateral|medial|upper|lower|middle|superior|inferior|small|large|arrow|arrows|node|nodes|numbness|weakness|metasta\w+|recurrence|showed|revealed|demonstrated|surgery|resection|[\w-]+ectomy|[\w-]+otomy|margin|showing|approximately|thigh-?flap|pelvic|lymph|vein|artery|lung)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Weak();
}
