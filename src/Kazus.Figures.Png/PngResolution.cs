using System.Buffers.Binary;

namespace Kazus.Figures.Png;

/// <summary>
/// Writes the pHYs chunk, by which Word and print know the picture's size (Portable Network Graphics, third edition, section
/// 11.3.4.3: pixels per metre in both directions, unit 1).
/// </summary>
internal static class PngResolution
{
    private const int AfterHeader = 8 + 25;

    public static byte[] Set(byte[] png, double dpi)
    {
        Span<byte> chunk = stackalloc byte[21];
        BinaryPrimitives.WriteInt32BigEndian(chunk, 9);
        "pHYs"u8.CopyTo(chunk[4..]);
        var perMetre = (int)Math.Round(dpi / 0.0254);
        BinaryPrimitives.WriteInt32BigEndian(chunk[8..], perMetre);
        BinaryPrimitives.WriteInt32BigEndian(chunk[12..], perMetre);
        chunk[16] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(chunk[17..], Crc(chunk[4..17]));
        return [.. png.AsSpan(0, AfterHeader), .. chunk, .. png.AsSpan(AfterHeader)];
    }

    // CRC-32 of the PNG standard, annex D, bit by bit: the chunk is 13 bytes.
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xffffffffu;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xedb88320u : crc >> 1;
        }
        return ~crc;
    }
}
