using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Checks;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Counting;

/// <summary>The shape of a table's rows: a row that announces another number of patients than it lists.</summary>
internal static partial class RowShape
{
    /// <summary>A stated number of patients that the lists of its row do not have.</summary>
    public static (int Said, int Listed, IReadOnlyList<Cell> Cells)? Announced(Table table, TableRow row)
    {
        var count = row.Cells.Skip(1).FirstOrDefault(c => Patients().IsIn(table.Header(c.Column)) && Number().IsMatch(c.Text.Trim()));
        if (count is null || !int.TryParse(Number().Match(count.Text.Trim()).Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var said) || said is < 2 or > 12) return null;
        var lists = row.Cells.Skip(1).Where(c => c != count && !DealsOut(c.Text, said)).Select(c => (Cell: c, Items: Kz405RowArity.Items(c.Text).Count)).Where(c => c.Items > 1).ToList();
        // Every list has the same length, another than announced; or all but one have the announced one.
        if (lists.Count >= 2 && lists.TrueForAll(l => l.Items == lists[0].Items) && lists[0].Items != said) return (said, lists[0].Items, [count, .. lists.Select(l => l.Cell)]);
        var wrong = lists.Where(l => l.Items != said).ToList();
        return lists.Count >= 3 && wrong is [var one] && lists.Count - wrong.Count >= 2 && one.Cell.Text.Split(one.Cell.Text.Contains(';') ? ';' : ',').All(i => i.Any(char.IsAsciiDigit) || !i.Trim().Contains(' ')) ? (said, one.Items, [count, one.Cell, .. lists.Where(l => l.Items == said).Select(l => l.Cell)]) : null;
    }

    // "3 died, 6 survived" of nine patients is no list of two.
    private static bool DealsOut(string text, int all)
    {
        var shares = text.Split(',', ';').Select(i => Share().FirstIn(i)).ToList();
        return shares.Count > 1 && shares.TrueForAll(s => s.Success) && shares.Sum(s => int.Parse(s.Groups["n"].Value, CultureInfo.InvariantCulture)) == all;
    }

    [GeneratedRegex(@"^\s*(?<n>\d{1,3}) \p{L}", RegexOptions.CultureInvariant)]
    private static partial Regex Share();

    /// <summary>Every cell of a row has an entry for each of its patients but one, which tells of a single one: "Alive, 40 months".</summary>
    public static (int Patients, Cell Wrong, IReadOnlyList<Cell> Lists)? OneForSeveral(Table table, TableRow row)
    {
        var cells = row.Cells.Skip(1).Where(c => c.Text.Trim().Length > 0).ToList();
        var lists = cells.Where(c => c.Text.Contains(';')).ToList();
        if (lists.Count < 4) return null;
        var patients = Kz405RowArity.Items(lists[0].Text).Count;
        if (patients < 2 || lists.Exists(c => Kz405RowArity.Items(c.Text).Count != patients)) return null;
        var single = cells.Where(c => !c.Text.Contains(';') && !Number().IsMatch(c.Text.Trim())).ToList();
        return single is [var one] && (Entry().IsMatch(one.Text) || OfTime().IsIn(table.Header(one.Column)) && WithTime().IsMatch(one.Text.Trim())) && !ForAll().IsMatch(one.Text) && !one.Text.Contains('\n') ? (patients, one, lists) : null;
    }

    // What one patient alone can have: a time or a dose beside words.
    [GeneratedRegex(@"^(?=.*\p{L}).*\d+(?:\.\d+)? ?(?:months?|mo|years?|y|yrs?|weeks?|Gy|cycles?|mm|cm)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Entry();

    // "Died of disease (31)" under "Outcome (months)": the header has the unit.
    [GeneratedRegex(@"\b(?:months?|mos?|years?|yrs?|weeks?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfTime();

    [GeneratedRegex(@"^\p{L}{3}[^;\d]*(?:\(|, ?)\d+(?:\.\d+)?\)?$", RegexOptions.CultureInvariant)]
    private static partial Regex WithTime();

    [GeneratedRegex(@"\b(?:both|all|each|either|median|mean|range|two|three|patients|respectively|to|and|or)\b|\d ?[-–,/] ?\d|^\d+ (?:alive|dead|died|NED)|\d:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ForAll();

    [GeneratedRegex(@"^(?:no\.? of |number of |n\b)?(?: ?of )?(?:patients|cases|n)(?: \(n\))?$|^(?:patients|cases),? n$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Patients();

    [GeneratedRegex(@"^(?<n>\d{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
