using System.Globalization;
using Kazus.Cases;
using Kazus.Figures.Drawing;
using Kazus.Time;

namespace Kazus.Figures;

/// <summary>One of several statements of a time that cannot all be true.</summary>
/// <param name="Days">Possible days from day zero.</param>
/// <param name="Words">As written.</param>
public sealed record TimelineStatement(DayRange Days, string Words);

/// <summary>An event on a patient's timeline.</summary>
/// <param name="Id">Id within the case.</param>
/// <param name="Mark">What kind of mark it has.</param>
/// <param name="What">What happened, in a few words.</param>
/// <param name="When">Possible days of its time, or of its beginning, from day zero; <see cref="DayRange.Unknown"/> when nobody says.</param>
public sealed record TimelineEvent(string Id, EventMark Mark, string What, DayRange When)
{
    /// <summary>The time in the words of the source, or null.</summary>
    public string? Words { get; init; }

    /// <summary>What was found, or null.</summary>
    public string? Finding { get; init; }

    /// <summary>How long it lasted, or null.</summary>
    public Duration? Lasting { get; init; }

    /// <summary>The statements of its time, when they cannot all be true; empty otherwise.</summary>
    public IReadOnlyList<TimelineStatement> Conflicting { get; init; } = [];
}

/// <summary>What is known of a lesion over a stretch of time.</summary>
public enum LesionState
{
    /// <summary>Present.</summary>
    Present,

    /// <summary>Resected, nothing seen since.</summary>
    Resected,
}

/// <summary>A change in a lesion: from this time on it is in this state.</summary>
/// <param name="State">The state that begins.</param>
/// <param name="From">Possible days of the change.</param>
public sealed record LesionChange(LesionState State, DayRange From);

/// <summary>A lesion's lane.</summary>
/// <param name="Id">Id within the case.</param>
/// <param name="Name">What one would call it.</param>
/// <param name="Changes">Its changes in order of time; the first says when it is first known of.</param>
public sealed record TimelineLesion(string Id, string Name, IReadOnlyList<LesionChange> Changes);

/// <summary>
/// The course of one patient around a named day zero: lesions first, then surgery, drugs, radiotherapy, imaging and findings.
/// An inexact time is a soft-edged bar over its possible days; long gaps are folded at a labelled break.
/// </summary>
public sealed record TimelineFigure : Figure
{
    /// <summary>What day zero is: "resection of the C5 lesion", or null.</summary>
    public string? DayZero { get; init; }

    /// <summary>The lesions, in the order to be shown.</summary>
    public IReadOnlyList<TimelineLesion> Lesions { get; init; } = [];

    /// <summary>The events, in any order.</summary>
    public required IReadOnlyList<TimelineEvent> Events { get; init; }

    /// <summary>True when the patient was alive at last contact, false when dead, null when nobody says.</summary>
    public bool? Alive { get; init; }

    private protected override string DefaultId => "timeline";

    /// <summary>The timeline of a case: times solved together, statements that clash shown as such.</summary>
    public static TimelineFigure Of(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        return new CourseOfCase(@case).Figure();
    }

    /// <inheritdoc/>
    public override SvgFigure Draw()
    {
        var sheet = new Sheet(Id, Width);
        var height = new TimelineLayout(this, sheet).Draw();
        var zero = DayZero is null ? "" : $" Day zero: {DayZero}.";
        var course = string.Join("; ", Events.Where(e => !e.When.IsUnknown).OrderBy(e => TimelineAxis.Middle(e.When)).ThenBy(e => e.Id, StringComparer.Ordinal)
            .Select(e => $"{Said(e)}{(e.Words is null ? "" : $" ({e.Words})")}"));
        var open = Events.Where(e => e.When.IsUnknown).Select(Said).ToList();
        var description = $"Timeline of one patient.{zero} {course}.{(open.Count > 0 ? $" Time not reported: {string.Join("; ", open)}." : "")}";
        var caption = $"Course of the patient{(DayZero is null ? "" : $"; day zero: {DayZero}")}. Soft-edged bars span the days that the words allow."
            + (Events.Any(e => e.Conflicting.Count > 0) ? " Vermilion outlines: statements that cannot all be true." : "")
            + (Events.Any(e => e.When.IsUnknown) ? " Dotted: time not reported." : "");
        return Finish(sheet, height, Title ?? "Course of the patient", description, caption);
    }

    internal static string Said(TimelineEvent e) => e.Finding is null || e.What.Contains(e.Finding, StringComparison.OrdinalIgnoreCase) ? e.What : $"{e.What}: {e.Finding}";

    internal static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture).Replace('-', '\u2212');
}
