namespace Kazus.Text.Mentions.Training;

/// <summary>How a labeller is trained.</summary>
internal sealed record CrfOptions
{
    public int Epochs { get; init; } = 14;
    public float Rate { get; init; } = 0.12f;
    public float L1 { get; init; } = 0;
    public float L2 { get; init; } = 0;
    public float Dropout { get; init; } = 0.2f;
    public int MinimumCount { get; init; } = 2;
    public int AverageFrom { get; init; } = 5;
    public int Seed { get; init; } = 1;
    /// <summary>What every sum of squared slopes starts from: holds the first steps back.</summary>
    public float Start { get; init; } = 0;
}

/// <summary>
/// Learns the weights of a linear-chain conditional random field by AdaGrad (Duchi et al., JMLR 2011), one sentence at a time, with features left
/// out at random so that none is leant on alone, and the weights after each late pass averaged.
/// </summary>
internal sealed class CrfTrainer
{
    private readonly Labels _labels;
    private readonly CrfOptions _options;
    private readonly Random _random;
    private readonly float[] _weights, _squares, _average;
    private readonly float[] _transitions, _transitionSquares, _transitionAverage, _pairs;
    private int _averaged;

    private CrfTrainer(Labels labels, int rows, CrfOptions options)
    {
        (_labels, _options, _random) = (labels, options, new Random(options.Seed));
        var w = labels.Width;
        (_weights, _squares, _average) = (new float[rows * w], new float[rows * w], new float[rows * w]);
        (_transitions, _transitionSquares, _transitionAverage, _pairs) = (new float[w * w], new float[w * w], new float[w * w], new float[w * w]);
    }

    public static CrfWeights Train(List<LabelledSentence> sentences, Labels labels, CrfOptions options, Action<int, CrfWeights>? afterEpoch = null)
    {
        var index = Index(sentences, options.MinimumCount);
        int[][][] rows = [.. sentences.Select(s => s.Keys.Select(keys => keys.Select(k => index.GetValueOrDefault(k, -1)).Where(r => r >= 0).ToArray()).ToArray())];
        CrfTrainer trainer = new(labels, index.Count, options);
        Crf crf = new(labels);
        Array.Fill(trainer._squares, options.Start);
        Array.Fill(trainer._transitionSquares, options.Start);
        int[] order = [.. Enumerable.Range(0, sentences.Count)];
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            trainer._random.Shuffle(order);
            foreach (var i in order) trainer.Learn(rows[i], sentences[i].Gold, crf);
            if (epoch >= options.AverageFrom) trainer.AddToAverage();
            if (afterEpoch is not null && trainer._averaged > 0) afterEpoch(epoch, trainer.Weights(index));
        }
        return trainer.Weights(index);
    }

    private static Dictionary<ulong, int> Index(List<LabelledSentence> sentences, int minimum)
    {
        Dictionary<ulong, int> counts = [];
        foreach (var s in sentences)
            foreach (var keys in s.Keys)
                foreach (var k in keys) counts[k] = counts.GetValueOrDefault(k) + 1;
        Dictionary<ulong, int> index = [];
        foreach (var (k, c) in counts) if (c >= minimum) index[k] = index.Count;
        return index;
    }

    private void Learn(int[][] sentence, byte[] gold, Crf crf)
    {
        var n = gold.Length;
        var width = _labels.Width;
        var scores = new float[n * width];
        var kept = new int[n][];
        var scale = 1 / (1 - _options.Dropout);
        for (var t = 0; t < n; t++)
        {
            var rows = _options.Dropout > 0 ? sentence[t].Where(_ => _random.NextSingle() >= _options.Dropout).ToArray() : sentence[t];
            kept[t] = rows;
            var row = scores.AsSpan(t * width, width);
            foreach (var r in rows) Rows.Add(_weights.AsSpan(r * width, width), row);
            Rows.Scale(row, scale);
        }
        crf.SetTransitions(_transitions);
        Array.Clear(_pairs);
        crf.Marginals(scores, n, _pairs, 1);
        for (var t = 0; t < n; t++)
        {
            scores[t * width + gold[t]] -= 1;
            if (t > 0) _pairs[gold[t - 1] * width + gold[t]] -= 1;
            if (MathF.Abs(scores[t * width + gold[t]]) < 0.002f) continue;
            foreach (var r in kept[t]) Step(_weights.AsSpan(r * width, width), _squares.AsSpan(r * width, width), scores.AsSpan(t * width, width));
        }
        Step(_transitions, _transitionSquares, _pairs);
    }

    private void Step(Span<float> weights, Span<float> squares, ReadOnlySpan<float> gradient) => AdaGrad.Step(weights, squares, gradient, _options.Rate, _options.L1, _options.L2);

    private void AddToAverage()
    {
        _averaged++;
        Rows.Add(_weights, _average);
        Rows.Add(_transitions, _transitionAverage);
    }

    private CrfWeights Weights(Dictionary<ulong, int> index)
    {
        float[] weights = [.. _average], transitions = [.. _transitionAverage];
        Rows.Scale(weights, 1f / _averaged);
        Rows.Scale(transitions, 1f / _averaged);
        return new(_labels, index, weights, transitions);
    }
}

/// <summary>Trained weights: a row of label scores per feature, and the scores of label after label.</summary>
internal sealed record CrfWeights(Labels Labels, Dictionary<ulong, int> Index, float[] Rows, float[] Transitions)
{
    public float[] Scores(ulong[][] keys)
    {
        var w = Labels.Width;
        var scores = new float[keys.Length * w];
        for (var t = 0; t < keys.Length; t++)
            foreach (var k in keys[t])
                if (Index.TryGetValue(k, out var r)) Mentions.Rows.Add(Rows.AsSpan(r * w, w), scores.AsSpan(t * w, w));
        return scores;
    }
}
