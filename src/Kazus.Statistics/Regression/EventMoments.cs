using System.Buffers;
using System.Runtime.CompilerServices;

namespace Kazus.Statistics;

/// <summary>
/// Sums over the risk set and over the events at every event time: S0, S1 of weight * exp(eta) and weight * exp(eta) * x, and T0, T1
/// over the tied events. Everything that follows a fit (residuals, curves, tests) is made of these. The memory of the largest is rented;
/// who does not give it back leaves it to the collector.
/// </summary>
internal sealed class EventMoments : IDisposable
{
    private readonly CoxModel model;
    private readonly int[]? tiedAt;
    private readonly double[] deathFirst = [];

    private EventMoments(CoxModel model, double[] risk)
    {
        this.model = model;
        Risk = risk;
        var (groups, p) = (model.Order.Groups.Length, model.Width);
        RiskSum = new double[groups];
        DeathSum = new double[groups];
        DeathWeight = new double[groups];
        First = ArrayPool<double>.Shared.Rent(groups * p);
        if (!model.Efron || !model.Order.HasTies) return;
        tiedAt = new int[groups];
        var tied = 0;
        for (var g = 0; g < groups; g++) tiedAt[g] = model.Order.Groups[g].Deaths > 1 ? tied++ * p : -1;
        deathFirst = new double[tied * p];
    }

    /// <summary>weight * exp(eta) by position; longer than the rows.</summary>
    public double[] Risk { get; }

    public double[] RiskSum { get; }

    public double[] DeathSum { get; }

    public double[] DeathWeight { get; }

    private double[] First { get; }

    public int Groups => RiskSum.Length;

