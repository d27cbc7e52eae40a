namespace Kazus.Time;

/// <summary>
/// A bound between two points of a course: <c>To</c> happens at least <c>Days.Earliest</c> and at most <c>Days.Latest</c> days after
/// <c>From</c>. <c>Statement</c> says who claims it, so that a clash can be shown in the writers' own words.
/// </summary>
/// <param name="From">Id of the earlier point.</param>
/// <param name="To">Id of the later point.</param>
/// <param name="Days">Allowed distance in days, both bounds included.</param>
/// <param name="Statement">What was stated; bounds of one statement are kept or dropped together.</param>
public sealed record TimeBound(string From, string To, DayRange Days, TimeStatement Statement);

/// <summary>When everything can have happened, or which statements cannot all be true.</summary>
public abstract record CourseSolution
{
    private CourseSolution()
    {
    }

    /// <summary>The statements can all be true: the tightest range of days of every point, from the origin.</summary>
    /// <param name="Days">Range by point id; a point nothing is known of is <see cref="DayRange.Unknown"/>.</param>
    public sealed record Possible(IReadOnlyDictionary<string, DayRange> Days) : CourseSolution;

    /// <summary>
    /// The statements clash, in one or more sets. Leaving any one statement of a set out makes the rest of that set possible: none is
    /// listed in vain.
    /// </summary>
    /// <param name="Sets">The minimal sets, each in the order given.</param>
    /// <param name="Days">
    /// The ranges when each clash gives way, so that the course can still be drawn: calendar dates give way to offsets from day
    /// zero; statements of one point alone are spanned.
    /// </param>
    public sealed record Clash(IReadOnlyList<IReadOnlyList<TimeStatement>> Sets, IReadOnlyDictionary<string, DayRange> Days) : CourseSolution
    {
        /// <summary>All clashing statements.</summary>
        public IReadOnlyList<TimeStatement> Statements => [.. Sets.SelectMany(s => s)];
    }

