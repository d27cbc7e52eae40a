using AngleSharp.Html.Parser;
using Kazus.Manuscript.Html;
using Kazus.Testing;
using Xunit;

namespace Kazus.Manuscript.Tests;

public sealed class HtmlWriterTests
{
    private static readonly string Html = HtmlWriter.Write(Report.Compose(MiniReport.Parts()));

    private static AngleSharp.Html.Dom.IHtmlDocument Parsed(string html) => new HtmlParser(new HtmlParserOptions { IsStrictMode = false }).ParseDocument(html);

    [Fact]
    public void The_page_is_the_approved_one()
    {
        var body = Html[Html.IndexOf("<body", StringComparison.Ordinal)..Html.IndexOf("<script>", StringComparison.Ordinal)];
        Approve.Text(body, "tests", "Kazus.Manuscript.Tests", "Approved", "report.html");
    }

    [Fact]
    public void Every_value_leads_to_an_entry_and_every_entry_back()
    {
        var page = Parsed(Html);
        var values = page.QuerySelectorAll("[data-c]").ToList();
        Assert.True(values.Count > 20);
        foreach (var value in values) Assert.NotNull(page.GetElementById(value.GetAttribute("data-c")!));
        foreach (var link in page.QuerySelectorAll("a[href^='#']")) Assert.True(page.GetElementById(link.GetAttribute("href")![1..]) is not null, link.OuterHtml);
        foreach (var entry in page.QuerySelectorAll("section.claims > ol > li")) Assert.NotNull(entry.QuerySelector("q, .derivation"));
    }

    [Fact]
    public void No_id_is_given_twice_and_headings_do_not_skip()
    {
        var page = Parsed(Html);
        Assert.Empty(page.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => g.Key));
        var before = 0;
        foreach (var heading in page.QuerySelectorAll("h1,h2,h3,h4,h5,h6"))
        {
            var level = heading.LocalName[1] - '0';
            Assert.True(level <= before + 1, heading.TextContent);
            before = level;
        }
    }

    [Fact]
    public void Nothing_is_fetched_from_elsewhere()
    {
        var page = Parsed(Html);
        Assert.Empty(page.QuerySelectorAll("link, iframe, object, embed, base, [srcset], script[src]"));
        Assert.All(page.QuerySelectorAll("[src]"), e => Assert.StartsWith("data:", e.GetAttribute("src"), StringComparison.Ordinal));
        Assert.DoesNotContain("@import", Html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reader_with_a_screen_reader_finds_language_skip_link_alternatives_and_scopes()
    {
        var page = Parsed(Html);
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("#text", page.Body!.FirstElementChild!.GetAttribute("href"));
        Assert.All(page.QuerySelectorAll("figure.table th"), th => Assert.Contains(th.GetAttribute("scope"), new[] { "col", "row" }));
        Assert.All(page.QuerySelectorAll("img"), i => Assert.NotEmpty(i.GetAttribute("alt")!));
        Assert.All(page.QuerySelectorAll("figure.drawing svg"), s => Assert.Equal("group", s.GetAttribute("role")));
        Assert.All(page.QuerySelectorAll(".mark"), m => Assert.NotEmpty(m.GetAttribute("aria-label")!));
    }

    [Fact]
    public void A_curve_step_opens_its_claims()
    {
        var page = Parsed(Html);
        var mark = page.QuerySelector("[data-step='14']")!;
        Assert.Equal("0", mark.GetAttribute("tabindex"));
        Assert.Contains("recurred at 14 months", page.GetElementById(mark.GetAttribute("data-c")!)!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Conflicts_stand_at_the_end_with_both_quotes()
    {
        var section = Parsed(Html).QuerySelector("section.conflicts")!;
        Assert.Equal(["pain since 2 months", "three months of pain"], section.QuerySelectorAll("q").Select(q => q.TextContent));
    }

    [Fact]
    public void The_policy_allows_the_script_that_is_there()
    {
        var script = Parsed(Html).QuerySelector("script")!.TextContent;
        var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(script)));
        Assert.Contains($"script-src 'sha256-{hash}'", Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Colours_of_text_have_enough_contrast_in_both_themes()
    {
        foreach (var (paper, inks) in new[] { ("ffffff", "1b1f24 5b626c 0063a0 b34700 4a6b00"), ("f6f7f9", "1b1f24 5b626c 0063a0 b34700"), ("15181c", "e6e8eb a3abb6 7cc0f0 ff9a57 b5d94c"), ("1e2227", "e6e8eb a3abb6 7cc0f0 ff9a57") })
            foreach (var ink in inks.Split(' ')) Assert.True(Contrast(paper, ink) >= 4.5, $"{ink} on {paper}: {Contrast(paper, ink):0.00}");
        Assert.Contains("--warn:#b34700", Html, StringComparison.Ordinal);
    }

    // WCAG 2.2, relative luminance.
    private static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Luminance(string hex)
    {
        double Part(int i)
        {
            var c = Convert.ToInt32(hex.Substring(i, 2), 16) / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * Part(0) + 0.7152 * Part(2) + 0.0722 * Part(4);
    }
}
