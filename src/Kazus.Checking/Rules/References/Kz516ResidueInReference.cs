using System.Text.RegularExpressions;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.References;

/// <summary>A title in the reference list holds what typesetting left behind: line numbers, broken words.</summary>
internal static partial class Kz516ResidueInReference
{
    public static Rule Rule { get; } = new("KZ516", "residue-in-reference", Severity.Note, "citation", Check) { WhyNot = m => m.Document.References.Count == 0 ? "the file has no reference list" : null };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var reference in m.Document.References)
        {
            if (reference.Title is not { } title) continue;
            var at = reference.Plain.Text.IndexOf(title, StringComparison.Ordinal);
            foreach (Match match in Residue().AllIn(title))
                yield return Rule.Find($"The title of reference {reference.Key} holds \"{match.Groups["n"].Value}\", which looks like a line number.", "Compare the title with the work.", "citation.residue", at < 0 ? m.At(reference.Span) : m.At(reference.Plain.ToDocument(at + match.Index, at + match.Index + match.Length), match.Value));
        }
    }

    // Three digits grown onto a word, or standing between two lower-case words that do not count anything.
    [GeneratedRegex(@"\b(?<n>\d{3})[a-z]{4,}\b|(?<=[a-z]{3} )(?<n>\d{3})(?= (?!patients|cases|consecutive|women|men|children|tumou?rs|lesions|operations|survivors|adults|resections|procedures|reported|days|months|subjects|published|people|participants)[a-z]{4,} (?:in|of|and|on|for)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Residue();
}
