using Kazus.Statistics.Arithmetic;
using Xunit;

namespace Kazus.Statistics.Tests.Arithmetic;

public sealed class ArithmeticTests
{
    [Theory]
    [InlineData(33.3, 1, 3, true)]
    [InlineData(33.3, 1, 4, false)]
    [InlineData(33, 0, 3, true)]
    [InlineData(34, 0, 3, false)]
    [InlineData(12.5, 1, 8, true)]
    [InlineData(12, 0, 8, true)]      // a half may go either way
    [InlineData(13, 0, 8, true)]
    [InlineData(14, 0, 8, false)]
    [InlineData(100, 0, 42, true)]
    [InlineData(101, 0, 42, false)]
    [InlineData(0, 0, 7, true)]
    [InlineData(0.1, 1, 7, false)]
    [InlineData(47.1, 1, 17, true)]
    [InlineData(47.2, 1, 17, false)]
    public void A_percentage_is_possible_when_a_count_gives_it(double percent, int decimals, int total, bool possible) =>
        Assert.Equal(possible, PercentageOfCount.Possible(percent, decimals, total));

    [Fact]
    public void Rules_of_rounding_differ_in_halves_only()
    {
        Assert.True(PercentageOfCount.Possible(13m, 0, 8, PrintedRounding.HalfUp));
        Assert.False(PercentageOfCount.Possible(12m, 0, 8, PrintedRounding.HalfUp));
        Assert.True(PercentageOfCount.Possible(12m, 0, 8, PrintedRounding.HalfEven));
        Assert.False(PercentageOfCount.Possible(13m, 0, 8, PrintedRounding.HalfEven));
        Assert.True(PercentageOfCount.Possible(66m, 0, 3, PrintedRounding.Truncated));
        Assert.False(PercentageOfCount.Possible(67m, 0, 3, PrintedRounding.Truncated));
        Assert.True(PercentageOfCount.Possible(66m, 0, 3, PrintedRounding.NearestOrTruncated));
        Assert.True(PercentageOfCount.Possible(67m, 0, 3, PrintedRounding.NearestOrTruncated));
    }

    [Fact]
    public void Every_count_is_found_again_from_its_own_percentage()
    {
        for (var total = 1; total <= 210; total++)
            for (var decimals = 0; decimals <= 2; decimals++)
                for (var count = 0; count <= total; count++)
                {
                    var percent = Math.Round(100m * count / total, decimals, MidpointRounding.AwayFromZero);
                    Assert.Contains(count, PercentageOfCount.Counts(percent, decimals, total));
                    Assert.True(PercentageOfCount.Agrees(count, total, percent, decimals, PrintedRounding.HalfUp));
                }
    }

    [Fact]
    public void Counts_are_those_that_trying_all_would_find()
    {
        foreach (var total in new[] { 7, 42, 137, 1000, 2500 })
            for (var percent = 0m; percent <= 100m; percent += 0.7m)
            {
                var tried = Enumerable.Range(0, total + 1).Where(x => Math.Abs(100m * x / total - percent) <= 0.05m);
                Assert.Equal(tried, PercentageOfCount.Counts(percent, 1, total));
            }
    }

    [Theory]
    [InlineData(5.19, 2, 28, false)]   // Brown and Heathers 2017, their example: 28 participants cannot have 5.19
    [InlineData(5.18, 2, 28, true)]
    [InlineData(5.21, 2, 28, true)]
    [InlineData(3.45, 2, 20, true)]
    [InlineData(3.47, 2, 20, false)]
    [InlineData(-3.45, 2, 20, true)]
    [InlineData(5.19, 2, 100, true)]
    public void A_mean_is_possible_when_a_sum_of_whole_numbers_gives_it(double mean, int decimals, int n, bool possible) =>
        Assert.Equal(possible, Grim.Possible((decimal)mean, decimals, n));

    [Fact]
    public void Means_and_deviations_of_real_whole_numbers_are_always_possible()
    {
        var random = new Random(20261125);
        for (var trial = 0; trial < 3000; trial++)
        {
            var n = random.Next(2, 60);
            var x = Enumerable.Range(0, n).Select(_ => random.Next(0, 8)).ToArray();
            var mean = (decimal)x.Sum() / n;
            var deviation = (decimal)Math.Sqrt(x.Sum(v => Math.Pow(v - (double)mean, 2)) / (n - 1));
            Assert.True(Grim.PossibleWithDeviation(Math.Round(mean, 2), 2, Math.Round(deviation, 2), 2, n),
                $"{string.Join(",", x)}: {mean} {deviation}");
        }
    }

    [Fact]
    public void A_deviation_that_no_five_whole_numbers_have_is_refused()
    {
        // Every mean 2.00 of five numbers from 0 to 9, by trying all of them.
        var seen = new HashSet<decimal>();
        for (var code = 0; code < 100000; code++)
        {
            var x = code.ToString("D5").Select(c => c - '0').ToArray();
            if (x.Sum() == 10) seen.Add(Math.Round((decimal)Math.Sqrt(x.Sum(v => (v - 2.0) * (v - 2.0)) / 4), 2));
        }
        for (var sd = 0m; sd <= 2m; sd += 0.01m)
            if (seen.Contains(sd)) Assert.True(Grim.PossibleWithDeviation(2m, 2, sd, 2, 5));
        Assert.False(Grim.PossibleWithDeviation(2m, 2, 0.30m, 2, 5));
        Assert.False(Grim.PossibleWithDeviation(2m, 2, 0.90m, 2, 5));
    }
}
