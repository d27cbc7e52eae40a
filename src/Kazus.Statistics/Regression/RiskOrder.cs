using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kazus.Statistics;

/// <summary>
/// Rows in the order in which risk sets grow: by stratum, then from the latest exit to the earliest, censored rows before events at
/// one time. The risk set of an event time is then every row of the stratum up to <see cref="EventGroup.End"/>, less those that
/// enter at or after it.
/// </summary>
internal sealed class RiskOrder
{
    private readonly ReadOnlyMemory<double> times;
    private readonly Dictionary<int, double>? settled;

    private RiskOrder(int[] order, ReadOnlyMemory<double> times, Dictionary<int, double>? settled, ReadOnlyMemory<double>? entries)
    {
        Order = order;
        this.times = times;
        this.settled = settled;
        Entries = entries;
    }

    /// <summary>Row number at each position.</summary>
    public int[] Order { get; }

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

    [MethodImpl(Loops.Optimized)]
    public static RiskOrder Of(RegressionData data)
    {
        var (times, entries) = (data.Time, data.Entry);
        if (entries is { } some && NearTies.Align(times.Span, some.Span) is { } aligned)
        {
            (times, entries) = (aligned.Times, aligned.Entries);
            CheckIntervals(aligned.Times, aligned.Entries!);
        }
        using var exits = ExitOrder.Of(times, data.Event);
        var settled = entries is null && NearestTie(exits.Times) is { } mean ? SettleNearTies(exits, mean) : null;
        return Group(data, exits, (times, settled), entries);
    }

    /// <summary>Exit time of a row (not position), near ties settled.</summary>
    public double Time(int row) => settled is not null && settled.TryGetValue(row, out var time) ? time : times.Span[row];

    /// <summary>The time of events.</summary>
    public double Time(EventGroup group) => Time(Order[group.DeathBegin]);

