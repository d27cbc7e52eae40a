namespace Kazus.Text.Mentions.Training;

/// <summary>A network with its scores of label after label, read from the left and from the right.</summary>
internal sealed record TrainedNetwork(NetworkWeights Weights, float[] FromLeft, float[] FromRight);

/// <summary>How the network is trained.</summary>
internal sealed record NetworkOptions
{
    public int Hidden { get; init; } = 64;
    public int Epochs { get; init; } = 14;
    public int Batch { get; init; } = 8;
    public float Rate { get; init; } = 0.003f;
    public float Decay { get; init; } = 1e-3f;
    /// <summary>Shares left out at random: of numbers entering, of features of a word, of whole word vectors, of what is shown.</summary>
    public float DropInput { get; init; } = 0.3f;
    public float DropFeature { get; init; } = 0.3f;
    public float DropVector { get; init; } = 0.05f;
    public float DropShown { get; init; } = 0.5f;
    public int MinimumCount { get; init; } = 2;
    public int Seed { get; init; } = 1;
}

/// <summary>
/// Trains the network: long short-term memories from both ends of the sentence under two conditional random fields (Huang, Xu and Yu 2015;
/// Lample et al., NAACL 2016), one that knows a mention by its first word and one that knows it by its last. One thread, one seed: the same
/// texts give the same weights.
/// </summary>
internal sealed class NetworkTrainer
{
    private const int Inputs = NetworkWeights.Inputs, Vector = Vocabulary.VectorWidth, Embedding = NetworkWeights.Embedding;
    private readonly Labels _labels;
    private readonly Vocabulary _vocabulary;
    private readonly NetworkOptions _options;
    private readonly Random _random;
    private readonly Dictionary<uint, int> _index;
    private readonly BothWays _ways;
    private readonly Parameter _embeddings, _output, _outputBias;
    private readonly RandomField _fromLeft, _fromRight;
    private readonly Dictionary<Word, int[]> _rows = [];
    private readonly List<int> _touched = [];
    private readonly bool[] _isTouched;
    private readonly Chance _chance;
    private readonly List<int> _kept = [];
    private int[] _keptFrom = [];
    private float[] _inputs = [], _inputMask = [], _shown = [], _shownMask = [], _scores = [], _shownSlopes = [], _embeddingSlopes = [];

    // A sentence as the network learns it; the labels from the right in the order of that reading.
    private sealed record Lesson(Word[] Words, uint[] Marks, byte[] FromLeft, byte[] FromRight);

    private int Shown => 2 * _options.Hidden;

    private int Width => 2 * _labels.Width;

    private NetworkTrainer(Labels labels, Vocabulary vocabulary, Dictionary<uint, int> index, NetworkOptions options)
    {
        (_labels, _vocabulary, _index, _options, _random) = (labels, vocabulary, index, options, new Random(options.Seed));
        _chance = new((ulong)options.Seed);
        _embeddings = new Parameter((SentenceMarks.Count + index.Count) * Embedding).Draw(_random, 0.1f);
        _isTouched = new bool[SentenceMarks.Count + index.Count];
        _ways = new(options.Hidden, _random);
        _output = new Parameter(Shown * Width).Draw(_random, 0.5f * MathF.Sqrt(3f / Shown));
        _outputBias = new(Width);
        (_fromLeft, _fromRight) = (new(labels), new(labels));
    }

