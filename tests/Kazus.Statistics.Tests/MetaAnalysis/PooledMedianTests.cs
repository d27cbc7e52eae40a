using Kazus.Statistics.Distributions;
using Kazus.Statistics.MetaAnalysis;
using Xunit;

namespace Kazus.Statistics.Tests.MetaAnalysis;

public sealed class PooledMedianTests
{
    [Fact]
    public void Equal_weights_give_the_sign_test_interval_of_order_statistics()
    {
        // Conover 1999: of 15 values, the 4th and the 12th enclose the median with at least 95 %.
        double[] medians = [.. Enumerable.Range(1, 15).Select(i => (double)i)];
        Assert.True(Binomial.Cumulative(3, 15, 0.5) <= 0.025 && Binomial.Cumulative(4, 15, 0.5) > 0.025);
        var pooled = PooledMedian.Of(medians);
        Assert.Equal((8, 4, 12), (pooled.Estimate, pooled.Lower, pooled.Upper));
    }

    [Fact]
    public void An_even_number_of_studies_has_the_mean_of_the_middle_two() =>
        Assert.Equal(2.5, PooledMedian.Of([4, 1, 2, 3]).Estimate);

    [Fact]
    public void A_study_of_more_than_half_of_the_subjects_decides() =>
        Assert.Equal(9, PooledMedian.Weighted([1, 2, 9], [10, 10, 21]).Estimate);

    [Fact]
    public void Five_studies_have_no_interval_of_95_percent()
    {
        var pooled = PooledMedian.Of([1, 2, 3, 4, 5]);
        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (pooled.Lower, pooled.Upper));
        Assert.True(double.IsFinite(PooledMedian.Of([1, 2, 3, 4, 5, 6]).Lower));
    }

    [Fact]
    public void Order_unit_and_direction_do_not_matter()
    {
        double[] m = [3, 8, 1, 7, 12, 5, 6, 9, 2.5], n = [10, 4, 7, 30, 12, 9, 15, 3, 11];
        var a = PooledMedian.Weighted(m, n);
        var b = PooledMedian.Weighted([.. m.Reverse().Select(x => -2 * x)], [.. n.Reverse()]);
        Assert.Equal((-2 * a.Estimate, -2 * a.Upper, -2 * a.Lower), (b.Estimate, b.Lower, b.Upper));
        Assert.InRange(a.Estimate, a.Lower, a.Upper);
    }

    [Fact]
    public void The_interval_covers_the_median_as_often_as_it_says()
    {
        var random = new Random(3);
        var covered = 0;
        double[] sizes = [5, 40, 12, 9, 30, 22, 7, 16, 11];
        const int Trials = 4000;
        for (var t = 0; t < Trials; t++)
        {
            // Medians of skewed studies around a true median of log 2.
            var medians = sizes.Select(_ => -Math.Log(random.NextDouble())).ToArray();
            var pooled = PooledMedian.Weighted(medians, sizes);
            if (pooled.Lower <= Math.Log(2) && Math.Log(2) <= pooled.Upper) covered++;
        }
        Assert.InRange(covered / (double)Trials, 0.945, 0.995);
    }
}
