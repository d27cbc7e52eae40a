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
        _known = new(new WordReader(model.Readings.Vocabulary, model.Readings.Lexicon));
        _types = [.. model.Readings.Labels.Types.Select(t => MentionTypes.TryParse(t, out var type) ? type : throw new InvalidDataException($"The model labels {t}, which is no mention type."))];
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
        return Read(Passage.Of(text));
    }

    /// <summary>The mentions in the sentences of a document, prose, captions and legends; positions are UTF-16 units of its text.</summary>
    public IReadOnlyList<Mention> Read(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        List<Passage> passages = [];
        foreach (var section in document.Sections) passages.AddRange(Passage.Of([.. section.Paragraphs.SelectMany(p => p.Sentences)]));
        foreach (var paragraph in document.Tables.Select(t => t.Caption).OfType<Paragraph>()) passages.AddRange(Passage.Of(paragraph.Sentences));
        foreach (var paragraph in document.Tables.SelectMany(t => t.Notes).Concat(document.Figures.Select(f => f.Legend))) passages.AddRange(Passage.Of(paragraph.Sentences));
        return [.. Read(passages).Select(m => m with { Text = document.Quote(m.Span) }).OrderBy(m => m.Span)];
    }

    private List<Mention> Read(IReadOnlyList<Passage> passages)
    {
        if (!_labellers.TryTake(out var labeller)) labeller = new(Model.Readings, _known);
        List<Candidate> candidates = [];
        labeller.Read(passages, candidates);
        _labellers.Add(labeller);
        var all = CollectionsMarshal.AsSpan(candidates);
        CandidateFeatures features = new(all, passages.Count, Model.Memory);
        Span<float> row = stackalloc float[CandidateFeatures.Count];
        List<Mention> mentions = [];
        List<Stretch> likely = [], chosen = [];
        for (var k = 0; k < all.Length;)
        {
            likely.Clear();
            chosen.Clear();
            var sentence = all[k].Sentence;
            for (; k < all.Length && all[k].Sentence == sentence; k++)
            {
                if (all[k].Probability < LeastJudged) continue;
                features.Write(k, row);
                if (Model.Judge.Probability(row) is var p && p >= Model.Threshold) likely.Add(new(all[k].From, all[k].To, all[k].Type, p));
            }
            Labeller.Choose(likely, chosen);
            AddMentions(passages[sentence], chosen, mentions);
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
