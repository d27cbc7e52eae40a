using Kazus.Cases;
using Kazus.Checks;
using Kazus.Evidence;
using Kazus.Reports;
using Kazus.Server.Find;
using Kazus.Server.Shelf;
using Kazus.Statistics;

namespace Kazus.Server.Api;

/// <summary>Turns evidence into the documents of the API.</summary>
internal static class ApiShapes
{
    public static CaseSummary Summary(Snapshot book, Case one) => new(one.Id, book.Label(one), one.Own, one.Sources, one.Claims.Count, one.Events.Count,
        one.Conflicts().Count(c => c.Settled is null), "/api/v1/cases/" + Uri.EscapeDataString(one.Id));

    public static TableRowDocument Row(ComparisonTable.Row row) =>
        new(row.Case.Id, row.Label, row.Case.Own, row.Sources, row.Cells.ToDictionary(c => c.Variable.Id, Cell, StringComparer.Ordinal));

    public static PoolDocument Pool(Snapshot book, NamedPool named)
    {
        var pool = named.Pool;
        return new PoolDocument(named.Name, pool.Endpoint.ToString().ToLowerInvariant(), pool.Clock ?? "any", pool.Horizon, pool.Included.Count, pool.Included.Count(p => p.Event),
            pool.AtHorizon is { } at ? Point(at) : null, pool.Clocks.ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal),
            [.. pool.Included.Select(p => new PatientDocument(p.Case.Id, book.Label(p.Case), p.Months, p.Event, p.Clock, p.Disputed))],
            [.. pool.LeftOut.Select(o => new LeftOutDocument(o.Case.Id, book.Label(o.Case), o.Reason))],
            [.. pool.Curves.Select(Curve)],
            [.. pool.Sensitivity.Select(f => new FlipDocument(f.Patient.Case.Id, book.Label(f.Patient.Case), Point(f.Reversed), f.Change))]);
    }

    public static FindingDocument Finding(Finding f) => new(f.Rule, f.Name, f.Severity.ToString().ToLowerInvariant(), f.Message, f.Settle, f.Variable, f.Case,
        [.. f.Places.Select(p => new PlaceDocument(p.Path, p.Where, p.Start, p.End, p.Line, p.Quote, p.Value))]);

    public static FoundDocument Found(Snapshot book, Found found) => new(found.Case.Id, book.Label(found.Case), found.Score,
        [.. found.Why.Select(w => new WhyDocument(w.Passage.What, w.Text, [.. w.Marks.Select(m => w.Text.Substring(m.Start, m.Length))], w.Passage.Anchor?.Source, w.Passage.Anchor?.Where))], "/api/v1/cases/" + Uri.EscapeDataString(found.Case.Id));

    public static LikeDocument Like(Snapshot book, Alike alike) => new(alike.Case.Id, book.Label(alike.Case), alike.Like.Score, alike.Like.Alike, alike.Like.Compared, alike.Like.Asked,
        [.. alike.Like.Reasons.Select(r => new ReasonDocument(r.Variable?.Id ?? "words", r.Own, r.Other, r.Likeness, r.Average, r.Contribution))],
        [.. alike.Like.Open.Select(o => o.Variable.Id)], "/api/v1/cases/" + Uri.EscapeDataString(alike.Case.Id));

    private static CellDocument Cell(ComparisonTable.Cell cell) => new(cell.Text, cell.Missing?.Id(), cell.Conflict, [.. cell.Claims.Select(c =>
        new ClaimDocument(c.Anchor.Source, c.Anchor.Where, c.Anchor.Quote, c.Anchor.Start, c.Anchor.End, AnswerText.Cell(cell.Variable, c.Value), c.State.ToString().ToLowerInvariant()))]);

    private static PointDocument Point(CurvePoint p) => new(p.Time, p.AtRisk, p.Survival, Defined(p.StandardError), Defined(p.Lower), Defined(p.Upper));

    private static CurveDocument Curve(SurvivalCurve c) => new(c.Group, c.Observations, c.EventTotal, [.. c.Times], [.. c.AtRisk], [.. c.Events], [.. c.Censored], [.. c.Survival],
        [.. c.StandardError.Select(Defined)], [.. c.Lower.Select(Defined)], [.. c.Upper.Select(Defined)], c.Median.Value is { } median ? Defined(median) : null);

    // What a method does not define is null, never a word for a number that is none.
    private static double? Defined(double value) => double.IsFinite(value) ? value : null;
}
