using System.Buffers.Binary;
using System.Text;

namespace Kazus.Checking.Images;

/// <summary>The segments of a JPEG file before the picture: Exif and XMP in APP1, comments in COM.</summary>
internal static class Jpeg
{
    public static void Read(ReadOnlySpan<byte> bytes, List<ImageFact> facts)
    {
        var at = 2;
        while (at + 4 <= bytes.Length && bytes[at] == 0xFF)
        {
            var marker = bytes[at + 1];
            // The picture begins; nothing is written after that.
            if (marker is 0xDA or 0xD9) return;
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (length < 2 || at + 2 + length > bytes.Length) return;
            var body = bytes.Slice(at + 4, length - 2);
            if (marker == 0xE1 && body.StartsWith("Exif\0\0"u8)) Exif.Read(body[6..], facts);
            else if (marker == 0xE1 && body.StartsWith("http://ns.adobe.com/xap/1.0/\0"u8)) Xmp.Read(Encoding.UTF8.GetString(body[29..]), facts);
            else if (marker == 0xFE) facts.Add(new(ImageFactKind.Words, "comment", Encoding.UTF8.GetString(body).Trim('\0', ' ', '\r', '\n')));
            at += 2 + length;
        }
    }
}
