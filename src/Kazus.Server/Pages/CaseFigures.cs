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
        if (query.Out.Count == 0) return InOrder(new CasebookReport(reading).Figures.Where(Shown));
        var out_ = query.Out.ToHashSet(StringComparer.Ordinal);
        var flows = With(reading, [.. reading.Casebook.Cases.Select(c => out_.Contains(c.Id) ? c with { ExcludedBecause = query.Reason(c) } : c)]);
        var rest = With(reading, [.. reading.Casebook.Cases.Where(c => !out_.Contains(c.Id))]);
        return InOrder(rest.Figures.Where(f => Shown(f) && !IsFlow(f)).Concat(flows.Figures.Where(IsFlow)));
    }

    // The main curve beside the column, then the courses, then who went in; the further analyses pair by pair.
    private static IReadOnlyList<DrawnFigure> InOrder(IEnumerable<DrawnFigure> figures)
    {
        string[] first = ["survival", "levels", "swimmer", "flow"];
        return [.. figures.OrderBy(f => Array.IndexOf(first, f.Name) is >= 0 and var at ? at : first.Length).ThenBy(f => f.Name[(f.Name.IndexOf('-', StringComparison.Ordinal) + 1)..], StringComparer.Ordinal)];
    }

    /// <summary>The pooled analyses of the cases that stay in.</summary>
    public static IReadOnlyList<NamedPool> Pools(CasebookReading reading, ReviewQuery query) =>
        With(reading, [.. reading.Casebook.Cases.Where(c => !query.Out.Contains(c.Id))]).Pools;

    private static CasebookReport With(CasebookReading reading, IReadOnlyList<Case> cases) => new(reading with { Casebook = reading.Casebook with { Cases = cases } });

    private static bool Shown(DrawnFigure figure) => figure.Name != "timeline";

    private static bool IsFlow(DrawnFigure figure) => figure.Name.StartsWith("flow", StringComparison.Ordinal);
}
