namespace Kazus.Text.Mentions.Training;

/// <summary>
/// Trains a mention model on annotated texts. What is learnt without annotation, word groups and vectors and lexicon, comes from elsewhere and may be
/// shared by all folds of a cross-validation: it has seen none of the annotated texts.
/// </summary>
internal sealed class MentionTrainer(Vocabulary vocabulary, Lexicon lexicon)
{
    // The last reading must learn from probabilities like those it will meet: each text is read by models that have not seen it.
    private const int Parts = 5;

    /// <summary>The settings of the chains, chosen by cross-validation.</summary>
    public static CrfOptions Settings { get; } = new() { Epochs = 8, Rate = 0.03f, Start = 1, L1 = 0.0005f, Dropout = 0.5f, AverageFrom = 3 };

    /// <summary>How probable a mention must be to be taken, chosen by cross-validation.</summary>
    public const float Threshold = 0.3f;

    private readonly KnownWords _known = new(new WordReader(vocabulary, lexicon));

    /// <summary>A model of all these texts.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="afterPart">Told, whenever one of the parts has been read, how many texts it had and the share of their marks that became candidates.</param>
    /// <param name="folds">
    /// Filled, where given, with the models of the cross-validation that training goes through anyway: they cost only their last reading.
    /// </param>
    public MentionModel Train(IReadOnlyList<AnnotatedText> texts, Action<int, double>? afterPart = null, ICollection<(IReadOnlySet<int> Held, MentionModel Model)>? folds = null)
    {
        var learning = Prepare(texts);
        var parts = Math.Min(Parts, texts.Count);
        var readings = Read(learning, parts, alsoAll: true, afterPart);
        for (var p = 0; p < parts && folds is not null; p++) folds.Add(Fold(learning, readings[p], parts, p));
        return Finish(learning, readings[parts], Enumerable.Range(0, texts.Count));
    }

    /// <summary>
    /// For each of <paramref name="folds"/> parts of the texts a model that has seen none of its marks, with the numbers of the texts in it. The
    /// last reading of a part learns from the candidates found in the other parts.
    /// </summary>
    public IEnumerable<(IReadOnlySet<int> Held, MentionModel Model)> CrossTrain(IReadOnlyList<AnnotatedText> texts, int folds)
    {
        var learning = Prepare(texts);
        var readings = Read(learning, folds, alsoAll: false, null);
        for (var p = 0; p < folds; p++) yield return Fold(learning, readings[p], folds, p);
    }

    private sealed record Learning(IReadOnlyList<AnnotatedText> Texts, Labels Labels, List<LabelledSentence>[] Documents, List<Candidate>[] Candidates);

    private Learning Prepare(IReadOnlyList<AnnotatedText> texts)
    {
        Labels labels = new([.. texts.SelectMany(t => t.Entities).Select(e => e.Type).Where(t => MentionTypes.TryParse(t, out _)).Distinct().Order(StringComparer.Ordinal)]);
        SequenceData data = new(_known, labels);
        return new(texts, labels, [.. texts.Select(data.Read)], new List<Candidate>[texts.Count]);
    }

    // All readings trained without each part, which they then read; and, where asked for, on all. Two parts at a time: each is trained by
    // itself, so the order of finishing changes nothing.
    private MentionReadings[] Read(Learning learning, int parts, bool alsoAll, Action<int, double>? afterPart)
    {
        var readings = new MentionReadings[parts + 1];
        Parallel.For(0, alsoAll ? parts + 1 : parts, new ParallelOptions { MaxDegreeOfParallelism = 2 }, p =>
        {
            var held = p < parts ? Folds.Of(learning.Texts.Count, parts, p) : new HashSet<int>();
            readings[p] = ReadingsOf(learning, held);
            // Words keep what one network made of them: each is given words of its own.
            Labeller labeller = new(readings[p], new(new WordReader(vocabulary, lexicon)));
            foreach (var i in held) labeller.Read(Passage.Of(learning.Texts[i].Text), learning.Candidates[i] = []);
            if (held.Count > 0) afterPart?.Invoke(held.Count, ShareFound(learning, held));
        });
        return readings;
    }

    private MentionReadings ReadingsOf(Learning learning, IReadOnlySet<int> without)
    {
        List<LabelledSentence> seen = [.. learning.Documents.Where((_, i) => !without.Contains(i)).SelectMany(d => d)];
        return WeightPacking.Join(NetworkTrainer.Train(seen, learning.Labels, vocabulary, new()),
            CrfTrainer.Train(seen, learning.Labels, Settings),
            CrfTrainer.Train([.. seen.Select(s => s.Reversed(learning.Labels))], learning.Labels, Settings), vocabulary, lexicon);
    }

    private (IReadOnlySet<int> Held, MentionModel Model) Fold(Learning learning, MentionReadings readings, int parts, int part)
    {
        var held = Folds.Of(learning.Texts.Count, parts, part);
        return (held, Finish(learning, readings, Enumerable.Range(0, learning.Texts.Count).Where(i => !held.Contains(i))));
    }

    private MentionModel Finish(Learning learning, MentionReadings readings, IEnumerable<int> texts)
    {
        int[] of = [.. texts];
        JudgeTrainer judge = new(learning.Labels, lexicon);
        var (memory, trees) = judge.Train([.. of.Select(i => learning.Texts[i])], [.. of.Select(i => learning.Documents[i])], [.. of.Select(i => learning.Candidates[i])]);
        return new(readings, memory, trees, Threshold, of.Select(i => MentionModel.Fingerprint(learning.Texts[i].Text)).ToHashSet());
    }

    private static double ShareFound(Learning learning, IReadOnlySet<int> held)
    {
        var (found, marked) = (0, 0);
        foreach (var i in held)
        {
            var marks = learning.Texts[i].Spans;
            marked += marks.Count;
            foreach (var c in learning.Candidates[i])
            {
                var tokens = learning.Documents[i][c.Sentence].Tokens;
                if (marks.Contains((tokens[c.From].Start, tokens[c.To - 1].End, learning.Labels.Types[c.Type]))) found++;
            }
        }
        return found / (double)Math.Max(1, marked);
    }
}
