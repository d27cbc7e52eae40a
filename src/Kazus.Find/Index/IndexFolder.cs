using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Kazus.Find.Index;

/// <summary>
/// An index kept in a folder between runs. Segments are files that never change; one small file, replaced as a whole, names those
/// that count, what is removed from each, and the position in the store's changes. Whatever does not fit its checksum is not
/// believed: the index is then empty, at position 0, and is made again from the store.
/// </summary>
public sealed class IndexFolder
{
    private const string Head = "index.kzf";
    private readonly string _path;
    private readonly Dictionary<Segment, (string Name, uint Checksum)> _written = [];

    private IndexFolder(string path, CaseIndex index, string? rebuilt) => (_path, Index, Rebuilt) = (path, index, rebuilt);

    /// <summary>The index. What is applied to it is kept by <see cref="Save"/>.</summary>
    public CaseIndex Index { get; }

    /// <summary>Why nothing was taken over from the folder, in a sentence, or null when it was whole or new.</summary>
    public string? Rebuilt { get; }

    /// <summary>Opens the index of a collection; a folder that is not there is an empty index.</summary>
    public static IndexFolder Open(string path, string collection = "")
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(collection);
        var head = Path.Combine(path, Head);
        if (!File.Exists(head)) return new IndexFolder(path, new CaseIndex(collection), null);
        try
        {
            if (HeadOf(File.ReadAllBytes(head)) is not { } kept) return Anew("its list of segments is damaged");
            if (kept.Version != SegmentFile.Version) return Anew("it was written by another version");
            if (kept.Collection != collection) return Anew($"it belongs to the collection '{kept.Collection}'");
            var segments = new List<LiveSegment>();
            var written = new List<(Segment, string, uint)>();
            foreach (var (name, checksum, removed) in kept.Segments)
            {
                if (SegmentFile.Read(File.ReadAllBytes(Path.Combine(path, name)), checksum) is not { } segment) return Anew($"{name} is damaged");
                segments.Add(new LiveSegment(segment, removed.Length == 0 ? null : removed));
                written.Add((segment, name, checksum));
            }
            var folder = new IndexFolder(path, new CaseIndex(collection, segments, kept.Position, kept.Mark), null);
            foreach (var (segment, name, checksum) in written) folder._written[segment] = (name, checksum);
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Anew(e.Message.TrimEnd('.'));
        }

        IndexFolder Anew(string why) => new(path, new CaseIndex(collection), $"The search index in {path} is made again: {why}.");
    }

    /// <summary>Writes what is new, then the list; a program that is killed on the way leaves the older list with its files.</summary>
    public void Save()
    {
        // It holds words of patients: where the system knows owners of files, the folder is its owner's alone.
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(_path);
        else Directory.CreateDirectory(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var (segments, position, mark) = Index.State();
        foreach (var live in segments)
            if (!_written.ContainsKey(live.Segment)) _written[live.Segment] = Write(live.Segment);
        foreach (var gone in _written.Keys.Except(segments.Select(s => s.Segment)).ToList()) _written.Remove(gone);
        var head = Bytes(segments, position, mark);
        var beside = Path.Combine(_path, Head + ".writing");
        using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write))
        {
            stream.Write(head);
            stream.Flush(flushToDisk: true);
        }
        File.Move(beside, Path.Combine(_path, Head), overwrite: true);
        var kept = _written.Values.Select(w => w.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(_path, "*.segment"))
            if (!kept.Contains(Path.GetFileName(file))) File.Delete(file);
    }

    private (string, uint) Write(Segment segment)
    {
        // A name that no file has had: a file that is still being read elsewhere is never written over.
        var number = Directory.EnumerateFiles(_path, "*.segment").Select(f => int.TryParse(Path.GetFileNameWithoutExtension(f), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).DefaultIfEmpty().Max() + 1;
        var name = number.ToString("00000000", CultureInfo.InvariantCulture) + ".segment";
        using var stream = new FileStream(Path.Combine(_path, name), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
        var checksum = SegmentFile.Write(stream, segment);
        stream.Flush(flushToDisk: true);
        return (name, checksum);
    }

    private byte[] Bytes(IReadOnlyList<LiveSegment> segments, long position, string mark)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(SegmentFile.Version);
            writer.Write(Index.Collection);
            writer.Write(position);
            writer.Write(mark);
            writer.Write(segments.Count);
            foreach (var live in segments)
            {
                var (name, checksum) = _written[live.Segment];
                writer.Write(name);
                writer.Write(checksum);
                writer.Write(live.Removed?.Length ?? 0);
                foreach (var word in live.Removed ?? []) writer.Write(word);
            }
            writer.Flush();
            writer.Write(SegmentFile.Checksum(0, bytes.ToArray()));
        }
        return bytes.ToArray();
    }

    private sealed record Kept(ulong Version, string Collection, long Position, string Mark, IReadOnlyList<(string Name, uint Checksum, ulong[] Removed)> Segments);

    private static Kept? HeadOf(byte[] bytes)
    {
        if (bytes.Length < 16 || BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(bytes.Length - 4)) != SegmentFile.Checksum(0, bytes.AsSpan(0, bytes.Length - 4))) return null;
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        var (version, collection, position) = (reader.ReadUInt64(), reader.ReadString(), reader.ReadInt64());
        // Another version may have its fields in another order: only its number is read.
        if (version != SegmentFile.Version) return new Kept(version, collection, position, "", []);
        var mark = reader.ReadString();
        var segments = new (string, uint, ulong[])[reader.ReadInt32()];
        for (var i = 0; i < segments.Length; i++)
        {
            var (name, checksum) = (reader.ReadString(), reader.ReadUInt32());
            var removed = new ulong[reader.ReadInt32()];
            for (var j = 0; j < removed.Length; j++) removed[j] = reader.ReadUInt64();
            segments[i] = (name, checksum, removed);
        }
        return new Kept(version, collection, position, mark, segments);
    }
}
