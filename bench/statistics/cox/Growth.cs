using System.Diagnostics;
using System.Globalization;
using Kazus.Statistics;

namespace Kazus.Benchmarks.Cox;

/// <summary>
/// How time grows from a million rows to ten million: each operation on generated data of both sizes, in turn in one process, best of the
/// repetitions; <c>ties</c> or <c>cont</c> among the operations leaves out the other kind of times. The sizes alternate so that a busy minute hits both.
/// </summary>
internal static class Growth
{
    private static readonly string[] Operations = ["km", "logrank", "fit", "concordance", "zph"];

    public static int Run(int[] sizes, int repetitions, string[] operations)
    {
        Console.WriteLine("| times | operation | rows | wall ms | processor ms | ns a row, processor |");
        Console.WriteLine("|---|---|---:|---:|---:|---:|");
        foreach (var wholeDays in new[] { true, false }.Where(days => !operations.Contains(days ? "cont" : "ties")))
        {
            var all = Array.ConvertAll(sizes, n => Generate(n, wholeDays));
            foreach (var operation in operations.Any(Operations.Contains) ? operations.Where(Operations.Contains) : Operations)
            {
                var work = Array.ConvertAll(all, data => Work(data, operation));
                var best = Array.ConvertAll(sizes, _ => (Wall: double.PositiveInfinity, Processor: double.PositiveInfinity));
                for (var r = 0; r < repetitions; r++)
                {
                    for (var s = 0; s < sizes.Length; s++) best[s] = Measure(work[s], best[s]);
                }
                for (var s = 0; s < sizes.Length; s++)
                {
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                        $"| {(wholeDays ? "whole days" : "no ties")} | {operation} | {sizes[s]} | {best[s].Wall:F1} | {best[s].Processor:F1} | {best[s].Processor * 1e6 / sizes[s]:F1} |"));
                }
            }
        }
        return 0;
    }

    private static (double Wall, double Processor) Measure(Action work, (double Wall, double Processor) best)
    {
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        work();
        var wall = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return (Math.Min(best.Wall, wall), Math.Min(best.Processor, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds));
    }

    private static Action Work(RegressionData data, string operation)
    {
        var quarters = Array.ConvertAll(data.Covariates[4].Values.ToArray(), v => v < -0.7 ? 0 : v < 0 ? 1 : v < 0.7 ? 2 : 3);
        var curves = new SurvivalData(data.Time, data.Event) { Groups = Grouping.FromCodes(quarters, ["a", "b", "c", "d"]) };
        var fit = operation is "concordance" or "zph" ? CoxRegression.Fit(data) : null;
        return operation switch
        {
            "km" => () => KaplanMeier.ByGroup(curves),
            "logrank" => () => LogRank.Test(curves),
            "fit" => () => CoxRegression.Fit(data),
            "concordance" => () => Concordance.Estimate(data, fit!.LinearPredictors),
            "zph" => () => ProportionalHazardsTest.Of(fit!),
            _ => throw new ArgumentException($"Unknown operation {operation}"),
        };
    }

    /// <summary>Five covariates, a Weibull hazard, six events in ten rows; days are rounded up when they are to be whole.</summary>
    internal static RegressionData Generate(int rows, bool wholeDays)
    {
        var random = new Random(20240901);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var x = Enumerable.Range(0, 5).Select(_ => new double[rows]).ToArray();
        var (time, died) = (new double[rows], new bool[rows]);
        for (var i = 0; i < rows; i++)
        {
            double predictor = 0;
            for (var j = 0; j < x.Length; j++)
            {
                x[j][i] = j == 1 ? random.NextDouble() < 0.4 ? 1 : 0 : Math.Round(Normal(), 4);
                predictor += (j % 2 == 0 ? 0.3 : -0.2) * x[j][i];
            }
            var failure = 1000 * Math.Pow(-Math.Log(1 - random.NextDouble()) * Math.Exp(-predictor), 1 / 1.2);
            var censoring = random.NextDouble() * 3650;
            (died[i], time[i]) = (failure <= censoring, Math.Min(failure, censoring));
            if (wholeDays) time[i] = Math.Max(1, Math.Ceiling(time[i]));
        }
        return new RegressionData { Time = time, Event = died, Covariates = [.. x.Select((v, j) => Covariate.Numeric($"x{j + 1}", v))] };
    }
}
