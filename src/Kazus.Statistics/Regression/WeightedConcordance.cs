namespace Kazus.Statistics;

/// <summary>
/// Concordance with case weights, entries or weighted event times. Rows enter and leave two binary indexed trees over the score: one of
/// the weights at risk, asked by each event; one of the events so far, asked by each row when it joins and when it leaves.
/// </summary>
internal sealed class WeightedConcordance
{
    private readonly RegressionData data;
    private readonly RiskOrder order;
    private readonly int[] codes;
    private readonly int levels;
    private readonly double[] excess;
    private readonly double[] pairs;
    private double concordant;
    private double discordant;
    private double tied;
    private double tiedTime;
    private double tiedBoth;

    private WeightedConcordance(RegressionData data, RiskOrder order, int[] codes, int levels)
    {
        (this.data, this.order, this.codes, this.levels) = (data, order, codes, levels);
        excess = new double[order.Count];
        pairs = new double[order.Count];
    }

    public static ConcordanceEstimate Of(RegressionData data, RiskOrder order, int[] codes, int levels, ConcordanceWeight weight)
    {
        var work = new WeightedConcordance(data, order, codes, levels);
        for (var s = 0; s + 1 < order.StratumBegin.Length; s++) work.Stratum(s, EventTimeWeights.Of(data, order, s, weight));
        return work.Estimate();
    }

    private double Weight(int row) => data.Weights is { } w ? w.Span[row] : 1;

    private ConcordanceEstimate Estimate()
    {
        var comparable = concordant + discordant + tied;
        var somers = (concordant - discordant) / comparable;
        var clusters = data.Clusters;
        var sums = new double[clusters?.Count ?? order.Count];
        for (var row = 0; row < order.Count; row++)
        {
            sums[clusters is null ? row : clusters.Codes.Span[row]] += Weight(row) * (excess[row] - somers * pairs[row]);
        }
        return new(concordant, discordant, tied, tiedTime, tiedBoth, sums.Sum(v => v * v) / (4 * comparable * comparable));
    }

    private void Stratum(int stratum, double[] timeWeights)
    {
        var (begin, end) = (order.StratumBegin[stratum], order.StratumBegin[stratum + 1]);
        var atRisk = new RunningSums(levels);
        var events = new RunningSums(levels);
        var (at, leave, first) = (begin, begin, order.StratumGroup[stratum]);
        for (var g = first; g < order.StratumGroup[stratum + 1]; g++)
        {
            var group = order.Groups[g];
            var time = order.Time(group);
            for (; at < group.DeathBegin; at++) Join(order.Order[at], atRisk, events);
            for (; order.EntryOrder is { } entered && leave < end && order.Entries!.Value.Span[entered[leave]] >= time; leave++)
            {
                Leave(entered[leave], atRisk, events);
            }
            var deaths = order.Order.AsSpan(group.DeathBegin, group.Deaths);
            foreach (var row in deaths) Compare(row, timeWeights[g - first], atRisk);
            CountTies(deaths, timeWeights[g - first]);
            foreach (var row in deaths) events.Add(codes[row], Weight(row) * timeWeights[g - first]);
            foreach (var row in deaths) Join(row, atRisk, events);
            at = group.End;
        }
        for (; at < end; at++) Join(order.Order[at], atRisk, events);
        for (var i = begin; i < end; i++)
        {
            var row = order.EntryOrder is { } entered ? entered[i] : order.Order[i];
            if (i >= leave || order.EntryOrder is null) Partner(row, 1, events);
        }
    }

    private void Join(int row, RunningSums atRisk, RunningSums events)
    {
        atRisk.Add(codes[row], Weight(row));
        Partner(row, -1, events);
    }

    private void Leave(int row, RunningSums atRisk, RunningSums events)
    {
        atRisk.Add(codes[row], -Weight(row));
        Partner(row, 1, events);
    }

    /// <summary>An event against those at risk after it.</summary>
    private void Compare(int row, double timeWeight, RunningSums atRisk)
    {
        var (below, same) = atRisk.Below(codes[row]);
        var above = atRisk.Total - below - same;
        excess[row] += timeWeight * (below - above);
        pairs[row] += timeWeight * atRisk.Total;
        var both = timeWeight * Weight(row);
        concordant += both * below;
        discordant += both * above;
        tied += both * same;
    }

    /// <summary>A row against the events so far, added (1) or taken off (-1).</summary>
    private void Partner(int row, int sign, RunningSums events)
    {
        var (below, same) = events.Below(codes[row]);
        excess[row] += sign * (events.Total - same - 2 * below);
        pairs[row] += sign * events.Total;
    }

