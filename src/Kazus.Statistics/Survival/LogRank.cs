using System.Collections.Immutable;
using Kazus.Statistics.Distributions;

namespace Kazus.Statistics;

/// <summary>
/// The log-rank test and its G-rho family: do groups have one hazard? Events observed in each group are compared with those
/// expected from the pooled risk sets; each event time is weighted by S(t-)^ρ. ρ = 0 is the log-rank (Mantel-Haenszel) test, ρ = 1
/// the Peto-Peto form of the Wilcoxon test, which gives early differences more weight.
/// </summary>
/// <remarks>
/// Source: N. Mantel, Cancer Chemother Rep 1966;50:163-170; D. Harrington, T. Fleming, Biometrika 1982;69:553-566. See
/// docs/methods/log-rank.md. R calls it <c>survdiff(Surv(time, status) ~ group + strata(stratum), rho = ρ)</c>.
/// </remarks>
public static class LogRank
{
    /// <summary>Tests whether the groups of the data have one hazard.</summary>
    /// <param name="data">Right-censored observations with groups.</param>
    /// <param name="rho">Power of the pooled survival that weights the event times.</param>
    /// <param name="strata">When given, groups are compared within strata and the sums added.</param>
    /// <exception cref="AssumptionException">Fewer than two groups, no event, or no event while two groups were at risk together.</exception>
    /// <exception cref="ArgumentException">Data without groups, or with entries or weights: the test is of right-censored, unweighted data.</exception>
    public static LogRankResult Test(SurvivalData data, double rho = 0, Grouping? strata = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Groups is null) throw new ArgumentException("A comparison needs groups.", nameof(data));
        if (!data.Entries.IsEmpty || !data.Weights.IsEmpty) throw new ArgumentException("The log-rank test takes right-censored data without weights; use a Cox model for others.", nameof(data));
        if (strata is not null && strata.Codes.Length != data.Count) throw new ArgumentException("There must be one stratum for each observation.", nameof(strata));
        if (!double.IsFinite(rho)) throw new ArgumentOutOfRangeException(nameof(rho), rho, "The power is a finite number.");
        data.CheckLengths();
        var sums = strata is null ? FastLogRank.TrySum(data, rho) : null;
        if (sums is null) data.Check();
        var counts = GroupCounts(data.Groups);
        if (counts.Count(c => c > 0) < 2) throw new AssumptionException(Assumption.TwoGroups, "group");
        return Result(data.Groups, counts, sums ?? PlainLogRank.Sum(data, strata, rho));
    }

    /// <summary>Every pair of groups tested by itself, with p values adjusted by Holm's method (Scand J Stat 1979;6:65-70).</summary>
    /// <inheritdoc cref="Test"/>
    public static IReadOnlyList<LogRankPair> Pairwise(SurvivalData data, double rho = 0, Grouping? strata = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Groups is null) throw new ArgumentException("A comparison needs groups.", nameof(data));
        var counts = GroupCounts(data.Groups);
        List<LogRankPair> pairs = [];
        for (var a = 0; a < counts.Length; a++)
            for (var b = a + 1; b < counts.Length; b++)
                if (counts[a] > 0 && counts[b] > 0)
                    pairs.Add(new(data.Groups.Labels[a], data.Groups.Labels[b], OfPair(data, (a, b), rho, strata), null));
        return pairs.Count == 0 ? throw new AssumptionException(Assumption.TwoGroups, "group") : Adjusted(pairs);
    }

    private static LogRankResult? OfPair(SurvivalData data, (int A, int B) pair, double rho, Grouping? strata)
    {
        var codes = data.Groups!.Codes.ToArray();
        int[] rows = [.. Enumerable.Range(0, codes.Length).Where(i => codes[i] == pair.A || codes[i] == pair.B)];
        var subset = new SurvivalData(Array.ConvertAll(rows, r => data.Times.Span[r]), Array.ConvertAll(rows, r => data.Events.Span[r]))
        {
            Groups = Grouping.FromCodes(Array.ConvertAll(rows, r => codes[r] == pair.A ? 0 : 1), [data.Groups.Labels[pair.A], data.Groups.Labels[pair.B]]),
        };
        var within = strata is null ? null : Grouping.FromCodes(Array.ConvertAll(rows, r => strata.Codes.Span[r]), strata.Labels);
        try
        {
            return Test(subset, rho, within);
        }
        catch (AssumptionException e) when (e.Assumption == Assumption.EventObserved || e.Assumption == Assumption.VarianceDefined)
        {
            return null;
        }
    }

    private static LogRankPair[] Adjusted(List<LogRankPair> pairs)
    {
        var order = Enumerable.Range(0, pairs.Count).Where(i => pairs[i].Test is not null).OrderBy(i => pairs[i].Test!.P).ToArray();
        LogRankPair[] adjusted = [.. pairs];
        var floor = 0.0;
        for (var r = 0; r < order.Length; r++)
        {
            floor = Math.Max(floor, Math.Min(1, (order.Length - r) * pairs[order[r]].Test!.P));
            adjusted[order[r]] = pairs[order[r]] with { AdjustedP = floor };
        }
        return adjusted;
    }

    private static int[] GroupCounts(Grouping groups)
    {
        // Two counters a group, so that a run of one group does not wait for its own last count.
        var (counts, others) = (new int[groups.Count], new int[groups.Count]);
        var codes = groups.Codes.Span;
        var i = 0;
        for (; i < codes.Length - 1; i += 2)
        {
            counts[codes[i]]++;
            others[codes[i + 1]]++;
        }
        if (i < codes.Length) counts[codes[i]]++;
        for (var g = 0; g < counts.Length; g++) counts[g] += others[g];
        return counts;
    }

    internal static LogRankResult Result(Grouping groups, int[] counts, LogRankSums sums)
    {
        if (!sums.Observed.Any(o => o > 0)) throw new AssumptionException(Assumption.EventObserved, "event");
        int[] present = [.. Enumerable.Range(0, counts.Length).Where(g => counts[g] > 0)];
        int[] tested = [.. present.Where(g => sums.Expected[g] > 0)];
        if (tested.Length < 2) throw new AssumptionException(Assumption.VarianceDefined, "group");
        double[] difference = [.. tested.Skip(1).Select(g => sums.Observed[g] - sums.Expected[g])];
        var matrix = tested.Skip(1).Select(g => tested.Skip(1).Select(h => sums.Variance[g * counts.Length + h]).ToArray()).ToArray();
        var statistic = QuadraticForm(matrix, difference) ?? throw new AssumptionException(Assumption.VarianceDefined, "group");
        return new LogRankResult(statistic, tested.Length - 1, ChiSquared.UpperTail(statistic, tested.Length - 1),
            [.. present.Select(g => new LogRankGroup(groups.Labels[g], counts[g], sums.Observed[g], sums.Expected[g]))],
            [.. present.Select(g => present.Select(h => sums.Variance[g * counts.Length + h]).ToImmutableArray())]);
    }

    /// <summary>xᵀ V⁻¹ x by Cholesky's method, or null when V is singular to working precision.</summary>
    internal static double? QuadraticForm(double[][] v, double[] x)
    {
        var n = x.Length;
        var l = new double[n, n];
        var y = new double[n];
        var sum = 0.0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = v[i][j];
                for (var k = 0; k < j; k++) rest -= l[i, k] * l[j, k];
                if (i != j) l[i, j] = rest / l[j, j];
                else if (rest <= 1e-14 * v[i][i] || !(v[i][i] > 0)) return null;
                else l[i, i] = Math.Sqrt(rest);
            }
            y[i] = x[i];
            for (var k = 0; k < i; k++) y[i] -= l[i, k] * y[k];
            y[i] /= l[i, i];
            sum += y[i] * y[i];
        }
        return sum;
    }
}
