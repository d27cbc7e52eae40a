using Kazus.Cases;
using Kazus.Casebooks;
using Kazus.Figures;
using Kazus.Reports;

namespace Kazus.Server.Pages;

/// <summary>The figures a page asks for.</summary>
internal static class CaseFigures
{
    public static SvgFigure Timeline(Case one) => (TimelineFigure.Of(one) with { WidthMm = Figure.Page }).Draw();

    /// <summary>The figures of the cases that stay in: those left out are gone from every figure but the study flow, which counts them with the reason.</summary>
    public static IReadOnlyList<DrawnFigure> Of(CasebookReading reading, ReviewQuery query)
    {
        if (query.Out.Count == 0) return [.. new CasebookReport(reading).Figures.Where(Shown)];
        var out_ = query.Out.ToHashSet(StringComparer.Ordinal);
        var why = query.Why.Length > 0 ? query.Why : "left out in this view";
        var flows = With(reading, [.. reading.Casebook.Cases.Select(c => out_.Contains(c.Id) ? c with { ExcludedBecause = why } : c)]);
        var rest = With(reading, [.. reading.Casebook.Cases.Where(c => !out_.Contains(c.Id))]);
        return [.. rest.Figures.Where(f => Shown(f) && !IsFlow(f)), .. flows.Figures.Where(IsFlow)];
    }

    /// <summary>The pooled analyses of the cases that stay in.</summary>
    public static IReadOnlyList<NamedPool> Pools(CasebookReading reading, ReviewQuery query) =>
        With(reading, [.. reading.Casebook.Cases.Where(c => !query.Out.Contains(c.Id))]).Pools;

    private static CasebookReport With(CasebookReading reading, IReadOnlyList<Case> cases) => new(reading with { Casebook = reading.Casebook with { Cases = cases } });

    private static bool Shown(DrawnFigure figure) => figure.Name != "timeline";

    private static bool IsFlow(DrawnFigure figure) => figure.Name.StartsWith("flow", StringComparison.Ordinal);
}
