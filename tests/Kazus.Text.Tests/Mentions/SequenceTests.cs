using Kazus.Text.Mentions;
using Kazus.Text.Mentions.Training;
using Xunit;

namespace Kazus.Text.Tests.Mentions;

/// <summary>The sums over label sequences against their slow twin: every sequence listed and weighed.</summary>
public sealed class SequenceTests
{
    private static readonly Labels Two = new(["Age", "Date"]);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(5, 4)]
    public void Probabilities_equal_those_of_listing_every_sequence(int length, int seed)
    {
        var (scores, transitions) = Draw(length, seed);
        var all = EverySequence(length).Select(y => (Labels: y, Weight: Math.Exp(Score(y, scores, transitions)))).ToList();
        var sum = all.Sum(a => a.Weight);

        Crf crf = new(Two) { Negligible = 0 };
        crf.SetTransitions(transitions);
        var marginals = scores.ToArray();
        var log = crf.Marginals(marginals, length, new float[Two.Width * Two.Width], 1);

        Assert.Equal(Math.Log(sum), log, 1e-4);
        for (var t = 0; t < length; t++)
            for (var j = 0; j < Two.Width; j++)
                Assert.Equal(all.Where(a => a.Labels[t] == j).Sum(a => a.Weight) / sum, marginals[t * Two.Width + j], 1e-4);
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(4, 6)]
    [InlineData(5, 7)]
    public void A_mention_is_as_probable_as_all_sequences_that_hold_it(int length, int seed)
    {
        var (scores, transitions) = Draw(length, seed);
        var all = EverySequence(length).Select(y => (Labels: y, Weight: Math.Exp(Score(y, scores, transitions)))).ToList();
        var sum = all.Sum(a => a.Weight);

        List<Stretch> found = [];
        new SpanProbabilities(Two, transitions).Find(scores, length, 0.02f, found);

        foreach (var type in new[] { 0, 1 })
            for (var from = 0; from < length; from++)
                for (var to = from + 1; to <= length; to++)
                {
                    var expected = all.Where(a => Holds(a.Labels, from, to, type)).Sum(a => a.Weight) / sum;
                    var got = found.SingleOrDefault(f => f.From == from && f.To == to && f.Type == type).Probability;
                    if (expected > 0.021) Assert.Equal(expected, got, 1e-3);
                    else if (expected < 0.019) Assert.Equal(0, got);
                }
    }

    [Fact]
    public void Expected_transitions_are_the_slope_of_the_log_sum()
    {
        var (scores, transitions) = Draw(4, 9);
        Crf crf = new(Two) { Negligible = 0 };
        crf.SetTransitions(transitions);
        var pairs = new float[Two.Width * Two.Width];
        crf.Marginals(scores.ToArray(), 4, pairs, 1);
        const float h = 0.01f;
        for (var i = 0; i < Two.Width; i++)
            for (var j = 0; j < Two.Width; j++)
            {
                if (!Two.MayFollow(i, j)) continue;
                Assert.Equal((LogSum(i, j, h) - LogSum(i, j, -h)) / (2 * h), pairs[i * Two.Width + j], 2e-3);
            }

        double LogSum(int i, int j, float by)
        {
            float[] moved = [.. transitions];
            moved[i * Two.Width + j] += by;
            crf.SetTransitions(moved);
            return crf.Marginals(scores.ToArray(), 4, new float[pairs.Length], 0);
        }
    }

    [Fact]
    public void Sums_over_rows_of_many_labels_are_those_of_training()
    {
        // Wide enough for four vectors side by side; the sums used in training go another way.
        Labels many = new([.. Enumerable.Range(0, 41).Select(i => $"T{i}")]);
        Random random = new(4);
        float[] scores = [.. Enumerable.Range(0, 6 * many.Width).Select(_ => (float)(4 * random.NextDouble() - 2))];
        float[] transitions = [.. Enumerable.Range(0, many.Width * many.Width).Select(_ => (float)(2 * random.NextDouble() - 1))];
        List<Stretch> found = [];
        new SpanProbabilities(many, transitions).Find(scores, 6, 0.001f, found);
        Crf crf = new(many) { Negligible = 0 };
        crf.SetTransitions(transitions);
        crf.Marginals(scores, 6, new float[transitions.Length], 0);

        // A mention begins where a label of beginning stands: all mentions from one place and of one type together are as probable as that label.
        Assert.NotEmpty(found);
        foreach (var begin in found.GroupBy(f => (f.From, f.Type)))
            Assert.Equal(scores[begin.Key.From * many.Width + Labels.Begin(begin.Key.Type)], begin.Sum(f => f.Probability), 3e-3f);
    }

    [Fact]
    public void The_exponential_is_near_the_true_one_and_never_negative()
    {
        for (var x = -90f; x <= 20; x += 0.013f)
        {
            var quick = Rows.Exp(System.Runtime.Intrinsics.Vector256.Create(x))[3];
            Assert.InRange(quick, 0, float.MaxValue);
            if (x > -80) Assert.Equal(1, quick / Math.Exp(x), 1e-6);
        }
    }

    [Fact]
    public void Of_overlapping_mentions_the_more_probable_stays()
    {
        List<Stretch> chosen = [];
        Labeller.Choose([new(0, 3, 1, 0.4f), new(2, 4, 0, 0.5f), new(4, 5, 0, 0.36f)], chosen);
        Assert.Equal([new(2, 4, 0, 0.5f), new(4, 5, 0, 0.36f)], chosen);
    }

    private static bool Holds(int[] y, int from, int to, int type)
    {
        if (y[from] != Labels.Begin(type)) return false;
        for (var t = from + 1; t < to; t++) if (y[t] != Two.Inside(type)) return false;
        return to == y.Length || y[to] != Two.Inside(type);
    }

    private static IEnumerable<int[]> EverySequence(int length)
    {
        int[] used = [.. Enumerable.Range(0, Two.Width).Where(Two.IsUsed)];
        IEnumerable<int[]> all = used.Where(j => !Two.IsInside(j)).Select(j => new[] { j });
        for (var t = 1; t < length; t++) all = all.SelectMany(y => used.Where(j => Two.MayFollow(y[^1], j)).Select(j => (int[])[.. y, j]));
        return all;
    }

    private static double Score(int[] y, float[] scores, float[] transitions)
    {
        double score = 0;
        for (var t = 0; t < y.Length; t++) score += scores[t * Two.Width + y[t]] + (t > 0 ? transitions[y[t - 1] * Two.Width + y[t]] : 0);
        return score;
    }

    private static (float[] Scores, float[] Transitions) Draw(int length, int seed)
    {
        Random random = new(seed);
        return ([.. Enumerable.Range(0, length * Two.Width).Select(_ => (float)(2 * random.NextDouble() - 1))],
            [.. Enumerable.Range(0, Two.Width * Two.Width).Select(_ => (float)(2 * random.NextDouble() - 1))]);
    }
}
