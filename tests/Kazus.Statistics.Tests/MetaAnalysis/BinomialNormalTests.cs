using Kazus.Statistics.Distributions;
using Kazus.Statistics.MetaAnalysis;
using Xunit;

namespace Kazus.Statistics.Tests.MetaAnalysis;

public sealed class BinomialNormalTests
{
    private static readonly double[] Events = [3, 0, 7, 12, 1, 5];
    private static readonly double[] Totals = [10, 8, 30, 25, 19, 6];

    [Fact]
    public void The_likelihood_is_the_integral_over_a_fine_grid()
    {
        var fit = BinomialNormal.Estimate(Events, Totals, nodes: 25);
        Assert.Equal(ByGrid(fit.Effect, Math.Sqrt(fit.Tau2)), fit.LogLikelihood, 7);
    }

    [Fact]
    public void No_other_mean_and_spread_is_more_likely()
    {
        var fit = BinomialNormal.Estimate(Events, Totals, nodes: 25);
        foreach (var (mean, spread) in new[] { (1e-3, 0.0), (-1e-3, 0.0), (0.0, 1e-3), (0.0, -1e-3), (0.3, 0.2) })
            Assert.True(ByGrid(fit.Effect + mean, Math.Sqrt(fit.Tau2) + spread) < fit.LogLikelihood);
    }

    [Fact]
    public void Studies_with_the_same_risk_have_no_spread()
    {
        var fit = BinomialNormal.Estimate([2, 4, 8], [10, 20, 40]);
        Assert.Equal(0, fit.Tau2);
        Assert.Equal(Math.Log(0.25), fit.Effect, 12);
        Assert.Equal(1 / Math.Sqrt(70 * 0.2 * 0.8), fit.StandardError, 12);
    }

    [Fact]
    public void Counting_the_other_outcome_changes_the_sign()
    {
        var fit = BinomialNormal.Estimate(Events, Totals);
        var other = BinomialNormal.Estimate([.. Totals.Zip(Events, (n, x) => n - x)], Totals);
        Assert.Equal(fit.Effect, -other.Effect, 7);
        Assert.Equal(fit.Tau2, other.Tau2, 7);
    }

    private static double ByGrid(double mean, double spread)
    {
        var sum = 0.0;
        for (var i = 0; i < Events.Length; i++)
        {
            var integral = 0.0;
            const double Step = 0.002;
            for (var u = -10.0; u <= 10; u += Step)
                integral += Step * Normal.Density(u) * Binomial.Probability((int)Events[i], (int)Totals[i], 1 / (1 + Math.Exp(-mean - spread * u)));
            sum += Math.Log(integral);
        }
        return sum;
    }
}
