using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Documents;

namespace Kazus.Checking.Rules.References;

/// <summary>An author's name or the article's own pages are given in two ways.</summary>
internal static partial class Kz518OwnDetails
{
    public static Rule Rule { get; } = new("KZ518", "own-details", Severity.Note, "metadata", Check);

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var text = m.Document.Text;
        var head = text[..Math.Min(text.Length, m.Document.Outline.FirstOrDefault(s => s.Kind == SectionKind.Abstract)?.Span.Start ?? 4000)];
        foreach (Match listed in Inverted().Matches(head))
        {
            var (family, given) = (listed.Groups["family"].Value, listed.Groups["given"].Value);
            foreach (var (start, other) in Given(head, family))
            {
                if (other == given || Surnames.Distance(other, given) is 0 or > 2 || given.Split(' ')[0] == other) continue;
                yield return Rule.Find($"An author is \"{listed.Value}\" here and \"{other} {family}\" there.", "Ask the author; correct the form that is wrong.", "author.name", m.At(new Span(listed.Index, listed.Index + listed.Length)), m.At(new Span(start, start + other.Length + 1 + family.Length)));
                break;
            }
        }
        var pages = Pages().Match(head);
        if (!pages.Success) yield break;
        foreach (Match own in OwnCitation().Matches(text))
            if (own.Groups["year"].Value == pages.Groups["year"].Value && own.Groups["volume"].Value == pages.Groups["volume"].Value && own.Groups["page"].Value != pages.Groups["page"].Value)
            {
                yield return Rule.Find($"The article's own pages are {pages.Groups["page"].Value}-{pages.Groups["end"].Value} here and {own.Groups["page"].Value} there.", "Give the article number where the journal uses one.", "article.pages", m.At(new Span(pages.Index, pages.Index + pages.Length)), m.At(new Span(own.Groups["where"].Index, own.Groups["where"].Index + own.Groups["where"].Length)));
                yield break;
            }
    }

    // The given names before a family name, without building a pattern for every author.
    private static IEnumerable<(int Start, string Name)> Given(string head, string family)
    {
        for (var at = head.IndexOf(family, StringComparison.Ordinal); at >= 0; at = head.IndexOf(family, at + family.Length, StringComparison.Ordinal))
        {
            var end = at + family.Length;
            if (at < 3 || head[at - 1] != ' ' || end < head.Length && char.IsLetterOrDigit(head[end])) continue;
            var start = at - 1;
            while (start > 0 && (char.IsLetter(head[start - 1]) || head[start - 1] == '-')) start--;
            if (at - 1 - start > 1 && char.IsUpper(head[start])) yield return (start, head[start..(at - 1)]);
        }
    }

    [GeneratedRegex(@"(?<family>\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?), (?<given>\p{Lu}[\p{L}-]+)(?=;|\*\*|$)", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Inverted();

    [GeneratedRegex(@"\b(?<year>(?:19|20)\d\d), (?<volume>\d+), (?<page>\d+) ?[-–] ?(?<end>\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex Pages();

    [GeneratedRegex(@"(?:[Hh]ow to cite|[Cc]ite (?:this|as))[^\n]*?(?<where>(?<year>(?:19|20)\d\d);(?<volume>\d+)(?:\(\d+\))?:(?<page>\d+))", RegexOptions.CultureInvariant)]
    private static partial Regex OwnCitation();
}
