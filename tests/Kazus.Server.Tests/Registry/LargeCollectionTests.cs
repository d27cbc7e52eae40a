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
    public async Task The_history_is_told_when_it_is_asked_for()
    {
        using var client = await served.SignedIn("author");
        var collection = served.Registry.Find("spine")!;
        for (var i = 0; i < 3; i++)
        {
            var stored = collection.Find("LMS-030")!;
            collection.Save(stored.Case with { Label = $"Renamed {i}" }, stored.Number, new Kazus.Registry.Revisions.Signature("import", "elsewhere"));
        }
        var page = await ServedRegistry.Read(client, "/c/spine/cases/LMS-030");
        Assert.Empty(page.QuerySelectorAll("#history li"));
        var told = await ServedRegistry.Read(client, page.QuerySelector("#history a")!.GetAttribute("href")!);
        Assert.Equal(4, told.QuerySelectorAll("#history .history > li").Length);
        Assert.Contains("Renamed 1", told.QuerySelector("#history .history > li del")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?limit=7")]
    [InlineData("?limit=1000")]
    [InlineData("?limit=42")]
    public async Task Programs_follow_the_links_from_page_to_page_and_meet_every_case_once(string query)
    {
        using var client = served.Program("reader");
        var ids = new List<string>();
        for (var next = "/c/spine/api/v1/cases" + query; next is not null;)
        {
            using var answer = await client.GetAsync(next);
            using var json = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            Assert.True(json.RootElement.GetProperty("total").GetInt32() >= 42);
            ids.AddRange(json.RootElement.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("id").GetString()!));
            next = answer.Headers.GetValues("Link").SelectMany(l => l.Split(", ")).FirstOrDefault(l => l.EndsWith("rel=\"next\"", StringComparison.Ordinal))?.Split('<', '>')[1];
        }
        Assert.Equal(served.Registry.Find("spine")!.Cases().Select(c => c.Id), ids);
    }

    [Fact]
    public async Task A_page_may_begin_at_a_number_too()
    {
        using var client = served.Program("reader");
        using var json = System.Text.Json.JsonDocument.Parse(await client.GetStringAsync("/c/spine/api/v1/cases?offset=40&limit=5"));
        Assert.Equal(served.Registry.Find("spine")!.Cases().Skip(40).Take(5).Select(c => c.Id), json.RootElement.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("id").GetString()!));
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
