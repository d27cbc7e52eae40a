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
        var told = m.In(Part.Case).Where(t => t.Text.Contains(name, StringComparison.OrdinalIgnoreCase)).SelectMany(t => Read(t, name)).ToList();
        if (told.Count == 0 || told.Exists(t => t.Positive == positive)) return null;
        var first = told[0];
        return Kz306OwnRowDisagrees.Rule.Find($"{cell.Header}: {cell.Text} in the own row, \"{first.Words}\" in {m.Document.WhereIs(first.Told.Span(first.Start, first.Size).Start)}.", Kz306OwnRowDisagrees.Settle, "ihc." + name.ToLowerInvariant(), [m.At(cell.Cell.Span, cell.Text), .. told.Take(4).SelectMany(t => new[] { m.At(t.Told.Span(t.Start, t.Size), t.Words), m.At(t.Told.Whole) })]);
    }

    // The last word that is a name: "Epstein-Barr virus" is told as "the virus", "S-100 protein" as "S-100".
    private static string? Name(string header)
    {
        var bare = Aside().Replace(header, "").Trim();
        if (bare.Contains(',', StringComparison.Ordinal) || bare.Contains('/', StringComparison.Ordinal) || NotStain().IsMatch(bare)) return null;
        var words = bare.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !General().IsMatch(w)).ToList();
        return words is [.., var last] && words.Count <= 3 && (last.Length > 4 || last.Any(char.IsAsciiDigit) || last.Length > 2 && last.All(char.IsUpper)) ? last : null;
    }

    private sealed record Result(Told Told, int Start, int Size, bool Positive)
    {
        public string Words => Told.Text.Substring(Start, Size);
    }

    // What stands before or after the name, with no other result between: a list shares one.
    private static IEnumerable<Result> Read(Told told, string name)
    {
        for (var at = told.Text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = told.Text.IndexOf(name, at + name.Length, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + name.Length;
            if (at > 0 && (char.IsLetterOrDigit(told.Text[at - 1]) || told.Text[at - 1] is '-' or '–') || end < told.Text.Length && char.IsLetterOrDigit(told.Text[end])) continue;
            if (Before().Match(told.Text[..at]) is { Success: true } before) yield return new(told, before.Index, end - before.Index, before.Groups["yes"].Success);
            else if (After().Match(told.Text[end..]) is { Success: true } after) yield return new(told, at, name.Length + after.Length, after.Groups["yes"].Success);
        }
    }

    private const string SameList = @"(?:(?!\b(?:positive|negative|but|while|whereas|was|were|show\w*|express\w*|stain\w*|lack\w*|not|no|without)\b)[^.;:]){0,60}";

    [GeneratedRegex(@"\b(?:(?<yes>positive)|negative) for " + SameList + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Before();

    [GeneratedRegex("^" + SameList + @" (?:was|were) (?:\p{L}+ly )?(?:(?<yes>positive)|negative)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex After();

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
