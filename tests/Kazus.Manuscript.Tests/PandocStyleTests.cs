using Kazus.Manuscript.Prose;
using Kazus.Manuscript.References;
using Kazus.Testing;
using Xunit;

namespace Kazus.Manuscript.Tests;

public sealed class PandocStyleTests
{
    private const string AuthorDate = """
        <style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>t</title><id>t</id><updated>2020-01-01T00:00:00+00:00</updated></info>
        <citation><layout prefix="(" suffix=")" delimiter="; "><names variable="author"><name form="short" et-al-min="3" et-al-use-first="1"/></names><date variable="issued" prefix=" "><date-part name="year"/></date></layout></citation>
        <bibliography><sort><key variable="title"/></sort><layout suffix="."><text variable="title" font-style="italic"/><text variable="container-title" prefix=", "/></layout></bibliography></style>
        """;

    private const string Raised = """
        <style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>t</title><id>t</id><updated>2020-01-01T00:00:00+00:00</updated></info>
        <citation collapse="citation-number"><sort><key variable="citation-number"/></sort><layout vertical-align="sup" delimiter=","><text variable="citation-number"/></layout></citation>
        <bibliography second-field-align="flush"><layout><text variable="citation-number" suffix="."/><text variable="title"/></layout></bibliography></style>
        """;

    private static async Task<Report> Styled(string style)
    {
        var file = Path.Combine(Path.GetTempPath(), $"kazus-{Guid.NewGuid():N}.csl");
        await File.WriteAllTextAsync(file, style);
        try
        {
            var parts = MiniReport.Parts();
            var result = await PandocStyle.Print(Report.Compose(parts), file);
            Assert.Null(result.Finding);
            return Report.Compose(parts, new ReportOptions { Styled = result.References });
        }
        finally
        {
            File.Delete(file);
        }
    }

    [ProgramFact("pandoc")]
    public async Task An_author_date_style_changes_citations_and_the_order_of_the_list()
    {
        var report = await Styled(AuthorDate);
        Assert.StartsWith("Solitary fibrous tumours of the spine are rare, and few are followed for long (Arslan et al. 2019)", PlainText.Of(((Block.Paragraph)report.Abstract[0].Blocks[0]).Line).Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal(report.References.Select(r => r.Reference.Title).Order(StringComparer.OrdinalIgnoreCase), report.References.Select(r => r.Reference.Title));
        Assert.Contains(report.References[0].Entry, i => i is Inline.Styled { Style: TextStyle.Emphasis });
        Assert.Contains("(Arslan et al. 2019)", Html.HtmlWriter.Write(report).Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [ProgramFact("pandoc")]
    public async Task A_style_with_raised_numbers_raises_them_and_the_list_counts_for_itself()
    {
        var report = await Styled(Raised);
        Assert.True(report.Options.Styled!.Numbered);
        var cite = Compose.Walk.Inlines(report.Abstract[0].Blocks[0]).OfType<Inline.Cite>().Single();
        Assert.Equal(new CitationPart("1", "arslan-2019", true), cite.Shown.Single());
        Assert.Equal("Invented tumours of the thoracic spine.", PlainText.Of(report.References[0].Entry).Trim());
    }

    [Fact]
    public async Task Without_pandoc_one_sentence_says_what_is_missing() =>
        Assert.StartsWith("The style was not used: pandoc is not installed", (await PandocStyle.Print(Report.Compose(MiniReport.Parts()), "x.csl", "no-such-program-here")).Finding!.Message, StringComparison.Ordinal);
}
