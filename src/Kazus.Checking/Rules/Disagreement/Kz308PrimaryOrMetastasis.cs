using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>The title calls the lesion a metastasis and a legend calls the same site primary, or the other way round.</summary>
internal static partial class Kz308PrimaryOrMetastasis
{
    public static Rule Rule { get; } = new("KZ308", "primary-or-metastasis", Severity.Warning, "value-disagrees", Check) { WhyNot = m => m.Document.Metadata.Title is null ? "no title was recognised" : null };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var title = m.In(Part.Title).First();
        var (metastasis, primary) = (Metastasis().Match(title.Text), Primary().Match(title.Text));
        if (metastasis.Success == primary.Success) yield break;
        var opposite = metastasis.Success ? PrimarySite() : MetastaticSite();
        foreach (var legend in m.In(Part.Legend))
            foreach (Match match in opposite.Matches(legend.Text))
            {
                // One figure shows the primary and another the metastasis.
                if (metastasis.Success && m.In(Part.Legend).Any(t => t.Paragraph != legend.Paragraph && (Metastasis().IsMatch(t.Text) || t.Text.Contains("node", StringComparison.OrdinalIgnoreCase)))) continue;
                yield return Rule.Find($"The title calls the lesion {(metastasis.Success ? "a metastasis" : "primary")}; {m.Document.WhereIs(legend.Span(match).Start)} says \"{match.Value}\".", "Name the lesion the same way everywhere.", "disease.kind", m.At(title.Span(metastasis.Success ? metastasis : primary)), m.At(legend.Span(match), match.Value));
                yield break;
            }
    }

    // "Sarcoma of the thigh with metastases to the lung" names both.
    [GeneratedRegex(@"(?<!\b(?:with|and) (?:[\p{L}-]+ ){0,3})\bmetastas[ei]s\b|\bmetastatic\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Metastasis();

    [GeneratedRegex(@"\bprimary\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Primary();

    [GeneratedRegex(@"\bprimary (?:tumou?r|lesion|site|mass)(?: site)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PrimarySite();

    [GeneratedRegex(@"\bmetastatic (?:tumou?r|lesion|mass|deposit)\b(?! in)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MetastaticSite();
}
