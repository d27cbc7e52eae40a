using System.Buffers.Binary;
using System.Text;

namespace Kazus.Checking.Images;

/// <summary>The header of a DICOM file (PS3.10) up to the pixel data: the elements of PS3.15 annex E that name a patient, a place or a device.</summary>
internal static class Dicom
{
    public static void Read(ReadOnlySpan<byte> body, List<ImageFact> facts)
    {
        // The group of the file itself is always explicit, little endian; what follows may be implicit. Big endian and deflated files are left alone.
        var syntax = "";
        for (var elements = 0; elements < 4000 && body.Length >= 8; elements++)
        {
            var group = BinaryPrimitives.ReadUInt16LittleEndian(body);
            var element = BinaryPrimitives.ReadUInt16LittleEndian(body[2..]);
            if (group != 2 && syntax is "1.2.840.10008.1.2.2" or "1.2.840.10008.1.2.1.99") return;
            if (group == 0x7FE0 || !Length(body, group == 2 || syntax != "1.2.840.10008.1.2", out var head, out var length)) return;
            if (length > (uint)(body.Length - head)) return;
            var value = body.Slice(head, (int)length);
            if (group == 2 && element == 0x0010) syntax = Text(value);
            else if (Known(group, element) is { } known) facts.Add(new(known.Kind, known.Field, Text(value)));
            else if (group == 0x0028 && element == 0x0301 && Text(value) == "YES") facts.Add(new(ImageFactKind.BurntIn, "BurnedInAnnotation", "YES"));
            body = body[(head + (int)length)..];
        }
    }

    private static bool Length(ReadOnlySpan<byte> body, bool isExplicit, out int head, out uint length)
    {
        (head, length) = (8, 0);
        if (!isExplicit)
        {
            length = BinaryPrimitives.ReadUInt32LittleEndian(body[4..]);
            return length != uint.MaxValue;
        }
        var kind = Encoding.ASCII.GetString(body.Slice(4, 2));
        if (kind is "OB" or "OW" or "OF" or "OD" or "OL" or "SQ" or "UC" or "UN" or "UR" or "UT")
        {
            if (body.Length < 12) return false;
            head = 12;
            length = BinaryPrimitives.ReadUInt32LittleEndian(body[8..]);
            // A sequence of unknown length: its items are passed one by one.
            if (length == uint.MaxValue) length = 0;
            return true;
        }
        length = BinaryPrimitives.ReadUInt16LittleEndian(body[6..]);
        return char.IsAsciiLetterUpper(kind[0]) || kind[0] == '\0';
    }

    private static (ImageFactKind Kind, string Field)? Known(ushort group, ushort element) => (group, element) switch
    {
        (0x0010, 0x0010) => (ImageFactKind.Patient, "PatientName"),
        (0x0010, 0x0020) => (ImageFactKind.Patient, "PatientID"),
        (0x0010, 0x0030) => (ImageFactKind.Patient, "PatientBirthDate"),
        (0x0010, 0x1000) => (ImageFactKind.Patient, "OtherPatientIDs"),
        (0x0010, 0x1040) => (ImageFactKind.Patient, "PatientAddress"),
        (0x0010, 0x2154) => (ImageFactKind.Patient, "PatientTelephoneNumbers"),
        (0x0008, 0x0050) => (ImageFactKind.Patient, "AccessionNumber"),
        (0x0008, 0x0020) => (ImageFactKind.Date, "StudyDate"),
        (0x0008, 0x0080) => (ImageFactKind.Institution, "InstitutionName"),
        (0x0008, 0x0090) => (ImageFactKind.Person, "ReferringPhysicianName"),
        (0x0018, 0x1000) => (ImageFactKind.Serial, "DeviceSerialNumber"),
        (0x0010, 0x4000) => (ImageFactKind.Words, "PatientComments"),
        _ => null,
    };

    private static string Text(ReadOnlySpan<byte> value) => value.Length > 1024 ? "" : Encoding.UTF8.GetString(value).Trim('\0', ' ');
}
