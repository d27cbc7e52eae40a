using System.Globalization;
using Kazus.Figures.Drawing;
using Kazus.Time;

namespace Kazus.Figures;

/// <summary>How a patient's row ends.</summary>
public enum SwimmerEnd
{
    /// <summary>Alive at last contact: an arrow.</summary>
    Alive,

    /// <summary>Dead: a cross.</summary>
    Dead,

    /// <summary>Status not reported, or lost: an open dotted end.</summary>
    Unknown,
}

/// <summary>Something on a patient's row.</summary>
/// <param name="Mark">What.</param>
/// <param name="Time">When, in the figure's unit from the clock.</param>
/// <param name="End">End of a treatment that lasted, or null.</param>
/// <param name="Words">What it was, for readers, or null.</param>
public sealed record SwimmerMark(EventMark Mark, double Time, double? End = null, string? Words = null);

/// <summary>One patient.</summary>
/// <param name="Case">Id of the case.</param>
/// <param name="Name">Name at the row's left.</param>
/// <param name="FollowUp">Time of last contact or death from the clock, or null when nobody reports it.</param>
/// <param name="End">How it ends.</param>
/// <param name="Kind">"primary", "metastasis", "local recurrence", or null when not reported.</param>
/// <param name="Marks">Events.</param>
public sealed record SwimmerRow(string Case, string Name, double? FollowUp, SwimmerEnd End, string? Kind, IReadOnlyList<SwimmerMark> Marks)
{
    /// <summary>True for the authors' own patient.</summary>
    public bool Own { get; init; }

    /// <summary>Last possible time of last contact where it was told inexactly ("about 2 years"), or null.</summary>
    public double? Latest { get; init; }
}

/// <summary>
/// One row per patient, longest follow-up first. Up to 64 rows have names; up to <see cref="MostRows"/> rows grow thinner; beyond
/// that the figure shows every k-th of the sorted patients and says so.
/// </summary>
public sealed record SwimmerFigure : Figure
{
    /// <summary>The patients, in any order.</summary>
    public required IReadOnlyList<SwimmerRow> Rows { get; init; }

    /// <summary>Unit of all times.</summary>
    public TimeUnit Unit { get; init; } = TimeUnit.Month;

    /// <summary>Where time starts, in words: "surgery".</summary>
    public string? Clock { get; init; }

    /// <summary>The most rows drawn on one figure.</summary>
    public int MostRows { get; init; } = 200;

    private protected override string DefaultId => "swimmer";

    /// <summary>The figure in pages of at most <paramref name="rows"/> named rows, in the same order and on the same axis.</summary>
    public IReadOnlyList<SwimmerFigure> Pages(int rows = 40)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        var pages = Sorted().Chunk(rows).ToList();
        return [.. pages.Select((page, i) => this with { Rows = page, Id = $"{Id}-{(i + 1).ToString(CultureInfo.InvariantCulture)}", AxisEnd = Longest(Rows) })];
    }

    internal double? AxisEnd { get; init; }

    /// <inheritdoc/>
    public override SvgFigure Draw()
    {
        var sorted = Sorted();
        var shown = sorted.Count <= MostRows ? sorted : [.. Enumerable.Range(0, MostRows).Select(i => sorted[(int)((long)i * (sorted.Count - 1) / Math.Max(MostRows - 1, 1))])];
        var sheet = new Sheet(Id, Width);
        var note = shown.Count < sorted.Count ? string.Create(CultureInfo.InvariantCulture, $"{shown.Count} of {sorted.Count} patients shown, evenly spaced in the order of follow-up.") : null;
        var height = new SwimmerLayout(this, shown, note, sheet).Draw();
        var followed = sorted.Where(r => r.FollowUp is not null).Select(r => r.FollowUp!.Value).Order().ToList();
        var span = followed.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" Follow-up {Scale.Name(Math.Round(followed[0], 1))} to {Scale.Name(Math.Round(followed[^1], 1))} {Unit.Name(2)}.");
        var silent = sorted.Count - followed.Count;
        var description = string.Create(CultureInfo.InvariantCulture, $"One row per patient, {sorted.Count} patients, longest follow-up first.{span} Dead: {sorted.Count(r => r.End == SwimmerEnd.Dead)}; alive at last contact: {sorted.Count(r => r.End == SwimmerEnd.Alive)}; status not reported: {sorted.Count(r => r.End == SwimmerEnd.Unknown)}.");
        var caption = string.Create(CultureInfo.InvariantCulture, $"Course of {sorted.Count} patients{(Clock is null ? "" : $", time from {Clock}")}; arrow: alive at last contact; cross: death; dotted end: status not reported.")
            + (silent > 0 ? string.Create(CultureInfo.InvariantCulture, $" Follow-up not reported in {silent}.") : "") + (note is null ? "" : " " + note);
        return Finish(sheet, height, Title ?? "Course of each patient", description, caption);
    }

    internal static double Longest(IEnumerable<SwimmerRow> rows) => Math.Max(rows.SelectMany(r => r.Marks.SelectMany(m => new[] { m.Time, m.End ?? m.Time }).Append(r.FollowUp ?? 0).Append(r.Latest ?? 0)).DefaultIfEmpty(1).Max(), 1e-6);

    private List<SwimmerRow> Sorted() => [.. Rows.OrderByDescending(r => r.FollowUp ?? double.NegativeInfinity).ThenBy(r => r.Name, StringComparer.Ordinal).ThenBy(r => r.Case, StringComparer.Ordinal)];
}
