using System.Text;
using Kazus.Casebooks;
using Kazus.Server.Find;

namespace Kazus.Server.Shelf;

/// <summary>The files of a casebook folder: each is replaced as a whole or not at all, and no name leads out of the folder.</summary>
internal class CasebookFiles(string folder)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Brings in what others changed elsewhere; a folder is what it is.</summary>
    public virtual void Bring()
    {
    }

    /// <summary>The changes of a file, oldest first, where they are kept elsewhere than in the folder, or null.</summary>
    public virtual IReadOnlyList<Revision>? Changes(string path) => null;

    /// <summary>The casebook around one case, where it is too large to be read as a whole, or null.</summary>
    public virtual Neighbourhood? Around(string id) => null;

    /// <summary>Some of the cases, in the order of their ids, where the casebook is too large to be read as a whole, or null.</summary>
    public virtual CasesFrom? From(string after, int offset, int most) => null;

    /// <summary>Search over all cases, where <see cref="Around"/> gives but a few of them.</summary>
    public virtual CaseSearch Search() => throw new InvalidOperationException("The casebook is searched as a whole.");

    /// <summary>Replaces a text that must still be what it was; one that began with a byte order mark keeps it.</summary>
    /// <exception cref="ChangedMeanwhileException">It is something else by now; nothing was written.</exception>
    public virtual void Replace(string path, string text, string before) => Replace(path, text);

    /// <summary>Takes a file out of the folder.</summary>
    protected void Remove(string path) => File.Delete(Full(path));

    /// <summary>The text of a file, or null when there is none.</summary>
    public string? Read(string path) => File.Exists(Full(path)) ? File.ReadAllText(Full(path), Utf8) : null;

    /// <summary>Names of the files in a part of the folder, in ordinal order.</summary>
    public IReadOnlyList<string> In(string part, IReadOnlyCollection<string> endings) => Directory.Exists(Full(part))
        ? [.. Directory.EnumerateFiles(Full(part)).Select(f => Path.GetFileName(f)).Where(n => endings.Contains(Path.GetExtension(n).ToLowerInvariant())).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>When a file was last written and how long it is; changes with every change.</summary>
    public (DateTime At, long Length)? Stamp(string path) => new FileInfo(Full(path)) is { Exists: true } file ? (file.LastWriteTimeUtc, file.Length) : null;

    /// <summary>Writes a file beside its place and moves it there: a reader sees the old or the new one, a killed program leaves the old.</summary>
    public virtual void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        var full = Full(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var beside = full + ".writing";
        using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }
        File.Move(beside, full, overwrite: true);
    }

    /// <summary>Replaces a text; one that began with a byte order mark keeps it.</summary>
    public void Replace(string path, string text)
    {
        var full = Full(path);
        var marked = false;
        if (File.Exists(full))
        {
            using var old = File.OpenRead(full);
            Span<byte> head = stackalloc byte[3];
            marked = old.ReadAtLeast(head, 3, throwOnEndOfStream: false) == 3 && head.SequenceEqual(Encoding.UTF8.Preamble);
        }
        Replace(path, [.. marked ? Encoding.UTF8.Preamble : [], .. Utf8.GetBytes(text)]);
    }

    /// <summary>Adds a line to a log and is back when it is on the disk.</summary>
    public virtual void Append(string path, string line)
    {
        var full = Full(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        using var stream = new FileStream(full, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        // A line cut short by a power cut is ended, so that the next one is whole.
        if (stream.Length > 0)
        {
            stream.Position = stream.Length - 1;
            if (stream.ReadByte() != '\n') stream.WriteByte((byte)'\n');
        }
        stream.Write(Utf8.GetBytes(line + "\n"));
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Opens a file for reading, or gives null when there is none.</summary>
    public Stream? Open(string path) => File.Exists(Full(path)) ? File.OpenRead(Full(path)) : null;

    private string Full(string path)
    {
        var full = Path.GetFullPath(Path.Combine(folder, path));
        if (!full.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)) throw new ArgumentException($"{path} leads out of the casebook.", nameof(path));
        return full;
    }
}

/// <summary>A file is not what it was when a change to it was made; nothing was written.</summary>
internal sealed class ChangedMeanwhileException(string message) : IOException(message);

/// <summary>A case of a large collection between its neighbours.</summary>
/// <param name="Reading">The casebook with these cases alone.</param>
/// <param name="File">The file the case is written in, or null when there is no such case or it is a row of a table.</param>
internal sealed record Neighbourhood(CasebookReading Reading, CaseFile? File);

/// <summary>Some of the cases of a large collection.</summary>
/// <param name="Reading">The casebook with these cases alone.</param>
/// <param name="Total">How many the collection has in all.</param>
internal sealed record CasesFrom(CasebookReading Reading, int Total);
