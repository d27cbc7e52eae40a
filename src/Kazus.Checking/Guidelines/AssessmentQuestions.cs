using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Guidelines;

/// <summary>Questions to examination, timeline, tests, reasoning and prognosis.</summary>
internal static partial class AssessmentQuestions
{
    public static Reply Examination(Article a)
    {
        if (Article.Saying(a.Case, Examined()) is { Count: > 0 } examined) return Reply.Present(examined.Select(s => s.Span));
        return Article.First(a.Case, Visible()) is { } seen ? Reply.Partly("A finding is named, an examination is not described.", seen.Span) : Reply.Absent();
    }

    public static Reply Timeline(Article a)
    {
        var figure = a.Document.Figures.FirstOrDefault(f => TimelineWords().IsIn(f.Legend.Plain.Text));
        if (figure is not null) return Reply.Present(figure.Legend.Span);
        var table = a.Document.Tables.FirstOrDefault(t => t.Caption is { } c && TimelineWords().IsMatch(c.Plain.Text));
        if (table is not null) return Reply.Present(table.Caption!.Span);
        var section = a.Document.Sections.FirstOrDefault(s => TimelineTitle().IsIn(s.Title));
        if (section?.Heading is { } heading) return Reply.Present(heading.Span);
        var dated = a.Case.Where(s => Dated().IsIn(s.Text)).ToList();
        return dated.Sum(s => Dated().Count(s.Text)) >= 3 ? Reply.Partly("The course can be followed in the text; a figure or table of it is missing.", dated.Take(3).Select(s => s.Span)) : Reply.Absent();
    }

    public static Reply Tests(Article a)
    {
        var imaging = Article.First(a.Case, Imaging())?.Span ?? a.Claimed("case", "imaging");
        var tissue = Article.First(a.Case, Tissue())?.Span ?? a.Claimed("case", "ihc", "pathology", "ki67", "molecular");
        var laboratory = Article.First(a.Case, Laboratory())?.Span;
        var found = new[] { imaging, tissue, laboratory }.OfType<Span>().ToList();
        return found.Count switch { 0 => Reply.Absent(), 1 => Reply.Partly("One kind of test is told; say whether imaging, laboratory and tissue were looked at.", found), _ => Reply.Present(found) };
    }

    /// <summary>Whether the disease was established by tissue, or by another test.</summary>
    public static Reply Established(Article a)
    {
        if ((Article.First(a.Case, Tissue())?.Span ?? a.Claimed("", "ihc", "pathology", "molecular")) is { } tissue) return Reply.Present(tissue);
        return Tests(a) is { Judgement: not Judgement.Absent } tests ? Reply.Partly("A test is told, but no tissue or other proof of the diagnosis.", tests.At) : Reply.Absent();
    }

    public static Reply Challenges(Article a)
    {
        if (Article.First(a.Case, Obstacle()) is { } told) return Reply.Present(told.Span);
        if (Article.First(a.Argument.Where(s => !a.Cites(s)), Obstacle()) is { } later) return Reply.Partly("An obstacle is named in the discussion only.", later.Span);
        return Reply.Unknown("Nothing is said of an obstacle; there may have been none.");
    }

    public static Reply Reasoning(Article a)
    {
        var own = a.Case.Concat(a.Argument.Where(s => !a.Cites(s) || OwnCase().IsIn(s.Text)));
        if (Article.Saying(own, Alternatives()) is { Count: > 0 } said) return Reply.Present(said.Select(s => s.Span));
        return Article.First(a.CaseAndAbstract, Diagnosed()) is { } diagnosed ? Reply.Partly("The diagnosis is told; what else was considered is not.", diagnosed.Span) : Reply.Absent();
    }

    public static Reply Prognosis(Article a)
    {
        var found = new List<Span>();
        foreach (var words in new[] { Grade(), Stage(), Spread(), MarginOrSize() })
            if (Article.First(a.CaseAndAbstract, words) is { } said) found.Add(said.Span);
        var own = Article.First(a.Argument.Where(s => OwnCase().IsIn(s.Text)), PrognosisWord());
        if (own is not null) found.Add(own.Span);
        if (found.Count >= 2) return Reply.Present(found);
        if (found.Count == 1) return Reply.Partly("One sign of prognosis is told.", found);
        return a.CaseAndAbstract.Any(s => Neoplasm().IsMatch(s.Text)) || a.Claimed("", "disease") is not null ? Reply.Absent() : Reply.Unknown("Whether stage or grade apply to this disease needs a judgement.");
    }

