using System.Text;
using Kazus.Casebooks;
using Kazus.Find.Index;
using Kazus.Registry;
using Kazus.Registry.Revisions;
using Kazus.Server.Find;

namespace Kazus.Server.Shelf;

/// <summary>
/// The files of a collection of a registry, with a working copy in a folder. A change goes to the registry first and into the copy when
/// it is kept there; what others change elsewhere is brought in before anything is read.
/// </summary>
internal sealed class CollectionFiles(CaseCollection collection, string folder, int whole, Func<Registry.Revisions.Signature> sign) : CasebookFiles(folder)
{
    private const string Log = "history/";
    private readonly string _folder = folder;
    private readonly Lock _bringing = new();
    // Read by their numbers: which revision of each file the copy has.
    private readonly Dictionary<string, long> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);
    private readonly Lock _indexing = new();
    private long? _position;
    private volatile CaseIndex? _index;
    private (long Position, CasebookReading Reading)? _head;
    private (long Position, bool Is) _large = (-1, false);

    /// <summary>True when the collection is too large to be read as a whole for a page.</summary>
    public bool IsLarge
    {
        get
        {
            var position = collection.Position;
            lock (_bringing)
            {
                // A collection does not grow past the limit or back by a few changes unless it is near it; counting costs little then.
                if (_large.Position < 0 || position - _large.Position > 100) _large = (position, collection.CaseCount > whole);
                return _large.Is;
            }
        }
    }

    public override CasebookReading? Around(string id)
    {
        if (!IsLarge) return null;
        var head = Head();
        var found = collection.Find(id);
        StoredCase?[] three = found is null ? [] : [collection.Before(id), found, collection.Cases(after: id, atMost: 1).FirstOrDefault()];
        var cases = three.OfType<StoredCase>().ToList();
        if (found is not null) lock (_bringing) Known(found);
        return head with
        {
            Casebook = head.Casebook with { Cases = [.. cases.Select(c => c.Case)] },
            Files = [.. head.Files, .. cases.Where(c => c == found && !IsTable(c)).Select(c => new KeyValuePair<string, string>(c.Path, TextOf(c)))],
        };
    }

    public override CaseSearch Search()
    {
        if (_index?.Position != collection.Position)
            lock (_indexing)
            {
                _index ??= new CaseIndex(collection.Name);
                collection.CatchUp(_index);
            }
        return new CaseSearch(collection.Name, _index!.View, id => collection.Find(id)?.Case);
    }

    public override void Replace(string path, string text, string before)
    {
        if (!IsLarge || !path.StartsWith("cases/", StringComparison.Ordinal))
        {
            base.Replace(path, text, before);
            return;
        }
        lock (_bringing)
        {
            var current = _paths.FirstOrDefault(p => p.Value == path).Key is { } id ? collection.Find(id) : null;
            if ((current is null ? "" : TextOf(current)) != before) throw new ChangedMeanwhileException($"{path} has changed since the page was made; nothing was written. Look at it again and repeat the change.");
            Save(path, Encoding.UTF8.GetBytes(text), current?.Number ?? 0);
        }
    }

    // Everything but the cases, read again when a file changed.
    private CasebookReading Head()
    {
        var position = collection.FilesPosition;
        lock (_bringing)
        {
            if (_head?.Position == position) return _head.Value.Reading;
            var files = collection.Files().Where(f => f.Path is "casebook.yaml" || f.Path.StartsWith("sources/", StringComparison.Ordinal))
                .ToDictionary(f => f.Path, f => collection.ReadFile(f.Path) ?? [], StringComparer.Ordinal);
            var reading = CasebookFolder.Read(Kazus.Casebooks.CasebookFiles.Of(collection.Name, files));
            _head = (position, reading);
            return reading;
        }
    }

    public override void Bring()
    {
        if (IsLarge) throw new InvalidOperationException($"A collection of more than {whole} cases is not read as a whole.");
        if (collection.Position == Volatile.Read(ref _seen)) return;
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
            collection.SaveFile(path, bytes, sign(), expected);
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
            var id = _paths.FirstOrDefault(p => p.Value == path).Key;
            var subject = id is null ? Subject.File : Subject.Case;
            var changes = new List<Revision>();
            var before = "";
            foreach (var revision in collection.History(subject, id ?? path))
            {
                var text = subject == Subject.Case
                    ? collection.At(id!, revision.Number) is { Deleted: false } one ? TextOf(one) : ""
                    : revision.Action == RevisionAction.Deleted || collection.FileAt(path, revision.Number) is not { } bytes ? "" : Encoding.UTF8.GetString(bytes);
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
        else if (_paths.Remove(id, out var path))
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

    private static bool IsTable(StoredCase one) => one.Path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);

    private static string TextOf(StoredCase one) => one.File?.Text ?? CaseWriter.Write(one.Case);
}
