using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Kazus.Checking.Images;

/// <summary>The directories of TIFF 6.0 as Exif 2.3 uses them (JEITA CP-3451C): the tags that can give a patient away.</summary>
internal static class Exif
{
    private const ushort ExifDirectory = 0x8769;
    private const ushort GpsDirectory = 0x8825;

    public static void Read(ReadOnlySpan<byte> tiff, List<ImageFact> facts)
    {
        if (tiff.Length < 8) return;
        var little = tiff[0] == (byte)'I';
        Directory(tiff, U32(tiff, 4, little), little, facts, depth: 0);
    }

    // A damaged file may point anywhere: every offset is checked, and directories do not nest deeper than the standard has them.
    private static void Directory(ReadOnlySpan<byte> tiff, uint at, bool little, List<ImageFact> facts, int depth)
    {
        if (depth > 2 || at + 2 > (uint)tiff.Length) return;
        var count = Math.Min((int)U16(tiff, (int)at, little), 512);
        for (var i = 0; i < count; i++)
        {
            var entry = (int)at + 2 + 12 * i;
            if (entry + 12 > tiff.Length) return;
            var tag = U16(tiff, entry, little);
            if (tag is ExifDirectory) Directory(tiff, U32(tiff, entry + 8, little), little, facts, depth + 1);
            else if (tag is GpsDirectory) Position(tiff, U32(tiff, entry + 8, little), little, facts);
            else if (Known(tag) is { } known) facts.Add(new(known.Kind, known.Field, Text(tiff, entry, little)));
        }
    }

    private static (ImageFactKind Kind, string Field)? Known(ushort tag) => tag switch
    {
        0x010E => (ImageFactKind.Words, "ImageDescription"),
        0x010F => (ImageFactKind.Camera, "Make"),
        0x0110 => (ImageFactKind.Camera, "Model"),
        0x0132 => (ImageFactKind.Date, "DateTime"),
        0x9003 => (ImageFactKind.Date, "DateTimeOriginal"),
        0x9004 => (ImageFactKind.Date, "DateTimeDigitized"),
        0x013B => (ImageFactKind.Person, "Artist"),
        0xA430 => (ImageFactKind.Person, "CameraOwnerName"),
        0xA431 => (ImageFactKind.Serial, "BodySerialNumber"),
        0x9286 => (ImageFactKind.Words, "UserComment"),
        _ => null,
    };

    // Latitude and longitude, as degrees.
    private static void Position(ReadOnlySpan<byte> tiff, uint at, bool little, List<ImageFact> facts)
    {
        if (at + 2 > (uint)tiff.Length) return;
        var count = Math.Min((int)U16(tiff, (int)at, little), 64);
        for (var i = 0; i < count; i++)
        {
            var entry = (int)at + 2 + 12 * i;
            if (entry + 12 > tiff.Length) return;
            var tag = U16(tiff, entry, little);
            if (tag is 2 or 4) facts.Add(new(ImageFactKind.Position, tag == 2 ? "GPSLatitude" : "GPSLongitude", Degrees(tiff, U32(tiff, entry + 8, little), little)));
        }
    }

    private static string Degrees(ReadOnlySpan<byte> tiff, uint at, bool little)
    {
        if (at + 24 > (uint)tiff.Length) return "given";
        double degrees = 0;
        for (var i = 0; i < 3; i++)
        {
            var below = U32(tiff, (int)at + 8 * i + 4, little);
            if (below != 0) degrees += U32(tiff, (int)at + 8 * i, little) / (double)below / Math.Pow(60, i);
        }
        return degrees.ToString("0.####", CultureInfo.InvariantCulture);
    }

    private static string Text(ReadOnlySpan<byte> tiff, int entry, bool little)
    {
        var type = U16(tiff, entry + 2, little);
        var length = U32(tiff, entry + 4, little);
        if (type is not (2 or 7) || length > 4096) return "";
        var at = length <= 4 ? (uint)entry + 8 : U32(tiff, entry + 8, little);
        if (at + length > (uint)tiff.Length) return "";
        var bytes = tiff.Slice((int)at, (int)length);
        // A user comment begins with eight bytes that name its code.
        if (type == 7 && bytes.Length > 8) bytes = bytes[8..];
        return Encoding.UTF8.GetString(bytes).Trim('\0', ' ', '\r', '\n');
    }

    private static ushort U16(ReadOnlySpan<byte> b, int at, bool little) => at + 2 > b.Length ? (ushort)0 : little ? BinaryPrimitives.ReadUInt16LittleEndian(b[at..]) : BinaryPrimitives.ReadUInt16BigEndian(b[at..]);

    private static uint U32(ReadOnlySpan<byte> b, int at, bool little) => at + 4 > b.Length ? uint.MaxValue / 2 : little ? BinaryPrimitives.ReadUInt32LittleEndian(b[at..]) : BinaryPrimitives.ReadUInt32BigEndian(b[at..]);
}
