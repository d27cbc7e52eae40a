using System.Text.RegularExpressions;
using Kazus.Cases;
using Kazus.Terms;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Text.Claims.Reading;

/// <summary>What the tumour is: the final diagnosis, and whether it is a primary, a metastasis or a recurrence.</summary>
internal static partial class TumourRules
{
    private readonly record struct Candidate(Passage Passage, DiseaseName Name, double Score, bool Diagnosed);

    public static void Read(Story story, Draft draft, IReadOnlyDictionary<string, string> abbreviations)
    {
        var candidates = new List<Candidate>();
        foreach (var passage in story.Passages)
            foreach (var name in passage.Diseases(abbreviations)) candidates.Add(new Candidate(passage, name, Score(passage, name, story), Diagnosis().IsIn(passage.Text)));
        if (candidates.Count > 0) Choose(candidates, draft);
        Kind(story, draft);
    }

    private static void Choose(List<Candidate> candidates, Draft draft)
    {
        var best = candidates.OrderByDescending(c => c.Score + 0.6 * candidates.Count(o => Heads(o.Name.Name) == Heads(c.Name.Name) && o.Score > 0)).First();
        if (best.Score < -2.5) return;
        Propose(best, draft, Math.Clamp(0.55 + 0.06 * best.Score, 0.4, 0.88));
        if (Second(candidates, best) is { } second) Propose(second, draft, 0.6);
    }

    // "Colon cancer and gastric cancer", "carcinoma of the right and seminoma of the left testis": a patient with two tumours has two diagnoses.
    private static Candidate? Second(List<Candidate> candidates, Candidate best)
    {
        foreach (var other in candidates.OrderByDescending(c => c.Score))
        {
            if (other.Score < 1 || AfterDiagnosis().IsMatch(other.Passage.Text[..other.Passage.Tokens[other.Name.First].Start]) || Heads(other.Name.Name) == Heads(best.Name.Name) && OrganOf(other) == OrganOf(best) || Vague().IsMatch(other.Name.Name)) continue;
            if (OrganOf(other) is { } organ && OrganOf(best) is { } main && organ != main && Synchronous().IsMatch(other.Passage.Text)) return other;
            if (ReferenceEquals(other.Passage, best.Passage) && Both().IsMatch(Between(other, best))) return other;
        }
        return null;
    }

    private static string? OrganOf(Candidate candidate)
    {
        foreach (var site in candidate.Passage.SitePhrases)
            if (site.First >= candidate.Name.First && site.First <= candidate.Name.After + 3 && (site.First < candidate.Name.After || candidate.Passage.Tokens[candidate.Name.After].Lower is "of" or "in")) return site.Organ;
        return null;
    }

    private static string Between(Candidate a, Candidate b)
    {
        if (a.Name.First > b.Name.First) (a, b) = (b, a);
        var tokens = a.Passage.Tokens;
        return a.Name.After > b.Name.First ? "" : a.Passage.Text[tokens[a.Name.After - 1].End..tokens[b.Name.First].Start];
    }

    private static void Propose(Candidate candidate, Draft draft, double confidence)
    {
        var tokens = candidate.Passage.Tokens;
        draft.Propose("disease", new Value.Coded(Term.Plain(candidate.Name.Name)), candidate.Passage,
            new Span(tokens[candidate.Name.First].Start, tokens[candidate.Name.After - 1].End), new("final-diagnosis", confidence));
    }

    private static string Heads(string name) => name[(name.LastIndexOf(' ') + 1)..].TrimEnd('s');

