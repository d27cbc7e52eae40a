using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>The own row says "Positive" under a stain, a virus or a test of which the text says that it was negative, or the other way round.</summary>
internal static partial class OwnRowStain
{
    public static Finding? Disagrees(Manuscript m, Under cell)
    {
        if (Cell().Match(cell.Text) is not { Success: true } result || Name(cell.Header) is not { } name) return null;
        var positive = result.Groups["yes"].Success;
        var told = m.In(Part.Case).SelectMany(t => Stain.Of(t, name)).ToList();
        if (told.Count == 0 || told.Exists(s => s.Positive == positive)) return null;
        var first = told[0];
        return Kz306OwnRowDisagrees.Rule.Find($"{cell.Header}: {cell.Text} in the own row, \"{first.Phrase.Of(m.Document.Text)}\" in {m.Document.WhereIs(first.Phrase.Start)}.", Kz306OwnRowDisagrees.Settle, "ihc." + first.Marker, [m.At(cell.Cell.Span, cell.Text), .. told.Take(4).SelectMany(s => new[] { m.At(s.Phrase, s.Name), m.At(s.Told.Whole) })]);
    }

    // The last word that is a name: "Epstein-Barr virus" is told as "the virus", "S-100 protein" as "S-100".
    private static string? Name(string header)
    {
        var bare = Aside().Replace(header, "").Trim();
        if (bare.Contains(',', StringComparison.Ordinal) || bare.Contains('/', StringComparison.Ordinal) || NotStain().IsMatch(bare)) return null;
        var words = bare.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !General().IsMatch(w)).ToList();
        return words is [.., var last] && words.Count <= 3 && (last.Length > 4 || last.Any(char.IsAsciiDigit) || last.Length > 2 && last.All(char.IsUpper)) ? last : null;
    }

    [GeneratedRegex(@"^(?:(?<yes>positive|\+|pos\.?)|negative|−|neg\.?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cell();

    [GeneratedRegex(@"\([^)]*\)|\[[^\]]*\]", RegexOptions.CultureInvariant)]
    private static partial Regex Aside();

    // What is positive in another sense, or was tested at another time or place.
    [GeneratedRegex(@"\b(?:margins?|nodes?|family|history|biopsy|frozen|cytology|aspirat\w*|PET|scans?|recurrence|relapse|metasta\w*|serum|blood|germline|after|before|second|response|outcome|status of)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotStain();

    [GeneratedRegex(@"^(?:status|expression|stain|staining|immunohistochemistry|protein|test|result|receptors?|in|of|the|tumou?r)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex General();
}
