using System.IO.Compression;
using System.Text;
using Kazus.Checking.Images;
using Kazus.Checks;
using Kazus.Text.Reading;
using Xunit;

namespace Kazus.Checking.Tests;

/// <summary>What is written beside a picture, on files made byte by byte after their standards.</summary>
public sealed class ImageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kazus-images-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // A TIFF directory of text entries, with a directory of positions when asked for.
    private static byte[] Tiff(bool little, bool position, params (ushort Tag, string Text)[] entries)
    {
        var bytes = new List<byte>(little ? "II*\0"u8.ToArray() : "MM\0*"u8.ToArray());
        U32(8);
        var count = entries.Length + (position ? 1 : 0);
        U16((ushort)count);
        var data = 8 + 2 + 12 * count + 4;
        var tail = new List<byte>();
        foreach (var (tag, text) in entries)
        {
            var value = Encoding.UTF8.GetBytes(text + "\0");
            U16(tag);
            U16(2);
            U32((uint)value.Length);
            U32((uint)(data + tail.Count));
            tail.AddRange(value);
        }
        if (position)
        {
            if (tail.Count % 2 == 1) tail.Add(0);
            U16(0x8825);
            U16(4);
            U32(1);
            U32((uint)(data + tail.Count));
        }
        U32(0);
        bytes.AddRange(tail);
        if (!position) return [.. bytes];
        var gps = bytes.Count;
        U16(1);
        U16(2);
        U16(5);
        U32(3);
        U32((uint)(gps + 2 + 12 + 4));
        U32(0);
        foreach (var n in new uint[] { 45, 1, 30, 1, 0, 1 }) U32(n);
        return [.. bytes];

        void U16(ushort n) => bytes.AddRange(little ? [(byte)n, (byte)(n >> 8)] : [(byte)(n >> 8), (byte)n]);
        void U32(uint n) => bytes.AddRange(little ? [(byte)n, (byte)(n >> 8), (byte)(n >> 16), (byte)(n >> 24)] : [(byte)(n >> 24), (byte)(n >> 16), (byte)(n >> 8), (byte)n]);
    }

    private static byte[] Jpeg(params (byte Marker, byte[] Body)[] segments) =>
        [0xFF, 0xD8, .. segments.SelectMany(s => (byte[])[0xFF, s.Marker, (byte)((s.Body.Length + 2) >> 8), (byte)(s.Body.Length + 2), .. s.Body]), 0xFF, 0xDA, 0, 2, 1, 2, 3];

    private static byte[] Png(params (string Kind, byte[] Body)[] chunks) =>
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. chunks.SelectMany(c => (byte[])[(byte)(c.Body.Length >> 24), (byte)(c.Body.Length >> 16), (byte)(c.Body.Length >> 8), (byte)c.Body.Length, .. Encoding.ASCII.GetBytes(c.Kind), .. c.Body, 0, 0, 0, 0])];

    private static byte[] Dicom(bool isExplicit, params (ushort Group, ushort Element, string Kind, string Value)[] elements)
    {
        var bytes = new List<byte>([.. new byte[128], .. "DICM"u8]);
        Add(2, 0x10, "UI", isExplicit ? "1.2.840.10008.1.2.1" : "1.2.840.10008.1.2", true);
        foreach (var (group, element, kind, value) in elements) Add(group, element, kind, value, isExplicit);
        return [.. bytes];

        void Add(ushort group, ushort element, string kind, string value, bool named)
        {
            var text = Encoding.ASCII.GetBytes(value.Length % 2 == 1 ? value + " " : value);
            bytes.AddRange([(byte)group, (byte)(group >> 8), (byte)element, (byte)(element >> 8)]);
            bytes.AddRange(named ? [.. Encoding.ASCII.GetBytes(kind), (byte)text.Length, (byte)(text.Length >> 8)] : [(byte)text.Length, (byte)(text.Length >> 8), 0, 0]);
            bytes.AddRange(text);
        }
    }

    private static (ImageFactKind, string, string)[] Facts(byte[] bytes) => [.. ImageFile.Read(bytes).Select(f => (f.Kind, f.Field, f.Value))];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Exif_of_a_photograph_tells_place_day_and_device(bool little)
    {
        var facts = Facts(Jpeg((0xE1, [.. "Exif\0\0"u8, .. Tiff(little, true, (0x0132, "2023:05:06 07:08:09"), (0xA431, "SN-4711"))])));
        Assert.Contains((ImageFactKind.Position, "GPSLatitude", "45.5"), facts);
        Assert.Contains((ImageFactKind.Date, "DateTime", "2023:05:06 07:08:09"), facts);
        Assert.Contains((ImageFactKind.Serial, "BodySerialNumber", "SN-4711"), facts);
    }

    [Fact]
    public void Xmp_and_comments_of_a_JPEG_are_read()
    {
        var facts = Facts(Jpeg((0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. "<rdf exif:GPSLongitude=\"15,58E\"><dc:creator><rdf:Seq><rdf:li>A. Nurse</rdf:li></rdf:Seq></dc:creator></rdf>"u8]), (0xFE, "ward 7"u8.ToArray())));
        Assert.Contains((ImageFactKind.Position, "GPSLongitude", "15,58E"), facts);
        Assert.Contains((ImageFactKind.Person, "creator", "A. Nurse"), facts);
        Assert.Contains((ImageFactKind.Words, "comment", "ward 7"), facts);
    }

    [Fact]
    public void Text_of_a_PNG_is_read_also_when_compressed()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write("J. Doe"u8);
        var facts = Facts(Png(("tEXt", [.. "Comment\0slice 12"u8]), ("zTXt", [.. "Patient Name\0\0"u8, .. packed.ToArray()]), ("iTXt", [.. "Creation Time\0\0\0\0\0"u8, .. "2022-01-02"u8])));
        Assert.Equal([(ImageFactKind.Words, "Comment", "slice 12"), (ImageFactKind.Patient, "Patient Name", "J. Doe"), (ImageFactKind.Date, "Creation Time", "2022-01-02")], facts);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_header_of_a_DICOM_file_names_the_patient(bool isExplicit)
    {
        var facts = Facts(Dicom(isExplicit, (8, 0x20, "DA", "20230506"), (0x10, 0x10, "PN", "DOE^JANE"), (0x10, 0x30, "DA", "19600101"), (0x28, 0x301, "CS", "YES")));
        Assert.Equal([(ImageFactKind.Date, "StudyDate", "20230506"), (ImageFactKind.Patient, "PatientName", "DOE^JANE"), (ImageFactKind.Patient, "PatientBirthDate", "19600101"), (ImageFactKind.BurntIn, "BurnedInAnnotation", "YES")], facts);
    }

    [Fact]
    public void Cut_and_scrambled_files_are_read_as_far_as_they_go()
    {
        var random = new Random(4);
        byte[][] whole = [Jpeg((0xE1, [.. "Exif\0\0"u8, .. Tiff(true, true, (0x0132, "2023"))])), Png(("eXIf", Tiff(false, true))), Dicom(true, (0x10, 0x10, "PN", "DOE^JANE")), Tiff(true, true)];
        foreach (var file in whole)
        {
            var all = Facts(file);
            Assert.NotEmpty(all);
            for (var i = 0; i < 2000; i++)
            {
                var copy = file[..random.Next(file.Length + 1)];
                // What is read of a file cut short, the whole file has as well, or begins with.
                Assert.All(Facts(copy), f => Assert.Contains(all, whole => whole.Item1 == f.Item1 && whole.Item2 == f.Item2));
                for (var k = 0; k < 3 && copy.Length > 0; k++) copy[random.Next(copy.Length)] = (byte)random.Next(256);
                ImageFile.Read(copy);
            }
        }
    }

    [Fact]
    public void Images_inside_a_Word_file_are_looked_at()
    {
        var path = Path.Combine(folder, "report.docx");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            Put("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"jpg\" ContentType=\"image/jpeg\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"u8.ToArray());
            Put("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"u8.ToArray());
            Put("word/document.xml", "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>A 40-year-old woman had pain in the left thigh for three months.</w:t></w:r></w:p></w:body></w:document>"u8.ToArray());
            Put("word/media/image1.jpg", Jpeg((0xE1, [.. "Exif\0\0"u8, .. Tiff(true, true)])));

            void Put(string name, byte[] bytes)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }
        Assert.Equal("word/media/image1.jpg", ManuscriptCheck.File(path).Findings.Single(f => f.Rule == "KZ806").Places[0].Where);
    }

    [Fact]
    public void Images_beside_Markdown_are_looked_at()
    {
        var photograph = Jpeg((0xE1, [.. "Exif\0\0"u8, .. Tiff(true, true)]));
        File.WriteAllBytes(Path.Combine(folder, "a.jpg"), photograph);
        File.WriteAllText(Path.Combine(folder, "report.md"), Examples.Report() + "\n\n![](a.jpg)\n");
        var finding = Assert.Single(ManuscriptCheck.File(Path.Combine(folder, "report.md")).Findings, f => f.Rule == "KZ806");
        Assert.Equal((Severity.Error, "a.jpg"), (finding.Severity, finding.Places[0].Where));
        Assert.DoesNotContain("45.5", finding.Message + finding.Places[0].Value, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "plain.md"), Examples.Report());
        Assert.Contains(ManuscriptCheck.File(Path.Combine(folder, "plain.md")).Checked[0].RulesNotRun, r => r.Rule == "KZ806");
    }

    [Fact]
    public void Images_of_a_casebook_are_looked_at_and_what_was_built_is_not()
    {
        Directory.CreateDirectory(Path.Combine(folder, "imaging"));
        Directory.CreateDirectory(Path.Combine(folder, "build"));
        File.WriteAllText(Path.Combine(folder, "casebook.yaml"), "title: S\n");
        foreach (var place in new[] { "imaging", "build" }) File.WriteAllBytes(Path.Combine(folder, place, "a.dcm"), Dicom(true, (0x10, 0x10, "PN", "DOE^JANE")));
        Assert.Equal(["imaging/a.dcm"], CasebookCheck.Folder(folder).Findings.Where(f => f.Rule == "KZ806").Select(f => f.Places[0].Where));
    }

    private static IEnumerable<string> Rules(string one) => Examples.Rules(Examples.Report(@abstract: "This tumour is rare. " + one + " There was no recurrence at 12 months.", @case: one + " MRI showed a mass of 42 × 30 × 28 mm (Figure 1). In April 2020 the tumour was excised with clear margins. There was no recurrence at 12 months (Figure 2)."));

    [Fact]
    public void A_place_an_occupation_and_a_rare_disease_together_are_found() => Assert.Contains("KZ807", Rules("A 40-year-old teacher, a woman living in Brod, was referred in March 2020 with pain in the left thigh for 3 months."));

    [Fact]
    public void Without_the_place_nothing_is_said() => Assert.DoesNotContain("KZ807", Rules("A 40-year-old teacher, a woman, was referred in March 2020 with pain in the left thigh for 3 months."));
}
