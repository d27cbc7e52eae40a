using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>The own row says "None" under a treatment that the text tells of, or "Yes" under one that the text says was not given.</summary>
internal static partial class OwnRowTreatment
{
    public static Finding? Disagrees(Manuscript m, Under cell)
    {
        if (Given.KindIn(cell.Header) is not { } kind || Other().IsMatch(cell.Header)) return null;
        bool? had = None().IsMatch(cell.Text) ? false : Yes().IsMatch(cell.Text) ? true : null;
        if (had is null) return null;
        var told = m.In(Part.Abstract, Part.Case, Part.Conclusion, Part.Title).SelectMany(Given.In).Where(g => g.Kind == kind).ToList();
        // "Adjuvant: none", of a patient who had the treatment before the operation.
        if (had == false && Adjuvant().IsMatch(cell.Header) && m.Told.Any(t => Before().IsIn(t.Text))) return null;
        if (told.Count == 0 || told.Exists(t => t.Had == had)) return null;
        return Kz306OwnRowDisagrees.Rule.Find($"{cell.Header}: {cell.Text} in the own row, \"{told[0].Words}\" in {m.Document.WhereIs(told[0].Told.Span(told[0].Start, told[0].Size).Start)}.", Kz306OwnRowDisagrees.Settle, "therapy." + kind,
            [m.At(cell.Cell.Span, cell.Text), .. told.Take(5).SelectMany(t => new[] { m.At(t.Told.Span(t.Start, t.Size), t.Words), m.At(t.Told.Whole) })]);
    }

    [GeneratedRegex(@"\b(?:adjuvant|post-?operative|after)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Adjuvant();

    [GeneratedRegex(@"\b(?:neo-?adjuvant|pre-?operative|induction) (?:\p{L}+-?)*(?:therapy|irradiation|radiation)|\b(?:residu\w+|resection|surgery|operat\w+|thoracotomy|laparotomy|remnant) (?:\p{L}+ ){0,3}(?:after|following) (?:\p{L}+ ){0,3}(?:chemo|radio|immuno)therapy\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Before();

    [GeneratedRegex(@"^\W*(?:no|none|not (?:given|done|performed|used)|never|without|nil|omitted|declined|refused)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex None();

    [GeneratedRegex(@"^\W*(?:yes|given|done|\+|\d+(?:\.\d+)?(?: ?Gy)?(?: ?/ ?\d+ ?(?:fx?|fractions?)?)?)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Yes();

    [GeneratedRegex(@"\b(?:recurren\w*|relapse|deposit|metasta\w*|second|salvage|previous|prior|neoadjuvant|preoperative|induction|response)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Other();
}
