using System.Diagnostics;
using System.Globalization;
using Kazus.Cli.Csv;
using Kazus.Statistics;

namespace Kazus.Benchmarks;

/// <summary>
/// One operation on one generated file, data in memory, timed as often as asked: the counterpart of bench/statistics/side.R. The
/// first call is warm-up and not counted. Every column of every result is read, so that nothing is left uncomputed.
/// </summary>
internal static class SideBySide
{
    private static double sink;

    internal static int Run(string file, string operation, int repetitions)
    {
        var columns = Columns.Read(file, [.. new[] { "time", "ctime" }.Select(ColumnUse.Number), .. new[] { "status", "cause", "group" }.Select(ColumnUse.Category)]);
        var status = columns.Category("status");
        var cause = columns.Category("cause");
        var survival = new SurvivalData(columns.Numbers("time"), Array.ConvertAll(status.Codes, c => status.Labels[c] == "1")) { Groups = columns.Grouping("group") };
        var competing = new CompetingRisksData(columns.Numbers("ctime"), Array.ConvertAll(cause.Codes, c => int.Parse(cause.Labels[c], CultureInfo.InvariantCulture))) { Groups = survival.Groups };
        Action work = operation switch
        {
            "km" => () => { foreach (var c in KaplanMeier.ByGroup(survival)) sink += c.Upper[^1] + c.CumulativeHazardError[^1]; },
            "km1" => () => { var c = KaplanMeier.Estimate(survival); sink += c.Upper[^1] + c.CumulativeHazardError[^1]; },
            "logrank" => () => sink += LogRank.Test(survival).ChiSquared,
            "rmst" => () => sink += RestrictedMeanSurvival.ByGroup(survival, 1825)[0].Mean,
            "aj" => () => { foreach (var c in AalenJohansen.ByGroup(competing)) sink += c.Causes[0].StandardError.Span[^1]; },
            "cuminc" => () => { foreach (var c in AalenJohansen.ByGroup(competing)) sink += c.Causes[0].AalenVariance.Span[^1]; sink += GrayTest.Test(competing)[0].Statistic; },
            _ => throw new ArgumentException($"Unknown operation {operation}"),
        };
        // Warm up until the code is compiled at its last level: calls of small inputs are short, so many are needed.
        var warm = Stopwatch.StartNew();
        for (var i = 0; i < 2 || warm.ElapsedMilliseconds < 600 && i < 5000; i++) work();
        Thread.Sleep(200);
        for (var i = 0; i < 2; i++) work();
        var times = new double[repetitions];
        var processor = 0.0;
        for (var r = 0; r < repetitions; r++)
        {
            if (columns.Rows > 50_000) GC.Collect();
            var before = Environment.CpuUsage.TotalTime;
            var start = Stopwatch.GetTimestamp();
            work();
            times[r] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            processor += (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        }
        Array.Sort(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $$"""{"peer":"Kazus","file":"{{Path.GetFileName(file)}}","n":{{columns.Rows}},"op":"{{operation}}","reps":{{repetitions}},"median_s":{{times[repetitions / 2]:G6}},"min_s":{{times[0]:G6}},"max_s":{{times[^1]:G6}},"cpu_s":{{processor / repetitions:G6}},"peak_rss_mib":{{Process.GetCurrentProcess().PeakWorkingSet64 / 1048576}}}"""));
        return double.IsNaN(sink) ? 1 : 0;
    }
}