    /// <summary>Computes the sums for linear predictors given by row; x is as in <paramref name="rows"/>.</summary>
    [MethodImpl(Loops.Optimized)]
    public static EventMoments Of(CoxModel model, SortedRows rows, ReadOnlyMemory<double> predictors)
    {
        var order = model.Order;
        var risk = ArrayPool<double>.Shared.Rent(order.Count);
        TaggedTimes.InHalves(order.Count, (from, to) =>
        {
            var given = predictors.Span;
            for (var i = from; i < to; i++) risk[i] = given[order.Order[i]];
            RightCensoredLikelihood.Exponential(risk.AsSpan(from..to));
            for (var i = from; i < to && rows.Weights is not null; i++) risk[i] *= rows.Weights[i];
        });
        var moments = new EventMoments(model, risk);
        for (var s = 0; s + 1 < order.StratumBegin.Length; s++)
        {
            if (order.Entries is null) moments.SweepUp(rows, s);
            else moments.Sweep(rows, s);
        }
        return moments;
    }

    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(Risk);
        ArrayPool<double>.Shared.Return(First);
    }

    /// <summary>S1 of a group.</summary>
    public ReadOnlySpan<double> RiskMoment(int group) => First.AsSpan(group * model.Width, model.Width);

    /// <summary>T1 of a group; empty when it is not needed.</summary>
    public ReadOnlySpan<double> DeathMoment(int group) => tiedAt is null || tiedAt[group] < 0 ? default : deathFirst.AsSpan(tiedAt[group], model.Width);

    /// <summary>
    /// Hazard increments and means of each of the tied events of a group, one after the other: Efron has one risk set per event, Breslow
    /// one for all.
    /// </summary>
    /// <param name="group">Which event time.</param>
    /// <param name="visit">Takes the share l/d, the hazard increment, and the mean of x in that risk set.</param>
    public void EachEvent(int group, TiedEventVisitor visit)
    {
        var mean = new double[model.Width];
        var first = RiskMoment(group);
        var deaths = model.Order.Groups[group].Deaths;
        if (!model.Efron || deaths == 1)
        {
            for (var j = 0; j < mean.Length; j++) mean[j] = first[j] / RiskSum[group];
            visit(0, DeathWeight[group] / RiskSum[group], DeathWeight[group] / (RiskSum[group] * RiskSum[group]), mean, 1);
            return;
        }
        var own = DeathMoment(group);
        for (var l = 0; l < deaths; l++)
        {
            var share = (double)l / deaths;
            var sum = RiskSum[group] - share * DeathSum[group];
            for (var j = 0; j < mean.Length; j++) mean[j] = (first[j] - share * own[j]) / sum;
            var weight = DeathWeight[group] / deaths;
            visit(share, weight / sum, weight / (sum * sum), mean, 1.0 / deaths);
        }
    }

    /// <summary>One pass over rows that are all at risk from the origin.</summary>
    [MethodImpl(Loops.Optimized)]
    private void SweepUp(SortedRows rows, int stratum)
    {
        var (order, p) = (model.Order, model.Width);
        var sums = new double[p].AsSpan();
        double riskSum = 0;
        var at = order.StratumBegin[stratum];
        for (var g = order.StratumGroup[stratum]; g < order.StratumGroup[stratum + 1]; g++)
        {
            var group = order.Groups[g];
            for (; at < group.DeathBegin; at++)
            {
                riskSum += Risk[at];
                Add(rows.Row(at), Risk[at], sums);
            }
            double deathSum = 0;
            double deathWeight = rows.Weights is null ? group.Deaths : 0;
            var tied = tiedAt is not null && tiedAt[g] >= 0 ? deathFirst.AsSpan(tiedAt[g], p) : default;
            for (; at < group.End; at++)
            {
                deathSum += Risk[at];
                if (rows.Weights is { } weights) deathWeight += weights[at];
                Add(rows.Row(at), Risk[at], tied.IsEmpty ? sums : tied);
            }
            for (var j = 0; j < tied.Length; j++) sums[j] += tied[j];
            (RiskSum[g], DeathSum[g], DeathWeight[g]) = (riskSum += deathSum, deathSum, deathWeight);
            sums.CopyTo(First.AsSpan(g * p, p));
        }
    }

    [MethodImpl(Loops.Optimized)]
    private void Sweep(SortedRows rows, int stratum)
    {
        var order = model.Order;
        var p = model.Width;
        var (begin, end) = (order.StratumBegin[stratum], order.StratumBegin[stratum + 1]);
        var spans = order.Entries is null ? default : RiskSpansOnce();
        var sums = new double[p];
        double riskSum = 0;
        var (at, leave, inside) = (begin, begin, 0);
        for (var g = order.StratumGroup[stratum]; g < order.StratumGroup[stratum + 1]; g++)
        {
            var group = order.Groups[g];
            var time = order.Time(group);
            for (; at < group.End; at++)
            {
                if (spans.Exit is not null && spans.Exit[at] == spans.Entry[at]) continue;
                inside++;
                riskSum += Risk[at];
                Add(rows.Row(at), Risk[at], sums);
            }
            for (; spans.Exit is not null && leave < end && order.Entries!.Value.Span[order.Order[leaving![leave]]] >= time; leave++)
            {
                var position = leaving[leave];
                if (spans.Exit[position] == spans.Entry[position]) continue;
                riskSum -= Risk[position];
                Add(rows.Row(position), -Risk[position], sums);
                if (--inside > 0) continue;
                riskSum = 0;
                Array.Clear(sums);
            }
            for (var i = group.DeathBegin; i < group.End; i++)
            {
                DeathSum[g] += Risk[i];
                DeathWeight[g] += rows.Weight(i);
                if (tiedAt is not null && tiedAt[g] >= 0) Add(rows.Row(i), Risk[i], deathFirst.AsSpan(tiedAt[g], p));
            }
            RiskSum[g] = riskSum;
            sums.CopyTo(First, g * p);
        }
    }

    private (int[] Exit, int[] Entry) known;
    private int[]? leaving;

    private (int[] Exit, int[] Entry) RiskSpansOnce()
    {
        if (leaving is null)
        {
            known = RiskSpans.Of(model.Order);
            leaving = RiskSpans.PositionsByEntry(model.Order);
        }
        return known;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ReadOnlySpan<double> row, double factor, Span<double> target)
    {
        for (var j = 0; j < row.Length; j++) target[j] += factor * row[j];
    }
}

/// <summary>One of the tied events of a time.</summary>
/// <param name="share">Efron's l/d.</param>
/// <param name="hazard">Increment of the cumulative hazard.</param>
/// <param name="square">Increment of its variance: weight over the squared denominator.</param>
/// <param name="mean">Mean of x in the reduced risk set; overwritten by the next call.</param>
/// <param name="portion">This event's portion of the events of the time.</param>
internal delegate void TiedEventVisitor(double share, double hazard, double square, ReadOnlySpan<double> mean, double portion);
