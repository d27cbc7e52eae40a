using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kazus.Statistics;

/// <summary>
/// Rows from the latest exit to the earliest, censored rows before events at one time, with the times in that order. Whole-number
/// times are counted, many others packed and sorted as numbers, few sorted by digits.
/// </summary>
internal sealed class ExitOrder : IDisposable
{
    private const int MostDays = 1 << 21;

    private readonly ulong[] keys;
    private readonly ulong[] ended;

    private ExitOrder(ulong[] keys, int count)
    {
        this.keys = keys;
        ended = Room.Keys(count);
        Rows = GC.AllocateUninitializedArray<int>(count);
    }

    /// <summary>Row number at each place.</summary>
    public int[] Rows { get; }

    /// <summary>Time at each place; the memory is rented, and was that of the keys.</summary>
    public Span<double> Times => MemoryMarshal.Cast<ulong, double>(keys.AsSpan(0, Rows.Length));

    /// <summary>Whether the row at each place ends with the event; the memory is rented, an eighth of room for keys.</summary>
    public Span<bool> Events => MemoryMarshal.Cast<ulong, bool>(ended.AsSpan())[..Rows.Length];

    public void Dispose()
    {
        Room.Return(keys);
        Room.Return(ended);
    }

    public static ExitOrder Of(ReadOnlyMemory<double> times, ReadOnlyMemory<bool> events)
    {
        var n = times.Length;
        var order = new ExitOrder(Room.Keys(n), n);
        if (WholeNumbers(times.Span) is { } latest && latest < Math.Min(2.0 * n + 512, MostDays)) order.Count(times, events, (int)latest);
        else if (n < PackedSort.FromRows) order.ByDigits(times.Span, events.Span);
        else order.Pack(times, events);
        return order;
    }

    [MethodImpl(Loops.Optimized)]
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

    /// <summary>One cell for each day and outcome, the latest day first; two threads count into cells of their own.</summary>
    private void Count(ReadOnlyMemory<double> times, ReadOnlyMemory<bool> events, int latest)
    {
        var cells = 2 * (latest + 1);
        var places = new int[2 * cells];
        TaggedTimes.InHalves(Rows.Length, (from, to) => CountPart(times.Span, events.Span, (from, to, latest), places.AsSpan(from == 0 ? 0 : cells, cells)));
        var at = 0;
        for (var cell = 0; cell < cells; cell++)
        {
            var begin = at;
            (places[cell], at) = (at, at + places[cell]);
            (places[cells + cell], at) = (at, at + places[cells + cell]);
            Times[begin..at].Fill(latest - cell / 2);
            Events[begin..at].Fill((cell & 1) != 0);
        }
        TaggedTimes.InHalves(Rows.Length, (from, to) => DealPart(times.Span, events.Span, (from, to, latest), places.AsSpan(from == 0 ? 0 : cells, cells)));
    }

    [MethodImpl(Loops.Optimized)]
    private static void CountPart(ReadOnlySpan<double> times, ReadOnlySpan<bool> events, (int From, int To, int Latest) rows, Span<int> counts)
    {
        var bytes = MemoryMarshal.AsBytes(events);
        for (var i = rows.From; i < rows.To; i++) counts[2 * (rows.Latest - (int)times[i]) + bytes[i]]++;
    }

    [MethodImpl(Loops.Optimized)]
    private void DealPart(ReadOnlySpan<double> times, ReadOnlySpan<bool> events, (int From, int To, int Latest) rows, Span<int> places)
    {
        var bytes = MemoryMarshal.AsBytes(events);
        for (var i = rows.From; i < rows.To; i++) Rows[places[2 * (rows.Latest - (int)times[i]) + bytes[i]]++] = i;
    }

    /// <summary>The lowest bit of a time gives way to the event: times that close are tied anyway.</summary>
    private void ByDigits(ReadOnlySpan<double> times, ReadOnlySpan<bool> events)
    {
        for (var i = 0; i < Rows.Length; i++) keys[i] = ~RowSort.Key(times[i]) & ~1ul | (events[i] ? 1u : 0u);
        RowSort.Ascending(keys.AsSpan(0, Rows.Length), Rows);
        for (var i = 0; i < Rows.Length; i++) (Times[i], Events[i]) = (times[Rows[i]], events[Rows[i]]);
    }

    private void Pack(ReadOnlyMemory<double> times, ReadOnlyMemory<bool> events)
    {
        TaggedTimes.InHalves(Rows.Length, (from, to) => KeyPart(times.Span, (from, to)));
        var packed = PackedSort.Sort(keys, Rows.Length, events);
        TaggedTimes.InHalves(Rows.Length, (from, to) => UnpackPart(times.Span, packed, (from, to)));
        if (packed.Shortened) Settle();
    }

    [MethodImpl(Loops.Optimized)]
    private void KeyPart(ReadOnlySpan<double> times, (int From, int To) rows)
    {
        for (var i = rows.From; i < rows.To; i++) keys[i] = ~RowSort.Key(times[i]);
    }

    [MethodImpl(Loops.Optimized)]
    private void UnpackPart(ReadOnlySpan<double> times, PackedRows packed, (int From, int To) places)
    {
        var events = Events;
        ref var time = ref MemoryMarshal.GetReference(times);
        for (var i = places.From; i < places.To; i++)
        {
            if (i + Ahead.Rows < places.To) Ahead.Touch(ref Unsafe.Add(ref time, packed.Row(keys[i + Ahead.Rows])));
            var row = packed.Row(keys[i]);
            Rows[i] = row;
            events[i] = packed.Flag(keys[i]);
            keys[i] = BitConverter.DoubleToUInt64Bits(times[row]);
        }
    }

    /// <summary>Puts right the few rows whose times differ only in bits that were cut.</summary>
    [MethodImpl(Loops.Optimized)]
    private void Settle()
    {
        var times = Times;
        var events = Events;
        for (var i = 1; i < times.Length; i++)
        {
            if (times[i] <= times[i - 1]) continue;
            var (time, row, ends) = (times[i], Rows[i], events[i]);
            var place = i;
            for (; place > 0 && (times[place - 1] < time || times[place - 1] == time && events[place - 1] && !ends); place--)
            {
                (times[place], Rows[place], events[place]) = (times[place - 1], Rows[place - 1], events[place - 1]);
            }
            (times[place], Rows[place], events[place]) = (time, row, ends);
        }
    }
}
