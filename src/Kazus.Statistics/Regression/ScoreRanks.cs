using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kazus.Statistics;

/// <summary>
/// The rank of the score at each place of an order of rows, from the smallest; places of one score have neighbouring ranks. The memory
/// is rented.
/// </summary>
internal sealed class ScoreRanks : IDisposable
{
    private readonly WholeNumbers places;
    private int[]? firsts;
    private int[]? ends;

    private ScoreRanks(int count)
    {
        Count = count;
        places = new WholeNumbers(count);
    }

    public int Count { get; }

    /// <summary>Rank at each place.</summary>
    public Span<int> Places => places.First;

    /// <summary>First rank of the score of each rank; null when all scores differ.</summary>
    public int[]? Firsts => firsts;

    /// <summary>One more than the last rank of the score of each rank; null when all scores differ.</summary>
    public int[]? Ends => ends;

    public void Dispose()
    {
        places.Dispose();
        if (firsts is not null) ArrayPool<int>.Shared.Return(firsts);
        if (ends is not null) ArrayPool<int>.Shared.Return(ends);
    }

    /// <summary>Ranks the scores, given by row, at the places of an order of rows.</summary>
    public static ScoreRanks Of(ReadOnlyMemory<double> scores, int[] order)
    {
        var ranks = new ScoreRanks(scores.Length);
        var keys = Room.Keys(ranks.Count);
        var (least, most) = Range(scores);
        if (ranks.Count < PackedSort.FromRows || !(most > least) || !double.IsFinite(most - least)) ranks.Sort(scores.Span, order, keys);
        else ranks.SortPacked(scores, order, keys, (least, most));
        Room.Return(keys);
        return ranks;
    }

    private static (double Least, double Most) Range(ReadOnlyMemory<double> scores)
    {
        var (least, most) = (new[] { double.PositiveInfinity, double.PositiveInfinity }, new[] { double.NegativeInfinity, double.NegativeInfinity });
        TaggedTimes.InHalves(scores.Length, (from, to) =>
        {
            var half = from == 0 ? 0 : 1;
            (least[half], most[half]) = Range(scores.Span[from..to]);
        });
        return (Math.Min(least[0], least[1]), Math.Max(most[0], most[1]));
    }

    [MethodImpl(Loops.Optimized)]
    private static (double Least, double Most) Range(ReadOnlySpan<double> values)
    {
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values) (least, most) = (Math.Min(least, value), Math.Max(most, value));
        return (least, most);
    }

    /// <summary>By all bits of the scores.</summary>
    private void Sort(ReadOnlySpan<double> scores, int[] order, ulong[] keys)
    {
        var sorted = ArrayPool<int>.Shared.Rent(Count);
        var ranks = Places;
        for (var i = 0; i < Count; i++) keys[i] = RowSort.Key(scores[order[i]]);
        RowSort.Ascending(keys.AsSpan(0, Count), sorted.AsSpan(0, Count));
        for (int begin = 0, end; begin < Count; begin = end)
        {
            for (end = begin; end < Count && keys[sorted[end]] == keys[sorted[begin]]; end++) ranks[sorted[end]] = end;
            if (end > begin + 1) Tie(begin, end);
        }
        ArrayPool<int>.Shared.Return(sorted);
    }

    /// <summary>
    /// Scores lie about zero, where bit patterns crowd: their places on an even scale spread them over the bins of the sort. What shares a
    /// place on the scale is put right afterwards.
    /// </summary>
    private void SortPacked(ReadOnlyMemory<double> scores, int[] order, ulong[] keys, (double Least, double Most) range)
    {
        var scale = Math.ScaleB(1, 61 - BitOperations.Log2((uint)Count)) / (range.Most - range.Least);
        TaggedTimes.InHalves(Count, (from, to) => KeyPart(scores.Span, order, keys.AsSpan(0, to), (from, range.Least, scale)));
        var packed = PackedSort.Sort(keys, Count, default);
        var shared = new bool[2];
        TaggedTimes.InHalves(Count, (from, to) => shared[from == 0 ? 0 : 1] = PlacePart(keys.AsSpan(0, to), from, packed));
        for (int begin = 0, end; begin < Count && (shared[0] || shared[1]); begin = end)
        {
            end = begin + 1;
            while (end < Count && packed.SameKey(keys[end], keys[begin])) end++;
            if (end > begin + 1) Settle(scores.Span, order, keys.AsSpan(begin..end), packed, begin);
        }
    }

    [MethodImpl(Loops.Optimized)]
    private static void KeyPart(ReadOnlySpan<double> scores, int[] order, Span<ulong> keys, (int From, double Least, double Scale) by)
    {
        ref var score = ref MemoryMarshal.GetReference(scores);
        for (var i = by.From; i < keys.Length; i++)
        {
            if (i + Ahead.Rows < keys.Length) Ahead.Touch(ref Unsafe.Add(ref score, order[i + Ahead.Rows]));
            keys[i] = (ulong)(long)((scores[order[i]] - by.Least) * by.Scale);
        }
    }

    /// <summary>Writes the rank at each place; returns whether neighbours share a key.</summary>
    [MethodImpl(Loops.Optimized)]
    private bool PlacePart(ReadOnlySpan<ulong> keys, int from, PackedRows packed)
    {
        var shared = false;
        var ranks = Places;
        for (var i = from; i < keys.Length; i++)
        {
            if (i + Ahead.Rows < keys.Length) Ahead.Touch(ref ranks[packed.Row(keys[i + Ahead.Rows])]);
            ranks[packed.Row(keys[i])] = i;
            shared |= i > 0 && packed.SameKey(keys[i], keys[i - 1]);
        }
        return shared;
    }

    /// <summary>Ranks from <paramref name="begin"/> on that share a key, by their scores.</summary>
    private void Settle(ReadOnlySpan<double> scores, int[] order, ReadOnlySpan<ulong> keys, PackedRows packed, int begin)
    {
        var (exact, at) = (ArrayPool<double>.Shared.Rent(keys.Length), ArrayPool<int>.Shared.Rent(keys.Length));
        var ascending = true;
        for (var i = 0; i < keys.Length; i++)
        {
            at[i] = packed.Row(keys[i]);
            exact[i] = scores[order[at[i]]];
            ascending &= i == 0 || exact[i] >= exact[i - 1];
        }
        if (!ascending) Array.Sort(exact, at, 0, keys.Length);
        for (int first = 0, end; first < keys.Length; first = end)
        {
            for (end = first; end < keys.Length && exact[end] == exact[first]; end++) Places[at[end]] = begin + end;
            if (end > first + 1) Tie(begin + first, begin + end);
        }
        ArrayPool<double>.Shared.Return(exact);
        ArrayPool<int>.Shared.Return(at);
    }

    /// <summary>Ranks of one score.</summary>
    private void Tie(int begin, int end)
    {
        if (firsts is null || ends is null)
        {
            (firsts, ends) = (ArrayPool<int>.Shared.Rent(Count), ArrayPool<int>.Shared.Rent(Count));
            for (var i = 0; i < Count; i++) (firsts[i], ends[i]) = (i, i + 1);
        }
        firsts.AsSpan(begin..end).Fill(begin);
        ends.AsSpan(begin..end).Fill(end);
    }
}
