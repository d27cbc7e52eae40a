using Kazus.Manuscript.Displays;
using Kazus.Manuscript.Prose;
using Xunit;

namespace Kazus.Manuscript.Tests;

public sealed class CompositionTests
{
    private static Report Compose(string prose) => Report.Compose(MiniReport.Parts(prose));

    private static IReadOnlyList<string> Told(Report report) =>
        [.. report.Findings.Select(f => $"{f.Rule} {f.Places[0].Path}:{f.Places[0].Line}:{f.Places[0].Column} {f.Message} {f.Settle}".TrimEnd())];

    [Fact]
    public void The_invented_report_has_nothing_to_complain_of_but_a_missing_PNG() =>
        Assert.Equal(["KZ162"], Report.Compose(MiniReport.Parts()).Findings.Select(f => f.Rule));

    [Fact]
    public void An_unknown_fact_is_told_with_place_and_nearest_names()
    {
        var told = Told(Compose("# Case\n\nShe was {{ index.aeg }} and {{ age }}."));
        Assert.Equal("KZ151 manuscript/01-text.md:3:9 No fact is named 'index.aeg'. Nearest known: index.age, index.id.", told[0]);
        Assert.Contains("Nearest known: index.age.", told[1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_format_reference_and_figure_are_told_and_the_rest_is_written()
    {
        var report = Compose("# Case\n\nFor {{ index.age | moths }} [@chen-2061; @chen-2016], see [@fig:time-line].\n\n{{ table: comparision }}\n\nThe end.");
        Assert.Equal(["KZ152", "KZ153", "KZ154", "KZ154"], report.Findings.Select(f => f.Rule));
        Assert.Contains("Nearest known: months", report.Findings[0].Settle, StringComparison.Ordinal);
        Assert.Contains("chen-2016", report.Findings[1].Settle, StringComparison.Ordinal);
        Assert.Contains("timeline", report.Findings[2].Settle, StringComparison.Ordinal);
        Assert.Contains("comparison", report.Findings[3].Settle, StringComparison.Ordinal);
        Assert.Equal("For 52 [1][?chen-2061], see Figure\u00a0?.", PlainText.Of(((Block.Paragraph)report.Body[0].Blocks[0]).Line));
        Assert.Equal("The end.", PlainText.Of(((Block.Paragraph)report.Body[0].Blocks[^1]).Line));
    }

    [Fact]
    public void A_format_that_does_not_fit_the_fact_is_told() =>
        Assert.Contains("'index.levels' cannot be shown as 'percent'", Assert.Single(Compose("{{ index.levels | percent }}").Findings).Message, StringComparison.Ordinal);

    [Fact]
    public void Figures_are_numbered_by_first_call_out_not_by_place()
    {
        var report = Compose("{{ figure: timeline }}\n\n{{ figure: survival }}\n\nSee [@fig:survival], then [@fig:timeline; @fig:survival].");
        var numbers = report.Body.SelectMany(s => s.Blocks).OfType<Block.PlacedFigure>().ToDictionary(f => f.Figure.Id, f => f.Number);
        Assert.Equal(1, numbers["survival"]);
        Assert.Equal(2, numbers["timeline"]);
        Assert.Equal("See Figure\u00a01, then Figures\u00a02 and 1.", PlainText.Of(report.Body[0].Blocks.OfType<Block.Paragraph>().Single().Line));
    }

    [Fact]
    public void A_figure_that_is_called_but_not_placed_follows_its_first_call_out()
    {
        var blocks = Compose("First.\n\nSee [@fig:timeline].\n\nLast.").Body[0].Blocks;
        Assert.IsType<Block.PlacedFigure>(blocks[2]);
    }

    [Fact]
    public void A_figure_that_is_never_called_out_is_numbered_last_and_told()
    {
        var report = Compose("{{ figure: survival }}\n\n{{ figure: timeline }}\n\nSee [@fig:timeline].");
        Assert.Equal(2, report.Body[0].Blocks.OfType<Block.PlacedFigure>().Single(f => f.Figure.Id == "survival").Number);
        Assert.Contains(report.Findings, f => f is { Rule: "KZ156" } && f.Message.Contains("'survival'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_second_place_of_the_same_table_is_dropped_and_told()
    {
        var report = Compose("See [@tab:comparison].\n\n{{ table: comparison }}\n\n{{ table: comparison }}");
        Assert.Single(report.Body[0].Blocks.OfType<Block.PlacedTable>());
        Assert.Contains(report.Findings, f => f.Rule == "KZ157");
    }

    [Fact]
    public void A_skipped_heading_level_is_told_and_closed()
    {
        var report = Compose("# One\n\n### Three\n\nText.\n\n# Two");
        Assert.Equal(2, report.Body[0].Sections[0].Level);
        Assert.Equal("KZ158", Assert.Single(report.Findings).Rule);
    }

    [Fact]
    public void Abstract_and_declarations_leave_the_body()
    {
        var report = Report.Compose(MiniReport.Parts());
        Assert.Equal(["Background", "Case", "Conclusion"], report.Abstract.Select(a => a.Title!));
        Assert.Equal(["Introduction", "Case report", "Comparison with published cases", "Discussion"], report.Body.Select(s => PlainText.Of(s.Title)));
        Assert.Equal(["Funding", "Patient consent", "Competing interests", "Data availability", "Acknowledgements"], report.Back.Select(b => b.Title));
    }

    [Fact]
    public void A_lone_first_heading_is_the_title_and_is_not_printed_twice() =>
        Assert.Equal(["Introduction"], Compose("# The title\n\n## Introduction\n\nText.").Body.Select(s => PlainText.Of(s.Title)));

    [Fact]
    public void A_missing_picture_is_told_with_its_name()
    {
        var report = Compose("![A scan](imaging/none.png)");
        Assert.Equal("KZ161", Assert.Single(report.Findings).Rule);
    }

    [Fact]
    public void A_picture_of_the_prose_becomes_a_numbered_figure_with_live_words()
    {
        var parts = MiniReport.Parts("See [@fig:scan].\n\n![MRI of {{ index.levels }}](imaging/scan.png){#fig:scan}") with { Picture = p => p == "imaging/scan.png" ? MiniReport.Png : null };
        var report = Report.Compose(parts);
        Assert.Empty(report.Findings);
        var figure = report.Body[0].Blocks.OfType<Block.PlacedFigure>().Single();
        Assert.Equal((1, "MRI of L3"), (figure.Number, figure.Figure.Caption));
    }

    [Fact]
    public void Files_are_read_in_ordinal_order_and_keep_their_names()
    {
        var parts = MiniReport.Parts() with { Prose = ReportParts.InReadingOrder([new("b.md", "{{ nothing }}"), new("a.md", "# One"), new("B.md", "# Zero")]) };
        Assert.Equal(["B.md", "a.md", "b.md"], parts.Prose.Select(p => p.Path));
        Assert.Equal("b.md", Assert.Single(Report.Compose(parts).Findings).Places[0].Path);
    }

    [Fact]
    public void Table_citations_take_their_numbers_where_the_table_stands()
    {
        var report = Compose("See [@tab:comparison].\n\n{{ table: comparison }}\n\nThen [@evans-2020].");
        Assert.Equal(["arslan-2019", "chen-2016", "baric-2014", "evans-2020"], report.References.Select(r => r.Reference.Key));
    }

    [Fact]
    public void Pictures_are_recognised_by_their_bytes()
    {
        Assert.Equal(("image/png", 1, 1), RasterImage.Read(MiniReport.Png) is { } p ? (p.MediaType, p.Width, p.Height) : default);
        Assert.Null(RasterImage.Read([0xff, 0xd8, 0xff]));
        Assert.Null(RasterImage.Read([]));
        byte[] jpeg = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 30, 0, 40, 1, 1, 0x11, 0];
        Assert.Equal(("image/jpeg", 40, 30), RasterImage.Read(jpeg) is { } j ? (j.MediaType, j.Width, j.Height) : default);
    }
}
