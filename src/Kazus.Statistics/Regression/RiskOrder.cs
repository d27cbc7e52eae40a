using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static RiskOrder Of(RegressionData data)
    {
        var (times, entries) = (data.Time, data.Entry);
        if (entries is { } some && NearTies.Align(times.Span, some.Span) is { } aligned)
        {
            (times, entries) = (aligned.Times, aligned.Entries);
            CheckIntervals(aligned.Times, aligned.Entries!);
        }
        using var exits = ExitOrder.Of(times, data.Event);
        if (entries is null && NearestTie(exits.Times) is { } mean)
        {
            var settled = times.ToArray();
            SettleNearTies(exits.Times, exits.Rows, data.Event.Span, settled, mean);
            times = settled;
        }
        return Group(data, exits.Rows, exits.Times, times, entries);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static RiskOrder Group(RegressionData data, int[] order, Span<double> sorted, ReadOnlyMemory<double> times, ReadOnlyMemory<double>? entries)
    {
        int[] begins = [0, order.Length];
        int[] codes = [0];
        var entryOrder = entries is { } some ? ByEntry(some.Span) : null;
        if (data.Strata is { } strata)
        {
            RowSort.StableByCode(strata.Codes.Span, order, strata.Count);
            if (entryOrder is not null) RowSort.StableByCode(strata.Codes.Span, entryOrder, strata.Count);
            (begins, codes) = Strata(strata.Codes.Span, order);
            for (var i = 0; i < order.Length; i++) sorted[i] = times.Span[order[i]];
        }
        var found = ArrayPool<EventGroup>.Shared.Rent(Math.Min(order.Length + 1, 4096));
        var stratumGroup = new int[begins.Length];
        var died = MemoryMarshal.AsBytes(data.Event.Span);
        var (count, events, ties) = (0, 0, 0);
        for (var s = 0; s + 1 < begins.Length; s++)
        {
            stratumGroup[s] = count;
            var end = begins[s + 1];
            var deaths = 0;
            for (var i = begins[s]; i < end; i++)
            {
                // Without branches: whether a row is an event is as good as random. Events are the last rows of their time.
                deaths += died[order[i]];
                var last = i + 1 == end || sorted[i + 1] != sorted[i] ? 1 : 0;
                if (count == found.Length) found = Longer(found, order.Length + 1);
                found[count] = new EventGroup(i + 1 - deaths, i + 1, sorted[i]);
                count += last & (-deaths >>> 31);
                events += last * deaths;
                ties |= last & (1 - deaths >>> 31);
                deaths *= 1 - last;
            }
        }
        stratumGroup[^1] = count;
        var groups = GC.AllocateUninitializedArray<EventGroup>(count);
        found.AsSpan(0, count).CopyTo(groups);
        ArrayPool<EventGroup>.Shared.Return(found);
        return new RiskOrder(order, times, entries)
        {
            StratumBegin = begins, StratumCode = codes, Groups = groups, StratumGroup = stratumGroup, EntryOrder = entryOrder,
            Events = events, HasTies = ties != 0,
        };
    }

    private static EventGroup[] Longer(EventGroup[] found, int most)
    {
        var longer = ArrayPool<EventGroup>.Shared.Rent(Math.Min(most, 4 * found.Length));
        found.CopyTo(longer, 0);
        ArrayPool<EventGroup>.Shared.Return(found);
        return longer;
    }

    private static int[] ByEntry(ReadOnlySpan<double> entries)
    {
        var order = new int[entries.Length];
        var keys = new ulong[order.Length];
        for (var i = 0; i < keys.Length; i++) keys[i] = ~RowSort.Key(entries[i]);
        RowSort.Ascending(keys, order);
        return order;
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

    /// <summary>The mean of the distinct times when two neighbours are nearly tied; null when none are. Times descend.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double? NearestTie(ReadOnlySpan<double> times)
    {
        double sum = 0, least = double.PositiveInfinity;
        var distinct = 0;
        var after = double.NaN;
        foreach (var time in times)
        {
            if (time == after) continue;
            sum += time;
            distinct++;
            if (after - time < least) least = after - time;
            after = time;
        }
        return distinct > 1 && NearTies.Close(least, sum / distinct) ? sum / distinct : null;
    }

    /// <summary>Puts every chain of near ties at its earliest time; within a chain, censored rows go before events.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SettleNearTies(Span<double> sorted, int[] order, ReadOnlySpan<bool> events, double[] settled, double mean)
    {
        for (var begin = 0; begin < order.Length;)
        {
            // Times that differ in their last bit alone may stand in any order here: a chain ends where the times before it all lie beyond.
            var (end, earliest, latest) = (begin + 1, sorted[begin], sorted[begin]);
            for (; end < order.Length && NearTies.Close(earliest - sorted[end], mean); end++)
            {
                earliest = Math.Min(earliest, sorted[end]);
                latest = Math.Max(latest, sorted[end]);
            }
            if (latest != earliest)
            {
                var rows = order[begin..end];
                var at = begin;
                foreach (var row in rows)
                {
                    settled[row] = earliest;
                    if (!events[row]) order[at++] = row;
                }
                foreach (var row in rows)
                {
                    if (events[row]) order[at++] = row;
                }
                sorted[begin..end].Fill(earliest);
            }
            begin = end;
        }
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
