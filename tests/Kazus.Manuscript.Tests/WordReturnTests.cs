using System.IO.Compression;
using System.Text;
using Kazus.Manuscript.Word;
using Xunit;

namespace Kazus.Manuscript.Tests;

public sealed class WordReturnTests
{
    private static readonly byte[] Docx = WordWriter.Write(Report.Compose(MiniReport.Parts()));

    private static WordReturn Edited(Func<string, string> edit, string? comments = null)
    {
        using var bytes = new MemoryStream();
        using (var source = new ZipArchive(new MemoryStream(Docx)))
        using (var target = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries)
            {
                using var from = new StreamReader(entry.Open());
                var text = from.ReadToEnd();
                using var to = new StreamWriter(target.CreateEntry(entry.FullName).Open(), new UTF8Encoding(false));
                to.Write(entry.FullName == "word/document.xml" ? edit(text) : text);
            }
            if (comments is not null)
            {
                using var to = new StreamWriter(target.CreateEntry("word/comments.xml").Open());
                to.Write(comments);
            }
        }
        bytes.Position = 0;
        return WordReturn.Read(bytes, "back.docx");
    }

    private static string Replace(string document, string old, string now)
    {
        Assert.Contains(old, document, StringComparison.Ordinal);
        return document.Replace(old, now, StringComparison.Ordinal);
    }

    [Fact]
    public void An_untouched_file_brings_nothing_back()
    {
        var back = Edited(d => d);
        Assert.Empty(back.Paragraphs);
        Assert.Empty(back.Facts);
        Assert.Empty(back.Comments);
        Assert.Empty(back.Findings);
    }

    [Fact]
    public void A_tracked_change_becomes_Markdown_with_facts_and_citations_as_they_were_written()
    {
        var back = Edited(d => Replace(d, "<w:r><w:t xml:space=\"preserve\">Tumours of this kind were</w:t></w:r>".Replace("kind were", "kind were first told apart by their nuclear STAT6 ", StringComparison.Ordinal),
            "<w:del w:id=\"901\" w:author=\"Ivo\" w:date=\"2026-01-02T03:04:05Z\"><w:r><w:delText>Tumours</w:delText></w:r></w:del><w:ins w:id=\"902\" w:author=\"Ivo\" w:date=\"2026-01-02T03:04:06Z\"><w:r><w:t>Growths</w:t></w:r></w:ins><w:r><w:t xml:space=\"preserve\"> of this kind were first told apart by their nuclear STAT6 </w:t></w:r>"));
        var change = Assert.Single(back.Paragraphs);
        Assert.Equal((RevisionKind.Changed, "Ivo", "2026-01-02T03:04:06Z"), (change.Kind, change.Authors[0], change.When));
        Assert.StartsWith("Growths of this kind were first told apart by their nuclear STAT6 [@baric-2014; @chen-2016; @arslan-2019]. @dvorak-2021 pooled", change.After, StringComparison.Ordinal);
        Assert.Contains("*most* series end early^2^", change.After, StringComparison.Ordinal);
        Assert.StartsWith("Tumours of this kind", change.Before, StringComparison.Ordinal);
        Assert.Equal(11, change.At.Line);
    }

    [Fact]
    public void A_changed_control_is_a_proposal_about_the_fact()
    {
        var back = Edited(d => Replace(d, ">52<", ">53<"));
        Assert.Contains(back.Facts, f => f is { Name: "index.age", Before: "52", After: "53" } && f.At.Line == 5);
        Assert.Equal(2, back.Facts.Count(f => f.Name == "index.age"));
        Assert.Contains("A 53-year-old", Assert.Single(back.Paragraphs).After, StringComparison.Ordinal);
    }

    [Fact]
    public void A_removed_and_a_new_paragraph_are_told_with_their_neighbour()
    {
        var back = Edited(d =>
        {
            var start = d.LastIndexOf("<w:p>", d.IndexOf("Ki-67 was ", StringComparison.Ordinal), StringComparison.Ordinal);
            var end = d.IndexOf("</w:p>", start, StringComparison.Ordinal) + 6;
            return d[..start] + "<w:p><w:pPr><w:pStyle w:val=\"BodyText\"/></w:pPr><w:r><w:t>A *new* line.</w:t></w:r></w:p>" + d[end..];
        });
        Assert.Contains(back.Paragraphs, p => p is { Kind: RevisionKind.Inserted, After: "A \\*new\\* line." });
        Assert.Contains(back.Paragraphs, p => p.Kind == RevisionKind.Deleted && p.Before.StartsWith("Ki-67 was {{ index.ki67", StringComparison.Ordinal));
    }

    [Fact]
    public void A_changed_heading_keeps_its_marks()
    {
        var back = Edited(d => Replace(d, ">Discussion<", ">Remarks<"));
        Assert.Equal(("# Discussion", "# Remarks"), (back.Paragraphs[0].Before, back.Paragraphs[0].After));
    }

    [Fact]
    public void A_comment_comes_with_the_words_it_is_hung_on()
    {
        var back = Edited(d => Replace(d, "<w:r><w:t xml:space=\"preserve\">Follow-up is the weak point of all these reports </w:t></w:r>",
            "<w:r><w:t xml:space=\"preserve\">Follow-up is </w:t></w:r><w:commentRangeStart w:id=\"7\"/><w:r><w:t>the weak point</w:t></w:r><w:commentRangeEnd w:id=\"7\"/><w:r><w:commentReference w:id=\"7\"/></w:r><w:r><w:t xml:space=\"preserve\"> of all these reports </w:t></w:r>"),
            $"<w:comments xmlns:w=\"{WordNames.W}\"><w:comment w:id=\"7\" w:author=\"Reviewer 2\" w:date=\"2026-02-01T00:00:00Z\"><w:p><w:r><w:t>Is it?</w:t></w:r></w:p></w:comment></w:comments>");
        Assert.Empty(back.Paragraphs);
        var comment = Assert.Single(back.Comments);
        Assert.Equal(("Reviewer 2", "Is it?", "the weak point"), (comment.Author, comment.Text, comment.About));
        Assert.Equal("manuscript/01-text.md", comment.At.Path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a zip")]
    public void A_file_that_is_no_Word_file_is_a_finding(string content) =>
        Assert.Equal("KZ165", Assert.Single(WordReturn.Read(new MemoryStream(Encoding.UTF8.GetBytes(content)), "x.docx").Findings).Rule);

    [Fact]
    public void A_damaged_document_is_a_finding() => Assert.Equal("KZ165", Assert.Single(Edited(d => d[..(d.Length / 2)]).Findings).Rule);
}
