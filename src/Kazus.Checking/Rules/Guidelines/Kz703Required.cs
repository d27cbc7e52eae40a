using System.Text.RegularExpressions;
using Kazus.Checking.Guidelines;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Guidelines;

/// <summary>A part that every case report needs is missing altogether: abstract, keywords, history, examination, follow-up, limitations, ethics, interests; or the patient's own view, where the report says that it follows CARE.</summary>
internal static partial class Kz703Required
{
    public static Rule Rule { get; } = new("KZ703", "care-item-missing", Severity.Warning, "care-missing", Check)
    {
        // A bare case text is not a manuscript: asking it for keywords would only make noise.
        WhyNot = m => m.Document.References.Count == 0 || m.Document.Outline.All(s => s.Kind != SectionKind.Case) ? "the file is not a whole manuscript" : null,
    };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var document = m.Document;
        var title = document.Metadata.Title?.Span ?? new Span(0, Math.Min(80, document.Text.Length));
        // A letter has neither.
        var letter = Letter().IsMatch(document.Text.AsSpan(0, Math.Min(1500, document.Text.Length)));
        if (!letter && document.Outline.All(s => s.Kind != SectionKind.Abstract)) yield return Missing("3", "abstract", "There is no abstract", title);
        // Keywords stand at the abstract.
        if (!letter && document.Metadata.Keywords.Count == 0) yield return Rule.Find("There are no keywords (CARE item 2).", "Add it, or say why it cannot be given.", "keywords", [m.At(title), .. Section(SectionKind.Abstract) is { } summary ? new[] { m.At(summary) } : [], .. Section(SectionKind.Introduction) is { } next ? new[] { m.At(next) } : []]);
        if (!Followed(m) && Section(SectionKind.Case) is { } told) yield return Rule.Find("Nothing is said of the follow-up and the outcome after treatment (CARE item 10).", "Say how long the patient was followed, and how the patient fared; or say that the patient was lost.", "followup", [m.At(told), .. Ending(m)]);
        if (!NamesLimits(document) && Section(SectionKind.Discussion) is { } discussion) yield return Missing("11a", "limitations", "No limitation is named", discussion);
        if (m.IsCaseReport && !ExaminationTold.MayBeIn(m) && Section(SectionKind.Case) is { } story) yield return Rule.Find("Nothing is told of a physical examination (CARE item 6).", "Add it, or say why it cannot be given.", "examination", [m.At(story), .. WhereExamined(document, story).Select(h => m.At(h))]);
        foreach (var (item, variable, message, kind) in m.IsCaseReport && IsWholeStory(m) ? RarelyOverlooked : [])
            if (IsAbsent(m, item) && Section(kind) is { } where) yield return Rule.Find($"{message} (CARE item {item}).", "Add it, or say why it cannot be given.", variable, [m.At(where), .. kind == SectionKind.Case ? m.In(Part.Case).Take(1).Select(t => m.At(t.Whole)) : []]);
        if (document.Outline.All(s => s.Kind is not (SectionKind.Discussion or SectionKind.Conclusion))) yield return Missing("11", "discussion", "There is no discussion", title);
        if (FollowsCare(m) is { } follows && IsAbsent(m, "12"))
            yield return Rule.Find("The report says that it follows CARE, and the patient's own view is nowhere (CARE item 12).", "Add it, or say why it cannot be given.", "perspective", m.At(follows), m.At(title));
        if (Section(SectionKind.Declarations) is not { } declarations) yield break;
        if (!Declared(DeclarationKind.Ethics, Ethics())) yield return Missing("13", "ethics", "Nothing is said of ethics approval", declarations);
        if (!Declared(DeclarationKind.Conflicts, Interests())) yield return Missing("13", "conflicts", "Nothing is said of competing interests", declarations);

