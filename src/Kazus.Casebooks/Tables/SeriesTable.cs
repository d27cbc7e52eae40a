using Kazus.Cases;
using Kazus.Checks;

namespace Kazus.Casebooks.Tables;

/// <summary>Reads series.csv: source_id, patients, what, outcome, statistic, note.</summary>
public static class SeriesTable
{
    private static readonly string[] Columns = ["source_id", "patients", "what", "outcome", "statistic", "note"];

    /// <summary>Reads the series.</summary>
    public static IReadOnlyList<Series> Read(string text, string shown, List<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var (header, rows) = CsvText.Read(text, shown, findings);
        foreach (var name in header.Where(h => !Columns.Contains(h))) findings.Add(CasebookRule.UnknownKey(shown, 1, 1, name, Columns));
        return [.. rows.Where(r => r["source_id"].Length > 0).Select(r =>
            new Series(r["source_id"], r["patients"], r["what"], r["outcome"], r["statistic"], r["note"].Length == 0 ? null : r["note"]))];
    }
}
