
namespace Kazus.Text.Mentions.Training;

/// <summary>How word vectors are learnt: reach of the context on each side, length of a vector, passes over the texts.</summary>
internal sealed record WordVectorOptions(int Reach, bool PositionMatters, int Dimensions = 64, int Epochs = 12, int Negatives = 5, int MinimumCount = 3, int Seed = 20240617);

/// <summary>
/// Word vectors by skip-gram with negative sampling (Mikolov et al., NIPS 2013). With <see cref="WordVectorOptions.PositionMatters"/> every
/// relative position has its own output vectors (Ling et al., NAACL 2015), which gathers words of one grammatical use rather than of one subject.
/// One thread, one seed: the same texts give the same vectors.
/// </summary>
internal sealed class WordVectors
{
    private readonly WordVectorOptions _options;
    private readonly Random _random;
    private readonly float[] _in;
    private readonly float[] _out;
    private readonly int[] _unigramTable;

    private WordVectors(List<string> words, long[] counts, WordVectorOptions options)
    {
        _options = options;
        _random = new Random(options.Seed);
        Words = words;
        var d = options.Dimensions;
        _in = new float[words.Count * d];
        for (var i = 0; i < _in.Length; i++) _in[i] = (float)((_random.NextDouble() - 0.5) / d);
        _out = new float[words.Count * d * (options.PositionMatters ? 2 * options.Reach : 1)];
        _unigramTable = UnigramTable(counts);
    }

    public List<string> Words { get; }

    public ReadOnlySpan<float> Vector(int word) => _in.AsSpan(word * _options.Dimensions, _options.Dimensions);

    public static WordVectors Learn(IReadOnlyList<string[]> sentences, WordVectorOptions options)
    {
        Dictionary<string, long> counts = new(StringComparer.Ordinal);
        foreach (var s in sentences)
            foreach (var w in s) counts[w] = counts.GetValueOrDefault(w) + 1;
        List<string> words = [.. counts.Where(c => c.Value >= options.MinimumCount).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Key)];
        Dictionary<string, int> index = words.Select((w, i) => (w, i)).ToDictionary(p => p.w, p => p.i, StringComparer.Ordinal);
        var learner = new WordVectors(words, [.. words.Select(w => counts[w])], options);
        var total = counts.Values.Sum();
        double[] keep = [.. words.Select(w => Math.Min(1, Math.Sqrt(1e-3 * total / counts[w])))];
        int[][] coded = [.. sentences.Select(s => s.Select(w => index.GetValueOrDefault(w, -1)).ToArray())];
        for (var epoch = 0; epoch < options.Epochs; epoch++) learner.Pass(coded, keep, 0.05f * (1 - epoch / (float)options.Epochs) + 0.002f);
        return learner;
    }

    private static int[] UnigramTable(long[] counts)
    {
        var table = new int[1 << 20];
        double[] weight = [.. counts.Select(c => Math.Pow(c, 0.75))];
        var sum = weight.Sum();
        var (word, reached) = (0, weight[0] / sum);
        for (var i = 0; i < table.Length; i++)
        {
            while (i / (double)table.Length > reached && word < counts.Length - 1) reached += weight[++word] / sum;
            table[i] = word;
        }
        return table;
    }

    private void Pass(int[][] sentences, double[] keep, float rate)
    {
        var d = _options.Dimensions;
        var gradient = new float[d];
        foreach (var s in sentences)
            for (var i = 0; i < s.Length; i++)
            {
                if (s[i] < 0) continue;
                for (var offset = -_options.Reach; offset <= _options.Reach; offset++)
                {
                    var j = i + offset;
                    if (offset == 0 || j < 0 || j >= s.Length || s[j] < 0 || _random.NextDouble() > keep[s[j]]) continue;
                    var position = _options.PositionMatters ? offset < 0 ? offset + _options.Reach : offset + _options.Reach - 1 : 0;
                    var centre = _in.AsSpan(s[i] * d, d);
                    Array.Clear(gradient);
                    for (var k = 0; k <= _options.Negatives; k++)
                    {
                        var target = k == 0 ? s[j] : _unigramTable[_random.Next(_unigramTable.Length)];
                        if (k > 0 && target == s[j]) continue;
                        Step(centre, _out.AsSpan((position * Words.Count + target) * d, d), gradient, k == 0 ? 1f : 0f, rate);
                    }
                    Rows.Add(gradient, centre);
                }
            }
    }

    private static void Step(Span<float> centre, Span<float> output, Span<float> gradient, float label, float rate)
    {
        var score = Rows.Dot(centre, output);
        var g = rate * (label - 1 / (1 + MathF.Exp(-score)));
        Rows.AddTimes(output, g, gradient);
        Rows.AddTimes(centre, g, output);
    }
}
