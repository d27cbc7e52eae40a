namespace Kazus.Text.Mentions.Training;

/// <summary>
/// Trains a mention model on annotated texts. What is learnt without annotation, word groups and lexicon, comes from elsewhere and may be
/// shared by all folds of a cross-validation: it has seen none of the annotated texts.
/// </summary>
internal sealed class MentionTrainer(Vocabulary vocabulary, Lexicon lexicon)
{
    // The second reading must learn from probabilities like those it will meet: each text is read by models that have not seen it.
    private const int Parts = 4;

    /// <summary>The settings of the released model, chosen by cross-validation.</summary>
    public static CrfOptions Settings { get; } = new() { Epochs = 8, Rate = 0.03f, Start = 1, L1 = 0.0005f, Dropout = 0.5f, AverageFrom = 3 };

    /// <summary>How probable a mention must be to be taken, chosen by cross-validation.</summary>
    public const float Threshold = 0.3f;

    private readonly KnownWords _known = new(new WordReader(vocabulary, lexicon));

    /// <summary>A model of all these texts.</summary>
    public MentionModel Train(IReadOnlyList<AnnotatedText> texts)
    {
        var learning = Prepare(texts);
        var parts = Math.Min(Parts, texts.Count);
        var readings = Read(learning, parts, alsoAll: true);
        return Finish(learning, readings[parts], Enumerable.Range(0, texts.Count));
    }

    /// <summary>
    /// For each of <paramref name="folds"/> parts of the texts a model that has seen none of its marks, with the numbers of the texts in it. The
    /// second reading of a part learns from the candidates found in the other parts.
    /// </summary>
    public IEnumerable<(IReadOnlySet<int> Held, MentionModel Model)> CrossTrain(IReadOnlyList<AnnotatedText> texts, int folds)
    {
        var learning = Prepare(texts);
        var readings = Read(learning, folds, alsoAll: false);
        for (var p = 0; p < folds; p++)
        {
            var held = Folds.Of(texts.Count, folds, p);
            yield return (held, Finish(learning, readings[p], Enumerable.Range(0, texts.Count).Where(i => !held.Contains(i))));
        }
    }

    private sealed record Learning(IReadOnlyList<AnnotatedText> Texts, Labels Labels, List<LabelledSentence>[] Documents, List<Candidate>[] Candidates);

    private Learning Prepare(IReadOnlyList<AnnotatedText> texts)
    {
        Labels labels = new([.. texts.SelectMany(t => t.Entities).Select(e => e.Type).Where(t => MentionTypes.TryParse(t, out _)).Distinct().Order(StringComparer.Ordinal)]);
        SequenceData data = new(_known, labels);
        return new(texts, labels, [.. texts.Select((t, i) => data.Read(t, i))], new List<Candidate>[texts.Count]);
    }

    // Both readings trained without each part, which they then read; and, where asked for, on all. Two parts at a time: each is trained by
    // itself, so the order of finishing changes nothing.
    private (CrfWeights Left, CrfWeights Right)[] Read(Learning learning, int parts, bool alsoAll)
    {
        var readings = new (CrfWeights Left, CrfWeights Right)[parts + 1];
        Parallel.For(0, alsoAll ? parts + 1 : parts, new ParallelOptions { MaxDegreeOfParallelism = 2 }, p =>
        {
            var held = p < parts ? Folds.Of(learning.Texts.Count, parts, p) : new HashSet<int>();
            List<LabelledSentence> seen = [.. learning.Documents.Where((_, i) => !held.Contains(i)).SelectMany(d => d)];
            readings[p] = (CrfTrainer.Train(seen, learning.Labels, Settings),
                CrfTrainer.Train([.. seen.Select(s => s.Reversed(learning.Labels))], learning.Labels, Settings));
            foreach (var i in held) learning.Candidates[i] = Candidates(learning.Documents[i], readings[p].Left, readings[p].Right);
        });
        return readings;
    }

    private MentionModel Finish(Learning learning, (CrfWeights Left, CrfWeights Right) reading, IEnumerable<int> texts)
    {
        int[] of = [.. texts];
        JudgeTrainer judge = new(learning.Labels, lexicon);
        var (memory, trees) = judge.Train([.. of.Select(i => learning.Texts[i])], [.. of.Select(i => learning.Documents[i])], [.. of.Select(i => learning.Candidates[i])]);
        return new(learning.Labels, WeightPacking.Pack(reading.Left, reading.Right), reading.Left.Transitions, reading.Right.Transitions, vocabulary, lexicon,
            memory, trees, Threshold, of.Select(i => MentionModel.Fingerprint(learning.Texts[i].Text)).ToHashSet());
    }

    private List<Candidate> Candidates(List<LabelledSentence> document, CrfWeights left, CrfWeights right)
    {
        List<Candidate> found = [];
        SpanProbabilities fromLeft = new(left.Labels, left.Transitions), fromRight = new(right.Labels, right.Transitions);
        for (var s = 0; s < document.Count; s++)
        {
            List<Stretch> l = [], r = [];
            fromLeft.Find(left.Scores(document[s].Keys), document[s].Words.Length, Labeller.LeastOfOne, l);
            fromRight.Find(right.Scores([.. document[s].Keys.Reverse()]), document[s].Words.Length, Labeller.LeastOfOne, r);
            Labeller.Join(document[s].Words, s, l, r, lexicon, found);
        }
        return found;
    }
}
