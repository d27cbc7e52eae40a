using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>A dated line of a table of the course has a value of a scale ("May 2019 | 0.4" under "Visual acuity") to which the case section gives another number in the same month.</summary>
internal static partial class ValueOfMonth
{
    // "Months after surgery | Date": the date stands in one of the first two cells.
    private const int DateColumns = 2;

    public static IEnumerable<Finding> Disagrees(Manuscript m, Rule rule)
    {
        foreach (var table in m.Document.Tables.Where(t => t.Body.Count >= 3))
        {
            var dated = table.Body.Select(r => (Row: r, Month: MonthOf(r))).Where(r => r.Month is not null).ToList();
            if (dated.Count < 3) continue;
            var scales = Enumerable.Range(1, table.Width).Where(c => Scale().IsIn(table.Header(c))).ToList();
            // A column for either eye: the sentence may be of the other one.
            foreach (var column in scales.Count == 1 ? scales : [])
                foreach (var (row, month) in dated.Where(d => dated.Count(o => o.Month == d.Month) == 1))
                {
                    if (row.Cells.FirstOrDefault(c => c.Covers(column)) is not { } cell || !Value().IsMatch(cell.Text.Trim())) continue;
                    var name = Scale().Match(table.Header(column)).Value;
                    if (Told(m, name, month!.Value, SideOf((table.Caption?.Plain.Text ?? "") + " " + table.Header(column))) is not [var (told, number)] || number.Value == cell.Text.Trim() || told.Numbers.Exists(n => n.Match.Value == cell.Text.Trim())) continue;
                    yield return rule.Find($"{table.Header(column)}: {number.Value} in {m.Document.WhereIs(told.Whole.Start)}, {cell.Text.Trim()} in {m.Document.WhereIs(cell.Span.Start)}.", "Look it up in the record and correct the one that is wrong.", "measure." + name.ToLowerInvariant(),
                        m.At(told.Span(number), number.Value), m.At(cell.Span, cell.Text.Trim()), m.At(told.Whole));
                }
        }
    }

    private static int? MonthOf(TableRow row) =>
        row.Cells.Take(DateColumns).SelectMany(c => TimePoint.In(new Told(Part.Table, c.Plain, 0))).ToList() is [{ HasMonth: true } date] ? date.First : null;

    // The numbers that the case section gives to the scale in sentences of that month alone.
    private static List<(Told Told, Group Number)> Told(Manuscript m, string name, int month, string? side)
    {
        var found = new List<(Told Told, Group Number)>();
        foreach (var told in m.In(Part.Case).Where(t => t.Text.Contains(name, StringComparison.OrdinalIgnoreCase) && !BothEyes().IsIn(t.Text)))
        {
            if (TimePoint.In(told).ToList() is not [{ HasMonth: true } date] || date.First != month) continue;
            if (side is not null && SideOf(told.Text) is { } other && other != side || Given().AllIn(told.Text) is not [var given] || !given.Groups["scale"].Value.Equals(name, StringComparison.OrdinalIgnoreCase)) continue;
            found.Add((told, given.Groups["n"]));
        }
        return found;
    }

    private static string? SideOf(string text) => Side().Matches(text).Select(s => s.Value.ToLowerInvariant()).Distinct().ToList() is [var one] ? one : null;

    private const string Scales = "acuity|Karnofsky|Oswestry|MSTS|Barthel|Lansky|DASH|mJOA";

    [GeneratedRegex(@"\b(?:" + Scales + @")\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scale();

    // "acuity had dropped to 0.3"; of a change from one number to another only the sentence's writer knows which was when.
    [GeneratedRegex(@"\b(?<scale>" + Scales + @")\b(?![^.;]{0,40}\bfrom\b)[^.;:,\d]{0,40} (?<n>\d+(?:[./]\d+)?)(?![\d./]*\d| ?(?:%|mm|cm|months|years|weeks|days)(?!\w))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Given();

    [GeneratedRegex(@"^\d+(?:[./]\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Value();

    [GeneratedRegex(@"\b(?:right|left)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Side();

    [GeneratedRegex(@"\b(?:both|fellow|other|either) (?:eyes?|sides?)\b|\bbilateral|\b(?:before|previously|had been)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BothEyes();
}
