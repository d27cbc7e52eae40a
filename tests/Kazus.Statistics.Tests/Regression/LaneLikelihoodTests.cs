using Kazus.Statistics.Tests.Reference;
using Xunit;

namespace Kazus.Statistics.Tests.Regression;

/// <summary>The likelihood four rows at a time beside its readable twin, on data that fill several pieces and end within a lane.</summary>
public sealed class LaneLikelihoodTests
{
    public static IEnumerable<object[]> Shapes =>
        from rows in new[] { 65, 1_003, 17_005 }
        from times in new[] { "days", "mixed", "distinct" }
        from efron in new[] { true, false }
        from extras in new[] { true, false }
        select new object[] { rows, times, efron, extras };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Lanes_and_the_plain_passes_give_the_same_derivatives_and_residuals(int rows, string times, bool efron, bool extras)
    {
        var model = Model(rows, times, efron, extras);
        foreach (var scale in new[] { 0, 0.3, 5 })
        {
            double[] beta = [.. Enumerable.Range(0, model.Width).Select(j => scale * ((j % 3) - 0.7))];
            using var plain = new RightCensoredLikelihood(model.Rows(), model.Order, efron);
            using var lanes = new LaneLikelihood(LaneRows.Of(model, efron), model.Order, efron);
            var (expected, actual) = (Evaluate(plain, beta), Evaluate(lanes, beta));
            var close = new Tolerance(1e-10, 1e-9, "sums in another order");
            Answers.Same(expected.Loglik, actual.Loglik, "log likelihood", close);
            Answers.Same(expected.Score, actual.Score, "score", new(1e-8, 1e-7 * rows / 1000, "differences of large sums"));
            Answers.Same(expected.Information, actual.Information, "information", new(1e-9, 1e-8, "differences of large sums"));
            var (byPosition, byRow) = (new double[rows], new double[rows]);
            plain.Martingale(byPosition);
            lanes.Martingale(byRow);
            Answers.Same(byPosition, [.. model.Order.Order.Select(row => byRow[row])], "residuals", close);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Proportional_hazards_are_tested_alike_in_lanes_and_from_the_sums_at_every_event_time(int rows, string times, bool efron, bool extras)
    {
        var model = Model(rows, times, efron, extras);
        var fit = CoxRegression.Fit(model.Data, model.Options);
        foreach (var transform in Enum.GetValues<TimeTransform>())
        {
            var expected = ProportionalHazardsTest.OfMoments(fit, transform, EventTimeTransform.Of(fit.Model, transform));
            var actual = ProportionalHazardsTest.Of(fit, transform);
            var close = new Tolerance(1e-7, 1e-9, "sums in another order");
            Answers.Same([.. expected.Terms.Select(t => t.ChiSquared)], [.. actual.Terms.Select(t => t.ChiSquared)], "chi-squared", close);
            Answers.Same(expected.Global.ChiSquared, actual.Global.ChiSquared, "global", close);
            Assert.Equal(expected.ScaledResiduals.Rows, actual.ScaledResiduals.Rows);
            Assert.Equal(expected.ScaledResiduals.Times, actual.ScaledResiduals.Times);
            Assert.Equal(expected.ScaledResiduals.TransformedTimes, actual.ScaledResiduals.TransformedTimes);
            foreach (var term in Enumerable.Range(0, expected.ScaledResiduals.Values.Terms))
            {
                Answers.Same(expected.ScaledResiduals.Values.Term(term), actual.ScaledResiduals.Values.Term(term), "scaled residuals", close);
            }
            Answers.Same([.. expected.ScaledResiduals.Variance.Cast<double>()], [.. actual.ScaledResiduals.Variance.Cast<double>()], "variance", close);
        }
    }

    private static (double Loglik, double[] Score, double[] Information) Evaluate(PartialLikelihood likelihood, double[] beta)
    {
        var (score, information) = (new double[beta.Length], new double[beta.Length, beta.Length]);
        var loglik = likelihood.Evaluate(beta, score, information);
        return (loglik, score, [.. Enumerable.Range(0, beta.Length).SelectMany(i => Enumerable.Range(0, i + 1).Select(j => information[i, j]))]);
    }

    private static CoxModel Model(int rows, string times, bool efron, bool extras)
    {
        var random = new Random(rows);
        var width = rows == 1_003 ? 11 : 6;
        double Time(double t) => times switch { "days" => Math.Ceiling(t), "mixed" => random.Next(10) == 0 ? Math.Ceiling(t) : t, _ => t };
        var time = Enumerable.Range(0, rows).Select(_ => Time(-300 * Math.Log(1 - random.NextDouble()))).ToArray();
        var data = new RegressionData
        {
            Time = time,
            Event = time.Select(_ => random.Next(3) > 0).ToArray(),
            Covariates = [.. Enumerable.Range(0, width).Select(j => Covariate.Numeric($"x{j}", time.Select(_ => j % 2 == 0 ? random.NextDouble() : random.Next(2)).ToArray()))],
            Weights = extras ? time.Select(_ => 0.5 + random.NextDouble()).ToArray() : null,
            Offset = extras ? time.Select(_ => random.NextDouble() - 0.5).ToArray() : null,
            Strata = extras && rows > 100 ? Grouping.FromCodes(time.Select(_ => random.Next(3)).ToArray(), ["a", "b", "c"]) : null,
        };
        var design = DesignMatrix.Of(data.Covariates);
        var options = new CoxOptions { Ties = efron ? TieHandling.Efron : TieHandling.Breslow };
        return new CoxModel(data, design, ColumnScale.Of(design, data.Weights), RiskOrder.Of(data), options);
    }
}
