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
        List<Mention> mentions = [];
        var labeller = Take();
        var tokens = Tokens.Cut(text, 0, text.Length);
        var sentences = SentenceBreaks.Of(text, tokens);
        for (var s = 0; s < sentences.Count; s++)
        {
            var (from, to) = sentences[s];
            foreach (var m in ReadSentence(labeller, text, CollectionsMarshal.AsSpan(tokens)[from..to], s, sentences.Count)) mentions.Add(m);
        }
        _labellers.Add(labeller);
        return mentions;
    }

    /// <summary>The mentions in the sentences of a document, prose, captions and legends; positions are UTF-16 units of its text.</summary>
    public IReadOnlyList<Mention> Read(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        List<Mention> mentions = [];
        var labeller = Take();
        foreach (var section in document.Sections)
            ReadSentences(labeller, document, [.. section.Paragraphs.SelectMany(p => p.Sentences)], mentions);
        IEnumerable<Paragraph> beside = [.. document.Tables.Select(t => t.Caption).OfType<Paragraph>(), .. document.Tables.SelectMany(t => t.Notes), .. document.Figures.Select(f => f.Legend)];
        foreach (var paragraph in beside) ReadSentences(labeller, document, paragraph.Sentences, mentions);
        _labellers.Add(labeller);
        return [.. mentions.OrderBy(m => m.Span)];
    }

    private Labeller Take() => _labellers.TryTake(out var labeller) ? labeller : new(Model, _known);

    private void ReadSentences(Labeller labeller, Document document, IReadOnlyList<Sentence> sentences, List<Mention> mentions)
    {
        for (var s = 0; s < sentences.Count; s++)
        {
            var plain = sentences[s].Plain;
            var tokens = Tokens.Cut(plain.Text, 0, plain.Length);
            foreach (var m in ReadSentence(labeller, plain.Text, CollectionsMarshal.AsSpan(tokens), s, sentences.Count))
            {
                var span = plain.ToDocument(m.Span);
                mentions.Add(m with { Span = span, Text = document.Quote(span) });
            }
        }
    }

    private List<Mention> ReadSentence(Labeller labeller, string text, ReadOnlySpan<Token> tokens, int index, int count)
    {
        List<Stretch> found = [];
        labeller.Label(text, tokens, index, count, found);
        if (found.Count == 0) return [];
        List<Mention> mentions = new(found.Count);
        foreach (var f in found)
        {
            Span span = new(tokens[f.From].Start, tokens[f.To - 1].End);
            mentions.Add(new(_types[f.Type], span, span.Of(text)));
        }
        return _rules.Apply(text, tokens, mentions);
    }
}
