using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Kazus.Registry.Revisions;

namespace Kazus.Registry.Writing;

/// <summary>A file of the casebook as it is now.</summary>
/// <param name="Path">Within the casebook, with forward slashes.</param>
/// <param name="Number">How often it was changed.</param>
/// <param name="Position">Position of its last change.</param>
/// <param name="Deleted">True when it was put away.</param>
/// <param name="Sha256">Hash of its bytes.</param>
/// <param name="Length">Number of bytes.</param>
public sealed record StoredFile(string Path, long Number, long Position, bool Deleted, string Sha256, long Length);

/// <summary>Files within one writing transaction. The bytes are kept once per content and never thrown away, so history can be read.</summary>
internal sealed class FileShelf(ChangeWriter writer, long collection)
{
    /// <summary>The files of these paths that are there, deleted ones too.</summary>
    public Dictionary<string, StoredFile> Load(IReadOnlyList<string> paths)
    {
        var found = new Dictionary<string, StoredFile>(StringComparer.Ordinal);
        foreach (var part in paths.Distinct(StringComparer.Ordinal).Chunk(writer.MostAmong))
        {
            using var command = writer.Among("select path, number, position, deleted, sha256, length from files where collection = @0", "path", part);
            using var reader = command.ExecuteReader();
            while (reader.Read())
                found[reader.GetString(0)] = new StoredFile(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetBoolean(3), reader.GetString(4), reader.GetInt64(5));
        }
        return found;
    }

    /// <summary>Writes a file; null when it is so already.</summary>
    public (Revision Revision, StoredFile Now)? Write(StoredFile? before, string path, byte[] bytes, RevisionAction action, Signature signature, DateTimeOffset at)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (before is { Deleted: false } && before.Sha256 == hash) return null;
        writer.Run("insert into contents (collection, sha256, bytes) values (@0, @1, @2) on conflict (collection, sha256) do nothing", collection, hash, bytes);
        return Turn(before, new StoredFile(path, (before?.Number ?? 0) + 1, 0, false, hash, bytes.Length), action, signature, at);
    }

    /// <summary>Puts a file away.</summary>
    public (Revision Revision, StoredFile Now) Delete(StoredFile current, Signature signature, DateTimeOffset at) =>
        Turn(current, current with { Number = current.Number + 1, Deleted = true }, RevisionAction.Deleted, signature, at);

    private (Revision Revision, StoredFile Now) Turn(StoredFile? before, StoredFile after, RevisionAction action, Signature signature, DateTimeOffset at)
    {
        var revision = writer.Record(new Change(Subject.File, after.Path, action, before is null ? null : Document(before), Document(after), after.Number), signature, at);
        var now = after with { Position = revision.Position };
        writer.Run("delete from files where collection = @0 and path = @1", collection, now.Path);
        writer.Run("insert into files (collection, path, kind, number, position, deleted, sha256, length) values (@0, @1, @2, @3, @4, @5, @6, @7)",
            collection, now.Path, Kind(now.Path), now.Number, now.Position, now.Deleted, now.Sha256, now.Length);
        return (revision, now);
    }

    /// <summary>The JSON document of a file: what a revision's patch is against. The keys are always the same, in this order.</summary>
    internal static string Document(StoredFile file) => CaseDocument.Words(new JsonObject
    {
        ["path"] = file.Path,
        ["sha256"] = file.Sha256,
        ["length"] = file.Length,
        ["deleted"] = file.Deleted,
    });

    private static string Kind(string path) => path switch
    {
        "casebook.yaml" => "casebook",
        _ when path.StartsWith("sources/", StringComparison.Ordinal) => "source",
        _ when path.StartsWith("manuscript/", StringComparison.Ordinal) => "manuscript",
        _ when path.StartsWith("imaging/", StringComparison.Ordinal) => "imaging",
        _ when CaseFilePath.IsTable(path) => "table",
        _ => "other",
    };
}
