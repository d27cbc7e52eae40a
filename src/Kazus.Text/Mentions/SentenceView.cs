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
