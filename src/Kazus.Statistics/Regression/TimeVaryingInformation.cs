using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kazus.Statistics;

/// <summary>
/// Information of a model in which every coefficient may change with a function g of time: sums over event times of the risk set's
/// variance V(t) times 1, g and g squared, and the score of the changes. In the scale of the sorted rows and of centred g.
/// </summary>
internal sealed class TimeVaryingInformation
{
    internal TimeVaryingInformation(double[,] plain, double[,] withTime, double[,] withSquaredTime, double[] score)
    {
        (Plain, WithTime, WithSquaredTime, Score) = (plain, withTime, withSquaredTime, score);
    }

    public double[,] Plain { get; }

    public double[,] WithTime { get; }

    public double[,] WithSquaredTime { get; }

    /// <summary>Derivative in the changes of the coefficients.</summary>
    public double[] Score { get; }

    public static TimeVaryingInformation Of(CoxModel model, SortedRows rows, EventMoments moments, EventTimeTransform times)
    {
        var terms = Terms(model, moments);
        var spans = model.Order.Entries is null ? default((int[] Exit, int[] Entry)?) : RiskSpans.Of(model.Order);
        var centred = times.Centred();
        double[][] factors = [Array.ConvertAll(centred, _ => 1.0), centred, Array.ConvertAll(centred, g => g * g)];
        var weights = spans is null ? WeightsTogether(model.Order, moments, terms, centred)
            : Array.ConvertAll(factors, f => Weights(model.Order, moments, terms, f, spans));
        var sums = Sums(model, rows, moments, terms, factors, weights);
        foreach (var w in weights) ArrayPool<double>.Shared.Return(w);
        var score = EventScore(model, rows, centred);
        for (var j = 0; j < score.Length; j++) score[j] -= sums[1].Weighted[j];
        return new(sums[0].Matrix, sums[1].Matrix, sums[2].Matrix, score);
    }

    /// <summary>Sum over events of centred time * weight * x.</summary>
    [MethodImpl(Loops.Optimized)]
    private static double[] EventScore(CoxModel model, SortedRows rows, double[] centred)
    {
        var score = new double[model.Width];
        for (var g = 0; g < centred.Length; g++)
        {
            var group = model.Order.Groups[g];
            for (var i = group.DeathBegin; i < group.End; i++)
            {
                var row = rows.Row(i);
                var factor = centred[g] * rows.Weight(i);
                for (var j = 0; j < row.Length; j++) score[j] += factor * row[j];
            }
        }
        return score;
    }

    /// <summary>Sums over event times of factor * V: Gram matrices over rows less outer products of the risk sets' means, in parts of fixed bounds.</summary>
    private static (double[,] Matrix, double[] Weighted)[] Sums(
        CoxModel model, SortedRows rows, EventMoments moments, TiedEvents[] terms, double[][] factors, double[][] weights)
    {
        var (n, groups, p) = (model.Order.Count, terms.Length, model.Width);
        var parts = n < 20_000 ? 1 : 4;
        var grams = new GramSum[parts, 6];
        Work.Parts(parts, part =>
        {
            for (var k = 0; k < 6; k++) grams[part, k] = new GramSum(p);
            AddRows(rows, weights, grams, part, (int)((long)n * part / parts), (int)((long)n * (part + 1) / parts));
            var means = new Means(p, moments, terms, factors);
            means.Add(grams, part, (int)((long)groups * part / parts), (int)((long)groups * (part + 1) / parts));
        });
        var sums = new (double[,] Matrix, double[] Weighted)[3];
        for (var power = 0; power < 3; power++)
        {
            var (matrix, weighted) = (new double[p, p], new double[p]);
            for (var part = 0; part < parts; part++)
            {
                grams[part, power].AddTo(matrix);
                grams[part, power + 3].AddTo(matrix);
                for (var j = 0; j < p; j++) weighted[j] += grams[part, power].Weighted[j];
            }
            for (var j = 0; j < p; j++)
            {
                for (var k = 0; k < j; k++) matrix[k, j] = matrix[j, k];
            }
            sums[power] = (matrix, weighted);
        }
        return sums;
    }

    [MethodImpl(Loops.Optimized)]
    private static void AddRows(SortedRows rows, double[][] weights, GramSum[,] grams, int part, int begin, int end)
    {
        for (; begin < end; begin += GramSum.Panel)
        {
            var count = Math.Min(GramSum.Panel, end - begin);
            ref var first = ref Unsafe.Add(ref rows.First, (nint)begin * rows.Width);
            for (var power = 0; power < 3; power++) grams[part, power].Add(ref first, rows.Width, weights[power].AsSpan(begin, count));
        }
    }

    private static TiedEvents[] Terms(CoxModel model, EventMoments moments)
    {
        var terms = new TiedEvents[moments.Groups];
        var unused = new LogSum();
        for (var g = 0; g < terms.Length; g++)
        {
            terms[g] = TiedEvents.Of(model.Order.Groups[g].Deaths, moments.DeathWeight[g], moments.RiskSum[g], moments.DeathSum[g], model.Efron, ref unused);
        }
        return terms;
    }

