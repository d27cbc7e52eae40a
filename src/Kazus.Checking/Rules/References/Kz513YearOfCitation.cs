using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.References;

/// <summary>The text dates a cited work to another year than the reference list.</summary>
internal static partial class Kz513YearOfCitation
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
        foreach (var finding in BesideName(m)) yield return finding;
        foreach (var finding in Uncited(m).Concat(ByName(m)).Concat(Published(m))) yield return finding;
    }

    // "(Harcastle 2011)" in a list by names that has Harcastle 2010 only.
    private static IEnumerable<Finding> ByName(Manuscript m)
    {
        if (!m.Document.Citations.Any(c => c.Style == CitationStyle.AuthorYear)) yield break;
        foreach (var sentence in m.Document.Sections.Where(s => s.Kind is SectionKind.Introduction or SectionKind.Discussion or SectionKind.Conclusion or SectionKind.Case).SelectMany(s => s.Paragraphs).SelectMany(p => p.Sentences))
            foreach (Match match in NameYear().AllIn(sentence.Text))
            {
                var name = match.Groups["s"].Value;
                if (Surnames.IsMonth(name)) continue;
                var same = m.Document.References.Where(r => r.FirstSurname is { } s && Surnames.Same(s, name)).ToList();
                if (same.Count == 0 || same.Exists(r => r.Year is null || match.Groups["y"].Captures.Any(y => y.Value == r.Year.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)))) continue;
                var span = sentence.Plain.ToDocument(match.Index, match.Index + match.Length);
                yield return Rule.Find($"{name} is dated {match.Groups["y"].Value} here and {string.Join(" or ", same.Select(r => r.Year))} in the references.", "Look at the work and correct the year that is wrong.", "citation.year", [m.At(span, match.Groups["y"].Value), .. same.SelectMany(r => new[] { m.At(r.YearSpan ?? r.Span, $"{r.Year}"), m.At(r.Span) })]);
            }
    }

    [GeneratedRegex(@"(?<![\p{L}-])(?<s>\p{Lu}\p{L}+(?:-\p{L}+)*)(?: et al\.?| (?:and|&) (?:\p{Lu}[\p{L}-]+|colleagues|co-?workers))?,? \(?(?<y>(?:19|20)\d\d)(?:, (?<y>(?:19|20)\d\d))*", RegexOptions.CultureInvariant)]
    private static partial Regex NameYear();

    // "Vallotton, in 1989 [10]": a name and a year without "et al.".
    private static IEnumerable<Finding> BesideName(Manuscript m)
    {
        foreach (var citation in m.Document.Citations.Where(c => c.Style != CitationStyle.AuthorYear && c.Named?.Year is null))
        {
            if (citation.References is not [{ Year: { } listed } reference]) continue;
            var from = Math.Max(0, citation.Span.Start - 70);
            if (Before().FirstIn(m.Document.Text[from..citation.Span.Start]) is not { Success: true } match || !Surnames.SameAuthor(match.Groups["s"].Value, reference)) continue;
            var year = match.Groups["y"];
            if (year.Value == listed.ToString(System.Globalization.CultureInfo.InvariantCulture)) continue;
            yield return Rule.Find($"{match.Groups["s"].Value} is dated {year.Value} here and {listed} in reference {reference.Key}.", "Look at the work and correct the year that is wrong.", "citation.year",
                m.At(new Span(from + year.Index, from + year.Index + year.Length), year.Value), m.At(new Span(from + match.Index, citation.Span.End)), m.At(reference.YearSpan ?? reference.Span, $"{listed}"), m.At(reference.Span));
        }
    }

    // "the trial of Lindqvist, published in 2021, doubled ... [3]"; "Qvist (2008) thought that ... [4]"; "Qvist, who published his survey in 2008, ... [4]"
    private static IEnumerable<Finding> Published(Manuscript m)
    {
        foreach (var cited in CitedWork.Of(m).Where(c => c.Citation.Style != CitationStyle.AuthorYear))
        {
            if (cited.Reference.Year is not { } listed || cited.Citation.Named?.Year is not null) continue;
            var match = NameThenYear().AllIn(cited.Text).Concat(YearThenName().AllIn(cited.Text)).FirstOrDefault(x => Surnames.SameAuthor(x.Groups["s"].Value, cited.Reference));
            if (match is null || match.Groups["y"].Value == listed.ToString(System.Globalization.CultureInfo.InvariantCulture) || cited.From + match.Groups["y"].Index + 4 > cited.Plain.FromDocument(cited.Citation.Span.Start) - 3) continue;
            yield return Rule.Find($"{match.Groups["s"].Value} is dated {match.Groups["y"].Value} here and {listed} in reference {cited.Reference.Key}.", "Look at the work and correct the year that is wrong.", "citation.year",
                m.At(cited.Span(match.Groups["y"].Index, 4), match.Groups["y"].Value), m.At(cited.Span(match.Index, match.Length)), m.At(cited.Reference.YearSpan ?? cited.Reference.Span, $"{listed}"), m.At(cited.Reference.Span));
        }
    }

    [GeneratedRegex(@"(?<![\p{L}-])(?<s>\p{Lu}\p{L}+(?:-\p{L}+)*)(?: et al\.?| (?:and|&) (?:\p{Lu}[\p{L}-]+|colleagues|co-?workers|associates))?(?: \((?<y>(?:19|20)\d\d)\)|(?:, who(?: had| have)?)? published (?:their|an?|the|his|her) (?:[\p{L}-]+ ){0,2}(?:survey|series|study|report|experience|review|analysis|paper|cohort|trial|results|account|collection|meta-analysis|observations?)\b[^.;\[\]]{0,50}? in (?<y>(?:19|20)\d\d)(?=,? (?:and|with|in which|that|which|showing|found)\b|[,.])|,? (?:published|reported|described|in a (?:paper|report|review|study) (?:of|from))(?: in)? (?<y>(?:19|20)\d\d)\b|,? (?:who (?:had )?(?:described|reported|reviewed)\b[^.;,\[\]]{0,60}? in|whose (?:[\p{L}-]+ ){0,3}(?:report|paper|review|study|series|survey|analysis|article|cohort|trial)\b[^.;,\[\]]{0,50}? (?:appeared in|was published in|came out in|dates (?:from|back to)|of)) (?<y>(?:19|20)\d\d)(?=,| (?:and|found|showed|saw|had)\b))", RegexOptions.CultureInvariant)]
    private static partial Regex NameThenYear();

    // "In a report published in 2010, Qvist described", "A paper of 2010 by Qvist", "As early as 2010 Qvist reported"
    [GeneratedRegex(@"\b(?:[Ii]n|[Aa]s early as|[Aa]lready in|[Tt]he|[Aa]n?|[Bb]ack in)(?: an?| the| their| his| her)? (?:(?:[a-z-]+ ){0,3}(?:report|paper|series|study|article|review|work|letter|survey|analysis|trial|publication|monograph|communication)s?,? (?:(?:that|which) (?:was|had been|appeared|came out) ?)?(?:published|written|printed|appearing|reported|dated|of|from|issued)? ?(?:in )?)?(?<y>(?:19|20)\d\d),? (?:by )?(?<s>\p{Lu}\p{L}+(?:-\p{L}+)*)(?: et al\.?| (?:and|&) (?:\p{Lu}[\p{L}-]+|colleagues|co-?workers|associates))?(?: ?[\[(]\d[\d,– -]*[\])])? (?:first |already |also )?(?:described|reported|published|found|showed|reviewed|collected|presented|treated|observed|noted|counted|proposed|analy[sz]ed|compared|followed|recorded|introduced|summari[sz]ed|gathered|wrote|saw|gave|advised|recommended|warned)\b", RegexOptions.CultureInvariant)]
    private static partial Regex YearThenName();

    // "et al.", "and Cole", "and colleagues"
    private const string Others = @"(?: et al\.?| (?:and|&) (?:\p{Lu}[\p{L}-]+|(?:their |his |her )?(?:colleagues|co-?workers|co-?authors|associates|group|team)))?";

    [GeneratedRegex(@"(?:\b[Ii]n (?<y>(?:19|20)\d\d),? (?<s>\p{Lu}\p{L}+(?:-\p{L}+)*)" + Others + @"|(?<s>\p{Lu}\p{L}+(?:-\p{L}+)*)" + Others + @",?(?: [a-z]+){0,2} (?:in |\()(?<y>(?:19|20)\d\d)\)?),? ?\[?$", RegexOptions.CultureInvariant)]
    private static partial Regex Before();

    // Rows of a table that name a work by author and year, without a number.
    private static IEnumerable<Finding> Uncited(Manuscript m)
    {
        foreach (var cell in m.Document.Tables.SelectMany(t => t.Body).Select(r => r.Cells.FirstOrDefault()).OfType<Cell>())
        {
            if (m.Document.Citations.Any(c => cell.Span.Overlaps(c.Span)) || cell.Text.Contains('[') || Surnames.AuthorYear(cell.Text) is not { } row) continue;
            var same = m.Document.References.Where(r => r.FirstSurname is { } s && Surnames.Same(s, row.Surname)).ToList();
            if (same.Count == 0 || same.Exists(r => r.Year == row.Year || r.Year is null)) continue;
            yield return Rule.Find($"{row.Surname} is dated {row.Year} in the table and {string.Join(" or ", same.Select(r => r.Year))} in the references.", "Look at the work and correct the year that is wrong.", "citation.year", [m.At(cell.Span, $"{row.Year}"), .. same.Select(r => m.At(r.YearSpan ?? r.Span, $"{r.Year}"))]);
        }
    }
}
