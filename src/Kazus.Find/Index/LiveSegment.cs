using System.Collections.Concurrent;
using System.Numerics;

namespace Kazus.Find.Index;

/// <summary>A segment as it is seen at one moment: without the cases that were removed or replaced since it was made.</summary>
internal sealed class LiveSegment
{
    private readonly ConcurrentDictionary<int, int> _removedWith = new();

    /// <param name="segment">The segment.</param>
    /// <param name="removed">One bit for each removed case, or null when there is none.</param>
    public LiveSegment(Segment segment, ulong[]? removed)
    {
        Segment = segment;
        Removed = removed;
        Count = segment.Count;
        if (removed is null)
        {
            foreach (var length in segment.Lengths) Words += length;
            return;
        }
        for (var i = 0; i < segment.Count; i++)
            if (IsRemoved(i)) Count--;
            else Words += segment.Lengths[i];
    }

    public Segment Segment { get; }

    /// <summary>One bit for each removed case, or null.</summary>
    public ulong[]? Removed { get; }

    /// <summary>Cases that are left.</summary>
    public int Count { get; }

    /// <summary>Words of the cases that are left.</summary>
    public long Words { get; }

    public bool IsRemoved(int text) => Removed is not null && (Removed[text >> 6] >> text & 1) != 0;

    /// <summary>The same with some more cases removed.</summary>
    public LiveSegment Without(IReadOnlyCollection<int> texts)
    {
        if (texts.Count == 0) return this;
        var removed = Removed?.AsSpan().ToArray() ?? new ulong[(Segment.Count + 63) / 64];
        foreach (var text in texts) removed[text >> 6] |= 1ul << text;
        return new LiveSegment(Segment, removed);
    }

    /// <summary>How many of the cases that are left hold a word. What removed cases hold is counted once and remembered.</summary>
    public int Holding(int word) => word < 0 ? 0 : Removed is null ? Segment.Texts[word] : Segment.Texts[word] - _removedWith.GetOrAdd(word, CountRemoved);

    private int CountRemoved(int word)
    {
        var cursor = new PostingCursor(Segment.Postings(word));
        var count = 0;
        for (var i = 0; i < Removed!.Length; i++)
            for (var bits = Removed[i]; bits != 0; bits &= bits - 1)
            {
                var text = i * 64 + BitOperations.TrailingZeroCount(bits);
                cursor.SkipTo(text);
                if (cursor.Text == text) count++;
                if (cursor.Text == PostingCursor.End) return count;
            }
        return count;
    }
}
