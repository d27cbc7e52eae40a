using Kazus.Checks;
using Kazus.Text.Documents;
using Kazus.Text.Reading.Structure;

namespace Kazus.Text.Reading;

/// <summary>Limits of what is read: a bigger or more tightly packed file is refused with a finding.</summary>
public sealed record ReadLimits
{
    /// <summary>The largest file, in bytes.</summary>
    public long FileBytes { get; init; } = 64L << 20;

    /// <summary>The largest size of a packed file's unpacked text, in bytes.</summary>
    public long UnpackedBytes { get; init; } = 64L << 20;

    public static ReadLimits Default { get; } = new();
}

/// <summary>
/// Reads an article from a file: JATS XML, DOCX, PDF, HTML, Markdown or plain text. The content decides where it and the
/// file's name disagree. Never throws for what is in a file: problems are findings.
/// </summary>
public sealed class DocumentReader(ReadLimits? limits = null)
{
    private readonly ReadLimits limits = limits ?? ReadLimits.Default;

    public ReadResult Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            using var stream = File.OpenRead(path);
            return Read(stream, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            var why = Directory.Exists(path) ? "This is a folder, not a file." : !File.Exists(path) ? "There is no such file." : "The file cannot be opened.";
            return ReadResult.Failed(ReadingRule.NotReadable, path, why);
        }
    }

    /// <param name="stream">The file's bytes.</param>
    /// <param name="name">The file's name or path, with its extension; findings carry it as it is given.</param>
    public ReadResult Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        if (stream.CanSeek && stream.Length > limits.FileBytes) return TooLarge(name, stream.Length);
        var bytes = ReadAll(stream);
        if (bytes is null) return TooLarge(name, null);
        if (bytes.Length == 0) return ReadResult.Failed(ReadingRule.Empty, name, "The file is empty.");
        return Read(bytes, name);
    }

    private ReadResult Read(byte[] bytes, string name)
    {
        var findings = new List<Finding>();
        var id = Path.GetFileNameWithoutExtension(name);
        var text = SourceText.Decode(bytes, name, findings);
        var format = Path.GetExtension(name).Equals(".txt", StringComparison.OrdinalIgnoreCase) ? SourceFormat.Text : SourceFormat.Markdown;
        var blocks = format == SourceFormat.Text ? TextBlocks.Read(text) : MarkdownBlocks.Read(text);
        return new([Assembly.Of(new(id, format, text, blocks))], findings);
    }

    private byte[]? ReadAll(Stream stream)
    {
        using var copy = new MemoryStream(stream.CanSeek ? (int)stream.Length : 0);
        var buffer = new byte[81920];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (copy.Length + read > limits.FileBytes) return null;
            copy.Write(buffer, 0, read);
        }
        return copy.ToArray();
    }

    private ReadResult TooLarge(string name, long? length) => ReadResult.Failed(ReadingRule.TooLarge, name, length is { } bytes
        ? $"The file has {bytes >> 20} MB; files up to {limits.FileBytes >> 20} MB are read."
        : $"The file is larger than {limits.FileBytes >> 20} MB, the most that is read.");
}
