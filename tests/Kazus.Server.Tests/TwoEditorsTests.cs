using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Playwright;
using Xunit;

namespace Kazus.Server.Tests;

/// <summary>Two people with the same page open: both changes stand, and where both changed the same one is asked.</summary>
public sealed class TwoEditorsTests(ServedExample served) : IClassFixture<ServedExample>
{
    private string Yaml(string id) => File.ReadAllText(Path.Combine(served.Folder, "cases", id + ".yaml"));

    private Task<HttpResponseMessage> Change(IHtmlDocument page, string id, string what, string finding, string when = "+1 mo") =>
        served.Send(page, $"/cases/{id}/events/change", ("kind", "Imaging"), ("what", what), ("finding", finding), ("when", when));

    private async Task WithEvent(string id)
    {
        using var added = await served.Send(await served.Page($"/cases/{id}?entry=%2B1+mo+MRI+cervical"), $"/cases/{id}/events");
        Assert.Equal(HttpStatusCode.Found, added.StatusCode);
    }

    [Fact]
    public async Task Changes_of_different_fields_both_stand_and_the_second_sees_the_first()
    {
        await WithEvent("LMS-010");
        var (first, second) = (await served.Page("/cases/LMS-010"), await served.Page("/cases/LMS-010"));
        using var one = await Change(first, "LMS-010", "MRI cervical", "no recurrence");
        Assert.Equal(HttpStatusCode.Found, one.StatusCode);
        using var two = await served.Send(second, "/cases/LMS-010/claims", ("set", "c1:accepted"));
        Assert.Equal(HttpStatusCode.Found, two.StatusCode);
        var then = await served.Page(two.Headers.Location!.OriginalString.Split('#')[0]);
        Assert.Contains("event changed: MRI cervical", then.QuerySelector(".message")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("finding: no recurrence", Yaml("LMS-010"), StringComparison.Ordinal);
        Assert.Contains("accepted: yes", Yaml("LMS-010"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_that_both_added_are_both_there()
    {
        var (first, second) = (await served.Page("/cases/LMS-011?entry=%2B1+mo+MRI+cervical"), await served.Page("/cases/LMS-011?entry=%2B2+mo+CT+thorax"));
        using var one = await served.Send(first, "/cases/LMS-011/events");
        using var two = await served.Send(second, "/cases/LMS-011/events");
        Assert.Equal(HttpStatusCode.Found, two.StatusCode);
        var events = (await served.Page("/cases/LMS-011")).QuerySelectorAll(".events tbody tr").Select(r => r.TextContent).ToList();
        Assert.Contains(events, e => e.Contains("MRI cervical", StringComparison.Ordinal));
        Assert.Contains(events, e => e.Contains("CT thorax", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("mine ", "stable")]
    [InlineData("theirs ", "no recurrence")]
    public async Task What_both_changed_differently_is_shown_as_a_pair_and_the_choice_is_written(string side, string kept)
    {
        var id = side == "mine " ? "LMS-013" : "LMS-014";
        await WithEvent(id);
        var (first, second) = (await served.Page($"/cases/{id}"), await served.Page($"/cases/{id}"));
        using var one = await Change(first, id, "MRI cervical", "no recurrence");
        var before = Yaml(id);
        using var two = await Change(second, id, "MRI cervical", "stable", "+6 wk");
        Assert.Equal(HttpStatusCode.Conflict, two.StatusCode);
        Assert.Equal(before, Yaml(id));

        var asked = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await two.Content.ReadAsStringAsync());
        var sides = asked.QuerySelector(".merge .sides")!;
        Assert.Contains("stable", sides.Children[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("no recurrence", sides.Children[1].TextContent, StringComparison.Ordinal);
        using var chosen = await served.Send(asked, $"/cases/{id}/events/change", [.. asked.QuerySelectorAll("input[type=radio]").OfType<IHtmlInputElement>().Where(r => r.Value.StartsWith(side, StringComparison.Ordinal)).Select(r => (r.Name!, r.Value))]);
        Assert.Equal(HttpStatusCode.Found, chosen.StatusCode);
        Assert.Contains($"finding: {kept}", Yaml(id), StringComparison.Ordinal);
        // What only the second changed is written either way.
        Assert.Contains("+6 wk", Yaml(id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_accepts_another_claim_than_somebody_else_is_asked()
    {
        var (first, second) = (await served.Page("/cases/LMS-001"), await served.Page("/cases/LMS-001"));
        string Set(IHtmlDocument page, int n) => page.QuerySelectorAll("#conflict-LMS-001-symptom\\.duration button[data-accept]")[n].GetAttribute("value")!;
        using var one = await served.Send(first, "/cases/LMS-001/claims", ("set", Set(first, 0)));
        using var two = await served.Send(second, "/cases/LMS-001/claims", ("set", Set(second, 1)));
        Assert.Equal(HttpStatusCode.Conflict, two.StatusCode);
        var asked = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await two.Content.ReadAsStringAsync());
        Assert.Contains("Symptom duration", asked.QuerySelector(".merge legend")!.TextContent, StringComparison.Ordinal);
        using var chosen = await served.Send(asked, "/cases/LMS-001/claims", ("choice-0", "mine symptom.duration"));
        Assert.Equal(HttpStatusCode.Found, chosen.StatusCode);
        var settled = (await served.Page("/cases/LMS-001")).QuerySelector("#conflict-LMS-001-symptom\\.duration li.accepted")!;
        Assert.Contains("of 1 month's duration", settled.TextContent, StringComparison.Ordinal);
    }
}

/// <summary>The same in the browser.</summary>
[Collection(Browsed.Name)]
public sealed class TwoEditorsInTheBrowserTests(BrowsedExample browsed)
{
    [BrowserFact]
    public async Task The_second_chooses_between_both_sides()
    {
        var (first, second) = (await browsed.Open("/cases/LMS-001"), await browsed.Open("/cases/LMS-001"));
        const string buttons = "[id='conflict-LMS-001-status'] button[data-accept]";
        await first.Locator(buttons).Nth(0).ClickAsync();
        await Assertions.Expect(first.Locator(".message")).ToContainTextAsync("is accepted");
        await second.Locator(buttons).Nth(1).ClickAsync();
        await Assertions.Expect(second.Locator("h1")).ToHaveTextAsync("Two changed the same");
        await second.Locator("text=\"Theirs\"").ClickAsync();
        await second.ClickAsync("text=Write this");
        await second.WaitForURLAsync("**/cases/LMS-001**");
        await Assertions.Expect(second.Locator("[id='conflict-LMS-001-status'] li.accepted")).ToContainTextAsync("alive with disease");
        await first.Context.CloseAsync();
        await second.Context.CloseAsync();
    }
}