    /// <summary>Weights that fit the marked sentences.</summary>
    public static TrainedNetwork Train(IReadOnlyList<LabelledSentence> sentences, Labels labels, Vocabulary vocabulary, NetworkOptions options, Action<int, TrainedNetwork>? afterEpoch = null)
    {
        NetworkTrainer trainer = new(labels, vocabulary, Index(sentences.Select(s => s.Words), options.MinimumCount), options);
        Lesson[] lessons = [.. sentences.Where(s => s.Words.Length > 0).Select(s => new Lesson(s.Words, s.Marks, s.Gold, s.Reversed(labels).Gold))];
        var steps = options.Epochs * ((lessons.Length + options.Batch - 1) / options.Batch);
        var step = 0;
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            trainer._random.Shuffle(lessons);
            for (var from = 0; from < lessons.Length; from += options.Batch)
            {
                foreach (var lesson in lessons.AsSpan(from, Math.Min(options.Batch, lessons.Length - from))) trainer.Learn(lesson);
                // Slowly in, evenly out.
                trainer.Step(options.Rate * Math.Min(1, 1.02f - step / (float)steps) * Math.Min(1, (step + 1) / 100f));
                if (++step > steps / 2 && step % 20 == 0) trainer.AddToMeans();
            }
            afterEpoch?.Invoke(epoch, trainer.Weights());
        }
        return trainer.Weights();
    }

    private static Dictionary<uint, int> Index(IEnumerable<Word[]> sentences, int minimum)
    {
        SortedDictionary<uint, int> counts = [];
        foreach (var s in sentences)
            foreach (var w in s)
                foreach (var f in w.Features) counts[FeatureKey.Short(f)] = counts.GetValueOrDefault(FeatureKey.Short(f)) + 1;
        Dictionary<uint, int> index = [];
        foreach (var (key, n) in counts) if (n >= minimum) index[key] = index.Count;
        return index;
    }

    // The rows of a word's embeddings.
    private int[] RowsOf(Word word)
    {
        if (_rows.TryGetValue(word, out var known)) return known;
        return _rows[word] = [.. word.Features.Where(f => _index.ContainsKey(FeatureKey.Short(f))).Select(f => SentenceMarks.Count + _index[FeatureKey.Short(f)])];
    }

    private void Learn(Lesson lesson)
    {
        var n = lesson.Words.Length;
        Room(n);
        Enter(lesson);
        _ways.Forth(_inputs, n);
        _chance.Fill(_shownMask.AsSpan(0, n * Shown), _options.DropShown);
        _ways.Shown.AsSpan(0, n * Shown).CopyTo(_shown);
        Rows.Times(_shownMask.AsSpan(0, n * Shown), _shown.AsSpan(0, n * Shown));
        var scores = _scores.AsSpan(0, n * Width);
        for (var t = 0; t < n; t++) _outputBias.Values.CopyTo(scores[(t * Width)..]);
        Products.AddAll(_shown.AsSpan(0, n * Shown), _output.Values, scores, n);
        _fromLeft.Learn(scores, lesson.FromLeft, 0, fromTheEnd: false);
        _fromRight.Learn(scores, lesson.FromRight, _labels.Width, fromTheEnd: true);
        Slopes.OfWeights(_shown.AsSpan(0, n * Shown), scores, n, _output.Slopes);
        Array.Clear(_shownSlopes, 0, n * Shown);
        for (var t = 0; t < n; t++)
        {
            Rows.Add(scores.Slice(t * Width, Width), _outputBias.Slopes);
            Slopes.OfInputs(scores.Slice(t * Width, Width), _output.Values, _shownSlopes.AsSpan(t * Shown, Shown));
        }
        Rows.Times(_shownMask.AsSpan(0, n * Shown), _shownSlopes.AsSpan(0, n * Shown));
        Array.Clear(_embeddingSlopes, 0, n * Embedding);
        _ways.Back(_inputs, n, _shownSlopes, _embeddingSlopes);
        Leave(n);
    }

    // Fills the inputs and remembers which features were not left out.
    private void Enter(Lesson lesson)
    {
        var n = lesson.Words.Length;
        _kept.Clear();
        for (var t = 0; t < n; t++)
        {
            var row = _inputs.AsSpan(t * Inputs, Inputs);
            row.Clear();
            var vector = _vocabulary.Vector(lesson.Words[t].Row);
            if (!_chance.Is(_options.DropVector))
                for (var k = 0; k < vector.Length; k++) row[k] = vector[k] * Vocabulary.VectorStep;
            _keptFrom[t] = _kept.Count;
            for (var bits = lesson.Marks[t]; bits != 0; bits &= bits - 1) Keep(System.Numerics.BitOperations.TrailingZeroCount(bits), row[Vector..]);
            foreach (var k in RowsOf(lesson.Words[t])) Keep(k, row[Vector..]);
            Rows.Scale(row[Vector..], 1 / (1 - _options.DropFeature));
        }
        _keptFrom[n] = _kept.Count;
        _chance.Fill(_inputMask.AsSpan(0, n * Inputs), _options.DropInput);
        Rows.Times(_inputMask.AsSpan(0, n * Inputs), _inputs.AsSpan(0, n * Inputs));
    }

    private void Keep(int feature, Span<float> row)
    {
        if (_chance.Is(_options.DropFeature)) return;
        _kept.Add(feature);
        Rows.Add(_embeddings.Values.AsSpan(feature * Embedding, Embedding), row);
    }

    private void Leave(int n)
    {
        for (var t = 0; t < n; t++)
        {
            var slopes = _embeddingSlopes.AsSpan(t * Embedding, Embedding);
            for (var k = 0; k < Embedding; k++) slopes[k] *= _inputMask[t * Inputs + Vector + k] / (1 - _options.DropFeature);
            for (var f = _keptFrom[t]; f < _keptFrom[t + 1]; f++)
            {
                Rows.Add(slopes, _embeddings.Slopes.AsSpan(_kept[f] * Embedding, Embedding));
                if (_isTouched[_kept[f]]) continue;
                _isTouched[_kept[f]] = true;
                _touched.Add(_kept[f]);
            }
        }
    }

    private void Step(float rate)
    {
        var scale = 1f / _options.Batch;
        foreach (var p in (Parameter[])[_ways.Input, _ways.Recurrent, _ways.Bias, _output]) p.Step(rate, scale, _options.Decay, 0, p.Values.Length);
        foreach (var p in (Parameter[])[_outputBias, _fromLeft.Transitions, _fromRight.Transitions]) p.Step(rate, scale, 0, 0, p.Values.Length);
        foreach (var k in _touched)
        {
            _embeddings.Step(rate, scale, _options.Decay, k * Embedding, Embedding);
            _isTouched[k] = false;
        }
        _touched.Clear();
        _fromLeft.Renew();
        _fromRight.Renew();
    }

    private void AddToMeans()
    {
        foreach (var p in (Parameter[])[_ways.Input, _ways.Recurrent, _ways.Bias, _output, _outputBias, _fromLeft.Transitions, _fromRight.Transitions, _embeddings]) p.AddToMean();
    }

    private TrainedNetwork Weights() => new(new(NumberTable.Of(_index.Select(i => KeyValuePair.Create((ulong)i.Key, (ulong)(SentenceMarks.Count + i.Value + 1))), 32),
        _embeddings.Mean(), _ways.Input.Mean(), _ways.Bias.Mean(), _ways.Recurrent.Mean(), _output.Mean(), _outputBias.Mean()), _fromLeft.Transitions.Mean(), _fromRight.Transitions.Mean());

    private void Room(int n)
    {
        if (_inputs.Length >= n * Inputs) return;
        (_inputs, _inputMask) = (new float[2 * n * Inputs], new float[2 * n * Inputs]);
        _keptFrom = new int[2 * n + 1];
        (_shown, _shownMask, _shownSlopes) = (new float[2 * n * Shown], new float[2 * n * Shown], new float[2 * n * Shown]);
        (_scores, _embeddingSlopes) = (new float[2 * n * Width], new float[2 * n * Embedding]);
    }
}
