using Kazus.Provenance;
using Kazus.Time;

namespace Kazus.Cases;

/// <summary>Derives the answer of a case to each question, and its conflicts.</summary>
public static class CaseAnswers
{
    /// <summary>
    /// The answer to <paramref name="variable"/>. A claim that a person accepted is the answer; without one, claims that agree
    /// are, the most precise first; claims that cannot all be true leave the question disputed.
    /// </summary>
    public static Answer Answer(this Case @case, string variable)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var question = Variables.Get(variable);
        var claims = @case.ClaimsOf(variable).Where(c => c.State != ClaimState.Rejected).ToList();
        var stated = claims.Where(c => c.Value is not Value.Absent).ToList();
        var conflict = ConflictAmong(question, stated);
        if (stated.Count == 0)
        {
            var reason = claims.Select(c => c.Value).OfType<Value.Absent>().FirstOrDefault()?.Reason ?? MissingReason.NotReported;
            return new Answer.None(reason) { Claims = claims };
        }
        if (question.Several) return new Answer.Many(Distinct(question, stated)) { Claims = claims, Conflict = conflict };
        if (stated.FirstOrDefault(c => c.State == ClaimState.Accepted) is { } accepted)
            return new Answer.One(accepted.Value) { Claims = claims, Conflict = conflict };
        return conflict is null
            ? new Answer.One(MostPrecise(question, stated)) { Claims = claims }
            : new Answer.Disputed { Claims = claims, Conflict = conflict };
    }

    /// <summary>All conflicts of a case, settled or not, in the order of <see cref="Variables.All"/>.</summary>
    public static IReadOnlyList<Conflict> Conflicts(this Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var byVariable = @case.Claims.Where(c => c.State != ClaimState.Rejected && c.Value is not Value.Absent).ToLookup(c => c.Variable);
        return [.. Variables.All.Where(v => byVariable.Contains(v.Id)).Select(v => ConflictAmong(v, [.. byVariable[v.Id]])).OfType<Conflict>()];
    }

    private static Conflict? ConflictAmong(Variable question, List<Claim> claims)
    {
        var involved = new SortedSet<int>();
        for (var i = 0; i < claims.Count; i++)
            for (var j = i + 1; j < claims.Count; j++)
                if (Clash(question, claims[i], claims[j]))
                {
                    involved.Add(i);
                    involved.Add(j);
                }
        if (involved.Count == 0) return null;
        List<Claim> sides = [.. involved.Select(i => claims[i])];
        return new Conflict(question.Id, sides, claims.FirstOrDefault(c => c.State == ClaimState.Accepted));
    }

    // Claims about different lesions, or about times that cannot be the same, do not meet.
    private static bool Clash(Variable question, Claim a, Claim b)
    {
        if (a.Lesion is not null && b.Lesion is not null && a.Lesion != b.Lesion) return false;
        if (a.Event is not null && b.Event is not null && a.Event != b.Event) return false;
        if (a.At is { } one && b.At is { } other && one.From == other.From && !one.Days.Overlaps(other.Days)) return false;
        if (question.Id is "recurrence" or "status" && (a.At is null) != (b.At is null)) return false;
        return ValueComparison.Compare(question, a.Value, b.Value) == Agreement.Different;
    }

    private static IReadOnlyList<Value> Distinct(Variable question, List<Claim> claims)
    {
        var values = new List<Value>();
        foreach (var claim in claims)
            if (!values.Any(v => ValueComparison.Compare(question, v, claim.Value) == Agreement.Same)) values.Add(claim.Value);
        return values;
    }

    private static Value MostPrecise(Variable question, List<Claim> claims)
    {
        var best = claims[0].Value;
        foreach (var claim in claims.Skip(1))
            if (Narrows(question, claim.Value, best)) best = claim.Value;
        return best;
    }

    private static bool Narrows(Variable question, Value candidate, Value current) => (candidate, current) switch
    {
        (Value.Choice a, Value.Choice b) => question.Answers.FirstOrDefault(x => x.Id == a.Answer)?.Narrows == b.Answer,
        (Value.Length a, Value.Length b) => b.Duration.Days.Contains(a.Duration.Days) && a.Duration.Days != b.Duration.Days,
        (Value.Number a, Value.Number b) => a.Low >= b.Low && a.High <= b.High && a.High - a.Low < b.High - b.Low,
        (Value.Levels a, Value.Levels b) => a.Extent.Levels.Count + a.Extent.Interspaces.Count > b.Extent.Levels.Count + b.Extent.Interspaces.Count,
        _ => false,
    };

    /// <summary>The time bounds that the case's events and claims state, ready for <see cref="CourseSolver"/>.</summary>
    public static IReadOnlyList<TimeBound> Bounds(this Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var bounds = new List<TimeBound>();
        foreach (var statement in @case.DayZeroWhen) bounds.Add(new TimeBound(statement.From, TimeStatement.DayZero, statement.Days, statement));
        foreach (var happening in @case.Events)
            foreach (var statement in happening.When)
                bounds.Add(new TimeBound(statement.From, happening.Id, statement.Days, statement));
        return bounds;
    }

    /// <summary>When everything in the case can have happened, in days from day zero; or the statements that clash.</summary>
    public static CourseSolution Times(this Case @case) => CourseSolver.Solve(@case.Bounds(), TimeStatement.DayZero);
}
