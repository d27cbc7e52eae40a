using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Guidelines;

/// <summary>Questions to outcome, follow-up and harm.</summary>
internal static partial class OutcomeQuestions
{
    public static Reply Outcome(Article a)
    {
        var told = a.Manuscript.Outcomes.Where(o => o.Part is Part.Case or Part.Abstract).Select(o => a.SentenceOf(o.Span)).Take(2).ToList();
        var words = Article.Saying(a.Case.Skip(a.Case.Count / 3), AnyOutcome());
        if (told.Count > 0 || words.Count > 0) return Reply.Present(words.Select(w => w.Span).Concat(told));
        if (a.Claimed("", "status", "recurrence", "function.outcome", "survival.time") is { } claimed) return Reply.Present(claimed);
        return Article.First(a.Abstract, AnyOutcome()) is { } only ? Reply.Partly("The outcome stands in the abstract alone.", only.Span) : Reply.Absent();
    }

    public static Reply FollowUpTests(Article a)
    {
        var tests = Article.Saying(a.Case.Concat(a.Legends).Concat(a.Abstract), TestsLater());
        if (tests.Count > 0) return Reply.Present(tests.Select(s => s.Span));
        return Article.First(a.CaseAndAbstract, Followed()) is { } followed ? Reply.Partly("Follow-up is told; the tests and their results are not.", followed.Span) : Reply.Absent();
    }

    /// <summary>Whether a test, not only the word of the report, says how the patient fared.</summary>
    public static Reply Ascertained(Article a) => FollowUpTests(a) is { Judgement: Judgement.Present } tests ? tests
        : Outcome(a) is { Judgement: not Judgement.Absent } outcome ? Reply.Partly("The outcome is told without the test that established it.", outcome.At) : Reply.Absent();

    public static Reply LengthOfFollowUp(Article a)
    {
        var lengths = FollowUps.Of(a.Manuscript).Where(f => f.Sentence.Part is Part.Case or Part.Abstract).OrderByDescending(f => f.Length.Months).ToList();
        return lengths.Count == 0 ? Reply.Absent() : Reply.Unknown($"{lengths[0].Length.Say} are told; whether that is long enough for the outcome needs a judgement.", lengths[0].Sentence.Whole);
    }

    public static Reply AdverseEvents(Article a)
    {
        // What went wrong in an earlier illness is history.
        return Reply.Of(Article.First(a.CaseAndAbstract.Where(s => !Introduced().IsIn(s.Text)), Harm()));
    }

    /// <summary>Words for an outcome of any kind.</summary>
    [GeneratedRegex(@"\b(?:recover\w*|improv\w+|resol(?:ved|ution)|disappear\w*|died|death|alive|survived|asymptomatic|symptom-free|pain-free|disease-free|free of (?:disease|recurrence|symptoms)|no (?:further |evidence of |signs? of |tumou?r |local )?(?:recurrence|relapse|disease|symptoms|attacks|episodes)|recurr\w+|relaps\w+|remission|return(?:ed)? to (?:work|normal|school|sport)|restor\w+|normali[sz]ed|ceased|well (?:at|after|and|\d)|doing well|continen\w+|walks?|able to|discharged|regained|unchanged|progress(?:ed|ion)|successful(?:ly)?|full function|(?:remains?|remained) (?:well|free|stable))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    internal static partial Regex AnyOutcome();

    [GeneratedRegex(@"\b(?:follow-?up|follow up|surveillance|control|repeat(?:ed)?|postoperative(?:ly)?|after (?:surgery|the operation|treatment|\w+ (?:days?|weeks?|months?|years?))|(?:weeks?|months?|years?) (?:after|later|postoperatively)|at \d+ (?:and \d+ )?(?:weeks?|months?|years?)|every (?:\w+ )?months?|last (?:examination|visit|one)|in \d+ weeks?)\b[^.]{0,140}\b(?:MRI|CT|PET|scans?|imaging|radiograph\w*|tomograph\w*|resonance|ultraso\w+|endoscop\w+|colonoscop\w+|rectoscop\w+|levels?|laborator\w+|biops\w+|tests?|angiograph\w+)\b|\b(?:MRI|CT|PET|scans?|imaging|radiograph\w*|tomograph\w*|resonance|ultraso\w+|endoscop\w+|colonoscop\w+|rectoscop\w+|laborator\w+ \w+|levels?)\b[^.]{0,140}\b(?:follow-?up|surveillance|(?:weeks?|months?|years?) (?:after|later|postoperatively|of treatment|follow)|at \d+ (?:and \d+ )?(?:weeks?|months?|years?)|after \d+ (?:weeks?|months?|years?)|in \d+ (?:weeks?|months?)|every (?:\w+ )?months?|within \d+ (?:weeks?|months?))\b|\b(?:function|level|creatinine|bilirubin|ratio|glucose)\b[^.]{0,60}\b(?:improved to normal|normali[sz]ed|had fallen|returned to normal)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TestsLater();

    [GeneratedRegex(@"\b(?:follow-?up|followed|surveillance|last (?:visit|seen|contact)|(?:months?|years?|weeks?) (?:after|later|postoperatively))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Followed();

    [GeneratedRegex(@"\byears?[- ]old\b|\bhistory of\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Introduced();

    [GeneratedRegex(@"\b(?:complicat\w+|uncomplicated|uneventful\w*|adverse|toxicit\w+|side[- ]effects?|mucositis|neutropeni\w+|wound (?:infection|dehiscence|healing)|fistula|anastomotic leak|h(?:a)?ematoma|thrombos[ie]s|embolism|bleeding (?:after|from the)|cholangitis|septic\w+ (?:shock|after)|acute (?:renal|kidney) (?:injury|failure)|postoperative (?:bleeding|infection|pneumonia|ileus|paresis|deficit|pain)|palsy after|new deficit|no (?:morbidity|deficit|new neurolog\w+)|unexpected(?:ly)?|reoperation|hoarse\w*|lymph(?:o)?edema|incontinen\w+ after|died of sepsis)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Harm();
}
