using Xunit;

namespace Kazus.Statistics.Tests.Regression;

/// <summary>Counts below a rank beside a search in the sorted members, with more ranks than one block of counts holds.</summary>
public sealed class RankCounterTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(70_000)]
    [InlineData(3_300_000)]
    public void Members_below_a_rank_are_counted(int ranks)
    {
        var random = new Random(ranks);
        var counter = new RankCounter(ranks);
        for (var round = 0; round < 2; round++)
        {
            int[] members = [.. Enumerable.Range(0, 4_000).Select(_ => random.Next(ranks)).Append(ranks - 1).Append(0).Distinct()];
            foreach (var member in members) counter.Add(member);
            var sorted = members.Order().ToArray();
            foreach (var rank in members.Concat(Enumerable.Range(0, 500).Select(_ => random.Next(ranks))))
            {
                var place = Array.BinarySearch(sorted, rank);
                Assert.Equal(place >= 0 ? place : ~place, counter.Below(rank));
            }
            Assert.Equal(members.Length, counter.Count);
            counter.Clear(members);
        }
    }
}
