using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Checks;
using Kazus.Text.Documents;

namespace Kazus.Checking.Rules.Counting;

/// <summary>The shape of a table's rows: a row that announces more patients than it lists, a row short of a cell, a patient without a row.</summary>
internal static partial class RowShape
{
    /// <summary>A stated number of patients that the lists of its row do not have.</summary>
    public static (int Said, int Listed, IReadOnlyList<Cell> Cells)? Announced(Table table, TableRow row)
    {
        var count = row.Cells.Skip(1).FirstOrDefault(c => Patients().IsMatch(table.Header(c.Column)) && Number().IsMatch(c.Text.Trim()));
        if (count is null || !int.TryParse(Number().Match(count.Text.Trim()).Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var said) || said is < 2 or > 12) return null;
        var lists = row.Cells.Skip(1).Where(c => c != count).Select(c => (Cell: c, Items: Kz405RowArity.Items(c.Text).Count)).Where(c => c.Items > 1).ToList();
        // Every list has the same length, another than announced; or all but one have the announced one.
        if (lists.Count >= 2 && lists.TrueForAll(l => l.Items == lists[0].Items) && lists[0].Items != said) return (said, lists[0].Items, [count, .. lists.Select(l => l.Cell)]);
        var wrong = lists.Where(l => l.Items != said).ToList();
        return lists.Count >= 3 && wrong is [var one] && lists.Count - wrong.Count >= 2 && one.Cell.Text.Split(one.Cell.Text.Contains(';') ? ';' : ',').All(i => i.Any(char.IsAsciiDigit) || !i.Trim().Contains(' ')) ? (said, one.Items, [count, one.Cell, .. lists.Where(l => l.Items == said).Select(l => l.Cell)]) : null;
    }

    /// <summary>Rows short of cells, and patients without a row.</summary>
    public static IEnumerable<Finding> Of(Manuscript m, Table table)
    {
        var body = table.Body;
        // Where the patients stand side by side, every row has a cell for each of them.
        if (body.Count >= 3 && table.HeaderRows.SelectMany(r => r.Cells).Count(c => c.Column > 1 && Patient().IsMatch(c.Text.Trim())) is >= 2 and var wide)
            foreach (var row in body)
            {
                var filled = row.Cells.Count(c => c.Column > 1 && c.Text.Trim().Length > 0);
                var spanned = row.Cells.Exists(c => c.ColumnSpan > 1);
                if (filled >= wide || filled == 0 || spanned || row.Cells.Count == 0 || body.Count(r => r.Cells.Count(c => c.Column > 1 && c.Text.Trim().Length > 0) >= wide) < 0.7 * body.Count) continue;
                yield return Kz405RowArity.Rule.Find($"The row \"{row.Cells[0].Text.Trim()}\" has {filled} entries for {wide} patients.", "Give every patient an entry, or say which is missing.", "table.row-arity", m.At(row.Span), m.At(row.Cells[0].Span));
            }
        var numbers = body.Where(r => r.Cells.Count > 2).Select(r => (Row: r, Match: Patient().Match(r.Cells[0].Text.Trim()))).Where(r => r.Match.Success).Select(r => (r.Row, N: int.Parse(r.Match.Groups["n"].Value, CultureInfo.InvariantCulture))).ToList();
        if (numbers.Count < 2 || numbers.Count < body.Count - 1 || numbers[0].N != 1) yield break;
        for (var i = 1; i < numbers.Count; i++)
            if (numbers[i].N == numbers[i - 1].N + 2)
                yield return Kz405RowArity.Rule.Find($"The table goes from {numbers[i - 1].N} to {numbers[i].N}: patient {numbers[i].N - 1} has no row.", "Add the row, or number the rows anew.", "table.row-missing", [m.At(numbers[i - 1].Row.Span), m.At(numbers[i].Row.Span), .. table.Caption is { } caption ? [m.At(caption.Span)] : Array.Empty<Place>()]);
    }

    private static bool Exists(this IReadOnlyList<Cell> cells, Func<Cell, bool> which) => cells.Any(which);

    [GeneratedRegex(@"^(?:no\.? of |number of |n\b)?(?: ?of )?(?:patients|cases|n)(?: \(n\))?$|^(?:patients|cases),? n$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Patients();

    [GeneratedRegex(@"^(?<n>\d{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?:(?:patient|case)(?: no\.?)? ?)?(?<n>[1-9]|1\d)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Patient();
}
