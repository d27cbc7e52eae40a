using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Checks;
using Kazus.Text.Documents;

namespace Kazus.Checking.Rules.Counting;

/// <summary>The last cell of a row counts the patients who have a thing ("3/4"), and the cells before it, of signs or yes and no, have another number of them.</summary>
internal static partial class SignsAndTotal
{
    public static IEnumerable<Finding> In(Manuscript m, Table table)
    {
        if (table.Width < 4) yield break;
        foreach (var row in table.Body.Where(r => r.Cells.Count == table.Width && r.Cells.All(c => c.ColumnSpan == 1)))
        {
            if (Share().Match(row.Cells[^1].Text) is not { Success: true } share) continue;
            var signs = row.Cells.Skip(1).SkipLast(1).ToList();
            if (!signs.TrueForAll(c => Sign().IsMatch(c.Text))) continue;
            var (has, of) = (signs.Count(c => Sign().Match(c.Text).Groups["yes"].Success), signs.Count);
            if (int.Parse(share.Groups["k"].Value, CultureInfo.InvariantCulture) == has && int.Parse(share.Groups["n"].Value, CultureInfo.InvariantCulture) == of) continue;
            yield return Kz404TableTotal.Rule.Find($"{row.Cells[0].Text.Trim()}: {has} of {of} in the row, and its total says {share.Value.Trim()}.", "Count again and correct the number that is wrong.", "table.total", [m.At(row.Cells[^1].Span, $"{has}/{of}"), m.At(row.Span)]);
        }
    }

    [GeneratedRegex(@"^\s*(?<k>\d{1,2}) ?(?:/|of|out of) ?(?<n>\d{1,2})(?: \(\d+(?:\.\d+)? ?%\))?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Share();

    [GeneratedRegex(@"^\s*(?:(?<yes>\+{1,3}|[✓✔]|yes|positive|present|pos\.?)|[-–−—✗]|no|negative|absent|neg\.?|none)(?: \([^)]*\))?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sign();
}
