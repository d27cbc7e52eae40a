using System.Text;
using Kazus.Casebooks;
using Kazus.Registry.Casebooks;
using Kazus.Registry.Revisions;
using Kazus.Registry.Writing;

namespace Kazus.Registry;

public sealed partial class CaseCollection
{
    /// <summary>
    /// Takes in a casebook folder, all of it or nothing: cases, sources, manuscript, images, to the last byte. What is there already is
    /// left alone; what differs becomes a new revision; what the collection has beyond the folder stays.
    /// </summary>
    /// <exception cref="RegistryException">It is no casebook folder, or cannot be read or written.</exception>
    public Intake Import(string folder, Signature signature)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (!File.Exists(Path.Combine(folder, "casebook.yaml"))) throw new RegistryException($"{folder}: no casebook.yaml is here. Expected a casebook folder.");
        var notes = new List<string>();
        return TakeIn(_registry.Explained(() => IntakeFile.Of(folder, notes)), notes, signature);
    }

    /// <summary>Keeps one file of the casebook: casebook.yaml, a part of the manuscript, references, an image, a new case file.</summary>
    /// <param name="path">Within the casebook, with forward slashes.</param>
    /// <param name="bytes">The whole file.</param>
    /// <param name="signature">Who, from where.</param>
    /// <param name="expected">Its number when the change was made, 0 for a new one; null overwrites whatever is there.</param>
    /// <exception cref="RegistryException">The file was changed meanwhile, or cannot be kept.</exception>
    public Intake SaveFile(string path, byte[] bytes, Signature signature, long? expected = null)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        CasebookPath.Check(path);
        if (bytes.LongLength > IntakeFile.Largest) throw new RegistryException($"{path} has {bytes.LongLength >> 20} MB; files up to {IntakeFile.Largest >> 20} MB are kept in a registry.");
        return TakeIn([new IntakeFile(path, bytes.LongLength, () => bytes)], [], signature, expected);
    }

    /// <summary>Puts a file away; its history stays.</summary>
    /// <returns>False when there is none.</returns>
    public bool DeleteFile(string path, Signature signature) => _registry.Explained(() =>
    {
        using var writer = new ChangeWriter(_registry.Engine, Number);
        var shelf = new FileShelf(writer, Number);
        if (shelf.Load([path]).GetValueOrDefault(path) is not { Deleted: false } current) return false;
        var at = _registry.Clock.GetUtcNow();
        shelf.Delete(current, signature, at);
        new SearchedFiles(writer, Number).Update(path, null, []);
        var cases = new CaseShelf(writer, Number);
        foreach (var row in cases.LoadByPath([path]).Values.Where(c => !c.Deleted)) cases.Delete(row, signature, at);
        writer.Keep();
        return true;
    });

    /// <summary>The files other than case files, in ordinal order.</summary>
    public IReadOnlyList<StoredFile> Files() => _registry.Explained(() =>
    {
        using var query = _registry.Query();
        return (IReadOnlyList<StoredFile>)[.. query.Files.Where(f => f.Collection == Number && !f.Deleted).OrderBy(f => f.Path).Select(f => new StoredFile(f.Path, f.Number, f.Position, f.Deleted, f.Sha256, f.Length))];
    });

    /// <summary>The bytes of a file as it is now, or null when there is none.</summary>
    public byte[]? ReadFile(string path) => _registry.Explained(() =>
    {
        using var query = _registry.Query();
        return query.Files.FirstOrDefault(f => f.Collection == Number && f.Path == path && !f.Deleted) is { } file ? Bytes(file.Sha256) : null;
    });

    /// <summary>The bytes of a file as they were after its revision with this number, or null.</summary>
    public byte[]? FileAt(string path, long number)
    {
        var history = History(Subject.File, path);
        if (history.All(r => r.Number != number)) return null;
        var document = System.Text.Json.Nodes.JsonNode.Parse(RevisionReading.Document([.. history.Where(r => r.Number <= number)]))!;
        return _registry.Explained(() => Bytes((string)document["sha256"]!));
    }

    /// <summary>
    /// The casebook as a folder of the same files gives it, all read at one moment, and the position of that moment.
    /// </summary>
    public (CasebookReading Reading, long Position) ReadCasebook() => _registry.Explained(() =>
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        using var snapshot = new CollectionSnapshot(_registry.Engine, Number);
        foreach (var file in snapshot.Files().Where(f => IsRead(f.Path))) files[file.Path] = snapshot.Bytes(file);
        foreach (var one in snapshot.Cases())
            if (!CaseFilePath.IsTable(one.Path)) files[one.Path] = Encoding.UTF8.GetBytes(CollectionSnapshot.TextOf(one));
        return (CasebookFolder.Read(CasebookFiles.Of(Name, files), _registry.Resolve), snapshot.Position);
    });

    /// <summary>Writes the casebook as a folder: every file to the last byte. The folder appears whole or not at all.</summary>
    /// <exception cref="RegistryException">The folder is not empty, or cannot be written.</exception>
    public void Export(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        _registry.Explained(() =>
        {
            using var snapshot = new CollectionSnapshot(_registry.Engine, Number);
            CasebookExport.Write(snapshot, Name, folder);
            return 0;
        });
    }

    private Intake TakeIn(IReadOnlyList<IntakeFile> files, IReadOnlyList<string> notes, Signature signature, long? expected = null)
    {
        ArgumentNullException.ThrowIfNull(signature);
        return _registry.Explained(() =>
        {
            var reading = IntakeReading.Of(files, _registry.Resolve);
            using var writer = new ChangeWriter(_registry.Engine, Number, files.Count + reading.Cases.Count);
            if (expected is { } number && NumberOf(writer, files[0].Path) is var now && now != number)
                throw new RegistryException($"{files[0].Path} has changed since it was opened (it is at revision {now}, not {number}); nothing was written. Look at it again and repeat the change.");
            var intake = new CasebookIntake(writer, Number, _registry, signature).Run(reading, notes);
            if (intake.Revisions.Count > 0) writer.Keep();
            return intake;
        });
    }

    private long NumberOf(ChangeWriter writer, string path) => CaseFilePath.IsCaseFile(path)
        ? new CaseShelf(writer, Number).LoadByPath([path]).Values.Where(c => !c.Deleted).Select(c => c.Number).FirstOrDefault()
        : new FileShelf(writer, Number).Load([path]).Values.Where(f => !f.Deleted).Select(f => f.Number).FirstOrDefault();

    // What the reader of a folder looks at; images stay where they are.
    private static bool IsRead(string path) => path is "casebook.yaml" or "series.csv"
        || path.StartsWith("cases/", StringComparison.Ordinal) || path.StartsWith("sources/", StringComparison.Ordinal) || path.StartsWith("manuscript/", StringComparison.Ordinal);

    private byte[]? Bytes(string sha256)
    {
        using var query = _registry.Query();
        return query.Contents.Where(c => c.Collection == Number && c.Sha256 == sha256).Select(c => c.Bytes).FirstOrDefault();
    }
}
