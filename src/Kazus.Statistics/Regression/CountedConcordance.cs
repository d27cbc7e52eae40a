using System.Buffers;
using System.Runtime.CompilerServices;

namespace Kazus.Statistics;

/// <summary>
/// Concordance of unweighted right-censored rows by counting. Rows stand from the latest exit to the earliest. Going down, each event
/// counts the rows before it with a lower score; going up, each row counts the events after it with a higher score. A
/// <see cref="RankCounter"/> answers both; the two sweeps do not need each other and run at once.
/// <para>
/// A row's gain is twice its concordant pairs plus its tied pairs, so that gain less pairs is concordant less discordant. Events at one
/// time are not comparable: they are counted before any of them is added.
/// </para>
/// </summary>
internal sealed class CountedConcordance
{
    private readonly RiskOrder order;
    private readonly ScoreRanks scores;
    private readonly WholeNumbers gains;
    private double scoreTies;
    private double tiedTime;
    private double tiedBoth;

    private CountedConcordance(RiskOrder order, ScoreRanks scores)
    {
        (this.order, this.scores) = (order, scores);
        gains = new WholeNumbers(order.Count);
    }

    /// <summary>Gain of the row at each place as the event of its pairs.</summary>
    private Span<int> AsEvent => gains.First;

    /// <summary>Gain of the row at each place as the one that outlives the event.</summary>
    private Span<int> AsPartner => gains.Second;

    public static ConcordanceEstimate Of(RegressionData data, RiskOrder order, ScoreRanks scores)
    {
        var count = new CountedConcordance(order, scores);
        if (order.Count >= TaggedTimes.Shared && Environment.ProcessorCount > 1) Parallel.Invoke(count.Down, count.Up);
        else
        {
            count.Down();
            count.Up();
        }
        var estimate = count.Sum(data.Clusters);
        count.gains.Dispose();
        return estimate;
    }

    /// <summary>Events count the rows that outlive them with a lower score.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Down()
    {
        var counter = new RankCounter(scores.Count);
        var ranks = scores.Places;
        var asEvent = AsEvent;
        double equal = 0;
        for (var s = 0; s + 1 < order.StratumBegin.Length; s++)
        {
            var at = order.StratumBegin[s];
            for (var g = order.StratumGroup[s]; g < order.StratumGroup[s + 1]; g++)
            {
                var group = order.Groups[g];
                Touch(counter, ranks, (at, group.End), Ahead.Rows);
                for (; at < group.DeathBegin; at++) counter.Add(ranks[at]);
                for (var i = at; i < group.End; i++) asEvent[i] = Lower(counter, ranks[i], ref equal);
                if (group.Deaths > 1) CountTied(ranks.Slice(at, group.Deaths));
                for (; at < group.End; at++) counter.Add(ranks[at]);
            }
            if (s + 2 < order.StratumBegin.Length) counter.Clear(ranks[order.StratumBegin[s]..order.StratumBegin[s + 1]]);
        }
        scoreTies = equal;
    }

    /// <summary>Asks for the counts of the rows that come so much later than those between two places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Touch(RankCounter counter, ReadOnlySpan<int> ranks, (int From, int To) places, int distance)
    {
        for (var i = Math.Max(0, places.From + distance); i < Math.Min(places.To + distance, ranks.Length); i++) counter.Touch(ranks[i]);
    }

    /// <summary>Twice the members with a lower score, and those with the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Lower(RankCounter counter, int rank, ref double equal)
    {
        if (scores.Firsts is not { } firsts) return 2 * counter.Below(rank);
        var (below, upTo) = (counter.Below(firsts[rank]), counter.Below(scores.Ends![rank]));
        equal += upTo - below;
        return below + upTo;
    }

    /// <summary>Rows count the events before their exit with a higher score.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Up()
    {
        var counter = new RankCounter(scores.Count);
        var ranks = scores.Places;
        var asPartner = AsPartner;
        double unused = 0;
        for (var s = order.StratumBegin.Length - 2; s >= 0; s--)
        {
            var at = order.StratumBegin[s + 1] - 1;
            for (var g = order.StratumGroup[s + 1] - 1; g >= order.StratumGroup[s]; g--)
            {
                var group = order.Groups[g];
                Touch(counter, ranks, (group.DeathBegin, at + 1), -Ahead.Rows);
                for (; at >= group.DeathBegin; at--) asPartner[at] = 2 * counter.Count - Lower(counter, ranks[at], ref unused);
                for (var i = group.DeathBegin; i < group.End; i++) counter.Add(ranks[i]);
            }
            for (; at >= order.StratumBegin[s]; at--) asPartner[at] = 2 * counter.Count - Lower(counter, ranks[at], ref unused);
            if (s > 0) counter.Clear(ranks[order.StratumBegin[s]..order.StratumBegin[s + 1]]);
        }
    }

