using System.Globalization;
using Kazus.Cases;
using Kazus.Evidence;
using Kazus.Manuscript.Displays;

namespace Kazus.Reports;

/// <summary>The tables a manuscript may call: comparison, series, sensitivity of each pool, and the patients left out of each.</summary>
internal static class ReportTables
{
    public static IReadOnlyList<ReportTable> Of(CasebookReport report)
    {
        var tables = new List<ReportTable> { Comparison(report) };
        if (report.Casebook.Series.Count > 0) tables.Add(Series(report));
        for (var i = 0; i < report.Pools.Count; i++)
        {
            var suffix = i == 0 ? "" : "-" + report.Pools[i].Name;
            tables.Add(Sensitivity(report, report.Pools[i], "sensitivity" + suffix));
            tables.Add(LeftOut(report, report.Pools[i], "left-out" + suffix));
        }
        return tables;
    }

    private static ReportTable Comparison(CasebookReport report) => new()
    {
        Id = "comparison",
        Caption = string.Create(CultureInfo.InvariantCulture, $"Published patients and the present one ({report.Table.Rows.Count} patients). NR: not reported. Where sources disagree, both values are shown."),
        Columns = [new TableColumn("Patient") { NamesRow = true }, .. report.Table.Columns.Select(v => new TableColumn(v.Header, v.Kind is ValueKind.Number or ValueKind.Length))],
        Rows = [.. report.Table.Rows.Select(r => new TableRow([Name(report, r), .. r.Cells.Select(c => Cell(report, r, c))]) { Own = r.Case.Own })],
        Notes = ["Every cell leads to the claims it rests on."],
    };

    private static TableCell Name(CasebookReport report, ComparisonTable.Row row) =>
        new(row.Label) { Cites = [.. row.Sources.Where(report.Casebook.Sources.ContainsKey)] };

    private static TableCell Cell(CasebookReport report, ComparisonTable.Row row, ComparisonTable.Cell cell) => new(cell.Text)
    {
        Missing = cell.Missing,
        Fact = $"{row.Case.Id}.{cell.Variable.Id}",
        Claims = report.Quotes.Of(cell.Claims),
        Conflict = cell.Conflict,
    };

    private static ReportTable Series(CasebookReport report) => new()
    {
        Id = "series",
        Caption = "Series known by aggregate figures only; not part of the pooled curves.",
        Columns = [new TableColumn("Series") { NamesRow = true }, new TableColumn("Patients"), new TableColumn("Who"), new TableColumn("Outcome"), new TableColumn("Figure and clock")],
        Rows = [.. report.Casebook.Series.Select(s => new TableRow(
        [
            new TableCell(report.Quotes.Name(s.Source)) { Cites = report.Casebook.Sources.ContainsKey(s.Source) ? [s.Source] : [] },
            Words(s.Patients), Words(s.What), Words(s.Outcome), Words(s.Statistic),
        ]))],
    };

    private static TableCell Words(string words) =>
        MissingReasons.Parse(words) is { } reason ? new TableCell(reason.Symbol()) { Missing = reason } : new TableCell(words);

    private static ReportTable Sensitivity(CasebookReport report, NamedPool named, string id)
    {
        var pool = named.Pool;
        return new ReportTable
        {
            Id = id,
            Caption = $"{PoolText.Quantity(pool.Endpoint)} at {PoolText.Months(pool.Horizon)} ({named.Name}) when one patient's status is reversed. As it stands: {(pool.AtHorizon is { } at ? PoolText.WithInterval(at) : "not defined")}.",
            Columns = [new TableColumn("Patient") { NamesRow = true }, new TableColumn("Months", true), new TableColumn("Status as used"), new TableColumn("Share if reversed", true), new TableColumn("Change", true)],
            Rows = [.. pool.Sensitivity.OrderByDescending(f => Math.Abs(f.Change)).ThenBy(f => f.Patient.Case.Id, StringComparer.Ordinal).Take(40).Select(f => Flip(report, f))],
            Notes = pool.Sensitivity.Count > 40 ? ["The 40 patients that change most are shown."] : [],
        };
    }

    private static TableRow Flip(CasebookReport report, PooledSurvival.Flip flip) => new(
    [
        new TableCell(ComparisonTable.Label(report.Casebook, flip.Patient.Case)),
        new TableCell(flip.Patient.Months.ToString("0.#", CultureInfo.InvariantCulture)) { Claims = report.Quotes.Of(flip.Patient.Claims) },
        new TableCell(flip.Patient.Event ? "event" : "no event") { Claims = report.Quotes.Of(flip.Patient.Claims), Conflict = flip.Patient.Disputed },
        new TableCell(PoolText.WithInterval(flip.Reversed)),
        new TableCell(flip.Change.ToString("+0.000;\u22120.000;0.000", CultureInfo.InvariantCulture)),
    ]) { Own = flip.Patient.Case.Own };

    private static ReportTable LeftOut(CasebookReport report, NamedPool named, string id) => new()
    {
        Id = id,
        Caption = $"Patients left out of the pooled analysis '{named.Name}', with the reason.",
        Columns = [new TableColumn("Patient") { NamesRow = true }, new TableColumn("Reason")],
        Rows = [.. named.Pool.LeftOut.Select(o => new TableRow([new TableCell(ComparisonTable.Label(report.Casebook, o.Case)), new TableCell(o.Reason)]) { Own = o.Case.Own })],
    };
}
