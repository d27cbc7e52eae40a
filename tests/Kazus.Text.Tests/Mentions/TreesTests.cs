using Kazus.Text.Mentions;
using Kazus.Text.Mentions.Training;
using Xunit;

namespace Kazus.Text.Tests.Mentions;

public sealed class TreesTests
{
    [Fact]
    public void All_questions_at_once_end_at_the_same_leaves_as_one_after_the_other()
    {
        Random random = new(4);
        float[][] rows = [.. Enumerable.Range(0, 2000).Select(_ => Draw(random))];
        var trees = BoostedTrees.Grow(rows, [.. rows.Select(r => r[3] + r[7] * r[11] > 4)], new TreeOptions { Count = 20 });

        // Rows not learnt from, and some whose numbers lie on the bars.
        foreach (var row in Enumerable.Range(0, 200).Select(_ => Draw(random)).Concat(rows.Take(200))) Assert.Equal(OneAfterTheOther(trees, row), trees.Probability(row), 1e-6f);
    }

    [Fact]
    public void A_tree_that_leads_back_is_refused() =>
        Assert.Throws<InvalidDataException>(() => new Trees([0], [new(1, 0, 2), new(-1, 0, 1)], 0));

    private static float OneAfterTheOther(Trees trees, float[] row)
    {
        var sum = trees.Start;
        foreach (var root in trees.Roots)
        {
            var at = root;
            while (trees.Nodes[at].Question >= 0) at = row[trees.Nodes[at].Question] <= trees.Nodes[at].Value ? at + 1 : trees.Nodes[at].Otherwise;
            sum += trees.Nodes[at].Value;
        }
        return 1 / (1 + MathF.Exp(-sum));
    }

    private static float[] Draw(Random random) => [.. Enumerable.Range(0, CandidateFeatures.Count).Select(_ => (float)random.Next(8))];
}
