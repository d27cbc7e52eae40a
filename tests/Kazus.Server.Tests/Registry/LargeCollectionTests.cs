using System.Net;
using Xunit;

namespace Kazus.Server.Tests.Registry;

public sealed class LargeCollectionTests(ServedLargeRegistry served) : IClassFixture<ServedLargeRegistry>
{
    [Fact]
    public async Task A_case_is_opened_between_its_neighbours()
    {
        using var client = await served.SignedIn("author");
        var page = await ServedRegistry.Read(client, "/c/spine/cases/LMS-010");
        Assert.Equal(["/c/spine/cases/LMS-009", "/c/spine/cases/LMS-011"], page.QuerySelectorAll("a[rel=prev],a[rel=next]").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Similar_cases_are_looked_for_when_they_are_asked_for()
    {
        using var client = await served.SignedIn("author");
        var page = await ServedRegistry.Read(client, "/c/spine/cases/LMS-010");
        Assert.Empty(page.QuerySelectorAll("#alike li"));
        var asked = page.QuerySelector("#alike a")!.GetAttribute("href")!;
        Assert.NotEmpty((await ServedRegistry.Read(client, asked)).QuerySelectorAll("#alike li"));
    }

    [Fact]
    public async Task It_is_searched_as_it_is_now()
    {
        using var client = await served.SignedIn("author");
        Assert.NotEmpty((await ServedRegistry.Read(client, "/c/spine/search?q=recurrence")).QuerySelectorAll("a[href^='/c/spine/cases/']"));
        var collection = served.Registry.Find("spine")!;
        var stored = collection.Find("LMS-020")!;
        collection.Save(stored.Case with { Label = "Zwitterion" }, stored.Number, new Kazus.Registry.Revisions.Signature("import", "elsewhere"));
        Assert.NotNull((await ServedRegistry.Read(client, "/c/spine/search?q=zwitterion")).QuerySelector("a[href='/c/spine/cases/LMS-020']"));
    }

    [Fact]
    public async Task What_needs_all_cases_says_so()
    {
        using var client = await served.SignedIn("author");
        Assert.Contains("42 cases", (await ServedRegistry.Read(client, "/c/spine/")).Body!.TextContent, StringComparison.Ordinal);
        using var review = await client.GetAsync("/c/spine/review");
        Assert.Equal(HttpStatusCode.Conflict, review.StatusCode);
    }

    [Fact]
    public async Task A_change_is_kept_once_and_the_second_editor_sees_the_firsts()
    {
        using var first = await served.SignedIn("author");
        using var second = await served.SignedIn("steward");
        const string path = "/c/spine/cases/LMS-012";
        var pages = new[] { first, second }.Select(c => ServedRegistry.Read(c, path + "?entry=2023-05-04+MRI").Result).ToList();
        using var kept = await Post(first, pages[0], path + "/events", "2023-05-04 MRI");
        Assert.Equal(HttpStatusCode.Found, kept.StatusCode);
        using var late = await Post(second, pages[1], path + "/events", "2023-05-05 CT");
        Assert.True(late.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.Found, late.StatusCode.ToString());
        Assert.Equal("author", served.Registry.Find("spine")!.History("LMS-012")[1].By);
    }

    private static Task<HttpResponseMessage> Post(HttpClient client, AngleSharp.Html.Dom.IHtmlDocument page, string action, string entry)
    {
        var hidden = page.QuerySelectorAll($"form[action='{action}'] input[type=hidden]").OfType<AngleSharp.Html.Dom.IHtmlInputElement>().Where(i => i.Name != "entry").Select(i => new KeyValuePair<string, string>(i.Name!, i.Value));
        return client.PostAsync(action, new FormUrlEncodedContent([.. hidden, new("entry", entry)]));
    }
}
