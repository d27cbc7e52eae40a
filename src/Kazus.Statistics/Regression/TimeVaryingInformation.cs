using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kazus.Statistics;

/// <summary>
/// Information of a model in which every coefficient may change with a function g of time: sums over event times of the risk set's
/// variance V(t) times 1, g and g squared, and the score of the changes. In the scale of the sorted rows and of centred g.
/// </summary>
internal sealed class TimeVaryingInformation
{
    private TimeVaryingInformation(double[,] plain, double[,] withTime, double[,] withSquaredTime, double[] score)
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
        var sums = new (double[,] Matrix, double[] Weighted)[3];
        Work.Parts(3, power => sums[power] = Sum(model, rows, moments, terms, Powers(times.Centred, power), spans));
        var score = new double[model.Width];
        for (var g = 0; g < terms.Length; g++)
        {
            var group = model.Order.Groups[g];
            for (var i = group.DeathBegin; i < group.End; i++)
            {
                var row = rows.Row(i);
                for (var j = 0; j < row.Length; j++) score[j] += times.Centred[g] * rows.Weight(i) * row[j];
            }
        }
        for (var j = 0; j < score.Length; j++) score[j] -= sums[1].Weighted[j];
        return new(sums[0].Matrix, sums[1].Matrix, sums[2].Matrix, score);
    }

    private static double[] Powers(double[] values, int power) => power switch
    {
        0 => [.. Enumerable.Repeat(1.0, values.Length)],
        1 => values,
        _ => Array.ConvertAll(values, v => v * v),
    };

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

    /// <summary>Sum over event times of factor * V as one Gram matrix over rows less outer products of the risk sets' means.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double[,] Matrix, double[] Weighted) Sum(
        CoxModel model, SortedRows rows, EventMoments moments, TiedEvents[] terms, double[] factors, (int[] Exit, int[] Entry)? spans)
    {
        var (order, p) = (model.Order, model.Width);
        var gram = new GramSum(p);
        var weights = new double[order.Count];
        for (var s = 0; s + 1 < order.StratumBegin.Length; s++) Weights(order, s, moments, terms, factors, spans, weights);
        gram.Add(ref rows.First, p, weights);
        var weighted = gram.Weighted.ToArray();
        var means = new double[p * GramSum.Panel + 8];
        var meanWeights = new double[GramSum.Panel];
        var pending = 0;
        for (var g = 0; g < terms.Length; g++)
        {
            if (pending + 2 > GramSum.Panel) Flush();
            var ratio = terms[g].Square > 0 ? terms[g].Cross / terms[g].Square : 0;
            var first = moments.RiskMoment(g);
            var own = moments.DeathMoment(g);
            for (var j = 0; j < p; j++) means[pending * p + j] = ratio == 0 ? first[j] : first[j] - ratio * own[j];
            meanWeights[pending++] = -factors[g] * terms[g].Square;
            if (ratio == 0) continue;
            own.CopyTo(means.AsSpan(pending * p));
            meanWeights[pending++] = factors[g] * (terms[g].Cross * ratio - terms[g].EventSquare);
        }
        Flush();
        var matrix = new double[p, p];
        gram.AddTo(matrix);
        for (var j = 0; j < p; j++)
        {
            for (var k = 0; k < j; k++) matrix[k, j] = matrix[j, k];
        }
        return (matrix, weighted);

        void Flush()
        {
            gram.Add(ref MemoryMarshal.GetArrayDataReference(means), p, meanWeights.AsSpan(0, pending));
            pending = 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
}
