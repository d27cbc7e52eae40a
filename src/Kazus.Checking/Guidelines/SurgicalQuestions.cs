using System.Text.RegularExpressions;

namespace Kazus.Checking.Guidelines;

/// <summary>Questions that only the surgical checklist asks.</summary>
internal static partial class SurgicalQuestions
{
    public static Reply Optimisation(Article a) => Article.First(a.Case, Prepared()) is { } said ? Reply.Present(said.Span) : Reply.Unknown("Nothing is said of preparation before treatment; none may have been needed.");

    public static Reply Rationale(Article a)
    {
        if (Article.First(a.Case, Chosen()) is { } told) return Reply.Present(told.Span);
        return Article.First(a.Argument.Where(s => AssessmentQuestions.OwnCase().IsMatch(s.Text)), Chosen()) is { } later ? Reply.Present(later.Span) : Reply.Absent();
    }

    public static Reply Operator(Article a) => Reply.Of(Article.First(a.Case, Surgeon()));

    public static Reply PostoperativeCare(Article a) => Reply.Of(Article.First(a.Case, After()));

    public static Reply ComplicationsGraded(Article a)
    {
        if (Article.First(a.CaseAndAbstract, Graded()) is { } graded) return Reply.Present(graded.Span);
        var harm = OutcomeQuestions.AdverseEvents(a);
        if (harm.Judgement != Judgement.Present) return harm;
        return harm.At.Any(s => NoHarm().IsMatch(a.Document.Quote(s))) ? harm : Reply.Partly("Complications are told without their grade.", harm.At);
    }

    public static Reply ScareCited(Article a)
    {
        if (a.Document.Sections.SelectMany(s => s.Paragraphs).SelectMany(p => p.Sentences).FirstOrDefault(s => Scare().IsMatch(s.Text)) is { } said) return a.Cites(said) ? Reply.Present(said.Span) : Reply.Partly("SCARE is named without its reference.", said.Span);
        return a.Document.References.FirstOrDefault(r => Scare().IsMatch(r.Plain.Text)) is { } cited ? Reply.Partly("SCARE is in the references; the sentence that the report follows it is missing.", cited.Span) : Reply.Absent();
    }

    public static Reply Images(Article a) => a.Document.Figures.Count > 0 ? Reply.Present(a.Document.Figures[0].Legend.Span) : Reply.Absent();

    [GeneratedRegex(@"\b(?:optimi[sz]\w+|(?:before|prior to|preceding) (?:the )?(?:surgery|operation|resection|intervention)|pre-?operative(?:ly)?[^.]{0,60}(?:emboli[sz]\w+|corrected|given|prepared|antibiotic|steroid|transfus\w+|planning)|neoadjuvant|cleared for surgery|an(?:a)?esthe\w+ (?:assessment|risk|review)|ASA (?:class|grade|score))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prepared();

    [GeneratedRegex(@"\b(?:in order to|to (?:avoid|spare|preserve|obtain|reduce|relieve|decompress)|because|since|for (?:which|this) reason|(?:was|were) (?:chosen|preferred|selected|indicated|decided)|decided (?:on|to|for)|we (?:chose|preferred|opted)|tumou?r board|multidisciplinary|indication (?:for|was))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Chosen();

    [GeneratedRegex(@"\b(?:(?:senior|consultant|experienced|attending|board-certified|trainee|resident|specialist) (?:\w+ )?(?:surgeon|neurosurgeon|urologist|orthop\w+)|(?:performed|operated|carried out) by (?:an?|the|two)|surgeon (?:with|performed)|years of experience)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Surgeon();

    [GeneratedRegex(@"\b(?:discharged|went home|mobili[sz]\w+|drains? (?:was|were) removed|intensive care|postoperative (?:day|course|instructions|antibiotics?|physiotherapy|care)|hospital stay|post-?operatively|rehabilitation|physical therapy|physiotherapy|weight[- ]bearing|brace|collar)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex After();

    [GeneratedRegex(@"\bClavien|\bDindo|\bCTCAE\b|\bgrade [1-5I]{1,3}\b[^.]{0,40}\b(?:complication|toxicity|mucositis)|\b(?:complication|toxicity|mucositis)\w* of grade [1-5I]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Graded();

    [GeneratedRegex(@"\b(?:uneventful\w*|uncomplicated|no (?:\w+ )?complications?|without (?:\w+ )?complications?|no morbidity)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoHarm();

    [GeneratedRegex(@"\bSCARE\b|Surgical CAse REport", RegexOptions.CultureInvariant)]
    private static partial Regex Scare();
}
