using Kazus.Manuscript.Front;
using Kazus.Manuscript.Prose;
using Xunit;

namespace Kazus.Manuscript.Tests;

public sealed class ProseReaderTests
{
    private static ReadProse Read(string text) => ProseReader.Read(new ProseFile("a.md", text));

    private static IReadOnlyList<Inline> Line(string text) => Assert.IsType<Block.Paragraph>(Assert.Single(Read(text).Blocks)).Line;

    [Fact]
    public void A_fact_knows_its_file_line_and_column()
    {
        var fact = Walked(Read("First line.\r\n\r\nThe {{ index.age | lower }} here.").Blocks).OfType<Inline.Fact>().Single();
        Assert.Equal(new SourcePlace("a.md", 3, 5), fact.At);
        Assert.Equal(("index.age", "lower", "{{ index.age | lower }}"), (fact.Name, fact.Format!, fact.Markdown));
    }

    [Theory]
    [InlineData("[@a; @b, p. 4]", "a,b:p. 4")]
    [InlineData("[@sun-2022]", "sun-2022")]
    [InlineData("[-@x.y_z]", "x.y_z")]
    public void A_citation_in_brackets_names_its_works(string text, string expected)
    {
        var cite = Assert.IsType<Inline.Cite>(Assert.Single(Line(text)));
        Assert.Equal(expected, string.Join(',', cite.Works.Select(w => w.Note is null ? w.Key : $"{w.Key}:{w.Note}")));
        Assert.False(cite.Narrative);
    }

    [Theory]
    [InlineData("Write to ana@example.org.")]
    [InlineData("An escaped \\@sign and [a link](https://e.org/@x).")]
    [InlineData("[not a citation] and [also; @this is text")]
    public void Words_that_only_look_like_citations_stay_words(string text) =>
        Assert.DoesNotContain(Walked(Read(text).Blocks), i => i is Inline.Cite { Narrative: false } || (i is Inline.Cite && !text.Contains("@this", StringComparison.Ordinal)));

    [Fact]
    public void A_key_in_the_sentence_leaves_the_full_stop_alone()
    {
        var line = Line("As told by @sun-2022.");
        Assert.Equal("sun-2022", Assert.IsType<Inline.Cite>(line[1]).Works[0].Key);
        Assert.Equal(".", Assert.IsType<Inline.Words>(line[2]).Text);
    }

    [Fact]
    public void A_place_inside_a_paragraph_follows_it()
    {
        var blocks = Read("Before {{ table: t }} after.").Blocks;
        Assert.Equal("Before  after.", PlainText.Of(Assert.IsType<Block.Paragraph>(blocks[0]).Line));
        Assert.Equal(("t", DisplayKind.Table), (Assert.IsType<Block.Place>(blocks[1]).Id, ((Block.Place)blocks[1]).Kind));
    }

    [Fact]
    public void A_format_bar_inside_a_table_is_no_cell_border()
    {
        var grid = Assert.IsType<Block.Grid>(Assert.Single(Read("| a | b |\n|---|--:|\n| {{ x | months }} | 2 |").Blocks));
        Assert.Equal(2, grid.Rows[1].Count);
        Assert.Equal("months", Walked([grid]).OfType<Inline.Fact>().Single().Format);
        Assert.Equal([false, true], grid.Numeric);
    }

    [Fact]
    public void An_unclosed_fact_is_a_finding_and_costs_its_line_only()
    {
        var read = Read("The {{ index.age is told.\n\nNext.");
        var finding = Assert.Single(read.Findings);
        Assert.Equal(("KZ155", 1, 5), (finding.Rule, finding.Places[0].Line!.Value, finding.Places[0].Column!.Value));
        Assert.Equal("Next.", PlainText.Of(Assert.IsType<Block.Paragraph>(read.Blocks[1]).Line));
    }

    [Fact]
    public void A_comment_is_not_printed_and_other_markup_is_printed_as_text()
    {
        var read = Read("One <!-- note --> two <b>three</b>.\n\n<!-- block -->\n\n<script>alert(1)</script>");
        Assert.Equal("One  two <b>three</b>.", PlainText.Of(Assert.IsType<Block.Paragraph>(read.Blocks[0]).Line));
        Assert.Equal("<script>alert(1)</script>", PlainText.Of(Assert.IsType<Block.Paragraph>(read.Blocks[1]).Line));
        Assert.All(read.Findings, f => Assert.Equal("KZ160", f.Rule));
    }

    [Fact]
    public void A_picture_alone_is_a_figure_with_its_label()
    {
        var picture = Assert.IsType<Block.Picture>(Assert.Single(Read("![MRI of {{ index.levels }}](imaging/mri.png){#fig:mri}").Blocks));
        Assert.Equal(("mri", "imaging/mri.png"), (picture.Id, picture.Path));
    }

    [Fact]
    public void Quotes_nested_too_deep_are_printed_plain_with_a_finding()
    {
        var read = Read(new string('>', 5000) + " deep");
        Assert.Equal("KZ159", Assert.Single(read.Findings).Rule);
        Assert.NotEmpty(read.Blocks);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\ufeff")]
    [InlineData("\0\u0001\ud800")]
    [InlineData("{{")]
    [InlineData("[@")]
    [InlineData("@")]
    [InlineData("{#")]
    [InlineData("{{}}")]
    [InlineData("| {{ a | b |\n|---|")]
    public void Nothing_is_too_short_or_too_broken_to_be_read(string text) => Assert.NotNull(Read(text).Blocks);

    private static IEnumerable<Inline> Walked(IEnumerable<Block> blocks) => Compose.Walk.Blocks(blocks).SelectMany(Compose.Walk.Inlines);
}
