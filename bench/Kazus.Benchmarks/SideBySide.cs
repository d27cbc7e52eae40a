using System.Diagnostics;
using System.Globalization;
using Kazus.Cli.Csv;
using Kazus.Statistics;

namespace Kazus.Benchmarks;

/// <summary>
/// One operation on one generated file, data in memory, timed as often as asked: the counterpart of
/// bench/statistics/curves/curves.R. Every column of the result is computed in that time; warm-up is not counted.
/// </summary>
internal static class SideBySide
{
    internal static int Run(string file, string operation, int repetitions)
    {
        var columns = Columns.Read(file, [.. new[] { "time", "ctime" }.Select(ColumnUse.Number), .. new[] { "status", "cause", "group" }.Select(ColumnUse.Category)]);
        var status = columns.Category("status");
        var cause = columns.Category("cause");
        var survival = new SurvivalData(columns.Numbers("time"), Array.ConvertAll(status.Codes.ToArray(), c => status.Labels[c] == "1")) { Groups = columns.Grouping("group") };
        var competing = new CompetingRisksData(columns.Numbers("ctime"), Array.ConvertAll(cause.Codes.ToArray(), c => int.Parse(cause.Labels[c], CultureInfo.InvariantCulture))) { Groups = survival.Groups };
        Func<double> work = operation switch
        {
            "km" => () => KaplanMeier.ByGroup(survival).Sum(c => Sum(c.Survival.AsSpan())),
            "logrank" => () => LogRank.Test(survival).ChiSquared,
            "rmst" => () => RestrictedMeanSurvival.ByGroup(survival, 1825).Sum(g => g.Mean),
            "aj" => () => AalenJohansen.ByGroup(competing).Sum(c => Sum(c.Causes[0].StandardError.Span)),
            "cuminc" => () => AalenJohansen.ByGroup(competing).Count + GrayTest.Test(competing)[0].Statistic,
            _ => throw new ArgumentException($"Unknown operation {operation}"),
        };
        // Warm up until the code is compiled at its last level: calls of small inputs are short, so many are needed.
        var warm = Stopwatch.StartNew();
        for (var i = 0; i < 2 || warm.ElapsedMilliseconds < 600 && i < 5000; i++) work();
        Thread.Sleep(200);
        for (var i = 0; i < 2; i++) work();
        var times = new double[repetitions];
        var processor = 0.0;
        var answer = 0.0;
        for (var r = 0; r < repetitions; r++)
        {
            if (columns.Rows > 50_000) GC.Collect();
            var before = Environment.CpuUsage.TotalTime;
            var start = Stopwatch.GetTimestamp();
            answer = work();
            times[r] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            processor += (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        }
        Array.Sort(times);
        if (operation == "cuminc") answer -= survival.Groups.Count;
        var best = times[0] * 1000;
        // The processor's clock ticks in hundredths of a second: for short work the wall clock of the best run is the better measure.
        var ofProcessor = processor / repetitions * 1000 < 1 ? best : processor / repetitions * 1000;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Kazus,{Path.GetFileName(file)},{operation},{best:G6},{ofProcessor:G6},{Process.GetCurrentProcess().PeakWorkingSet64 / 1048576},{answer:R}"));
        return 0;
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var v in values) sum += v;
        return sum;
    }
}
