using System.Collections.Concurrent;
using Kazus.Casebooks;
using Kazus.Cases;
using Kazus.Registry;

namespace Kazus.Server.Shelf;

/// <summary>
/// Cases of a large collection that are looked at again and again, each as of one revision: the case and the text of its file are
/// worked out once. A case that changed has another position and is read anew. What is asked for once is not kept: memory that is held
/// for a while and then given back is what a collection of memory takes longest for, and everybody waits meanwhile.
/// </summary>
internal sealed class OpenedCases
{
    // Some kilobytes each; where more are looked at, the oldest half is forgotten.
    private const int Most = 1_000;

    // Places for what was asked for lately; two cases may share one, and the later then has it.
    private const int Lately = 4_096;

    private readonly ConcurrentDictionary<string, Opened> _kept = new(StringComparer.Ordinal);
    private readonly long[] _asked = new long[Lately];
    private long _clock;
    private int _count;

    /// <summary>The case at this revision, and the text of the file it is written in.</summary>
    public (Case Case, string Text) Of(StoredCase stored)
    {
        if (Kept(stored) is { } known) return (known.Case, known.Text);
        var one = stored.Case;
        var opened = new Opened(stored.Position, one, stored.File?.Text ?? CaseWriter.Write(one));
        if (IsAskedAgain(stored)) Keep(stored.Id, opened);
        return (opened.Case, opened.Text);
    }

    /// <summary>The case at this revision; for a list, of which nothing is kept.</summary>
    public Case Read(StoredCase stored) => Kept(stored)?.Case ?? stored.Case;

    private bool IsAskedAgain(StoredCase stored)
    {
        // No position is below one, and no other revision of the collection has this one.
        ref var place = ref _asked[(int)((ulong)stored.Position * 0x9E3779B97F4A7C15ul >> 52)];
        return Interlocked.Exchange(ref place, stored.Position) == stored.Position;
    }

    private void Keep(string id, Opened one)
    {
        one.Used = Interlocked.Increment(ref _clock);
        if (!_kept.ContainsKey(id) && Interlocked.Increment(ref _count) > Most) Forget();
        _kept[id] = one;
    }

    private Opened? Kept(StoredCase stored)
    {
        if (!_kept.TryGetValue(stored.Id, out var known) || known.Position != stored.Position) return null;
        known.Used = Interlocked.Increment(ref _clock);
        return known;
    }

    private void Forget()
    {
        lock (_kept)
        {
            var before = Interlocked.Read(ref _clock) - Most / 2;
            foreach (var (id, opened) in _kept)
                if (opened.Used < before) _kept.TryRemove(id, out _);
            Interlocked.Exchange(ref _count, _kept.Count);
        }
    }

    private sealed record Opened(long Position, Case Case, string Text)
    {
        public long Used { get; set; }
    }
}
