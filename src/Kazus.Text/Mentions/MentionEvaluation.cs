using Kazus.Text.Mentions.Training;

namespace Kazus.Text.Mentions;

/// <summary>One type's figures: strict (same span, same type) and overlap (same type, at least a character in common).</summary>
public sealed record MentionScore(string Type, Counts Strict, Counts Overlap);

/// <summary>How well mentions are read from texts whose mentions people have marked.</summary>
/// <param name="Texts">How many texts.</param>
/// <param name="Trained">Names of texts the model had learnt from; figures on them say nothing.</param>
/// <param name="Micro">All types together.</param>
/// <param name="Types">Each type that was marked or proposed, the most marked first.</param>
/// <param name="Confusions">A marked span proposed under another type: marked, proposed, how often.</param>
public sealed record MentionEvaluation(int Texts, IReadOnlyList<string> Trained, MentionScore Micro, IReadOnlyList<MentionScore> Types,
    IReadOnlyList<(string Marked, string Proposed, int Times)> Confusions)
{
    /// <summary>Figures of the shipped model on the pairs of .txt and .ann files of a folder.</summary>
    public static MentionEvaluation OfShippedModel(string folder)
    {
        var reader = MentionReader.Shipped;
        Tally tally = new();
        foreach (var text in AnnotatedText.ReadFolder(folder)) tally.Add(text, reader.Read(text.Text), reader.WasTrainedOn(text.Text));
        return tally.Result();
    }

    /// <summary>
    /// Figures of models trained as the shipped one was, each text read by a model that has not seen it. The texts are dealt into
    /// <paramref name="folds"/> parts by a fixed shuffle of their names; word groups and lexicon are those of the shipped model, learnt from other texts.
    /// </summary>
    public static MentionEvaluation CrossValidated(string folder, int folds, Action<int>? afterFold = null)
    {
        var texts = AnnotatedText.ReadFolder(folder);
        if (folds < 2 || folds > texts.Count) throw new ArgumentOutOfRangeException(nameof(folds), folds, $"Between 2 and the number of texts, {texts.Count}.");
        MentionTrainer trainer = new(MentionModel.Shipped.Readings.Vocabulary, MentionModel.Shipped.Readings.Lexicon);
        return Of(texts, trainer.CrossTrain(texts, folds), afterFold);
    }

    /// <summary>Figures of models each of which reads the texts it has not seen.</summary>
    internal static MentionEvaluation Of(IReadOnlyList<AnnotatedText> texts, IEnumerable<(IReadOnlySet<int> Held, MentionModel Model)> folds, Action<int>? afterFold = null)
    {
        Tally tally = new();
        var done = 0;
        foreach (var (held, model) in folds)
        {
            MentionReader reader = new(model, ModifierRules.Shipped);
            foreach (var i in held.Order()) tally.Add(texts[i], reader.Read(texts[i].Text), reader.WasTrainedOn(texts[i].Text));
            afterFold?.Invoke(++done);
        }
        return tally.Result();
    }

    private sealed class Tally
    {
        private readonly Dictionary<string, (Counts Strict, Counts Overlap)> _types = new(StringComparer.Ordinal);
        private readonly Dictionary<(string, string), int> _confusions = [];
        private readonly List<string> _trained = [];
        private int _texts;

        public void Add(AnnotatedText text, IReadOnlyList<Mention> mentions, bool trained)
        {
            _texts++;
            if (trained) _trained.Add(text.Name);
            var marked = text.Spans;
            HashSet<(int Start, int End, string Type)> proposed = [.. mentions.Select(m => (m.Span.Start, m.Span.End, m.Type.SchemeName()))];
            foreach (var p in proposed)
            {
                var right = marked.Contains(p) ? 1 : 0;
                var near = marked.Any(m => Meets(m, p)) ? 1 : 0;
                Count(p.Type, new(right, 0, 1, 0), new(near, 0, 1, 0));
                if (right == 0 && marked.FirstOrDefault(m => m.Start == p.Start && m.End == p.End) is { Type: not null } other)
                    _confusions[(other.Type, p.Type)] = _confusions.GetValueOrDefault((other.Type, p.Type)) + 1;
            }
            foreach (var m in marked)
                Count(m.Type, new(0, proposed.Contains(m) ? 1 : 0, 0, 1), new(0, proposed.Any(p => Meets(m, p)) ? 1 : 0, 0, 1));
        }

        public MentionEvaluation Result()
        {
            MentionScore[] types = [.. _types.OrderByDescending(t => t.Value.Strict.Marked).ThenBy(t => t.Key, StringComparer.Ordinal).Select(t => new MentionScore(t.Key, t.Value.Strict, t.Value.Overlap))];
            MentionScore micro = new("all", types.Aggregate(default(Counts), (c, t) => c + t.Strict), types.Aggregate(default(Counts), (c, t) => c + t.Overlap));
            return new(_texts, _trained, micro, types,
                [.. _confusions.OrderByDescending(c => c.Value).ThenBy(c => c.Key).Select(c => (c.Key.Item1, c.Key.Item2, c.Value))]);
        }

        private static bool Meets((int Start, int End, string Type) a, (int Start, int End, string Type) b) => a.Type == b.Type && a.Start < b.End && b.Start < a.End;

        private void Count(string type, Counts strict, Counts overlap)
        {
            var (s, o) = _types.GetValueOrDefault(type);
            _types[type] = (s + strict, o + overlap);
        }
    }
}
