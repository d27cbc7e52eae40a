using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.References;

/// <summary>A citation has no entry in the reference list.</summary>
internal static partial class Kz511CitedButAbsent
{
    public static Rule Rule { get; } = new("KZ511", "cited-but-absent", Severity.Error, "citation", Check) { WhyNot = m => m.Document.References.Count == 0 ? "the file has no reference list" : null };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var citation in m.Document.Citations.Where(c => !IsLengthOfTime(m, c)))
            // A name that the list has with another year is the other rule's.
            foreach (var key in citation.Unresolved.Where(k => citation.Style != CitationStyle.AuthorYear || !m.Document.References.Any(r => r.FirstSurname is { } s && Surnames.Same(s, k.Split(' ')[0]))))
                yield return Rule.Find($"Reference {key} is cited; the list has {m.Document.References.Count} entries and not this one.", "Add the reference, or cite the one that is meant.", "citation.missing-reference", m.At(citation.Span, key));
        foreach (var finding in Named(m)) yield return finding;
    }

    // "Lung metastasis (21)" under "Outcome (months)": a length of time.
    private static bool IsLengthOfTime(Manuscript m, Citation citation) =>
        citation.Text.StartsWith('(') && m.Document.Tables.FirstOrDefault(t => t.Span.Contains(citation.Span.Start)) is { } table && table.Body.SelectMany(r => r.Cells).FirstOrDefault(c => c.Column > 1 && c.Span.Contains(citation.Span.Start)) is { } cell && Time().IsMatch(table.Header(cell.Column));

    [GeneratedRegex(@"\b(?:months?|mo|years?|yrs?|weeks?|days?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Time();

    // "Frazier et al. reported", "proposed by Tisdale (2015)": a name that the list does not have anywhere.
    private static IEnumerable<Finding> Named(Manuscript m)
    {
        if (m.Document.References.Count < 2 || m.Document.References.Count(r => r.FirstSurname is not null) < 0.8 * m.Document.References.Count) yield break;
        var byName = m.Document.Citations.Any(c => c.Style == CitationStyle.AuthorYear);
        var list = m.Document.References.SelectMany(r => Words().Matches(r.Plain.Text).Select(w => w.Value)).SelectMany(w => w.Split('-').Append(w)).Select(Surnames.Letters).ToHashSet(StringComparer.Ordinal);
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sentence in m.Document.Sections.Where(s => s.Kind is SectionKind.Introduction or SectionKind.Discussion or SectionKind.Conclusion or SectionKind.Case).SelectMany(s => s.Paragraphs).SelectMany(p => p.Sentences))
        {
            if (byName && sentence.Text.AsSpan().ContainsAny('(', '['))
                foreach (Match match in InBrackets().Matches(sentence.Text))
                {
                    var name = match.Groups["s"].Value;
                    if (name.Length < 3 || !name.Any(char.IsLower) || Surnames.IsMonth(name) || Known(name)) continue;
                    // A year that the source links to an entry is cited, whatever the entry's words.
                    var span = sentence.Plain.ToDocument(match.Index, match.Index + match.Length);
                    if (m.Document.Citations.Any(c => c.Span.Length <= 8 && c.Span.Overlaps(span)) || !said.Add(name)) continue;
                    yield return Rule.Find($"{match.Value} is cited; no entry of the list has this name.", "Add the reference, or correct the name.", "citation.missing-reference", m.At(span, name));
                }
            foreach (Match match in Author().AllIn(sentence.Text))
            {
                var name = match.Groups["s"].Value;
                var dated = match.Groups["y"].Success;
                // In a numbered list a year alone marks no citation, and a number after the name is looked at by another rule.
                if (dated && !match.Groups["et"].Success && !byName || name.Length < 4 || !name.Any(char.IsLower)) continue;
                var span = sentence.Plain.ToDocument(match.Index, match.Index + match.Length);
                if (m.Document.Citations.Any(c => c.Span.Overlaps(span) || c.Style != CitationStyle.AuthorYear && c.Span.Start >= span.Start && sentence.Span.Contains(c.Span.Start))) continue;
                if (Surnames.IsMonth(name) || Known(name) || !said.Add(name)) continue;
                // "Quiller" where reference 6 is by Quilter: a slip of a letter or two.
                yield return name.Length > 4 && m.Document.References.FirstOrDefault(r => r.FirstSurname is { Length: > 4 } s && Surnames.Distance(Surnames.Letters(name), Surnames.Letters(s)) <= 2) is { } meant
                    ? Rule.Find($"{name} is cited by name; no entry of the list has this name; reference {meant.Key} is {meant.FirstSurname}.", "Add the reference, or correct the name.", "citation.author", m.At(span, name), m.At(meant.Span, meant.FirstSurname))
                    : Rule.Find($"{name} is cited by name; no entry of the list has this name.", "Add the reference, or correct the name.", "citation.missing-reference", m.At(span, name));
            }
        }

        bool Known(string name) => list.Contains(Surnames.Letters(name)) || name.Split('-').All(p => list.Contains(Surnames.Letters(p)));
    }

    // "(Nordvik & Amsel, 2018)", "(see Ito et al. 2003; Rademaker, 2008)": a name and a year between brackets or semicolons.
    [GeneratedRegex(@"(?<=[(\[;] ?(?:(?:see|cf\.|e\.g\.,?|reviewed (?:in|by)|as in|data from|and|also) ){0,2})(?<s>(?:(?:van|von|de|der|den|del|di|da|al|el|le|la|ten|ter) ){0,2}\p{Lu}[\p{L}'’]+(?:-\p{L}[\p{L}'’]*)*)(?:,? (?:and|&) \p{Lu}[\p{L}'’-]+|(?:, \p{Lu}[\p{L}'’-]+){1,6},? (?:and|&) \p{Lu}[\p{L}'’-]+|,? et al\.?)?,? (?:19|20)\d\d[a-z]?(?=[,;)\]])", RegexOptions.CultureInvariant)]
    private static partial Regex InBrackets();

    [GeneratedRegex(@"\p{L}[\p{L}'’-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"(?<![\p{L}-]|\b(?:Drs?|Prof|Professor|Mr|Mrs|Ms)\.? )(?<s>\p{Lu}[\p{L}'’]+(?:-\p{L}+)*)(?:(?<et> et al\b\.?| and (?:co-?workers|colleagues|associates|collaborators|co-?authors)\b)(?:,? \(?(?<y>(?:19|20)\d\d)\)?)?|(?: (?:and|&) \p{Lu}[\p{L}'’-]+)? \((?<y>(?:19|20)\d\d)\))", RegexOptions.CultureInvariant)]
    private static partial Regex Author();
}
