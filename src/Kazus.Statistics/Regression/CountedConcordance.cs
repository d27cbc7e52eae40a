using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kazus.Statistics;

/// <summary>
/// Concordance of unweighted right-censored rows by counting. Rows stand from the latest exit to the earliest; for each one the
/// number of comparable rows before it with a lower score, and of events after it with a higher score, is needed. The rows are dealt
/// by the leading four bits of their score code, then each heap by the next four, and so on; while dealing, sixteen running counts
/// tell each row how many of the two kinds go to other heaps. Small heaps are counted pair by pair.
/// <para>
/// A row's gain is twice its concordant pairs plus its tied pairs, so that gain less pairs is concordant less discordant. Events at one
/// time are not comparable: they stand in ascending order of score, and what they count of each other is taken off beforehand.
/// </para>
/// </summary>
internal sealed class CountedConcordance
{
    private const int Bits = 4;
    private const int Heaps = 1 << Bits;
    private const int Small = 16;
    private const int ParallelFrom = 1 << 15;

    private static readonly int[] Steps = BuildSteps();

    private readonly Row[] rows;
    private readonly Row[] spare;

    private CountedConcordance(Row[] rows, Row[] spare)
    {
        this.rows = rows;
        this.spare = spare;
    }

    public static ConcordanceEstimate Of(RegressionData data, RiskOrder order, int[] codes, int levels)
    {
        var rows = ArrayPool<Row>.Shared.Rent(order.Count);
        var spare = ArrayPool<Row>.Shared.Rent(order.Count);
        try
        {
            var count = new CountedConcordance(rows, spare);
            double tiedTime = 0, tiedBoth = 0;
            for (var s = 0; s + 1 < order.StratumBegin.Length; s++) count.Place(data, order, codes, s, ref tiedTime, ref tiedBoth);
            var shift = Math.Max(0, (32 - int.LeadingZeroCount(Math.Max(levels - 1, 1)) + Bits - 1) / Bits * Bits - Bits);
            var clusters = data.Clusters is null ? null : new ClusterSums(data.Clusters);
            var sums = default(Sums);
            for (var s = 0; s + 1 < order.StratumBegin.Length; s++)
            {
                sums += count.Whole(order.StratumBegin[s], order.StratumBegin[s + 1], shift, clusters);
            }
            return sums.Estimate(tiedTime, tiedBoth, clusters);
        }
        finally
        {
            ArrayPool<Row>.Shared.Return(rows);
            ArrayPool<Row>.Shared.Return(spare);
        }
    }