        Finding Missing(string item, string variable, string message, Span at) => Rule.Find($"{message} (CARE item {item}).", "Add it, or say why it cannot be given.", variable, m.At(at));
        Span? Section(SectionKind kind) => document.Sections.FirstOrDefault(s => s.Kind == kind) is { } s ? s.Heading?.Span ?? new Span(s.Span.Start, Math.Min(s.Span.End, s.Span.Start + 40)) : null;
        bool Declared(DeclarationKind kind, Regex words) => document.Declarations.Any(d => d.Kind == kind || words.IsIn(d.Title + " " + d.Plain.Text)) || document.Sections.Where(s => s.Kind is SectionKind.Declarations or SectionKind.Front or SectionKind.Case).Any(s => words.IsIn(s.Title) || s.Paragraphs.Any(p => words.IsIn(p.Plain.Text)));
    }

    // Items that nearly every report has and that are hard to overlook in reading: absent in 1 of 131 sound manuscripts.
    private static readonly (string Item, string Variable, string Message, SectionKind Where)[] RarelyOverlooked =
    [
        ("4", "introduction", "The introduction does not say why the case is worth telling", SectionKind.Introduction),
        ("5c", "history", "Nothing is told of other diseases, family or social history", SectionKind.Case),
        ("8a", "diagnostic-methods", "No test and no result of one is told", SectionKind.Case),
        ("11b", "literature", "The discussion brings no literature", SectionKind.Discussion),
    ];

    // A letter has room for a hundred words and tells what matters.
    private static bool IsWholeStory(Manuscript m) => m.In(Part.Case).Sum(t => t.Words.Count) >= 230;

    private static bool IsAbsent(Manuscript m, string item) =>
        m.GuidelineReadings.Any(g => g.Guideline.Id.StartsWith("care", StringComparison.Ordinal) && g.Items.Any(i => i.Item.Number == item && i.Judgement == Judgement.Absent));

    // Where the findings would stand: under the first heading of the case, and before that on what the tests showed.
    private static IEnumerable<Span> WhereExamined(Document document, Span story)
    {
        var headings = document.Sections.Where(s => s.Kind == SectionKind.Case && s.Heading is not null && s.Heading.Span != story).ToList();
        return headings.Take(1).Concat(headings.Where(s => Tests().IsIn(s.Title ?? "")).Take(1)).Select(s => s.Heading!.Span).Distinct();
    }

    [GeneratedRegex(@"\b(?:diagnos\w+|investigations?|imaging|laboratory|work-?up|assessment)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tests();

    // "Prepared in accordance with the CARE guideline": what is said of the report itself, not of others.
    private static Span? FollowsCare(Manuscript m) =>
        m.Document.Sections.SelectMany(s => s.Paragraphs).SelectMany(p => p.Sentences).FirstOrDefault(s => Care().IsMatch(s.Text)) is { } sentence ? sentence.Span : m.Document.Declarations.FirstOrDefault(d => Care().IsMatch(d.Plain.Text))?.Span;

    [GeneratedRegex(@"\b(?:according to|accord\w* with|in line with|in keeping with|follow(?:s|ed|ing)?|compli(?:es|ed|ance)|conform\w*|adher\w+|prepared|reported|written|meets?)\b[^.;]{0,60}(?<![\p{L}])CARE\b[^.;]{0,40}\b(?:guidelines?|checklist|statement|items|criteria|recommendations)\b|(?<![\p{L}])CARE\b (?:guidelines?|checklist|statement|criteria)\b[^.;]{0,40}\b(?:was|were|is|has been|have been) (?:followed|used|completed|observed|met|adhered)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Care();

    // Where the follow-up would stand: the discharge, and the last words of the case.
    private static IEnumerable<Place> Ending(Manuscript m)
    {
        var told = m.In(Part.Case).ToList();
        foreach (var left in told.Where(t => Left().IsMatch(t.Text)).TakeLast(1)) yield return m.At(left.Whole);
        if (told.Count > 0) yield return m.At(told[^1].Whole);
    }

    // A length after treatment, a later visit, or what became of the patient; a history, a duration and a plan are none.
    private static bool Followed(Manuscript m)
    {
        var treated = m.In(Part.Case).FirstOrDefault(t => Treated().IsIn(t.Text))?.Whole.Start ?? 0;
        return FollowUps.Of(m).Any() || m.Outcomes.Any(o => o.Part is not (Part.Title or Part.Introduction) && (!o.IsReturn || o.At is not null || o.Part is Part.Conclusion or Part.Table))
        || m.In(Part.Case, Part.Abstract, Part.Conclusion, Part.Legend, Part.Discussion).Any(t => Later().IsMatch(t.Text) || t.Lengths.Exists(l => l.Grain > 0.2 && AfterTreatment().IsMatch(t.Text[l.End..]) && !Intended().IsMatch(t.Text[..l.Start])))
        || m.Document.Tables.SelectMany(t => t.Rows).SelectMany(r => r.Cells).Any(c => LaterCell().IsMatch(c.Text))
            || m.In(Part.Case).Any(t => t.Whole.Start > treated && t.Lengths.Exists(l => l.Grain > 0.2 && (t.Text.AsSpan(l.End).StartsWith(" later") || t.Text.AsSpan(l.End).StartsWith(" after"))));
    }

    [GeneratedRegex(@"\b(?:resect\w*|excis\w*|\w+ectomy|surgery|operat\w+|radiotherapy|radiation therapy|chemotherapy|irradiat\w+|was treated|was removed|was given|was started)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Treated();

    // The discussion may say it in many ways; in the declarations "a single case" needs no approval, and elsewhere a leg has its weakness.
    private static bool NamesLimits(Document document) => document.Sections.Any(s => s.Kind is not (SectionKind.References or SectionKind.Abstract or SectionKind.Front)
        && s.Paragraphs.Any(p => p.Sentences.Any(t => Limitation().IsIn(t.Text)) || s.Kind is not (SectionKind.Declarations or SectionKind.Introduction or SectionKind.Case) && NamesLimits(document, p)));

    // "Of 34 patients, 19 were free of seizures [4]. Memory was not examined": that is a limit of the cited work.
    private static bool NamesLimits(Document document, Paragraph paragraph)
    {
        var afterWork = false;
        foreach (var sentence in paragraph.Sentences)
        {
            var words = Limits().AllIn(sentence.Text).Where(w => !(w.Value.EndsWith("available", StringComparison.OrdinalIgnoreCase) && OfDrug().IsMatch(sentence.Text[..w.Index]))).ToList();
            var ofWork = Cites(sentence);
            if (words.Count > 0 && (!ofWork && !afterWork || Own().IsIn(sentence.Text) || words.Any(w => !(ofWork ? SaidOfWorks() : NotDone()).IsMatch(w.Value)))) return true;
            afterWork = ofWork;
        }
        return false;

        bool Cites(Sentence sentence) => document.Citations.Any(c => sentence.Span.Contains(c.Span.Start));
    }

    [GeneratedRegex(@"\b(?:to the|dear) editor\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Letter();

    [GeneratedRegex(@"\b(?:(?:at|on|during|until|in|after|to|of|throughout) (?:the |her |his |a |our |this )?(?:\w+ )?(?:follow-?up|last (?:visit|contact|review|examination|control)|latest (?:visit|examination|review)|most recent (?:visit|examination|review))|follow-?up (?:was|of|at|after|period|examination|visit|imaging|MRI|CT|showed|revealed|scans?|time)|(?:was|were|been|is|being|be) followed|lost to follow-?up|follow-?up,|last seen|remain(?:s|ed) (?:well|alive|asymptomatic|disease-free|free|stable|in (?:complete )?remission)|has remained|is (?:alive|well|doing well|in (?:complete )?remission|asymptomatic|disease-free)|(?:alive|well|disease-free|asymptomatic) (?:at|after|since|with(?:out)?)|died|death|passed away|no (?:evidence|sign|signs) of (?:recurren\w+|relapse|disease|tumou?r)|(?:no|without|free of|free from) (?:local |distant |further )?(?:recurrence|relapse|disease)|recurred|relapsed|to date|until now|ever since|surveillance (?:imaging|MRI|CT|scans?|endoscopy|cystoscopy) (?:has|have|showed|revealed|remain\w*|was|were)|no (?:recurrence|relapse))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Later();

    [GeneratedRegex(@"^['’]?,? (?:after (?:the |her |his )?(?:surgery|operation|resection|excision|treatment|discharge|completion|end|\w*ectomy|radiotherapy|chemotherapy|radiation|diagnosis|transplantation|procedure)|post-?operativ\w+|following (?:surgery|resection|treatment|discharge)|since (?:the )?(?:surgery|operation|diagnosis|treatment)|of follow|from (?:surgery|diagnosis))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AfterTreatment();

    [GeneratedRegex(@"\b(?:planned|scheduled|will be|recommended|advised|due)\b[^.;]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Intended();

    [GeneratedRegex(@"\b(?:follow-?up|NED|DOD|AWD|alive|died|dead|recurrence|last visit)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LaterCell();

    [GeneratedRegex(@"\b(?:discharged|went home|left (?:the )?hospital|was released|sent home)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Left();

    [GeneratedRegex(@"\bethic|(?:review|institutional|hospital) board|institutional review|\bIRB\b|\bREC\b|committee|\bapproval\b|\bHelsinki\b|(?:waive\w*|exempt\w*) (?:from )?(?:review|approval)|(?:review|approval) (?:was |is )?(?:waived|not (?:required|needed|sought))|\b(?:hospital|clinic|institution|university|department) (?:has |have )?(?:approved|authori[sz]ed|permitted|exempted)\b|\b(?:permission|authori[sz]ation|clearance) (?:of|from|by) (?:the |our )?(?:[\p{L}-]+ ){0,3}(?:council|board|commission|directorate|director|administration|management|authorit(?:y|ies)|institution)\b|\b(?:council|(?<!\beditorial )board|commission|panel|directorate|director|administration|management|authorit(?:y|ies)|dean)\b[^.;]{0,60}\b(?:approv|authori[sz]|exempt|permit)\w*\b|\b(?:approved|authori[sz]ed|cleared) by (?:the |our )?(?:[\p{L}-]+ ){0,3}(?:council|commission|panel|directorate|director|administration|management|authorit(?:y|ies)|dean|hospital|institution|university)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ethics();

    [GeneratedRegex(@"\b(?:conflict(?:s|ing)?|competing|declaration of) (?:of )?interests?|(?:funding|support|grants?) and interests?\b|\binterests? and (?:funding|support|grants?)\b|disclos|financial relationships|nothing to declare|no interests|\bconflicts?: ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Interests();

    [GeneratedRegex(@"\b(?:our|we|us|this (?:report|case|patient|account|paper|observation|study|experience|girl|boy|man|woman|child|infant)|the (?:present|patient)|here|he|she|him|his|her)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Own();

    // "Pexidartinib was not available in our country": a choice of treatment, and no limit of the report.
    [GeneratedRegex(@"(?:" + DrugDose.Names + @"|\p{L}{4,}(?:stats?|nibs?|mabs?|rapone))(?: \[[\d,–-]+\]| \([^()]*\))? (?:was |had |has |is )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfDrug();

    [GeneratedRegex(@"^(?:did not|was not|not (?:been )?(?:available|tested))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotDone();

    [GeneratedRegex(@"^(?:did not|was not|not |limit|weaken|weakness|strengths?|caution|lack|was lacking|uncertain|remains? |single patient|one patient only)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SaidOfWorks();

    // Said of the report itself, wherever it stands: "our series is small and retrospective".
    [GeneratedRegex(@"\blimitations?\b|\blimits? (?:of|to) (?:this|our) \p{L}+|\b(?:report|study|account|description|observation) is (?:restricted|limited|weakened) (?:by|to)\b|\b(?:our|this|the present) (?:series|report|study|account|experience|material|observation|follow-?up)(?: of [\w ]{1,30})? (?:is|was|has been|comprises?|covers?) (?:\p{L}+ ){0,2}(?:small|short|brief|retrospective|incomplete|anecdotal|few)\b|\bfollowed(?: up)? for (?:only|less than|no more than|not more than|merely)\b|\b(?:strengths?|weakness(?:es)?|shortcomings?|drawbacks?) (?:of|in) (?:this|the|our) (?:report|case|study|paper|account|work|observation|description|management)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Limitation();

    [GeneratedRegex(@"\blimit(?!ed (?:extent|disease|stage|surgery|resection|excision|spread|number of metastas[ei]s|growth|involvement)\b)|\bweaken|(?<!(?:muscle|motor|limb|leg|arm|facial|residual|transient|slight|mild|sensory) )weakness|strengths?\b|shortcoming|drawback|caution|cannot (?:know|exclude|show)|(?<!\b(?:of|in|about|for) (?:an? |the )?)single (?:case|patient|course|observation)\b(?! reports?)|no conclusion|(?:one|single) patient (?:only|alone|cannot|does|proves|allows|permits|is)|concerns one|deals with one|only one (?:case|patient)|did not (?:look|measure)|was not (?:available|performed|done|recorded|determined|measured|examined|tested)|short follow|follow-up (?:is|was|of [\w ]{3,20} is) (?:still )?(?:too )?short|(?:allows?|permits?|justif\w+) no |(?:no|any) (?:inference|generali[sz]ation)|cannot be (?:generali[sz]ed|excluded|known|proved|judged)|one (?:case|observation|course)|small (?:number|series|sample)|lack(?:s|ed|ing)? of|was lacking|not (?:been )?(?:available|tested|possible to)|remains? (?:unknown|open|unproved|speculative)|we (?:do not|cannot|could not|did not) (?:know|tell|say|judge|exclude|prove)|uncertain", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Limits();
}
