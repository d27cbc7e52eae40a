using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>The own row gives the other side than the title, the abstract and the case.</summary>
internal static partial class OwnRowSides
{
    public static Finding? Disagrees(Manuscript m, Under cell)
    {
        var match = SideWord().FirstIn(cell.Text);
        if (!match.Success && cell.Is("side", "laterality")) match = Letter().Match(cell.Text);
        if (!match.Success || cell.Is("relapse", "recurrence", "metasta", "second", "node", "other") || Both().IsMatch(cell.Text)) return null;
        var side = match.Value[0] is 'l' or 'L' ? "left" : "right";
        var sites = Word().Matches(cell.Text).Where(w => w.Index > match.Index && !Sided.Weak().IsMatch(w.Value)).Select(w => Sided.Site(w.Value)).ToHashSet(StringComparer.Ordinal);
        // With a site, that site counts; else where the disease is by the parts that sum up, or by the case.
        var about = m.Sides.Where(s => s.Sites.Any(sites.Contains)).ToList();
        if (about.Count == 0) about = [.. m.Sides.Where(s => s.OfDisease && s.Part is Part.Title or Part.Abstract or Part.Conclusion)];
        if (about.Count == 0) about = [.. m.Sides.Where(s => s.OfDisease && s.Part == Part.Case)];
        // A part that names both sides tells of two places.
        // "An undescended right testis had been corrected" is of another place, where the case section tells the disease on one side more than once.
        var often = about.Count > 1 && about[0].Part == Part.Case;
        if (about.Count == 0 || about.Exists(s => s.Side == side) || sites.Count == 0 && m.Sides.Any(s => s.Side == side && s.Part == about[0].Part && (s.OfDisease || !often))) return null;
        // Of two tumours the row may be that of the other.
        if (sites.Count == 0 && m.IsTwofold && m.Sides.Any(s => s.Side == side && s.OfDisease && s.Part == Part.Case)) return null;
        return Kz306OwnRowDisagrees.Rule.Find($"{cell.Header}: {cell.Text} in the own row, {about[0].Side} in {m.Document.WhereIs(about[0].Span.Start)}.", Kz306OwnRowDisagrees.Settle, "lesion.side", [m.At(cell.Cell.Span, side), .. about.DistinctBy(s => s.Told.Whole).Take(6).Select(s => m.At(s.Span, s.Side))]);
    }

    [GeneratedRegex(@"\b(?:left|right)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SideWord();

    [GeneratedRegex(@"^[LR]t?\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex Letter();

    [GeneratedRegex(@"\bboth|bilateral|\bleft\b.*\bright\b|\bright\b.*\bleft\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Both();

    [GeneratedRegex(@"\p{L}{3,}", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
