using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Documents;

namespace Kazus.Checking.Rules.References;

/// <summary>The text names another author for a cited work than the reference list.</summary>
internal static class Kz514AuthorOfCitation
{
    public static Rule Rule { get; } = new("KZ514", "author-of-citation", Severity.Warning, "citation", Check) { WhyNot = m => m.Document.References.Count == 0 ? "the file has no reference list" : null };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var citation in m.Document.Citations.Where(c => c.Style != CitationStyle.AuthorYear))
        {
            if (citation.Named is not { } named || citation.References is not [var reference] || reference.Authors.Count == 0) continue;
            if (Surnames.SameAuthor(named.Surname, reference) || !Surnames.LooksLikeName(m.Document.Text, named)) continue;
            var meant = m.Document.References.FirstOrDefault(r => r != reference && Surnames.SameAuthor(named.Surname, r));
            var elsewhere = m.Document.Citations.Where(c => c != citation && c.References.Contains(reference) && c.Named is { } n && Surnames.SameAuthor(n.Surname, reference)).Select(c => m.At(c.Named!.Span, c.Named.Surname));
            // The name has its own citation already: the sentence closes with somebody else's work.
            var own = m.Document.Citations.Any(c => c != citation && c.Span.Start >= named.Span.Start && c.Span.End <= citation.Span.Start && c.References.Any(r => Surnames.SameAuthor(named.Surname, r)));
            if (!own && citation.Span.Start - named.Span.End > 160) continue;
            yield return (own ? Rule with { Severity = Severity.Note } : Rule).Find($"The text names {named.Surname} and cites reference {reference.Key}, which is {reference.FirstSurname}{(meant is null ? "" : $"; {named.Surname} is reference {meant.Key}")}.", "Correct the name or the number.", "citation.author",
                [m.At(named.Span, named.Surname), m.At(citation.Span, reference.Key), m.At(reference.Span, reference.FirstSurname), .. elsewhere]);
        }
    }
}