    /// <summary>The weights for 1, g and g squared in one pass, when all rows are at risk from the origin.</summary>
    private static double[][] WeightsTogether(RiskOrder order, EventMoments moments, TiedEvents[] terms, double[] centred)
    {
        double[][] weights = [.. Enumerable.Range(0, 3).Select(_ => ArrayPool<double>.Shared.Rent(order.Count))];
        var cumulative = ArrayPool<(double Plain, double Time, double Square)>.Shared.Rent(terms.Length);
        for (var s = 0; s + 1 < order.StratumBegin.Length; s++)
        {
            var (first, end) = (order.StratumGroup[s], order.StratumGroup[s + 1]);
            Accumulate(terms, centred, cumulative.AsSpan(0, end), first);
            var parts = end - first < 4 || order.StratumBegin[s + 1] - order.StratumBegin[s] < 20_000 ? 1 : 4;
            Work.Parts(parts, part =>
            {
                var (from, to) = (first + (int)((long)(end - first) * part / parts), first + (int)((long)(end - first) * (part + 1) / parts));
                var at = part == 0 ? order.StratumBegin[s] : order.Groups[from - 1].End;
                at = Weigh((order, moments, terms, centred), cumulative, (from, to, at), weights);
                if (part < parts - 1) return;
                foreach (var w in weights) w.AsSpan(at, order.StratumBegin[s + 1] - at).Clear();
            });
        }
        ArrayPool<(double Plain, double Time, double Square)>.Shared.Return(cumulative);
        return weights;
    }

    [MethodImpl(Loops.Optimized)]
    private static void Accumulate(TiedEvents[] terms, double[] centred, Span<(double Plain, double Time, double Square)> cumulative, int first)
    {
        double plain = 0, time = 0, square = 0;
        for (var g = cumulative.Length - 1; g >= first; g--)
        {
            var (hazard, factor) = (terms[g].Hazard, centred[g]);
            cumulative[g] = (plain += hazard, time += hazard * factor, square += hazard * (factor * factor));
        }
    }

    [MethodImpl(Loops.Optimized)]
    private static int Weigh(
        (RiskOrder Order, EventMoments Moments, TiedEvents[] Terms, double[] Centred) of, (double Plain, double Time, double Square)[] cumulative,
        (int From, int To, int At) groups, double[][] weights)
    {
        var (risk, plain, time, square) = (of.Moments.Risk, weights[0], weights[1], weights[2]);
        var at = groups.At;
        for (var g = groups.From; g < groups.To; g++)
        {
            var group = of.Order.Groups[g];
            var (p, t, s) = cumulative[g];
            for (; at < group.DeathBegin; at++) (plain[at], time[at], square[at]) = (risk[at] * p, risk[at] * t, risk[at] * s);
            var (share, factor) = (of.Terms[g].EventShare, of.Centred[g]);
            (p, t, s) = (p - share, t - share * factor, s - share * (factor * factor));
            for (; at < group.End; at++) (plain[at], time[at], square[at]) = (risk[at] * p, risk[at] * t, risk[at] * s);
        }
        return at;
    }

    private static double[] Weights(RiskOrder order, EventMoments moments, TiedEvents[] terms, double[] factors, (int[] Exit, int[] Entry)? spans)
    {
        var weights = ArrayPool<double>.Shared.Rent(order.Count);
        for (var s = 0; s + 1 < order.StratumBegin.Length; s++) Weights(order, s, moments, terms, factors, spans, weights);
        return weights;
    }

    [MethodImpl(Loops.Optimized)]
    private static void Weights(
        RiskOrder order, int stratum, EventMoments moments, TiedEvents[] terms, double[] factors, (int[] Exit, int[] Entry)? spans, double[] weights)
    {
        var (first, end) = (order.StratumGroup[stratum], order.StratumGroup[stratum + 1]);
        var cumulative = new double[end - first + 1];
        for (var g = end - 1; g >= first; g--) cumulative[g - first] = cumulative[g - first + 1] + factors[g] * terms[g].Hazard;
        var group = first;
        for (var i = order.StratumBegin[stratum]; i < order.StratumBegin[stratum + 1]; i++)
        {
            while (group < end && i >= order.Groups[group].End) group++;
            var expected = cumulative[group - first] - (spans is { } known ? cumulative[known.Entry[i] - first] : 0);
            if (group < end && i >= order.Groups[group].DeathBegin) expected -= factors[group] * terms[group].EventShare;
            weights[i] = moments.Risk[i] * expected;
        }
    }

    /// <summary>The outer products of the risk sets' means, gathered in panels.</summary>
    private sealed class Means(int width, EventMoments moments, TiedEvents[] terms, double[][] factors)
    {
        private readonly double[] panel = new double[width * GramSum.Panel + 8];
        private readonly double[][] weights = [new double[GramSum.Panel], new double[GramSum.Panel], new double[GramSum.Panel]];
        private int pending;

        [MethodImpl(Loops.Optimized)]
        public void Add(GramSum[,] grams, int part, int begin, int end)
        {
            for (var g = begin; g < end; g++)
            {
                if (pending + 2 > GramSum.Panel) Flush(grams, part);
                var ratio = terms[g].Square > 0 ? terms[g].Cross / terms[g].Square : 0;
                var first = moments.RiskMoment(g);
                var own = moments.DeathMoment(g);
                var target = panel.AsSpan(pending * width, width);
                for (var j = 0; j < target.Length; j++) target[j] = ratio == 0 ? first[j] : first[j] - ratio * own[j];
                Weigh(g, -terms[g].Square);
                if (ratio == 0) continue;
                own.CopyTo(panel.AsSpan(pending * width));
                Weigh(g, terms[g].Cross * ratio - terms[g].EventSquare);
            }
            Flush(grams, part);
        }

        private void Weigh(int group, double weight)
        {
            for (var power = 0; power < 3; power++) weights[power][pending] = factors[power][group] * weight;
            pending++;
        }

        private void Flush(GramSum[,] grams, int part)
        {
            for (var power = 0; power < 3; power++)
            {
                grams[part, power + 3].Add(ref MemoryMarshal.GetArrayDataReference(panel), width, weights[power].AsSpan(0, pending));
            }
            pending = 0;
        }
    }
}
