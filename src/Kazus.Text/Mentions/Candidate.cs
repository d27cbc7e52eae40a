namespace Kazus.Text.Mentions;

/// <summary>A mention that may be: where, of which type, and how probable read from the left and from the right.</summary>
/// <param name="Sentence">The number of the sentence in its text.</param>
/// <param name="From">The first token.</param>
/// <param name="To">After the last token.</param>
/// <param name="Type">The type.</param>
/// <param name="Left">Probability read from the left, where a mention is known by its first word.</param>
/// <param name="Right">Probability read from the right, where it is known by its last.</param>
/// <param name="Phrase">The words, plural endings aside.</param>
/// <param name="First">The first word.</param>
/// <param name="Last">The last word.</param>
/// <param name="Surroundings">Bits: bracket before 1, bracket after 2, sign before 4, sign after 8, sign within 16; lexicon classes of the phrase from 32 on.</param>
internal readonly record struct Candidate(int Sentence, int From, int To, int Type, float Left, float Right, uint Phrase, WordKeys First, WordKeys Last, int Surroundings)
{
    /// <summary>The word before it.</summary>
    public WordKeys Before { get; init; } = WordKeys.Edge;

    /// <summary>The phrase without its first word; 0 for a single word.</summary>
    public uint WithoutFirst { get; init; }

    /// <summary>The phrase without its last word; 0 for a single word.</summary>
    public uint WithoutLast { get; init; }

    /// <summary>The phrase with the word before it; 0 at the start of the sentence.</summary>
    public uint WithBefore { get; init; }

    /// <summary>The phrase with the word after it; 0 at the end of the sentence.</summary>
    public uint WithAfter { get; init; }

    /// <summary>How many words the sentence has.</summary>
    public int Words { get; init; }

    /// <summary>The word after it.</summary>
    public WordKeys After { get; init; } = WordKeys.Edge;

    public float Probability => (Left + Right) / 2;

    public bool Overlaps(in Candidate other) => Sentence == other.Sentence && From < other.To && other.From < To;

    public static Candidate Of(ReadOnlySpan<Word> sentence, int number, in Stretch place, float left, float right, Lexicon lexicon)
    {
        var (from, to) = (place.From, place.To);
        var words = sentence[from..to];
        var phrase = KeyOf(words);
        var signs = 0;
        foreach (var w in words) if (w.IsSign) signs = 16;
        if (from > 0 && sentence[from - 1] is var before) signs |= (before.Form == Brackets.Open ? 1 : 0) | (before.IsSign ? 4 : 0);
        if (to < sentence.Length && sentence[to] is var after) signs |= (after.Form == Brackets.Close ? 2 : 0) | (after.IsSign ? 8 : 0);
        return new(number, from, to, place.Type, left, right, (uint)phrase, WordKeys.Of(words[0]), WordKeys.Of(words[^1]), signs | lexicon.ClassesOf(words) << 5)
        {
            WithoutFirst = (uint)KeyOf(words[1..]), WithoutLast = (uint)KeyOf(words[..^1]), Words = sentence.Length,
            WithBefore = from > 0 ? (uint)KeyOf(sentence[(from - 1)..to]) : 0,
            WithAfter = to < sentence.Length ? (uint)FeatureKey.Join(phrase, sentence[to].Stem) : 0,
            Before = from > 0 ? WordKeys.Of(sentence[from - 1]) : WordKeys.Edge,
            After = to < sentence.Length ? WordKeys.Of(sentence[to]) : WordKeys.Edge,
        };
    }

    private static ulong KeyOf(ReadOnlySpan<Word> words)
    {
        var key = 0UL;
        foreach (var w in words) key = FeatureKey.Join(key, w.Stem);
        return key;
    }
}
