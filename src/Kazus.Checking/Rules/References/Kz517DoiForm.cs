using System.Text.RegularExpressions;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.References;

/// <summary>A DOI is not in the form of one.</summary>
internal static partial class Kz517DoiForm
{
    public static Rule Rule { get; } = new("KZ517", "doi-form", Severity.Note, "citation", Check) { WhyNot = m => m.Document.References.Count == 0 ? "the file has no reference list" : null };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var reference in m.Document.References)
            foreach (Match match in Labelled().AllIn(reference.Plain.Text))
                if (!Form().IsMatch(match.Groups["doi"].Value))
                    yield return Rule.Find($"\"{match.Groups["doi"].Value}\" in reference {reference.Key} is not the form of a DOI (10.number/name).", "Copy the DOI from the work.", "citation.doi", m.At(reference.Plain.ToDocument(match.Groups["doi"].Index, match.Groups["doi"].Index + match.Groups["doi"].Length)));
    }

    [GeneratedRegex(@"\b(?:doi:\s*|doi\.org/)(?<doi>[^\s,;]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"^(?:https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/\S+$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
