using System.Buffers.Binary;

namespace Kazus.Manuscript.Displays;

/// <summary>What must be known of a picture to place it: its format and its size in pixels.</summary>
public sealed record RasterImage(byte[] Bytes, string MediaType, int Width, int Height)
{
    /// <summary>File name extension without the dot.</summary>
    public string Extension => MediaType == "image/png" ? "png" : "jpg";

    /// <summary>Recognises PNG and JPEG by their own headers; null for anything else.</summary>
    public static RasterImage? Read(byte[] bytes)
    {
        if (bytes.Length > 24 && bytes.AsSpan(0, 8).SequenceEqual((ReadOnlySpan<byte>)[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
            return Sized(bytes, "image/png", BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)));
        return bytes.Length > 4 && bytes[0] == 0xff && bytes[1] == 0xd8 ? Jpeg(bytes) : null;
    }

    // The size stands in the start-of-frame segment, C0 to CF except the tables C4, C8 and CC.
    private static RasterImage? Jpeg(byte[] bytes)
    {
        for (var i = 2; i + 9 < bytes.Length;)
        {
            if (bytes[i] != 0xff) return null;
            var marker = bytes[i + 1];
            if (marker == 0xff) { i++; continue; }
            if (marker is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc))
                return Sized(bytes, "image/jpeg", BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(i + 7)), BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(i + 5)));
            i += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(i + 2));
        }
        return null;
    }

    private static RasterImage? Sized(byte[] bytes, string type, int width, int height) =>
        width > 0 && height > 0 ? new RasterImage(bytes, type, width, height) : null;
}
