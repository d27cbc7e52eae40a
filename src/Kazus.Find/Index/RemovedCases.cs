using System.Collections.Concurrent;
using System.Numerics;

namespace Kazus.Find.Index;

/// <summary>
/// The cases removed from a segment, in the order in which they went. States of a segment that follow one another share it, so that
/// what removed cases hold of a word is not counted anew after each change, but only what went since it was last counted.
/// </summary>
internal sealed class RemovedCases
{
    // Above this number all postings of the word are looked through at once.
    private const int Few = 32;

    private readonly ConcurrentDictionary<int, (int Of, int Holding)> _known = new();
    private volatile int[] _texts;

    private RemovedCases(int[] texts, int count) => (_texts, Count) = (texts, count);

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Those of a set with one bit for each case.</summary>
    public static RemovedCases Of(ReadOnlySpan<ulong> removed)
    {
        var texts = new List<int>();
        for (var i = 0; i < removed.Length; i++)
            for (var bits = removed[i]; bits != 0; bits &= bits - 1) texts.Add(i * 64 + BitOperations.TrailingZeroCount(bits));
        return new RemovedCases([.. texts], texts.Count);
    }

    /// <summary>Adds cases; false when others were added since there were <paramref name="after"/>.</summary>
    public bool TryAdd(int after, IReadOnlyList<int> texts)
    {
        lock (_known)
        {
            if (Count != after) return false;
            var all = _texts;
            if (all.Length < after + texts.Count) Array.Resize(ref all, Math.Max(2 * all.Length, after + texts.Count));
            for (var i = 0; i < texts.Count; i++) all[after + i] = texts[i];
            _texts = all;
            Count = after + texts.Count;
            return true;
        }
    }

    /// <summary>How many of the first <paramref name="of"/> removed cases hold a word.</summary>
    /// <param name="word">The word's number.</param>
    /// <param name="list">Its postings.</param>
    /// <param name="of">How many of the removed cases are counted.</param>
    /// <param name="removed">The same cases, one bit each.</param>
    public int Holding(int word, PostingList list, int of, ulong[] removed)
    {
        var (counted, holding) = _known.GetValueOrDefault(word);
        if (counted == of) return holding;
        // An older state that is still searched counts for itself.
        if (counted > of) return Among(list, removed);
        holding = of - counted > Few ? Among(list, removed) : holding + Among(list, _texts.AsSpan(counted, of - counted));
        _known[word] = (of, holding);
        return holding;
    }

    private static int Among(PostingList list, ulong[] removed)
    {
        var count = 0;
        for (var cursor = new PostingCursor(list); cursor.Text != PostingCursor.End; cursor.Advance(cursor.Texts.Length))
            foreach (var text in cursor.Texts) count += (int)(removed[text >> 6] >> text & 1);
        return count;
    }

    private static int Among(PostingList list, ReadOnlySpan<int> texts)
    {
        Span<int> ascending = stackalloc int[Few];
        texts.CopyTo(ascending);
        ascending = ascending[..texts.Length];
        ascending.Sort();
        var cursor = new PostingCursor(list);
        var count = 0;
        foreach (var text in ascending)
        {
            cursor.SkipTo(text);
            if (cursor.Text == text) count++;
        }
        return count;
    }
}
