using System.Text.RegularExpressions;
using Kazus.Cases;
using Kazus.Terms;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Text.Claims.Reading;

/// <summary>Where the tumour is, and where it spread.</summary>
internal static partial class SiteRules
{
    private readonly record struct Candidate(Passage Passage, SitePhrase Site, double Score);

    public static void Read(Story story, Draft draft, IReadOnlyDictionary<string, string> abbreviations)
    {
        var candidates = new List<Candidate>();
        MetastasisRules.Read(story, draft);
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
                if (spread.Contains(passage.Sentence.Plain.ToDocument(SpanOf(passage, site))) || spreadTo.Exists(w => w.Contains(StemOf(site.Organ), StringComparison.Ordinal))) score -= 2.5;
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
        if (best.Passage.IsLegend && !best.Passage.IsTitle && best.Score < 2) return;
        var value = best.Site.Organ == "cervical" && IsOfWomb(story) ? "cervix" : best.Site.Value(best.Passage);
        draft.Propose("disease.site", new Value.Coded(Term.Plain(value)), best.Passage, SpanOf(best.Passage, best.Site), new("tumour-site", Math.Clamp(0.5 + 0.06 * best.Score, 0.4, 0.85)));
        Second(candidates, best, value, draft);
    }

    // So many points only a lesion that is said to be in the place has, and a scan or a slide that shows it.
    private const double Strong = 4;