    /// <summary>Pairs that fail at one time: with one score, and with two.</summary>
    private void CountTied(ReadOnlySpan<int> deaths)
    {
        var pairs = deaths.Length * (deaths.Length - 1.0) / 2;
        double same = 0;
        if (scores.Firsts is { } firsts)
        {
            var codes = ArrayPool<int>.Shared.Rent(deaths.Length);
            for (var i = 0; i < deaths.Length; i++) codes[i] = firsts[deaths[i]];
            codes.AsSpan(0, deaths.Length).Sort();
            for (int i = 1, run = 0; i < deaths.Length; i++)
            {
                run = codes[i] == codes[i - 1] ? run + 1 : 0;
                same += run;
            }
            ArrayPool<int>.Shared.Return(codes);
        }
        tiedBoth += same;
        tiedTime += pairs - same;
    }

    /// <summary>
    /// Sums of gain less pairs and of pairs, of their squares and product. Many rows are summed in parts whose bounds depend on the data
    /// alone, so that the digits are the same on any machine.
    /// </summary>
    private ConcordanceEstimate Sum(Grouping? clusters)
    {
        var parts = clusters is null && order.Count >= TaggedTimes.Shared ? 4 : 1;
        var sums = new ClusterSums[parts];
        for (var part = 0; part < parts; part++) sums[part] = new ClusterSums(part == 0 ? clusters : null, order.Order);
        var strata = order.StratumCode.Length;
        if (strata == 1) Work.Parts(parts, part => Sum(ref sums[part], 0, ((int)((long)order.Count * part / parts), (int)((long)order.Count * (part + 1) / parts))));
        else for (var s = 0; s < strata; s++) Sum(ref sums[0], s, (order.StratumBegin[s], order.StratumBegin[s + 1]));
        for (var part = 1; part < parts; part++) sums[0].Add(sums[part]);
        return sums[0].Estimate(scoreTies, tiedTime, tiedBoth);
    }

    /// <summary>Adds the rows of a stratum between two places.</summary>
    [MethodImpl(Loops.Optimized)]
    private void Sum(ref ClusterSums sums, int stratum, (int From, int To) places)
    {
        var begin = order.StratumBegin[stratum];
        var asEvent = AsEvent;
        var asPartner = AsPartner;
        var (at, later, g, end) = (places.From, 0, order.StratumGroup[stratum], order.StratumGroup[stratum + 1]);
        while (g < end && order.Groups[g].End <= at) g++;
        for (var i = g; i < end; i++) later += order.Groups[i].Deaths;
        for (; g < end && at < places.To; g++)
        {
            var group = order.Groups[g];
            for (; at < Math.Min(group.DeathBegin, places.To); at++) sums.Add(at, asPartner[at] - later, later);
            later -= group.Deaths;
            var pairs = later + group.DeathBegin - begin;
            for (; at < Math.Min(group.End, places.To); at++) sums.Add(at, asPartner[at] + asEvent[at] - pairs, pairs);
        }
        for (; at < places.To; at++) sums.Add(at, asPartner[at] - later, later);
    }

    /// <summary>Whole numbers below 2^53, as far as cluster by cluster: there the order of additions does not matter.</summary>
    private struct ClusterSums(Grouping? clusters, int[] rows)
    {
        private readonly double[] ofDifference = new double[clusters?.Count ?? 0];
        private readonly double[] ofPairs = new double[clusters?.Count ?? 0];
        private double difference;
        private double pairs;
        private double squaredDifference;
        private double product;
        private double squaredPairs;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(int position, double gain, double comparable)
        {
            difference += gain;
            pairs += comparable;
            squaredDifference += gain * gain;
            product += gain * comparable;
            squaredPairs += comparable * comparable;
            if (clusters is null) return;
            var cluster = clusters.Codes.Span[rows[position]];
            ofDifference[cluster] += gain;
            ofPairs[cluster] += comparable;
        }

        /// <summary>Adds the sums of other rows, none of them by cluster.</summary>
        public void Add(in ClusterSums other)
        {
            difference += other.difference;
            pairs += other.pairs;
            squaredDifference += other.squaredDifference;
            product += other.product;
            squaredPairs += other.squaredPairs;
        }

        public readonly ConcordanceEstimate Estimate(double ties, double tiedTime, double tiedBoth)
        {
            var comparable = pairs / 2;
            var excess = difference / 2;
            var somers = excess / comparable;
            var spread = clusters is null ? squaredDifference - 2 * somers * product + somers * somers * squaredPairs : Spread(somers);
            var concordant = (comparable - ties + excess) / 2;
            return new(concordant, comparable - ties - concordant, ties, tiedTime, tiedBoth, Math.Max(0, spread) / (4 * comparable * comparable));
        }

        private readonly double Spread(double somers)
        {
            double sum = 0;
            for (var c = 0; c < ofPairs.Length; c++) sum += (ofDifference[c] - somers * ofPairs[c]) * (ofDifference[c] - somers * ofPairs[c]);
            return sum;
        }
    }
}
