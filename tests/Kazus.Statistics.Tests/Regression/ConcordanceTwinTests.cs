using Kazus.Statistics.Tests.Reference;
using Xunit;

namespace Kazus.Statistics.Tests.Regression;

/// <summary>Concordance by counting beside its twin by a tree of weights: weights of one change nothing but the way.</summary>
public sealed class ConcordanceTwinTests
{
    public static IEnumerable<object[]> Shapes =>
        from rows in new[] { 50, 6_000, 140_000 }
        from days in new[] { true, false }
        from scores in new[] { "distinct", "few", "one far away" }
        from strata in new[] { 1, 3 }
        select new object[] { rows, days, scores, strata };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Counting_and_the_tree_give_the_same_pairs_and_error(int rows, bool days, string scores, int strata)
    {
        var random = new Random(rows + strata);
        var risk = Enumerable.Range(0, rows).Select(i => scores switch
        {
            "few" => random.Next(7),
            "one far away" when i == 3 => 1e15,
            _ => random.NextDouble(),
        }).ToArray();
        var data = new RegressionData
        {
            Time = risk.Select(r => -300 * Math.Log(1 - random.NextDouble()) / (1 + Math.Min(r, 9))).Select(t => days ? Math.Ceiling(t) : t).ToArray(),
            Event = risk.Select(_ => random.Next(3) > 0).ToArray(),
            Strata = strata == 1 ? null : Grouping.FromCodes(risk.Select(_ => random.Next(strata)).ToArray(), ["a", "b", "c"]),
            Covariates = [],
        };
        var counted = Concordance.Estimate(data, risk);
        var weighed = Concordance.Estimate(data with { Weights = risk.Select(_ => 1.0).ToArray() }, risk);
        Assert.Equal(
            [weighed.Concordant, weighed.Discordant, weighed.TiedScore, weighed.TiedTime, weighed.TiedBoth],
            [counted.Concordant, counted.Discordant, counted.TiedScore, counted.TiedTime, counted.TiedBoth]);
        Answers.Same(weighed.StandardError, counted.StandardError, "standard error", new(1e-9, 0, "sums in another order"));
    }
}
