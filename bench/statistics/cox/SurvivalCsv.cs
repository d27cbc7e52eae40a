using System.Globalization;
using Kazus.Statistics;

namespace Kazus.Benchmarks.Cox;

/// <summary>Reads time, status and x1.. of a generated file; not timed.</summary>
internal static class SurvivalCsv
{
    public static RegressionData Read(string file, int width)
    {
        var (time, status, x) = (new List<double>(), new List<bool>(), Enumerable.Range(0, width).Select(_ => new List<double>()).ToArray());
        using var reader = new StreamReader(file);
        var names = reader.ReadLine()!.Split(',');
        var (timeAt, statusAt, first) = (Array.IndexOf(names, "time"), Array.IndexOf(names, "status"), Array.IndexOf(names, "x1"));
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            time.Add(double.Parse(cells[timeAt], CultureInfo.InvariantCulture));
            status.Add(cells[statusAt] == "1");
            for (var j = 0; j < width; j++) x[j].Add(double.Parse(cells[first + j], CultureInfo.InvariantCulture));
        }
        return new RegressionData
        {
            Time = time.ToArray(), Event = status.ToArray(),
            Covariates = [.. x.Select((v, j) => Covariate.Numeric($"x{j + 1}", v.ToArray()))],
        };
    }
}
