namespace Kazus.Checking.Images;

/// <summary>What a field of an image file can give away.</summary>
public enum ImageFactKind
{
    /// <summary>The patient's name, number or date of birth.</summary>
    Patient,

    /// <summary>Where it was taken.</summary>
    Position,

    /// <summary>When it was taken.</summary>
    Date,

    /// <summary>The serial number of the device.</summary>
    Serial,

    /// <summary>The hospital.</summary>
    Institution,

    /// <summary>A person who took or owns it.</summary>
    Person,

    /// <summary>Free words.</summary>
    Words,

    /// <summary>The file itself says that text is burnt into the picture.</summary>
    BurntIn,

    /// <summary>It was taken with a camera or telephone: a photograph, which may show a face.</summary>
    Camera,
}

/// <summary>A field of an image file that can give the patient away.</summary>
/// <param name="Kind">What it can give away.</param>
/// <param name="Field">The field as its standard calls it ("PatientName", "GPSLatitude").</param>
/// <param name="Value">Its value.</param>
public sealed record ImageFact(ImageFactKind Kind, string Field, string Value);

/// <summary>Reads what is written in image files beside the picture: Exif, XMP and comments of JPEG, text of PNG, Exif of TIFF, the header of DICOM. The picture itself is not looked at.</summary>
public static class ImageFile
{
    /// <summary>The most bytes that are looked at: what is written beside a picture stands before it, or in small pieces.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    /// <summary>Names of files that are images.</summary>
    public static bool IsImage(string name) => Path.GetExtension(name).ToLowerInvariant() is ".jpg" or ".jpeg" or ".png" or ".tif" or ".tiff" or ".dcm" or ".dicom";

    /// <summary>The fields of a file; empty for a file that is none of these, or holds none.</summary>
    public static IReadOnlyList<ImageFact> Read(ReadOnlySpan<byte> bytes)
    {
        var facts = new List<ImageFact>();
        if (bytes.Length > 132 && bytes.Slice(128, 4).SequenceEqual("DICM"u8)) Dicom.Read(bytes[132..], facts);
        else if (bytes.Length > 4 && bytes[0] == 0xFF && bytes[1] == 0xD8) Jpeg.Read(bytes, facts);
        else if (bytes.Length > 8 && bytes[..8].SequenceEqual((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) Png.Read(bytes[8..], facts);
        else if (bytes.Length > 8 && (bytes[..4].SequenceEqual("II*\0"u8) || bytes[..4].SequenceEqual("MM\0*"u8))) Exif.Read(bytes, facts);
        return [.. facts.Where(f => f.Value.Length > 0).Distinct()];
    }
}
