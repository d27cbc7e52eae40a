namespace Kazus.Text.Mentions.Training;

/// <summary>A sentence ready for learning: words, feature rows per token, the network's marks, and the labels people gave.</summary>
internal sealed record LabelledSentence(Word[] Words, Token[] Tokens, ulong[][] Keys, uint[] Marks, byte[] Gold)
{
    /// <summary>The same sentence from its end to its beginning, where a mention begins with its last word.</summary>
    public LabelledSentence Reversed(Labels labels)
    {
        var gold = new byte[Gold.Length];
        for (var i = 0; i < gold.Length; i++)
        {
            if (Gold[i] == Labels.Outside) continue;
            var last = i + 1 == gold.Length || !labels.IsInside(Gold[i + 1]);
            var type = labels.TypeOf(Gold[i]);
            gold[gold.Length - 1 - i] = (byte)(last ? Labels.Begin(type) : labels.Inside(type));
        }
        return this with { Keys = [.. Keys.Reverse()], Gold = gold };
    }
}

/// <summary>Turns annotated texts into labelled sentences.</summary>
internal sealed class SequenceData(KnownWords known, Labels labels)
{
    public List<LabelledSentence> Read(AnnotatedText text)
    {
        var tokens = Tokens.Cut(text.Text, 0, text.Text.Length);
        var gold = Gold(text, tokens);
        var breaks = SentenceBreaks.Of(text.Text, tokens);
        List<LabelledSentence> sentences = [];
        for (var s = 0; s < breaks.Count; s++)
        {
            var (from, to) = breaks[s];
            Word[] words = [.. tokens[from..to].Select(t => known[text.Text.AsSpan(t.Start, t.Length)])];
            var places = new byte[words.Length * 5];
            known.Lexicon.Find(words, places);
            SentenceView view = new(words, places, s, breaks.Count, Cues.Of(words));
            var marks = new uint[words.Length];
            SentenceMarks.Of(view, marks);
            sentences.Add(new(words, [.. tokens[from..to]], Keys(words), marks, [.. gold[from..to]]));
        }
        return sentences;
    }

    // All keys of every token: the features of the words around it, each at its distance, then pairs of words.
    private static ulong[][] Keys(Word[] words)
    {
        var keys = new ulong[words.Length][];
        Span<ulong> pairs = stackalloc ulong[PairFeatures.Count];
        for (var i = 0; i < words.Length; i++)
        {
            List<ulong> all = [];
            for (var d = -Word.FarthestReach; d <= Word.FarthestReach; d++)
                if ((uint)(i + d) < (uint)words.Length)
                    for (var k = 0; k < words[i + d].Features.Length; k++)
                        if (words[i + d].Reaches[k] >= Math.Abs(d)) all.Add(Brackets.At(words[i + d].Features[k], d));
            PairFeatures.Of(words, i, pairs);
            keys[i] = [.. all, .. pairs];
        }
        return keys;
    }

    // Overlapping marks cannot all be labelled: the shorter one is kept, and of two equal spans the one that is not a history.
    private byte[] Gold(AnnotatedText text, List<Token> tokens)
    {
        var gold = new byte[tokens.Count];
        foreach (var (start, end, type) in text.Spans.OrderBy(s => s.End - s.Start).ThenBy(s => s.Type is "History" or "Family_history").ThenBy(s => s.Start).ThenBy(s => s.Type, StringComparer.Ordinal))
        {
            var t = Array.IndexOf(labels.Types, type);
            if (t < 0) continue;
            var from = tokens.FindIndex(k => k.End > start);
            var to = from < 0 ? -1 : tokens.FindLastIndex(k => k.Start < end);
            if (from < 0 || to < from) continue;
            var free = true;
            for (var i = from; i <= to; i++) free &= gold[i] == Labels.Outside;
            if (!free) continue;
            for (var i = from; i <= to; i++) gold[i] = (byte)(i == from ? Labels.Begin(t) : labels.Inside(t));
        }
        return gold;
    }
}
