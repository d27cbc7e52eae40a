using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kazus.Statistics;

/// <summary>The rank of each row's score, from the smallest; rows of one score have neighbouring ranks. The memory is rented.</summary>
internal sealed class ScoreRanks : IDisposable
{
    private readonly int[] places;
    private int[]? firsts;
    private int[]? ends;

    private ScoreRanks(int count)
    {
        Count = count;
        places = ArrayPool<int>.Shared.Rent(count);
    }

    public int Count { get; }

    /// <summary>Rank of each row.</summary>
    public int[] Places => places;

    /// <summary>First rank of the score of each rank; null when all scores differ.</summary>
    public int[]? Firsts => firsts;

    /// <summary>One more than the last rank of the score of each rank; null when all scores differ.</summary>
    public int[]? Ends => ends;

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(places);
        if (firsts is not null) ArrayPool<int>.Shared.Return(firsts);
        if (ends is not null) ArrayPool<int>.Shared.Return(ends);
    }

    public static ScoreRanks Of(ReadOnlyMemory<double> scores)
    {
        var ranks = new ScoreRanks(scores.Length);
        var n = ranks.Count;
        var keys = ArrayPool<ulong>.Shared.Rent(n);
        var rows = ArrayPool<int>.Shared.Rent(n);
        Order(scores, keys, rows);
        var sorted = MemoryMarshal.Cast<ulong, double>(keys.AsSpan(0, n));
        Settle(sorted, rows.AsSpan(0, n));
        var tied = new bool[2];
        TaggedTimes.InHalves(n, (from, to) => tied[from == 0 ? 0 : 1] = ranks.Place(MemoryMarshal.Cast<ulong, double>(keys), rows, (from, to)));
        if (tied[0] || tied[1]) ranks.FindTies(sorted);
        ArrayPool<ulong>.Shared.Return(keys);
        ArrayPool<int>.Shared.Return(rows);
        return ranks;
    }

    /// <summary>Rows in ascending order of score but for the last bits, and the bits of their scores.</summary>
    private static void Order(ReadOnlyMemory<double> scores, ulong[] keys, int[] rows)
    {
        var n = scores.Length;
        var (least, most) = (Least(scores.Span), Most(scores.Span));
        if (n < PackedSort.FromRows || !(most > least) || !double.IsFinite(most - least))
        {
            for (var i = 0; i < n; i++) keys[i] = RowSort.Key(scores.Span[i]);
            RowSort.Ascending(keys.AsSpan(0, n), rows.AsSpan(0, n));
            for (var i = 0; i < n; i++) keys[i] = BitConverter.DoubleToUInt64Bits(scores.Span[rows[i]]);
            return;
        }
        // Scores lie about zero, where bit patterns crowd: their places on an even scale spread them over the bins of the sort.
        var scale = Math.ScaleB(1, 61 - BitOperations.Log2((uint)n)) / (most - least);
        TaggedTimes.InHalves(n, (from, to) => KeyPart(scores.Span, keys, (from, to), (least, scale)));
        var packed = PackedSort.Sort(keys, n, default);
        TaggedTimes.InHalves(n, (from, to) => RowPart(scores.Span, (keys, rows), packed, (from, to)));
    }

    private static double Least(ReadOnlySpan<double> values)
    {
        var least = double.PositiveInfinity;
        foreach (var value in values) least = Math.Min(least, value);
        return least;
    }

    private static double Most(ReadOnlySpan<double> values)
    {
        var most = double.NegativeInfinity;
        foreach (var value in values) most = Math.Max(most, value);
        return most;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void KeyPart(ReadOnlySpan<double> scores, ulong[] keys, (int From, int To) rows, (double Least, double Scale) to)
    {
        for (var i = rows.From; i < rows.To; i++) keys[i] = (ulong)(long)((scores[i] - to.Least) * to.Scale);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RowPart(ReadOnlySpan<double> scores, (ulong[] Keys, int[] Rows) to, PackedRows packed, (int From, int To) places)
    {
        for (var i = places.From; i < places.To; i++)
        {
            var row = packed.Row(to.Keys[i]);
            to.Rows[i] = row;
            to.Keys[i] = BitConverter.DoubleToUInt64Bits(scores[row]);
        }
    }

    /// <summary>Puts right the few rows whose scores differ only in bits that the sort did not see.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Settle(Span<double> sorted, Span<int> rows)
    {
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] >= sorted[i - 1]) continue;
            var (score, row, place) = (sorted[i], rows[i], i);
            for (; place > 0 && sorted[place - 1] > score; place--) (sorted[place], rows[place]) = (sorted[place - 1], rows[place - 1]);
            (sorted[place], rows[place]) = (score, row);
        }
    }

    /// <summary>Writes the rank of each row; returns whether a score has been seen twice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Place(ReadOnlySpan<double> sorted, int[] rows, (int From, int To) part)
    {
        var tied = false;
        for (var i = part.From; i < part.To; i++)
        {
            places[rows[i]] = i;
            tied |= i > 0 && sorted[i] == sorted[i - 1];
        }
        return tied;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindTies(ReadOnlySpan<double> sorted)
    {
        firsts = ArrayPool<int>.Shared.Rent(Count);
        ends = ArrayPool<int>.Shared.Rent(Count);
        for (var begin = 0; begin < Count;)
        {
            var end = begin + 1;
            while (end < Count && sorted[end] == sorted[begin]) end++;
            firsts.AsSpan(begin..end).Fill(begin);
            ends.AsSpan(begin..end).Fill(end);
            begin = end;
        }
    }
}