    private void CountTies(ReadOnlySpan<int> deaths, double timeWeight)
    {
        if (deaths.Length < 2) return;
        double sum = 0, squares = 0;
        var byCode = new SortedDictionary<int, (double Sum, double Squares)>();
        foreach (var row in deaths)
        {
            var w = Weight(row);
            (sum, squares) = (sum + w, squares + w * w);
            var old = byCode.GetValueOrDefault(codes[row]);
            byCode[codes[row]] = (old.Sum + w, old.Squares + w * w);
        }
        var both = byCode.Values.Sum(v => (v.Sum * v.Sum - v.Squares) / 2);
        tiedBoth += timeWeight * both;
        tiedTime += timeWeight * ((sum * sum - squares) / 2 - both);
    }

    /// <summary>A binary indexed tree (Fenwick, Softw Pract Exper 1994;24:327).</summary>
    private sealed class RunningSums(int size)
    {
        private readonly double[] tree = new double[size + 1];
        private readonly double[] values = new double[size];

        public double Total { get; private set; }

        public void Add(int at, double value)
        {
            Total += value;
            values[at] += value;
            for (var i = at + 1; i < tree.Length; i += i & -i) tree[i] += value;
        }

        public (double Below, double Same) Below(int at)
        {
            double sum = 0;
            for (var i = at; i > 0; i -= i & -i) sum += tree[i];
            return (sum, values[at]);
        }
    }
}

/// <summary>Weights of the event times of a stratum, in the order of its groups.</summary>
internal static class EventTimeWeights
{
    public static double[] Of(RegressionData data, RiskOrder order, int stratum, ConcordanceWeight weight)
    {
        var (first, count) = (order.StratumGroup[stratum], order.StratumGroup[stratum + 1] - order.StratumGroup[stratum]);
        var result = new double[count];
        Array.Fill(result, 1);
        var events = 0;
        for (var g = first; g < first + count; g++) events += order.Groups[g].Deaths;
        if (weight == ConcordanceWeight.Pairs || events < 2) return result;

        // From the earliest time: survival of events and of censoring, each just before the time; events come before censorings.
        double survival = 1, censoring = 1, total = 0;
        var rows = order.Order.AsSpan(order.StratumBegin[stratum], order.StratumBegin[stratum + 1] - order.StratumBegin[stratum]);
        foreach (var row in rows) total += Weight(data, row);
        var (times, eventTimes) = (Steps(data, order, rows), order.EventTimes(stratum));
        foreach (var (time, atRisk, died, censored) in times)
        {
            if (died > 0)
            {
                var g = RiskSpans.FirstAtOrBefore(eventTimes, time);
                result[g] = weight switch
                {
                    ConcordanceWeight.Survival => total * survival / atRisk,
                    ConcordanceWeight.SurvivalOverCensoring => total * survival / (censoring * atRisk),
                    ConcordanceWeight.Uno => 1 / (censoring * censoring),
                    _ => 1 / atRisk,
                };
            }
            survival *= (atRisk - died) / atRisk;
            if (censored > 0) censoring *= (atRisk - died - censored) / (atRisk - died);
        }
        return result;
    }

    private static double Weight(RegressionData data, int row) => data.Weights is { } w ? w.Span[row] : 1;

    private static List<(double Time, double AtRisk, double Died, double Censored)> Steps(RegressionData data, RiskOrder order, ReadOnlySpan<int> rows)
    {
        var steps = new List<(double, double, double, double)>();
        double atRisk = 0;
        var entries = order.Entries is { } e ? rows.ToArray().Select(r => (Time: e.Span[r], Weight: Weight(data, r))).OrderByDescending(p => p.Time).ToArray() : [];
        var (leave, left) = (0, 0.0);
        for (var i = 0; i < rows.Length;)
        {
            var time = order.Time(rows[i]);
            double died = 0, censored = 0;
            for (; i < rows.Length && order.Time(rows[i]) == time; i++)
            {
                if (data.Event.Span[rows[i]]) died += Weight(data, rows[i]);
                else censored += Weight(data, rows[i]);
            }
            atRisk += died + censored;
            for (; leave < entries.Length && entries[leave].Time >= time; leave++) left += entries[leave].Weight;
            steps.Add((time, atRisk - left, died, censored));
        }
        steps.Reverse();
        return steps;
    }
}
