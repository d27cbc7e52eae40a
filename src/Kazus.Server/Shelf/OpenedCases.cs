using System.Collections.Concurrent;
using Kazus.Casebooks;
using Kazus.Cases;
using Kazus.Registry;

namespace Kazus.Server.Shelf;

/// <summary>
/// Cases of a large collection that were read lately, each as of one revision: what follows from a revision (the case, its file, what
/// is drawn of it) is worked out once for everybody who looks at it. A case that changed has another position and is read anew.
/// </summary>
internal sealed class OpenedCases
{
    // Some kilobytes each; where more are looked at, the oldest half is forgotten.
    private const int Most = 2_000;

    private readonly ConcurrentDictionary<string, Opened> _kept = new(StringComparer.Ordinal);
    private long _clock;
    private int _count;

    /// <summary>The case at this revision, and the text of the file it is written in.</summary>
    public (Case Case, string Text) Of(StoredCase stored)
    {
        var opened = Kept(stored) ?? Keep(new Opened(stored.Position, stored.Case, null));
        if (opened.Text is null) opened = Keep(opened with { Text = stored.File?.Text ?? CaseWriter.Write(opened.Case) });
        return (opened.Case, opened.Text!);

        Opened Keep(Opened one)
        {
            one.Used = Interlocked.Increment(ref _clock);
            if (!_kept.ContainsKey(stored.Id) && Interlocked.Increment(ref _count) > Most) Forget();
            return _kept[stored.Id] = one;
        }
    }

    /// <summary>The case at this revision; for a list, of which nothing is kept.</summary>
    public Case Read(StoredCase stored) => Kept(stored)?.Case ?? stored.Case;

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

    private sealed record Opened(long Position, Case Case, string? Text)
    {
        public long Used { get; set; }
    }
}
