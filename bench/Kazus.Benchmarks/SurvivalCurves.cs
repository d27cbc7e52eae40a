using BenchmarkDotNet.Attributes;
using Kazus.Statistics;

namespace Kazus.Benchmarks;

/// <summary>Growth with the rows, with and without ties, on data made here from a fixed seed.</summary>
[MemoryDiagnoser]
public class SurvivalCurves
{
    private SurvivalData survival = null!;
    private CompetingRisksData competing = null!;

    [Params(1_000, 100_000, 1_000_000, 10_000_000)]
    public int Rows { get; set; }

    [Params(true, false)]
    public bool WholeDays { get; set; }

    [GlobalSetup]
    public void Make()
    {
        var random = new Random(20240901);
        var times = new double[Rows];
        var causes = new int[Rows];
        var events = new bool[Rows];
        var groups = new int[Rows];
        for (var i = 0; i < Rows; i++)
        {
            groups[i] = random.Next(4);
            var (own, other, end) = (-1000 * Math.Log(1 - random.NextDouble()), -3000 * Math.Log(1 - random.NextDouble()), 3650 * random.NextDouble());
            times[i] = Math.Min(own, Math.Min(other, end));
            if (WholeDays) times[i] = Math.Max(1, Math.Ceiling(times[i]));
            causes[i] = end < Math.Min(own, other) ? 0 : own <= other ? 1 : 2;
            events[i] = causes[i] == 1;
        }
        survival = new SurvivalData(times, events) { Groups = Grouping.FromCodes(groups, ["a", "b", "c", "d"]) };
        competing = new CompetingRisksData(times, causes) { Groups = survival.Groups };
    }

    [Benchmark]
    public object Kaplan_Meier() => KaplanMeier.ByGroup(survival);

    [Benchmark]
    public object Log_rank() => LogRank.Test(survival);

    [Benchmark]
    public object Restricted_mean() => RestrictedMeanSurvival.ByGroup(survival, 1825);

    [Benchmark]
    public object Aalen_Johansen() => AalenJohansen.ByGroup(competing);
}
