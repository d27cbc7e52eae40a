using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Guidelines;

/// <summary>No statement that the patient, or who may speak for the patient, consented to publication.</summary>
internal static partial class Kz701Consent
{
    public static Rule Rule { get; } = new("KZ701", "consent-missing", Severity.Warning, "care-missing", Check)
    {
        WhyNot = m => !m.IsCaseReport || !TellsOfPatients(m) ? Manuscript.NoCase : m.Document.Declarations.Count == 0 && m.Document.Outline.All(s => s.Kind != SectionKind.Declarations) && m.Document.References.Count == 0 ? "the file has neither declarations nor references: the statement may be in another file" : null,
    };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var document = m.Document;
        if (document.Declarations.Any(d => d.Kind == DeclarationKind.Consent && !Empty().IsMatch(d.Plain.Text) && Given().IsMatch(d.Plain.Text)) || document.Sections.SelectMany(s => s.Paragraphs).Any(p => Consent().IsIn(p.Plain.Text))) yield break;
        if (document.Declarations.Any(d => Consent().IsMatch(d.Plain.Text))) yield break;
        // Declarations under a heading of the author's own: "Administrative notes".
        var heading = document.Sections.FirstOrDefault(s => s.Kind == SectionKind.Declarations) ?? document.Sections.LastOrDefault(s => s.Kind is SectionKind.Other or SectionKind.Legends && s.Paragraphs.Any(p => Formal().IsMatch(p.Plain.Text)));
        var place = heading?.Heading?.Span ?? heading?.Span ?? document.Metadata.Title?.Span ?? new Span(0, Math.Min(60, document.Text.Length));
        yield return Rule.Find("No statement of the patient's consent to publication is anywhere in the manuscript (CARE item 13).", "State who consented, to what, and in what form.", "consent", 
            [m.At(heading?.Heading is null && heading is not null ? new Span(heading.Span.Start, FirstLine(document.Text, heading.Span)) : place), .. Declared(document).Select(s => m.At(s))]);
    }

    // An age, or a title that names a case: a study of cells or of registries needs no such consent.
    private static bool TellsOfPatients(Manuscript m) => Age.In(m).Any(a => a.AtPresentation) || m.Document.Metadata.Title is { } title && Case().IsMatch(title.Value);

    [GeneratedRegex(@"\b(?:cases?|patients?|child|infant|boy|girl|man|woman|adolescent)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Case();

    // What is declared instead: the statement belongs beside it.
    private static IEnumerable<Span> Declared(Document document) =>
        document.Sections.Where(s => s.Kind == SectionKind.Declarations).SelectMany(s => s.Paragraphs).Where(p => p.Kind != ParagraphKind.Heading && p.Plain.Text.Length > 0).Select(p => p.Span).Concat(document.Declarations.Select(d => d.Span)).Distinct().Take(6);

    [GeneratedRegex(@"\b(?:competing interests?|conflicts? of interests?|funding|ethics (?:approval|committee)|ethical approval|author (?:contributions?|roles))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Formal();

    private static int FirstLine(string text, Span span)
    {
        var end = text.IndexOf('\n', span.Start, span.Length);
        return end < 0 ? span.End : end;
    }

    // "Consent: not applicable." is none.
    [GeneratedRegex(@"^\W*(?:(?:patient |informed |written )*consent(?: (?:to|for) (?:publication|participate))?\W*)?(?:not (?:applicable|available|stated)|n/?a|none(?: declared)?|nil|no)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Empty();

    [GeneratedRegex(@"\b(?:obtained|gave|given|consented|agreed|signed|granted|provided|waived|permission|permitted|authori[sz]ed|approved|written|verbal|oral|yes|accepted|wish|deceased|next of kin|relatives)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Given();

    [GeneratedRegex(@"\b(?:written|informed|signed|verbal|oral|patient|gave|given|obtained|provided)\b[^.]{0,60}\b(?:consent(?:ed)?|permission|assent)\b|\bconsent(?:ed)?\b[^.]{0,80}\b(?:publi|obtained|given|images|written|patient|report)|\bpermission (?:to publish|for publication)|\b(?:agreed|agreement|approved|approval|authori[sz]ed|authori[sz]ation|allowed|permitted|accepted|willing)\b[^.]{0,40}\b(?:publi(?:cation|sh\w*)|be published|use of (?:the |her |his )?(?:images|photographs|data))|\bwaive[dr]?\b[^.]{0,40}\bconsent|\bconsent\b[^.]{0,40}\bwaived", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    internal static partial Regex Consent();
}
