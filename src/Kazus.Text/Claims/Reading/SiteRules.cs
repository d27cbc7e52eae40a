using System.Text.RegularExpressions;
using Kazus.Cases;
using Kazus.Terms;
using Kazus.Text.Documents;

namespace Kazus.Text.Claims.Reading;

/// <summary>Where the tumour is, and where it spread.</summary>
internal static partial class SiteRules
{
    private static readonly HashSet<string> Lesions = ["mass", "masses", "tumor", "tumour", "tumors", "lesion", "lesions", "nodule", "swelling", "neoplasm", "growth", "process", "lump", "cancer", "malignancy", "formation", "opacity", "tumefaction", "ulcer", "polyp", "cyst", "plaque", "papule", "thickening", "thickness", "enlargement", "protrusion", "tumefactions", "nodules", "lump", "polyps"];

    private static readonly HashSet<string> Linking = ["of", "in", "at", "from", "within", "on", "involving", "over", "into", "arising", "located", "originating", "occupying", "the", "his", "her", "a", "an", "sitting", "localized", "seated", "around", "affecting", "near", "alongside", "to", "with", "attached", "region", "level", "measuring", "surface", "found", "was", "were", "is", "detected", "revealed", "observed", "seen", "and", "which", "that", "developed", "had", "has", "been", "originated", "arose", "arisen", "situated", "confined", "limited", "centered", "centred", "extending", "throughout", "inside", "upon", "against", "under", "both", "wall", "side", "placed", "noted", "noticed", "present", "showing", "showed", "lying"];

    private readonly record struct Candidate(Passage Passage, SitePhrase Site, double Score);

    public static void Read(Story story, Draft draft, IReadOnlyDictionary<string, string> abbreviations)
    {
        var candidates = new List<Candidate>();
        foreach (var passage in story.Passages)
            if (passage.Sites.Count > 0 && passage.HasAny(Stems.Spread)) Metastases(passage, passage.SitePhrases, draft);
        if (!draft.Has("metastasis.site")) Concluding(story, draft);
        var heads = draft.Of("disease").Select(d => HeadOf(((Value.Coded)d.Value).Term.Words)).ToHashSet(StringComparer.Ordinal);
        var spread = draft.Of("metastasis.site").Select(c => c.Span).ToHashSet();
        var spreadTo = draft.Of("metastasis.site").Select(c => ((Value.Coded)c.Value).Term.Words).ToList();
        var implied = draft.Of("disease").SelectMany(d => Vocabularies.Default.TumourOrgans.Where(t => ((Value.Coded)d.Value).Term.Words.Contains(t.Part, StringComparison.Ordinal)).Select(t => t.Organ)).ToHashSet(StringComparer.Ordinal);
        foreach (var passage in story.Passages)
        {
            if (passage.Sites.Count == 0) continue;
            foreach (var site in passage.SitePhrases)
            {
                if (Score(passage, site, abbreviations, heads) is not (> 0 and var score)) continue;
                if (spread.Contains(passage.Sentence.Plain.ToDocument(SpanOf(passage, site))) || spreadTo.Exists(w => w.Contains(site.Organ, StringComparison.Ordinal))) score -= 2.5;
                if (implied.Contains(site.Organ)) score += 1.2;
                candidates.Add(new Candidate(passage, site, Math.Max(score, 0.1)));
            }
        }
        if (candidates.TrueForAll(c => c.Score < 1.5)) Written(story, draft);
        if (draft.Has("disease.site")) return;
        if (candidates.Count == 0)
        {
            FromName(story, draft, abbreviations);
            return;
        }
        // A tumour named after its organ lies there: then only the words for that organ compete.
        var named = OrganOf(draft);
        if (named is not null && candidates.Exists(c => c.Site.Organ == named)) candidates = candidates.FindAll(c => c.Site.Organ == named || c.Passage.Words(c.Site.First, c.Site.After).Contains(named, StringComparison.OrdinalIgnoreCase));
        else if (named is not null && candidates.TrueForAll(c => c.Score < 4))
        {
            Placed(story, named, draft);
            if (!draft.Has("disease.site")) FromName(story, draft, abbreviations);
            if (draft.Has("disease.site")) return;
        }
        var operated = OperatedOrgans(story);
        var best = candidates.OrderByDescending(c => c.Score + (operated.Contains(c.Site.Organ) ? 1.5 : 0) + 0.3 * Math.Min(3, candidates.Count(o => o.Site.Organ == c.Site.Organ))).First();
        var value = best.Site.Organ == "cervical" && IsOfWomb(story) ? "cervix" : best.Site.Value(best.Passage);
        draft.Propose("disease.site", new Value.Coded(Term.Plain(value)), best.Passage, SpanOf(best.Passage, best.Site), new("tumour-site", Math.Clamp(0.5 + 0.06 * best.Score, 0.4, 0.85)));
    }

