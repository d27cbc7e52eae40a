using System.Buffers;

namespace Kazus.Statistics;

/// <summary>
/// Rows in the order in which risk sets grow: by stratum, then from the latest exit to the earliest, censored rows before events at
/// one time. The risk set of an event time is then every row of the stratum up to <see cref="EventGroup.End"/>, less those that
/// enter at or after it.
/// </summary>
internal sealed class RiskOrder
{
    private RiskOrder(int[] order, ReadOnlyMemory<double> times, ReadOnlyMemory<double>? entries)
    {
        Order = order;
        Times = times;
        Entries = entries;
    }

    /// <summary>Row number at each position.</summary>
    public int[] Order { get; }

    /// <summary>Exit time of each row (not position), near ties settled.</summary>
    public ReadOnlyMemory<double> Times { get; }

    /// <summary>Entry time of each row, near ties settled; null without entries.</summary>
    public ReadOnlyMemory<double>? Entries { get; }

    /// <summary>First position of each stratum that has rows, and the number of rows at the end.</summary>
    public required int[] StratumBegin { get; init; }

    /// <summary>Code of each stratum of <see cref="StratumBegin"/>.</summary>
    public required int[] StratumCode { get; init; }

    /// <summary>Distinct event times in the order of positions.</summary>
    public required EventGroup[] Groups { get; init; }

    /// <summary>First of <see cref="Groups"/> in each stratum, and their number at the end.</summary>
    public required int[] StratumGroup { get; init; }

    /// <summary>Row numbers by stratum and from the latest entry to the earliest; null without entries.</summary>
    public int[]? EntryOrder { get; private init; }

    /// <summary>Number of rows.</summary>
    public int Count => Order.Length;

    /// <summary>Number of rows that end with the event.</summary>
    public required int Events { get; init; }

    /// <summary>Whether two events share a time within a stratum.</summary>
    public required bool HasTies { get; init; }

    public static RiskOrder Of(RegressionData data)
    {
        var (times, entries) = (data.Time, data.Entry);
        if (entries is { } some)
        {
            if (NearTies.Align(times.Span, some.Span) is { } aligned)
            {
                (times, entries) = (aligned.Times, aligned.Entries);
                CheckIntervals(aligned.Times, aligned.Entries!);
            }
        }
        var order = ByTime(times.Span, data.Event.Span);
        if (entries is null && NearestTie(times.Span, order) is { } gap) times = SettleNearTies(times.Span, data.Event.Span, order, gap);
        return Group(data, order, times, entries);
    }

    private static RiskOrder Group(RegressionData data, int[] order, ReadOnlyMemory<double> times, ReadOnlyMemory<double>? entries)
    {
        int[] begins = [0, order.Length];
        int[] codes = [0];
        int[]? entryOrder = null;
        if (entries is { } some)
        {
            entryOrder = new int[order.Length];
            var keys = new ulong[order.Length];
            for (var i = 0; i < keys.Length; i++) keys[i] = ~RowSort.Key(some.Span[i]);
            RowSort.Ascending(keys, entryOrder);
        }
        if (data.Strata is { } strata)
        {
            var levels = strata.Count;
            RowSort.StableByCode(strata.Codes.Span, order, levels);
            if (entryOrder is not null) RowSort.StableByCode(strata.Codes.Span, entryOrder, levels);
            (begins, codes) = Strata(strata.Codes.Span, order);
        }
        var groups = new List<EventGroup>();
        var stratumGroup = new int[begins.Length];
        var (events, ties) = (0, false);
        for (var s = 0; s + 1 < begins.Length; s++)
        {
            stratumGroup[s] = groups.Count;
            for (var i = begins[s]; i < begins[s + 1];)
            {
                var time = times.Span[order[i]];
                var deaths = -1;
                for (; i < begins[s + 1] && times.Span[order[i]] == time; i++)
                {
                    if (deaths < 0 && data.Event.Span[order[i]]) deaths = i;
                }
                if (deaths < 0) continue;
                groups.Add(new EventGroup(deaths, i, time));
                events += i - deaths;
                ties |= i - deaths > 1;
            }
        }
        stratumGroup[^1] = groups.Count;
        return new RiskOrder(order, times, entries)
        {
            StratumBegin = begins, StratumCode = codes, Groups = [.. groups], StratumGroup = stratumGroup, EntryOrder = entryOrder,
            Events = events, HasTies = ties,
        };
    }

