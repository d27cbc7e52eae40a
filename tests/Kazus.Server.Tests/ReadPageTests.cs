using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Xunit;

namespace Kazus.Server.Tests;

/// <summary>Reading an article by plain forms, as a browser without script sends them.</summary>
public sealed class ReadPageTests(ServedExample served) : IClassFixture<ServedExample>
{
    private const string Text = "# A chordoma of the clivus: a case report\n\n## Case report\n\nA 41-year-old man presented with headache of three months. He underwent subtotal resection of a chordoma. At 12 months there was no recurrence.\n";

    private async Task<string> Paste(string name, string text = Text)
    {
        var page = await served.Page("/read");
        using var answer = await served.Send(page, "/read/paste", ("name", name), ("text", text));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    private async Task Call(string name)
    {
        var page = await served.Page("/read");
        var token = Token(page);
        using var answer = await served.Client.PostAsync("/name", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("name", name), new("back", "/read")]));
        Assert.Equal("/read", answer.Headers.Location!.OriginalString);
    }

    private static string Token(IHtmlDocument page) => page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private async Task<HttpResponseMessage> Post(string path, string action, params (string, string)[] fields)
    {
        var page = await served.Page(path);
        var values = fields.Select(f => new KeyValuePair<string, string>(f.Item1, f.Item2)).Prepend(new("__RequestVerificationToken", Token(page)));
        return await served.Client.PostAsync(action, new FormUrlEncodedContent(values));
    }

    private async Task JudgeAll(string path, Func<string, string> verdict)
    {
        var page = await served.Page(path);
        foreach (var key in page.QuerySelectorAll("li.readclaim").Select(c => c.Id![2..]).ToList())
        {
            using var answer = await Post(path, path + "/decide", ("set", $"{key}:{verdict(key)}"), ("who", "1"));
            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        }
    }

    [Fact]
    public async Task An_article_becomes_a_case_with_quotes_and_every_decision_is_kept()
    {
        var path = await Paste("clivus-one");
        await Call("Ana Ban");
        await JudgeAll(path, _ => "accepted");
        using var written = await Post(path, path + "/case", ("who", "1"), ("into", ""), ("id", "NEW-1"), ("source", "clivus-one"));
        Assert.Equal("/cases/NEW-1", written.Headers.Location!.OriginalString);
        var yaml = await File.ReadAllTextAsync(Path.Combine(served.Folder, "cases", "NEW-1.yaml"));
        Assert.Contains("quote: 41-year-old", yaml, StringComparison.Ordinal);
        Assert.Contains("accepted by Ana Ban", yaml, StringComparison.Ordinal);
        Assert.Contains("clivus-one", await File.ReadAllTextAsync(Path.Combine(served.Folder, "sources", "articles.json")), StringComparison.Ordinal);
        var log = await File.ReadAllLinesAsync(Path.Combine(served.Folder, "readings", "clivus-one.txt.jsonl"));
        Assert.True(log.Length > 3);
        Assert.All(log, l => Assert.Contains("\"reader\":\"Ana Ban\"", l, StringComparison.Ordinal));
        var page = await served.Page("/cases/NEW-1");
        Assert.Contains("41", page.QuerySelector("#v-patient\\.age + dd")!.TextContent, StringComparison.Ordinal);

        // The same claims once more into the same case: nothing is doubled.
        using var again = await Post(path, path + "/case", ("who", "1"), ("into", "NEW-1"), ("source", "clivus-one"));
        Assert.Contains("did=nothing", again.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(yaml, await File.ReadAllTextAsync(Path.Combine(served.Folder, "cases", "NEW-1.yaml")));
    }

    [Fact]
    public async Task Two_readers_do_not_see_each_other_and_are_settled_with_kappa()
    {
        var path = await Paste("clivus-two");
        await Call("Ana");
        var first = true;
        await JudgeAll(path, _ => "accepted");
        await Call("Ivo");
        var blind = await served.Page(path);
        Assert.Empty(blind.QuerySelectorAll(".readclaim.accepted, .told.accepted"));
        var early = await served.Page(path + "/agree?with=Ana&who=1");
        Assert.Null(early.QuerySelector("#kappa"));
        await JudgeAll(path, _ => first ? No(ref first) : "accepted");
        var agree = await served.Page(path + "/agree?with=Ana&who=1");
        Assert.NotNull(agree.QuerySelector("#kappa .own"));
        Assert.Single(agree.QuerySelectorAll("#differ article"));
        Assert.Null(agree.QuerySelector("#together button"));
        var right = agree.QuerySelector("#differ button[name=set]")!.GetAttribute("value")!;
        using var settled = await Post(path + "/agree?with=Ana&who=1", path + "/agree", ("set", right), ("with", "Ana"), ("who", "1"));
        Assert.Equal(HttpStatusCode.Found, settled.StatusCode);
        var then = await served.Page(path + "/agree?with=Ana&who=1");
        Assert.Contains("Ivo", then.QuerySelector("#differ .state")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(then.QuerySelector("#together button"));
        var csv = await served.Client.GetStringAsync(path + "/decisions.csv");
        Assert.Contains(",yes\n", csv, StringComparison.Ordinal);

        static string No(ref bool first)
        {
            first = false;
            return "rejected";
        }
    }

    [Fact]
    public async Task What_the_program_missed_is_added_with_its_place()
    {
        var path = await Paste("clivus-three");
        await Call("Ana");
        using var answer = await Post(path, path + "/found", ("quote", "subtotal resection"), ("variable", "surgery.approach"), ("value", "anterior"), ("who", "1"));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Contains("anterior", (await served.Page(path)).QuerySelector("#v-surgery\\.approach + ul")!.TextContent, StringComparison.Ordinal);
        using var none = await Post(path, path + "/found", ("quote", "words that are not there"), ("variable", "surgery.approach"), ("value", "anterior"), ("who", "1"));
        Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
        using var bad = await Post(path, path + "/found", ("quote", "chordoma"), ("variable", "patient.age"), ("value", "old"), ("who", "1"));
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
    }

    [Fact]
    public async Task A_file_that_is_no_article_is_refused_with_the_reason_and_not_kept()
    {
        var page = await served.Page("/read");
        using var form = new MultipartFormDataContent { { new StringContent(Token(page)), "__RequestVerificationToken" }, { new ByteArrayContent([0, 1, 2, 3, 0, 0, 0, 9]), "file", "../scan.pdf" } };
        using var answer = await served.Client.PostAsync("/read/add", form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(Directory.EnumerateFiles(served.Folder, "scan*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task An_uploaded_file_keeps_to_its_folder()
    {
        var page = await served.Page("/read");
        using var form = new MultipartFormDataContent { { new StringContent(Token(page)), "__RequestVerificationToken" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(Text)), "file", "../../cases/evil.md" } };
        using var answer = await served.Client.PostAsync("/read/add", form);
        Assert.Equal("/read/evil.md", answer.Headers.Location!.OriginalString);
        Assert.True(File.Exists(Path.Combine(served.Folder, "sources", "evil.md")));
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example")]
    public async Task A_language_is_changed_where_one_stands_and_leads_nowhere_else(string back)
    {
        using var answer = await served.Client.GetAsync("/language/en?back=" + Uri.EscapeDataString(back));
        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/review", "GET")]
    [InlineData("/read/add", "POST")]
    [InlineData("/assets/kazus.css", "GET")]
    public async Task A_wrong_method_is_answered_405_with_the_right_one(string path, string right)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, path);
        using var answer = await served.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Contains(right, answer.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/healthz")]
    [InlineData("/api/v1/cases")]
    [InlineData("/figures/swimmer.svg")]
    public async Task HEAD_is_answered_as_GET_without_the_body(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var answer = await served.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }
}
