using System.Text.RegularExpressions;
using Kazus.Cases;
using Kazus.Terms;

namespace Kazus.Text.Claims.Reading;

/// <summary>Where the tumour spread.</summary>
internal static partial class MetastasisRules
{
    public static void Read(Story story, Draft draft)
    {
        foreach (var passage in story.Passages)
            if (passage.Sites.Count > 0 && passage.HasAny(Stems.Spread)) Metastases(passage, passage.SitePhrases, draft);
        if (!draft.Has("metastasis.site")) Concluding(story, draft);
    }

    // "A rash that spread to the scalp"
    [GeneratedRegex(@"\b(?:rash|eruption|erythema|redness|itch\w*|infection|cellulitis|pain|numbness|weakness|swelling|oedema|edema)\b[^.;]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfComplaint();

    private static void Metastases(Passage passage, List<SitePhrase> sites, Draft draft)
    {
        Nodes(passage, sites, draft);
        foreach (Match match in SpreadWord().Matches(passage.Text))
        {
            var token = passage.TokenAt(match.Index);
            var standing = passage.StandingOf(token, token + 1);
            if (standing != Standing.Affirmed && !(standing == Standing.Hypothetical && Concluded().IsMatch(passage.Text))) continue;
            if (NegatedSpread().IsMatch(passage.Text[..match.Index]) || match.Value.Equals("spread", StringComparison.OrdinalIgnoreCase) && OfComplaint().IsMatch(passage.Text[..match.Index])) continue;
            var before = Before(passage, sites, token).ToList();
            var after = After(passage, sites, token).ToList();
            // "osseous metastasis to the right scapula" is told by its bone; "liver metastases in both lobes" by its organ.
            if (after.Count > 0 && ToAnother().IsMatch(passage.Text[match.Index..])) before.Clear();
            if (before.Count > 0 && after.Count > 0)
            {
                if (before.TrueForAll(s => s.Organ is "bone" or "lymph node" or "skin")) before.Clear();
                else after.Clear();
            }
            foreach (var site in before) Metastasis(passage, site, draft, 0.8);
            foreach (var site in after) Metastasis(passage, site, draft, 0.8);
        }
        if (passage.Has("biops") || passage.Has("histolog") || passage.Has("cytolog")) Biopsied(passage, sites, draft);
    }

    // "Biopsies of the breast and bone lesions demonstrated metastatic glioblastoma."
    private static void Biopsied(Passage passage, List<SitePhrase> sites, Draft draft)
    {
        foreach (var site in sites)
            if (BiopsyShowed().IsMatch(passage.Text[passage.Tokens[site.After - 1].End..]) && passage.StandingOf(site.First, site.After) == Standing.Affirmed) Metastasis(passage, site, draft, 0.7);
        if (BiopsyOfMetastasis().Match(passage.Text) is not { Success: true } match) return;
        var part = match.Groups["of"];
        foreach (var site in sites)
            if (passage.Tokens[site.First].Start >= part.Index && passage.Tokens[site.After - 1].End <= part.Index + part.Length) Metastasis(passage, site, draft, 0.7);
    }

    [GeneratedRegex(@"^ biops(?:y|ies)\b[^.;]{0,50}?\b(?:demonstrated|revealed|showed|confirmed|disclosed|consistent with|compatible with)[^.;]{0,50}\bmetasta", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BiopsyShowed();

    [GeneratedRegex(@"\b(?:biops(?:y|ies)|examination|cytology|aspiration|histology|specimens?)\b[^.;,]{0,20}? (?:of|from) (?<of>[^.;]{3,70}?) (?:both |all |was |were )?(?:demonstrated|revealed|showed|confirmed|disclosed|consistent with|compatible with)[^.;]{0,40}\bmetasta", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BiopsyOfMetastasis();

    // "A neuroendocrine tumour of the pancreas metastatic to the liver"
    [GeneratedRegex(@"^metasta(?:tic|si[sz]ed) (?:to|into|in)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ToAnother();

    [GeneratedRegex(@"\b(?:histolog\w*|immunohisto\w*|patholog\w*|biops\w+|cytolog\w*)\b|^these (?:findings|results)\b|\bon the basis of\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Concluded();

    // "A mass arose from the vagina. ... Pathology concluded to a metastasis of renal cell carcinoma": the lesion before is the metastasis.
    private static void Concluding(Story story, Draft draft)
    {
        for (var i = 1; i < story.Passages.Count; i++)
        {
            var passage = story.Passages[i];
            if (!passage.Has("metastasis") || MetastasisOf().Match(passage.Text) is not { Success: true } match) continue;
            if (passage.StandingOf(passage.TokenAt(match.Index + match.Length - 1), passage.TokenAt(match.Index + match.Length - 1) + 1) != Standing.Affirmed) continue;
            for (var j = i - 1; j >= Math.Max(0, i - 2); j--)
            {
                var earlier = story.Passages[j];
                foreach (var site in earlier.SitePhrases)
                {
                    if (LesionWords.Near(earlier, site) < 2 || earlier.StandingOf(site.First, site.After) != Standing.Affirmed) continue;
                    Metastasis(earlier, site, draft, 0.6);
                    return;
                }
            }
        }
    }

    [GeneratedRegex(@"\b(?:confirm\w+|reveal\w+|show\w+|conclud\w+ (?:to|for)|diagnos\w+ (?:of|was)|consistent with|compatible with|proved to be)(?: (?:the|a|an|be|presence|of|diagnosis))* metastasis(?: (?:of|from)\b|\.| $)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MetastasisOf();

    // "21 of 26 lymph nodes were metastatic", "three axillary nodes were positive".
    private static void Nodes(Passage passage, List<SitePhrase> sites, Draft draft)
    {
        foreach (var site in sites)
        {
            var after = passage.Text[passage.Tokens[site.After - 1].End..];
            if (passage.StandingOf(site.First, site.After) != Standing.Affirmed) continue;
            if (NamedSpread().IsMatch(passage.Text[..passage.Tokens[site.First].Start]))
            {
                Metastasis(passage, site, draft, 0.75);
                continue;
            }
            if (site.Organ != "lymph node")
            {
                if (passage.Has("metasta") && InvolvedOrgan().IsMatch(after)) Metastasis(passage, site, draft, 0.7);
                continue;
            }
            if (!Involved().IsMatch(after) && !PositiveBefore().IsMatch(passage.Text[..passage.Tokens[site.First].Start]) || NegatedSpread().IsMatch(passage.Text[..passage.Tokens[site.First].Start])) continue;
            Metastasis(passage, site, draft, 0.75);
        }
    }

    // "metastatic myxoid liposarcoma in the lung", "metastatic breast cancer to the liver"
    [GeneratedRegex(@"\bmetastatic (?:(?!of\b|from\b|and\b|or\b|to\b|in\b|with\b)[\w-]+ ){0,4}?(?:\w{3,}oma|cancer|GIST)s? (?:in|to|involving|within)(?: (?:the|his|her|both))? $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NamedSpread();

    // "three positive axillary lymph nodes", not those that only took up the tracer
    [GeneratedRegex(@"(?<![\w-]|PET |FDG |uptake |avid )(?:positive|involved|invaded|tumou?r-bearing) (?:\w+ )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PositiveBefore();

    // "Swollen inguinal nodes and several hepatic metastases": large nodes are no metastasis by that.
    [GeneratedRegex(@"\b(?:swollen|enlarged|palpable|prominent)(?: [\w-]+){0,2} $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SwollenBefore();

    [GeneratedRegex(@"^ (?:metastatic )?(?:involvement|deposits?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InvolvedOrgan();

    [GeneratedRegex(@"^(?:,? of which \d+)? (?:was|were|proved to be|found to be|is|are)(?: also| found to be| all)? (?:metastatic|positive for (?:tumou?r|malignancy|metasta\w+)|involved|invaded)\b|^ (?:involvement|infiltration)\b|^,? (?:which |that )?(?:contain(?:ed|ing)|show(?:ed|ing)|harbou?r(?:ed|ing)|yielded|revealed) (?!no\b|any\b|neither\b|reactive\b|only reactive\b)(?:(?!no\b|without\b)\w+ ){0,2}?(?:metasta\w+|cancer|malignan\w+|tumou?r|carcinoma\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Involved();

    private static void Metastasis(Passage passage, SitePhrase site, Draft draft, double confidence)
    {
        if (passage.StandingOf(site.First, site.After) is Standing.Negated || passage.StandingOf(site.First, site.After) is Standing.Hypothetical && !Concluded().IsMatch(passage.Text) || site.After < passage.Tokens.Count && passage.Tokens[site.After].Lower is "compression" or "effusion" or "obstruction" or "infarction") return;
        var value = site.Value(passage);
        var span = SiteRules.SpanOf(passage, site);
        // Told again, or told of a part of the same organ.
        if (site.Organ is not ("lymph node" or "bone" or "skin" or "lobe") && draft.Of("metastasis.site").Any(c => c.Where == passage.Where && ((Value.Coded)c.Value).Term.Words.Split(' ').Contains(site.Organ.EndsWith(" spine", StringComparison.Ordinal) ? "spine" : site.Organ))) return;
        draft.Propose("metastasis.site", new Value.Coded(Term.Plain(value)), passage, span, new("metastasis", confidence));
    }

    // "lung and liver metastases", "peritoneal carcinomatosis".
    private static IEnumerable<SitePhrase> Before(Passage passage, List<SitePhrase> sites, int token)
    {
        var end = token;
        for (var i = sites.Count - 1; i >= 0; i--)
        {
            if (sites[i].After > end) continue;
            if (!Joins(passage, sites[i].After, end, end == token)) yield break;
            // "a tumor in the cheek and lung metastases": what stands after a preposition is another statement.
            if (end != token && LesionWords.IsPlaced(passage, sites[i].First)) yield break;
            if (end != token && sites[i].Organ == "lymph node" && SwollenBefore().IsMatch(passage.Text[..passage.Tokens[sites[i].First].Start])) yield break;
            yield return sites[i];
            end = sites[i].First;
        }
    }

    // "metastases to the lung, the liver and bone".
    private static IEnumerable<SitePhrase> After(Passage passage, List<SitePhrase> sites, int token)
    {
        var start = token + 1;
        var first = true;
        foreach (var site in sites)
        {
            if (site.First < start) continue;
            var between = passage.Text[passage.Tokens[start - 1].End..passage.Tokens[site.First].Start];
            if (!(first ? ToSite() : AndSite()).IsMatch(between)) yield break;
            // "Metastatic liver cancer" beside another tumour is spread to the liver; "metastatic breast cancer" came from the breast.
            // "metastatic rectal carcinoma", "metastasis of an endometrial cancer": that is where it came from.
            if (site.IsAdjective && site.After < passage.Tokens.Count && NamesTumour(passage, site.After)) yield break;
            if (site.After < passage.Tokens.Count && LesionWords.IsLesion(passage, site.After) && !LesionWords.Names.Contains(passage.Tokens[site.After].Lower) | (passage.Tokens[site.After].Lower is "cancer" && site.Organ is not ("liver" or "brain" or "bone"))) yield break;
            if (between.Contains(" of ", StringComparison.Ordinal) && NamesTumour(passage, site.After)) yield break;
            yield return site;
            first = false;
            start = site.After;
        }
    }

    private static bool NamesTumour(Passage passage, int from)
    {
        for (var i = from; i < Math.Min(from + 4, passage.Tokens.Count); i++)
        {
            if (LesionWords.IsLesion(passage, i) && passage.Tokens[i].Lower is not ("lesion" or "lesions" or "nodule" or "mass")) return true;
            if (passage.Tokens[i].Lower is "," or "." or "and" or "in" or "with") return false;
            if (passage.Tokens[i].Lower is "nec" or "lms" or "scc" or "hcc" or "rcc" or "gist") return true;
        }
        return false;
    }

    private static bool Joins(Passage passage, int from, int to, bool adjacent)
    {
        if (to - from > 3) return false;
        if (adjacent && from < to && passage.Tokens[from].Lower is "and" or ",") return false;
        for (var i = from; i < to; i++)
            if (passage.Tokens[i].Lower is not ("and" or "," or "or" or "&" or "lesion" or "lesions" or "was" or "a" or "were" or "node" or "multiple" or "distant" or "lymphangitic" or "-" or "foci" or "nodules" or "nodule" or "mass" or "masses" or "tumors" or "tumours") && !(adjacent && passage.Tokens[i].Lower is "tumor" or "tumour") || adjacent && passage.Tokens[i].Lower is "or") return false;
        return true;
    }

    [GeneratedRegex(@"\bmetasta(?:sis|ses|tic|si[sz]ed)\b|\bdissemination\b|\bdisseminated\b|\bcarcinomatosis\b|\btumou?r(?:al)? deposits\b|\bspread(?= to (?:the |his |her |both )?\w)|\bsecondary (?=(?:\w+ ){0,3}?(?:lesions?|locali[sz]ations?|deposits?|locations?))|\b(?:tumou?r )?(?:implants|seeding)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SpreadWord();

    [GeneratedRegex(@"\b(?:no|without|any|exclude|rule out|negative for)\b(?:\s+\w+){0,4}\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NegatedSpread();

    [GeneratedRegex(@"^(?: (?:lesions?|foci|focus|tumou?rs?|deposits?|disease|nodules?|spread|sites?|were|was|found|detected|seen|noted|identified|also|present|located|distributed|scattered))* (?:to|in|of|at|into|involving|within|on|over|inside|throughout)(?: (?:the|his|her|both|multiple|several|only|all))*(?: (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)(?: out)? of (?:the |his |her )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: (?:resected|dissected|removed|examined|excised))?)? $|^ \((?:the )?$|^(?: \w+){0,2},? (?:in|to|involving)? ?(?:multiple|several|various|many|other|different)?(?: \w+)? ?(?:sites|organs|locations|areas|lesions)?,? (?:including|such as|namely)(?: (?:the|his|her|both|multiple))* $|^(?: (?:lesions?|nodules?|deposits?))? $|^ (?:to|in) (?:the )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ToSite();

    [GeneratedRegex(@"^(?:,(?: \w+){1,3})?(?:,? and|,| as well as|, as well as)(?: (?:the|his|her|to|in|to the|in the|on the|multiple|both))? $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AndSite();
}
