using System.Runtime.CompilerServices;
using Kazus.Cases;
using Kazus.Casebooks;
using Kazus.Figures;
using Kazus.Reports;
using Kazus.Server.Shelf;

namespace Kazus.Server.Pages;

/// <summary>The figures a page asks for.</summary>
internal static class CaseFigures
{
    // A case never changes; what was drawn of it lives as long as it does.
    private static readonly ConditionalWeakTable<Case, SvgFigure> Drawn = [];

    /// <summary>The timeline for a page; kept where the whole casebook is kept, for a case of a large collection goes with its page.</summary>
    public static SvgFigure TimelineOf(Snapshot book, Case one) => book.IsPart ? Timeline(one) : Drawn.GetValue(one, Timeline);

    public static SvgFigure Timeline(Case one) => (TimelineFigure.Of(one) with { WidthMm = Figure.Page }).Draw();

    /// <summary>Whether there is anything to draw in a figure yet.</summary>
    public static bool Shows(CasebookReport report, string name) => name switch
    {
        "timeline" => report.Casebook.IndexCase is { } own && (own.Events.Count > 0 || own.Lesions.Count > 0),
        "levels" => report.Casebook.Cases.Any(c => c.ClaimsOf("lesion.levels").Any()),
        "swimmer" => report.Casebook.Cases.Any(c => c.ClaimsOf("followup").Concat(c.ClaimsOf("survival.time")).Concat(c.ClaimsOf("recurrence.time")).Any()),
        _ => true,
    };

    /// <summary>The figures of the cases that stay in: those left out are gone from every figure but the study flow, which counts them with the reason.</summary>
    public static IReadOnlyList<DrawnFigure> Of(CasebookReading reading, ReviewQuery query)
    {
        if (query.Out.Count == 0)
        {
            var all = new CasebookReport(reading);
            return InOrder(all.Figures.Where(f => Shown(f) && Shows(all, f.Name)));
        }
        var out_ = query.Out.ToHashSet(StringComparer.Ordinal);
        var flows = With(reading, [.. reading.Casebook.Cases.Select(c => out_.Contains(c.Id) ? c with { ExcludedBecause = query.Reason(c) } : c)]);
        var rest = With(reading, [.. reading.Casebook.Cases.Where(c => !out_.Contains(c.Id))]);
        return InOrder(rest.Figures.Where(f => Shown(f) && !IsFlow(f) && Shows(rest, f.Name)).Concat(flows.Figures.Where(IsFlow)));
    }

    // Each curve beside who went into it, pair by pair; then the courses of all, then the column.
    private static IReadOnlyList<DrawnFigure> InOrder(IEnumerable<DrawnFigure> figures)
    {
        string[] last = ["swimmer", "levels"];
        return [.. figures.OrderBy(f => Array.IndexOf(last, f.Name)).ThenBy(f => f.Name.IndexOf('-', StringComparison.Ordinal) is >= 0 and var at ? f.Name[at..] : "", StringComparer.Ordinal).ThenBy(IsFlow)];
    }

    /// <summary>The pooled analyses of the cases that stay in.</summary>
    public static IReadOnlyList<NamedPool> Pools(CasebookReading reading, ReviewQuery query) =>
        With(reading, [.. reading.Casebook.Cases.Where(c => !query.Out.Contains(c.Id))]).Pools;

    private static CasebookReport With(CasebookReading reading, IReadOnlyList<Case> cases) => new(reading with { Casebook = reading.Casebook with { Cases = cases } });

    private static bool Shown(DrawnFigure figure) => figure.Name != "timeline";

    private static bool IsFlow(DrawnFigure figure) => figure.Name.StartsWith("flow", StringComparison.Ordinal);
}
