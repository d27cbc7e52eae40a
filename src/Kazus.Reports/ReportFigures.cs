using Kazus.Cases;
using Kazus.Evidence;
using Kazus.Figures;
using Kazus.Manuscript.Displays;
using Kazus.Provenance;
using Kazus.Statistics;
using Kazus.Time;

namespace Kazus.Reports;

/// <summary>A figure with the claims behind its marks.</summary>
/// <param name="Name">Name the manuscript calls it by.</param>
/// <param name="Figure">The drawing.</param>
/// <param name="Marks">Claims by mark.</param>
public sealed record DrawnFigure(string Name, SvgFigure Figure, IReadOnlyList<(string Mark, string Label, IReadOnlyList<Claim> Claims, bool Conflict)> Marks)
{
    internal ReportFigure ForReport(ClaimQuotes quotes) => new()
    {
        Id = Name,
        Svg = Figure.Svg,
        Caption = Figure.Caption,
        Alt = Figure.Description,
        Marks = [.. Marks.Select(m => new FigureMark(m.Mark, m.Label, quotes.Of(m.Claims)) { Conflict = m.Conflict })],
    };
}

/// <summary>Draws the figures of a report from its evidence.</summary>
internal static class ReportFigures
{
    public static IReadOnlyList<DrawnFigure> Of(CasebookReport report)
    {
        var figures = new List<DrawnFigure>();
        if (report.Casebook.IndexCase is { } own) figures.Add(new("timeline", (TimelineFigure.Of(own) with { WidthMm = Figure.Page }).Draw(), []));
        if (report.Casebook.Cases.Count == 0) return figures;
        figures.Add(new("levels", Levels(report).Draw(), []));
        figures.Add(new("swimmer", Swimmer(report).Draw(), []));
        for (var i = 0; i < report.Pools.Count; i++)
        {
            var suffix = i == 0 ? "" : "-" + report.Pools[i].Name;
            figures.Add(new("flow" + suffix, Flow(report, report.Pools[i].Pool, "flow" + suffix).Draw(), []));
            if (report.Pools[i].Pool.Curves.Count > 0) figures.Add(Survival(report, report.Pools[i], "survival" + suffix));
        }
        return figures;
    }

    private static VertebralMapFigure Levels(CasebookReport report) => new()
    {
        Cases = [.. report.Casebook.Cases.Select(c => new VertebralCase(c.Id, ComparisonTable.Label(report.Casebook, c),
            Extent(c.Answer("lesion.levels")), Choice(c.Answer("lesion.side")), Choice(c.Answer("disease.kind"))) { Own = c.Own })],
    };

    private static Terms.VertebralExtent? Extent(Answer answer) => answer switch
    {
        Answer.One { Value: Value.Levels l } => l.Extent,
        Answer.Disputed d => d.Conflict!.Claims.Select(c => c.Value).OfType<Value.Levels>().FirstOrDefault()?.Extent,
        _ => null,
    };

    private static SwimmerFigure Swimmer(CasebookReport report) => new()
    {
        WidthMm = Figure.Page,
        Rows = [.. report.Casebook.Cases.Select(c => Row(report, c)).Where(r => r.FollowUp is not null || r.Marks.Count > 0)],
    };

    private static SwimmerRow Row(CasebookReport report, Case one)
    {
        var status = Choice(one.Answer("status"));
        var follow = Months(one.Answer("survival.time")) ?? Months(one.Answer("followup"));
        var recurrence = Months(one.Answer("recurrence.time"));
        var marks = new List<SwimmerMark>();
        if (recurrence is { } at) marks.Add(new SwimmerMark(EventMark.Recurrence, at, Words: "recurrence"));
        if (one.Answer("surgery.extent") is Answer.One { Value: Value.Choice { Answer: not "none" } extent }) marks.Insert(0, new SwimmerMark(EventMark.Surgery, 0, Words: extent.Answer));
        var end = status is null or "lost to follow-up" ? SwimmerEnd.Unknown : status.StartsWith("dead", StringComparison.Ordinal) ? SwimmerEnd.Dead : SwimmerEnd.Alive;
        return new SwimmerRow(one.Id, ComparisonTable.Label(report.Casebook, one), follow ?? recurrence, end, Choice(one.Answer("disease.kind")), follow is null && recurrence is null ? [] : marks) { Own = one.Own };
    }

    private static FlowFigure Flow(CasebookReport report, PooledSurvival pool, string id)
    {
        var all = report.Casebook.Cases.Count;
        var considered = pool.Included.Count + pool.LeftOut.Count;
        var stages = new List<FlowStage>();
        var pooled = new FlowStage("Patients pooled for " + pool.Endpoint.ToString().ToLowerInvariant(), pool.Included.Count, []);
        IReadOnlyList<FlowExclusion> reasons = [.. pool.LeftOut.GroupBy(o => o.Reason).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => new FlowExclusion(Capital(g.Key), g.Count()))];
        if (considered < all)
            stages.Add(new FlowStage("Patients in the comparison table", all, [new FlowExclusion($"Not told by {report.Quotes.Name(pool.Scope.Source ?? "")}{(pool.Scope.Where is { } w ? ", " + w : "")}", all - considered)]));
        stages.Add(new FlowStage(considered < all ? "Patients told there" : "Patients in the comparison table", considered, reasons) { ExcludedName = "Not pooled" });
        stages.Add(pooled);
        return new FlowFigure { Id = id, Stages = stages };
    }

    private static DrawnFigure Survival(CasebookReport report, NamedPool named, string id)
    {
        var pool = named.Pool;
        var byTime = pool.Included.ToLookup(p => p.Months);
        var clock = pool.Clock ?? (pool.Clocks.Count == 1 ? pool.Clocks[0].Key : null);
        var figure = new SurvivalFigure
        {
            Id = id,
            Quantity = PoolText.Quantity(pool.Endpoint),
            Clock = clock is null or "unclear" ? null : clock,
            Groups = [.. pool.Curves.Select(c => new SurvivalGroup(pool.Curves.Count == 1 ? "" : c.Group, [.. Enumerable.Range(0, c.Times.Length).Select(i => Step(c, i, byTime))]) { Median = c.Median.Value })],
        };
        return new DrawnFigure(id, figure.Draw(), [.. byTime.OrderBy(g => g.Key).Take(200).Select(g => (Mark(g.Key),
            $"{PoolText.Months(g.Key)}: {string.Join(", ", g.Select(p => ComparisonTable.Label(report.Casebook, p.Case)))}",
            (IReadOnlyList<Claim>)[.. g.SelectMany(p => p.Claims)], g.Any(p => p.Disputed)))]);
    }

    private static SurvivalStep Step(SurvivalCurve curve, int i, ILookup<double, PatientTime.Included> byTime) => new(
        curve.Times[i], curve.Survival[i], Defined(curve.Lower[i]), Defined(curve.Upper[i]), curve.AtRisk[i], curve.Events[i], curve.Censored[i])
    {
        Cases = [.. byTime[curve.Times[i]].Take(20).Select(p => p.Case.Id)],
    };

    private static string Mark(double time) => time.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture);

    private static double? Defined(double value) => double.IsNaN(value) ? null : value;

    private static double? Months(Answer answer) => answer is Answer.One { Value: Value.Length l } ? l.Duration.In(TimeUnit.Month) : null;

    private static string? Choice(Answer answer) => answer is Answer.One { Value: Value.Choice c } ? c.Answer : null;

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
