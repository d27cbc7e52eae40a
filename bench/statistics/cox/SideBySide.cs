using System.Diagnostics;
using System.Globalization;
using Kazus.Statistics;

namespace Kazus.Benchmarks.Cox;

/// <summary>One operation on one generated file, data in memory: the counterpart of cox.R. Prints wall and processor time and a number to compare.</summary>
internal static class SideBySide
{
    public static int Run(string file, string operation, int repetitions)
    {
        var width = operation.EndsWith("20", StringComparison.Ordinal) ? 20 : 5;
        var data = SurvivalCsv.Read(file, width);
        var fitted = CoxRegression.Fit(data);
        Func<double> work = operation switch
        {
            "coxfit5" or "coxfit20" => () => CoxRegression.Fit(data).LogLikelihood,
            "cox5" or "cox20" => () => CoxRegression.Fit(data) is var fit ? fit.LogLikelihood + 0 * fit.Concordance.StandardError : 0,
            "zph" => () => ProportionalHazardsTest.Of(fitted).Global.ChiSquared,
            "conc" => () => Concordance.Estimate(data, fitted.LinearPredictors).StandardError,
            "base" => () => CoxCurve.Baseline(fitted, centered: false)[0].CumulativeHazard[^1],
            _ => throw new ArgumentException($"Unknown operation {operation}"),
        };
        var warm = Stopwatch.StartNew();
        for (var i = 0; i < 2 || warm.ElapsedMilliseconds < 800 && i < 4000; i++) work();
        Thread.Sleep(200);
        var wall = new double[repetitions];
        var processor = new double[repetitions];
        var answer = 0.0;
        for (var r = 0; r < repetitions; r++)
        {
            if (data.Count > 50_000) GC.Collect();
            var calls = data.Count <= 10_000 ? 50 : 1;
            var before = Environment.CpuUsage.TotalTime;
            var start = Stopwatch.GetTimestamp();
            for (var c = 0; c < calls; c++) answer = work();
            wall[r] = Stopwatch.GetElapsedTime(start).TotalMilliseconds / calls;
            processor[r] = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / calls;
        }
        Array.Sort(wall);
        Array.Sort(processor);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Kazus,{Path.GetFileNameWithoutExtension(file)},{operation},{wall[repetitions / 2]:F3},{wall[0]:F3},{processor[repetitions / 2]:F3},{processor[0]:F3},{Process.GetCurrentProcess().PeakWorkingSet64 >> 20},{answer:R}"));
        return 0;
    }
}
