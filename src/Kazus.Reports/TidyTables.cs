using System.Globalization;
using System.Text;
using Kazus.Cases;
using Kazus.Evidence;

namespace Kazus.Reports;

/// <summary>The report's tables as CSV for other programs: invariant numbers, one header row, quotes where needed.</summary>
public static class TidyTables
{
    /// <summary>The comparison table, one row per patient.</summary>
    public static string Comparison(ComparisonTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var text = new StringBuilder();
        Row(text, ["case_id", "label", .. table.Columns.Select(v => v.Id)]);
        foreach (var row in table.Rows) Row(text, [row.Case.Id, row.Label, .. row.Cells.Select(c => c.Text)]);
        return text.ToString();
    }

    /// <summary>Every claim, one row each: value, place, quote, state.</summary>
    public static string Claims(IEnumerable<Case> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        var text = new StringBuilder();
        Row(text, ["case_id", "variable", "value", "missing", "source", "where", "quote", "start", "end", "state", "reader", "confidence"]);
        foreach (var one in cases)
            foreach (var c in one.Claims)
                Row(text,
                [
                    one.Id, c.Variable, c.Value is Value.Absent ? "" : ValueReading.Write(Variables.Get(c.Variable), c.Value), (c.Value as Value.Absent)?.Reason.Symbol() ?? "",
                    c.Anchor.Source, c.Anchor.Where ?? "", c.Anchor.Quote ?? "", Whole(c.Anchor.Start), Whole(c.Anchor.End),
                    c.State.ToString().ToLowerInvariant(), c.Reader, c.Confidence?.ToString("R", CultureInfo.InvariantCulture) ?? "",
                ]);
        return text.ToString();
    }

    /// <summary>The patients of a pooled analysis as any survival program reads them; those left out with the reason.</summary>
    public static string Patients(PooledSurvival pool)
    {
        ArgumentNullException.ThrowIfNull(pool);
        var text = new StringBuilder();
        Row(text, ["case_id", "months", "event", "clock", "disputed", "left_out_because"]);
        foreach (var p in pool.Included) Row(text, [p.Case.Id, p.Months.ToString("R", CultureInfo.InvariantCulture), p.Event ? "1" : "0", p.Clock, p.Disputed ? "1" : "0", ""]);
        foreach (var o in pool.LeftOut) Row(text, [o.Case.Id, "", "", "", "", o.Reason]);
        return text.ToString();
    }

    /// <summary>The series known by aggregate figures.</summary>
    public static string Series(IEnumerable<Series> series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var text = new StringBuilder();
        Row(text, ["source_id", "patients", "what", "outcome", "statistic", "note"]);
        foreach (var s in series) Row(text, [s.Source, s.Patients, s.What, s.Outcome, s.Statistic, s.Note ?? ""]);
        return text.ToString();
    }

    private static string Whole(int? n) => n?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static void Row(StringBuilder text, IReadOnlyList<string> cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0) text.Append(',');
            var cell = cells[i];
            if (cell.AsSpan().IndexOfAny(',', '"', '\n') < 0 && !cell.Contains('\r', StringComparison.Ordinal)) text.Append(cell);
            else text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        text.Append('\n');
    }
}
