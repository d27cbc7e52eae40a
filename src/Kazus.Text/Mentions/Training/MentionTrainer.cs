namespace Kazus.Text.Mentions.Training;

/// <summary>
/// Trains a mention model on annotated texts. What is learnt without annotation, word groups and lexicon, comes from elsewhere and may be
/// shared by all folds of a cross-validation: it has seen none of the annotated texts.
/// </summary>
internal sealed class MentionTrainer(Vocabulary vocabulary, Lexicon lexicon)
{
    /// <summary>The settings of the released model, chosen by cross-validation.</summary>
    public static CrfOptions Settings { get; } = new() { Epochs = 8, Rate = 0.03f, Start = 1, L1 = 0.001f, Dropout = 0.4f, AverageFrom = 3 };

    /// <summary>How probable a mention must be to be taken, chosen by cross-validation.</summary>
    public const float Threshold = 0.35f;

    public MentionModel Train(IReadOnlyList<AnnotatedText> texts, CrfOptions? settings = null)
    {
        Labels labels = new([.. texts.SelectMany(t => t.Entities).Select(e => e.Type).Where(t => MentionTypes.TryParse(t, out _)).Distinct().Order(StringComparer.Ordinal)]);
        SequenceData data = new(new KnownWords(new WordReader(vocabulary, lexicon)), labels);
        List<LabelledSentence> sentences = [.. texts.SelectMany(data.Read)];
        var weights = CrfTrainer.Train(sentences, labels, settings ?? Settings);
        return new(labels, Pack(weights), weights.Transitions, vocabulary, lexicon, texts.Select(t => MentionModel.Fingerprint(t.Text)).ToHashSet(), Threshold);
    }

    // Eight bits a weight; what would be nought is left out.
    private static FeatureTable Pack(CrfWeights weights)
    {
        const float step = 0.016f;
        var width = weights.Labels.Width;
        SortedDictionary<uint, List<(byte, sbyte)>> rows = [];
        foreach (var (key, row) in weights.Index.OrderBy(p => p.Key))
        {
            List<(byte, sbyte)> entries = [];
            for (var j = 0; j < width; j++)
                if (MathF.Round(weights.Rows[row * width + j] / step) is var w && w != 0) entries.Add(((byte)j, (sbyte)Math.Clamp(w, -127, 127)));
            if (entries.Count > 0) rows.TryAdd(FeatureTable.Short(key), entries);
        }
        int[] start = [0, .. rows.Values.Select((_, i) => i)];
        var n = 0;
        foreach (var (entries, i) in rows.Values.Select((e, i) => (e, i))) start[i + 1] = n += entries.Count;
        return new([.. rows.Keys], start, [.. rows.Values.SelectMany(e => e.Select(x => x.Item1))], [.. rows.Values.SelectMany(e => e.Select(x => x.Item2))], step);
    }
}
