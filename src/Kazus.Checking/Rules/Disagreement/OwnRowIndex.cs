using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>The own row gives the share of dividing cells (Ki-67, MIB-1), or the number of mitoses, with another number than every one the text gives.</summary>
internal static partial class OwnRowIndex
{
    public static Finding? Disagrees(Manuscript m, Under cell)
    {
        if (Mitoses(m, cell) is { } mitoses) return mitoses;
        if (!Header().IsMatch(cell.Header) || Cell().Match(cell.Text) is not { Success: true } own || Numbers.Parse(own.Groups["n"].Value) is not { } number) return null;
        var told = m.In(Part.Case, Part.Abstract, Part.Legend).Where(t => Name().IsMatch(t.Text)).SelectMany(t => Percent().Matches(t.Text).Select(p => (Told: t, Match: p, Value: Numbers.Parse(p.Groups["n"].Value)))).ToList();
        // Of two specimens, or two parts of one, each has its share.
        if (told.Count == 0 || told.Select(t => t.Value).Distinct().Count() > 1 || told[0].Value is not { } value || Math.Abs(value - number) < 0.01) return null;
        var (at, words, _) = told[0];
        return Kz306OwnRowDisagrees.Rule.Find($"{cell.Header}: {cell.Text} in the own row, {words.Value} in {m.Document.WhereIs(at.Span(words).Start)}.", Kz306OwnRowDisagrees.Settle, "ihc.ki67",
            [m.At(cell.Cell.Span, cell.Text), .. told.Take(4).SelectMany(t => new[] { m.At(t.Told.Span(t.Match), t.Match.Value), m.At(t.Told.Whole) })]);
    }

    private static Finding? Mitoses(Manuscript m, Under cell)
    {
        if (!MitosesHeader().IsMatch(cell.Header) || Cell().Match(cell.Text) is not { Success: true } own || own.Value.EndsWith('%') || Numbers.Parse(own.Groups["n"].Value) is not { } number) return null;
        var told = m.Quantities.Where(q => q.Kind == "mitosis" && q.Sentence.Part is Part.Case or Part.Abstract or Part.Legend).ToList();
        if (told.Count == 0 || told.Select(q => q.Number).Distinct().Count() > 1 || Math.Abs(told[0].Number - number) < 0.01) return null;
        return Kz306OwnRowDisagrees.Rule.Find($"{cell.Header}: {cell.Text} in the own row, {told[0].Words} in {m.Document.WhereIs(told[0].Span.Start)}.", Kz306OwnRowDisagrees.Settle, "pathology.mitoses",
            [m.At(cell.Cell.Span, cell.Text), .. told.Take(4).SelectMany(q => new[] { m.At(q.Span, q.Words), m.At(q.Sentence.Whole) })]);
    }

    [GeneratedRegex(@"^(?:mitos[ei]s|mitotic (?:count|figures|rate))(?: (?:per|/) ?10 ?(?:high-power |HP)?(?:fields?|HPFs?|Fs?)| per (?:5 )?mm[²2])?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MitosesHeader();

    [GeneratedRegex(@"^(?:Ki-?67|MIB-?1)(?: (?:labell?ing|proliferation|proliferative))?(?: index| LI)?(?:,? ?\(?%\)?)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Header();

    [GeneratedRegex(@"^(?<n>\d{1,2}(?:\.\d)?) ?%?$", RegexOptions.CultureInvariant)]
    private static partial Regex Cell();

    [GeneratedRegex(@"\b(?:Ki-?67|MIB-?1)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"(?<![\w.,–-])(?<n>\d{1,2}(?:\.\d)?) ?(?:%|per ?cent\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Percent();
}
