using System.Collections.Concurrent;
using System.Text;
using Kazus.Casebooks;
using Kazus.Cases;
using Kazus.Registry;
using Kazus.Registry.Revisions;
using Kazus.Server.Find;

namespace Kazus.Server.Shelf;

/// <summary>What the files of a collection have from the request for which they are asked.</summary>
/// <param name="Sign">Who makes a change, from where.</param>
/// <param name="Moment">The collection as it stood when the request came, or null when that is not known.</param>
/// <param name="Changed">Called before the request changes something: the moment is then past.</param>
internal sealed record Asking(Func<Registry.Revisions.Signature> Sign, Func<CollectionMoment?> Moment, Action Changed);

/// <summary>
/// The files of a collection of a registry, with a working copy in a folder. A change goes to the registry first and into the copy when
/// it is kept there; what others change elsewhere is brought in before anything is read.
/// </summary>
internal sealed class CollectionFiles(CaseCollection collection, string folder, ServerOptions options, Asking asking) : CasebookFiles(folder)
{
    private const string Log = "history/";
    private const long InOneSecond = 15_000;
    private readonly string _folder = folder;
    private readonly Lock _bringing = new();
    // Read by their numbers: which revision of each file the copy has.
    private readonly ConcurrentDictionary<string, long> _numbers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _paths = new(StringComparer.Ordinal);
    private long? _position;
    private readonly OpenedCases _opened = new();
    private volatile HeadOf? _head;
    private volatile Size? _size;

    /// <summary>True when the collection is too large to be read as a whole for a page.</summary>
    public bool IsLarge
    {
        get
        {
            // It takes as many changes to come to the limit, or back, as the collection is away from it; nobody makes so many in a second.
            var size = _size;
            if (size is not null && Math.Abs(size.Cases - options.WholeCollection) > InOneSecond && options.Clock.GetElapsedTime(size.At) < TimeSpan.FromSeconds(1)) return size.Cases > options.WholeCollection;
            var (position, at) = (asking.Moment()?.Position ?? collection.Position, options.Clock.GetTimestamp());
            _size = size = size is null || position - size.Position >= Math.Abs(size.Cases - options.WholeCollection) ? new Size(position, collection.CaseCount, at) : size with { At = at };
            return size.Cases > options.WholeCollection;
        }
    }

    /// <summary>The index of all cases.</summary>
    public CollectionIndex Index { get; } = new(collection, options.IndexFolder);

    public override Neighbourhood? Around(string id)
    {
        if (!IsLarge) return null;
        var head = Head();
        // Of a neighbour its name is shown: its label, or the source it was read from, for which its document is opened.
        if (id.Length == 0 || collection.FindBetween(id, documents: head.Casebook.Sources.Count > 0) is not var (found, before, after)) return new Neighbourhood(head, null);
        Known(found);
        var (one, text) = _opened.Of(found);
        var reading = head with { Casebook = head.Casebook with { Cases = [.. new[] { Named(before), one, Named(after) }.OfType<Case>()] } };
        if (IsTable(found)) return new Neighbourhood(reading, null);
        var file = new CaseFile(found.Path, text);
        return new Neighbourhood(reading with { Files = [.. head.Files, KeyValuePair.Create(file.Path, file.Text)] }, file);
    }

    public override CasesFrom? From(string after, int offset, int most)
    {
        if (!IsLarge) return null;
        var head = Head();
        return new CasesFrom(head with { Casebook = head.Casebook with { Cases = [.. collection.Cases(after, most, offset).Select(c => c.Case)] } }, (int)collection.CaseCount);
    }

    private static Case? Named(NeighbourCase? neighbour) => neighbour is null ? null : neighbour.Case ?? new Case { Id = neighbour.Id, Label = neighbour.Label };

    public override CaseSearch Search() => new(collection.Name, Index.View(asking.Moment()?.Position), ids => collection.Find(ids).ToDictionary(c => c.Id, _opened.Read, StringComparer.Ordinal));

    public override void Replace(string path, string text, string before)
    {
        if (!IsLarge || !path.StartsWith("cases/", StringComparison.Ordinal))
        {
            base.Replace(path, text, before);
            return;
        }
        lock (_bringing)
        {
            var current = IdAt(path) is { } id ? collection.Find(id) : null;
            if ((current is null ? "" : TextOf(current)) != before) throw new ChangedMeanwhileException($"{path} has changed since the page was made; nothing was written. Look at it again and repeat the change.");
            Save(path, Encoding.UTF8.GetBytes(text), current?.Number ?? 0);
        }
    }

