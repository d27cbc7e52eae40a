using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kazus.Statistics;

/// <summary>
/// Stable orders of rows in linear time. Keys are unsigned 64-bit numbers; <see cref="Key"/> maps a double to one so that order is kept.
/// The 32 leading bits of the span of the keys are sorted by three passes of 11 bits; equal leading bits, which are rare unless the
/// keys are tied, are put right by comparison.
/// </summary>
internal static class RowSort
{
    private const int Digit = 11;
    private const int Buckets = 1 << Digit;
    private const int ParallelFrom = 1 << 17;

    /// <summary>The number whose unsigned order is the order of the doubles. Negative zero and zero have one key.</summary>
    public static ulong Key(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value + 0.0);
        return (ulong)(bits ^ (bits >> 63) & long.MaxValue) ^ 0x8000_0000_0000_0000;
    }

    /// <summary>Writes to <paramref name="order"/> the row numbers so that keys ascend; rows of equal key keep their order.</summary>
    [MethodImpl(Loops.Optimized)]
    public static void Ascending(ReadOnlySpan<ulong> keys, Span<int> order)
    {
        var n = keys.Length;
        if (n == 0) return;
        ulong low = ulong.MaxValue, high = 0;
        foreach (var key in keys)
        {
            low = Math.Min(low, key);
            high = Math.Max(high, key);
        }
        var shift = Math.Max(0, 64 - (int)ulong.LeadingZeroCount(high - low) - 32);
        var from = Room.Keys(n);
        var to = Room.Keys(n);
        try
        {
            for (var i = 0; i < n; i++) from[i] = ((keys[i] - low) >> shift << 32) | (uint)i;
            var bits = 64 - (int)ulong.LeadingZeroCount((high - low) >> shift);
            for (var bit = 0; bit < bits; bit += Digit)
            {
                Pass(from, to, n, 32 + bit);
                (from, to) = (to, from);
            }
            for (var i = 0; i < n; i++) order[i] = (int)(uint)from[i];
            if (shift > 0) SettleEqual(from.AsSpan(0, n), keys, order);
        }
        finally
        {
            Room.Return(from);
            Room.Return(to);
        }
    }

    /// <summary>Orders rows by small codes, keeping the given order within a code.</summary>
    /// <param name="codes">Code of each row, in [0, <paramref name="levels"/>).</param>
    /// <param name="order">Row numbers; reordered in place.</param>
    /// <param name="levels">Number of codes.</param>
    [MethodImpl(Loops.Optimized)]
    public static void StableByCode(ReadOnlySpan<int> codes, Span<int> order, int levels)
    {
        var place = new int[levels + 1];
        foreach (var code in codes) place[code + 1]++;
        for (var c = 0; c < levels; c++) place[c + 1] += place[c];
        var before = ArrayPool<int>.Shared.Rent(order.Length);
        order.CopyTo(before);
        for (var i = 0; i < order.Length; i++) order[place[codes[before[i]]]++] = before[i];
        ArrayPool<int>.Shared.Return(before);
    }

    private static void Pass(ulong[] from, ulong[] to, int n, int bit)
    {
        var parts = n >= ParallelFrom ? 2 : 1;
        var counts = new int[parts * Buckets];
        Work.Parts(parts, part => Count(from.AsSpan(Begin(n, part, parts)..Begin(n, part + 1, parts)), bit, counts.AsSpan(part * Buckets, Buckets)));
        var place = 0;
        for (var b = 0; b < Buckets; b++)
        {
            for (var part = 0; part < parts; part++)
            {
                var count = counts[part * Buckets + b];
                counts[part * Buckets + b] = place;
                place += count;
            }
        }
        Work.Parts(parts, part => Deal(from.AsSpan(Begin(n, part, parts)..Begin(n, part + 1, parts)), bit, counts.AsSpan(part * Buckets, Buckets), to));
    }

    [MethodImpl(Loops.Optimized)]
    private static void Count(ReadOnlySpan<ulong> items, int bit, Span<int> counts)
    {
        ref var first = ref MemoryMarshal.GetReference(counts);
        foreach (var item in items) Unsafe.Add(ref first, (int)(item >> bit) & (Buckets - 1))++;
    }

    [MethodImpl(Loops.Optimized)]
    private static void Deal(ReadOnlySpan<ulong> items, int bit, Span<int> places, ulong[] to)
    {
        ref var first = ref MemoryMarshal.GetReference(places);
        foreach (var item in items)
        {
            ref var at = ref Unsafe.Add(ref first, (int)(item >> bit) & (Buckets - 1));
            to[at++] = item;
        }
    }

    private static int Begin(int n, int part, int parts) => (int)((long)n * part / parts);

    [MethodImpl(Loops.Optimized)]
    private static void SettleEqual(ReadOnlySpan<ulong> sorted, ReadOnlySpan<ulong> keys, Span<int> order)
    {
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] >> 32 != sorted[i - 1] >> 32) continue;
            var begin = i - 1;
            while (i < sorted.Length && sorted[i] >> 32 == sorted[begin] >> 32) i++;
            SettleRun(keys, order[begin..i]);
        }
    }

    private static void SettleRun(ReadOnlySpan<ulong> keys, Span<int> rows)
    {
        var settled = true;
        for (var i = 1; i < rows.Length && settled; i++) settled = keys[rows[i - 1]] <= keys[rows[i]];
        if (settled) return;
        if (rows.Length > 24)
        {
            var full = new (ulong Key, int Row)[rows.Length];
            for (var i = 0; i < full.Length; i++) full[i] = (keys[rows[i]], rows[i]);
            Array.Sort(full);
            for (var i = 0; i < full.Length; i++) rows[i] = full[i].Row;
            return;
        }
        for (var i = 1; i < rows.Length; i++)
        {
            var row = rows[i];
            var j = i;
            for (; j > 0 && keys[rows[j - 1]] > keys[row]; j--) rows[j] = rows[j - 1];
            rows[j] = row;
        }
    }
}
