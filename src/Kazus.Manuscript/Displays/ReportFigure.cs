using Kazus.Manuscript.Facts;

namespace Kazus.Manuscript.Displays;

/// <summary>A figure of the report: a drawing (SVG, with a PNG for programs that cannot draw it) or a picture.</summary>
public sealed record ReportFigure
{
    /// <summary>Name as the prose writes it ("timeline" in <c>{{ figure: timeline }}</c>).</summary>
    public required string Id { get; init; }

    /// <summary>What the reader sees; without "Figure 1".</summary>
    public required string Caption { get; init; }

    /// <summary>What the figure shows, for a reader who cannot see it.</summary>
    public required string Alt { get; init; }

    /// <summary>The drawing, or null for a picture.</summary>
    public string? Svg { get; init; }

    /// <summary>The same drawing as PNG, or the picture itself (PNG or JPEG); null when there is none.</summary>
    public byte[]? Raster { get; init; }

    /// <summary>
    /// Claims behind marks of the drawing. Kazus's own figures name a mark by kind and id, <c>data-open="step" data-step="14"</c> being
    /// "step:14" ("event:…", "lesion:…", "case:…", "row:…" with the cases parted by spaces); any other SVG by <c>data-mark</c>.
    /// </summary>
    public IReadOnlyList<FigureMark> Marks { get; init; } = [];
}

/// <summary>A curve step, a glyph, a bar: what it says and the claims behind it.</summary>
/// <param name="Mark">Name of the mark in the SVG, see <see cref="ReportFigure.Marks"/>.</param>
/// <param name="Label">What the mark says ("Recurrence at 12 months, S = 0.667").</param>
/// <param name="Claims">The claims behind it.</param>
public sealed record FigureMark(string Mark, string Label, IReadOnlyList<FactClaim> Claims)
{
    public bool Conflict { get; init; }
}
