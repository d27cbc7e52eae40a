using System.Text.RegularExpressions;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Reading;

/// <summary>A value of the own patient in a table of the course, in the row of a time that has a name.</summary>
/// <param name="Name">What is measured, in one form for all its spellings.</param>
/// <param name="Written">The header.</param>
/// <param name="Time">The time of the row.</param>
/// <param name="Value">The value.</param>
/// <param name="Cell">Its cell.</param>
/// <param name="OtherTimes">The values of the same column in the other rows.</param>
internal sealed partial record TimedValue(string Name, string Written, NamedTime Time, Amount Value, Cell Cell, IReadOnlyList<Amount> OtherTimes)
{
    public static IEnumerable<TimedValue> InTables(Document document)
    {
        foreach (var table in document.Tables)
        {
            var rows = table.Body.Where(r => r.Cells.Count > 1).Select(r => (Row: r, Times: NamedTime.In(r.Cells[0].Text).ToList())).ToList();
            foreach (var (row, times) in rows)
            {
                if (times is not [var time] || rows.Count(r => r.Times.Exists(t => t.Key == time.Key)) > 1) continue;
                foreach (var cell in row.Cells.Skip(1))
                {
                    var header = table.Header(cell.Column);
                    if (Measure.NameIn(header) is not { } name || Amount.In(cell.Text, header).ToList() is not [{ Unit.Length: > 0 } value]) continue;
                    yield return new(name, header, time, value, cell, [.. rows.Where(r => r.Row != row).Select(r => r.Row.Cells.FirstOrDefault(c => c.Covers(cell.Column))).OfType<Cell>().SelectMany(c => Amount.In(c.Text, header))]);
                }
            }
        }
    }

    /// <summary>What the case section gives of the quantity for the time of a row: the one amount in its unit of a sentence that names this time and no other.</summary>
    public static IEnumerable<(Told Told, Amount Value)> InCase(Manuscript m, TimedValue row)
    {
        Told? before = null;
        foreach (var told in m.In(Part.Case))
        {
            var names = Measure.NamesIn(told.Text);
            // "The value had fallen": of what the sentence before spoke of.
            if (names.Count == 0 && before is not null && before.Paragraph == told.Paragraph && TheValue().IsMatch(told.Text)) names = Measure.NamesIn(before.Text);
            before = told;
            if (names.Count != 1 || !names.Contains(row.Name) || NamedTime.In(told.Text).ToList() is not [var time] || time.Key != row.Time.Key) continue;
            if (Amount.In(told.Text).Where(a => a.Unit == row.Value.Unit).ToList() is [var value] && value.Start >= time.End && !OtherTime().IsMatch(told.Text[time.End..value.Start])) yield return (told, value);
        }
    }

    [GeneratedRegex(@"\b(?:the|its|this) (?:value|level|concentration|marker)\b|^it (?:was|had|fell|rose)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TheValue();

    [GeneratedRegex(@"[;.]|\b(?:before|after|later|then|from|until|at diagnosis|months?|weeks?|days?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherTime();
}
