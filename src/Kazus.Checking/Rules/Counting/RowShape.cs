using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Checks;
using Kazus.Text.Documents;

namespace Kazus.Checking.Rules.Counting;

/// <summary>The shape of a table's rows: a row that announces another number of patients than it lists.</summary>
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

    [GeneratedRegex(@"^(?:no\.? of |number of |n\b)?(?: ?of )?(?:patients|cases|n)(?: \(n\))?$|^(?:patients|cases),? n$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Patients();

    [GeneratedRegex(@"^(?<n>\d{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
