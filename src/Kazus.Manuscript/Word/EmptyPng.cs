using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Kazus.Manuscript.Word;

/// <summary>A white PNG of a given shape, one bit deep (PNG specification, 3rd ed., 5 and 11.2).</summary>
internal static class EmptyPng
{
    public static byte[] Of(double width, double height)
    {
        var w = 64;
        var h = Math.Clamp((int)Math.Round(64 * height / width), 1, 4096);
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, w);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), h);
        header[8] = 1;
        Chunk(png, "IHDR", header);
        var rows = new byte[h * (1 + w / 8)];
        for (var i = 0; i < rows.Length; i++) rows[i] = i % (1 + w / 8) == 0 ? (byte)0 : (byte)0xff;
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(rows);
        Chunk(png, "IDAT", packed.ToArray());
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    private static void Chunk(MemoryStream png, string type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        png.Write(number);
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = 0xffffffffu;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var k = 0; k < 8; k++) crc = (crc & 1) != 0 ? 0xedb88320u ^ (crc >> 1) : crc >> 1;
        }
        return crc ^ 0xffffffffu;
    }
}
