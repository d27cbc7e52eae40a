using System.Globalization;
using Kazus.Figures.Drawing;
using Kazus.Terms;

namespace Kazus.Figures;

/// <summary>One case on the column.</summary>
/// <param name="Case">Id of the case.</param>
/// <param name="Name">Name for readers.</param>
/// <param name="Extent">Levels and spaces, or null when none are reported.</param>
/// <param name="Side">"left", "right"; anything else is shown apart.</param>
/// <param name="Kind">"primary", "metastasis", "local recurrence", or null when not reported.</param>
public sealed record VertebralCase(string Case, string Name, VertebralExtent? Extent, string? Side, string? Kind)
{
    /// <summary>True for the authors' own patient.</summary>
    public bool Own { get; init; }
}

/// <summary>
/// The column from C1 to Co, seen from behind, and beside it every case at its levels: a dot for one level, a capsule for a range,
/// filled for a primary and hollow for a metastasis. Where cases outnumber the room, bars with counts take the place of dots.
/// </summary>
public sealed record VertebralMapFigure : Figure
{
    /// <summary>The cases, in any order.</summary>
    public required IReadOnlyList<VertebralCase> Cases { get; init; }

    private protected override string DefaultId => "levels";

    /// <inheritdoc/>
    public override SvgFigure Draw()
    {
        var sheet = new Sheet(Id, Width);
        var silent = Cases.Count(c => c.Extent is null || c.Extent.IsEmpty);
        var height = new VertebralLayout([.. Cases.Where(c => c.Extent is { IsEmpty: false })], silent, sheet).Draw();
        var counts = VertebralLevel.All.Select(l => (Level: l, Count: Cases.Count(c => c.Extent is not null && c.Extent.Levels.Contains(l)))).Where(p => p.Count > 0);
        var list = string.Join(", ", counts.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Level} {p.Count}")));
        string Kind(string name) => Cases.Count(c => c.Kind == name).ToString(CultureInfo.InvariantCulture);
        var description = $"Cases per vertebral level: {(list.Length == 0 ? "none" : list)}. Primary: {Kind("primary")}; metastasis: {Kind("metastasis")}.";
        var caption = string.Create(CultureInfo.InvariantCulture, $"Levels involved in {Cases.Count - silent} cases, column seen from behind. Filled: primary; hollow: metastasis; capsules: ranges of levels.")
            + (silent > 0 ? string.Create(CultureInfo.InvariantCulture, $" Levels not reported in {silent}.") : "");
        return Finish(sheet, height, Title ?? "Vertebral levels", description, caption);
    }
}
