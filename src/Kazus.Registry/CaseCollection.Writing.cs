using System.Collections.Concurrent;
using Kazus.Casebooks;
using Kazus.Cases;
using Kazus.Checks;
using Kazus.Registry.Revisions;
using Kazus.Registry.Writing;

namespace Kazus.Registry;

public sealed partial class CaseCollection
{
    private const int PartsOnTheWay = 8;

    /// <summary>
    /// Adds cases, or replaces those with the same id, all or none. What is the same already is left alone.
    /// </summary>
    /// <returns>The revisions, in order.</returns>
    public IReadOnlyList<Revision> Put(IReadOnlyList<EnteredCase> cases, Signature signature)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(signature);
        if (cases.Select(c => c.Case.Id).Distinct(StringComparer.Ordinal).Count() < cases.Count) throw new ArgumentException("Two cases have the same id.", nameof(cases));
        // The costly part needs no lock.
        var revisions = new List<Revision>(cases.Count);
        Keep(Several.Each(cases.ToList(), PreparedCase.Of), signature, revisions);
        return revisions;
    }

    /// <summary>
    /// Keeps very many cases as <see cref="Put"/> does, so many in each transaction: the next ones are worked out while those before them
    /// are written. When it fails on the way, the transactions before are kept; running it again goes on from there.
    /// </summary>
    /// <param name="cases">The cases; of two with the same id the later one is a change of the earlier.</param>
    /// <param name="signature">Who, from where.</param>
    /// <param name="atOnce">Cases in one transaction.</param>
    /// <param name="kept">Told how many cases each transaction had, once it is on the disk.</param>
    /// <returns>How many revisions were made.</returns>
    public long PutAll(IEnumerable<EnteredCase> cases, Signature signature, int atOnce = 5_000, Action<int>? kept = null)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(signature);
        ArgumentOutOfRangeException.ThrowIfLessThan(atOnce, 1);
        using var ready = new BlockingCollection<List<PreparedCase>>(boundedCapacity: 1);
        using var stop = new CancellationTokenSource();
        var rooms = new WaitingRooms();
        var preparing = Task.Factory.StartNew(() =>
        {
            try
            {
                foreach (var part in DistinctParts(cases, atOnce))
                    ready.Add([.. part.AsParallel().AsOrdered().WithDegreeOfParallelism(Math.Max(1, Environment.ProcessorCount - 1)).Select(c => PreparedCase.Of(c).WithRows(signature, _registry.Engine, Number, rooms.Take()))], stop.Token);
            }
            finally
            {
                ready.CompleteAdding();
            }
        }, stop.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var revisions = 0L;
        var onTheWay = new List<int>();
        try
        {
            foreach (var part in ready.GetConsumingEnumerable())
            {
                revisions += Keep(part, signature, waits: false);
                rooms.GiveBack(part);
                onTheWay.Add(part.Count);
                if (_registry.Engine.CommitEarly is null || onTheWay.Count == PartsOnTheWay) Settle(onTheWay, kept);
            }
            Settle(onTheWay, kept);
        }
        catch
        {
            stop.Cancel();
            ((IAsyncResult)preparing).AsyncWaitHandle.WaitOne();
            throw;
        }
        preparing.GetAwaiter().GetResult();
        return revisions;
    }

    // The disk is waited for once for a few parts: they are told of when all of them are on it.
    private void Settle(List<int> parts, Action<int>? kept)
    {
        if (parts.Count == 0) return;
        if (_registry.Engine.CommitEarly is not null)
            _registry.Explained(() =>
            {
                using var writer = new ChangeWriter(_registry.Engine, Number);
                writer.Settle();
                return true;
            });
        foreach (var count in parts) kept?.Invoke(count);
        parts.Clear();
    }

    // A part holds each id once, for a transaction compares with what was there before it.
    private static IEnumerable<List<EnteredCase>> DistinctParts(IEnumerable<EnteredCase> cases, int atOnce)
    {
        var part = new List<EnteredCase>(atOnce);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in cases)
        {
            if (part.Count == atOnce || !ids.Add(one.Case.Id))
            {
                yield return part;
                part = new List<EnteredCase>(atOnce);
                ids.Clear();
                ids.Add(one.Case.Id);
            }
            part.Add(one);
        }
        if (part.Count > 0) yield return part;
    }

    // Returns how many were written; their revisions are added to those that are wanted.
    private int Keep(List<PreparedCase> prepared, Signature signature, List<Revision>? wanted = null, bool waits = true) => _registry.Explained(() =>
    {
        using var writer = new ChangeWriter(_registry.Engine, Number, prepared.Count);
        var kept = new CaseShelf(writer, Number);
        var present = kept.Load([.. prepared.Select(p => p.Entered.Case.Id)]);
        var at = _registry.Clock.GetUtcNow();
        var written = 0;
        foreach (var next in prepared)
        {
            var one = next.Entered.Case;
            var before = present.GetValueOrDefault(one.Id);
            if (before is not null && CaseDocument.SameMeaning(before.Document, next.Document)) continue;
            var action = before is null ? RevisionAction.Added : before.Deleted ? RevisionAction.Restored : RevisionAction.Changed;
            if (before is null && next.WhenNew is { } rows) kept.Write(next, rows, at);
            else
            {
                var revision = kept.Write(before, next, action, signature, at).Revision;
                wanted?.Add(revision);
            }
            written++;
        }
        if (written > 0) writer.Keep(waits);
        return written;
    });

    /// <summary>
    /// Keeps a changed case. When others changed it meanwhile, both changes are brought together field by field; only a field that
    /// both changed to different things is a conflict, and then nothing is written. Where a person wrote the file, its comments and
    /// order stay.
    /// </summary>
    /// <param name="changed">The case as it shall be.</param>
    /// <param name="expected">The number the change was made on (<see cref="StoredCase.Number"/>).</param>
    /// <param name="signature">Who, from where.</param>
    public Saved Save(Case changed, long expected, Signature signature)
    {
        ArgumentNullException.ThrowIfNull(changed);
        return Change(changed.Id, expected, signature, (_, _) => (new EnteredCase(changed, null), []));
    }

    /// <summary>Keeps the text of a changed case file; as <see cref="Save"/>, but what was written to the last character when nobody else changed it.</summary>
    public Saved SaveText(string id, string text, long expected, Signature signature)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(text);
        return Change(id, expected, signature, (current, resolve) =>
        {
            var findings = new List<Finding>();
            var read = CaseReader.Read(text.TrimStart('\uFEFF'), current.Path, findings, resolve);
            return (read is null ? null : new EnteredCase(read, new WrittenCase(current.Path, text)), findings);
        });
    }

    /// <summary>Puts a case away. Its history stays, and <see cref="Restore"/> brings it back.</summary>
    public Saved Delete(string id, long expected, Signature signature) => Turn(id, expected, signature, RevisionAction.Deleted, (current, _) =>
        current.Deleted ? null : CaseDocument.Write(current.Case, current.File, deleted: true));

    /// <summary>Brings a deleted case back.</summary>
    public Saved Restore(string id, Signature signature) => Turn(id, null, signature, RevisionAction.Restored, (current, _) =>
        current.Deleted ? CaseDocument.Write(current.Case, current.File) : null);

    /// <summary>Makes the state before the last revision the present one, as a new revision. Undoing a deletion brings the case back; undoing the first revision puts it away.</summary>
    public Saved Undo(string id, long expected, Signature signature) => Turn(id, expected, signature, RevisionAction.Undone, (current, history) =>
        history.Count < 2 ? CaseDocument.Write(current.Case, current.File, deleted: true) : RevisionReading.Document([.. history.SkipLast(1)]));

    /// <summary>Makes the state after an earlier revision the present one, as a new revision.</summary>
    public Saved ReturnTo(string id, long number, long expected, Signature signature) => Turn(id, expected, signature, RevisionAction.Undone, (_, history) =>
        history.Any(r => r.Number == number) ? RevisionReading.Document([.. history.Where(r => r.Number <= number)]) : null);

    private Saved Change(string id, long expected, Signature signature, Func<StoredCase, Func<string, string, Terms.Term>, (EnteredCase? Case, IReadOnlyList<Finding> Findings)> wanted)
    {
        ArgumentNullException.ThrowIfNull(signature);
        return _registry.Explained<Saved>(() =>
        {
            using var writer = new ChangeWriter(_registry.Engine, Number);
            var shelf = new CaseShelf(writer, Number);
            if (shelf.Load([id]).GetValueOrDefault(id) is not { Deleted: false } current) return new Saved.NoCase(id);
            var (mine, findings) = wanted(current, _registry.Resolve);
            if (mine is null) return new Saved.Refused("The text is not a case: " + (findings.FirstOrDefault()?.Message ?? "it is empty."), findings);
            if (mine.Case.Id != id) return new Saved.Refused($"The text is of the case {mine.Case.Id}; the id of a case stays as it is ({id}).", findings);
            if (CaseFilePath.IsTable(current.Path)) return InTable(current);
            if (expected < 1 || expected > current.Number) return new Saved.Refused($"{id} has no revision {expected}; it has {current.Number}.", findings);
            var merged = expected != current.Number;
            if (merged)
            {
                var before = RevisionReading.Replay(id, [.. shelf.History(id).Where(r => r.Number <= expected)]);
                var (together, conflicts) = CaseMerge.Of(before.Case, mine.Case, current.Case);
                if (conflicts.Count > 0) return new Saved.Conflicting(conflicts, current);
                mine = new EnteredCase(together, null);
            }
            var after = mine.File is null ? Written(mine.Case, current) : mine;
            var document = CaseDocument.Write(after.Case, after.File);
            if (CaseDocument.SameMeaning(current.Document, document)) return new Saved.Same(current);
            var (revision, now) = shelf.Write(current, after, document, RevisionAction.Changed, signature, _registry.Clock.GetUtcNow());
            writer.Keep();
            return new Saved.Kept(revision, now, merged);
        });
    }

    // The change goes into the file as the person wrote it; what is kept is what that file then says.
    private EnteredCase Written(Case changed, StoredCase current)
    {
        if (current.File is not { } file) return new EnteredCase(changed, null);
        var mark = file.Text.StartsWith('\uFEFF') ? "\uFEFF" : "";
        var text = CaseWriter.Write(changed, file.Text[mark.Length..], _registry.Resolve);
        return CaseReader.Read(text, file.Path, [], _registry.Resolve) is { } read ? new EnteredCase(read, file with { Text = mark + text }) : new EnteredCase(changed, null);
    }

    private static Saved.Refused InTable(StoredCase current) =>
        new($"{current.Id} is a row of {current.Path}; change the table, or write the case as a file of its own.", []);

    private Saved Turn(string id, long? expected, Signature signature, RevisionAction action, Func<StoredCase, IReadOnlyList<Revision>, string?> turned)
    {
        ArgumentNullException.ThrowIfNull(signature);
        return _registry.Explained<Saved>(() =>
        {
            using var writer = new ChangeWriter(_registry.Engine, Number);
            var shelf = new CaseShelf(writer, Number);
            if (shelf.Load([id]).GetValueOrDefault(id) is not { } current) return new Saved.NoCase(id);
            if (CaseFilePath.IsTable(current.Path)) return InTable(current);
            if (expected is { } number && number != current.Number)
                return new Saved.Conflicting([new FieldConflict("the whole case", null, ChangeWriter.ActionWord(action), $"changed by {shelf.History(id)[^1].By}")], current);
            if (turned(current, shelf.History(id)) is not { } document || CaseDocument.SameMeaning(current.Document, document)) return new Saved.Same(current);
            var (revision, now) = shelf.Write(current, new EnteredCase(CaseDocument.Read(document), CaseDocument.File(document)), document, action, signature, _registry.Clock.GetUtcNow());
            writer.Keep();
            return new Saved.Kept(revision, now, false);
        });
    }
}
