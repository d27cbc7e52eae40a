using System.Runtime.Intrinsics;
using Kazus.Text.Mentions;
using Kazus.Text.Mentions.Training;
using Xunit;

namespace Kazus.Text.Tests.Mentions;

/// <summary>The network's arithmetic against slow twins, and its slopes against small differences.</summary>
public sealed class NetworkTests
{
    [Theory]
    [InlineData(96, 384)]
    [InlineData(192, 88)]
    [InlineData(5, 8)]
    public void Four_rows_at_once_and_one_by_one_are_the_plain_sum(int inputs, int outputs)
    {
        Random random = new(3);
        float[] from = Draw(random, 4 * inputs), weights = Draw(random, inputs * outputs), four = Draw(random, 4 * outputs);
        float[] one = [.. four], plain = [.. four];
        for (var s = 0; s < 4; s++)
            for (var j = 0; j < outputs; j++)
                for (var i = 0; i < inputs; i++) plain[s * outputs + j] += from[s * inputs + i] * weights[i * outputs + j];

        Products.AddFour(from, weights, four);
        for (var s = 0; s < 4; s++) Products.Add(from.AsSpan(s * inputs, inputs), weights, one.AsSpan(s * outputs, outputs));

        Assert.Equal(one, four);
        for (var k = 0; k < plain.Length; k++) Assert.Equal(plain[k], four[k], 1e-3f);
    }

    [Fact]
    public void The_quick_hyperbolic_tangent_is_near_the_true_one()
    {
        for (var x = -12f; x <= 12; x += 0.01f) Assert.Equal(MathF.Tanh(x), Lstm.Tanh(Vector256.Create(x))[0], 3e-4f);
    }

    [Fact]
    public void Every_number_of_sixteen_bits_is_widened_exactly()
    {
        Half[] halves = [.. Enumerable.Range(0, 1 << 16).Select(b => BitConverter.UInt16BitsToHalf((ushort)b)).Where(Half.IsFinite)];
        var widened = new float[halves.Length];

        Rows.Widen(halves, widened);

        Assert.Equal(halves.Select(h => BitConverter.SingleToUInt32Bits((float)h)), widened.Select(BitConverter.SingleToUInt32Bits));
    }

    [Fact]
    public void What_is_left_out_at_random_leaves_the_mean_at_one()
    {
        var mask = new float[40_001];
        new Chance(5).Fill(mask, 0.3f);

        Assert.Equal(1, mask.Average(), 0.01);
        Assert.Equal(0.3, mask.Count(m => m == 0) / (double)mask.Length, 0.01);
    }

    [Fact]
    public void A_network_finds_again_what_was_marked_from_the_left_and_from_the_right()
    {
        Labels labels = new(["Age", "Sign_symptom"]);
        Vocabulary none = Vocabulary.Of(new Dictionary<string, WordUse>());
        const string text = "She had high fever. He was old. They had high fever.";
        var sentences = new SequenceData(new KnownWords(new WordReader(none, Lexicon.Empty)), labels)
            .Read(new("", text, Standoff.Read("T1\tSign_symptom 8 18\thigh fever\nT2\tAge 27 30\told\nT3\tSign_symptom 41 51\thigh fever", text)));

        var trained = NetworkTrainer.Train(sentences, labels, none, new() { Hidden = 8, Epochs = 150, Rate = 0.03f, MinimumCount = 1 });

        var (words, n) = (sentences[0].Words, sentences[0].Words.Length);
        var scores = new float[n * 2 * labels.Width];
        new NetworkReading(new(trained.Weights, none), 2 * labels.Width).Read(words, sentences[0].Marks, [0, n], scores);
        List<Stretch> left = [], right = [];
        new SpanProbabilities(labels, trained.FromLeft).Find(new ScoreRows(scores, 2 * labels.Width, 0, n, false), 0.5f, left);
        new SpanProbabilities(labels, trained.FromRight).Find(new ScoreRows(scores, 2 * labels.Width, labels.Width, n, true), 0.5f, right);
        Assert.Equal((2, 4, 1), left.Select(f => (f.From, f.To, f.Type)).Single());
        Assert.Equal((2, 4, 1), right.Select(f => (n - f.To, n - f.From, f.Type)).Single());
    }

    [Fact]
    public void Sentences_read_together_have_the_scores_of_each_read_alone()
    {
        var readings = MentionModel.Shipped.Readings;
        var width = 2 * readings.Labels.Width;
        NetworkReading reading = new(readings.Network, width);
        KnownWords known = new(new WordReader(readings.Vocabulary, readings.Lexicon));
        string[][] sentences = [["Fever", "."], ["A", "mass", "of", "the", "left", "lung", "was", "seen", "."], [], ["Pain", "for", "two", "weeks"], ["CT", "showed", "it"], ["She", "died", "."]];
        Word[] words = [.. sentences.SelectMany(s => s.Select(w => known[w]))];
        uint[] marks = [.. words.Select((_, i) => (uint)(i % 7))];
        int[] starts = [.. sentences.Select((_, i) => sentences.Take(i).Sum(s => s.Length)), words.Length];
        var together = new float[words.Length * width];

        reading.Read(words, marks, starts, together);

        for (var s = 0; s < sentences.Length; s++)
        {
            var alone = new float[sentences[s].Length * width];
            reading.Read(words.AsSpan(starts[s], sentences[s].Length), marks.AsSpan(starts[s], sentences[s].Length), [0, sentences[s].Length], alone);
            Assert.Equal(alone, together[(starts[s] * width)..(starts[s + 1] * width)]);
        }
    }

    [Fact]
    public void Slopes_of_the_memories_are_small_differences()
    {
        const int length = 5, hidden = 16, shown = 2 * hidden;
        Random random = new(8);
        BothWays ways = new(hidden, random);
        float[] inputs = Draw(random, length * NetworkWeights.Inputs), wanted = Draw(random, length * shown);

        ways.Forth(inputs, length);
        var embeddings = new float[length * NetworkWeights.Embedding];
        ways.Back(inputs, length, [.. wanted], embeddings);

        foreach (var parameter in new[] { ways.Input, ways.Recurrent, ways.Bias })
            for (var k = 7; k < parameter.Values.Length; k += parameter.Values.Length / 5)
                Assert.Equal(Difference(ref parameter.Values[k]), parameter.Slopes[k], 0.02 + 0.02 * Math.Abs(parameter.Slopes[k]));
        for (var t = 0; t < length; t++)
            Assert.Equal(Difference(ref inputs[t * NetworkWeights.Inputs + Vocabulary.VectorWidth + 3]), embeddings[t * NetworkWeights.Embedding + 3], 0.02 + 0.02 * Math.Abs(embeddings[t * NetworkWeights.Embedding + 3]));

        double Difference(ref float weight)
        {
            const float h = 0.02f;
            var kept = weight;
            weight = kept + h;
            var above = Sum();
            weight = kept - h;
            var below = Sum();
            weight = kept;
            return (above - below) / (2 * h);
        }

        double Sum()
        {
            ways.Forth(inputs, length);
            return Enumerable.Range(0, length * shown).Sum(i => (double)ways.Shown[i] * wanted[i]);
        }
    }

    private static float[] Draw(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextSingle() - 1)];
}
