using System.Collections.Immutable;
using System.Runtime.CompilerServices;
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
        var (labels, sums) = Sums(data, rho, strata);
        return [.. labels.Select((label, j) => Result(label, sums[j]))];
    }

    /// <summary>The result for one cause, also where another cause cannot be compared.</summary>
    /// <param name="data">Observations with causes and groups, unweighted.</param>
    /// <param name="cause">Name of the cause, as in the curves of <see cref="AalenJohansen"/>.</param>
    /// <param name="rho">Power of 1 - F that weights the event times.</param>
    /// <param name="strata">When given, groups are compared within strata.</param>
    /// <exception cref="ArgumentException">No observation could have this cause.</exception>
    /// <exception cref="AssumptionException">Fewer than two groups, or the cause cannot be compared.</exception>
    public static GrayResult Test(CompetingRisksData data, string cause, double rho = 0, Grouping? strata = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(cause);
        var (labels, sums) = Sums(data, rho, strata);
        var j = labels.IndexOf(cause);
        return j >= 0 ? Result(cause, sums[j]) : throw new ArgumentException($"There is no cause {cause}; the causes are {string.Join(", ", labels)}.", nameof(cause));
    }

    private static (ImmutableArray<string> Labels, GraySums[] Sums) Sums(CompetingRisksData data, double rho, Grouping? strata)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Groups is null) throw new ArgumentException("A comparison needs groups.", nameof(data));
        if (!data.Weights.IsEmpty) throw new ArgumentException("Gray's test takes unweighted observations.", nameof(data));
        data.Check();
        var labels = data.Labels();
        var groups = data.Groups.Codes.ToArray().Distinct().Count();
        if (groups < 2) throw new AssumptionException(Assumption.TwoGroups, "group");
        if (labels.Length == 0) throw new AssumptionException(Assumption.EventObserved, "cause");
        var strataTables = Split(data, strata, labels).Select(d => FastCauseTables.TryBuild(d, labels.Length) ?? [.. PlainCauseTables.Build(d)]).ToArray();
        var present = strataTables.SelectMany(t => t).Select(t => t.Group).Distinct().Order(StringComparer.Ordinal).ToArray();
        var sums = labels.Select(_ => new GraySums(groups, rho)).ToArray();
        foreach (var tables in strataTables) Walk(tables, Array.ConvertAll(tables, t => Array.IndexOf(present, t.Group)), sums);
        return (labels, sums);
    }

    private static IEnumerable<CompetingRisksData> Split(CompetingRisksData data, Grouping? strata, ImmutableArray<string> labels)
    {
        if (strata is null) return [data];
        if (strata.Codes.Length != data.Count) throw new ArgumentException("There must be one stratum for each observation.", nameof(strata));
        var codes = strata.Codes.ToArray();
        return Enumerable.Range(0, data.Count).GroupBy(i => codes[i]).Select(rows => new CompetingRisksData(
            rows.Select(r => data.Times.Span[r]).ToArray(), rows.Select(r => data.Causes.Span[r]).ToArray())
        {
            Groups = Grouping.FromCodes(rows.Select(r => data.Groups!.Codes.Span[r]).ToArray(), data.Groups!.Labels),
            CauseLabels = labels,
        });
    }

    private static GrayResult Result(string label, GraySums sums)
    {
        var groups = sums.Score.Length;
        var matrix = Enumerable.Range(0, groups - 1).Select(i => Enumerable.Range(0, groups - 1).Select(j => sums.Variance(i, j)).ToArray()).ToArray();
        var statistic = LogRank.QuadraticForm(matrix, sums.Score[..^1]) ?? throw new AssumptionException(Assumption.VarianceDefined, $"cause {label}");
        return new GrayResult(label, statistic, groups - 1, ChiSquared.UpperTail(statistic, groups - 1));
    }

    /// <summary>Walks the tables of all groups together, from time to time, for all causes at once.</summary>
    [MethodImpl(Loops.Optimized)]
    private static void Walk(CauseTable[] tables, int[] groupOf, GraySums[] causes)
    {
        var groups = causes[0].Score.Length;
        var (place, next) = (new int[tables.Length], new double[tables.Length]);
        var (atRisk, all) = (new double[groups], new double[groups]);
        var own = Array.ConvertAll(causes, _ => new double[groups]);
        foreach (var sums in causes) sums.StartStratum();
        for (var t = 0; t < tables.Length; t++) (next[t], atRisk[groupOf[t]]) = (tables[t].Times[0], tables[t].AtRisk[0]);
        while (true)
        {
            var time = double.PositiveInfinity;
            foreach (var candidate in next) time = Math.Min(time, candidate);
            if (double.IsPositiveInfinity(time)) break;
            var events = false;
            for (var t = 0; t < tables.Length; t++)
            {
                var g = groupOf[t];
                all[g] = 0;
                for (var j = 0; j < own.Length; j++) all[g] += own[j][g] = next[t] == time ? tables[t].Events[j][place[t]] : 0;
                events |= all[g] > 0;
            }
            for (var j = 0; events && j < causes.Length; j++) causes[j].Add(atRisk, own[j], all);
            for (var t = 0; t < tables.Length; t++)
            {
                if (next[t] != time) continue;
                var more = ++place[t] < tables[t].Times.Length;
                (next[t], atRisk[groupOf[t]]) = more ? (tables[t].Times[place[t]], tables[t].AtRisk[place[t]]) : (double.PositiveInfinity, 0);
            }
        }
        foreach (var sums in causes) sums.EndStratum();
    }
}
