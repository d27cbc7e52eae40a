using System.Runtime.CompilerServices;

namespace Kazus.Statistics;

/// <summary>
/// Sorts 64-bit numbers: once into 2,048 bins by their highest bits, then each bin, which now fits the first cache, by its next
/// bits, and what is still together by insertion. Bins are shared out between two threads. Numbers that agree in all those bits
/// (unless they are few) go to the runtime's introsort, so no input is slow.
/// </summary>
internal static class KeySort
{
    private const int TopBits = 11;
    private const int Bins = 1 << TopBits;
    private const int Small = 4096;
    private const int MostCellBits = 13;
    private const int Crowded = 32;

    /// <summary>Sorts the first <paramref name="count"/> keys, of which only the lowest <paramref name="bits"/> bits are used.</summary>
    internal static void Sort(ulong[] keys, int count, int bits)
    {
        if (count <= Small || bits <= TopBits)
        {
            keys.AsSpan(0, count).Sort();
            return;
        }
        var shift = bits - TopBits;
        var parts = count >= TaggedTimes.Shared && Environment.ProcessorCount > 1 ? 2 : 1;
        var scratch = Room.Keys(count);
        var counts = new int[parts][];
        InParts(parts, p => counts[p] = Histogram(keys.AsSpan(Start(count, parts, p), Start(count, parts, p + 1) - Start(count, parts, p)), shift));
        var starts = Starts(counts);
        InParts(parts, p => Scatter(keys.AsSpan(Start(count, parts, p), Start(count, parts, p + 1) - Start(count, parts, p)), scratch, shift, counts[p]));
        var cut = Middle(starts, count);
        InParts(parts, p => SortBins(scratch, keys, starts, parts == 1 ? (0, Bins) : p == 0 ? (0, cut) : (cut, Bins), shift));
        Room.Return(scratch);
    }

    private static int Start(int count, int parts, int part) => (int)((long)count * part / parts);

    private static void InParts(int parts, Action<int> work)
    {
        if (parts == 1) work(0);
        else Parallel.Invoke(() => work(0), () => work(1));
    }

    [MethodImpl(Loops.Optimized)]
    private static int[] Histogram(ReadOnlySpan<ulong> keys, int shift)
    {
        var counts = new int[Bins];
        foreach (var key in keys) counts[key >> shift]++;
        return counts;
    }

    /// <summary>Turns counts into places to write to, part after part within a bin; answers where each bin starts.</summary>
    private static int[] Starts(int[][] counts)
    {
        var starts = new int[Bins + 1];
        var at = 0;
        for (var bin = 0; bin < Bins; bin++)
        {
            starts[bin] = at;
            foreach (var part in counts) (part[bin], at) = (at, at + part[bin]);
        }
        starts[Bins] = at;
        return starts;
    }

    private static int Middle(int[] starts, int count)
    {
        var place = Array.BinarySearch(starts, count / 2);
        return place >= 0 ? place : ~place;
    }

    [MethodImpl(Loops.Optimized)]
    private static void Scatter(ReadOnlySpan<ulong> keys, ulong[] target, int shift, int[] places)
    {
        foreach (var key in keys) target[places[key >> shift]++] = key;
    }

    [MethodImpl(Loops.Optimized)]
    private static void SortBins(ulong[] from, ulong[] to, int[] starts, (int First, int End) bins, int shift)
    {
        var places = new int[(1 << MostCellBits) + 1];
        for (var bin = bins.First; bin < bins.End; bin++)
        {
            var (start, length) = (starts[bin], starts[bin + 1] - starts[bin]);
            if (length == 0) continue;
            var source = from.AsSpan(start, length);
            var target = to.AsSpan(start, length);
            // About one number for each cell of the second distribution.
            var cells = Math.Clamp(System.Numerics.BitOperations.Log2((uint)length) + 1, 1, Math.Min(MostCellBits, shift));
            if (length <= 16) source.CopyTo(target);
            else Distribute(source, target, shift - cells, (1 << cells) - 1, places);
            Finish(target);
        }
    }

    [MethodImpl(Loops.Optimized)]
    private static void Distribute(ReadOnlySpan<ulong> source, Span<ulong> target, int shift, int mask, int[] places)
    {
        Array.Clear(places, 0, mask + 2);
        foreach (var key in source) places[((int)(key >> shift) & mask) + 1]++;
        var crowded = false;
        for (var c = 1; c <= mask; c++)
        {
            crowded |= places[c] > Crowded;
            places[c] += places[c - 1];
        }
        crowded |= source.Length - places[mask] > Crowded;
        foreach (var key in source) target[places[(int)(key >> shift) & mask]++] = key;
        if (!crowded) return;
        // After the distribution each place holds the end of its cell.
        for (int c = 0, start = 0; c <= mask; start = places[c++])
            if (places[c] - start > Crowded) target[start..places[c]].Sort();
    }

    [MethodImpl(Loops.Optimized)]
    private static void Finish(Span<ulong> keys)
    {
        for (var i = 1; i < keys.Length; i++)
        {
            var key = keys[i];
            var j = i - 1;
            if (keys[j] <= key) continue;
            while (j >= 0 && keys[j] > key)
            {
                keys[j + 1] = keys[j];
                j--;
            }
            keys[j + 1] = key;
        }
    }
}
