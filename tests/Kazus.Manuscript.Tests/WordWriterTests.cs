using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Kazus.Manuscript.Word;
using Kazus.Testing;
using Xunit;

namespace Kazus.Manuscript.Tests;

public sealed class WordWriterTests
{
    private static readonly byte[] Docx = WordWriter.Write(Report.Compose(MiniReport.Parts()));

    private static WordprocessingDocument Open(byte[] docx) => WordprocessingDocument.Open(new MemoryStream(docx), false);

    private static void AssertValid(byte[] docx)
    {
        using var document = Open(docx);
        var errors = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}").ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors.Take(12)));
    }

    [Fact]
    public void Word_opens_it_without_a_warning() => AssertValid(Docx);

    [Fact]
    public void A_long_report_with_sideways_tables_is_valid_too() => AssertValid(WordWriter.Write(Report.Compose(MiniReport.Long(), new ReportOptions { LineNumbers = true, Citations = CitationForm.Superscript })));

    [Fact]
    public void The_document_is_the_approved_one()
    {
        using var zip = new ZipArchive(new MemoryStream(Docx));
        using var stream = zip.GetEntry("word/document.xml")!.Open();
        Approve.Text(XDocument.Load(stream).ToString(), "tests", "Kazus.Manuscript.Tests", "Approved", "document.xml");
    }

    [Fact]
    public void Every_live_fact_stands_in_a_content_control_named_after_it()
    {
        using var document = Open(Docx);
        var tags = document.MainDocumentPart!.Document!.Descendants<SdtRun>().Select(s => (s.SdtProperties!.GetFirstChild<Tag>()!.Val!.Value, s.InnerText)).ToList();
        Assert.Contains(("index.age", "52"), tags);
        Assert.Contains(("index.symptom.duration", "two months"), tags);
        Assert.Contains(("chen-2016.followup", "14"), tags);
    }

    [Fact]
    public void Headings_captions_and_header_rows_are_real()
    {
        using var document = Open(Docx);
        var body = document.MainDocumentPart!.Document!.Body!;
        var styles = body.Descendants<ParagraphStyleId>().Select(s => s.Val!.Value!).ToHashSet();
        Assert.Superset(new HashSet<string> { "Title", "Abstract", "Heading1", "Heading2", "Caption", "TableCaption", "Bibliography", "Quote" }, styles);
        Assert.Equal([" SEQ Figure \\* ARABIC ", " SEQ Table \\* ARABIC ", " SEQ Figure \\* ARABIC "], body.Descendants<SimpleField>().Select(f => f.Instruction!.Value!));
        Assert.All(body.Descendants<Table>(), t => Assert.NotNull(t.Elements<TableRow>().First().TableRowProperties!.GetFirstChild<TableHeader>()));
        Assert.All(styles, s => Assert.Contains(document.MainDocumentPart.StyleDefinitionsPart!.Styles!.Elements<Style>(), x => x.StyleId == s));
    }

    [Fact]
    public void A_drawing_is_there_as_SVG_with_a_PNG_and_words_for_those_who_cannot_see()
    {
        using var document = Open(Docx);
        Assert.Equal(2, document.MainDocumentPart!.ImageParts.Count(p => p.ContentType == "image/svg+xml"));
        Assert.Equal(2, document.MainDocumentPart.ImageParts.Count(p => p.ContentType == "image/png"));
        Assert.All(document.MainDocumentPart.Document!.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>(), p => Assert.NotEmpty(p.Description!.Value!));
    }

    [Fact]
    public void Properties_come_from_the_report_and_not_from_a_clock()
    {
        using var document = Open(Docx);
        Assert.Equal(MiniReport.Front.Title, document.PackageProperties.Title);
        Assert.Equal(new DateTime(2025, 4, 2), document.PackageProperties.Created!.Value.ToUniversalTime().Date);
        Assert.Equal("en-GB", document.PackageProperties.Language);
    }

    [Fact]
    public void Right_to_left_names_are_marked_as_such()
    {
        using var document = Open(Docx);
        Assert.Contains(document.MainDocumentPart!.Document!.Descendants<Run>(), r => r.RunProperties?.RightToLeftText is not null && r.InnerText == "سلمى بن يوسف");
    }

    [Fact]
    public void The_same_report_gives_the_same_bytes() => Assert.Equal(Docx, WordWriter.Write(Report.Compose(MiniReport.Parts())));
}