    // "The melanoma was located in the intermammary sulcus": a place that no vocabulary has, in the words of the text.
    private static void Written(Story story, Draft draft)
    {
        foreach (var passage in story.Passages)
        {
            if (passage.IsLegend || passage.IsTitle || !passage.HasAny(Stems.Placed)) continue;
            foreach (Match match in LocatedIn().Matches(passage.Text))
            {
                var place = match.Groups["np"];
                if (passage.StandingOf(passage.TokenAt(place.Index), passage.TokenAt(place.Index) + 1) != Standing.Affirmed || NotAPlace().IsMatch(place.Value)) continue;
                draft.Propose("disease.site", new Value.Coded(Term.Plain(place.Value.ToLowerInvariant())), passage, new Span(place.Index, place.Index + place.Length), new("site-as-written", 0.6));
                return;
            }
        }
    }

    [GeneratedRegex(@"\b(?:tumou?r|mass|lesion|nodule|swelling|growth|neoplasm|\w{4,}oma|cyst|polyp)\b[^.;]{0,40}?\b(?:located|situated|locali[sz]ed|sitting|arising|originating|developed|implanted) (?:in|at|on|from|within|over)(?: (?:the|his|her|an?))? (?<np>(?:[a-z'-]+ ){0,4}?[a-z'-]+)(?=,? (?:and|with|which|that|measuring|was|were|in|on|at|by|to|had|has|without)\b|[,.;(]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LocatedIn();

    [GeneratedRegex(@"\b(?:context|age|childhood|setting|patient|hospital|course|follow|year|month|same|site|place|position|area)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotAPlace();

    private static Span SpanOf(Passage passage, SitePhrase site) => new(passage.Tokens[site.First].Start, passage.Tokens[site.After - 1].End);

    private static string HeadOf(string name) => name[(name.LastIndexOf(' ') + 1)..].TrimEnd('s');

    // "Cervical" is of the neck, or of the womb's neck where the story is about that.
    private static bool IsOfWomb(Story story) => story.Passages.Any(p => p.HasAny(Stems.Womb));

    // The organ of the tumour's name told with its side or part elsewhere: "the left thyroid lobe".
    private static void Placed(Story story, string organ, Draft draft)
    {
        (Passage Passage, SitePhrase Site)? best = null;
        foreach (var passage in story.Passages)
            foreach (var site in passage.SitePhrases)
                if (site.Organ == organ && !site.IsAdjective && site.After - site.First > 1 && site.After - site.First > (best is { } known ? known.Site.After - known.Site.First : 1)
                    && passage.StandingOf(site.First, site.After) == Standing.Affirmed && !NodesOnly().IsMatch(passage.Words(site.First, site.After))) best = (passage, site);
        if (best is { } place) draft.Propose("disease.site", new Value.Coded(Term.Plain(place.Site.Value(place.Passage))), place.Passage, SpanOf(place.Passage, place.Site), new("site-of-named-organ", 0.65));
    }

    private static HashSet<string> OperatedOrgans(Story story)
    {
        var organs = new HashSet<string>(StringComparer.Ordinal);
        foreach (var passage in story.Passages)
            if (passage.Has("ectom"))
                foreach (var find in Vocabularies.Default.OperatedOrgans.In(passage.Tokens))
                    if (passage.StandingOf(find.First, find.After) == Standing.Affirmed && !Earlier().IsMatch(passage.Text[..passage.Tokens[find.First].Start])) organs.Add(find.Name);
        return organs;
    }

    private static string? OrganOf(Draft draft)
    {
        if (draft.Of("disease").FirstOrDefault()?.Value is not Value.Coded disease) return null;
        var tokens = Token.Of(disease.Term.Words, Vocabularies.Default.Words);
        foreach (var site in Vocabularies.Default.Sites.In(tokens))
            if (site.Name is not ("soft tissue" or "bone" or "skin" or "nerve" or "muscle" or "gum" or "cervical") && tokens[site.After - 1].Lower is not ("renal" or "cutaneous" or "oral")) return site.Name;
        return null;
    }

    // "Gallbladder cancer" with no other word of where.
    private static void FromName(Story story, Draft draft, IReadOnlyDictionary<string, string> abbreviations)
    {
        if (OrganOf(draft) is not { } organ || draft.Of("disease").FirstOrDefault() is not { } disease) return;
        foreach (var passage in story.Passages)
        {
            if (!passage.Sentence.Span.Contains(disease.Span)) continue;
            foreach (var name in passage.Diseases(abbreviations))
            {
                var span = new Span(passage.Tokens[name.First].Start, passage.Tokens[name.After - 1].End);
                if (passage.Sentence.Plain.ToDocument(span) != disease.Span) continue;
                var site = passage.Sites.FirstOrDefault(s => s.First >= name.First && s.After <= name.After);
                if (site.After > 0) span = new Span(passage.Tokens[site.First].Start, passage.Tokens[site.After - 1].End);
                draft.Propose("disease.site", new Value.Coded(Term.Plain(organ)), passage, span, new("site-by-name", 0.7));
                return;
            }
        }
    }

    // Places on the body's surface and tissues that are everywhere tell less than an organ.
    private static readonly HashSet<string> Coarse = ["bone", "abdomen", "soft tissue", "chest", "thorax", "muscle", "pelvis", "limb", "hypochondrium", "upper quadrant", "lower quadrant", "epigastrium", "flank", "iliac fossa", "extremity", "pelvic cavity", "abdominal cavity", "subcutaneous tissue", "oral cavity", "lymph node", "skin", "neck", "face"];

    private static double Score(Passage passage, SitePhrase site, IReadOnlyDictionary<string, string> abbreviations, HashSet<string> heads)
    {
        if (passage.StandingOf(site.First, site.After) is Standing.Other or Standing.Negated) return 0;
        if (site.IsAdjective && site.Organ == "bone" && site.After - site.First == 1) return 0;
        var near = site.Organ == "mucosa" || site.First > 0 && passage.Tokens[site.First - 1].Lower == "normal" ? 0 : Near(passage, site);
        if (near <= 0) return 0;
        var score = near;
        if (NodesOnly().IsMatch(passage.Words(site.First, site.After))) return 0;
        if (Spread().IsMatch(passage.Text)) score -= 1.5;
        // Where a tumour grows to is not where it began.
        if (GrowsInto().IsMatch(passage.Text[..passage.Tokens[site.First].Start]) || GrowthAfter().IsMatch(passage.Text[passage.Tokens[site.After - 1].End..])) score -= 1.5;
        if (OfDiagnosis(passage, site, abbreviations)) score += Final().IsMatch(passage.Text) ? 2.5 : 1.5;
        else if (OfTumour(passage, site, abbreviations, heads)) score += 1.2;
        if (site.First > 0 && passage.Tokens[site.First - 1].Lower is "primary") score += 1.5;
        if (Imaging().IsMatch(passage.Text)) score += 1;
        if (Pathology().IsMatch(passage.Text)) score += 1;
        if (Earlier().IsMatch(passage.Text[..passage.Tokens[site.First].Start])) score -= 2;
        if (Arising().IsMatch(passage.Text[..passage.Tokens[site.First].Start])) score += 1.2;
        if (site.IsAdjective) score -= 0.5;
        if (Coarse.Contains(site.Organ)) score -= 1.2;
        if (passage.IsTitle) score += 1;
        if (passage.IsLegend) score -= 1;
        score += 0.4 * Math.Min(3, site.After - site.First - 1);
        score -= 0.05 * passage.Index;
        return Math.Max(score, 0.1);
    }

    [GeneratedRegex(@"\b(?:final|definitive|definite) (?:\w+ )?diagnosis\b|\bdiagnosis of\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Final();

    // "the diagnosis of adenoid cystic carcinoma of the larynx"
    private static bool OfDiagnosis(Passage passage, SitePhrase site, IReadOnlyDictionary<string, string> abbreviations)
    {
        foreach (var name in passage.Diseases(abbreviations))
            if (name.After <= site.First && site.First - name.After <= 4 && Linked(passage, name.After, site.First) && passage.StandingOf(name.First, name.After) == Standing.Affirmed && Pathology().IsMatch(passage.Text)) return true;
        return false;
    }

    // "left occipital glioblastoma", "leiomyosarcoma of the right thigh": the words belong to the tumour that was diagnosed.
    private static bool OfTumour(Passage passage, SitePhrase site, IReadOnlyDictionary<string, string> abbreviations, HashSet<string> heads)
    {
        foreach (var name in passage.Diseases(abbreviations))
        {
            if (!heads.Contains(HeadOf(name.Name)) || passage.StandingOf(name.First, name.After) != Standing.Affirmed) continue;
            if (site.First < name.After && site.After >= name.First && site.First >= name.First - 4) return true;
            if (name.After <= site.First && site.First - name.After <= 6 && Linked(passage, name.After, site.First)) return true;
        }
        return false;
    }

    // A word for the lesion just before ("mass in the left breast") or just after ("left breast mass") the site.
    private static double Near(Passage passage, SitePhrase site)
    {
        for (int i = site.After, steps = 0; i < passage.Tokens.Count && steps < 4; i++, steps++)
        {
            if (IsLesion(passage, i)) return 2.5 - 0.3 * steps;
            if (passage.Tokens[i].Lower is "," or "." or ";" or ":" or "and" or "with" or "of" or "in" or "was" or "were") break;
        }
        for (int i = site.First - 1, steps = 0; i >= 0 && steps < 12; i--, steps++)
        {
            if (IsLesion(passage, i)) return Linked(passage, i + 1, site.First) ? 3 - 0.1 * steps : (IsPlaced(passage, site.First) && !passage.Sites.Exists(s => s.First > i && s.After <= site.First) ? 1.6 : 0.8) - 0.05 * steps;
            if (passage.Tokens[i].Lower is ";" or ":" or ".") break;
        }
        return 0;
    }

    private static bool IsLesion(Passage passage, int i)
    {
        var word = passage.Tokens[i].Lower;
        return Lesions.Contains(word) || (passage.ClassOf(i) & WordClass.DiseaseHead) != 0 || word.EndsWith("oma", StringComparison.Ordinal) && word.Length > 6 && word is not "hematoma";
    }

    private static bool Linked(Passage passage, int from, int to)
    {
        var links = 0;
        for (var i = from; i < to; i++)
        {
            if (!Linking.Contains(passage.Tokens[i].Lower)) return false;
            links++;
        }
        return links > 0;
    }

    private static void Metastases(Passage passage, List<SitePhrase> sites, Draft draft)
    {
        Nodes(passage, sites, draft);
        foreach (Match match in SpreadWord().Matches(passage.Text))
        {
            var token = passage.TokenAt(match.Index);
            var standing = passage.StandingOf(token, token + 1);
            if (standing != Standing.Affirmed && !(standing == Standing.Hypothetical && Concluded().IsMatch(passage.Text))) continue;
            if (NegatedSpread().IsMatch(passage.Text[..match.Index])) continue;
            var before = Before(passage, sites, token).ToList();
            var after = After(passage, sites, token).ToList();
            // "osseous metastasis to the right scapula" is told by its bone; "liver metastases in both lobes" by its organ.
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

    [GeneratedRegex(@"\b(?:histolog\w*|immunohisto\w*|patholog\w*|biops\w+|cytolog\w*)\b|^these (?:findings|results)\b|\bon the basis of\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Concluded();

    // "A mass arose from the vagina. ... Pathology concluded to a metastasis of renal cell carcinoma": the lesion before is the metastasis.
    private static void Concluding(Story story, Draft draft)
    {
        for (var i = 1; i < story.Passages.Count; i++)
        {
            var passage = story.Passages[i];
            if (!passage.Has("metastasis") || !MetastasisOf().IsMatch(passage.Text)) continue;
            for (var j = i - 1; j >= Math.Max(0, i - 2); j--)
            {
                var earlier = story.Passages[j];
                foreach (var site in earlier.SitePhrases)
                {
                    if (Near(earlier, site) < 2 || earlier.StandingOf(site.First, site.After) != Standing.Affirmed) continue;
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
            if (site.Organ != "lymph node")
            {
                if (passage.Has("metasta") && InvolvedOrgan().IsMatch(after)) Metastasis(passage, site, draft, 0.7);
                continue;
            }
            if (!Involved().IsMatch(after) || NegatedSpread().IsMatch(passage.Text[..passage.Tokens[site.First].Start])) continue;
            Metastasis(passage, site, draft, 0.75);
        }
    }

    [GeneratedRegex(@"^ (?:metastatic )?(?:involvement|deposits?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InvolvedOrgan();

    [GeneratedRegex(@"^(?:,? of which \d+)? (?:was|were|proved to be|found to be|is|are)(?: also| found to be| all)? (?:metastatic|positive for (?:tumou?r|malignancy|metasta\w+)|involved|invaded)\b|^ (?:involvement|infiltration)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Involved();

    private static void Metastasis(Passage passage, SitePhrase site, Draft draft, double confidence)
    {
        if (passage.StandingOf(site.First, site.After) is Standing.Negated || passage.StandingOf(site.First, site.After) is Standing.Hypothetical && !Concluded().IsMatch(passage.Text) || site.After < passage.Tokens.Count && passage.Tokens[site.After].Lower is "compression" or "effusion" or "obstruction" or "infarction") return;
        var value = site.Value(passage);
        var span = SpanOf(passage, site);
        // Told again, or told of a part of the same organ.
        if (site.Organ is not ("lymph node" or "bone" or "skin" or "lobe") && draft.Of("metastasis.site").Any(c => c.Where == passage.Where && ((Value.Coded)c.Value).Term.Words.Split(' ').Contains(site.Organ))) return;
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
            if (end != token && IsPlaced(passage, sites[i].First)) yield break;
            yield return sites[i];
            end = sites[i].First;
        }
    }

    private static bool IsPlaced(Passage passage, int first)
    {
        var i = first - 1;
        if (i > 0 && passage.Tokens[i].Lower is "the" or "his" or "her") i--;
        return i >= 0 && passage.Tokens[i].Lower is "in" or "of" or "from" or "at" or "on" or "by" or "within";
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
            // "metastatic rectal carcinoma", "metastasis of an endometrial cancer": that is where it came from.
            if (site.IsAdjective && site.After < passage.Tokens.Count && NamesTumour(passage, site.After)) yield break;
            if (site.After < passage.Tokens.Count && IsLesion(passage, site.After) && !Lesions.Contains(passage.Tokens[site.After].Lower) | passage.Tokens[site.After].Lower is "cancer") yield break;
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
            if (IsLesion(passage, i) && passage.Tokens[i].Lower is not ("lesion" or "lesions" or "nodule" or "mass")) return true;
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
            if (passage.Tokens[i].Lower is not ("and" or "," or "or" or "&" or "lesion" or "lesions" or "was" or "a" or "were" or "node" or "multiple" or "distant" or "lymphangitic" or "-" or "foci" or "nodules" or "tumor" or "tumour") || adjacent && passage.Tokens[i].Lower is "or") return false;
        return true;
    }

    [GeneratedRegex(@"\bmetasta(?:sis|ses|tic|si[sz]ed)\b|\bdissemination\b|\bdisseminated\b|\bcarcinomatosis\b|\btumou?r(?:al)? deposits\b|\bsecondary (?=lesions?|locali[sz]ations?|deposits?|locations?)|\b(?:tumou?r )?(?:implants|seeding)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SpreadWord();

    [GeneratedRegex(@"\b(?:no|without|any|exclude|rule out|negative for)\b(?:\s+\w+){0,4}\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NegatedSpread();

    [GeneratedRegex(@"^(?: (?:lesions?|foci|focus|tumou?rs?|deposits?|disease|nodules?|spread|were|was|found|detected|seen|noted|identified|also|present))* (?:to|in|of|at|into|involving|within|on|over)(?: (?:the|his|her|both|multiple|several|only))* $|^(?: \w+){0,2},? (?:in|to|involving)? ?(?:multiple|several|various|many|other|different)?(?: \w+)? ?(?:sites|organs|locations|areas|lesions)?,? (?:including|such as|namely)(?: (?:the|his|her|both|multiple))* $|^(?: (?:lesions?|nodules?|deposits?))? $|^ (?:to|in) (?:the )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ToSite();

    [GeneratedRegex(@"^(?:,(?: \w+){1,3})?(?:,? and|,| as well as|, as well as)(?: (?:the|his|her|to|in|to the|in the|on the|multiple|both))? $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AndSite();

    [GeneratedRegex(@"metasta|disseminat|spread", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Spread();

    [GeneratedRegex(@"\b(?:CT|MRI|tomography|resonance|ultraso\w+|radiogra\w+|x-?ray|endoscop\w*|colonoscop\w*|examination|scan|mammogra\w+)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Imaging();

    [GeneratedRegex(@"diagnos|histolog|patholog|biops", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pathology();

    [GeneratedRegex(@"\b(?:history|years ago|previously|past)\b[^.;]{0,50}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Earlier();

    [GeneratedRegex(@"\b(?:arising|arose|originat\w+|located|sitting|seated|occupying|aris\w+|developed) (?:\w+ ){0,2}?(?:from|in|at|on|within)?(?: (?:the|his|her|a))* ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Arising();

    [GeneratedRegex(@"\b(?:extend\w*|extension|invad\w+|invasion|infiltrat\w+|compress\w+|displac\w+|adher\w+|abutting|encas\w+|reaching|spar\w+|spread\w*)(?: \w+){0,3} ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GrowsInto();

    [GeneratedRegex(@"^(?: tumou?r)? (?:invasion|infiltration|extension|compression|involvement)\b|^ (?:was|were|is) (?:infiltrated|invaded|involved|compressed|displaced)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GrowthAfter();

    [GeneratedRegex(@"lymph node|\bnode", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NodesOnly();
}
