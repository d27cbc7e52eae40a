using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Documents;

namespace Kazus.Checking.Rules.References;

/// <summary>The text dates a cited work to another year than the reference list.</summary>
internal static class Kz513YearOfCitation
{
    public static Rule Rule { get; } = new("KZ513", "year-of-citation", Severity.Warning, "citation", Check) { WhyNot = m => m.Document.References.Count == 0 ? "the file has no reference list" : null };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var citation in m.Document.Citations.Where(c => c.Style != CitationStyle.AuthorYear))
        {
            if (citation.Named is not { Year: { } year, YearSpan: { } span } named || citation.References is not [{ Year: { } listed } reference]) continue;
            if (year == listed || !Surnames.SameAuthor(named.Surname, reference)) continue;
            var rows = m.Document.Citations.Where(c => c.References.Contains(reference) && c.Named is { Year: { } y } && y != year && c != citation).Select(c => m.At(c.Named!.YearSpan!.Value, listed.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            yield return Rule.Find($"{named.Surname} is dated {year} here and {listed} in reference {reference.Key}.", "Look at the work and correct the year that is wrong.", "citation.year",
                [m.At(span, $"{year}"), m.At(reference.YearSpan ?? reference.Span, $"{listed}"), .. rows]);
        }
        foreach (var finding in Uncited(m)) yield return finding;
    }

    // Rows of a table that name a work by author and year, without a number.
    private static IEnumerable<Finding> Uncited(Manuscript m)
    {
        foreach (var cell in m.Document.Tables.SelectMany(t => t.Body).Select(r => r.Cells.FirstOrDefault()).OfType<Cell>())
        {
            if (m.Document.Citations.Any(c => cell.Span.Contains(c.Span)) || Surnames.AuthorYear(cell.Text) is not { } row) continue;
            var same = m.Document.References.Where(r => r.FirstSurname is { } s && Surnames.Same(s, row.Surname)).ToList();
            if (same.Count == 0 || same.Exists(r => r.Year == row.Year || r.Year is null)) continue;
            yield return Rule.Find($"{row.Surname} is dated {row.Year} in the table and {string.Join(" or ", same.Select(r => r.Year))} in the references.", "Look at the work and correct the year that is wrong.", "citation.year", [m.At(cell.Span, $"{row.Year}"), .. same.Select(r => m.At(r.YearSpan ?? r.Span, $"{r.Year}"))]);
        }
    }
}
