using System.IO.Compression;
using Kazus.Text.Documents;
using Kazus.Text.Reading;
using Kazus.Text.Tests.Documents;
using Xunit;

namespace Kazus.Text.Tests.Reading;

public sealed class WordTests
{
    private static readonly Document Document = Examples.Read(WordExample.Of(WordExample.Body), "a.docx").Document!;

    [Fact]
    public void Headings_are_known_by_style_in_any_language_and_by_look() =>
        Assert.Equal([SectionKind.Front, SectionKind.Abstract, SectionKind.Case, SectionKind.References], Document.Outline.Select(s => s.Kind));

    [Fact]
    public void Title_and_authors_are_found()
    {
        Assert.Equal("Chondroma of the ulna in a weaver", Document.Metadata.Title!.Value);
        Assert.Equal(["Ada Holm", "Ben Sol"], Document.Metadata.Authors.Select(a => a.Name));
        Assert.Equal("2", Document.Metadata.Authors[1].AffiliationKeys[0]);
    }

    [Fact]
    public void Inserted_words_are_read_and_deleted_words_are_not()
    {
        Assert.Contains(Document.Sentences, s => s.Text == "A 45-year-old woman had pain for 2 months.");
        Assert.Equal(["Deleted:44", "Inserted:45"], Document.Revisions.Select(r => $"{r.Kind}:{r.Text}"));
        Assert.Equal(("45", "Ben Sol"), (Document.Quote(Document.Revisions[1].Span), Document.Revisions[1].Author));
        Assert.True(Document.Revisions[0].Span.IsEmpty);
    }

    [Fact]
    public void A_comment_knows_the_words_it_is_about()
    {
        var comment = Assert.Single(Document.Comments);
        Assert.Equal(("Or one month?", "pain for 2 months"), (comment.Text, Document.Quote(comment.Span)));
    }

    [Fact]
    public void Raised_figures_are_citations_or_exponents()
    {
        Assert.Contains(Document.Sentences, s => s.Text == "It measured 4 cm3 (Table 1).");
        Assert.Equal(["1", "2"], Assert.Single(Document.Citations).References.Select(r => r.Key));
    }

    [Fact]
    public void Merged_cells_cover_their_rows_and_columns()
    {
        var table = Assert.Single(Document.Tables);
        Assert.Equal(("Table 1", 3, 2), (table.Label, table.Width, table.Body.Count));
        Assert.Equal("Size", table.Header(3));
        Assert.Equal(("0", "4.4", "cm"), (table.CellAt(2, 1)!.Text, table.CellAt(2, 2)!.Text, table.CellAt(2, 3)!.Text));
    }

    [Fact]
    public void Every_node_lies_inside_its_parent() => NodeSpanTests.AssertInside(Document);

    [Fact]
    public void A_file_that_unpacks_without_end_is_refused()
    {
        var bomb = WordExample.Of("<w:p/>", archive =>
        {
            using var entry = archive.CreateEntry("word/bomb.xml", CompressionLevel.SmallestSize).Open();
            entry.Write("<a>"u8);
            var zeros = new byte[1 << 20];
            Array.Fill(zeros, (byte)' ');
            for (var i = 0; i < 80; i++) entry.Write(zeros);
            entry.Write("</a>"u8);
        });
        Assert.True(bomb.Length < 1 << 20);
        Assert.Equal(ReadingRule.Inflated.Id, Assert.Single(Examples.Read(bomb, "a.docx").Findings).Rule);
    }

    [Fact]
    public void Properties_with_odd_values_do_not_make_a_file_damaged()
    {
        var read = Examples.Read(WordExample.Of("""<w:p><w:pPr><w:outlineLvl w:val="top"/></w:pPr><w:r><w:rPr><w:vanish w:val="off"/><w:b w:val="odd"/></w:rPr><w:t>It was seen.</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="wide"/></w:tcPr><w:p><w:r><w:t>Size</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"""), "a.docx");
        Assert.Contains("It was seen.", read.Document!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Strict_files_are_read_as_well()
    {
        var strict = WordExample.Of(WordExample.Body.Replace("<w:p>", """<w:p xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main">""", StringComparison.Ordinal));
        Assert.Contains("The mass grew.", Examples.Read(strict, "a.docx").Document!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_nested_without_end_are_refused() => Assert.Equal(ReadingRule.BrokenPackage.Id,
        Assert.Single(Examples.Read(WordExample.Of(string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 20_000)) + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 20_000))), "a.docx").Findings).Rule);

    [Fact]
    public void A_document_type_in_a_part_is_refused() => Assert.Equal(ReadingRule.BrokenPackage.Id,
        Assert.Single(Examples.Read(WordExample.Of("<w:p/>", a => WordExample.Put(a, "word/x.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>")), "a.docx").Findings).Rule);

    [Fact]
    public void A_zip_of_something_else_is_said_so()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, true)) WordExample.Put(archive, "a.txt", "hello");
        Assert.Equal(ReadingRule.UnknownFormat.Id, Assert.Single(Examples.Read(stream.ToArray(), "a.docx").Findings).Rule);
    }
}
