namespace Kazus.Statistics;

/// <summary>The result of an exact test of two groups.</summary>
/// <param name="Difference">Observed less expected events in the first group.</param>
/// <param name="P">Two-sided p value: the share of all divisions of the subjects into two groups of these sizes whose difference is at least as large.</param>
/// <param name="Divisions">Number of such divisions.</param>
public sealed record ExactLogRankResult(double Difference, double P, double Divisions);

/// <summary>
/// The permutation form of the log-rank test for two small groups. Observed less expected is a sum of scores, one per subject
/// (1 or 0 for its event, less the cumulative hazard at its exit), so the test needs only the sums of all subsets of scores.
/// </summary>
/// <remarks>
/// It is exact when censoring does not depend on the group. The subsets are counted, not listed: the subjects are cut into two
/// halves, the sums of each half are sorted by subset size, and pairs are counted from both ends (E. Horowitz, S. Sahni, J ACM
/// 1974;21:277-292). Source of the scores: R. Peto, J. Peto, J R Stat Soc A 1972;135:185-207. See docs/methods/log-rank.md.
/// </remarks>
public static class ExactLogRank
{
    /// <summary>The largest number of subjects: beyond it the χ² form of <see cref="LogRank"/> is close enough.</summary>
    public const int LargestSample = 40;

    /// <summary>Tests two groups.</summary>
    /// <exception cref="AssumptionException">Not exactly two groups, more than <see cref="LargestSample"/> subjects, or no event.</exception>
    public static ExactLogRankResult Test(SurvivalData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Groups is null) throw new ArgumentException("A comparison needs groups.", nameof(data));
        data.Check();
        if (data.Groups.Codes.ToArray().Distinct().Count() != 2) throw new AssumptionException(Assumption.ExactlyTwoGroups, "group");
        if (data.Count > LargestSample) throw new AssumptionException(Assumption.SmallSample, "data");
        if (!data.Events.Span.Contains(true)) throw new AssumptionException(Assumption.EventObserved, "event");

        var scores = Scores(data);
        var first = data.Groups.Codes.ToArray().Min();
        var members = Enumerable.Range(0, data.Count).Where(i => data.Groups.Codes.Span[i] == first).ToArray();
        var difference = members.Sum(i => scores[i]);
        var (extreme, all) = CountExtreme(scores, members.Length, Math.Abs(difference) - 1e-9);
        return new ExactLogRankResult(difference, extreme / all, all);
    }

    private static double[] Scores(SurvivalData data)
    {
        var curve = NelsonAalen.Estimate(data);
        return [.. Enumerable.Range(0, data.Count).Select(i => (data.Events.Span[i] ? 1 : 0) - HazardAt(curve, data.Times.Span[i]))];
    }

    private static double HazardAt(SurvivalCurve curve, double time)
    {
        var place = curve.Times.AsSpan().BinarySearch(time);
        // A time that was joined to an earlier one as a near tie lies just after it.
        return curve.CumulativeHazard[place >= 0 ? place : ~place - 1];
    }

    /// <summary>How many subsets of a size have a sum at least as far from zero as the limit, and how many there are.</summary>
    private static (double Extreme, double All) CountExtreme(double[] scores, int size, double limit)
    {
        var half = scores.Length / 2;
        var left = SumsBySize(scores[..half]);
        var right = SumsBySize(scores[half..]);
        double extreme = 0, all = 0;
        for (var k = Math.Max(0, size - (scores.Length - half)); k <= Math.Min(half, size); k++)
        {
            double[] a = left[k], b = right[size - k];
            all += (double)a.Length * b.Length;
            if (limit <= 0) { extreme = all; continue; }
            int low = 0, high = b.Length;
            for (var i = a.Length - 1; i >= 0; i--)
            {
                // b runs up while a runs down, so both cuts only move one way.
                while (low < b.Length && a[i] + b[low] <= -limit) low++;
                extreme += low;
            }
            for (var i = 0; i < a.Length; i++)
            {
                while (high > 0 && a[i] + b[high - 1] >= limit) high--;
                extreme += b.Length - high;
            }
        }
        return (extreme, all);
    }

    private static double[][] SumsBySize(double[] scores)
    {
        var sums = Enumerable.Range(0, scores.Length + 1).Select(_ => new List<double>()).ToArray();
        var total = new double[1 << scores.Length];
        for (var subset = 0; subset < total.Length; subset++)
        {
            if (subset > 0)
            {
                var lowest = System.Numerics.BitOperations.TrailingZeroCount(subset);
                total[subset] = total[subset & (subset - 1)] + scores[lowest];
            }
            sums[System.Numerics.BitOperations.PopCount((uint)subset)].Add(total[subset]);
        }
        foreach (var list in sums) list.Sort();
        return [.. sums.Select(s => s.ToArray())];
    }
}
