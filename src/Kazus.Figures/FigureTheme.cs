using Kazus.Figures.Drawing;

namespace Kazus.Figures;

/// <summary>
/// The style sheet by which figures placed in a web page follow its theme. It reads <c>data-theme="dark"</c> or <c>"light"</c> on the
/// page's root element, and the reader's system setting where the page names none. A page may set the variables itself.
/// </summary>
public static class FigureTheme
{
    private const string Dark = "--kz-ink:#e6e8eb;--kz-quiet:#a3abb6;--kz-hair:#454c56;--kz-wash:#262b32;--kz-paper:#15181c;--kz-conflict:#f08a4b;--kz-blue:#3f9ddb";

    /// <summary>The style sheet; include it once per page.</summary>
    public static string Css { get; } = $$$"""
        svg.kz-figure{max-width:100%;height:auto}
        {{{Rule("fill")}}}{{{Rule("stroke")}}}{{{Rule("stop-color")}}}svg.kz-figure [data-open]{cursor:pointer}
        svg.kz-figure [data-open]:focus-visible{outline:2px solid {{{Palette.Surgery}}};outline-offset:1px}
        @media (prefers-color-scheme:dark){:root:not([data-theme="light"]) svg.kz-figure{ {{{Dark}}} }}
        :root[data-theme="dark"] svg.kz-figure{ {{{Dark}}} }
        @media print{:root svg.kz-figure{ --kz-ink:{{{Palette.Ink}}};--kz-quiet:{{{Palette.Quiet}}};--kz-hair:{{{Palette.Hair}}};--kz-wash:{{{Palette.Wash}}};--kz-paper:{{{Palette.Paper}}};--kz-conflict:{{{Palette.ConflictWords}}};--kz-blue:{{{Palette.Surgery}}} }}
        """;

    private static string Rule(string property) => string.Concat(
        new[] { ("ink", Palette.Ink), ("quiet", Palette.Quiet), ("hair", Palette.Hair), ("wash", Palette.Wash), ("paper", Palette.Paper), ("conflict", Palette.ConflictWords), ("blue", Palette.Surgery) }
            .Select(p => $"svg.kz-figure [{property}=\"{p.Item2}\"]{{{property}:var(--kz-{p.Item1},{p.Item2})}}\n"));
}
