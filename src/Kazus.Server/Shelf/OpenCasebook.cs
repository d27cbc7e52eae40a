using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kazus.Casebooks;
using Kazus.Cases;
using Kazus.Checks;
using Kazus.Registry.Writing;

namespace Kazus.Server.Shelf;

/// <summary>The casebook folder that is served: read again when a file changes, changed one case at a time.</summary>
public sealed class OpenCasebook
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly ServerOptions _options;
    private readonly CasebookFiles _files;
    private readonly Lock _reading = new();
    private readonly Lock _writing = new();
    private Snapshot? _last;

    /// <summary>Opens the folder; nothing is read yet.</summary>
    public OpenCasebook(ServerOptions options) : this(options, null)
    {
    }

    internal OpenCasebook(ServerOptions options, CasebookFiles? files)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        Folder = Path.GetFullPath(options.Folder);
        _files = files ?? new CasebookFiles(Folder);
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>False when the folder has gone.</summary>
    public bool IsThere => File.Exists(Path.Combine(Folder, "casebook.yaml"));

    /// <summary>The casebook as it is now.</summary>
    public Snapshot Now()
    {
        _files.Bring();
        var stamp = Stamp();
        lock (_reading)
        {
            if (_last?.Stamp != stamp) _last = new Snapshot(stamp, Folder, CasebookFolder.Read(Folder, _options.Resolve), _options.Resolve);
            return _last;
        }
    }

    /// <summary>The casebook around one case: all of it, or of a large collection the case with its neighbours.</summary>
    public Snapshot Around(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return _files.Around(id) is { } around ? new Snapshot(id, Folder, around.Reading, _options.Resolve, _files.Search) { Opened = around.File is { } file ? (id, file) : null } : Now();
    }

    /// <summary>Cases in the order of their ids, with how many there are in all.</summary>
    /// <param name="after">Only those after this id, or null.</param>
    /// <param name="offset">So many of them are left out.</param>
    /// <param name="most">How many.</param>
    internal (Snapshot Book, int Total, IReadOnlyList<Case> Cases) From(string? after, int offset, int most)
    {
        if (_files.From(after ?? "", offset, most) is { } some) return (new Snapshot("", Folder, some.Reading, _options.Resolve, _files.Search), some.Total, some.Reading.Casebook.Cases);
        var now = Now();
        return (now, now.Casebook.Cases.Count, [.. now.Casebook.Cases.Where(c => after is null || string.CompareOrdinal(c.Id, after) > 0).Skip(offset).Take(most)]);
    }

    /// <summary>
    /// Changes one case; only the entries that changed are written anew, and the file is replaced as a whole or not at all. Where the
    /// file is not the version any more that the change was made for, both changes are brought together field by field when
    /// <paramref name="chosen"/> is given (true takes mine, false theirs, null where nobody has chosen), else nothing is written.
    /// </summary>
    public Edit Change(string id, string version, Func<Case, Case?> change, Signature? by = null, Func<FieldConflict, bool?>? chosen = null)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_writing)
        {
            var now = Around(id);
            if (now.Find(id) is null) return new Edit(Outcome.NoCase, $"There is no case {id}.");
            if (now.FileOf(id) is not { } file) return new Edit(Outcome.InTable, $"{id} is a row of a table in cases/; change the table, or write the case as a file of its own.");
            if (file.Version != version) return chosen is null ? ChangedMeanwhile(file) : Together(file, TextAt(file.Path, version), change, chosen, by);
            // Read from the file itself, not from the casebook, where a second case of the same id may hide the first.
            if (CaseReader.Read(file.Text, file.Path, [], _options.Resolve) is not { } before || change(before) is not { } after)
                return new Edit(Outcome.Refused, "There is nothing there to change.", file);
            return WriteCase(file, CaseWriter.Write(after with { Id = id }, file.Text, _options.Resolve), by);
        }
    }

    private static Edit ChangedMeanwhile(CaseFile file) => new(Outcome.Changed, $"{file.Path} has changed since the page was made; nothing was written. Look at it again and repeat the change.", file);

    // What both began with is known when the other change was made here as well.
    private Edit Together(CaseFile file, string? begun, Func<Case, Case?> change, Func<FieldConflict, bool?> chosen, Signature? by)
    {
        if (begun is null || CaseReader.Read(begun, file.Path, [], _options.Resolve) is not { } before || CaseReader.Read(file.Text, file.Path, [], _options.Resolve) is not { } theirs) return ChangedMeanwhile(file);
        if (change(before) is not { } mine) return new Edit(Outcome.Refused, "There is nothing there to change.", file);
        var (together, conflicts) = CaseMerge.Of(before, mine with { Id = theirs.Id }, theirs, chosen);
        if (conflicts.Count > 0) return new Edit(Outcome.Collides, $"Somebody else changed the same in {file.Path} since the page was made.", file) { Conflicts = conflicts };
        return WriteCase(file, CaseWriter.Write(together, file.Text, _options.Resolve), by) with { Merged = true };
    }

    /// <summary>Writes a new case. Its id must be free.</summary>
    public Edit Create(Case one, Signature? by = null)
    {
        ArgumentNullException.ThrowIfNull(one);
        lock (_writing)
        {
            if (!IsId(one.Id)) return new Edit(Outcome.Refused, $"'{one.Id}' is no id: expected letters, digits, hyphens, dots or underscores, such as LMS-043.");
            if (Around(one.Id).Find(one.Id) is not null || _files.Read($"cases/{one.Id}.yaml") is not null) return new Edit(Outcome.Changed, $"There is a case {one.Id} already; nothing was written.");
            return WriteCase(new CaseFile($"cases/{one.Id}.yaml", ""), CaseWriter.Write(one), by);
        }
    }

    /// <summary>Puts a case back to what it was before a change made here; that is a change of its own.</summary>
    public Edit Restore(string id, string version, string after, Signature by)
    {
        lock (_writing)
        {
            if (Around(id).FileOf(id) is not { } file) return new Edit(Outcome.NoCase, $"There is no case {id} in a file of its own.");
            if (file.Version != version) return new Edit(Outcome.Changed, $"{file.Path} has changed since the page was made; nothing was written.", file);
            if (History(file.Path).LastOrDefault(r => r.After == after) is not { Before.Length: > 0 } revision) return new Edit(Outcome.Refused, "There is no such change.", file);
            return WriteCase(file, revision.Before, by);
        }
    }

    /// <summary>Replaces one file of the manuscript, or the head of the casebook, when it still is the version the change was made for.</summary>
    public Edit Rewrite(string path, string version, string text, Signature by)
    {
        ArgumentNullException.ThrowIfNull(text);
        lock (_writing)
        {
            if (FileAt(path) is not { } file) return new Edit(Outcome.NoCase, $"There is no {path} in this casebook.");
            if (file.Version != version) return new Edit(Outcome.Changed, $"{path} has changed since the page was made; nothing was written.", file);
            if (text == file.Text) return new Edit(Outcome.Written, "Nothing had to be changed.", file);
            return Put(file, text, by);
        }
    }

    /// <summary>The head of the casebook or a file of its manuscript, or null.</summary>
    public CaseFile? FileAt(string path) =>
        path == "casebook.yaml" || path.StartsWith("manuscript/", StringComparison.Ordinal) && path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) && IsId(path["manuscript/".Length..])
            ? _files.Read(path) is { } text ? new CaseFile(path, text) : null : null;

    /// <summary>The changes of a file that were made here, oldest first.</summary>
    public IReadOnlyList<Revision> History(string path) => _files.Changes(path) ?? [.. (_files.Read(LogOf(path)) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Revision.Read).OfType<Revision>()];

    /// <summary>The text of a file at a version it had, or null when that is not known any more.</summary>
    public string? TextAt(string path, string version) => History(path).LastOrDefault(r => new CaseFile(path, r.Before).Version == version)?.Before;

    /// <summary>A picture of the casebook by its path, or null.</summary>
    public byte[]? Picture(string path)
    {
        try
        {
            using var stream = _files.Open(path);
            if (stream is null) return null;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception e) when (e is ArgumentException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    internal CasebookFiles Files => _files;

    internal ServerOptions Options => _options;

    private Edit WriteCase(CaseFile file, string text, Signature? by)
    {
        if (text == file.Text) return new Edit(Outcome.Written, "Nothing had to be changed.", file) { Nothing = true };
        List<Finding> findings = [];
        if (CaseReader.Read(text, file.Path, findings, _options.Resolve) is null || Errors(findings) > 0 && Errors(findings) > Errors(Before()))
            return new Edit(Outcome.Refused, $"The change was not written: {findings.FirstOrDefault(f => f.Severity == Severity.Error)?.Message ?? "it could not be read back."}", file);
        return Put(file, text, by);

        List<Finding> Before()
        {
            var before = new List<Finding>();
            if (file.Text.Length > 0) CaseReader.Read(file.Text, file.Path, before, _options.Resolve);
            return before;
        }
    }

    private Edit Put(CaseFile file, string text, Signature? by)
    {
        var after = file with { Text = text };
        try
        {
            // The log first: a change that is not in it could not be taken back.
            _files.Append(LogOf(file.Path), new Revision(_options.Clock.GetUtcNow(), by?.By ?? "", by?.What ?? Signature.None.What, file.Text, after.Version).Write());
            _files.Replace(file.Path, text, file.Text);
        }
        catch (ChangedMeanwhileException e)
        {
            return new Edit(Outcome.Changed, e.Message, file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Edit(Outcome.NotWritable, $"{file.Path} could not be written: {e.Message}", file);
        }
        lock (_reading) _last = null;
        return new Edit(Outcome.Written, "Written.", after);
    }

    private static string LogOf(string path) => $"history/{path.Replace('/', '.')}.jsonl";

    private static bool IsId(string id) => id.Length is > 0 and <= 100 && id[0] != '.' && id.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.');

    private static int Errors(List<Finding> findings) => findings.Count(f => f.Severity == Severity.Error);

    private string Stamp()
    {
        var text = new StringBuilder();
        foreach (var file in Watched())
            text.Append(CultureInfo.InvariantCulture, $"{file.FullName}|{(file.Exists ? file.Length : -1)}|{(file.Exists ? file.LastWriteTimeUtc.Ticks : 0)}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Utf8.GetBytes(text.ToString())).AsSpan(0, 12));
    }

    private IEnumerable<FileInfo> Watched()
    {
        yield return new FileInfo(Path.Combine(Folder, "casebook.yaml"));
        yield return new FileInfo(Path.Combine(Folder, "series.csv"));
        foreach (var under in new[] { "cases", "sources", "manuscript" })
        {
            var folder = new DirectoryInfo(Path.Combine(Folder, under));
            if (!folder.Exists) continue;
            foreach (var file in folder.EnumerateFiles().OrderBy(f => f.Name, StringComparer.Ordinal)) yield return file;
        }
    }
}
