using System.Globalization;
using Kazus.Cli.Csv;

namespace Kazus.Cli.Survival;

/// <summary>Reads an event column as R does: 0/1, true/false, or 1/2 with 2 the event when the largest value is 2.</summary>
internal static class EventColumn
{
    internal static bool[] Read(Columns columns, string name)
    {
        var (codes, labels) = columns.Category(name);
        var present = new bool[labels.Length];
        foreach (var c in codes.Span) present[c] = true;
        var values = Array.ConvertAll(labels, Value);
        var largest = Enumerable.Range(0, labels.Length).Where(c => present[c]).Select(c => values[c]).DefaultIfEmpty(0).Max();
        var high = largest == 2 ? 2 : 1;
        for (var c = 0; c < labels.Length; c++)
            if (present[c] && values[c] != high && values[c] != high - 1) throw Unknown(columns, name, codes.Span.IndexOf(c), labels[c], high);
        var isEvent = Array.ConvertAll(values, v => v == high);
        var events = new bool[codes.Length];
        var all = codes.Span;
        for (var row = 0; row < events.Length; row++) events[row] = isEvent[all[row]];
        return events;
    }

    /// <summary>A status column of competing causes: 0 is censored, 1, 2, … the causes.</summary>
    internal static int[] ReadCauses(Columns columns, string name)
    {
        var (codes, labels) = columns.Category(name);
        var causes = Array.ConvertAll(labels, l => double.TryParse(l, NumberStyles.Float, CultureInfo.InvariantCulture, out var v)
            && v >= 0 && v <= 1000 && v == Math.Floor(v) ? (int)v : -1);
        var all = codes.Span;
        var result = new int[codes.Length];
        for (var row = 0; row < result.Length; row++)
        {
            result[row] = causes[all[row]];
            if (result[row] < 0)
                throw new InputException($"{columns.Path}, row {columns.RowNumber(row)}: column '{name}' holds \"{labels[all[row]]}\"; 0 (censored) or the number of a cause, 1, 2, …, was expected.");
        }
        return result;
    }

    private static double Value(string label) => label.ToUpperInvariant() switch
    {
        "TRUE" or "T" => 1,
        "FALSE" or "F" => 0,
        var text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var v) ? v : double.NaN,
    };

    private static InputException Unknown(Columns columns, string name, int row, string label, int high) => new(
        $"{columns.Path}, row {columns.RowNumber(row)}: column '{name}' holds \"{label}\"; " +
        (high == 2 ? "the column has a 2, so 1 (censored) or 2 (event) was expected." : "0 or 1, true or false, or 1 or 2 (2 = event) was expected."));
}
