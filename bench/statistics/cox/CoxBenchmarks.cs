using BenchmarkDotNet.Attributes;
using Kazus.Statistics;

namespace Kazus.Benchmarks.Cox;

/// <summary>Cox regression on seeded data: with whole days (many ties) and without ties, five and twenty covariates.</summary>
[MemoryDiagnoser]
public class CoxBenchmarks
{
    private RegressionData data = null!;
    private CoxFit fit = null!;

    [Params(1_000, 100_000, 1_000_000)]
    public int Rows { get; set; }

    [Params(5, 20)]
    public int Covariates { get; set; }

    [Params(true, false)]
    public bool WholeDays { get; set; }

    [GlobalSetup]
    public void Generate()
    {
        var random = new Random(20240901);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var x = Enumerable.Range(0, Covariates).Select(_ => new double[Rows]).ToArray();
        var (time, died) = (new double[Rows], new bool[Rows]);
        for (var i = 0; i < Rows; i++)
        {
            double predictor = 0;
            for (var j = 0; j < Covariates; j++)
            {
                x[j][i] = j % 5 == 1 ? random.NextDouble() < 0.4 ? 1 : 0 : Math.Round(Normal(), 4);
                predictor += (j % 2 == 0 ? 0.3 : -0.2) * x[j][i] / (1 + j / 5);
            }
            var failure = 1000 * Math.Pow(-Math.Log(1 - random.NextDouble()) * Math.Exp(-predictor), 1 / 1.2);
            var censoring = random.NextDouble() * 3650;
            (died[i], time[i]) = (failure <= censoring, Math.Min(failure, censoring));
            if (WholeDays) time[i] = Math.Max(1, Math.Ceiling(time[i]));
        }
        data = new RegressionData { Time = time, Event = died, Covariates = [.. x.Select((v, j) => Covariate.Numeric($"x{j + 1}", v))] };
        fit = CoxRegression.Fit(data);
    }

    [Benchmark]
    public CoxFit Fit() => CoxRegression.Fit(data);

    [Benchmark]
    public ConcordanceEstimate ConcordanceOfFit() => Concordance.Estimate(data, fit.LinearPredictors);

    [Benchmark]
    public ProportionalHazardsTest TestOfProportionalHazards() => ProportionalHazardsTest.Of(fit);
}