    /// <summary>The group of the event at a position.</summary>
    public int GroupOf(int position)
    {
        var (low, high) = (0, Groups.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Groups[middle].End > position) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    /// <summary>Times of the event groups of a stratum, descending.</summary>
    public double[] EventTimes(int stratum) => Array.ConvertAll(Groups[StratumGroup[stratum]..StratumGroup[stratum + 1]], Time);

    [MethodImpl(Loops.Optimized)]
    private static RiskOrder Group(RegressionData data, ExitOrder exits, (ReadOnlyMemory<double> Given, Dictionary<int, double>? Settled) times, ReadOnlyMemory<double>? entries)
    {
        var order = exits.Rows;
        var sorted = exits.Times;
        int[] begins = [0, order.Length];
        int[] codes = [0];
        var entryOrder = entries is { } some ? ByEntry(some.Span) : null;
        if (data.Strata is { } strata)
        {
            RowSort.StableByCode(strata.Codes.Span, order, strata.Count);
            if (entryOrder is not null) RowSort.StableByCode(strata.Codes.Span, entryOrder, strata.Count);
            (begins, codes) = Strata(strata.Codes.Span, order);
            for (var i = 0; i < order.Length; i++)
            {
                sorted[i] = times.Settled is not null && times.Settled.TryGetValue(order[i], out var time) ? time : times.Given.Span[order[i]];
                exits.Events[i] = data.Event.Span[order[i]];
            }
        }
        var groups = GC.AllocateUninitializedArray<EventGroup>(CountGroups(begins, sorted, exits.Events));
        var stratumGroup = new int[begins.Length];
        var died = MemoryMarshal.AsBytes(exits.Events);
        var (count, events, ties) = (0, 0, 0);
        for (var s = 0; s + 1 < begins.Length; s++)
        {
            stratumGroup[s] = count;
            var end = begins[s + 1];
            var deaths = 0;
            for (var i = begins[s]; i < end && count < groups.Length; i++)
            {
                // Without branches: whether a row is an event is as good as random. Events are the last rows of their time.
                deaths += died[i];
                var last = i + 1 == end || sorted[i + 1] != sorted[i] ? 1 : 0;
                groups[count] = new EventGroup(i + 1 - deaths, i + 1);
                count += last & (-deaths >>> 31);
                events += last * deaths;
                ties |= last & (1 - deaths >>> 31);
                deaths *= 1 - last;
            }
        }
        stratumGroup[^1] = count;
        return new RiskOrder(order, times.Given, times.Settled, entries)
        {
            StratumBegin = begins, StratumCode = codes, Groups = groups, StratumGroup = stratumGroup, EntryOrder = entryOrder,
            Events = events, HasTies = ties != 0,
        };
    }

    /// <summary>How many times of the strata have an event.</summary>
    [MethodImpl(Loops.Optimized)]
    private static int CountGroups(int[] begins, ReadOnlySpan<double> sorted, ReadOnlySpan<bool> events)
    {
        var died = MemoryMarshal.AsBytes(events);
        var count = 0;
        for (var s = 0; s + 1 < begins.Length; s++)
        {
            var (end, deaths) = (begins[s + 1], 0);
            for (var i = begins[s]; i < end; i++)
            {
                deaths |= died[i];
                var last = i + 1 == end || sorted[i + 1] != sorted[i] ? 1 : 0;
                count += last & deaths;
                deaths &= last - 1;
            }
        }
        return count;
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
        ref var first = ref MemoryMarshal.GetReference(times);
        var (sum, least) = (Vector256<double>.Zero, Vector256.Create(double.PositiveInfinity));
        var same = Vector256<long>.Zero;
        var i = 1;
        for (; i <= times.Length - 4; i += 4)
        {
            var time = Vector256.LoadUnsafe(ref first, (nuint)i);
            var gap = Vector256.LoadUnsafe(ref first, (nuint)(i - 1)) - time;
            var tied = Vector256.Equals(gap, Vector256<double>.Zero);
            same += tied.AsInt64();
            sum += Vector256.AndNot(time, tied);
            least = Vector256.Min(least, Vector256.ConditionalSelect(tied, least, gap));
        }
        var (total, nearest) = (times[0] + Vector256.Sum(sum), Math.Min(Math.Min(least[0], least[1]), Math.Min(least[2], least[3])));
        var distinct = i + Vector256.Sum(same);
        for (; i < times.Length; i++)
        {
            if (times[i] == times[i - 1]) continue;
            total += times[i];
            distinct++;
            nearest = Math.Min(nearest, times[i - 1] - times[i]);
        }
        return distinct > 1 && NearTies.Close(nearest, total / distinct) ? total / distinct : null;
    }

    /// <summary>Puts every chain of near ties at its earliest time; within a chain, censored rows go before events. Returns the times of such rows.</summary>
    private static Dictionary<int, double> SettleNearTies(ExitOrder exits, double mean)
    {
        Dictionary<int, double> settled = [];
        var sorted = exits.Times;
        var events = exits.Events;
        var order = exits.Rows;
        for (var begin = NextClose(sorted, 0, mean); begin < order.Length; begin = NextClose(sorted, begin, mean))
        {
            // Times that differ in their last bit alone may stand in any order here: a chain ends where the times before it all lie beyond.
            var (end, earliest) = (begin + 1, sorted[begin]);
            for (; end < order.Length && NearTies.Close(earliest - sorted[end], mean); end++) earliest = Math.Min(earliest, sorted[end]);
            var (rows, ends) = (order[begin..end], events[begin..end].ToArray());
            var at = begin;
            foreach (var last in new[] { false, true })
            {
                for (var i = 0; i < rows.Length; i++)
                {
                    if (ends[i] == last) (order[at], events[at++], settled[rows[i]]) = (rows[i], last, earliest);
                }
            }
            sorted[begin..end].Fill(earliest);
            begin = end;
        }
        return settled;
    }

    /// <summary>The first place from one on whose time is close to the next and not equal; the number of places when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int NextClose(ReadOnlySpan<double> sorted, int from, double mean)
    {
        // A little wider than the rule, which has the last word.
        var limit = Vector256.Create(NearTies.Tolerance * Math.Max(1, mean) * (1 + 1e-9));
        ref var first = ref MemoryMarshal.GetReference(sorted);
        var i = from;
        for (; i + 1 < sorted.Length; i++)
        {
            for (; i + 5 <= sorted.Length; i += 4)
            {
                var gap = Vector256.LoadUnsafe(ref first, (nuint)i) - Vector256.LoadUnsafe(ref first, (nuint)(i + 1));
                if ((Vector256.LessThanOrEqual(gap, limit) & ~Vector256.Equals(gap, Vector256<double>.Zero)) != Vector256<double>.Zero) break;
            }
            if (i + 1 < sorted.Length && sorted[i] != sorted[i + 1] && NearTies.Close(sorted[i] - sorted[i + 1], mean)) break;
        }
        if (i + 1 >= sorted.Length) return sorted.Length;
        // Equal times before it belong to the chain.
        while (i > from && sorted[i - 1] == sorted[i]) i--;
        return i;
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
internal readonly record struct EventGroup(int DeathBegin, int End)
{
    public int Deaths => End - DeathBegin;
}
