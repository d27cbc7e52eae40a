using System.Text.RegularExpressions;
using Kazus.Cases;
using Kazus.Time;

namespace Kazus.Figures;

/// <summary>Reads the timeline out of a case: solves its times together and follows each lesion through its events.</summary>
internal sealed partial class CourseOfCase
{
    private readonly Case @case;
    private readonly IReadOnlyDictionary<string, DayRange> ranges;
    private readonly HashSet<TimeStatement> clashing;

    public CourseOfCase(Case @case)
    {
        this.@case = @case;
        List<TimeBound> bounds = [.. @case.Events.SelectMany(e => e.When.Select(w => new TimeBound(w.From, e.Id, w.Days, w))),
            .. @case.DayZeroWhen.Select(w => new TimeBound(w.From, TimeStatement.DayZero, w.Days, w))];
        clashing = new HashSet<TimeStatement>(ReferenceEqualityComparer.Instance);
        // Several clashes may stand side by side; each is taken out in turn until the rest can be true.
        CourseSolution solution;
        while ((solution = CourseSolver.Solve(bounds, TimeStatement.DayZero)) is CourseSolution.Clash clash)
        {
            clashing.UnionWith(clash.Statements);
            bounds.RemoveAll(b => clashing.Contains(b.Statement));
        }
        ranges = solution.Ranges;
    }

    public TimelineFigure Figure() => new()
    {
        DayZero = @case.DayZero,
        Events = [.. @case.Events.Select(Event)],
        Lesions = [.. @case.Lesions.Select(Lesion).OfType<TimelineLesion>()],
        Alive = @case.Events.Any(e => e.Kind == EventKind.Death) ? false : Status(),
        Title = @case.Label is null ? null : $"Course of {@case.Label}",
    };

    // Sources may differ on the disease and still agree that the patient lived.
    private bool? Status()
    {
        var said = @case.Answer("status").Claims.Select(c => c.Value).OfType<Value.Choice>().Select(c => c.Answer).ToList();
        if (said.Count == 0) return null;
        return said.TrueForAll(s => s.StartsWith("alive", StringComparison.Ordinal)) ? true : said.TrueForAll(s => s.StartsWith("dead", StringComparison.Ordinal)) ? false : null;
    }

    private TimelineEvent Event(CaseEvent e)
    {
        var conflicting = e.When.Any(clashing.Contains) ? Outlines(e) : [];
        return new TimelineEvent(e.Id, EventMarks.Of(e.Kind), e.What, When(e))
        {
            Words = Words(e),
            Finding = e.Finding,
            Lasting = e.Lasting,
            Conflicting = conflicting,
        };
    }

    // The solved range; where all its statements were left out of the solution, the hull of what they say one by one.
    private DayRange When(CaseEvent e)
    {
        var solved = ranges.TryGetValue(e.Id, out var range) ? range : DayRange.Unknown;
        if (!solved.IsUnknown && !e.When.Any(clashing.Contains)) return solved;
        var stated = Outlines(e);
        return stated.Count == 0 ? DayRange.Unknown : stated.Select(s => s.Days).Aggregate((a, b) => a.Or(b));
    }

    // What is said of an event one by one. A bound of one side ("before 2024") has no outline where another statement has both.
    private List<TimelineStatement> Outlines(CaseEvent e)
    {
        var stated = e.When.Select(Stated).OfType<TimelineStatement>().ToList();
        var closed = stated.Where(s => s.Days.Earliest > -DayRange.Far / 2 && s.Days.Latest < DayRange.Far / 2).ToList();
        return closed.Count > 0 ? closed : stated;
    }

    private TimelineStatement? Stated(TimeStatement statement)
    {
        if (statement.From != TimeStatement.DayZero && !ranges.ContainsKey(statement.From)) return null;
        var from = statement.From == TimeStatement.DayZero ? DayRange.On(0) : ranges[statement.From];
        var days = from.IsUnknown ? DayRange.Unknown : from.Plus(statement.Days);
        return days.IsUnknown || days.IsEmpty ? null : new TimelineStatement(days, statement.Words);
    }

    private static string? Words(CaseEvent e)
    {
        var when = string.Join("; ", e.When.Select(Words).Distinct(StringComparer.Ordinal));
        if (e.Lasting is { } lasting) when = when.Length > 0 ? $"{when}, {lasting.Words}" : lasting.Words;
        return when.Length > 0 ? when : null;
    }

    // "at least 0 days after" is how one types it, not how one says it.
    private static string Words(TimeStatement statement) =>
        statement.From == TimeStatement.DayZero && statement.Days == DayRange.From(0) && statement.Words.Contains('0', StringComparison.Ordinal) ? "after day 0"
        : statement.From == TimeStatement.DayZero && statement.Days == DayRange.UpTo(0) && statement.Words.Contains('0', StringComparison.Ordinal) ? "before day 0"
        : statement.Words;

    private TimelineLesion? Lesion(Lesion lesion)
    {
        var told = @case.Events.Where(e => e.Lesion == lesion.Id).Select(e => (Event: e, When: When(e))).Where(t => !t.When.IsUnknown)
            .OrderBy(t => TimelineAxis.Middle(t.When)).ThenBy(t => Order(t.Event.Kind)).ToList();
        var changes = new List<LesionChange>();
        foreach (var (e, when) in told)
        {
            var state = changes.Count > 0 ? changes[^1].State : (LesionState?)null;
            if (e.Kind is EventKind.Recurrence or EventKind.Progression)
            {
                if (state != LesionState.Present) changes.Add(new LesionChange(LesionState.Present, when));
            }
            else if (Removes(e))
            {
                // First told of on the very day it was taken out: nobody says since when it was there.
                if (changes is [{ State: LesionState.Present } only] && only.From == when) changes.Clear();
                changes.Add(new LesionChange(LesionState.Resected, when));
            }
            else if (state is null && e.Kind is not EventKind.FollowUp) changes.Add(new LesionChange(LesionState.Present, when));
        }
        return changes.Count == 0 ? null : new TimelineLesion(lesion.Id, lesion.Name, changes);
    }

    // A scan on the day of a recurrence shows the recurrence, not the other way round.
    private static int Order(EventKind kind) => kind switch { EventKind.Symptom => 0, EventKind.Recurrence => 1, EventKind.Procedure => 3, _ => 2 };

    private static bool Removes(CaseEvent e) => e.Kind == EventKind.Procedure
        && !LeavesTumour().IsMatch(e.What) && !LeavesTumour().IsMatch(e.Finding ?? "");

    [GeneratedRegex(@"biops|decompress|partial|subtotal|debulk|stabili[sz]ation|fixation|fusion|emboli[sz]|\bSTR\b|\bR2\b|vertebroplast|kyphoplast|shunt", RegexOptions.IgnoreCase)]
    private static partial Regex LeavesTumour();
}
