using Kazus.Statistics.Tests.Reference;
using Xunit;

namespace Kazus.Statistics.Tests.Survival;

/// <summary>The fast ways beside the readable ones, and both beside sums written straight from the definitions.</summary>
public sealed class SurvivalTwinTests
{
    public static TheoryData<string, int, int> Shapes()
    {
        TheoryData<string, int, int> shapes = [];
        foreach (var times in new[] { "days", "continuous", "near ties", "zeros", "halves", "one time", "far apart" })
            foreach (var (n, groups) in new[] { (1, 1), (3, 2), (40, 3), (700, 4), (5000, 1), (6000, 7) })
                shapes.Add(times, n, groups);
        shapes.Add("days", 200_000, 4);
        shapes.Add("continuous", 200_000, 3);
        shapes.Add("near ties", 150_000, 1);
        return shapes;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Fast_and_plain_risk_tables_are_the_same(string times, int n, int groups)
    {
        var data = Draw(times, n, groups);
        var fast = FastRiskTables.TryBuild(data);
        var plain = PlainRiskTables.Build(data);
        Assert.NotNull(fast);
        Assert.Equal(plain.Select(t => (t.Group, t.Observations)), fast.Select(t => (t.Group, t.Observations)));
        for (var g = 0; g < fast.Length; g++)
        {
            Assert.Equal(plain[g].Times, fast[g].Times);
            Assert.Equal(plain[g].AtRisk, fast[g].AtRisk);
            Assert.Equal(plain[g].Events, fast[g].Events);
            Assert.Equal(plain[g].Censored, fast[g].Censored);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Fast_and_plain_log_rank_sums_are_the_same(string times, int n, int groups)
    {
        var data = Draw(times, n, groups);
        foreach (var rho in new[] { 0.0, 1.0, 0.5 })
        {
            var fast = FastLogRank.TrySum(data, rho)!;
            var plain = PlainLogRank.Sum(data, null, rho);
            var loose = new Tolerance(1e-9, 1e-9, "sums of up to 200,000 terms in another order");
            Answers.Same(plain.Observed, fast.Observed, "observed", loose);
            Answers.Same(plain.Expected, fast.Expected, "expected", loose);
            Answers.Same(plain.Variance, fast.Variance, "variance", loose);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Fast_and_plain_cause_tables_are_the_same(string times, int n, int groups)
    {
        var data = Draw(times, n, groups);
        var random = new Random(n);
        var causes = new CompetingRisksData(data.Times, Enumerable.Range(0, n).Select(_ => random.Next(4)).ToArray()) { Groups = data.Groups, CauseLabels = ["a", "b", "c"] };
        var fast = FastCauseTables.TryBuild(causes, 3);
        var plain = PlainCauseTables.Build(causes);
        Assert.Equal(plain.Count, fast!.Length);
        for (var g = 0; g < fast.Length; g++)
        {
            Assert.Equal(plain[g].Times, fast[g].Times);
            Assert.Equal(plain[g].AtRisk, fast[g].AtRisk);
            Assert.Equal(plain[g].Censored, fast[g].Censored);
            for (var j = 0; j < 3; j++) Assert.Equal(plain[g].Events[j], fast[g].Events[j]);
        }
    }

    /// <summary>Influence by influence: each subject's derivative by its own weight, from a curve computed with that weight moved a little.</summary>
    [Fact]
    public void Jackknife_errors_of_incidences_equal_numerical_derivatives()
    {
        var random = new Random(11);
        double[] times = [.. Enumerable.Range(0, 25).Select(_ => (double)random.Next(1, 12))];
        int[] causes = [.. Enumerable.Range(0, 25).Select(_ => random.Next(3))];
        double[] weights = [.. Enumerable.Range(0, 25).Select(_ => 0.5 + random.NextDouble())];
        var whole = AalenJohansen.ByGroup(new CompetingRisksData(times, causes) { Weights = weights })[0];
        var squares = new double[2, whole.Times.Length];
        const double step = 1e-5;
        for (var i = 0; i < 25; i++)
        {
            CumulativeIncidence Moved(double by) => AalenJohansen.ByGroup(new CompetingRisksData(times, causes) { Weights = weights.Select((w, r) => r == i ? w + by : w).ToArray() })[0];
            var (up, down) = (Moved(step), Moved(-step));
            for (var j = 0; j < 2; j++)
                for (var k = 0; k < whole.Times.Length; k++)
                    squares[j, k] += Math.Pow(weights[i] * (up.Causes[j].Incidence.Span[k] - down.Causes[j].Incidence.Span[k]) / (2 * step), 2);
        }
        for (var j = 0; j < 2; j++)
            for (var k = 0; k < whole.Times.Length; k++)
                Assert.Equal(Math.Sqrt(squares[j, k]), whole.Causes[j].StandardError.Span[k], 1e-8);
    }

    [Fact]
    public void The_curve_equals_the_product_written_from_its_definition()
    {
        var data = Draw("days", 300, 1);
        var curve = KaplanMeier.Estimate(data);
        var (times, events) = (data.Times.ToArray(), data.Events.ToArray());
        for (var k = 0; k < curve.Times.Length; k++)
        {
            double survival = 1, greenwood = 0;
            foreach (var u in times.Distinct().Where(u => u <= curve.Times[k]).Order())
            {
                double n = times.Count(t => t >= u), d = times.Where((t, i) => t == u && events[i]).Count();
                survival *= 1 - d / n;
                greenwood += d / (n * (n - d));
            }
            Answers.Same(survival, curve.Survival[k], "survival");
            Answers.Same(survival * Math.Sqrt(greenwood), curve.StandardError[k], "error");
        }
    }

    internal static SurvivalData Draw(string kind, int n, int groups)
    {
        var random = new Random(n * 31 + groups);
        double Time() => kind switch
        {
            "days" => random.Next(1, 400),
            "continuous" => -Math.Log(1 - random.NextDouble()) * 1000,
            "near ties" => random.Next(1, 50) + random.Next(3) * 1e-9,
            "zeros" => random.Next(3) == 0 ? 0 : random.NextDouble(),
            "halves" => random.Next(1, 2000) / 2.0,
            "one time" => 10,
            _ => random.Next(4) == 0 ? random.NextDouble() * 1e-12 : random.NextDouble() * 1e9,
        };
        return new SurvivalData(Enumerable.Range(0, n).Select(_ => Time()).ToArray(), Enumerable.Range(0, n).Select(_ => random.Next(3) > 0).ToArray())
        {
            Groups = Grouping.FromCodes(Enumerable.Range(0, n).Select(_ => random.Next(groups)).ToArray(), Enumerable.Range(0, groups).Select(g => $"g{g}")),
        };
    }
}
