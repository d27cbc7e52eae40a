using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kazus.Casebooks;
using Kazus.Cases;
using Kazus.Checks;

namespace Kazus.Server.Shelf;

/// <summary>The casebook folder that is served: read again when a file changes, changed one case at a time.</summary>
public sealed class OpenCasebook
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly ServerOptions _options;
    private readonly Lock _reading = new();
    private readonly Lock _writing = new();
    private Snapshot? _last;

    /// <summary>Opens the folder; nothing is read yet.</summary>
    public OpenCasebook(ServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        Folder = Path.GetFullPath(options.Folder);
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>False when the folder has gone.</summary>
    public bool IsThere => File.Exists(Path.Combine(Folder, "casebook.yaml"));

    /// <summary>The casebook as it is now.</summary>
    public Snapshot Now()
    {
        var stamp = Stamp();
        lock (_reading)
        {
            if (_last?.Stamp != stamp) _last = new Snapshot(stamp, Folder, CasebookFolder.Read(Folder, _options.Resolve), _options.Resolve);
            return _last;
        }
    }

    /// <summary>
    /// Changes one case. The file must still be the version the change was made for; only the entries that changed are written anew,
    /// and the file is replaced as a whole or not at all.
    /// </summary>
    public Edit Change(string id, string version, Func<Case, Case?> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_writing)
        {
            var now = Now();
            if (now.Find(id) is null) return new Edit(Outcome.NoCase, $"There is no case {id}.");
            if (now.FileOf(id) is not { } file) return new Edit(Outcome.InTable, $"{id} is a row of a table in cases/; change the table, or write the case as a file of its own.");
            if (file.Version != version) return new Edit(Outcome.Changed, $"{file.Path} has changed since the page was made; nothing was written. Look at it again and repeat the change.", file);
            // Read from the file itself, not from the casebook, where a second case of the same id may hide the first.
            if (CaseReader.Read(file.Text, file.Path, [], _options.Resolve) is not { } before || change(before) is not { } after)
                return new Edit(Outcome.Refused, "There is nothing there to change.", file);
            return Write(file, after with { Id = id });
        }
    }

    private Edit Write(CaseFile file, Case after)
    {
        var text = CaseWriter.Write(after, file.Text, _options.Resolve);
        if (text == file.Text) return new Edit(Outcome.Written, "Nothing had to be changed.", file);
        List<Finding> before = [], findings = [];
        CaseReader.Read(file.Text, file.Path, before, _options.Resolve);
        if (CaseReader.Read(text, file.Path, findings, _options.Resolve) is null || Errors(findings) > Errors(before))
            return new Edit(Outcome.Refused, $"The change was not written: {findings.FirstOrDefault(f => f.Severity == Severity.Error)?.Message ?? "it could not be read back."}", file);
        try
        {
            Replace(Path.Combine(Folder, Path.Combine(file.Path.Split('/'))), text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Edit(Outcome.NotWritable, $"{file.Path} could not be written: {e.Message}", file);
        }
        lock (_reading) _last = null;
        return new Edit(Outcome.Written, "Written.", file with { Text = text });
    }

    private static int Errors(List<Finding> findings) => findings.Count(f => f.Severity == Severity.Error);

    // Written beside the file and moved over it: a reader sees the old file or the new one, a killed program leaves the old.
    private static void Replace(string path, string text)
    {
        var beside = path + ".writing";
        var old = File.ReadAllBytes(path);
        using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write))
        {
            if (old is [0xEF, 0xBB, 0xBF, ..]) stream.Write(old.AsSpan(0, 3));
            stream.Write(Utf8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }
        File.Move(beside, path, overwrite: true);
    }

    private string Stamp()
    {
        var text = new StringBuilder();
        foreach (var file in Files())
            text.Append(CultureInfo.InvariantCulture, $"{file.FullName}|{(file.Exists ? file.Length : -1)}|{(file.Exists ? file.LastWriteTimeUtc.Ticks : 0)}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Utf8.GetBytes(text.ToString())).AsSpan(0, 12));
    }

    private IEnumerable<FileInfo> Files()
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
