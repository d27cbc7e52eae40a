using System.Runtime.InteropServices;

namespace Kazus.Statistics;

/// <summary>
/// Cox's partial likelihood for rows that are at risk in (entry, exit]: left truncation, time-dependent covariates, repeated events.
/// Rows join the risk set in the order of their exits and leave it in the order of their entries. A row that is never at risk at an
/// event time is left out of the sums, so that it cannot leave rounding behind.
/// </summary>
internal sealed class CountingProcessLikelihood : PartialLikelihood
{
    private readonly SortedRows rows;
    private readonly RiskOrder order;
    private readonly bool efron;
    private readonly int width;
    private readonly int[] exitGroup;
    private readonly int[] entryGroup;
    private readonly int[] leaving;
    private readonly double[] risk;
    private readonly double[] spared;
    private readonly double[] cumulative;
    private readonly double[] share;
    private readonly GramSum gram;
    private readonly double[] sums;
    private readonly double[] deathSums;
    private readonly double[] combined;

    public CountingProcessLikelihood(SortedRows rows, RiskOrder order, bool efron)
    {
        this.rows = rows;
        this.order = order;
        this.efron = efron;
        width = rows.Width;
        var n = order.Count;
        (exitGroup, entryGroup) = RiskSpans.Of(order);
        leaving = RiskSpans.PositionsByEntry(order);
        risk = new double[n];
        spared = new double[n];
        cumulative = new double[order.Groups.Length + 1];
        share = new double[order.Groups.Length];
        gram = new GramSum(width);
        sums = new double[width];
        deathSums = new double[width];
        combined = new double[width + 8];
    }

    public override int Width => width;

    public override void Dispose() => rows.Dispose();

    public override double Evaluate(ReadOnlySpan<double> coefficients, Span<double> score, double[,] information)
    {
        double loglik = 0;
        score.Clear();
        Array.Clear(information);
        for (var i = 0; i < risk.Length; i++)
        {
            var row = rows.Row(i);
            var eta = rows.Offset?[i] ?? 0;
            for (var j = 0; j < row.Length; j++) eta += row[j] * coefficients[j];
            risk[i] = Math.Exp(eta) * rows.Weight(i);
            spared[i] = eta;
        }
        foreach (var group in order.Groups)
        {
            for (var i = group.DeathBegin; i < group.End; i++)
            {
                loglik += rows.Weight(i) * spared[i];
                var row = rows.Row(i);
                for (var j = 0; j < row.Length; j++) score[j] += rows.Weight(i) * row[j];
            }
        }
        gram.Clear();
        var logs = new LogSum();
        for (var s = 0; s + 1 < order.StratumBegin.Length; s++) Sweep(s, ref logs);
        gram.AddTo(information);
        gram.Clear();
        gram.Add(ref rows.First, width, spared);
        gram.AddTo(information);
        for (var j = 0; j < width; j++) score[j] -= gram.Weighted[j];
        return loglik - logs.Total;
    }

    /// <summary>Martingale residuals by position at the last coefficients evaluated.</summary>
    public void Martingale(Span<double> residuals)
    {
        for (var i = 0; i < residuals.Length; i++) residuals[i] = -spared[i] / rows.Weight(i);
        foreach (var group in order.Groups)
        {
            for (var i = group.DeathBegin; i < group.End; i++) residuals[i] += 1;
        }
    }

