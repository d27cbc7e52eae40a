using System.Text;
using Kazus.Checks;

namespace Kazus.Text.Reading;

/// <summary>Turns a file's bytes into text: by its byte order mark, as UTF-8, else as Windows-1252 with a finding.</summary>
internal static class SourceText
{
    private static readonly UTF8Encoding Strict = new(false, true);

    public static string Decode(byte[] bytes, string name, List<Finding> findings)
    {
        if (bytes is [0xFF, 0xFE, ..]) return Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
        if (bytes is [0xFE, 0xFF, ..]) return Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2);
        // A byte order mark is no character of the text.
        var start = bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        try
        {
            return Strict.GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException)
        {
            findings.Add(ReadingRule.NotUtf8.Finding(name, "The file is not UTF-8; it was read as Windows-1252.", "Save the file as UTF-8."));
            return Windows1252(bytes);
        }
    }

    // 0x80 to 0x9F of Windows-1252; the rest is Latin-1. Five places are unassigned and stay control characters.
    private const string Upper = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    private static string Windows1252(byte[] bytes) =>
        string.Create(bytes.Length, bytes, (span, source) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = source[i] is >= 0x80 and <= 0x9F ? Upper[source[i] - 0x80] : (char)source[i];
        });
}