    private static double Score(Passage passage, DiseaseName name, Story story)
    {
        var score = 0.0;
        var before = passage.Text[..passage.Tokens[name.First].Start];
        var after = passage.Text[passage.Tokens[name.After - 1].End..];
        if (Diagnosis().IsIn(passage.Text)) score += 2;
        if (DiagnosisBefore().IsMatch(before)) score += 2.5;
        if (Confirmed().IsIn(passage.Text)) score += 1;
        if (Final().IsIn(passage.Text)) score += 2;
        if (Ultimate().IsIn(passage.Text)) score += 1.5;
        if (Retained().IsMatch(after) && !Histology().IsIn(passage.Text)) score -= 2;
        if (Histology().IsIn(passage.Text)) score += 1.5;
        score += passage.StandingOf(name.First, name.After) switch { Standing.Affirmed => 0, Standing.Hypothetical when Histology().IsMatch(passage.Text) => -2, Standing.Hypothetical => -4, Standing.Negated => -6, _ => -12 };
        if (Differential().IsIn(passage.Text)) score -= 3;
        if (Earlier().IsMatch(before) || YearsAgo().IsMatch(after) || AfterDiagnosis().IsMatch(before)) score -= 4;
        if (Likened().IsMatch(before)) score -= 4;
        if (passage.IsOfPast) score -= 7;
        // "Diagnosed with a pheochromocytoma and scheduled for resection": a working diagnosis.
        if (ToOperate().IsMatch(after)) score -= 1;
        if (CellsAfter().IsMatch(after)) score -= 1;
        score += Math.Min(3, name.Name.Count(c => c is ' ' or '-')) * 0.5;
        // What a report opens with is what it is about.
        if (passage.Index == 0 && Opening().IsMatch(before)) score += 1.5;
        if (passage.IsTitle) score += 4;
        if (passage.IsLegend) score -= 2;
        score += 0.5 * passage.Index / Math.Max(1, story.Passages.Count);
        return score;
    }

    private static void Kind(Story story, Draft draft)
    {
        foreach (var passage in story.Passages)
        {
            if (passage.IsLegend && !passage.IsTitle) continue;
            if (passage.Has("primary")) Kind(passage, Primary().Matches(passage.Text), "primary", draft);
            if (passage.Has("metasta")) Kind(passage, Metastatic().Matches(passage.Text), "metastasis", draft);
            // A tumour that is merely called recurrent may have come back anywhere.
            if (passage.Has("local")) Kind(passage, LocallyRecurrent().Matches(passage.Text), "local recurrence", draft);
        }
    }

    private static bool NamesTumour(Passage passage, int from)
    {
        for (var i = from; i < Math.Min(from + 4, passage.Tokens.Count) && passage.Tokens[i].IsWord; i++)
            if (LesionWords.IsLesion(passage, i)) return true;
        return false;
    }

    private static void Kind(Passage passage, MatchCollection matches, string kind, Draft draft)
    {
        foreach (Match match in matches)
        {
            if (kind == "metastasis" && (SpreadTo().IsMatch(match.Value) || OfTheTumour().IsMatch(passage.Text[(match.Index + match.Length)..]))) continue;
            // A primary that was not resected, or that something resembles, is still there; a metastasis that was not found is not.
            // The word itself counts: in "negative for X, thereby confirming metastases from" the verb ends the reach of the denial.
            var word = kind == "metastasis" ? match.Index + Math.Max(0, match.Value.IndexOf("metasta", StringComparison.OrdinalIgnoreCase)) : match.Index;
            var standing = passage.StandingOf(passage.TokenAt(word), passage.TokenAt(match.Index + match.Length - 1) + 1);
            if (kind == "metastasis" && standing == Standing.Hypothetical && Concluded().IsMatch(passage.Text)) standing = Standing.Affirmed;
            if (kind == "primary" ? standing == Standing.Other || standing == Standing.Hypothetical && passage.Has("suspect") || Searched().IsMatch(passage.Text[..match.Index]) : standing != Standing.Affirmed) continue;
            if (kind == "primary" && AfterDiagnosis().IsMatch(passage.Text[..match.Index])) continue;
            // "bone metastases of the thoracic spine": where, not whence.
            if (kind == "metastasis" && match.Value.EndsWith(" of", StringComparison.OrdinalIgnoreCase) && passage.SitePhrases.Exists(s => s.First - passage.TokenAt(match.Index + match.Length - 1) is 1 or 2 && !NamesTumour(passage, s.After))) continue;
            if (OccultPrimary().IsMatch(passage.Text) || FirstThought().IsMatch(passage.Text[..match.Index]) || ToldApart().IsMatch(passage.Text[..match.Index]) || match.Value.Contains(" no ", StringComparison.OrdinalIgnoreCase)) continue;
            draft.Propose("disease.kind", new Value.Choice(kind), passage, new Span(match.Index, match.Index + match.Length), new("kind-of-lesion", 0.65));
            return;
        }
    }

