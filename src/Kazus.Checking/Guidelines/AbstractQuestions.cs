using System.Text.RegularExpressions;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Guidelines;

/// <summary>Questions to the abstract.</summary>
internal static partial class AbstractQuestions
{
    private const string None = "There is no abstract.";

    public static Reply New(Article a)
    {
        if (a.Abstract.Count == 0) return Reply.Absent(None);
        if (Article.First(a.Abstract, Unusual()) is { } said) return Reply.Present(said.Span);
        // A sentence before the patient appears is background without the claim that something is new.
        var first = a.Abstract[0];
        return PatientAppears().IsMatch(first.Text) ? Reply.Absent() : Reply.Partly("There is a background, but not what this case adds.", first.Span);
    }

    public static Reply Findings(Article a)
    {
        if (a.Abstract.Count == 0) return Reply.Absent(None);
        var symptom = Article.First(a.Abstract, Complaint())?.Span;
        var finding = Article.First(a.Abstract, Finding())?.Span;
        if (symptom is null && finding is null) symptom = a.Claimed("abstract", "symptom", "deficit", "imaging", "lesion.size", "lesion.levels");
        if (symptom is { } s && finding is { } f) return Reply.Present(s, f);
        if (symptom is { } only) return Reply.Present(only);
        return finding is { } seen ? Reply.Partly("The abstract does not say what the patient complained of.", seen) : Reply.Absent();
    }

    public static Reply Course(Article a) => a.Abstract.Count == 0 ? Reply.Absent(None) : Reply.All(
        ("the diagnosis", One(a, Diagnosis(), "disease", "pathology")),
        ("the treatment", One(a, TreatmentQuestions.AnyTreatment(), "surgery", "surgery.extent", "radiotherapy", "chemotherapy", "chemotherapy.drug")),
        ("the outcome", One(a, OutcomeQuestions.AnyOutcome(), "recurrence", "status", "followup", "survival.time")));

    public static Reply Lesson(Article a)
    {
        if (a.Abstract.Count == 0) return Reply.Absent(None);
        var labelled = Labelled(a);
        var end = labelled.Count > 0 ? labelled : a.Abstract.TakeLast(2).ToList();
        if (end.LastOrDefault(s => DiscussionQuestions.LessonWords().IsMatch(s.Text)) is { } lesson) return Reply.Present(lesson.Span);
        if (labelled.Count == 0 && a.Abstract.LastOrDefault(s => Advice().IsMatch(s.Text)) is { } advice) return Reply.Present(advice.Span);
        return labelled.Count > 0 ? Reply.Partly("The conclusion of the abstract repeats the course; the lesson is missing.", labelled[0].Span) : Reply.Absent();
    }

    public static Reply Structured(Article a)
    {
        if (a.Abstract.Count == 0) return Reply.Absent(None);
        var headings = a.Document.Sections.Count(s => s.Kind == SectionKind.Abstract && s.Level > 1) + a.Abstract.Count(s => Label().IsMatch(s.Text));
        return headings >= 4 ? Reply.Present(a.Abstract[0].Span) : headings > 1 ? Reply.Partly(null, a.Abstract[0].Span) : Reply.Absent("The abstract has no headings.");
    }

    public static Reply Discussion(Article a) => a.Abstract.Count == 0 ? Reply.Absent(None) : Reply.Of(Article.First(a.Abstract, Literature()));

    public static Reply ThreeLessons(Article a)
    {
        if (a.Abstract.Count == 0) return Reply.Absent(None);
        var labelled = Labelled(a);
        var lessons = (labelled.Count > 0 ? labelled : a.Abstract.TakeLast(3)).Where(s => DiscussionQuestions.LessonWords().IsMatch(s.Text)).ToList();
        return lessons.Count >= 3 ? Reply.Present(lessons.Select(l => l.Span)) : lessons.Count > 0 ? Reply.Partly($"{(lessons.Count == 1 ? "One lesson is" : "Two lessons are")} stated; three are asked for.", lessons.Select(l => l.Span)) : Reply.Absent();
    }

    // The sentences from the label "Conclusion" on.
    private static List<Sentence> Labelled(Article a)
    {
        var section = a.Document.Sections.FirstOrDefault(s => s.Kind == SectionKind.Abstract && s.Level > 1 && ConclusionTitle().IsMatch(s.Title));
        return section is not null ? [.. section.Paragraphs.SelectMany(p => p.Sentences)] : [.. a.Abstract.SkipWhile(s => !ConclusionTitle().IsIn(s.Text))];
    }

    private static Reply One(Article a, Regex words, params string[] variables) =>
        (Article.First(a.Abstract, words)?.Span ?? a.Claimed("abstract", variables)) is { } at ? Reply.Present(at) : Reply.Absent();

    [GeneratedRegex(@"\b(?:should|must|needs? to|provides? (?:\w+ ){0,3}option|recommend\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Advice();

    [GeneratedRegex(@"\b(?:rare|rarity|rarely|uncommon|unusual|unique|exceptional(?:ly)?|seldom|first (?:case|report|described|to)|novel|new|unreported|overlooked|under-?recogni[sz]ed|not (?:been |previously )*(?:reported|described)|few (?:cases|reports)|minority|little is known|unknown|remains? (?:unclear|controversial)|only (?:a few|one|two|three|\d+) (?:cases|reports|patients)|adds? to)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unusual();

    [GeneratedRegex(@"\b\d{1,3}[- ](?:year|month|week|day)s?[- ]old\b|\b(?:man|woman|boy|girl|patient|infant|male|female) (?:aged|of|presented|was|with|who)\b|\bpatients?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PatientAppears();

    [GeneratedRegex(@"\b(?:present(?:ed|ing|s)? (?:\w+ ){0,3}?(?:with|for|because)|complain\w*|noticed|suffer\w*|experienc\w*|develop(?:ed|ing)|history of|symptoms? of|because of|admitted (?:with|for|after)|found (?:confused|unconscious|by chance)|asymptomatic|incidental(?:ly)?|pain|swelling|lump|weakness|numbness|fever|cough|bleeding|diarrh\w+|jaundice|weight loss|dyspn\w+|headaches?|nausea|vomiting|fatigue|seizures?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Complaint();

    [GeneratedRegex(@"\b(?:reveal\w*|show(?:ed|n|s)|demonstrat\w*|disclos\w*|detect\w*|found|mass|lesion|tumou?r|nodule|abscess\w*|imaging|MRI|CT|tomography|ultraso\w+|biops\w+|examination|levels?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Finding();

    [GeneratedRegex(@"\b(?:diagnos\w+|consistent with|confirmed|proved|biops\w+|histolog\w+|patholog\w+|\w+(?:oma|itis|osis|pathy|emia|aemia)s?|tumou?r|syndrome|infection|septic\w+)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Diagnosis();

    [GeneratedRegex(@"\b(?:literature|reported|previous(?:ly)? (?:cases|reported|described)|compared|series|review|known|guidelines?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Literature();

    [GeneratedRegex(@"^\W*(?:background|introduction|objectives?|aims?|importance|case(?: (?:description|presentation|report))?|presentation(?: of case)?|methods?|results?|outcomes?|discussion|clinical (?:discussion|findings)|intervention|conclusions?|lessons?)\b\W*[.:–—]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"^\W*(?:conclusions?|lessons?|take[- ]away|practical implications?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ConclusionTitle();
}