    [GeneratedRegex(@"\b(?:(?:physical|clinical|neurological|abdominal|digital|rectal|ophthalm\w+|local|general|oral|breast|dermatolog\w+|vaginal|pelvic|skin|chest) (?:exam\w*)|on (?:clinical |physical |admission )?examination|examination (?:of|showed|revealed|was|disclosed)|palpa\w+|auscultat\w+|percussion|inspection|reflex\w*|blood pressure|heart rate|temperature (?:of|was)|vital signs|tender(?:ness)?|breath sounds|murmur|(?:muscle|motor) (?:strength|power|deficit|weakness)|\d/5\b|hemiparesis|paraparesis|sensory (?:level|loss|deficit)|Babinski|Lasègue|straight leg|range of motion|visual acuity|cranial nerves?|Glasgow|GCS|clubbing|oedematous|firm (?:mass|swelling|nodule)|hard mass|mobile mass|fixed mass|lymph nodes? (?:were|was) (?:not )?palpable|neurologically intact|endoscopy showed)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Examined();

    [GeneratedRegex(@"\b(?:swelling|mass|lump|bulge|ulcer\w*|rash|jaundiced?|pallor|oedema|edema|swollen|deformity)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Visible();

    [GeneratedRegex(@"\b(?:time-?line|time line|chronolog\w+|(?:clinical|treatment|disease) course (?:of|over)|course of (?:the )?(?:disease|treatment|patient|events)|sequence of events)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TimelineWords();

    [GeneratedRegex(@"^\W*(?:time-?line|chronology)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TimelineTitle();

    [GeneratedRegex(@"\b(?:19|20)\d\d\b|\b(?:days?|weeks?|months?|years?)\b[^.]{0,12}\b(?:after|before|later|earlier|ago|post-?operatively|prior|previously)\b|\b(?:after|before|within|for|at|of|in|over|during|on) (?:about |the |a |an |another |postoperative |first |last )*(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|second|third|fourth|fifth|sixth|seventh|several|few) ?(?:postoperative )?(?:hours?|days?|weeks?|months?|years?)\b|\b(?:hospital |postoperative )?day \d+\b|\b\d+[- ](?:day|week|month|year)s?\b[- ](?:follow|history|later|of)|\b(?:\d+|one|two|three|four|five|six) (?:days?|weeks?|months?|years?) later\b|\bthe (?:next|following|same) (?:day|week|month)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Dated();

    [GeneratedRegex(@"\b(?:MRI|MR imaging|magnetic resonance|CT|CECT|tomograph\w+|radiograph\w*|X-?rays?|ultraso\w+|sonograph\w+|scintigra\w+|PET|angiograph\w+|mammogra\w+|echocardiogra\w+|scans?|endoscop\w+|colonoscop\w+|gastroscop\w+|bronchoscop\w+|ERCP|cystoscop\w+|imaging)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Imaging();

    [GeneratedRegex(@"\b(?:biops\w+|histolog\w+|histopatholog\w+|cytolog\w+|immunohisto\w+|immunostain\w*|microscop\w+|patholog\w+ (?:exam\w+|showed|revealed|report|confirmed)|frozen section|fine[- ]needle|aspirat\w+|sequenc\w+|FISH|hybridi[sz]ation|karyotyp\w+|stain\w*|autopsy)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tissue();

    [GeneratedRegex(@"\b(?:laborator\w+|blood (?:tests?|count|cultures?|gas)|serum|plasma|urine (?:analysis|culture)|urinalysis|ha?emoglobin|leu[ck]ocyt\w*|creatinine|bilirubin|CRP|C-reactive|tumou?r markers?|CEA|AFP|PSA|glucose|(?:µmol|mmol|mg|g|U|ng|pg|mIU|IU)/(?:d?[lL]|m[lL])|cerebrospinal|electromyogra\w+|EEG|ECG|spirometry|antibod\w+|cultures?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Laboratory();

    [GeneratedRegex(@"\b(?:(?:could|can) not be (?:performed|obtained|done|excluded|confirmed|reached|made|assessed|visuali[sz]ed)|(?:was|were|is|had) not (?:been )?(?:available|possible|tolerated|successful|feasible|diagnostic|conclusive|affordable)|unavailable|inconclusive|non-?diagnostic|(?:refused|declined|refrained)[^.]{0,60}(?:biops\w+|scan|test\w*|imaging|MRI|CT|surgery|examination|further)|misdiagnos\w+|mistaken for|initially (?:diagnosed|treated|misinterpreted|interpreted|thought|suspected)|delay\w* (?:in |of |the )?(?:diagnos\w+|referral|presentation)|diagnos\w+ (?:was|is|remains?) (?:difficult|challenging|delayed|not made)|difficult (?:to diagnose|diagnosis)|diagnostic (?:challenge|difficult\w+|dilemma|delay)|contraindicat\w+|claustrophob\w+|pacemaker precluded|financial|insurance|language barrier|limited access|pandemic)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Obstacle();

    [GeneratedRegex(@"\b(?:differential diagnos\w+|(?:was|were|been|having|could be|can be|had) (?:\w+ )?(?:excluded|ruled out|considered|discarded)|rul(?:ed|ing) out|exclud(?:ed|ing)|(?:un|less |more )likely|mistaken for|initially (?:suspected|thought|diagnosed|considered)|(?:was|were) suspected|suspicion of|rather than|argu(?:ed|es) against|spoke against|as opposed to|instead of|could have been|no (?:evidence|sign|suspicion) of (?:malignan\w+|infection|\w+itis|\w+oma)|distinguish\w*|alternative diagnos\w+|not consistent with|cannot be (?:completely )?ruled out)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Alternatives();

    [GeneratedRegex(@"\b(?:diagnos\w+|consistent with|in keeping with|compatible with|suggest(?:ed|ive|ing)|confirmed|proved to be|suspicious (?:for|of)|indicat(?:ed|ive)|interpreted as|reported as)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Diagnosed();

    [GeneratedRegex(@"\b(?:grade (?:\d|I{1,3}|IV)|high-grade|low-grade|G[123]\b|FNCLCC|WHO grade|Gleason|Fuhrman|mito(?:ses|tic)|Ki-?67|MIB-?1|proliferat\w+ index|necro\w+|(?:well|moderately|poorly)[- ]differentiated|risk (?:group|category|score)|high[- ]risk|low[- ]risk|intermediate[- ]risk)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Grade();

    [GeneratedRegex(@"\b(?:stage (?:\d|I{1,3}V?|IV)|staging|p?T[0-4][a-d]?\s?N[0-3x]|TNM|AJCC|FIGO|Ann Arbor|Enneking|SINS|Tokuhashi|Tomita|ECOG|Karnofsky|Child-Pugh|MELD|APACHE|Bismuth)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stage();

    [GeneratedRegex(@"\b(?:no|without|multiple|distant|additional|absence of|not show)\b[^.]{0,60}\b(?:metasta\w+|lymph node involvement|distant (?:lesions|disease|spread)|nodal disease)\b|\blymph nodes? (?:were|was) (?:free|negative|positive|without|involved)|\bmetastases (?:in|to)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Spread();

    [GeneratedRegex(@"\bR[012]\b|\bmargins?\b[^.]{0,40}\b(?:free|clear|negative|positive|involved|wide|close)|\b(?:free|clear|negative|positive|involved) (?:\w+ ){0,2}margins?\b|\bmutation\b|\bdeletion in exon\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MarginOrSize();

    [GeneratedRegex(@"\b(?:tumou?rs?|neoplas\w+|cancers?|carcinomas?|sarcomas?|metasta\w+|lymphomas?|malignan\w+)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Neoplasm();

    [GeneratedRegex(@"\bprogno\w+|life expectancy|risk of (?:recurrence|relapse|metasta\w+|death)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PrognosisWord();

    [GeneratedRegex(@"\b(?:our|the present|this|the) (?:patient|case|report)\b|\bwe\b|\bour\b|\bhere\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    internal static partial Regex OwnCase();
}
