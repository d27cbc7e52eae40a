using Kazus.Checking.Scores;
using Xunit;

namespace Kazus.Checking.Tests;

public sealed class ScoreTests
{
    [Theory]
    [InlineData("SINS", 0, 18)]
    [InlineData("revised Tokuhashi", 0, 15)]
    [InlineData("Tomita", 2, 10)]
    [InlineData("FNCLCC", 2, 8)]
    public void The_printed_least_and_most_can_be_reached(string name, int least, int most)
    {
        var score = ScoreBook.All.Single(s => s.Name == name);
        Assert.Equal((least, most), (score.Least, score.Most));
    }

    [Fact]
    public void Every_reachable_sum_has_exactly_one_class() => Assert.All(ScoreBook.All, s =>
        Assert.All(Enumerable.Range(s.Least, s.Most - s.Least + 1), sum => Assert.Single(s.Classes, c => sum >= c.From && sum <= c.To)));

    [Fact]
    public void A_class_is_decided_when_no_missing_item_can_change_it()
    {
        var known = new Dictionary<string, int> { ["pain"] = 0, ["lesion"] = 0, ["alignment"] = 0, ["collapse"] = 0 };
        var bounds = ScoreBook.Sins.Bounds(known);
        Assert.Equal((0, 6, "stable"), (bounds.Least, bounds.Most, bounds.Decided?.Words));
        known.Remove("pain");
        Assert.Null(ScoreBook.Sins.Bounds(known).Decided);
    }

    [Fact]
    public void Points_that_no_answer_gives_are_the_programmer_s_mistake() =>
        Assert.Throws<ArgumentException>(() => ScoreBook.Tomita.Bounds(new Dictionary<string, int> { ["growth"] = 3 }));
}
