using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kazus.Cases;
using Kazus.Interchange;

namespace Kazus.Registry;

/// <summary>The file a person wrote a case in.</summary>
/// <param name="Path">Within the casebook, with forward slashes.</param>
/// <param name="Text">Its text to the last character, byte order mark included.</param>
public sealed record WrittenCase(string Path, string Text);

/// <summary>
/// A case as the registry keeps it: one JSON document with the case, and the lines of its file where a person wrote one, so that a
/// line is a place that a patch can name and nothing of the file is lost.
/// </summary>
internal static class CaseDocument
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Nodes = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Thousands of documents are written one after the other.
    private const int Usual = 16 << 10;
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _scratch;

    /// <summary>Writes the document.</summary>
    public static string Write(Case @case, WrittenCase? file, bool deleted = false) => Encoding.UTF8.GetString(Bytes(@case, file, deleted));

    /// <summary>Writes the document, with its hash.</summary>
    public static (string Document, string Sha256) WriteWithHash(Case @case, WrittenCase? file)
    {
        var bytes = Bytes(@case, file, deleted: false);
        return (Encoding.UTF8.GetString(bytes), Hash(bytes));
    }

    // Good until the next document is written on this thread.
    private static ReadOnlySpan<byte> Bytes(Case @case, WrittenCase? file, bool deleted)
    {
        var buffer = _scratch ??= new ArrayBufferWriter<byte>(Usual);
        buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(buffer, Options))
            CaseJson.Write(json, @case, derived: false, w =>
            {
                if (file is not null) Written(w, file);
                if (deleted) w.WriteBoolean("deleted", true);
            });
        return buffer.WrittenSpan;
    }

    /// <summary>The case in a document.</summary>
    public static Case Read(string document) => CaseJsonReading.Read(Encoding.UTF8.GetBytes(document));

    /// <summary>The file in a document, or null when the case was never written by a person.</summary>
    public static WrittenCase? File(string document)
    {
        // Most cases of a large registry came from no file: the word alone tells, without reading all of it.
        if (!document.Contains("\"file\":", StringComparison.Ordinal)) return null;
        using var json = JsonDocument.Parse(document);
        if (!json.RootElement.TryGetProperty("file", out var file)) return null;
        var text = new StringBuilder();
        foreach (var line in file.GetProperty("lines").EnumerateArray()) text.Append(line.GetString());
        return new WrittenCase(file.GetProperty("path").GetString()!, text.ToString());
    }

    /// <summary>True when the document is of a case that was put away.</summary>
    public static bool IsDeleted(string document)
    {
        using var json = JsonDocument.Parse(document);
        return json.RootElement.TryGetProperty("deleted", out var deleted) && deleted.ValueKind == JsonValueKind.True;
    }

    /// <summary>The hash a revision records.</summary>
    public static string Hash(string document) => Hash(Encoding.UTF8.GetBytes(document));

    private static string Hash(ReadOnlySpan<byte> document)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(document, hash);
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>The patch that makes the first document out of nothing.</summary>
    public static string Birth(string document) => $$"""[{"op":"add","path":"","value":{{document}}}]""";

    /// <summary>A node as the registry writes it: without blanks, letters as they are.</summary>
    public static string Words(JsonNode? node) => node?.ToJsonString(Nodes) ?? "null";

    /// <summary>True when two documents hold the same, in whatever order of keys.</summary>
    public static bool SameMeaning(string one, string other) => one == other || JsonNode.DeepEquals(JsonNode.Parse(one), JsonNode.Parse(other));

    private static void Written(Utf8JsonWriter json, WrittenCase file)
    {
        json.WriteStartObject("file");
        json.WriteString("path", file.Path);
        json.WriteStartArray("lines");
        for (var at = 0; at < file.Text.Length;)
        {
            var end = file.Text.IndexOf('\n', at);
            end = end < 0 ? file.Text.Length : end + 1;
            json.WriteStringValue(file.Text.AsSpan(at, end - at));
            at = end;
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}

/// <summary>A case to be kept.</summary>
/// <param name="Case">The case.</param>
/// <param name="File">The file a person wrote it in, when there is one.</param>
/// <param name="Table">The table it is a row of, when it is one.</param>
public sealed record EnteredCase(Case Case, WrittenCase? File = null, string? Table = null);
