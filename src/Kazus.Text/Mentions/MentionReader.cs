using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Kazus.Text.Documents;

namespace Kazus.Text.Mentions;

/// <summary>
/// Finds mentions in a text and says of each whether it is negated, uncertain, of the past, or of somebody else.
/// Deterministic; safe for any number of threads.
/// </summary>
public sealed class MentionReader
{
    private static readonly Lazy<MentionReader> FromShippedModel = new(() => new(MentionModel.Shipped, ModifierRules.Shipped));
    private readonly ConcurrentBag<Labeller> _labellers = [];
    private readonly KnownWords _known;
    private readonly ModifierRules _rules;
    private readonly MentionType[] _types;

    // A candidate less probable than this before it is judged is as good as never taken after.
    private const float LeastJudged = 0.1f;

    internal MentionReader(MentionModel model, ModifierRules rules)
    {
        (Model, _rules) = (model, rules);
        _known = new(new WordReader(model.Vocabulary, model.Lexicon));
        _types = [.. model.Labels.Types.Select(t => MentionTypes.TryParse(t, out var type) ? type : throw new InvalidDataException($"The model labels {t}, which is no mention type."))];
    }

    /// <summary>The reader with the model and the rules that come with Kazus, loaded when first asked for.</summary>
    public static MentionReader Shipped => FromShippedModel.Value;

    internal MentionModel Model { get; }

    /// <summary>Whether a text was among those the model learnt from: what it finds there says nothing of how well it reads.</summary>
    public bool WasTrainedOn(string text) => Model.WasTrainedOn(text);

    /// <summary>The mentions of a text in its order; positions are UTF-16 units of the text. A line end ends a sentence.</summary>
    public IReadOnlyList<Mention> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = Tokens.Cut(text, 0, text.Length);
        Passage[] passages = [.. SentenceBreaks.Of(text, tokens).Select(s => new Passage(text, [.. tokens[s.From..s.To]], null))];
        for (var i = 0; i < passages.Length; i++) passages[i] = passages[i] with { Index = i, Count = passages.Length };
        return Read(passages);
    }

    /// <summary>The mentions in the sentences of a document, prose, captions and legends; positions are UTF-16 units of its text.</summary>
    public IReadOnlyList<Mention> Read(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        List<Passage> passages = [];
        foreach (var section in document.Sections) AddSentences([.. section.Paragraphs.SelectMany(p => p.Sentences)], passages);
        foreach (var paragraph in document.Tables.Select(t => t.Caption).OfType<Paragraph>()) AddSentences(paragraph.Sentences, passages);
        foreach (var paragraph in document.Tables.SelectMany(t => t.Notes).Concat(document.Figures.Select(f => f.Legend))) AddSentences(paragraph.Sentences, passages);
        return [.. Read(passages).Select(m => m with { Text = document.Quote(m.Span) }).OrderBy(m => m.Span)];
    }

    private static void AddSentences(IReadOnlyList<Sentence> sentences, List<Passage> passages)
    {
        for (var s = 0; s < sentences.Count; s++)
            passages.Add(new(sentences[s].Plain.Text, [.. Tokens.Cut(sentences[s].Plain.Text, 0, sentences[s].Plain.Length)], sentences[s].Plain) { Index = s, Count = sentences.Count });
    }

    // A sentence to read, where it stands among its neighbours, and the way back to the document.
    private readonly record struct Passage(string Text, Token[] Tokens, PlainText? Plain)
    {
        public int Index { get; init; }

        public int Count { get; init; }
    }

    private List<Mention> Read(IReadOnlyList<Passage> passages)
    {
        if (!_labellers.TryTake(out var labeller)) labeller = new(Model, _known);
        List<Candidate> candidates = [];
        List<int> starts = new(passages.Count + 1);
        for (var s = 0; s < passages.Count; s++)
        {
            starts.Add(candidates.Count);
            labeller.Read(passages[s].Text, passages[s].Tokens, passages[s].Index, passages[s].Count, candidates);
            for (var k = starts[s]; k < candidates.Count; k++) candidates[k] = candidates[k] with { Sentence = s };
        }
        starts.Add(candidates.Count);
        _labellers.Add(labeller);
        var all = CollectionsMarshal.AsSpan(candidates);
        CandidateFeatures features = new(all, passages.Count, Model.Memory);
        Span<float> row = stackalloc float[CandidateFeatures.Count];
        List<Mention> mentions = [];
        List<Stretch> likely = [], chosen = [];
        for (var s = 0; s < passages.Count; s++)
        {
            likely.Clear();
            chosen.Clear();
            for (var k = starts[s]; k < starts[s + 1]; k++)
            {
                if (all[k].Probability < LeastJudged) continue;
                features.Write(k, row);
                if (Model.Judge.Probability(row) is var p && p >= Model.Threshold) likely.Add(new(all[k].From, all[k].To, all[k].Type, p));
            }
            Labeller.Choose(likely, chosen);
            AddMentions(passages[s], chosen, mentions);
        }
        return mentions;
    }

    private void AddMentions(in Passage passage, List<Stretch> chosen, List<Mention> mentions)
    {
        if (chosen.Count == 0) return;
        List<Mention> here = new(chosen.Count);
        foreach (var c in chosen)
        {
            Span span = new(passage.Tokens[c.From].Start, passage.Tokens[c.To - 1].End);
            here.Add(new(_types[c.Type], span, span.Of(passage.Text)));
        }
        foreach (var m in _rules.Apply(passage.Text, passage.Tokens, here))
            mentions.Add(passage.Plain is null ? m : m with { Span = passage.Plain.ToDocument(m.Span) });
    }
}
