using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.References;

/// <summary>A work is cited for primary lesions and is about metastases by its title, or the other way round.</summary>
internal static partial class Kz523CitedPopulation
{
    public static Rule Rule { get; } = new("KZ523", "cited-population", Severity.Warning, "study-type", Check) { WhyNot = m => m.Document.References.Count == 0 ? "the file has no reference list" : null };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var sentence in m.Document.Sentences)
        {
            var primary = PrimaryLesions().FirstIn(sentence.Text);
            if (!primary.Success || Metastatic().IsMatch(sentence.Text)) continue;
            foreach (var citation in m.Document.Citations.Where(c => sentence.Span.Contains(c.Span.Start) && c.Span.Start > sentence.Plain.ToDocument(primary.Index)))
                foreach (var reference in citation.References.Where(r => r.Title is { } t && AboutMetastases().IsMatch(t) && !t.Contains("primary", StringComparison.OrdinalIgnoreCase)))
                    yield return Rule.Find($"The text cites reference {reference.Key} for {primary.Value.ToLowerInvariant()}; its title says \"{Metastatic().Match(reference.Title!).Value}\".", "Cite the works that are meant.", "citation.population", m.At(sentence.Plain.ToDocument(primary.Index, primary.Index + primary.Length)), m.At(citation.Span, reference.Key), m.At(reference.Span));
        }
    }

    [GeneratedRegex(@"\bprimary (?:[\p{L}-]+ ){0,4}(?:lesions?|tumou?rs?|sarcomas?|cases|\p{L}+omas?|LMS)\b(?: lesions?)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PrimaryLesions();

    // "Metastatic tumours of the spine", "Metastases to the breast"; not "a tumour with liver metastases", which is primary as well.
    [GeneratedRegex(@"\bmetastatic\b|^metasta(?:sis|ses)\b|(?<!\b(?:with|without|and|of|lung|liver|brain|bone|nodal|late|distant|pulmonary|hepatic|cerebral) )\bmetasta(?:sis|ses) (?:to|in|of) ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AboutMetastases();

    [GeneratedRegex(@"\bmetasta(?:tic|sis|ses)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Metastatic();
}
