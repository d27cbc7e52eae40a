namespace Kazus.Text.Mentions;

/// <summary>
/// How often, in the texts trained on, a phrase was marked as each type, and how often a word began, ended, stood in, before or after a mention
/// of each type; for words also by their group, so that rare words are judged by their like.
/// </summary>
internal sealed class PhraseMemory(NumberTable counts)
{
    private const int AnyType = 255, LongestPhrase = 6;

    /// <summary>What is counted.</summary>
    public enum Kind : byte { Phrase, First, Last, Member, Before, After, Occurs, PhraseOccurs }

    public NumberTable Counts => counts;

    public static PhraseMemory Of(IReadOnlyDictionary<ulong, ushort> counts) =>
        new(NumberTable.Of(counts.Select(c => KeyValuePair.Create(c.Key, (ulong)c.Value)), 16));

    /// <summary>Times counted for the type; <paramref name="without"/> are the counts of a text to leave out.</summary>
    public int Times(Kind kind, uint words, int type, IReadOnlyDictionary<ulong, ushort>? without)
    {
        var key = Key(kind, words, type);
        return (int)counts[key] - (without is null ? 0 : without.GetValueOrDefault(key));
    }

    /// <summary>The same for all types together.</summary>
    public int Times(Kind kind, uint words, IReadOnlyDictionary<ulong, ushort>? without) => Times(kind, words, AnyType, without);

    /// <summary>Counts a sentence and the mentions marked in it.</summary>
    public static void Count(Dictionary<ulong, ushort> counts, ReadOnlySpan<Word> sentence, IEnumerable<Candidate> marked)
    {
        foreach (var w in sentence)
        {
            Add(counts, Kind.Occurs, (uint)w.Stem, AnyType);
            Add(counts, Kind.Occurs, (uint)w.Fine, AnyType);
        }
        foreach (var m in marked)
        {
            Add(counts, Kind.Phrase, m.Phrase, m.Type);
            Add(counts, Kind.Phrase, m.Phrase, AnyType);
            CountWord(counts, Kind.First, m.First, m.Type);
            CountWord(counts, Kind.Last, m.Last, m.Type);
            CountWord(counts, Kind.Before, m.Before, m.Type);
            CountWord(counts, Kind.After, m.After, m.Type);
            foreach (var w in sentence[m.From..m.To]) CountWord(counts, Kind.Member, WordKeys.Of(w), m.Type);
        }
    }

    /// <summary>Counts every place where one of these phrases stands, marked or not.</summary>
    public static void CountPhrases(Dictionary<ulong, ushort> counts, ReadOnlySpan<Word> sentence, IReadOnlySet<uint> phrases)
    {
        for (var i = 0; i < sentence.Length; i++)
        {
            var phrase = 0UL;
            for (var k = i; k < Math.Min(sentence.Length, i + LongestPhrase); k++)
            {
                phrase = FeatureKey.Join(phrase, sentence[k].Stem);
                if (phrases.Contains((uint)phrase)) Add(counts, Kind.PhraseOccurs, (uint)phrase, AnyType);
            }
        }
    }

    private static void CountWord(Dictionary<ulong, ushort> counts, Kind kind, WordKeys word, int type)
    {
        foreach (var key in new[] { word.Stem, word.Group })
        {
            Add(counts, kind, key, type);
            if (kind is Kind.First or Kind.Last) Add(counts, kind, key, AnyType);
        }
    }

    private static void Add(Dictionary<ulong, ushort> counts, Kind kind, uint words, int type)
    {
        var key = Key(kind, words, type);
        counts[key] = (ushort)Math.Min(ushort.MaxValue, counts.GetValueOrDefault(key) + 1);
    }

    private static ulong Key(Kind kind, uint words, int type) => (ulong)words << 16 | (ulong)kind << 8 | (byte)type;
}

/// <summary>A word for counting: itself, and its group of words used alike.</summary>
internal readonly record struct WordKeys(uint Stem, uint Group)
{
    /// <summary>Beyond the sentence.</summary>
    public static WordKeys Edge { get; } = new(1, 2);

    public static WordKeys Of(Word word) => new((uint)word.Stem, (uint)word.Fine);
}
