using Kazus.Statistics;

namespace Kazus.Benchmarks.Cox;

/// <summary>
/// By how much one operation lifts the memory of the process above what the input alone takes; on Linux, which can forget the peak of a
/// process. Code is compiled on a tenth of the rows first.
/// </summary>
internal static class MemoryGrowth
{
    public static int Run(string file, string operation)
    {
        var data = SurvivalCsv.Read(file, 5);
        Operate(First(data, data.Count / 10), operation);
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var before = Megabytes("VmRSS");
        File.WriteAllText("/proc/self/clear_refs", "5");
        var result = Operate(data, operation);
        var input = (sizeof(double) * (data.Covariates.Count + 1L) + sizeof(bool)) * data.Count >> 20;
        Console.WriteLine($"{Path.GetFileNameWithoutExtension(file)},{operation},input {input} MiB,growth {Megabytes("VmHWM") - before} MiB");
        GC.KeepAlive(result);
        return 0;
    }

    private static object Operate(RegressionData data, string operation)
    {
        var fit = CoxRegression.Fit(data);
        return operation switch
        {
            "cox5" => (fit, fit.Concordance),
            "zph" => (fit, ProportionalHazardsTest.Of(fit)),
            _ => fit,
        };
    }

    private static RegressionData First(RegressionData data, int rows) => new()
    {
        Time = data.Time[..rows], Event = data.Event[..rows],
        Covariates = [.. data.Covariates.Select(c => Covariate.Numeric(c.Name, c.Values[..rows]))],
    };

    private static long Megabytes(string name) =>
        long.Parse(File.ReadLines("/proc/self/status").First(l => l.StartsWith(name, StringComparison.Ordinal)).Split(':')[1].Replace("kB", "", StringComparison.Ordinal).Trim()) >> 10;
}
