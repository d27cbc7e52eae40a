using Kazus.Server.Find;
using Xunit;

namespace Kazus.Server.Tests;

public sealed class IndexTests
{
    [Fact]
    public void The_rare_word_outweighs_the_common_one()
    {
        var index = new RankedIndex(["spine tumour", "spine tumour spine", "spine sacrum"]);
        Assert.Equal(2, index.Rank("spine sacrum")[0].Text);
    }

    [Fact]
    public void Case_accents_and_plural_make_no_difference()
    {
        var index = new RankedIndex(["Tumeurs récidivées", "nothing"]);
        Assert.Equal(0, Assert.Single(index.Rank("TUMEUR recidivees")).Text);
    }

    [Fact]
    public void The_score_is_BM25_by_hand()
    {
        // Two texts of two words, one holds the word once: idf = ln(1 + (2 - 1 + 0.5) / (1 + 0.5)) = ln 2, tf part = 1 * 2.2 / (1 + 1.2).
        Assert.Equal(Math.Log(2), Assert.Single(new RankedIndex(["a b", "c d"]).Rank("a")).Score, 12);
    }

    [Fact]
    public void The_beginning_of_a_word_finds_it_when_nobody_wrote_the_beginning() => Assert.Single(new RankedIndex(["gross total resection", "biopsy"]).Rank("resec"));

    [Fact]
    public void An_empty_query_finds_nothing() => Assert.Empty(new RankedIndex(["a"]).Rank(" ,. "));
}
