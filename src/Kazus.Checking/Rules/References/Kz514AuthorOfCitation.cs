using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.References;

/// <summary>The text names another author for a cited work than the reference list.</summary>
internal static partial class Kz514AuthorOfCitation
{
    public static Rule Rule { get; } = new("KZ514", "author-of-citation", Severity.Warning, "citation", Check) { WhyNot = m => m.Document.References.Count == 0 ? "the file has no reference list" : null };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var citation in m.Document.Citations.Where(c => c.Style != CitationStyle.AuthorYear))
        {
            if (citation.Named is not { } named || citation.References is not [var reference] || reference.Authors.Count == 0) continue;
            if (Surnames.SameAuthor(named.Surname, reference) || !Surnames.LooksLikeName(m.Document.Text, named)) continue;
            if (SecondHand(m, citation, reference)) continue;
            var meant = m.Document.References.FirstOrDefault(r => r != reference && Surnames.SameAuthor(named.Surname, r));
            var elsewhere = m.Document.Citations.Where(c => c != citation && c.References.Contains(reference) && c.Named is { } n && Surnames.SameAuthor(n.Surname, reference)).Select(c => m.At(c.Named!.Span, c.Named.Surname));
            // The name has its own citation already: the sentence closes with somebody else's work.
            var own = m.Document.Citations.Any(c => c != citation && c.Span.Start >= named.Span.Start && c.Span.End <= citation.Span.Start && c.References.Any(r => Surnames.SameAuthor(named.Surname, r)));
            if (!own && citation.Span.Start - named.Span.End > 160 && !(meant is null && BeginAlike(named.Surname, reference.FirstSurname))) continue;
            yield return (own ? Rule with { Severity = Severity.Note } : Rule).Find($"The text names {named.Surname} and cites reference {reference.Key}, which is {reference.FirstSurname}{(meant is null ? "" : $"; {named.Surname} is reference {meant.Key}")}.", "Correct the name or the number.", "citation.author",
                [m.At(named.Span, named.Surname), m.At(citation.Span, reference.Key), m.At(reference.Span, reference.FirstSurname), .. elsewhere]);
        }
        foreach (var finding in Misspelt(m).Concat(Pairs(m)).Concat(SecondOnly(m)).Concat(Alone(m))) yield return finding;
    }

    // "Trevelyan-Moss" for Treleaven-Moss: two double names with one half in common.
    private static bool ShareHalf(string name, string listed) =>
        name.Split('-', '‐', '‑', '–') is [var a, var b] && listed.Split('-', '‐', '‑', '–') is [var c, var d] && a.Length > 2 && b.Length > 2 && (Surnames.Letters(a) == Surnames.Letters(c)) != (Surnames.Letters(b) == Surnames.Letters(d));

    // "Brinkhof" for Brinkman: no other work is meant, however far the number stands from the name.
    private static bool BeginAlike(string name, string? listed) => listed is not null && name.Length > 4 && listed.Length > 4 && Surnames.Letters(name)[..4] == Surnames.Letters(listed)[..4];

    // Rows of a table that all cite one review for the patients of others.
    private static bool SecondHand(Manuscript m, Citation citation, Reference reference) =>
        m.Document.Tables.FirstOrDefault(t => t.Span.Contains(citation.Span.Start)) is { } table
        && m.Document.Citations.Count(c => c != citation && table.Span.Contains(c.Span.Start) && c.References.Contains(reference) && c.Named is { } n && !Surnames.SameAuthor(n.Surname, reference)) > 0;

    // "Bellamy and Crook [6]", where the two are reference 7; "Cavallo and Bright [5]", where Bright wrote with Cavallari.
    private static IEnumerable<Finding> Pairs(Manuscript m)
    {
        foreach (var citation in m.Document.Citations.Where(c => c.Style != CitationStyle.AuthorYear))
        {
            if (citation.References is not [{ Authors.Count: > 0, FirstSurname: { } listed } reference]) continue;
            var from = Math.Max(0, citation.Span.Start - 70);
            if (Pair().FirstIn(m.Document.Text[from..citation.Span.Start]) is not { Success: true } match) continue;
            var (first, second) = (match.Groups["s"].Value, match.Groups["t"].Value);
            if (Surnames.SameAuthor(first, reference))
            {
                // "Figueira and Ostrander [6]", which is by Figueira and Ostermann.
                if (reference is { Authors: [_, var other], EtAl: false } && !other.Split(' ').Any(w => Surnames.Same(w.TrimEnd(',', '.'), second)))
                    yield return Rule.Find($"The text names {first} and {second}; reference {reference.Key} is by {listed} and {other.Split(' ')[0]}.", "Correct the name or the number.", "citation.author", [m.At(new(from + match.Groups["s"].Index, from + match.Index + match.Length), second), m.At(citation.Span, reference.Key), m.At(reference.Span, other)]);
                continue;
            }
            var meant = m.Document.References.FirstOrDefault(r => r != reference && Surnames.SameAuthor(first, r));
            if (meant is null && !reference.Authors.Any(a => a.Split(' ').Any(w => Surnames.Same(w.TrimEnd(',', '.'), second)))) continue;
            if (citation.Named is { } named && !Surnames.SameAuthor(named.Surname, reference) && Surnames.LooksLikeName(m.Document.Text, named)) continue;
            var span = new Span(from + match.Groups["s"].Index, from + match.Index + match.Length);
            yield return Rule.Find($"The text names {first} and {second} and cites reference {reference.Key}, which is {listed}{(meant is null ? "" : $"; {first} is reference {meant.Key}")}.", "Correct the name or the number.", "citation.author", [m.At(span, first), m.At(citation.Span, reference.Key), m.At(reference.Span, listed), .. meant is null ? [] : new[] { m.At(meant.Span, first) }]);
        }
    }

    // "the trial of Lindstrom and Oyelaran doubled ... [3]", where reference 3 is by Lindqvist and Oyelaran.
    private static IEnumerable<Finding> SecondOnly(Manuscript m)
    {
        foreach (var cited in CitedWork.Of(m).Where(c => c.Citation.Style != CitationStyle.AuthorYear && c.Reference.Authors.Count > 1 && c.Reference.FirstSurname is not null))
            foreach (Match match in Couple().AllIn(cited.Text))
            {
                var (first, second) = (match.Groups["s"].Value, match.Groups["t"].Value);
                if (Surnames.SameAuthor(first, cited.Reference) || !Surnames.SameAuthor(second, cited.Reference) || first.Length < 4) continue;
                if (cited.Citation.Span.Start - cited.Span(match.Index, match.Length).End < 3) continue;
                yield return Rule.Find($"The text names {first} and {second} and cites reference {cited.Reference.Key}, which is {cited.Reference.FirstSurname}.", "Correct the name or the number.", "citation.author", m.At(cited.Span(match.Index, match.Length), first), m.At(cited.Citation.Span, cited.Reference.Key), m.At(cited.Reference.Span, cited.Reference.FirstSurname));
            }
    }

    // "Dahlgren, who paid attention to it, met with it in 2 of 14 [8]", where reference 8 is by Mutinda; "Halloran observed none [6]", where Halloran is reference 9.
    private static IEnumerable<Finding> Alone(Manuscript m)
    {
        foreach (var cited in CitedWork.Of(m).Where(c => c.Citation.Style != CitationStyle.AuthorYear && c.Citation.Named is null && c.Citation.References.Count == 1 && c.Reference.FirstSurname is not null))
        {
            if (m.Document.Tables.Any(t => t.Span.Contains(cited.Citation.Span)) || Single().FirstIn(cited.Text) is not { Success: true } match) continue;
            var name = match.Groups["s"].Value;
            var span = cited.Span(match.Groups["s"].Index, name.Length);
            // Between the name and the number stands no other citation.
            if (span.Start > cited.Citation.Span.Start || Surnames.SameAuthor(name, cited.Reference) || Surnames.IsMonth(name) || m.Document.Citations.Any(c => c != cited.Citation && c.Span.Start > span.Start && c.Span.Start < cited.Citation.Span.Start)) continue;
            var meant = m.Document.References.FirstOrDefault(r => r != cited.Reference && r.FirstSurname is { } first && Surnames.Same(name, first));
            if (meant is null && (match.Groups["s"].Index == 0 || !match.Groups["who"].Success)) continue;
            yield return Rule.Find($"The text names {name} and cites reference {cited.Reference.Key}, which is {cited.Reference.FirstSurname}{(meant is null ? "" : $"; {name} is reference {meant.Key}")}.", "Correct the name or the number.", "citation.author", m.At(span, name), m.At(cited.Citation.Span, cited.Reference.Key), m.At(cited.Reference.Span, cited.Reference.FirstSurname));
        }
    }

    [GeneratedRegex(@"(?<![\p{L}-])(?<s>\p{Lu}\p{Ll}{3,}(?:-\p{L}+)*)(?:(?<who>, who\b)| (?:found|saw|observed|described|reported|treated|collected|reviewed|noted|counted|met with|calculated|compared|recorded|operated|argued|proposed|showed)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Single();

    [GeneratedRegex(@"(?<![\p{L}-])(?<s>\p{Lu}\p{Ll}+(?:-\p{L}+)*) (?:and|&) (?<t>\p{Lu}\p{Ll}+(?:-\p{L}+)*)", RegexOptions.CultureInvariant)]
    private static partial Regex Couple();

    [GeneratedRegex(@"(?<![\p{L}-])(?<s>\p{Lu}\p{Ll}+(?:-\p{L}+)*) (?:and|&) (?<t>\p{Lu}\p{Ll}+(?:-\p{L}+)*),?(?: \((?:19|20)\d\d\))? ?[\[(]?(?:<sup>|\^)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Pair();

    // "that of Kirkgaard [12]", where reference 12 is Kirkegaard's: a letter or two away is no other person.
    private static IEnumerable<Finding> Misspelt(Manuscript m)
    {
        foreach (var citation in m.Document.Citations.Where(c => c.Style != CitationStyle.AuthorYear))
        {
            if (citation.References is not [{ FirstSurname: { Length: > 4 } listed } reference]) continue;
            var from = Math.Max(0, citation.Span.Start - 50);
            if (Before().FirstIn(m.Document.Text[from..citation.Span.Start]) is not { Success: true } match) continue;
            var name = match.Groups["s"].Value;
            if (name.Length < 5 || Surnames.SameAuthor(name, reference)) continue;
            var at = from + match.Groups["s"].Index;
            // Whatever stands in "the patient of Mulvany [9]" is the author's name, however far from the one in the list.
            var isAuthor = (Surnames.IsOfAuthor(m.Document.Text, at) || Reports().IsMatch(m.Document.Text.AsSpan(citation.Span.End)) && IsName(m, name)) && citation.Span.Start - at - name.Length < 3 && !SecondHand(m, citation, reference);
            if (Surnames.Distance(Surnames.Letters(name), Surnames.Letters(listed)) is var letters && (letters == 0 || letters > 2 && !isAuthor && !ShareHalf(name, listed))) continue;
            if (citation.Named is { } named && named.Surname == name && Surnames.LooksLikeName(m.Document.Text, named)) continue;
            var span = new Span(at, at + name.Length);
            yield return Rule.Find($"The text writes {name}; reference {reference.Key} is {listed}.", "Look at the work and correct the name that is wrong.", "citation.author", m.At(span, name), m.At(citation.Span, reference.Key), m.At(reference.Span, listed));
        }
    }

    // "Papadimos [9] reported", not "Others [9] reported" or "Vertebroplasty [9] showed": no word of the article.
    private static bool IsName(Manuscript m, string word) => !Surnames.IsMonth(word) && !Nobody().IsMatch(word) && !m.Document.Text.Contains(char.ToLowerInvariant(word[0]) + word[1..], StringComparison.Ordinal);

    [GeneratedRegex(@"^(?:Others|Authors|Some|Several|Many|Most|Investigators|Studies|Reports|Recent|Researchers|They|Both|These|Previous|Surgeons|Pathologists|Guidelines?|Two|Three|Colleagues|Workers|Registry|Trials?|Table|Figure)$", RegexOptions.CultureInvariant)]
    private static partial Regex Nobody();

    [GeneratedRegex(@"^\)?,? (?:also |first |already |later )?(?:reported|described|found|observed|treated|collected|reviewed|noted|counted|recorded|published|presented|followed|saw|compared|analy[sz]ed)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Reports();

    [GeneratedRegex(@"(?<![\p{L}-])(?<s>\p{Lu}\p{L}+(?:-\p{L}+)*)(?:['’]s)?(?: et al\.?| and (?:\p{Lu}[\p{L}-]+|colleagues|co-?workers))?,? ?\(?(?:(?:19|20)\d\d)?\)? ?\[?(?:<sup>|\^)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Before();
}