    [GeneratedRegex(@"^(?:cancer|tumou?r|neoplasm|malignancy|carcinoma|sarcoma|lymphoma)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Vague();

    [GeneratedRegex(@"\b(?:synchronous|metachronous|double|two|simultaneous\w*|concomitant|concurrent|coexist\w*|both|bilateral|second primary|as well as|and)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Synchronous();

    [GeneratedRegex(@"^(?: \([^)]{0,120}\))?(?:,| of (?:the )?\w+| in (?:the )?(?:\w+ )?\w+)?(?:,? and| (?:co-?existing|coincid\w+|synchronous|concurrent|concomitant|simultaneous\w*|together|along) with) (?:an? )?(?:[\d.]+ ?[cm]m )?(?:(?:left|right)(?:-sided)? )?(?:co-?existing )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Both();

    [GeneratedRegex(@"\b(?:no|without|negative for|possible|search\w* for|identify|detect|locate|mimick\w+|resembl\w+|as|exclude|rule out|evidence of)(?: \w+)? (?:an? |the )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Searched();

    [GeneratedRegex(@"\b(?:report|refers?|describe|present|case)\w*\b[^.;]{0,90}\b(?:with|of|and|an?) (?:an? )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(@"\bdiagnos", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Diagnosis();

    [GeneratedRegex(@"\b(?:diagnosis (?:of|was|is)|diagnosed (?:as|with|to be)|(?:consistent|compatible) with|confirmed(?: the)?(?: diagnosis of)?|proved to be|proven to be|turned out to be|(?:was|were) (?:an?|the)|it was an?|revealed|showed|shown|demonstrated|(?:concluded|changed|revised|corrected|amended) to|appeared as|(?:therefore|thus|finally) considered(?: as)?|conclusion that the tumou?r is|identified as|composed (?:mainly |mostly |predominantly )?of)(?: (?:the|an?|to be|diagnosis|of|final|primary|presence|metastatic|invasive|infiltrating|in favou?r))* *$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DiagnosisBefore();

    [GeneratedRegex(@"\bconfirm|\bestablished\b|\bproved\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Confirmed();

    [GeneratedRegex(@"\bfinal (?:pathologic\w* |histolog\w* )?diagnosis\b|\bdefinitive (?:\w+ )?diagnosis\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Final();

    // "The diagnosis of a lipoma was retained", before anything was seen under the microscope
    [GeneratedRegex(@"^[^.;,]{0,40}\b(?:was|were) (?:initially |first |clinically )?(?:retained|evoked|posed|entertained|raised)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Retained();

    // "The diagnosis was ultimately changed to ..."
    [GeneratedRegex(@"\bdiagnosis (?:was|has been|had been) (?:ultimately|eventually|finally)\b|\b(?:ultimately|eventually|finally) (?:diagnosed|(?:changed|revised|corrected) to)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ultimate();

    [GeneratedRegex(@"histolog|histopatholog|patholog|biopsy|immunohisto|microscop|specimen|cytolog", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Histology();

    [GeneratedRegex(@"^[^.;]{0,30}\b(?:scheduled|planned)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ToOperate();

    [GeneratedRegex(@"\bdifferential|\bsuggest|\bsuspect|\bpossibilit|\bruled? out\b|\binitial(?:ly)? diagnos|\bpossible diagnos|\bto (?:make|reach|obtain|get|establish) (?:a|the) (?:final|definit\w+) diagnos", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Differential();

    [GeneratedRegex(@"\b(?:" + Lengths.PastHistory + @"|years? ago|previous(?:ly)?|past|antecedents?|treated for|follow(?:ed)?[- ]?up (?:for|of)|followed (?:up )?(?:since|for)|known|operated (?:on )?for|years? (?:earlier|before))\b[^.;]{0,60}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Earlier();

    // "Diagnosed with a lymphoma of the stomach six years ago"
    [GeneratedRegex(Lengths.YearsAgo, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex YearsAgo();

    // "A metachronous sarcoma four years after the diagnosis of a melanoma": the melanoma is told only as the time of the other.
    [GeneratedRegex(Lengths.AfterDiagnosis, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AfterDiagnosis();

    // What the cells look like is not what they are.
    [GeneratedRegex(@"\b(?:reminiscent of|resembl\w+|resemblance (?:to|with)|similar to|simulat(?:ed|es|ing)|such as)(?: (?:an?|the|that|those|of|seen|in|typical|classic\w*))* $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Likened();

    [GeneratedRegex(@"^ (?:cells?|antigen|marker|surgery|screening|patients?|type)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CellsAfter();

    [GeneratedRegex(@"\bprimary (?!hyperparathyroidism|aldosteronism|hyperaldosteronism|biliary|sclerosing|care|chronic|school|closure|end|outcome)(?:(?!and\b|or\b|was\b|were\b|is\b)[\w-]+ ){0,4}?(?:\w*(?:oma|omas)|tumou?rs?|cancer|lesions?|neoplasm|malignancy|disease|leukemia)\b|\bprimary (?:abdominal|origin)\b|\b(?:the|\w+al|\w+ic) primary(?= (?:was|were|is)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Primary();

    [GeneratedRegex(@"\b(?:results|findings|histolog\w*|immunohisto\w*|patholog\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Concluded();

    [GeneratedRegex(@"\b(?:compatible|consistent) with (?:(?:multiple|bone|spinal|vertebral|tumou?r) )?metasta(?:sis|ses)\b|\bmetastatic (?:\w+ ){0,3}?(?:\w*(?:oma|omas)|LMS|GBM|HCC|GIST|RCC|origin|cancer|carcinoid(?: tumou?r)?)\b|\bmetastatic lesion (?:from|of)\b|\bbeing a metastatic lesion\b|\b(?:(?!nodes?\b|nodal\b)\w+ )?(?<!nodes? |nodal )metasta(?:sis|ses) (?:(?:originating |arising |derived )?from|of)\b|\b\w*(?:oma|LMS) (?:(?!without\b|no\b|and\b|or\b|with\b|nor\b)\w+ ){1,3}metasta(?:sis|ses)\b|\b(?:proved|proven)\b[^.;]{0,30}?\bmetasta(?:sis|ses)\b|\b(?:LMS|\w*oma) metasta(?:sis|ses)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Metastatic();

    // "Recurrence and metastasis of the tumour": what it did, not what it is.
    [GeneratedRegex(@"^ (?:the|his|her|this) (?:primary )?(?:tumou?r|disease|cancer|neoplasm)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfTheTumour();

    // "Adrenocortical carcinoma with metastatic liver cancer": where the tumour went.
    [GeneratedRegex(@"^metastatic (?:liver|hepatic|brain|cerebral|bone|lymph node) (?:cancers?|tumou?rs?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SpreadTo();

    [GeneratedRegex(@"\blocal(?:ly)?,? recurrent (?:\w+ ){0,3}?(?:\w*(?:oma|omas)|tumou?r|cancer|lesion|nodule|mass)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LocallyRecurrent();

    // "Differentiation of primary from metastatic carcinoma is difficult", "must not be mistaken for a primary cancer": said of tumours in general.
    [GeneratedRegex(@"\b(?:differentiat(?:ion|ing|e) (?:of|between|from)|distinguish\w*|distinction (?:of|between|from)|misinterpreted|mistaken|confused|difficult to tell)\b[^.;]{0,120}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ToldApart();

    [GeneratedRegex(@"\b(?:first|initial|tentative|provisional) (?:\w+ ){0,2}diagnosis\b[^.;]{0,30}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FirstThought();

    [GeneratedRegex(@"\b(?:occult|unknown|no (?:possible )?) ?primary\b|\bidentif\w+ (?:of )?(?:the|a) primary\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OccultPrimary();
}
