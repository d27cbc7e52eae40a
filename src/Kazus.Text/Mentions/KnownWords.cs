namespace Kazus.Text.Mentions;

/// <summary>
/// Every written word is read once and remembered, for all threads. When there are too many, those not met since the last time are
/// forgotten, which keeps memory flat over any number of texts.
/// </summary>
internal sealed class KnownWords(WordReader reader)
{
    // Young and old together, a remembered word holding some 4 kB of sums: 48 MB at the most.
    private const int Most = 6_000, Places = 16_384;
    private readonly Lock _writing = new();
    private Word?[] _young = new Word?[Places], _old = new Word?[Places];
    private int _count;

    public Lexicon Lexicon => reader.Lexicon;

    public Word this[ReadOnlySpan<char> written]
    {
        get
        {
            var key = FeatureKey.Of(written);
            return Find(Volatile.Read(ref _young), key, written) ?? Remember(key, Find(Volatile.Read(ref _old), key, written) ?? reader.Read(written));
        }
    }

    private static Word? Find(Word?[] words, ulong key, ReadOnlySpan<char> written)
    {
        for (var at = (int)key & Places - 1; Volatile.Read(ref words[at]) is { } word; at = at + 1 & Places - 1)
            if (word.Key == key && written.SequenceEqual(word.Written)) return word;
        return null;
    }

    private Word Remember(ulong key, Word word)
    {
        lock (_writing)
        {
            if (Find(_young, key, word.Written) is { } other) return other;
            if (_count >= Most)
            {
                Volatile.Write(ref _old, _young);
                Volatile.Write(ref _young, new Word?[Places]);
                _count = 0;
            }
            var at = (int)key & Places - 1;
            while (_young[at] is not null) at = at + 1 & Places - 1;
            Volatile.Write(ref _young[at], word);
            _count++;
            return word;
        }
    }
}
