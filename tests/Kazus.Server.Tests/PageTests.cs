using System.Net;
using AngleSharp.Dom;
using Xunit;

namespace Kazus.Server.Tests;

public sealed class PageTests(ServedExample served) : IClassFixture<ServedExample>
{
    public static TheoryData<string> Pages() =>
        ["/", "/read", "/cases/LMS-001", "/cases/LMS-002", "/cases/LMS-001?entry=%2B12+mo+MRI+recurrence+C5", "/review", "/review?c=patient.age&c=recurrence&sort=patient.age&dir=down&out=LMS-001",
         "/review?words=nothing-has-this", "/report", "/check", "/check?severity=note", "/search", "/search?q=C5+recurrence", "/search?q=%3Cscript%3E", "/sources", "/sources/koruga-2024"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_is_there_and_well_formed(string path)
    {
        var page = await served.Page(path);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.Empty(page.QuerySelectorAll("script:not([src]), [style], [onclick]"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_link_of_a_page_leads_somewhere(string path)
    {
        var page = await served.Page(path);
        var links = page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]).Where(h => h.Length > 0 && !h.EndsWith(".png", StringComparison.Ordinal) && !h.StartsWith("/report/", StringComparison.Ordinal)).Distinct().Take(25);
        foreach (var link in links)
        {
            using var answer = await served.Client.GetAsync(link);
            Assert.True(answer.StatusCode == HttpStatusCode.OK || link.StartsWith("/language/", StringComparison.Ordinal) && answer.StatusCode == HttpStatusCode.Found, $"{path} links to {link}: {answer.StatusCode}\n{served.Failures}");
        }
    }

    [Fact]
    public async Task The_casebook_shows_what_disagrees_with_both_quotes()
    {
        var page = await served.Page("/");
        var sides = page.QuerySelector("#conflict-LMS-001-symptom\\.duration")!.TextContent;
        Assert.Contains("of 2 months duration", sides, StringComparison.Ordinal);
        Assert.Contains("of 1 month's duration", sides, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_is_sorted_with_what_is_missing_last()
    {
        var page = await served.Page("/review?c=patient.age&sort=patient.age");
        var ages = page.QuerySelectorAll(".grid tbody tr").Select(r => r.Children[2].QuerySelector("button, .missing")!.TextContent.Trim()).ToList();
        var known = ages.Where(a => double.TryParse(a, out _)).Select(double.Parse).ToList();
        Assert.Equal(known.Order(), known);
        Assert.All(ages.Skip(known.Count), a => Assert.False(double.TryParse(a, out _)));
        Assert.True(known.Count > 10);
    }

    [Fact]
    public async Task A_patient_left_out_leaves_the_pooled_result()
    {
        var all = (await served.Page("/review")).QuerySelector(".pool")!.TextContent;
        var less = (await served.Page("/review?out=LMS-001")).QuerySelector(".pool")!.TextContent;
        Assert.NotEqual(all, less);
    }

    [Fact]
    public async Task Words_of_a_query_are_shown_as_words()
    {
        using var answer = await served.Client.GetAsync("/search?q=%3Cscript%3Ealert(1)%3C/script%3E");
        Assert.DoesNotContain("<script>alert", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_is_said_on_a_page()
    {
        foreach (var path in new[] { "/cases/NONE", "/sources/none", "/figures/none.svg", "/nothing", "/review/none.csv" })
        {
            var page = await served.Page(path, HttpStatusCode.NotFound);
            Assert.NotEmpty(page.QuerySelector("main .lead")!.TextContent);
        }
    }

    [Theory]
    [InlineData("/review/table.csv", "text/csv", "case_id,")]
    [InlineData("/review/claims.csv", "text/csv", "case_id,variable")]
    [InlineData("/figures/swimmer.svg", "image/svg+xml", "<svg")]
    [InlineData("/review/figures/levels.svg?out=LMS-001", "image/svg+xml", "<svg")]
    [InlineData("/cases/LMS-001/timeline.svg", "image/svg+xml", "<svg")]
    [InlineData("/report/report.xml", "application/xml", "<?xml")]
    [InlineData("/report/report.html", "text/html", "<!DOCTYPE html>")]
    public async Task Downloads_are_what_they_say(string path, string type, string beginning)
    {
        using var answer = await served.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith(beginning, (await answer.Content.ReadAsStringAsync()).TrimStart('\ufeff'), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_Word_file_is_a_package()
    {
        var bytes = await served.Client.GetByteArrayAsync("/report/report.docx");
        Assert.Equal("PK"u8.ToArray(), bytes[..2]);
    }
}
