using Kazus.Cases;
using Kazus.Provenance;
using Kazus.Time;
using static Kazus.Server.Words.Texts;

namespace Kazus.Server.Entry;

/// <summary>An event as form fields: what a person reads and changes of it.</summary>
/// <param name="Id">Id of the event that is changed, or null for a new one.</param>
/// <param name="When">Every statement of when, a line each, as one would type it.</param>
/// <param name="Kind">Kind by its name.</param>
/// <param name="What">What happened.</param>
/// <param name="Finding">What was found or achieved.</param>
/// <param name="Lesion">Id of the lesion.</param>
/// <param name="Lasting">How long it lasted.</param>
/// <param name="Shown">The figure that shows it.</param>
public sealed record EventFields(string? Id, string? When, string? Kind, string? What, string? Finding, string? Lesion, string? Lasting, string? Shown)
{
    private const string Before = "before ";

    /// <summary>The fields of an event.</summary>
    public static EventFields Of(CaseEvent happening)
    {
        ArgumentNullException.ThrowIfNull(happening);
        return new(happening.Id, string.Join('\n', happening.When.Select(w => w.Words)), happening.Kind.ToString(), happening.What, happening.Finding, happening.Lesion, happening.Lasting?.Words, happening.Shown);
    }

    /// <summary>The event these fields make in a case, or what was expected. Statements of time that did not change keep their place.</summary>
    public (CaseEvent? Happening, string? Problem) Read(Case one)
    {
        ArgumentNullException.ThrowIfNull(one);
        var old = Id is null ? null : one.Events.FirstOrDefault(e => e.Id == Id);
        if (Id is not null && old is null) return (null, Tell("There is no such event in this case any more."));
        if (Tidy(What) is not { } what) return (null, Tell("Expected a few words on what happened."));
        if (!Enum.TryParse<EventKind>(Kind, ignoreCase: true, out var kind) || !Enum.IsDefined(kind)) return (null, Tell("Expected one of the kinds of the list."));
        var lesion = Tidy(Lesion);
        if (lesion is not null && one.Lesions.All(l => l.Id != lesion)) return (null, Tell("There is no lesion '{0}' in this case.", lesion));
        var anchor = old?.Anchors.FirstOrDefault() ?? new Anchor(one.Own ? "record" : one.Sources.FirstOrDefault() ?? "record", null, what);
        List<TimeStatement> when = [];
        foreach (var line in (When ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if ((old?.When.FirstOrDefault(w => w.Words == line) ?? Statement(line, anchor)) is not { } time) return (null, Tell("No time was understood in '{0}': expected 2021, March 2021, -2 mo, +12 mo, day zero, or +4 wk from another event.", line));
            if (time.From is not (TimeStatement.DayZero or TimeStatement.Calendar) && one.Events.All(e => e.Id != time.From)) return (null, Tell("There is no event '{0}' to count from.", time.From));
            when.Add(time);
        }
        Duration? lasting = null;
        if (Tidy(Lasting) is { } length && (lasting = old?.Lasting?.Words == length ? old.Lasting : DurationWords.Parse(length, TimeUnit.Month)) is null) return (null, Tell("'{0}' is no length of time: expected 4 weeks, 6 months.", length));
        var happening = (old ?? new CaseEvent { Id = TypedEvent.NewId(one, kind), Kind = kind, What = what, Anchors = [anchor] }) with
        {
            Kind = kind, What = what, When = when, Finding = Tidy(Finding), Lesion = lesion, Lasting = lasting, Shown = Tidy(Shown),
        };
        return (happening, null);
    }

    private static TimeStatement? Statement(string line, Anchor anchor)
    {
        var before = line.StartsWith(Before, StringComparison.Ordinal);
        var words = before ? line[Before.Length..] : line;
        if (TimeStatement.Parse(words, anchor with { Quote = words }) is not { } time) return null;
        return before ? time with { Words = line, Days = DayRange.UpTo(time.Days.Latest) } : time;
    }

    private static string? Tidy(string? words) => string.Join(' ', (words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } tidy ? tidy.Length > 500 ? tidy[..500] : tidy : null;
}
