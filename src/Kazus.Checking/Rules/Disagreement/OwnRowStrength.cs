using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>The own row gives a movement a strength ("M2" under "Wrist extension after") that no sentence on this movement has.</summary>
internal static partial class OwnRowStrength
{
    public static Finding? Disagrees(Manuscript m, Under cell)
    {
        if (Cell().Match(cell.Text) is not { Success: true } grade) return null;
        var movement = Word().Matches(cell.Header).Select(w => w.Value).Where(w => !Time().IsMatch(w)).Select(Keys.Stem).ToHashSet(StringComparer.Ordinal);
        if (movement.Count == 0) return null;
        var told = m.In(Part.Case, Part.Abstract, Part.Conclusion).Where(t => movement.All(w => t.Words.Exists(x => x.Stem == w))).SelectMany(t => Grade().AllIn(t.Text).Select(g => (Told: t, Match: g))).ToList();
        // Where a sentence grades several movements, any of its grades may be of this one.
        if (told.Count == 0 || told.Exists(t => t.Match.Groups["n"].Value == grade.Groups["n"].Value)) return null;
        var (at, words) = told[^1];
        return Kz306OwnRowDisagrees.Rule.Find($"{cell.Header}: {cell.Text} in the own row; the text tells {words.Value}.", Kz306OwnRowDisagrees.Settle, "outcome.strength", [m.At(cell.Cell.Span, cell.Text), .. told.Take(6).SelectMany(t => new[] { m.At(t.Told.Span(t.Match), t.Match.Value), m.At(t.Told.Whole) })]);
    }

    [GeneratedRegex(@"^(?:M|MRC (?:grade )?)(?<n>[0-5])[+-]?$|^(?<n>[0-5])[+-]?/5$", RegexOptions.CultureInvariant)]
    private static partial Regex Cell();

    [GeneratedRegex(@"(?<![\w/.])M(?<n>[0-5])(?![\w.])|\bMRC (?:grade )?(?<n>[0-5])(?![\w/.])|(?<![\w/.])(?<n>[0-5])[+-]?/5(?![\w/])", RegexOptions.CultureInvariant)]
    private static partial Regex Grade();

    // When it was tested, and by what measure.
    [GeneratedRegex(@"^(?:before|after|pre-?\w+|post-?\w+|last|final|initial|follow|surgery|operation|treatment|strength|power|grade|MRC|muscle|at|visit|and|the|of)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Time();

    [GeneratedRegex(@"\p{L}{3,}", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