    /// <summary>Lays out the rows of a stratum, events of one time by score, and counts the pairs each is part of.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Place(RegressionData data, RiskOrder order, int[] codes, int stratum, ref double tiedTime, ref double tiedBoth)
    {
        var begin = order.StratumBegin[stratum];
        var later = 0;
        for (var g = order.StratumGroup[stratum]; g < order.StratumGroup[stratum + 1]; g++) later += order.Groups[g].Deaths;
        var at = begin;
        for (var g = order.StratumGroup[stratum]; g < order.StratumGroup[stratum + 1]; g++)
        {
            var group = order.Groups[g];
            for (; at < group.DeathBegin; at++) rows[at] = new Row(codes[order.Order[at]] << 1, order.Order[at], 0, later);
            later -= group.Deaths;
            for (; at < group.End; at++) rows[at] = new Row(codes[order.Order[at]] << 1 | 1, order.Order[at], 0, later + group.DeathBegin - begin);
            if (group.Deaths > 1) SettleTies(rows.AsSpan(group.DeathBegin, group.Deaths), ref tiedTime, ref tiedBoth);
        }
        for (; at < order.StratumBegin[stratum + 1]; at++) rows[at] = new Row(codes[order.Order[at]] << 1, order.Order[at], 0, later);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SettleTies(Span<Row> deaths, ref double tiedTime, ref double tiedBoth)
    {
        Span<int> keys = deaths.Length <= 256 ? stackalloc int[deaths.Length] : new int[deaths.Length];
        for (var i = 0; i < keys.Length; i++) keys[i] = deaths[i].Key;
        keys.Sort(deaths);
        for (var begin = 0; begin < deaths.Length;)
        {
            var end = begin + 1;
            while (end < deaths.Length && deaths[end].Key == deaths[begin].Key) end++;
            var same = end - begin;
            for (var i = begin; i < end; i++) deaths[i].Gain -= 2 * (begin + deaths.Length - end) + same - 1;
            tiedBoth += same * (same - 1.0) / 2;
            tiedTime += same * (double)begin;
            begin = end;
        }
    }

    /// <summary>One stratum: the first deal, then the heaps on all processors.</summary>
    private Sums Whole(int begin, int end, int shift, ClusterSums? clusters)
    {
        if (end - begin < ParallelFrom || shift == 0) return Count(rows, spare, begin, end, shift, clusters);
        Span<int> ends = stackalloc int[Heaps];
        Deal(rows, spare, begin, end, shift, ends);
        var bounds = ends.ToArray();
        var parts = new Sums[Heaps];
        Work.Parts(Heaps, heap => parts[heap] = Count(spare, rows, heap == 0 ? begin : bounds[heap - 1], bounds[heap], shift - Bits, clusters));
        var total = default(Sums);
        foreach (var part in parts) total += part;
        return total;
    }

    private static Sums Count(Row[] from, Row[] to, int begin, int end, int shift, ClusterSums? clusters)
    {
        if (end - begin <= Small) return Pairwise(from.AsSpan(begin, end - begin), clusters);
        if (shift < 0) return Equal(from.AsSpan(begin, end - begin), clusters);
        Span<int> ends = stackalloc int[Heaps];
        Deal(from, to, begin, end, shift, ends);
        var total = default(Sums);
        for (var heap = 0; heap < Heaps; heap++)
        {
            if (ends[heap] > begin) total += Count(to, from, begin, ends[heap], shift - Bits, clusters);
            begin = ends[heap];
        }
        return total;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Deal(Row[] from, Row[] to, int begin, int end, int shift, Span<int> place)
    {
        Span<int> events = stackalloc int[Heaps];
        Span<int> running = stackalloc int[2 * Heaps];
        place.Clear();
        events.Clear();
        foreach (ref readonly var row in from.AsSpan(begin, end - begin))
        {
            var heap = row.Key >> (shift + 1) & (Heaps - 1);
            place[heap]++;
            events[heap] += row.Key & 1;
        }
        var (at, above) = (begin, 0);
        for (var heap = 0; heap < Heaps; heap++) (place[heap], at) = (at, at + place[heap]);
        for (var heap = Heaps - 1; heap >= 0; heap--) (running[heap], running[heap + Heaps], above) = (above, above, above + events[heap]);
        ref var counts = ref MemoryMarshal.GetReference(running);
        ref var steps = ref MemoryMarshal.GetArrayDataReference(Steps);
        ref var places = ref MemoryMarshal.GetReference(place);
        ref var target = ref MemoryMarshal.GetArrayDataReference(to);
        var partner0 = Vector256.LoadUnsafe(ref counts);
        var partner1 = Vector256.LoadUnsafe(ref counts, 8);
        var (event0, event1) = (partner0, partner1);
        foreach (ref readonly var row in from.AsSpan(begin, end - begin))
        {
            var (heap, died) = (row.Key >> (shift + 1) & (Heaps - 1), row.Key & 1);
            partner0.StoreUnsafe(ref counts);
            partner1.StoreUnsafe(ref counts, 8);
            event0.StoreUnsafe(ref counts, 16);
            event1.StoreUnsafe(ref counts, 24);
            ref var put = ref Unsafe.Add(ref places, heap);
            ref var moved = ref Unsafe.Add(ref target, put++);
            moved = row;
            moved.Gain += 2 * Unsafe.Add(ref counts, died * Heaps + heap);
            ref var step = ref Unsafe.Add(ref steps, (heap << 1 | died) * 2 * Heaps);
            partner0 += Vector256.LoadUnsafe(ref step);
            partner1 += Vector256.LoadUnsafe(ref step, 8);
            event0 += Vector256.LoadUnsafe(ref step, 16);
            event1 += Vector256.LoadUnsafe(ref step, 24);
        }
    }

    /// <summary>
    /// What a row of a heap changes for the rows after it. As partners they have one event above them fewer to come, if it was one; as
    /// events they have, besides, one more row below them.
    /// </summary>
    private static int[] BuildSteps()
    {
        var steps = new int[4 * Heaps * Heaps];
        for (var heap = 0; heap < Heaps; heap++)
        {
            for (var other = 0; other < Heaps; other++)
            {
                var (below, above) = (other > heap ? 1 : 0, other < heap ? 1 : 0);
                steps[4 * heap * Heaps + Heaps + other] = below;
                steps[(4 * heap + 2) * Heaps + other] = -above;
                steps[(4 * heap + 3) * Heaps + other] = below - above;
            }
        }
        return steps;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Sums Pairwise(Span<Row> heap, ClusterSums? clusters)
    {
        var sums = default(Sums);
        for (var i = 1; i < heap.Length; i++)
        {
            ref var row = ref heap[i];
            var died = row.Key & 1;
            for (var j = 0; j < i; j++)
            {
                ref var earlier = ref heap[j];
                var (code, other) = (row.Key >> 1, earlier.Key >> 1);
                var equal = code == other ? 1 : 0;
                row.Gain += died * ((other < code ? 2 : 0) + equal);
                earlier.Gain += died * ((code > other ? 2 : 0) + equal);
                sums.Ties += died * equal;
            }
        }
        foreach (ref readonly var row in heap) sums.Add(row, clusters);
        return sums;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Sums Equal(Span<Row> heap, ClusterSums? clusters)
    {
        var sums = default(Sums);
        var later = 0;
        foreach (ref readonly var row in heap) later += row.Key & 1;
        for (var i = 0; i < heap.Length; i++)
        {
            ref var row = ref heap[i];
            var died = row.Key & 1;
            later -= died;
            row.Gain += died * i + later;
            sums.Ties += (double)died * i;
            sums.Add(row, clusters);
        }
        return sums;
    }

    /// <param name="Key">Twice the score code, plus one for an event.</param>
    /// <param name="Number">Row number.</param>
    /// <param name="Gain">Twice the concordant pairs plus the tied ones, as far as counted.</param>
    /// <param name="Pairs">Number of comparable pairs.</param>
    private record struct Row(int Key, int Number, int Gain, int Pairs);

    /// <summary>Sums of gain less pairs and of pairs, of their squares and product.</summary>
    private struct Sums
    {
        public double Ties;
        private double difference;
        private double pairs;
        private double squaredDifference;
        private double product;
        private double squaredPairs;

        public void Add(in Row row, ClusterSums? clusters)
        {
            double b = row.Pairs, a = row.Gain - b;
            difference += a;
            pairs += b;
            clusters?.Add(row.Number, a, b);
            squaredDifference += a * a;
            product += a * b;
            squaredPairs += b * b;
        }

        public static Sums operator +(Sums x, Sums y) => new()
        {
            Ties = x.Ties + y.Ties,
            difference = x.difference + y.difference,
            pairs = x.pairs + y.pairs,
            squaredDifference = x.squaredDifference + y.squaredDifference,
            product = x.product + y.product,
            squaredPairs = x.squaredPairs + y.squaredPairs,
        };

        public readonly ConcordanceEstimate Estimate(double tiedTime, double tiedBoth, ClusterSums? clusters)
        {
            var comparable = pairs / 2;
            var ties = Ties - tiedBoth;
            var excess = difference / 2;
            var somers = excess / comparable;
            var spread = clusters?.Spread(somers) ?? squaredDifference - 2 * somers * product + somers * somers * squaredPairs;
            var concordant = (comparable - ties + excess) / 2;
            return new(concordant, comparable - ties - concordant, ties, tiedTime, tiedBoth, Math.Max(0, spread) / (4 * comparable * comparable));
        }
    }

    /// <summary>The same two numbers summed by cluster.</summary>
    private sealed class ClusterSums(Grouping clusters)
    {
        private readonly double[] difference = new double[clusters.Count];
        private readonly double[] pairs = new double[clusters.Count];

        /// <summary>Whole numbers below 2^53: the order of additions does not matter.</summary>
        public void Add(int row, double a, double b)
        {
            lock (difference)
            {
                difference[clusters.Codes.Span[row]] += a;
                pairs[clusters.Codes.Span[row]] += b;
            }
        }

        public double Spread(double somers)
        {
            double sum = 0;
            for (var c = 0; c < pairs.Length; c++) sum += (difference[c] - somers * pairs[c]) * (difference[c] - somers * pairs[c]);
            return sum;
        }
    }
}
