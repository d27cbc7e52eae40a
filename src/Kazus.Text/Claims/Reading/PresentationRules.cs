using System.Text.RegularExpressions;
using Kazus.Cases;
using Kazus.Terms;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Text.Claims.Reading;

/// <summary>Presenting symptoms and how long they had lasted.</summary>
internal static partial class PresentationRules
{
    // What Cue can begin with.
    private static readonly FirstWords CueStart = new(false, "present", "presented", "presenting", "presents", "complain", "complained", "complaining", "complains", "complaint", "complaints", "referred", "seen", "evaluated", "investigated", "clinically", "re", "readmitted", "admitted",
        "hospitalized", "hospitalised", "hospitalization", "hospitalisation", "consult", "consults", "consulted", "attended", "applied", "visited", "brought", "came", "went", "sought", "suffered", "suffering", "suffers", "signs", "symptom", "symptoms", "chief",
        "history", "began", "begun", "bothered", "developed", "experienced", "experiencing", "experience", "reported", "noticed", "noted", "described", "disclosed", "who", "accompanied", "associated", "aggravated", "there", "with", "had", "year", "years", "month", "months", "due",
        "because", "manifested", "revealed", "started", "onset", "he", "she", "patient", "child", "man", "woman", "boy", "girl", "male", "female", "became", "was", "duration");

    public static void Read(Story story, Draft draft)
    {
        var examined = false;
        foreach (var passage in story.Passages)
        {
            if (passage.IsLegend || passage.IsTitle) continue;
            if ((examined || passage.Index > 6) && draft.Has("symptom")) break;
            var strong = Complaint().IsIn(passage.Text);
            if (passage.Index > 0 && Examination().IsIn(passage.Text) && !strong) examined = true;
            var late = examined || passage.Index > 6;
            if (late && (draft.Has("symptom") || !(strong || Admission().IsIn(passage.Text)))) continue;
            if (passage.HasAny(Stems.FollowUp) && FollowUp().IsMatch(passage.Text) && !(passage.Index < 3 && Came().IsMatch(passage.Text))) continue;
            var before = draft.Claims.Count;
            foreach (var cue in CueStart.Matches(Cue(), passage.Text, passage.Tokens))
                Symptoms(passage, cue, draft, late);
            if (!draft.Has("symptom.duration") && (draft.Claims.Count > before || strong || passage.Index < 4)) Duration(passage, draft, draft.Claims.Count > before || strong);
        }
        LateDuration(story, draft);
    }

    // "The lesion had been evolving for one month": said late, at the examination.
    private static void LateDuration(Story story, Draft draft)
    {
        if (draft.Has("symptom.duration")) return;
        foreach (var passage in story.Passages.Take(12))
        {
            if (passage.IsLegend || passage.IsTitle) continue;
            foreach (var found in passage.Lengths)
            {
                var before = passage.Text[..found.Span.Start];
                if (NotSymptomsBefore().IsMatch(before) || EarlierEvent().IsMatch(before)) continue;
                if (!Evolving().IsMatch(before) && !(passage.Index < 4 && Since().IsMatch(before)) && !(passage.Index < 6 && AfterDiscovery().IsMatch(passage.Text[found.Span.End..])) && !(passage.Index < 4 && Began().IsMatch(passage.Text[..found.Span.Start]) && AgoAfter().IsMatch(passage.Text[found.Span.End..]))) continue;
                draft.Propose("symptom.duration", new Value.Length(found.Length), passage, found.Span, new("symptom-duration-late", 0.8));
                return;
            }
        }
    }

