using Xunit;

namespace Kazus.Statistics.Tests.Survival;

public sealed class LogRankTests
{
    /// <summary>Kalbfleisch and Prentice (2002), section 1.5: the 6-MP trial has χ² = 16.79 on one degree of freedom, 19.25 relapses expected against 9.</summary>
    [Fact]
    public void Freireich_1963_is_reproduced()
    {
        var test = LogRank.Test(Examples.Freireich);
        Assert.Equal(16.793, test.ChiSquared, 0.0005);
        Assert.Equal([9.0, 21.0], test.Groups.Select(g => g.Observed));
        Assert.Equal(19.25, test.Groups[0].Expected, 0.005);
    }

    [Fact]
    public void Exact_p_values_equal_a_full_listing_of_all_divisions()
    {
        var random = new Random(3);
        for (var round = 0; round < 20; round++)
        {
            var n = random.Next(5, 12);
            double[] times = [.. Enumerable.Range(0, n).Select(_ => (double)random.Next(1, 8))];
            bool[] events = [.. Enumerable.Range(0, n).Select(i => i == 0 || random.Next(3) > 0)];
            int[] groups = [.. Enumerable.Range(0, n).Select(i => i < 2 ? i : random.Next(2))];
            var exact = ExactLogRank.Test(new SurvivalData(times, events) { Groups = Grouping.Of(groups) });
            Assert.Equal(ListedP(times, events, groups), exact.P, 1e-12);
        }
    }

    /// <summary>The slow twin: every subset of the first group's size, each with its own observed less expected.</summary>
    private static double ListedP(double[] times, bool[] events, int[] groups)
    {
        var size = groups.Count(g => g == 0);
        double Difference(Func<int, bool> inFirst)
        {
            var sum = 0.0;
            foreach (var t in times.Where((_, i) => events[i]).Distinct())
            {
                var risk = Enumerable.Range(0, times.Length).Where(i => times[i] >= t).ToArray();
                var died = risk.Where(i => times[i] == t && events[i]).ToArray();
                sum += died.Count(inFirst) - (double)died.Length * risk.Count(inFirst) / risk.Length;
            }
            return sum;
        }
        var observed = Math.Abs(Difference(i => groups[i] == 0));
        int extreme = 0, all = 0;
        for (var subset = 0; subset < 1 << times.Length; subset++)
        {
            if (System.Numerics.BitOperations.PopCount((uint)subset) != size) continue;
            all++;
            var chosen = subset;
            if (Math.Abs(Difference(i => (chosen >> i & 1) == 1)) >= observed - 1e-9) extreme++;
        }
        return (double)extreme / all;
    }

    [Fact]
    public void The_exact_test_counts_all_divisions_of_the_6_MP_trial_within_its_limit()
    {
        var small = new SurvivalData((double[])[.. Examples.MercaptopurineWeeks[..20], .. Examples.PlaceboWeeks[..20]],
            (bool[])[.. Examples.MercaptopurineRelapse[..20], .. Enumerable.Repeat(true, 20)])
        { Groups = Grouping.Of([.. Enumerable.Repeat("6-MP", 20), .. Enumerable.Repeat("placebo", 20)]) };
        var exact = ExactLogRank.Test(small);
        Assert.Equal(137846528820, exact.Divisions);
        Assert.InRange(exact.P, 1e-7, 1e-3);
    }

    [Fact]
    public void Pairs_are_adjusted_by_Holm()
    {
        int[] groups = [.. Enumerable.Range(0, 90).Select(i => i % 3)];
        double[] times = [.. Enumerable.Range(0, 90).Select(i => (double)((i * 37 % 90) + 1) / (1 + i % 3))];
        var data = new SurvivalData(times, (bool[])[.. Enumerable.Repeat(true, 90)]) { Groups = Grouping.Of(groups) };
        var pairs = LogRank.Pairwise(data);
        Assert.Equal(3, pairs.Count);
        var sorted = pairs.OrderBy(p => p.Test!.P).ToArray();
        Assert.Equal(Math.Min(1, 3 * sorted[0].Test!.P), sorted[0].AdjustedP!.Value, 1e-15);
        Assert.True(sorted[1].AdjustedP >= sorted[0].AdjustedP && sorted[2].AdjustedP >= sorted[1].AdjustedP);
    }

    [Fact]
    public void Groups_that_were_never_at_risk_together_cannot_be_compared()
    {
        var data = new SurvivalData((double[])[1, 2, 8, 9], (bool[])[false, false, true, true]) { Groups = Grouping.Of([0, 0, 1, 1]) };
        Assert.Equal("variance-defined", Assert.Throws<AssumptionException>(() => LogRank.Test(data)).Assumption.Id);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    public void Exchanging_the_labels_changes_nothing(double rho)
    {
        var data = Examples.Freireich;
        var swapped = new SurvivalData(data.Times, data.Events) { Groups = Grouping.FromCodes(Array.ConvertAll(data.Groups!.Codes.ToArray(), c => 1 - c), ["placebo", "6-MP"]) };
        Assert.Equal(LogRank.Test(data, rho).ChiSquared, LogRank.Test(swapped, rho).ChiSquared, 1e-12);
    }
}
