using System.Collections.Concurrent;

namespace Kazus.Text.Mentions;

/// <summary>Every written word is read once and remembered, for all threads, up to a limit that keeps memory flat over any number of texts.</summary>
internal sealed class KnownWords(WordReader reader)
{
    // A remembered word holds seven rows of sums, some 3 kB: 25 MB at the most.
    private const int Most = 8_000;
    private readonly ConcurrentDictionary<string, Word> _words = new(StringComparer.Ordinal);
    private int _count;

    public Lexicon Lexicon => reader.Lexicon;

    public Word this[ReadOnlySpan<char> written]
    {
        get
        {
            var lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
            if (lookup.TryGetValue(written, out var word)) return word;
            word = reader.Read(written);
            if (Interlocked.Increment(ref _count) > Most)
            {
                _words.Clear();
                Interlocked.Exchange(ref _count, 1);
            }
            _words[written.ToString()] = word;
            return word;
        }
    }
}
