using System.Globalization;
using System.Text;
using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Kazus.Manuscript.Displays;
using Kazus.Manuscript.Facts;
using Kazus.Manuscript.Front;
using Kazus.Manuscript.Html;
using Kazus.Manuscript.Jats;
using Kazus.Manuscript.Plain;
using Kazus.Manuscript.Print;
using Kazus.Manuscript.References;
using Kazus.Manuscript.Word;
using Kazus.Testing;
using Xunit;

namespace Kazus.Manuscript.Tests;

public sealed class EveryWriterTests
{
    private const string Evil = "</script><script>alert(1)</script>\" onload='x' \u0001\ud800 ]]> &amp; \u202e\\ {{ [@ | * _ `";

    private static ReportParts Hostile()
    {
        var claim = MiniReport.Said(Evil, Evil, Evil, Evil);
        return MiniReport.Parts("# " + Evil + "\n\nA {{ evil }} and [x](javascript:alert(1)) <img src=x onerror=alert(1)>.\n\n[@tab:t] [@fig:f]\n\n{{ table: t }}\n\n{{ figure: f }}\n\nCited [@e].") with
        {
            Front = MiniReport.Front with
            {
                Title = Evil, RunningTitle = Evil, Keywords = [Evil], Doi = Evil,
                Authors = [new Author(PersonName.Of(Evil, Evil)) { Corresponding = true, Email = Evil, Orcid = Evil, Affiliations = ["x", "unknown"], Roles = [Evil] }],
                Affiliations = [new Affiliation("x", Evil) { Ror = Evil }],
                Declarations = [new Declaration(DeclarationKind.Other, Evil) { Title = Evil }],
                Licence = new Licence(Evil) { Url = "javascript:alert(1)" },
            },
            Facts = LiveFacts.Of([new LiveFact { Name = "evil", Text = Evil, Label = Evil, Variable = "x", Claims = [claim] }]),
            Tables = [new ReportTable { Id = "t", Caption = Evil, Columns = [new TableColumn(Evil)], Rows = [new TableRow([new TableCell(Evil) { Claims = [claim] }]), new TableRow([])], Notes = [Evil] }],
            Figures = [new ReportFigure { Id = "f", Caption = Evil, Alt = Evil, Svg = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' onload='alert(1)'><script>alert(1)</script><style>@import url(http://e.org)</style><a xlink:href='javascript:alert(1)'><rect id='r' fill='url(http://e.org/x)'/></a><image href='http://e.org/i.png'/><use href='#r'/><foreignObject/></svg>" }],
            References = [new Reference { Key = "e", Title = Evil, Authors = [PersonName.Of(Evil)], Url = "javascript:alert(1)", Doi = Evil, Type = "webpage" }],
            Conflicts = [new ReportConflict(Evil, [claim])],
        };
    }

    [Fact]
    public void Hostile_words_stay_words_in_HTML()
    {
        var page = new HtmlParser().ParseDocument(HtmlWriter.Write(Report.Compose(Hostile())));
        Assert.Single(page.QuerySelectorAll("script"));
        Assert.Empty(page.QuerySelectorAll("style").Skip(1));
        Assert.Empty(page.QuerySelectorAll("img, foreignObject, iframe, image[href], svg script, svg style"));
        foreach (var element in page.All)
        {
            Assert.DoesNotContain(element.Attributes, a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(element.Attributes, a => a.Value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase));
            Assert.False(element.LocalName != "a" && (element.GetAttribute("href") ?? element.GetAttribute("src") ?? "#").StartsWith("http", StringComparison.Ordinal), element.OuterHtml);
        }
    }

    [Fact]
    public void Hostile_words_leave_Word_and_JATS_well_formed()
    {
        var report = Report.Compose(Hostile());
        using var document = WordprocessingDocument.Open(new MemoryStream(WordWriter.Write(report)), false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(document).Select(e => e.Path?.XPath + e.Description));
        Assert.Contains("alert(1)", JatsWriterTests.Load(JatsWriter.Write(report).Xml).Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_drawing_that_is_no_SVG_is_told_and_the_report_is_whole()
    {
        var parts = MiniReport.Parts() with { Figures = [new ReportFigure { Id = "timeline", Caption = "c", Alt = "a", Svg = "<svg" }, MiniReport.Parts().Figures[1]] };
        var report = Report.Compose(parts);
        Assert.Contains(report.Findings, f => f.Rule == "KZ163");
        Assert.Contains("It shows: a", HtmlWriter.Write(report), StringComparison.Ordinal);
        Assert.NotEmpty(WordWriter.Write(report));
        Assert.NotEmpty(JatsWriter.Write(report).Xml);
    }

    [Fact]
    public void An_empty_manuscript_is_still_a_report()
    {
        var report = Report.Compose(new ReportParts { Front = new FrontMatter { Title = "" }, Prose = [] });
        Assert.Contains("<main", HtmlWriter.Write(report), StringComparison.Ordinal);
        Assert.NotEmpty(MarkdownWriter.Write(report));
        using var document = WordprocessingDocument.Open(new MemoryStream(WordWriter.Write(report)), false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(document).Select(e => e.Description));
        Assert.NotNull(JatsWriterTests.Load(JatsWriter.Write(report).Xml).Root);
    }

    [Theory]
    [InlineData("hr-HR")]
    [InlineData("ar-SA")]
    [InlineData("tr-TR")]
    public void Every_culture_writes_the_same_bytes(string culture)
    {
        var here = All();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(here, All());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static byte[] All()
    {
        var report = Report.Compose(MiniReport.Parts());
        return [.. Encoding.UTF8.GetBytes(HtmlWriter.Write(report)), .. WordWriter.Write(report), .. JatsWriter.Write(report).Xml, .. Encoding.UTF8.GetBytes(MarkdownWriter.Write(report))];
    }

    [Fact]
    public void The_Markdown_is_the_approved_one() =>
        Approve.Text(MarkdownWriter.Write(Report.Compose(MiniReport.Parts())), "tests", "Kazus.Manuscript.Tests", "Approved", "report.md");

    [ProgramFact("pandoc")]
    public void Pandoc_cites_the_same_works_from_our_Markdown_and_CSL_JSON()
    {
        var file = Path.Combine(Path.GetTempPath(), $"kazus-{Guid.NewGuid():N}.json");
        File.WriteAllText(file, CslJson.Write(MiniReport.References));
        try
        {
            var text = JatsWriterTests.Run("pandoc", ["-f", "markdown", "-t", "plain", "--citeproc", "--bibliography", file], Encoding.UTF8.GetBytes(MarkdownWriter.Write(Report.Compose(MiniReport.Parts()))));
            Assert.Contains("European Invented Spine Journal", text, StringComparison.Ordinal);
            Assert.DoesNotContain("???", text, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Without_WeasyPrint_one_sentence_says_what_is_missing()
    {
        var result = await PdfWriter.Write("<p>x</p>", "no-such-program-here", CancellationToken.None);
        Assert.Null(result.Pdf);
        Assert.Equal("The PDF was not written: WeasyPrint is not installed.", result.Finding!.Message);
    }

    [ProgramFact("weasyprint")]
    public async Task WeasyPrint_prints_the_page()
    {
        var result = await PdfWriter.Write(Report.Compose(MiniReport.Parts()));
        Assert.Null(result.Finding);
        Assert.Equal("%PDF-", Encoding.ASCII.GetString(result.Pdf!, 0, 5));
    }
}
