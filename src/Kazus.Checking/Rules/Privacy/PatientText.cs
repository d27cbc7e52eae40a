using System.Text.RegularExpressions;
using Kazus.Text.Documents;

namespace Kazus.Checking.Rules.Privacy;

/// <summary>The text in which the patient is spoken of: everything but authors, declarations and references.</summary>
internal static partial class PatientText
{
    public static IEnumerable<PlainText> Of(Manuscript m)
    {
        foreach (var section in m.Document.Sections)
        {
            if (section.Kind is SectionKind.Front or SectionKind.References or SectionKind.Declarations) continue;
            foreach (var paragraph in section.Paragraphs)
                if (paragraph.Kind is not (ParagraphKind.Front or ParagraphKind.Authors or ParagraphKind.Affiliations or ParagraphKind.Furniture)) yield return paragraph.Plain;
        }
        foreach (var figure in m.Document.Figures) yield return figure.Legend.Plain;
        foreach (var cell in m.Document.Tables.SelectMany(t => t.Rows).SelectMany(r => r.Cells)) yield return cell.Plain;
    }

    /// <summary>The declarations that speak of the patient: consent, thanks.</summary>
    public static IEnumerable<PlainText> InDeclarations(Manuscript m) =>
        m.Document.Sections.Where(s => s.Kind == SectionKind.Declarations).SelectMany(s => s.Paragraphs).Select(p => p.Plain).Where(p => p.Text.Contains("patient", StringComparison.OrdinalIgnoreCase) || p.Text.Contains("consent", StringComparison.OrdinalIgnoreCase) || Described().IsMatch(p.Text));

    // "Leonie A., the girl described here"
    [GeneratedRegex(@"\b(?:girl|boy|woman|man|child|lady|gentleman|person)\b[^.;]{0,40}\b(?:described|reported|presented)\b|\bwhose (?:illness|story|case|course|disease|history)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Described();

    public static Checks.Place At(Manuscript m, PlainText text, Capture match) => m.At(text.ToDocument(match.Index, match.Index + match.Length));
}
