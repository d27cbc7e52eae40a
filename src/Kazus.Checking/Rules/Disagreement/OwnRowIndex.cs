using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>The own row gives the share of dividing cells (Ki-67, MIB-1) with another number than every one the text gives.</summary>
internal static partial class OwnRowIndex
{
    public static Finding? Disagrees(Manuscript m, Under cell)
    {
        if (!Header().IsMatch(cell.Header) || Cell().Match(cell.Text) is not { Success: true } own || Numbers.Parse(own.Groups["n"].Value) is not { } number) return null;
        var told = m.In(Part.Case, Part.Abstract, Part.Legend).Where(t => Name().IsMatch(t.Text)).SelectMany(t => Percent().Matches(t.Text).Select(p => (Told: t, Match: p, Value: Numbers.Parse(p.Groups["n"].Value)))).ToList();
        // Of two specimens, or two parts of one, each has its share.
        if (told.Count == 0 || told.Select(t => t.Value).Distinct().Count() > 1 || told[0].Value is not { } value || Math.Abs(value - number) < 0.01) return null;
        var (at, words, _) = told[0];
        return Kz306OwnRowDisagrees.Rule.Find($"{cell.Header}: {cell.Text} in the own row, {words.Value} in {m.Document.WhereIs(at.Span(words).Start)}.", Kz306OwnRowDisagrees.Settle, "ihc.ki67",
            [m.At(cell.Cell.Span, cell.Text), .. told.Take(4).SelectMany(t => new[] { m.At(t.Told.Span(t.Match), t.Match.Value), m.At(t.Told.Whole) })]);
    }

    [GeneratedRegex(@"^(?:Ki-?67|MIB-?1)(?: (?:labell?ing|proliferation|proliferative))?(?: index| LI)?(?:,? ?\(?%\)?)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Header();

    [GeneratedRegex(@"^(?<n>\d{1,2}(?:\.\d)?) ?%?$", RegexOptions.CultureInvariant)]
    private static partial Regex Cell();

    [GeneratedRegex(@"\b(?:Ki-?67|MIB-?1)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"(?<![\w.,–-])(?<n>\d{1,2}(?:\.\d)?) ?(?:%|per ?cent\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Percent();
}
