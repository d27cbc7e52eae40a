using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Xunit;

namespace Kazus.Server.Tests;

public sealed class CheckPageTests(ServedExample served) : IClassFixture<ServedExample>
{
    private string Head => Path.Combine(served.Folder, "casebook.yaml");

    private static IElement Finding(IHtmlDocument page, string words) => page.QuerySelectorAll(".finding").First(f => f.TextContent.Contains(words, StringComparison.Ordinal));

    private async Task<HttpResponseMessage> Send(IElement finding, string action, params (string, string)[] fields)
    {
        var form = finding.QuerySelector($"form[action='{action}']")!;
        var values = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Select(i => new KeyValuePair<string, string>(i.Name!, i.Value)).Concat(fields.Select(f => new KeyValuePair<string, string>(f.Item1, f.Item2)));
        return await served.Client.PostAsync(action, new FormUrlEncodedContent(values));
    }

    [Fact]
    public async Task A_dismissed_finding_stays_with_its_reason_and_can_be_opened_again()
    {
        const string words = "Symptom duration is 2 months and 1 month";
        var before = await File.ReadAllTextAsync(Head);
        using var empty = await Send(Finding(await served.Page("/check"), words), "/check/dismiss", ("reason", "  "));
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        using var dismissed = await Send(Finding(await served.Page("/check"), words), "/check/dismiss", ("reason", "asked the authors: \"two\""));
        Assert.Equal(HttpStatusCode.Found, dismissed.StatusCode);
        var text = await File.ReadAllTextAsync(Head);
        Assert.StartsWith(before, text, StringComparison.Ordinal);
        Assert.Contains("asked the authors", text, StringComparison.Ordinal);
        var page = await served.Page("/check");
        var there = page.QuerySelector("#dismissed .finding")!;
        Assert.Contains("asked the authors: \"two\"", there.TextContent, StringComparison.Ordinal);
        var report = Checking.CasebookCheck.Folder(served.Folder);
        Assert.Contains(report.Findings, f => f.Dismissed?.Reason == "asked the authors: \"two\"" && f.Severity == Checks.Severity.Note);
        using var open = await Send(there, "/check/reopen");
        Assert.Equal(HttpStatusCode.Found, open.StatusCode);
        Assert.Equal(before, await File.ReadAllTextAsync(Head));
        Assert.Null((await served.Page("/check")).QuerySelector("#dismissed"));
    }

    [Fact]
    public async Task A_disagreement_is_settled_where_it_is_found()
    {
        var finding = Finding(await served.Page("/check"), "Status is alive");
        var form = finding.QuerySelector("form[action='/cases/LMS-001/claims']")!;
        var values = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Select(i => new KeyValuePair<string, string>(i.Name!, i.Value)).Append(new("set", finding.QuerySelector("button[data-accept]")!.GetAttribute("value")!));
        using var answer = await served.Client.PostAsync("/cases/LMS-001/claims", new FormUrlEncodedContent(values));
        Assert.StartsWith("/check", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("accepted", Finding(await served.Page("/check"), "Status is alive").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finding_in_the_report_leads_to_its_line()
    {
        var page = await served.Page("/check?of=report");
        var lines = (await File.ReadAllLinesAsync(Path.Combine(served.Folder, "manuscript", "01-report.md"))).Length;
        var ways = page.QuerySelectorAll(".finding a[href^='/report?file=']").Select(a => a.GetAttribute("href")!).ToList();
        Assert.NotEmpty(ways);
        Assert.All(ways.Where(w => w.Contains("#L", StringComparison.Ordinal)), w => Assert.InRange(int.Parse(w.Split("#L")[1]), 1, lines));
    }

    [Fact]
    public async Task A_head_that_has_changed_meanwhile_is_not_overwritten()
    {
        var finding = (await served.Page("/check")).QuerySelector(".finding:not(#dismissed .finding)")!;
        await File.AppendAllTextAsync(Head, "# looked at\n");
        using var answer = await Send(finding, "/check/dismiss", ("reason", "no"));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.EndsWith("# looked at\n", await File.ReadAllTextAsync(Head), StringComparison.Ordinal);
    }
}
