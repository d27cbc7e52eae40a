namespace Kazus.Text.Mentions;

/// <summary>A sentence as the labeller sees it, and where it stands in its text.</summary>
internal readonly ref struct SentenceView(ReadOnlySpan<Word> words, ReadOnlySpan<byte> places, int index, int count, ulong cues)
{
    public ReadOnlySpan<Word> Words { get; } = words;

    /// <summary>Places of lexicon phrases, five classes per token.</summary>
    public ReadOnlySpan<byte> Places { get; } = places;

    public int Index { get; } = index;

    public int Count { get; } = count;

    /// <summary>Bits for words anywhere in the sentence that colour all of it (history, family).</summary>
    public ulong Cues { get; } = cues;
}

/// <summary>The features of a token that depend on more than one word: neighbours together, phrases of the lexicon, brackets, the place in the text.</summary>
internal static class ContextFeatures
{
    public const int Most = 48;
    private const ulong Edge = 0xED6E;

    private static ulong Form(in SentenceView s, int i) => (uint)i < (uint)s.Words.Length ? s.Words[i].Form : Edge;

    private static ulong Middle(in SentenceView s, int i) => (uint)i < (uint)s.Words.Length ? s.Words[i].Middle : Edge;

    private static ulong Fine(in SentenceView s, int i) => (uint)i < (uint)s.Words.Length ? s.Words[i].Fine : Edge;

    private static ulong Shape(in SentenceView s, int i) => (uint)i < (uint)s.Words.Length ? s.Words[i].Shape : Edge;

    /// <summary>Writes the keys for token <paramref name="i"/> and returns how many there are.</summary>
    public static int Of(in SentenceView s, int i, int bracket, Span<ulong> keys)
    {
        var n = 0;
        keys[n++] = 1;
        keys[n++] = FeatureKey.Join(101, Form(s, i - 1), Form(s, i));
        keys[n++] = FeatureKey.Join(102, Form(s, i), Form(s, i + 1));
        keys[n++] = FeatureKey.Join(103, Form(s, i - 1), Form(s, i + 1));
        keys[n++] = FeatureKey.Join(104, Form(s, i - 2), Form(s, i - 1));
        keys[n++] = FeatureKey.Join(105, Form(s, i + 1), Form(s, i + 2));
        keys[n++] = FeatureKey.Join(106, Middle(s, i - 1), Middle(s, i));
        keys[n++] = FeatureKey.Join(107, Middle(s, i), Middle(s, i + 1));
        keys[n++] = FeatureKey.Join(108, Middle(s, i - 1), Middle(s, i + 1));
        keys[n++] = FeatureKey.Join(109, Middle(s, i - 2), Middle(s, i - 1));
        keys[n++] = FeatureKey.Join(110, Middle(s, i + 1), Middle(s, i + 2));
        keys[n++] = FeatureKey.Join(111, FeatureKey.Join(Middle(s, i - 1), Middle(s, i)), Middle(s, i + 1));
        keys[n++] = FeatureKey.Join(112, FeatureKey.Join(Middle(s, i - 2), Middle(s, i - 1)), Middle(s, i));
        keys[n++] = FeatureKey.Join(113, FeatureKey.Join(Middle(s, i), Middle(s, i + 1)), Middle(s, i + 2));
        keys[n++] = FeatureKey.Join(114, Fine(s, i - 1), Fine(s, i));
        keys[n++] = FeatureKey.Join(115, Fine(s, i), Fine(s, i + 1));
        keys[n++] = FeatureKey.Join(116, FeatureKey.Join(Form(s, i - 1), Form(s, i)), Form(s, i + 1));
        keys[n++] = FeatureKey.Join(117, FeatureKey.Join(Shape(s, i - 1), Shape(s, i)), Shape(s, i + 1));
        keys[n++] = FeatureKey.Join(118, Form(s, i), Middle(s, i - 1));
        keys[n++] = FeatureKey.Join(119, Form(s, i), Middle(s, i + 1));
        n = Phrases(s, i, keys, n);
        if (bracket > 0) keys[n++] = FeatureKey.Join(130, (ulong)bracket);
        if (s.Cues != 0)
        {
            keys[n++] = FeatureKey.Join(131, s.Cues);
            keys[n++] = FeatureKey.Join(132, s.Cues, Middle(s, i));
        }
        keys[n++] = FeatureKey.Join(133, s.Index == 0 ? 0UL : s.Index < 3 ? 1UL : s.Index + 3 >= s.Count ? 3UL : 2UL);
        if (s.Index == 0) keys[n++] = FeatureKey.Join(134, Middle(s, i));
        return n;
    }

    private static int Phrases(in SentenceView s, int i, Span<ulong> keys, int n)
    {
        const int classes = 5;
        for (var c = 0; c < classes; c++)
        {
            var here = s.Places[i * classes + c];
            if (here > 0) keys[n++] = FeatureKey.Join(140, (ulong)c, here);
            if (i > 0 && s.Places[(i - 1) * classes + c] is > 0 and var before) keys[n++] = FeatureKey.Join(141, (ulong)c, before);
            if (i + 1 < s.Words.Length && s.Places[(i + 1) * classes + c] is > 0 and var after) keys[n++] = FeatureKey.Join(142, (ulong)c, after);
        }
        return n;
    }
}