    [GeneratedRegex(@"\b(?:evolving|evolved|persist\w+|had been present|has been present|been noticed|noticed by (?:him|her|the patient)|noticed|delay\w+(?: \w+){0,4})(?: (?:for|over|since|about|approximately|the|past|last|a|period|of))+ ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Evolving();

    [GeneratedRegex(@"\bsince(?: (?:the|about|last|past|approximately|almost|more|than))* ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Since();

    [GeneratedRegex(@"^ after (?:its|the) (?:discovery|onset|appearance|first symptoms)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AfterDiscovery();

    [GeneratedRegex(@"\b(?:started|began|begun|appeared|first noticed|noticed|onset)(?: (?:about|approximately|around|some|almost|nearly|was|by|the patient))* ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Began();

    private static void Symptoms(Passage passage, Match cue, Draft draft, bool late)
    {
        var referred = cue.Groups["referred"].Success;
        var told = !cue.Groups["weak"].Success && !cue.Value.Contains("history", StringComparison.OrdinalIgnoreCase);
        var first = passage.TokenAt(cue.Index + cue.Length);
        foreach (var segment in SymptomPhrase.Segments(passage, first))
        {
            if (SymptomPhrase.Of(passage, segment.First, segment.After, told) is not { } symptom) continue;
            if (symptom.After + 1 < passage.Tokens.Count && (passage.Tokens[symptom.After].Lower == "such" || passage.Tokens[symptom.After].Lower is "including" or "like")) continue;
            if (referred && symptom.IsVague || NotComplaint().IsMatch(symptom.Name) || SeenOnly().IsMatch(passage.Text[passage.Tokens[symptom.After - 1].End..])) continue;
            if (passage.StandingOf(symptom.First, symptom.After) != Standing.Affirmed) continue;
            if (draft.Of("symptom").Any(c => ((Value.Coded)c.Value).Term.Words.EndsWith(" " + symptom.Name, StringComparison.Ordinal))) continue;
            var span = new Span(passage.Tokens[symptom.First].Start, passage.Tokens[symptom.After - 1].End);
            var confidence = 0.9 - (symptom.IsVague ? 0.1 : 0) - (late ? 0.2 : 0) - (cue.Groups["weak"].Success ? 0.15 : 0);
            draft.Propose("symptom", new Value.Coded(Term.Plain(symptom.Name)), passage, span, new("presenting-symptom", confidence));
        }
    }

    // What a report calls by these words is the course of the disease, not what the patient complained of.
    [GeneratedRegex(@"^(?:same|these|other|following|similar|clinical|such|all|new|main|his|her|initial|first|the)? ?(?:symptoms?|signs?|complaints?|syndrome)$|\b(?:metasta\w+|recurren\w+|relapses?|diagnosis|abscess(?:es)?)\b|^(?:for|to|in|by|from|at) |\b(?:airway|blood|venous|arterial) pressure\b|\b\w*scop(?:y|ies)\b|\bshowing\b|\b(?:detected|revealed|disclosed|demonstrated|showed|confirmed)\b|\b(?:primary|malignant|carcinoid|stromal|neuroendocrine|germ cell|macroscopic) (?:\w+ )?(?:tumou?rs?|neoplasms?|lesions?)\b|^\W|\bintra-?operative\b|^(?:clinical )?symptoms?\b|\btumou?r (?:growth|progression)$|^abnormal (?:lesion|mass)$|^(?:abdominal|mediastinal|retroperitoneal|pelvic|regional|hilar|para-?aortic|mesenteric) lymph nodes?$|\b\w*(?:sarcoma|carcinoma|lymphoma|melanoma|blastoma|glioma)\b|\bepidermal growth\b|^(?:treatment|scan|difficulty of|surgery|management|evaluation|investigation|resection|biopsy)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotComplaint();

    private static void Duration(Passage passage, Draft draft, bool symptomatic)
    {
        LengthFound? best = null;
        var bestScore = 0;
        foreach (var found in passage.Lengths)
        {
            var before = passage.Text[Math.Max(0, found.Span.Start - 45)..found.Span.Start];
            var after = passage.Text[found.Span.End..Math.Min(passage.Text.Length, found.Span.End + 40)];
            var came = AfterSoLong().IsMatch(before) && WithAfter().IsMatch(after);
            if (NotSymptoms().IsMatch(after) || NotSymptomsBefore().IsMatch(before) && !came) continue;
            if (passage.Text[..found.Span.Start].Contains("diagnosed", StringComparison.OrdinalIgnoreCase) || !HistoryAfter().IsMatch(after) && EarlierEvent().IsMatch(SinceComing(passage.Text[..found.Span.Start]))) continue;
            var score = HistoryAfter().IsMatch(after) ? 4 : came ? 3 : LastingBefore().IsMatch(before) && symptomatic ? 3 : AgoAfter().IsMatch(after) && symptomatic && !OfDisease().IsMatch(before) ? 2 : OfAfter().IsMatch(after) && symptomatic && WithBefore().IsMatch(before) ? 3 : 0;
            if (score <= bestScore) continue;
            (best, bestScore) = (found, score);
        }
        if (best is not { } chosen) return;
        draft.Propose("symptom.duration", new Value.Length(chosen.Length), passage, chosen.Span, new("symptom-duration", bestScore >= 3 ? 0.93 : 0.85));
    }

    // What went before the words that tell of the coming is another story: "treated tuberculosis six years ago, hospitalized because of pain for ten months".
    private static string SinceComing(string before) => Came().Matches(before) is { Count: > 0 } cues ? before[cues[^1].Index..] : before;

    [GeneratedRegex(@"\b(?:admitted|presented|referred|hospital)\b[^.;]{0,40} after ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AfterSoLong();

    [GeneratedRegex(@"^ (?:with|of) ", RegexOptions.CultureInvariant)]
    private static partial Regex WithAfter();

    [GeneratedRegex(@"\b(?:presented|presents|presenting|complain\w*|complaints?|suffer\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Complaint();

    // "Eighteen months after surgery he was readmitted with complaints of neck pain": the disease of the report begins here.
    [GeneratedRegex(@"\b(?:presented|readmitted|admitted|hospitali[sz]ed|referred|visited|came)\b[^.;]{0,80}?\b(?:with|for|because of|due to|complaining of)\b|\bcomplain(?:ed|ts?) of\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Came();

    // A mass that only a scan saw is no complaint, nor is a clot of the tumour.
    [GeneratedRegex(@"^ (?:thromb\w+|embol\w+|cells?|markers?|seeding)\b|^(?:,? (?:which|that) (?:was|had been|were))? (?:incidentally |accidentally )?(?:detected|discovered|found|seen|identified|diagnosed|revealed)(?: incidentally)? (?:with|by|on|at|in|during|through) (?:an? |the )?(?:\w+ ){0,2}(?:ultraso\w+|CT|MRI|computed|imaging|chest|routine|screening|health|x-?ray|mammogra\w+|endoscop\w+|colonoscop\w+|abdominal)|^(?:[^.;,]|\.\d){0,70}? (?:that|which) (?:was|were|had been) (?:incidentally |accidentally |coincidentally )(?:detected|discovered|found)\b|^(?: (?!was\b|were\b|had\b|has\b|and\b|who\b|with\b)[\w-]+|\.\d+){0,16}? on (?:an? )?(?:\w+ ){0,2}(?:CT\b|MRI\b|computed tomography|radiograph|x-?ray)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SeenOnly();

    [GeneratedRegex(@"\b(?:admitted|hospitali[sz]ed)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Admission();

    [GeneratedRegex(@"\b(?:follow-?up|postoperativ\w*|after (?:surgery|the operation|the procedure|resection|chemotherapy)|\w+th day (?:after|post)|days? after the|recovered|histolog\w*|during (?:the )?hospital)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FollowUp();

    [GeneratedRegex(@"\b(?:examination|examined|on exam|CT|MRI|tomography|laboratory|radiograph\w*|ultraso\w+|x-ray|biopsy|blood tests?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Examination();

    [GeneratedRegex(@"\G(?:\b(?:presented|presenting|complained|complaining|suffering|suffered)\b(?= (?:an? )?(?:(?!with\b|for\b|to\b|at\b|of\b|in\b|from\b)[\w-]+ ){0,3}(?:pain|swelling|mass|headaches?|fever|cough|dyspnea|dyspnoea|bleeding|weakness|stools?|jaundice|vomiting|nausea|diarrhoea|diarrhea|fatigue|seizures?|dizziness|dysphagia|haematuria|hematuria|weight loss|numbness|hoarseness|lump|nodule)\b)|\bpresent(?:ed|ing|s)?\b(?:,[^,.;]{3,50},(?= with\b))?(?: to (?:an?|the|our) [\w' -]{3,60}?(?= with\b| for\b| because\b| due\b| complaining\b))?(?: (?!with\b|for\b|because\b|due\b|and\b|a\b|an\b|he\b|she\b)\(?[\w'-]+\)?){0,14}? (?:with|for|because of|due to|complaining of|as)\b|\bcomplain(?:ed|ing|s|t)?s?\b(?: (?:also|initially|mainly|primarily))? (?:of|about|included|including|were|was|are|is)\b,?|\bcomplaints\b,|\b(?:(?<referred>referred|seen|evaluated|investigated)|(?:re-?)?admitted|hospitali[sz](?:ed|ation)|consults?|consulted|attended|applied|visited|brought|came|went)\b(?:[^.;]{0,150}?)\b(?:with|complaining of|because(?: of)?|due to|owing to|on account of|for(?: the)? (?:management|investigation|evaluation|work-?up) of|to manage|for)\b|\bsought (?:\w+ ){0,3}(?:for|due to|because of)\b|\bsuffer(?:ed|ing|s) (?:from|of)\b|\bbothered by\b|\b(?:began|started|begun) (?:to have|to develop|to feel|having|developing|experiencing|feeling)\b|\bevaluated for\b|\badmitted suffering from\b|\bpresented:|\b(?:signs|symptoms|complaints?):|\bcomplain(?:t|s) was\b|(?<weak>(?<!\bno |\bno \w+ |\bpast |\bmedical |\bfamily |\bprevious |\bsurgical |\bsignificant )\bhistory of\b)|\b(?:symptoms?|chief complaint|complaints?)\b[^.;,]{0,20} (?:included|include|were|was|consisted of|consisting of|such as)\b|\bbegan to experience\b|\bclinically,? (?:he|she|the patient) (?:showed|had|exhibited)\b|(?<!\bno )\b(?<weak>developed|experienced|experiencing|experience|reported|noticed|noted|described|disclosed)\b|\bwho (?<weak>had|noticed|noted|felt|discovered)\b(?: for [^,.;]{3,30} ago)?|\b(?<weak>accompanied by|associated with|aggravated by)\b|\bthere was (?<weak>associated|also)\b|\bwith (?:an? |the )?(?:[\w-]+ ){0,4}history of\b|\bhad (?:an? )?(?:[\w-]+ ){0,4}history of\b(?= (?:progressive|painful|pain|swelling|abdominal|headache))|\bwith (?:complaints? of )?(?:\w+ ){1,3}(?:days?|weeks?|months?|years?) of\b|\b(?:year|month)s?[- ]old\b(?![^.;]{0,70}\b(?:present|complain|admitted|consulted))[^.;,]{0,50}? (?<weak>with)\b|(?<weak>\bdue to\b|\bbecause of\b|\bmanifested (?:by|as)\b|\brevealed by\b|\b(?:started|began) with\b|\bonset of\b)|\b(?:he|she|patient|child)(?: also)? (?<weak>had|has|felt)\b|\b(?:man|woman|boy|girl|male|female) (?<referred>had)\b|\b(?:became|was) (?<weak>aware of)\b|\bduration of\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cue();

    [GeneratedRegex(@"^(?:'s?|’s?)?[- ]?(?:(?:long|prolonged|progressive|previous) )?(?:history|duration|evolution|course|period)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HistoryAfter();

    [GeneratedRegex(@"\b(?:in the (?:past|last|previous|preceding)|for|over|since|during|lasting|lasted|persisting|persisted|duration of|history of|evolving|began|started|appeared|onset|progressing|within)(?: (?:for|over|the|past|last|previous|preceding|about|approximately|around|almost|nearly|more|than|at|least|up|to|some|a|period|of|since|in|roughly|duration))* ?$|\bof ?$|\bfor which had persisted\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LastingBefore();

    [GeneratedRegex(@"^ after (?:its|the) (?:discovery|onset|appearance|first)\b|^ (?:ago(?!,? (?:an?|the|he|she|this|our|in|for) )|earlier|prior\b|before|previously|back)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AgoAfter();

    // "Suffered from a seminoma 12 years ago"
    [GeneratedRegex(@"\b(?:cancer|leuka?emia|\w{4,}omas?) (?:about |approximately )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfDisease();

    [GeneratedRegex(@"^ of (?:\w+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfAfter();

    [GeneratedRegex(@"\b(?:with|had|complain\w* of)(?: an?| the| about| approximately)? ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WithBefore();

    [GeneratedRegex(@"^[- ](?:\w+ )?history of (?:\w+ ){0,4}?(?:smok\w*|tobacco|cigarettes?|alcohol\w*|drinking|hypertension|diabetes|asthma|hepatitis|exposure)\b|^[ -]?old\b|^ (?:of age|of (?:gestation|amenorrh|pregnancy|follow|treatment|chemotherapy|hospitali|life)|after(?! (?:its|the) (?:discovery|onset|appearance|first))|later|pregnan|postpartum|post-?op|following surgery|prior to (?:her|his|the)? ?(?:surgery|operation))|^(?:'|’)? ?(?:gestation|follow)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotSymptoms();

    [GeneratedRegex(@"\b(?:age of|aged|at|every|after|born at|smok\w+|gestation|therapy|treatment|treated|medication|diabetes|hypertension|menopaus\w+)(?: [\w-]+){0,3} ?$|\b(?:infant|child|baby|boy|girl|m[ae]n|wom[ae]n|male|female|patient|lady) of ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotSymptomsBefore();

    [GeneratedRegex(@"\b(?:underwent|operated|had undergone|smoker|smoking|diabetes|hypertension|pregnant|treated|worsened during|contraceptive|post ?-?operatively|did well)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EarlierEvent();
}
