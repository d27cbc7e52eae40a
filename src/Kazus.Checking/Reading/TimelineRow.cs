using System.Text.RegularExpressions;
using Kazus.Text.Documents;

namespace Kazus.Checking.Reading;

/// <summary>A line of a table that begins with a month of a year, as timelines have them: "January 2020 | MRI 24 months after surgery".</summary>
/// <param name="Date">The only date of its first cell.</param>
/// <param name="Label">The first cell.</param>
/// <param name="Rest">The cells after it.</param>
internal sealed partial record TimelineRow(TimePoint Date, Cell Label, IReadOnlyList<Cell> Rest)
{
    /// <summary>The dated lines of a timeline; none where the table has fewer than three of them.</summary>
    public static List<TimelineRow> In(Table table)
    {
        var rows = table.Body.Select(Read).OfType<TimelineRow>().ToList();
        return rows.Count < 3 ? [] : rows;
    }

    private static TimelineRow? Read(TableRow row) =>
        row.Cells.Count > 1 && TimePoint.In(new Told(Part.Table, row.Cells[0].Plain, 0)).ToList() is [{ HasMonth: true } date] && !Range().IsMatch(row.Cells[0].Text)
            ? new(date, row.Cells[0], [.. row.Cells.Skip(1)]) : null;

    // "12 March to 19 April 2018", "March–May 2018"
    [GeneratedRegex(@"\b(?:to|until|till|through|and|from|since)\b|\p{L}\.? ?[–—-] ?\p{Lu}|\d ?[–—] ?\d", RegexOptions.CultureInvariant)]
    private static partial Regex Range();
}
