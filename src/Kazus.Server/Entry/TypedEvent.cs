using Kazus.Cases;
using Kazus.Provenance;
using Kazus.Terms;
using Kazus.Time;

namespace Kazus.Server.Entry;

/// <summary>A part of a typed entry that was understood, or was not.</summary>
/// <param name="Name">"when", "kind", "levels", "side", "lesion"; "words" for what stays text.</param>
/// <param name="Words">What it was understood as.</param>
public sealed record Chip(string Name, string Words);

/// <summary>One line a clinician types about something that happened: "+12 mo recurrence: MRI, recurrence C5".</summary>
/// <param name="Text">As typed.</param>
/// <param name="Happening">The event it makes, or null when it makes none.</param>
/// <param name="Chips">What was understood, to be looked at before it is stored.</param>
/// <param name="Problem">Why it makes no event, and what was expected.</param>
public sealed record TypedEvent(string Text, CaseEvent? Happening, IReadOnlyList<Chip> Chips, string? Problem = null)
{
    private const string Expected = "Begin with a time (2021, March 2021, -2 mo, +12 mo, day zero), then what happened: +12 mo MRI recurrence C5.";

    /// <summary>Understands one line in the light of the case it belongs to.</summary>
    public static TypedEvent Read(string text, Case @case)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(@case);
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return new TypedEvent(text, null, [], Expected);
        if (text.Length > 500) return new TypedEvent(text, null, [], "One event in one line: at most 500 characters are read here.");
        var anchor = new Anchor(@case.Own ? "record" : @case.Sources.FirstOrDefault() ?? "record", null, text);
        var (time, used) = Time(words, anchor);
        if (time is null) return new TypedEvent(text, null, [new Chip("words", text)], $"No time was understood. {Expected}");
        var rest = string.Join(' ', words.Skip(used)).TrimStart(',', ':', ';', ' ');
        if (rest.Length == 0) return new TypedEvent(text, null, [new Chip("when", time.Words)], "A time was understood, but not what happened then.");
        if (time.From is not (TimeStatement.DayZero or TimeStatement.Calendar) && @case.Events.All(e => e.Id != time.From))
            return new TypedEvent(text, null, [new Chip("when", time.Words)], $"There is no event '{time.From}' to count from; the events are {string.Join(", ", @case.Events.Select(e => e.Id))}.");
        return Understood(text, time, rest, anchor, @case);
    }

    private static TypedEvent Understood(string text, TimeStatement time, string rest, Anchor anchor, Case @case)
    {
        var (kind, what) = EventWords.Kind(rest);
        var levels = Levels(what);
        var side = Side(what);
        var lesion = LesionOf(@case, levels, what);
        var happening = new CaseEvent
        {
            Id = NewId(@case, kind),
            Kind = kind,
            What = what,
            When = [time],
            Lesion = lesion?.Id,
            Anchors = [anchor],
        };
        List<Chip> chips = [new("when", TimeWords(time)), new("kind", EventWords.Name(kind))];
        if (levels is not null) chips.Add(new("levels", levels.Words));
        if (side is not null) chips.Add(new("side", side));
        if (lesion is not null) chips.Add(new("lesion", lesion.Name));
        chips.Add(new("words", what));
        return new TypedEvent(text, happening, chips);
    }

    private static (TimeStatement? Time, int Used) Time(string[] words, Anchor anchor)
    {
        // The longest beginning that is a time: "18 years ago", not "18".
        for (var n = Math.Min(7, words.Length); n > 0; n--)
        {
            var lead = string.Join(' ', words.Take(n)).TrimEnd(',', ':', ';');
            if (TimeStatement.Parse(lead, anchor with { Quote = lead }) is { } time) return (time, n);
        }
        return (null, 0);
    }

    private static string TimeWords(TimeStatement time) =>
        time.From == TimeStatement.Calendar || time.Days.IsUnknown ? time.Words : $"{time.Words} ({Pages.Say.Days(time.Days)})";

    private static VertebralExtent? Levels(string what)
    {
        foreach (var word in what.Split([' ', ',', ';', '(', ')'], StringSplitOptions.RemoveEmptyEntries))
            if (word.Length > 1 && word.Any(char.IsAsciiDigit) && VertebralExtent.Parse(word) is { IsEmpty: false } extent) return extent;
        return null;
    }

    private static string? Side(string what)
    {
        var found = what.Split([' ', ',', ';', '-', '(', ')'], StringSplitOptions.RemoveEmptyEntries)
            .Select(w => w is "R" ? "right" : w is "L" ? "left" : w.ToLowerInvariant() is "right" or "left" ? w.ToLowerInvariant() : w.StartsWith("right", StringComparison.OrdinalIgnoreCase) && w.Length <= 6 ? "right" : null)
            .OfType<string>().Distinct().ToList();
        return found.Count == 1 ? found[0] : null;
    }

    // Only when there is one lesion it can be; a guess would be a claim nobody made.
    private static Lesion? LesionOf(Case @case, VertebralExtent? levels, string what)
    {
        List<Lesion> fit = levels is null
            ? [.. @case.Lesions.Where(l => what.Contains(l.Name, StringComparison.OrdinalIgnoreCase))]
            : [.. @case.Lesions.Where(l => l.Levels is { } at && at.Levels.Intersect(levels.Levels).Any())];
        return fit.Count == 1 ? fit[0] : null;
    }

    internal static string NewId(Case @case, EventKind kind)
    {
        var taken = @case.Events.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        var name = kind.ToString().ToLowerInvariant();
        for (var n = 1; ; n++)
        {
            var id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}-{n}");
            if (!taken.Contains(id)) return id;
        }
    }
}