    // Told in two ways ("a mass in the renal pelvis", "a polypoid mass at the pelviureteric junction"): both stand as claims.
    private static void Second(List<Candidate> candidates, Candidate best, string first, Draft draft)
    {
        var others = candidates.FindAll(c => c.Score >= Strong && c.Site.Organ != best.Site.Organ && !Coarse.Contains(c.Site.Organ) && !c.Passage.IsLegend && !first.Contains(c.Site.Organ, StringComparison.Ordinal));
        if (others.Count == 0) return;
        var second = others.MaxBy(c => c.Score);
        var value = second.Site.Value(second.Passage);
        if (value.Contains(best.Site.Organ, StringComparison.Ordinal)) return;
        draft.Propose("disease.site", new Value.Coded(Term.Plain(value)), second.Passage, SpanOf(second.Passage, second.Site), new("tumour-site", 0.6));
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

    [GeneratedRegex(@"\b(?:wall|context|age|childhood|setting|patient|hospital|course|follow|year|month|same|site|place|position|area)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotAPlace();

    internal static Span SpanOf(Passage passage, SitePhrase site) => new(passage.Tokens[site.First].Start, passage.Tokens[site.After - 1].End);

    // "Mediastinal lymph nodes" are of the mediastinum, "peritoneal" of the peritoneum.
    private static string StemOf(string organ) => organ.Length > 7 && !organ.Contains(' ', StringComparison.Ordinal) ? organ[..7] : organ;

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
        var near = site.Organ == "mucosa" || site.First > 0 && passage.Tokens[site.First - 1].Lower == "normal" ? 0 : LesionWords.Near(passage, site);
        if (near <= 0) return 0;
        var score = near;
        // "A soft tissue mass in the right thigh": of what it is, not where.
        if (site.Organ == "soft tissue" && site.After < passage.Tokens.Count && LesionWords.IsLesion(passage, site.After)) return 0.1;
        if (NodesOnly().IsIn(passage.Words(site.First, site.After))) return 0;
        if (Spread().IsIn(passage.Text)) score -= 1.5;
        // Where a tumour grows to is not where it began.
        // Many nodules of an organ on both sides are more often metastases than where it began.
        if (Many().IsIn(passage.Text[..passage.Tokens[site.First].Start]) && site.After < passage.Tokens.Count && passage.Tokens[site.After].Lower is "nodules" or "lesions" or "opacities") score -= 1.5;
        if (GrowsInto().IsIn(passage.Text[..passage.Tokens[site.First].Start]) || GrowthAfter().IsIn(passage.Text[passage.Tokens[site.After - 1].End..])) score -= 1.5;
        if (Later().IsIn(passage.Text[..passage.Tokens[site.First].Start])) score -= 1.5;
        // The way the surgeon went, or the place that was treated, is not where the tumour was.
        if (WayAfter().IsIn(passage.Text[passage.Tokens[site.After - 1].End..])) return 0;
        if (OfDiagnosis(passage, site, abbreviations)) score += Final().IsMatch(passage.Text) ? 2.5 : 1.5;
        else if (OfTumour(passage, site, abbreviations, heads)) score += 1.2;
        if (site.First > 0 && passage.Tokens[site.First - 1].Lower is "primary") score += 1.5;
        if (Imaging().IsIn(passage.Text)) score += 1;
        if (Pathology().IsIn(passage.Text)) score += 1;
        if (Earlier().IsIn(passage.Text[..passage.Tokens[site.First].Start]) || YearsAgo().IsIn(passage.Text[passage.Tokens[site.After - 1].End..]) || passage.IsOfPast) score -= 3;
        // A scan shows a mass; lesions of the skin may be something else.
        if (Plain().IsIn(passage.Text) && !Mass().IsMatch(passage.Text)) score -= 0.8;
        if (Arising().IsIn(passage.Text[..passage.Tokens[site.First].Start])) score += 1.2;
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
            if (name.After <= site.First && site.First - name.After <= 4 && LesionWords.Linked(passage, name.After, site.First) && passage.StandingOf(name.First, name.After) == Standing.Affirmed && Pathology().IsMatch(passage.Text)) return true;
        return false;
    }

    // "left occipital glioblastoma", "leiomyosarcoma of the right thigh": the words belong to the tumour that was diagnosed.
    private static bool OfTumour(Passage passage, SitePhrase site, IReadOnlyDictionary<string, string> abbreviations, HashSet<string> heads)
    {
        foreach (var name in passage.Diseases(abbreviations))
        {
            if (!heads.Contains(HeadOf(name.Name)) || passage.StandingOf(name.First, name.After) != Standing.Affirmed) continue;
            if (site.First < name.After && site.After >= name.First && site.First >= name.First - 4) return true;
            if (name.After <= site.First && site.First - name.After <= 6 && LesionWords.Linked(passage, name.After, site.First)) return true;
        }
        return false;
    }

    [GeneratedRegex(@"\b(?:multiple|numerous|several|many|disseminated|multifocal) $|\b(?:showed|revealed|demonstrated|had|and|with) (?:bilateral )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Many();

    [GeneratedRegex(@"metasta|disseminat|spread", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Spread();

    [GeneratedRegex(@"\b(?:CT|MRI|tomography|resonance|ultraso\w+|radiogra\w+|x-?ray|endoscop\w*|colonoscop\w*|examination|scan|mammogra\w+)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Imaging();

    [GeneratedRegex(@"diagnos|histolog|patholog|biops", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pathology();

    [GeneratedRegex(Lengths.YearsAgo, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex YearsAgo();

    [GeneratedRegex(@"\b(?:history|years ago|past)\b[^.;]{0,50}$|\bpreviously\b[^.;]{0,100}$|" + Lengths.AfterDiagnosis, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Earlier();

    [GeneratedRegex(@"\b(?:arising|arose|originat\w+|located|sitting|seated|occupying|aris\w+|developed) (?:\w+ ){0,2}?(?:from|in|at|on|within)?(?: (?:the|his|her|a))* ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Arising();

    [GeneratedRegex(@"\b(?:extend\w*|extension|invad\w+|invasion|infiltrat\w+|compress\w+|displac\w+|adher\w+|abutting|encas\w+|reaching|spar\w+|spread\w*)(?: \w+){0,3} ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GrowsInto();

    // "New lesions in the skull": where it went later.
    [GeneratedRegex(@"\bnew (?:\w+ ){0,2}?(?:mass|masses|lesions?|nodules?|tumou?rs?|foci|focus)(?: \w+){0,3} $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Later();

    [GeneratedRegex(@"^(?: tumou?r)? (?:invasion|infiltration|extension|compression|involvement)\b|^ (?:was|were|is) (?:infiltrated|invaded|involved|compressed|displaced)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GrowthAfter();

    [GeneratedRegex(@"^ (?:[\w-]+ )?(?:approach|incision|craniotomy|craniectomy|route|thoracotomy|laparotomy|window|chemotherapy|radio-?therapy|irradiation|radiation|infusions?|injections?|perfusion|lavage)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WayAfter();

    [GeneratedRegex(@"\b(?:lesions|plaques?|papules?|ulcers?|patch(?:es)?|thickening|swelling)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(@"\b(?:mass|tumou?rs?|nodules?|neoplasm|\w+oma|cancer|growth|polyp|lesion)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mass();

    [GeneratedRegex(@"lymph node|\bnode", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NodesOnly();
}