    private static (int[] Begins, int[] Codes) Strata(ReadOnlySpan<int> codes, int[] order)
    {
        var begins = new List<int>();
        var present = new List<int>();
        for (var i = 0; i < order.Length; i++)
        {
            if (i > 0 && codes[order[i]] == codes[order[i - 1]]) continue;
            begins.Add(i);
            present.Add(codes[order[i]]);
        }
        begins.Add(order.Length);
        return ([.. begins], [.. present]);
    }

    private static int[] ByTime(ReadOnlySpan<double> times, ReadOnlySpan<bool> events)
    {
        var n = times.Length;
        var order = new int[n];
        var keys = ArrayPool<ulong>.Shared.Rent(n);
        if (WholeNumbers(times) is { } latest)
        {
            for (var i = 0; i < n; i++) keys[i] = (ulong)(latest - times[i]) << 1 | (events[i] ? 1u : 0u);
        }
        else
        {
            // The lowest bit of a time gives way to the event flag: times that close are tied anyway.
            for (var i = 0; i < n; i++) keys[i] = ~RowSort.Key(times[i]) & ~1ul | (events[i] ? 1u : 0u);
        }
        RowSort.Ascending(keys.AsSpan(0, n), order);
        ArrayPool<ulong>.Shared.Return(keys);
        return order;
    }

    private static double? WholeNumbers(ReadOnlySpan<double> times)
    {
        double latest = 0;
        foreach (var time in times)
        {
            if (time != (int)time) return null;
            latest = Math.Max(latest, time);
        }
        return latest;
    }

    /// <summary>The mean of the distinct times when two neighbours are nearly tied, along an order from the latest to the earliest; null when none are.</summary>
    private static double? NearestTie(ReadOnlySpan<double> times, int[] order)
    {
        double sum = 0, least = double.PositiveInfinity;
        var distinct = 0;
        var after = double.NaN;
        foreach (var row in order)
        {
            var time = times[row];
            if (time == after) continue;
            sum += Math.Abs(time);
            distinct++;
            if (after - time < least) least = after - time;
            after = time;
        }
        return distinct > 1 && NearTies.Close(least, sum / distinct) ? sum / distinct : null;
    }

    /// <summary>Times with every chain of near ties at its earliest time; within a chain, censored rows go before events.</summary>
    private static double[] SettleNearTies(ReadOnlySpan<double> times, ReadOnlySpan<bool> events, int[] order, double mean)
    {
        var settled = times.ToArray();
        for (var begin = 0; begin < order.Length;)
        {
            var end = begin + 1;
            while (end < order.Length && NearTies.Close(times[order[end - 1]] - times[order[end]], mean)) end++;
            var chain = order.AsSpan(begin, end - begin);
            var earliest = times[chain[^1]];
            if (times[chain[0]] != earliest)
            {
                foreach (var row in chain) settled[row] = earliest;
                var rows = chain.ToArray();
                var at = 0;
                foreach (var row in rows)
                {
                    if (!events[row]) chain[at++] = row;
                }
                foreach (var row in rows)
                {
                    if (events[row]) chain[at++] = row;
                }
            }
            begin = end;
        }
        return settled;
    }

    private static void CheckIntervals(double[] times, double[] entries)
    {
        for (var i = 0; i < times.Length; i++)
        {
            if (entries[i] >= times[i]) throw new AssumptionException(Assumption.EntryBeforeExit, "entry", i, "the two differ only by rounding");
        }
    }
}

/// <summary>The events of one stratum at one time: the rows at positions [DeathBegin, End). Every row before End has not exited earlier.</summary>
internal readonly record struct EventGroup(int DeathBegin, int End, double Time)
{
    public int Deaths => End - DeathBegin;
}
