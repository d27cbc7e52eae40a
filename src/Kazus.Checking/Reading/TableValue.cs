using System.Text.RegularExpressions;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Reading;

/// <summary>A value of the own patient in a table of the course, whose rows or columns are times, or in one of laboratory values, whose rows are what was measured.</summary>
/// <param name="Table">The table.</param>
/// <param name="Name">What is measured, in one form for all its spellings.</param>
/// <param name="Written">The header.</param>
/// <param name="Value">The value at the first time.</param>
/// <param name="Cell">Its cell.</param>
/// <param name="Later">The values of the same column at other times.</param>
internal sealed partial record TableValue(Table Table, string Name, string Written, Amount Value, Cell Cell, IReadOnlyList<Amount> Later)
{
    /// <summary>The whole table is of one time.</summary>
    public bool IsOfOneTime { get; init; }

    /// <summary>The words of the row where what it measures is no quantity known by name: "mean pulmonary artery pressure".</summary>
    public string? Words { get; init; }

    // "Date | Event | Calcium": the time stands in one of the first two cells.
    private const int TimeColumns = 2;

    /// <summary>The values at the time the patient came, one for each column or row that names a quantity.</summary>
    public static IEnumerable<TableValue> AtFirst(Document document)
    {
        foreach (var table in document.Tables)
        {
            foreach (var value in OfLaboratory(table).Concat(OfTimes(table))) yield return value;
            var rows = table.Body.Where(r => r.Cells.Count > 1).ToList();
            if (rows.Count < 2 || !rows[0].Cells.Take(TimeColumns).Any(c => Coming().IsMatch(c.Text)) || rows.Skip(1).Any(r => !r.Cells.Take(TimeColumns).Any(c => Time().IsMatch(c.Text)))) continue;
            foreach (var cell in rows[0].Cells.Skip(1))
            {
                var header = table.Header(cell.Column);
                if (Measure.NameIn(header) is not { } name || Amount.In(cell.Text, header).ToList() is not [{ Unit.Length: > 0 } value]) continue;
                yield return new(table, name, header, value, cell, [.. rows.Skip(1).Select(r => r.Cells.FirstOrDefault(c => c.Covers(cell.Column))).OfType<Cell>().SelectMany(c => Amount.In(c.Text, header))]);
            }
        }
    }

    // "Alkaline phosphatase, U/L | 286 | 35-104": one column of values, and beside it the limits or the unit.
    private static IEnumerable<TableValue> OfLaboratory(Table table)
    {
        if (table.Width is < 2 or > 4) yield break;
        var columns = Enumerable.Range(2, table.Width - 1).ToList();
        if (columns.Exists(c => Time().IsMatch(table.Header(c)) && !Coming().IsMatch(table.Header(c)))) yield break;
        var values = columns.FindAll(c => Values().IsMatch(table.Header(c)) && !Limits().IsMatch(table.Header(c)));
        if (values.Count != 1 || columns.Exists(c => c != values[0] && !Limits().IsMatch(table.Header(c)))) yield break;
        foreach (var row in table.Body)
        {
            if (row.Cells.Count < 2 || row.Cells.FirstOrDefault(c => c.Covers(values[0])) is not { } cell) continue;
            var label = Label(table, row);
            if ((Measure.NameIn(label) ?? Plain(label)) is not { } name || Amount.In(cell.Text, label).ToList() is not [{ Unit.Length: > 0 } value]) continue;
            yield return new(table, name, row.Cells[0].Text.Trim(), value, cell, []) { IsOfOneTime = true, Words = Measure.NameIn(label) is null ? name : null };
        }
    }

    // "Aldosterone, ng/dL (4-31) | 46 | 9 | 10" under "Before surgery", "Day 3", "Last visit": a row for each quantity, and the times side by side.
    private static IEnumerable<TableValue> OfTimes(Table table)
    {
        var times = Enumerable.Range(2, Math.Max(0, table.Width - 1)).Where(c => !Limits().IsMatch(table.Header(c))).ToList();
        if (times.Count < 2 || !Coming().IsMatch(table.Header(times[0])) || times.Skip(1).Any(c => !Time().IsMatch(table.Header(c)))) yield break;
        foreach (var row in table.Body)
        {
            if (row.Cells.Count < 2 || row.Cells.FirstOrDefault(c => c.Covers(times[0])) is not { } cell) continue;
            var label = Label(table, row);
            if ((Measure.NameIn(label) ?? Plain(label)) is not { } name || Amount.In(cell.Text, label).ToList() is not [{ Unit.Length: > 0 } value]) continue;
            yield return new(table, name, row.Cells[0].Text.Trim(), value, cell, [.. row.Cells.Where(c => c.Column > times[0] && c != cell).SelectMany(c => Amount.In(c.Text, label))]) { Words = Measure.NameIn(label) is null ? name : null };
        }
    }

    // "Mean pulmonary artery pressure, mmHg (<21)": the words before the unit, where they are several; a single word may be of many things.
    private static string? Plain(string label) =>
        label.Split([',', '(', '['])[0].Trim() is { Length: > 9 } words && words.Contains(' ', StringComparison.Ordinal) && !words.Any(char.IsAsciiDigit) && !Sized().IsMatch(words) ? words.ToLowerInvariant() : null;

    // A tumour shrinks, and a part of it is not the whole.
    [GeneratedRegex(@"\b(?:size|diameter|length|volume|dimension|dose|age|time|interval|duration)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sized();

    // What a row measures, with its unit, which may have a column of its own.
    private static string Label(Table table, TableRow row) =>
        string.Join(", ", row.Cells.Where(c => c == row.Cells[0] || Unit().IsMatch(table.Header(c.Column))).Select(c => c.Text.Trim()));

    [GeneratedRegex(@"\b(?:value|values|result|results|patient|found|measured|level|admission|presentation|baseline|preoperative|at diagnosis)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Values();

    [GeneratedRegex(@"\b(?:reference|normal|limits?|range|interval|units?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Limits();

    [GeneratedRegex(@"^units?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unit();

    [GeneratedRegex(@"\b(?:admission|presentation|baseline|referral|diagnosis|pre-?operative(?:ly)?|before (?:the |any )?(?:operation|surgery|treatment|resection|chemotherapy)|first visit|initial|day 0|at the start|(?:on )?arrival)\b|\bpre-?(?:treatment|therap\w+|surg\w+)\b|^(?:before|pre-?op)\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Coming();

    [GeneratedRegex(@"\b(?:day|days|week|weeks|month|months|year|years|after|post-?operative(?:ly)?|follow-?up|discharge|last|recurrence|relapse|cycle|course|visit|operation|surgery|(?:19|20)\d\d)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Time();
}
