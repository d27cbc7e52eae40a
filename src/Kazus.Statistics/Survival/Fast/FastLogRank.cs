using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kazus.Statistics;

/// <summary>
/// The sums of <see cref="LogRankSums"/> for unstratified data, from counted days or sorted keys. The covariance is kept as its
/// diagonal and an outer product of the risk sets, four groups at a time.
/// </summary>
internal sealed class FastLogRank
{
    private readonly int groups, padded;
    private readonly double rho;
    private readonly double[] atRisk, events, leaving, observed, expected, diagonal, outer;
    private double survival = 1;

    private FastLogRank(int groups, double rho)
    {
        this.groups = groups;
        this.rho = rho;
        padded = (groups + 3) / 4 * 4;
        (atRisk, events, leaving, observed, expected, diagonal) = (new double[padded], new double[padded], new double[padded], new double[padded], new double[padded], new double[padded]);
        outer = new double[padded * padded];
    }

    /// <summary>The sums, or null when the data need the plain way.</summary>
    internal static LogRankSums? TrySum(SurvivalData data, double rho)
    {
        if (data.Count == 0 || data.Groups is null || data.Groups.Count > 64) return null;
        using var tagged = TaggedTimes.Of(data);
        if (tagged?.Scan() is not { } range) return null;
        var walk = new FastLogRank(data.Groups.Count, rho);
        using var days = DayCounts.Of(tagged, range);
        if (days is not null) walk.Days(days);
        else
        {
            using var sorted = SortedKeys.Of(tagged, range);
            if (sorted is null) return null;
            walk.KeysInOrder(sorted);
        }
        return walk.Sums();
    }

    private void Days(DayCounts days)
    {
        double n = 0;
        for (var day = 0; day < days.Days; day++)
        {
            var cells = days.Day(day);
            for (var g = 0; g < groups; g++) atRisk[g] += cells[2 * g] + cells[2 * g + 1];
        }
        for (var g = 0; g < groups; g++) n += atRisk[g];
        for (var day = 0; day < days.Days; day++)
        {
            var cells = days.Day(day);
            double d = 0, gone = 0;
            for (var g = 0; g < groups; g++)
            {
                events[g] = cells[2 * g + 1];
                leaving[g] = cells[2 * g] + events[g];
                d += events[g];
                gone += leaving[g];
            }
            if (d > 0) Add(d, n);
            for (var g = 0; g < groups; g++) atRisk[g] -= leaving[g];
            n -= gone;
        }
    }

    [MethodImpl(Loops.Optimized)]
    private void KeysInOrder(SortedKeys sorted)
    {
        var keys = sorted.Keys.AsSpan(0, sorted.Count);
        foreach (var key in keys) atRisk[sorted.Tag(key) >> 1]++;
        for (var i = 0; i < keys.Length;)
        {
            var moment = sorted.Moment(keys[i]);
            var start = i;
            var d = 0;
            for (; i < keys.Length && sorted.Moment(keys[i]) == moment; i++)
            {
                var tag = sorted.Tag(keys[i]);
                if ((tag & 1) == 0) continue;
                events[tag >> 1]++;
                d++;
            }
            if (d > 0) Add(d, keys.Length - start);
            for (var j = start; j < i; j++)
            {
                var tag = sorted.Tag(keys[j]);
                atRisk[tag >> 1]--;
                events[tag >> 1] = 0;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(double d, double n)
    {
        var weight = rho == 0 ? 1 : Math.Pow(survival, rho);
        survival *= (n - d) / n;
        var spread = n < 2 ? 0 : weight * weight * d * (n - d) / (n * (n - 1));
        var (share, scale, each) = (Vector256.Create(weight * d / n), Vector256.Create(spread), Vector256.Create(weight));
        ref var risk = ref MemoryMarshal.GetArrayDataReference(atRisk);
        for (var g = 0; g < padded; g += 4)
        {
            var own = Vector256.LoadUnsafe(ref risk, (nuint)g);
            (Vector256.Create(expected, g) + own * share).CopyTo(expected, g);
            (Vector256.Create(diagonal, g) + own * scale).CopyTo(diagonal, g);
            (Vector256.Create(observed, g) + Vector256.Create(events, g) * each).CopyTo(observed, g);
        }
        var perHead = spread / n;
        for (var g = 0; g < groups; g++)
        {
            var factor = Vector256.Create(atRisk[g] * perHead);
            for (var h = 0; h < padded; h += 4)
                (Vector256.Create(outer, g * padded + h) + factor * Vector256.LoadUnsafe(ref risk, (nuint)h)).CopyTo(outer, g * padded + h);
        }
    }

    private LogRankSums Sums()
    {
        var sums = new LogRankSums(groups, rho);
        Array.Copy(observed, sums.Observed, groups);
        Array.Copy(expected, sums.Expected, groups);
        for (var g = 0; g < groups; g++)
            for (var h = 0; h < groups; h++)
                sums.Variance[g * groups + h] = (g == h ? diagonal[g] : 0) - outer[g * padded + h];
        return sums;
    }
}
