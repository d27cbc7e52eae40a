using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Kazus.Checking.Images;

/// <summary>The chunks of a PNG file (ISO 15948) that hold words: tEXt, zTXt, iTXt, eXIf and tIME.</summary>
internal static class Png
{
    public static void Read(ReadOnlySpan<byte> chunks, List<ImageFact> facts)
    {
        while (chunks.Length >= 12)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(chunks);
            if (length > chunks.Length - 12) return;
            var kind = chunks.Slice(4, 4);
            var body = chunks.Slice(8, (int)length);
            if (kind.SequenceEqual("eXIf"u8)) Exif.Read(body, facts);
            else if (kind.SequenceEqual("tEXt"u8) || kind.SequenceEqual("zTXt"u8) || kind.SequenceEqual("iTXt"u8)) Words(body, kind[0], facts);
            chunks = chunks[(12 + (int)length)..];
        }
    }

    private static void Words(ReadOnlySpan<byte> body, byte kind, List<ImageFact> facts)
    {
        var zero = body.IndexOf((byte)0);
        if (zero < 1) return;
        var keyword = Encoding.Latin1.GetString(body[..zero]);
        var rest = body[(zero + 1)..];
        if (kind == (byte)'i') rest = International(rest);
        else if (kind == (byte)'z') rest = rest.Length > 1 ? Inflated(rest[1..]) : rest;
        var text = Encoding.UTF8.GetString(rest.Length > 4096 && !keyword.StartsWith("XML", StringComparison.Ordinal) ? rest[..4096] : rest).Trim('\0', ' ', '\r', '\n');
        if (keyword.StartsWith("XML:com.adobe.xmp", StringComparison.Ordinal)) Xmp.Read(text, facts);
        else if (Kind(keyword) is { } known) facts.Add(new(known, keyword, text));
    }

    private static ImageFactKind? Kind(string keyword) => keyword.ToUpperInvariant() switch
    {
        "AUTHOR" => ImageFactKind.Person,
        "CREATION TIME" or "DATE:CREATE" => ImageFactKind.Date,
        "TITLE" or "DESCRIPTION" or "COMMENT" or "SOURCE" => ImageFactKind.Words,
        var k when k.Contains("PATIENT", StringComparison.Ordinal) => ImageFactKind.Patient,
        _ => null,
    };

    // Compression flag, method, language, translated keyword, then the text.
    private static ReadOnlySpan<byte> International(ReadOnlySpan<byte> rest)
    {
        if (rest.Length < 2) return [];
        var compressed = rest[0] == 1;
        rest = rest[2..];
        for (var i = 0; i < 2; i++)
        {
            var zero = rest.IndexOf((byte)0);
            if (zero < 0) return [];
            rest = rest[(zero + 1)..];
        }
        return compressed ? Inflated(rest) : rest;
    }

    // At most 64 kB come out, whatever the file says.
    private static byte[] Inflated(ReadOnlySpan<byte> deflated)
    {
        try
        {
            using var stream = new ZLibStream(new MemoryStream(deflated.ToArray()), CompressionMode.Decompress);
            var buffer = new byte[64 * 1024];
            var read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            return buffer[..read];
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }
}