    private void Sweep(int stratum, ref LogSum logs)
    {
        Array.Clear(sums);
        double riskSum = 0;
        var (begin, end) = (order.StratumBegin[stratum], order.StratumBegin[stratum + 1]);
        var (at, leave, inside) = (begin, begin, 0);
        for (var g = order.StratumGroup[stratum]; g < order.StratumGroup[stratum + 1]; g++)
        {
            var group = order.Groups[g];
            var time = order.Time(group);
            for (; at < group.End; at++)
            {
                if (exitGroup[at] == entryGroup[at]) continue;
                inside++;
                riskSum += risk[at];
                Add(rows.Row(at), risk[at], sums);
            }
            for (; leave < end && order.Entries!.Value.Span[order.Order[leaving[leave]]] >= time; leave++)
            {
                var position = leaving[leave];
                if (exitGroup[position] == entryGroup[position]) continue;
                riskSum -= risk[position];
                Add(rows.Row(position), -risk[position], sums);
                if (--inside > 0) continue;
                riskSum = 0;
                Array.Clear(sums);
            }
            double deathSum = 0, deathWeight = 0;
            Array.Clear(deathSums);
            for (var i = group.DeathBegin; i < group.End; i++)
            {
                deathSum += risk[i];
                deathWeight += rows.Weight(i);
                Add(rows.Row(i), risk[i], deathSums);
            }
            var terms = TiedEvents.Of(group.Deaths, deathWeight, riskSum, deathSum, efron, ref logs);
            cumulative[g] = terms.Hazard;
            share[g] = terms.EventShare;
            Outer(terms);
        }
        Spare(stratum);
    }

    /// <summary>risk * expected number of events of each row of a stratum, from the hazards of its event times.</summary>
    private void Spare(int stratum)
    {
        var (first, end) = (order.StratumGroup[stratum], order.StratumGroup[stratum + 1]);
        cumulative[end] = 0;
        for (var g = end - 1; g >= first; g--) cumulative[g] += cumulative[g + 1];
        for (var i = order.StratumBegin[stratum]; i < order.StratumBegin[stratum + 1]; i++)
        {
            var last = exitGroup[i];
            var expected = cumulative[last] - cumulative[entryGroup[i]];
            if (last < end && i >= order.Groups[last].DeathBegin && i < order.Groups[last].End) expected -= share[last];
            spared[i] = risk[i] * expected;
        }
    }

    private void Outer(TiedEvents terms)
    {
        var ratio = terms.Square > 0 ? terms.Cross / terms.Square : 0;
        for (var j = 0; j < width; j++) combined[j] = sums[j] - ratio * deathSums[j];
        Span<double> weight = [-terms.Square];
        gram.Add(ref MemoryMarshal.GetArrayDataReference(combined), width, weight);
        if (terms.Cross == 0) return;
        deathSums.CopyTo(combined, 0);
        weight[0] = terms.Cross * ratio - terms.EventSquare;
        gram.Add(ref MemoryMarshal.GetArrayDataReference(combined), width, weight);
    }

    private static void Add(ReadOnlySpan<double> row, double factor, double[] target)
    {
        for (var j = 0; j < row.Length; j++) target[j] += factor * row[j];
    }
}

/// <summary>Which event times each row of a counting process is at risk at.</summary>
internal static class RiskSpans
{
    /// <summary>
    /// For each position the first event group at or before its exit, and the first at or before its entry; the row is at risk at the
    /// groups from the one up to, not including, the other. A position without such a group has the end of its stratum's groups.
    /// </summary>
    public static (int[] Exit, int[] Entry) Of(RiskOrder order)
    {
        var exit = new int[order.Count];
        var entry = new int[order.Count];
        for (var s = 0; s + 1 < order.StratumBegin.Length; s++)
        {
            var (first, end) = (order.StratumGroup[s], order.StratumGroup[s + 1]);
            var times = order.EventTimes(s);
            for (var i = order.StratumBegin[s]; i < order.StratumBegin[s + 1]; i++)
            {
                var row = order.Order[i];
                exit[i] = first + FirstAtOrBefore(times, order.Time(row));
                entry[i] = order.Entries is { } entries ? first + FirstAtOrBefore(times, entries.Span[row]) : end;
            }
        }
        return (exit, entry);
    }

    /// <summary>Positions by stratum from the latest entry to the earliest.</summary>
    public static int[] PositionsByEntry(RiskOrder order)
    {
        var place = new int[order.Count];
        for (var i = 0; i < place.Length; i++) place[order.Order[i]] = i;
        return [.. order.EntryOrder!.Select(row => place[row])];
    }

    /// <summary>The first of descending times that is at or before the time given; their number when there is none.</summary>
    public static int FirstAtOrBefore(double[] times, double time)
    {
        var (first, end) = (0, times.Length);
        while (first < end)
        {
            var middle = (first + end) / 2;
            if (times[middle] <= time) end = middle;
            else first = middle + 1;
        }
        return first;
    }
}
