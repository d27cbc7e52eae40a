namespace Kazus.Find.Index;

/// <summary>
/// Joins segments of one order of size when there are many, so that a case is written anew only a few times in its life. Large ones
/// are joined beside the searches and changes that go on; nobody who searches waits for it.
/// </summary>
/// <param name="writing">Held by whoever changes the segments.</param>
/// <param name="now">The segments as they are; called with the lock.</param>
/// <param name="take">Puts other segments in their place; called with the lock.</param>
internal sealed class SegmentJoining(Lock writing, Func<IReadOnlyList<LiveSegment>> now, Action<IReadOnlyList<LiveSegment>> take)
{
    // So many segments of one order of size become one.
    private const int Fan = 8;

    // Joined at once by whoever makes a change: it takes less than the change itself.
    private const int Small = 16;

    // When changes come faster than segments are joined beside them, whoever makes a change joins them.
    private const int TooMany = 4 * Fan;

    /// <summary>No segment grows beyond this: its parts are addressed with 31 bits.</summary>
    public const int Largest = 1_000_000;

    private bool _running;
    private int _arranged;

    /// <summary>Everything that is due, at once.</summary>
    public IReadOnlyList<LiveSegment> AtOnce(List<LiveSegment> segments)
    {
        Forget();
        return Joined(segments, Fan, int.MaxValue);
    }

    /// <summary>What is small, and what became too much.</summary>
    public IReadOnlyList<LiveSegment> Few(List<LiveSegment> segments)
    {
        var joined = Joined(segments, Fan, Small);
        if (Due(joined, TooMany, int.MaxValue) is null) return joined;
        Forget();
        return Joined(joined, TooMany, int.MaxValue);
    }

    /// <summary>The segments are others now: what is being joined comes to nothing.</summary>
    public void Forget() => _arranged++;

    /// <summary>Joins the rest on another thread.</summary>
    public void Begin()
    {
        lock (writing)
        {
            if (_running || Due([.. now()], Fan, int.MaxValue) is null) return;
            _running = true;
        }
        Task.Run(Run);
    }

    private void Run()
    {
        while (Next() is var (many, arranged))
        {
            var joined = new LiveSegment(SegmentMerge.Of(many), null);
            lock (writing)
            {
                if (_arranged != arranged) continue;
                var segments = now();
                var states = segments.ToDictionary(s => s.Segment);
                // What was removed from the parts meanwhile is removed from the whole; a part that is not there any more has nothing left.
                var gone = many.SelectMany(old => Enumerable.Range(0, old.Segment.Count)
                    .Where(t => !old.IsRemoved(t) && (!states.TryGetValue(old.Segment, out var state) || state.IsRemoved(t))).Select(t => joined.Segment.Case(old.Segment.Ids[t])));
                var parts = many.Select(m => m.Segment).ToHashSet();
                take([.. segments.Where(s => !parts.Contains(s.Segment)), joined.Without(gone)]);
            }
        }
    }

    private (IReadOnlyList<LiveSegment> Many, int Arranged)? Next()
    {
        lock (writing)
        {
            if (Due([.. now()], Fan, int.MaxValue) is { } many) return (many, _arranged);
            _running = false;
            return null;
        }
    }

    private static List<LiveSegment> Joined(List<LiveSegment> segments, int fan, int most)
    {
        segments.RemoveAll(s => s.Count == 0);
        while (Due(segments, fan, most) is { } many) segments = [.. segments.Except(many), new LiveSegment(SegmentMerge.Of(many), null)];
        return segments;
    }

    // A segment of which most is gone is written without it; of several of one order of size the smallest come first.
    private static IReadOnlyList<LiveSegment>? Due(List<LiveSegment> segments, int fan, int most)
    {
        foreach (var one in segments)
            if (one.Segment.Count - one.Count > one.Count / 2 && one.Count is > 0 && one.Count <= most) return [one];
        return segments.GroupBy(OrderOfSize).OrderBy(g => g.Key).Where(g => g.Count() >= fan).Select(g => g.ToList()).FirstOrDefault(g => g.Sum(s => s.Count) <= Math.Min(most, Largest));
    }

    private static int OrderOfSize(LiveSegment segment)
    {
        var order = 0;
        for (var size = segment.Count; size >= Fan; size /= Fan) order++;
        return order;
    }
}
