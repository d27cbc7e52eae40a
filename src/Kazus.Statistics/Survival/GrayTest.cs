using Kazus.Statistics.Distributions;

namespace Kazus.Statistics;

/// <summary>Gray's test of one cause.</summary>
/// <param name="Cause">Name of the cause.</param>
/// <param name="Statistic">χ² statistic.</param>
/// <param name="DegreesOfFreedom">Groups less one.</param>
/// <param name="P">P(χ² ≥ the statistic) if all groups have one incidence of this cause.</param>
public sealed record GrayResult(string Cause, double Statistic, int DegreesOfFreedom, double P);

/// <summary>
/// Gray's test: do groups have one cumulative incidence of a cause, whatever the other causes do? It compares the groups' hazards of
/// the subdistribution, in which those who had another event stay at risk with a share that falls as they would have been censored.
/// </summary>
/// <remarks>
/// Source: R. Gray, Ann Stat 1988;16:1141-1154, with event times weighted by (1 - F(t-))^ρ. See docs/methods/gray-test.md. R calls it
/// the <c>Tests</c> of <c>cmprsk::cuminc(time, status, group, strata, rho = ρ)</c>.
/// </remarks>
public static class GrayTest
{
    /// <summary>One result for each cause.</summary>
    /// <param name="data">Observations with causes and groups, unweighted.</param>
    /// <param name="rho">Power of 1 - F that weights the event times.</param>
    /// <param name="strata">When given, groups are compared within strata.</param>
    /// <exception cref="AssumptionException">Fewer than two groups, or a cause that cannot be compared.</exception>
    public static IReadOnlyList<GrayResult> Test(CompetingRisksData data, double rho = 0, Grouping? strata = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Groups is null) throw new ArgumentException("A comparison needs groups.", nameof(data));
        if (!data.Weights.IsEmpty) throw new ArgumentException("Gray's test takes unweighted observations.", nameof(data));
        data.Check();
        var groups = Compact(data.Groups.Codes.ToArray(), out var count);
        if (count < 2) throw new AssumptionException(Assumption.TwoGroups, "group");
        var labels = data.Labels();
        if (labels.Length == 0) throw new AssumptionException(Assumption.EventObserved, "cause");
        var rows = AlignedRows.Of(new SurvivalData(data.Times, new bool[data.Count]));
        var strataRows = rows.ByGroup(strata).Select(s => Sorted(s.Rows, rows.Times)).ToArray();
        var causes = data.Causes.ToArray();
        return [.. labels.Select((label, j) =>
        {
            var sums = new GraySums(count, rho);
            foreach (var members in strataRows) Walk(members, (rows.Times, groups, causes), j + 1, sums);
            return Result(label, sums, count);
        })];
    }

    private static GrayResult Result(string label, GraySums sums, int groups)
    {
        var matrix = Enumerable.Range(0, groups - 1).Select(i => Enumerable.Range(0, groups - 1).Select(j => sums.Variance[i, j]).ToArray()).ToArray();
        var statistic = LogRank.QuadraticForm(matrix, sums.Score[..^1]) ?? throw new AssumptionException(Assumption.VarianceDefined, $"cause {label}");
        return new GrayResult(label, statistic, groups - 1, ChiSquared.UpperTail(statistic, groups - 1));
    }

    private static void Walk(int[] members, (double[] Times, int[] Groups, int[] Causes) data, int cause, GraySums sums)
    {
        sums.StartStratum();
        foreach (var m in members) sums.AtRisk[data.Groups[m]]++;
        int[] own = new int[sums.AtRisk.Length], other = new int[own.Length], leaving = new int[own.Length];
        for (var i = 0; i < members.Length;)
        {
            Array.Clear(own);
            Array.Clear(other);
            Array.Clear(leaving);
            var time = data.Times[members[i]];
            for (; i < members.Length && data.Times[members[i]] == time; i++)
            {
                var g = data.Groups[members[i]];
                leaving[g]++;
                if (data.Causes[members[i]] == cause) own[g]++;
                else if (data.Causes[members[i]] != 0) other[g]++;
            }
            sums.Add(own, other);
            for (var g = 0; g < leaving.Length; g++) sums.AtRisk[g] -= leaving[g];
        }
        sums.EndStratum();
    }

    private static int[] Sorted(int[] members, double[] times)
    {
        Array.Sort(members, (a, b) => times[a].CompareTo(times[b]));
        return members;
    }

    private static int[] Compact(int[] codes, out int count)
    {
        int[] used = [.. codes.Distinct().Order()];
        count = used.Length;
        return Array.ConvertAll(codes, c => Array.BinarySearch(used, c));
    }
}
