namespace Kazus.Find.Index;

/// <summary>A segment as it is seen at one moment: without the cases that were removed or replaced since it was made.</summary>
internal sealed class LiveSegment
{
    private readonly RemovedCases? _gone;
    private readonly int _goneHere;

    /// <param name="segment">The segment.</param>
    /// <param name="removed">One bit for each removed case, or null when there is none.</param>
    public LiveSegment(Segment segment, ulong[]? removed)
    {
        Segment = segment;
        Removed = removed;
        Count = segment.Count;
        foreach (var length in segment.Lengths) Words += length;
        if (removed is null) return;
        _gone = RemovedCases.Of(removed);
        _goneHere = _gone.Count;
        for (var i = 0; i < segment.Count; i++)
            if (IsRemoved(i)) Words -= segment.Lengths[i];
        Count -= _goneHere;
    }

    private LiveSegment(LiveSegment before, ulong[] removed, List<int> more)
    {
        Segment = before.Segment;
        Removed = removed;
        Count = before.Count - more.Count;
        Words = before.Words;
        foreach (var text in more) Words -= Segment.Lengths[text];
        _gone = before._gone is { } shared && shared.TryAdd(before._goneHere, more) ? shared : RemovedCases.Of(removed);
        _goneHere = before._goneHere + more.Count;
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
    public LiveSegment Without(IEnumerable<int> texts)
    {
        List<int> more = [.. texts.Where(t => !IsRemoved(t)).Distinct()];
        if (more.Count == 0) return this;
        var removed = Removed?.AsSpan().ToArray() ?? new ulong[(Segment.Count + 63) / 64];
        foreach (var text in more) removed[text >> 6] |= 1ul << text;
        return new LiveSegment(this, removed, more);
    }

    /// <summary>How many of the cases that are left hold a word.</summary>
    public int Holding(int word) => word < 0 ? 0 : Removed is null ? Segment.Texts[word] : Segment.Texts[word] - _gone!.Holding(word, Segment.Postings(word), _goneHere, Removed);
}
