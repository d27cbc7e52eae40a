using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kazus.Statistics;

/// <summary>
/// Orders many rows by packing each into one 64-bit number, the leading bits of its key above, a flag and its row number below, and
/// sorting the numbers: nothing is fetched through an index while sorting. Keys that agree in all the bits kept come in order of flag
/// and row; whoever needs the rest of the bits settles such runs afterwards.
/// </summary>
internal static class PackedSort
{
    /// <summary>From so many rows on packing pays.</summary>
    public const int FromRows = 4096;

    /// <summary>Replaces keys by sorted packed numbers; see <see cref="PackedRows"/>.</summary>
    /// <param name="keys">Order-preserving keys of the rows; the first <paramref name="count"/> are used.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="flags">One flag per row, or empty.</param>
    /// <returns>How to read the numbers.</returns>
    public static PackedRows Sort(ulong[] keys, int count, ReadOnlyMemory<bool> flags)
    {
        var (lows, highs) = (new ulong[] { ulong.MaxValue, ulong.MaxValue }, new ulong[2]);
        TaggedTimes.InHalves(count, (from, to) => Range(keys.AsSpan(from, to - from), out lows[from == 0 ? 0 : 1], out highs[from == 0 ? 0 : 1]));
        var (low, high) = (Math.Min(lows[0], lows[1]), Math.Max(highs[0], highs[1]));
        var rowBits = BitOperations.Log2((uint)Math.Max(1, count - 1)) + 1;
        var span = high == low ? 1 : BitOperations.Log2(high - low) + 1;
        var lost = Math.Max(0, span + rowBits + 1 - 64);
        TaggedTimes.InHalves(count, (from, to) => Pack(keys, flags, (from, to), (low, lost, rowBits)));
        KeySort.Sort(keys, count, span - lost + rowBits + 1);
        return new(rowBits, lost > 0);
    }

    [MethodImpl(Loops.Optimized)]
    private static void Range(ReadOnlySpan<ulong> keys, out ulong low, out ulong high)
    {
        (low, high) = (ulong.MaxValue, 0);
        foreach (var key in keys)
        {
            low = Math.Min(low, key);
            high = Math.Max(high, key);
        }
    }

    [MethodImpl(Loops.Optimized)]
    private static void Pack(ulong[] keys, ReadOnlyMemory<bool> flags, (int From, int To) rows, (ulong Low, int Lost, int RowBits) by)
    {
        var bytes = MemoryMarshal.AsBytes(flags.Span);
        for (var i = rows.From; i < rows.To; i++)
        {
            var flag = bytes.IsEmpty ? 0u : bytes[i];
            keys[i] = (((keys[i] - by.Low) >> by.Lost << 1 | flag) << by.RowBits) | (uint)i;
        }
    }
}

/// <summary>How packed rows are read.</summary>
/// <param name="RowBits">Bits of the row number.</param>
/// <param name="Shortened">Whether keys were cut, so that equal ones may differ.</param>
internal readonly record struct PackedRows(int RowBits, bool Shortened)
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Row(ulong packed) => (int)(packed & ((1UL << RowBits) - 1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Flag(ulong packed) => (packed >> RowBits & 1) != 0;

    /// <summary>Whether the bits kept of two keys agree.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool SameKey(ulong packed, ulong other) => (packed ^ other) >> RowBits >> 1 == 0;
}
