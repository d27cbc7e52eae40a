using System.Text;
using Kazus.Checks;

namespace Kazus.Casebooks;

/// <summary>Reads a text file a person wrote, or says why it cannot be read.</summary>
internal static class TextFile
{
    /// <summary>Files above this size are not what a person wrote by hand.</summary>
    public const long Largest = 32L << 20;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static string? Read(string path, string shown, List<Finding> findings) => Read(() => new FileInfo(path).Length, () => File.ReadAllBytes(path), shown, findings);

    /// <summary>A file of a casebook.</summary>
    public static string? Read(CasebookFiles place, string path, List<Finding> findings) => Read(() => place.Length(path), () => place.Read(path), path, findings);

    private static string? Read(Func<long> size, Func<byte[]> read, string shown, List<Finding> findings)
    {
        try
        {
            var length = size();
            if (length > Largest)
            {
                findings.Add(CasebookRule.Unreadable(shown, $"The file has {length >> 20} MB; files up to {Largest >> 20} MB are read here."));
                return null;
            }
            var bytes = read();
            var start = bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
            return Decode(bytes.AsSpan(start), shown, findings);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            findings.Add(CasebookRule.Unreadable(shown, $"The file cannot be opened: {e.Message}"));
            return null;
        }
    }

    private static string? Decode(ReadOnlySpan<byte> bytes, string shown, List<Finding> findings)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            var at = Math.Clamp(e.Index, 0, bytes.Length);
            var line = 1 + bytes[..at].Count((byte)'\n');
            findings.Add(CasebookRule.Unreadable(shown, "The file is not UTF-8 text from here on: expected text saved as UTF-8.", line));
            return null;
        }
    }
}
