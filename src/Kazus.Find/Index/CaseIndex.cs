using System.Collections.Concurrent;

namespace Kazus.Find.Index;

/// <summary>Cases of one collection that were written or removed, and the position of the collection's changes that this brings the index to.</summary>
/// <param name="Written">Cases that are new or changed.</param>
/// <param name="Removed">Ids of cases that are gone.</param>
/// <param name="Position">The store's number of the last change taken in.</param>
public sealed record CaseChanges(IReadOnlyList<IndexedCase> Written, IReadOnlyList<string> Removed, long Position)
{
    /// <summary>What the store says of the change at that position; it tells this store from another with as many changes.</summary>
    public string Mark { get; init; } = "";
}

/// <summary>
/// The index of one collection. A change is found as soon as <see cref="Apply"/> returns; searches go on while it is made. The index
/// holds nothing that cannot be made again from the store, and knows up to which change it has taken the store in.
/// </summary>
public sealed class CaseIndex
{
    // Cases are cut into segments of this size when many come at once.
    private const int Bulk = 12_500;

    private readonly Lock _writing = new();
    private readonly SegmentJoining _joining;
    private volatile IndexView _view;

    /// <summary>An empty index.</summary>
    /// <param name="collection">The collection's name.</param>
    public CaseIndex(string collection = "") : this(collection, [], 0)
    {
    }

    internal CaseIndex(string collection, IReadOnlyList<LiveSegment> segments, long position, string mark = "")
    {
        Collection = collection;
        Position = position;
        Mark = mark;
        _view = ViewOf(segments);
        _joining = new SegmentJoining(_writing, () => Segments, joined => _view = ViewOf(joined));
    }

    /// <summary>The collection's name.</summary>
    public string Collection { get; }

    /// <summary>The number of the last change taken in; 0 for none.</summary>
    public long Position { get; private set; }

    /// <summary>What the store said of that change.</summary>
    public string Mark { get; private set; } = "";

    /// <summary>The index as it is now.</summary>
    public IndexView View => _view;

    /// <summary>The segments, the position and its mark that belong together.</summary>
    internal (IReadOnlyList<LiveSegment> Segments, long Position, string Mark) State()
    {
        lock (_writing) return (Segments, Position, Mark);
    }

    private IReadOnlyList<LiveSegment> Segments => [.. _view.Parts.Select(p => p.Live)];

    /// <summary>Takes many cases in, on all processors; a case that is there already is replaced, of several with one id the last stays.</summary>
    public void Fill(IEnumerable<IndexedCase> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        lock (_writing)
        {
            var built = Partitioner.Create(cases.Chunk(Bulk), EnumerablePartitionerOptions.NoBuffering).AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered).Select(Build);
            var segments = Segments.ToList();
            foreach (var segment in built) segments = [.. segments.Select(s => Replaced(s, segment)), new LiveSegment(segment, null)];
            _view = ViewOf(_joining.AtOnce(segments));
        }
    }

    /// <summary>Takes changes in and remembers their position.</summary>
    public void Apply(CaseChanges changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        lock (_writing)
        {
            var segments = Segments.ToList();
            if (changes.Removed.Count > 0) segments = [.. segments.Select(s => s.Without(changes.Removed.Select(s.Segment.Case).Where(t => t >= 0)))];
            foreach (var some in changes.Written.Chunk(Bulk))
            {
                var segment = Build(some);
                segments = [.. segments.Select(s => Replaced(s, segment)), new LiveSegment(segment, null)];
            }
            if (changes.Written.Count > 0 || changes.Removed.Count > 0) _view = ViewOf(_joining.Few(segments));
            // Last: whoever sees the position must find the changes.
            Position = changes.Position;
            Mark = changes.Mark;
        }
        _joining.Begin();
    }

    /// <summary>Forgets everything: for a store that is no longer the one the index was made from.</summary>
    public void Clear()
    {
        lock (_writing)
        {
            Position = 0;
            Mark = "";
            _joining.Forget();
            _view = ViewOf([]);
        }
    }

    /// <summary>Makes one segment of all: the fastest to search.</summary>
    public void Compact()
    {
        lock (_writing)
        {
            var segments = Segments;
            _joining.Forget();
            if (View.Count <= SegmentJoining.Largest && (segments.Count > 1 || segments is [{ Removed: not null }])) _view = ViewOf([new LiveSegment(SegmentMerge.Of(segments), null)]);
        }
    }

    private IndexView ViewOf(IReadOnlyList<LiveSegment> segments) => new([.. segments.Where(s => s.Count > 0).Select(s => new IndexView.Part(Collection, s))]);

    private static Segment Build(IndexedCase[] cases)
    {
        var builder = new SegmentBuilder();
        var last = new Dictionary<string, IndexedCase>(cases.Length, StringComparer.Ordinal);
        foreach (var one in cases) last[one.Id] = one;
        foreach (var one in last.Values) builder.Add(one);
        return builder.Build();
    }

    // What stands in the newer segment is no longer true in the older one.
    private static LiveSegment Replaced(LiveSegment old, Segment newer)
    {
        if (old.Segment.Count == 0 || newer.Count == 0 || string.CompareOrdinal(old.Segment.Ids[^1], newer.Ids[0]) < 0 || string.CompareOrdinal(newer.Ids[^1], old.Segment.Ids[0]) < 0) return old;
        var (few, many) = newer.Count < old.Segment.Count ? (newer.Ids, old.Segment) : (old.Segment.Ids, newer);
        return old.Without(few.Where(id => many.Case(id) >= 0).Select(old.Segment.Case));
    }
}
