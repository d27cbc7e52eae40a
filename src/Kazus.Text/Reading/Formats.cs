using System.Text.RegularExpressions;
using Kazus.Text.Documents;
using Kazus.Text.Reading.Jats;

namespace Kazus.Text.Reading;

/// <summary>Tells a file's format: by its content first, then by its name.</summary>
internal static partial class Formats
{
    /// <summary>What the name promises, or null for a name that promises nothing.</summary>
    public static SourceFormat? Promised(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".txt" or ".text" => SourceFormat.Text,
        ".md" or ".markdown" or ".mdown" => SourceFormat.Markdown,
        ".xml" or ".nxml" or ".jats" => SourceFormat.Jats,
        ".docx" or ".docm" => SourceFormat.Docx,
        ".html" or ".htm" or ".xhtml" => SourceFormat.Html,
        ".pdf" => SourceFormat.Pdf,
        _ => null,
    };

    /// <summary>What the first bytes say for themselves, or null where any text could begin so.</summary>
    public static SourceFormat? Packed(byte[] bytes)
    {
        if (bytes.AsSpan(0, Math.Min(bytes.Length, 1024)).IndexOf("%PDF-"u8) >= 0) return SourceFormat.Pdf;
        return bytes is [0x50, 0x4B, 0x03, 0x04, ..] ? SourceFormat.Docx : null;
    }

    /// <summary>A Word file of the old binary kind, or one locked with a password.</summary>
    public static bool IsCompound(byte[] bytes) => bytes is [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..];

    /// <summary>What a decoded text says for itself, or null.</summary>
    public static SourceFormat? Marked(string text)
    {
        if (Page().IsMatch(text.AsSpan(0, Math.Min(text.Length, 2000)))) return SourceFormat.Html;
        return JatsFile.IsXml(text) ? SourceFormat.Jats : null;
    }

    /// <summary>Whether bytes are no text at all: more than a few control characters among the first thousands.</summary>
    public static bool IsBinary(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 8192));
        var odd = 0;
        foreach (var c in head) if (c < ' ' && c is not ('\n' or '\r' or '\t' or '\f')) odd++;
        return odd * 50 > head.Length;
    }

    [GeneratedRegex(@"^\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*(<!DOCTYPE\s+html|<html)[\s>]", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Page();
}
