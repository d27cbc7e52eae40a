using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Documents;

namespace Kazus.Checking.Rules.Guidelines;

/// <summary>A part that every case report needs is missing altogether: abstract, keywords, follow-up, limitations, ethics, interests.</summary>
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
        if (!letter && document.Metadata.Keywords.Count == 0) yield return Missing("2", "keywords", "There are no keywords", title);
        if (!m.In(Part.Case, Part.Abstract, Part.Conclusion, Part.Legend).Any(t => FollowUp().IsMatch(t.Text) || t.Lengths.Exists(l => l.Grain >= 0.9 && Forwards().IsMatch(t.Text.AsSpan(l.End)))) && m.Outcomes.Count == 0 && Section(SectionKind.Case) is { } told)
            yield return Rule.Find("Nothing is said of the follow-up and the outcome (CARE item 10).", "Add it, or say why it cannot be given.", "followup", [m.At(told), .. m.In(Part.Case).Where(t => Left().IsMatch(t.Text)).Append(m.In(Part.Case).Last()).Select(t => m.At(t.Whole))]);
        if (!document.Sections.SelectMany(s => s.Paragraphs).SelectMany(p => p.Sentences).Any(s => Limitation().IsMatch(s.Text)) && Section(SectionKind.Discussion) is { } discussion) yield return Missing("11a", "limitations", "No limitation is named", discussion);
        if (document.Outline.All(s => s.Kind is not (SectionKind.Discussion or SectionKind.Conclusion))) yield return Missing("11", "discussion", "There is no discussion", title);
        if (Section(SectionKind.Declarations) is not { } declarations) yield break;
        if (!Declared(DeclarationKind.Ethics, Ethics())) yield return Missing("13", "ethics", "Nothing is said of ethics approval", declarations);
        if (!Declared(DeclarationKind.Conflicts, Interests())) yield return Missing("13", "conflicts", "Nothing is said of competing interests", declarations);

        Finding Missing(string item, string variable, string message, Span at) => Rule.Find($"{message} (CARE item {item}).", "Add it, or say why it cannot be given.", variable, m.At(at));
        Span? Section(SectionKind kind) => document.Sections.FirstOrDefault(s => s.Kind == kind) is { } s ? s.Heading?.Span ?? new Span(s.Span.Start, Math.Min(s.Span.End, s.Span.Start + 40)) : null;
        bool Declared(DeclarationKind kind, Regex words) => document.Declarations.Any(d => d.Kind == kind || words.IsMatch(d.Title + " " + d.Plain.Text)) || document.Sections.Where(s => s.Kind is SectionKind.Declarations or SectionKind.Front or SectionKind.Case).SelectMany(s => s.Paragraphs).Any(p => words.IsMatch(p.Plain.Text));
    }

    [GeneratedRegex(@"\b(?:to the|dear) editor\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Letter();

    [GeneratedRegex(@"\bfollow(?:ed|s)?[- ]?up|\bat (?:\w+ ){1,3}(?:months|years|weeks)\b|\b(?:alive|died|death|surveillance|recurrence|recurred|relapse|lost to)\b|\bfree of (?:disease|tumou?r)|\blast (?:visit|seen|control|examination|contact)|\b(?:seen|controlled|examined|re-?examined|visited|scanned) (?:again |every |after|at)|\bannual|\b(?:ever since|to date|since then|thereafter)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FollowUp();

    [GeneratedRegex(@"^,? (?:after|later|following|post-?operatively|of follow)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Forwards();

    [GeneratedRegex(@"\b(?:discharged|went home|left (?:the )?hospital|sent home)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Left();

    [GeneratedRegex(@"\bethic|(?:review|institutional|hospital) board|institutional review|\bIRB\b|\bREC\b|committee|\bapproval\b|\bHelsinki\b|(?:waive\w*|exempt\w*) (?:from )?(?:review|approval)|(?:review|approval) (?:was |is )?(?:waived|not (?:required|needed|sought))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ethics();

    [GeneratedRegex(@"\b(?:conflicts?|competing|declaration of) (?:of )?interests?|disclos|financial relationships|nothing to declare|no interests", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Interests();

    [GeneratedRegex(@"\blimit|weakness|strength|shortcoming|drawback|caution|cannot (?:know|exclude|show)|single (?:case|patient|course|observation)|no conclusion|one patient|did not (?:look|measure)|was not (?:available|performed|done|recorded|determined)|short follow|follow-up (?:is|was|of [\w ]{3,20} is) (?:still )?(?:too )?short|(?:allows?|permits?|justif\w+) no |(?:no|any) (?:inference|generali[sz]ation)|cannot be (?:generali[sz]ed|excluded|known|proved|judged)|one (?:case|observation|course)|small (?:number|series|sample)|lack(?:s|ed|ing)? of|not (?:been )?(?:available|tested|possible to)|remains? (?:unknown|open|unproved|speculative)|we (?:do not|cannot) know|uncertain", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Limitation();
}