    // Everything but the cases, read again when a file changed.
    private CasebookReading Head()
    {
        var position = asking.Moment()?.FilesPosition ?? collection.FilesPosition;
        if (_head is { } known && known.Position == position) return known.Reading;
        var files = collection.Files().Where(f => f.Path is "casebook.yaml" || f.Path.StartsWith("sources/", StringComparison.Ordinal))
            .ToDictionary(f => f.Path, f => collection.ReadFile(f.Path) ?? [], StringComparer.Ordinal);
        var head = new HeadOf(position, CasebookFolder.Read(Kazus.Casebooks.CasebookFiles.Of(collection.Name, files)));
        _head = head;
        return head.Reading;
    }

    public override void Bring()
    {
        if (IsLarge) throw new InvalidOperationException($"A collection of more than {options.WholeCollection} cases is not read as a whole.");
        if ((asking.Moment()?.Position ?? collection.Position) == Volatile.Read(ref _seen)) return;
        lock (_bringing)
        {
            if (_position is null) Begin();
            while (collection.Revisions(_position!.Value, 1_000) is { Count: > 0 } revisions)
            {
                foreach (var (subject, id) in revisions.Select(r => (r.Subject, r.Id)).Distinct()) Bring(subject, id);
                _position = revisions[^1].Position;
            }
            Volatile.Write(ref _seen, _position.Value);
        }
    }

    private long _seen = -1;

    public override void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        lock (_bringing)
        {
            Save(path, bytes.ToArray(), _numbers.GetValueOrDefault(path));
        }
        if (!IsLarge) Bring();
    }

    private void Save(string path, byte[] bytes, long expected)
    {
        try
        {
            asking.Changed();
            collection.SaveFile(path, bytes, asking.Sign(), expected);
        }
        catch (RegistryException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    public override void Append(string path, string line)
    {
        // The registry keeps the history itself.
        if (path.StartsWith(Log, StringComparison.Ordinal)) return;
        lock (_bringing)
        {
            Bring();
            Replace(path, Encoding.UTF8.GetBytes((Read(path) ?? "") + line + "\n"));
        }
    }

    public override IReadOnlyList<Revision> Changes(string path)
    {
        lock (_bringing)
        {
            var id = IdAt(path);
            var subject = id is null ? Subject.File : Subject.Case;
            var changes = new List<Revision>();
            var before = "";
            var states = subject == Subject.Case
                ? collection.States(id!).Select(s => (s.Revision, Text: s.Case.Deleted ? "" : TextOf(s.Case)))
                : collection.History(subject, path).Select(r => (r, r.Action == RevisionAction.Deleted || collection.FileAt(path, r.Number) is not { } bytes ? "" : Encoding.UTF8.GetString(bytes)));
            foreach (var (revision, text) in states)
            {
                changes.Add(new Revision(revision.At, revision.By, revision.Reason ?? revision.Action.ToString().ToLowerInvariant(), before, new CaseFile(path, text).Version));
                before = text;
            }
            return changes;
        }
    }

    private void Begin()
    {
        _position = collection.Position;
        if (_position == 0)
        {
            Directory.CreateDirectory(_folder);
            return;
        }
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
        collection.Export(_folder);
        foreach (var one in collection.Cases()) Known(one);
        foreach (var file in collection.Files()) _numbers[file.Path] = file.Number;
    }

    private void Bring(Subject subject, string id)
    {
        if (subject == Subject.File)
        {
            if (collection.ReadFile(id) is { } bytes) base.Replace(id, bytes);
            else Remove(id);
            _numbers[id] = collection.Files().FirstOrDefault(f => f.Path == id)?.Number ?? 0;
            return;
        }
        if (collection.Find(id) is { } one)
        {
            Known(one);
            if (!IsTable(one)) base.Replace(one.Path, Encoding.UTF8.GetBytes(TextOf(one)));
        }
        else if (_paths.TryRemove(id, out var path))
        {
            _numbers[path] = 0;
            Remove(path);
        }
    }

    private void Known(StoredCase one)
    {
        _paths[one.Id] = one.Path;
        _numbers[one.Path] = one.Number;
    }

    // A case that was opened has the usual name of its file, or was met before under another.
    private string? IdAt(string path)
    {
        var usual = Path.GetFileNameWithoutExtension(path);
        return _paths.TryGetValue(usual, out var named) && named == path ? usual : _paths.FirstOrDefault(p => p.Value == path).Key;
    }

    private sealed record HeadOf(long Position, CasebookReading Reading);

    private sealed record Size(long Position, long Cases, long At);

    private static bool IsTable(StoredCase one) => one.Path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);

    private static string TextOf(StoredCase one) => one.File?.Text ?? CaseWriter.Write(one.Case);
}
