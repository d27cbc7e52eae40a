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
        var promised = Formats.Promised(name);
        if (Formats.IsCompound(bytes))
            return ReadResult.Failed(ReadingRule.Encrypted, name, "The file is locked with a password or of Word's old binary kind; save it as .docx without a password.");
        var format = Formats.Packed(bytes);
        var text = "";
        if (format is null)
        {
            text = SourceText.Decode(bytes, name, findings);
            if (Formats.IsBinary(text)) return ReadResult.Failed(ReadingRule.UnknownFormat, name, "The content is no text, PDF or Word file.");
            // Markdown and plain text may hold anything; a page or an article in XML says what it is.
            format = Formats.Marked(text) ?? (promised is SourceFormat.Docx or SourceFormat.Pdf or SourceFormat.Jats ? SourceFormat.Text : promised ?? SourceFormat.Text);
        }
        if (promised is not null && promised != format)
            findings.Add(ReadingRule.WrongExtension.Finding(name, $"The name says {NameOf(promised.Value)} and the content is {NameOf(format.Value)}; it was read as that.", "Give the file the extension of its content."));
        var documents = Documents(format.Value, bytes, text, name, findings);
        if (documents.Count > 0 && documents.All(d => !d.Sentences.Any()) && !findings.Exists(f => f.Severity == Severity.Error))
            findings.Add(ReadingRule.NoText.Finding(name, "The file holds no sentence."));
        else if (documents.Count > 0 && !Language.LooksEnglish(documents[0]))
            findings.Add(ReadingRule.NotEnglish.Finding(name, "The text does not look English; facts are read in English only."));
        return new(documents, findings);
    }

    private IReadOnlyList<Document> Documents(SourceFormat format, byte[] bytes, string text, string name, List<Finding> findings)
    {
        var id = Path.GetFileNameWithoutExtension(name);
        return format switch
        {
            SourceFormat.Jats => Jats.JatsFile.Read(id, text, name, findings),
            SourceFormat.Markdown => [Assembly.Of(new(id, format, text, MarkdownBlocks.Read(text)))],
            SourceFormat.Text => [Assembly.Of(new(id, format, text, TextBlocks.Read(text)))],
            SourceFormat.Html => [Assembly.Of(Html.HtmlFile.Read(id, text))],
            SourceFormat.Docx => Docx.WordFile.Read(id, bytes, name, limits.UnpackedBytes, findings) is { } draft ? [Assembly.Of(draft)] : [],
            SourceFormat.Pdf => Pdf.PdfFile.Read(id, bytes, name, findings) is { } printed ? [Assembly.Of(printed)] : [],
            _ => [],
        };
    }

    private static string NameOf(SourceFormat format) => format switch
    {
        SourceFormat.Jats => "XML",
        SourceFormat.Docx => "Word",
        SourceFormat.Html => "HTML",
        SourceFormat.Pdf => "PDF",
        SourceFormat.Markdown => "Markdown",
        _ => "plain text",
    };

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
