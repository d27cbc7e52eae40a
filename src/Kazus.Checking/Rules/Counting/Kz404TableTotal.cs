using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Checks;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Counting;

/// <summary>The total row of a table is not the sum of its column.</summary>
internal static partial class Kz404TableTotal
{
    public static Rule Rule { get; } = new("KZ404", "table-total", Severity.Error, "table-arity", Check) { WhyNot = m => m.Document.Tables.Count == 0 ? "the file has no table" : null };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var table in m.Document.Tables)
        {
            foreach (var finding in Across(m, table).Concat(Pairs(m, table)).Concat(SignsAndTotal.In(m, table))) yield return finding;
            var total = table.Body.LastOrDefault(r => r.Cells.Count > 1 && TotalRow().IsIn(r.Cells[0].Text));
            if (total is null) continue;
            var above = table.Body.TakeWhile(r => r != total).ToList();
            foreach (var cell in total.Cells.Skip(1))
            {
                if (Count(cell.Text) is not { } stated) continue;
                var parts = above.Select(r => r.Cells.FirstOrDefault(c => c.Covers(cell.Column))).Select(c => c is null ? null : c.Text.Trim() is "" or "-" or "–" or "—" ? 0 : Count(c.Text)).ToList();
                if (parts.Count < 2 || parts.Exists(p => p is null)) continue;
                var sum = parts.Sum(p => p!.Value);
                if (sum == stated || Subtotals(parts, sum - stated)) continue;
                var sides = above.Select(r => r.Cells.FirstOrDefault(c => c.Covers(cell.Column))).OfType<Cell>().Select(c => m.At(c.Span, c.Text.Trim()));
                yield return Rule.Find($"{table.Header(cell.Column)}: {string.Join(" + ", parts)} = {sum}, and the total says {stated}.", "Add again and correct the number that is wrong.", "table.total", [m.At(cell.Span, $"{stated}"), m.At(total.Cells[0].Span), .. sides]);
            }
        }
    }

    // A last column that is the sum of the counts before it in the other rows, and in one row is not.
    private static IEnumerable<Finding> Across(Manuscript m, Table table)
    {
        var last = table.Width;
        if (last < 4 || !TotalRow().IsMatch(table.Header(last))) yield break;
        var rows = new List<(TableRow Row, Cell Total, List<Cell> Parts, int Stated, int Sum)>();
        foreach (var row in table.Body)
        {
            if (row.Cells.FirstOrDefault(c => c.Covers(last)) is not { } total || Count(total.Text) is not { } stated) continue;
            var parts = row.Cells.Where(c => c.Column > 1 && c.Column < last).ToList();
            var counts = parts.Select(c => c.Text.Trim() is "" or "-" or "–" or "—" ? 0 : Count(c.Text)).ToList();
            if (counts.Count < 2 || counts.Exists(c => c is null)) continue;
            rows.Add((row, total, parts, stated, counts.Sum(c => c!.Value)));
        }
        var right = rows.Count(r => r.Stated == r.Sum);
        foreach (var (row, total, parts, stated, sum) in rows.Where(r => r.Stated != r.Sum))
            if (right >= 2 && right * 2 > rows.Count)
                yield return Rule.Find($"{row.Cells[0].Text.Trim()}: {string.Join(" + ", parts.Select(p => p.Text.Trim()))} = {sum}, and the total says {stated}.", "Add again and correct the number that is wrong.", "table.total", [m.At(total.Span, $"{stated}"), m.At(row.Cells[0].Span), .. parts.Select(p => m.At(p.Span, p.Text.Trim()))]);
    }

    // "Mandible 9, maxilla 4, patients 14", where in every other row the two before are the third.
    private static IEnumerable<Finding> Pairs(Manuscript m, Table table)
    {
        for (var column = 4; column <= table.Width; column++)
        {
            if (!Whole(table.Header(column)) || TotalRow().IsMatch(table.Header(column)) && column == table.Width) continue;
            var rows = new List<(TableRow Row, Cell Total, Cell One, Cell Two, int Over)>();
            foreach (var row in table.Body)
                if (At(row, column) is { } total && At(row, column - 1) is { } two && At(row, column - 2) is { } one && Count(total.Text) is { } stated && Count(one.Text) is { } a && Count(two.Text) is { } b)
                    rows.Add((row, total, one, two, stated - a - b));
            if (rows.Count(r => r.Over == 0 && Count(r.Total.Text) > 4) < 2 || rows.Where(r => r.Over != 0).ToList() is not [var odd]) continue;
            yield return Rule.Find($"{odd.Row.Cells[0].Text.Trim()}: {odd.One.Text.Trim()} + {odd.Two.Text.Trim()} = {Count(odd.One.Text) + Count(odd.Two.Text)}, and the total says {odd.Total.Text.Trim()}.", "Add again and correct the number that is wrong.", "table.total", m.At(odd.Total.Span, odd.Total.Text.Trim()), m.At(odd.Row.Cells[0].Span), m.At(odd.One.Span, odd.One.Text.Trim()), m.At(odd.Two.Span, odd.Two.Text.Trim()));
        }

        static Cell? At(TableRow row, int column) => row.Cells.FirstOrDefault(c => c.Covers(column));
        static bool Whole(string header) => PeopleHeader().IsMatch(header);
    }

    [GeneratedRegex(@"^(?:no\.? of |number of )?(?:patients|cases|n|total|all|both)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PeopleHeader();

    // Rows that are themselves the sum of the rows after them were counted twice here, not in the table.
    private static bool Subtotals(List<int?> parts, int over)
    {
        for (var from = 0; from < parts.Count && over > 0; from++)
        {
            var run = 0;
            for (var to = from; to < parts.Count; to++)
            {
                run += parts[to]!.Value;
                if (run == over && to > from) return true;
            }
        }
        return false;
    }

    // A whole number, with its percentage perhaps; a median, a range or a percentage alone has no sum.
    private static int? Count(string text) => Whole().Match(text.Trim()) is { Success: true } m ? int.Parse(m.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^\W*(?:total|all(?: patients| series| studies)?|overall|sum|altogether)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TotalRow();

    [GeneratedRegex(@"^(?<n>\d{1,3}(?:,\d{3})+|\d+)(?: \(\d{1,3}(?:\.\d+)? ?%?\))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();
}