    /// <summary>The ranges in either case.</summary>
    public IReadOnlyDictionary<string, DayRange> Ranges => this switch
    {
        Possible p => p.Days,
        Clash c => c.Days,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>
/// Solves the times of a course as a simple temporal problem: every statement bounds the distance of two points, shortest paths
/// give each point's earliest and latest day, and a negative cycle is a set of statements that cannot all be true
/// (R. Dechter, I. Meiri, J. Pearl, Temporal constraint networks, Artif Intell 1991;49:61-95, section 3).
/// The clash is made minimal by leaving statements out one at a time.
/// </summary>
public static class CourseSolver
{
    /// <summary>Solves the bounds.</summary>
    /// <param name="bounds">What was stated. The order of the list does not change the ranges.</param>
    /// <param name="origin">The point that is day 0.</param>
    public static CourseSolution Solve(IReadOnlyList<TimeBound> bounds, string origin)
    {
        ArgumentNullException.ThrowIfNull(bounds);
        ArgumentNullException.ThrowIfNull(origin);
        if (Ranges(bounds, origin) is { } days) return new CourseSolution.Possible(days);
        var sets = new List<IReadOnlyList<TimeStatement>>();
        IReadOnlyList<TimeBound> rest = bounds;
        IReadOnlyDictionary<string, DayRange>? ranges;
        // Several independent clashes may hide behind the first: let each give way until the rest can be true.
        while ((ranges = Ranges(rest, origin)) is null)
        {
            sets.Add(Minimal(rest, origin));
            rest = GiveWay(rest, sets[^1]);
        }
        return new CourseSolution.Clash(sets, Complete(ranges, bounds, origin));
    }

    private static List<TimeBound> GiveWay(IReadOnlyList<TimeBound> bounds, IReadOnlyList<TimeStatement> clash)
    {
        var set = new HashSet<TimeStatement>(clash, ReferenceEqualityComparer.Instance);
        List<TimeBound> involved = [.. bounds.Where(b => set.Contains(b.Statement))];
        List<TimeBound> calendar = [.. involved.Where(b => b.From == TimeStatement.Calendar || b.To == TimeStatement.Calendar)];
        if (calendar.Count > 0) return [.. bounds.Where(b => !calendar.Contains(b))];
        List<TimeBound> rest = [.. bounds.Where(b => !set.Contains(b.Statement))];
        var first = involved[0];
        if (involved.All(b => b.From == first.From && b.To == first.To))
            rest.Add(first with { Days = involved.Aggregate(first.Days, (hull, b) => hull.Or(b.Days)), Statement = first.Statement with { Words = first.Statement.Words } });
        return rest;
    }

    private static Dictionary<string, DayRange> Complete(IReadOnlyDictionary<string, DayRange> ranges, IReadOnlyList<TimeBound> bounds, string origin)
    {
        var all = new Dictionary<string, DayRange>(ranges) { [origin] = DayRange.On(0) };
        foreach (var b in bounds)
        {
            all.TryAdd(b.From, DayRange.Unknown);
            all.TryAdd(b.To, DayRange.Unknown);
        }
        return all;
    }

    private static List<TimeStatement> Minimal(IReadOnlyList<TimeBound> bounds, string origin)
    {
        var kept = bounds.Select(b => b.Statement).Distinct(ReferenceEqualityComparer.Instance).Cast<TimeStatement>().ToList();
        var set = new HashSet<TimeStatement>(kept, ReferenceEqualityComparer.Instance);
        // Halves first: most courses state much more than the few things that clash.
        for (var size = Math.Max(1, kept.Count / 2); ; size = Math.Max(1, size / 2))
        {
            for (var i = 0; i < kept.Count;)
            {
                var part = kept.GetRange(i, Math.Min(size, kept.Count - i));
                set.ExceptWith(part);
                if (Ranges([.. bounds.Where(b => set.Contains(b.Statement))], origin) is null) kept.RemoveRange(i, part.Count);
                else
                {
                    set.UnionWith(part);
                    i += part.Count;
                }
            }
            if (size == 1) return kept;
        }
    }

    private static Dictionary<string, DayRange>? Ranges(IReadOnlyList<TimeBound> bounds, string origin)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal) { [origin] = 0 };
        foreach (var b in bounds)
        {
            index.TryAdd(b.From, index.Count);
            index.TryAdd(b.To, index.Count);
        }
        var edges = new List<(int From, int To, long Length)>(bounds.Count * 2);
        foreach (var b in bounds)
        {
            if (b.Days.Latest < DayRange.Far) edges.Add((index[b.From], index[b.To], b.Days.Latest));
            if (b.Days.Earliest > -DayRange.Far) edges.Add((index[b.To], index[b.From], -(long)b.Days.Earliest));
        }
        if (HasNegativeCycle(edges, index.Count)) return null;
        var latest = Distances(edges, index.Count, reversed: false);
        var earliest = Distances(edges, index.Count, reversed: true);
        return index.ToDictionary(p => p.Key, p => new DayRange(Bounded(-earliest[p.Value], -DayRange.Far), Bounded(latest[p.Value], DayRange.Far)));
    }

    private static int Bounded(long distance, int none) => Math.Abs(distance) >= DayRange.Far ? none : (int)distance;

    // A clash may hang together apart from the origin, so every point starts at distance zero.
    private static bool HasNegativeCycle(List<(int From, int To, long Length)> edges, int points)
    {
        var distance = new long[points];
        for (var round = 0; round <= points; round++)
            if (!Relax(edges, distance, reversed: false)) return false;
        return true;
    }

    private static long[] Distances(List<(int From, int To, long Length)> edges, int points, bool reversed)
    {
        var distance = new long[points];
        Array.Fill(distance, (long)DayRange.Far);
        distance[0] = 0;
        while (Relax(edges, distance, reversed))
        {
        }
        return distance;
    }

    private static bool Relax(List<(int From, int To, long Length)> edges, long[] distance, bool reversed)
    {
        var changed = false;
        foreach (var (from, to, length) in edges)
        {
            var (a, b) = reversed ? (to, from) : (from, to);
            if (distance[a] >= DayRange.Far || distance[a] + length >= distance[b]) continue;
            distance[b] = distance[a] + length;
            changed = true;
        }
        return changed;
    }
}
