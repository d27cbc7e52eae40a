using System.Net;
using AngleSharp.Html.Dom;
using FsCheck;
using FsCheck.Fluent;
using Kazus.Server.Writing;
using Xunit;

namespace Kazus.Server.Tests;

public sealed class WritingTests(ServedExample served) : IClassFixture<ServedExample>
{
    private string Saved() => File.ReadAllText(Path.Combine(served.Folder, "manuscript", "01-report.md"));

    private static string Text(IHtmlDocument page) => ((IHtmlTextAreaElement)page.GetElementById("text")!).Value;

    private async Task<HttpResponseMessage> Send(IHtmlDocument page, string text, string action = "/report/save")
    {
        var form = (IHtmlFormElement)page.GetElementById("writing")!;
        var values = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Select(i => new KeyValuePair<string, string>(i.Name!, i.Value)).Append(new("text", text));
        // A browser sends line ends of its own.
        return await served.Client.PostAsync(action, new FormUrlEncodedContent(values.Select(v => v.Key == "text" ? new(v.Key, v.Value.Replace("\n", "\r\n", StringComparison.Ordinal)) : v)));
    }

    private static async Task<IHtmlDocument> Page(HttpResponseMessage answer) => new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    [Fact]
    public async Task The_text_on_the_page_is_the_file_and_saving_it_unchanged_changes_nothing()
    {
        var before = Saved();
        var page = await served.Page("/report");
        Assert.Equal(before, Text(page));
        using var answer = await Send(page, Text(page));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(before, Saved());
    }

    [Fact]
    public async Task Two_who_change_different_lines_both_find_their_change()
    {
        var (first, second) = (await served.Page("/report"), await served.Page("/report"));
        using var one = await Send(first, Text(first).Replace("## Introduction", "## Introduction of the first", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Found, one.StatusCode);
        using var two = await Send(second, Text(second) + "\nA last line of the second.\n");
        Assert.Equal(HttpStatusCode.Conflict, two.StatusCode);
        var merged = await Page(two);
        Assert.Contains("Introduction of the first", merged.QuerySelector(".conflict ins")!.TextContent, StringComparison.Ordinal);
        using var saved = await Send(merged, Text(merged));
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        Assert.Contains("## Introduction of the first", Saved(), StringComparison.Ordinal);
        Assert.EndsWith("A last line of the second.\n", Saved(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_change_the_same_line_lose_nothing()
    {
        var (first, second) = (await served.Page("/report"), await served.Page("/report"));
        using var one = await Send(first, Text(first).Replace("## Case report", "## The case, as the first says", StringComparison.Ordinal));
        using var two = await Send(second, Text(second).Replace("## Case report", "## The case, as the second says", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Conflict, two.StatusCode);
        Assert.Contains("as the first says", Saved(), StringComparison.Ordinal);
        var page = await Page(two);
        Assert.Contains("as the second says", Text(page), StringComparison.Ordinal);
        Assert.Contains("as the first says", page.QuerySelector(".conflict")!.TextContent, StringComparison.Ordinal);
        using var chosen = await Send(page, Text(page));
        Assert.Contains("as the second says", Saved(), StringComparison.Ordinal);
        // What was overwritten knowingly is still in the history.
        Assert.Contains("as the first says", await File.ReadAllTextAsync(Path.Combine(served.Folder, "history", "manuscript.01-report.md.jsonl")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_looked_at_and_not_saved()
    {
        var before = Saved();
        var page = await served.Page("/report");
        using var answer = await Send(page, "## Case report\n\nThe patient was {{ index.patient.age }} and {{ index.patient.agee }}.\n", "/report/look");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var look = await Page(answer);
        Assert.Contains(look.QuerySelectorAll("#margin .error"), f => f.TextContent.Contains("index.patient.agee", StringComparison.Ordinal) && f.TextContent.Contains("line 3", StringComparison.Ordinal));
        var preview = await served.Client.GetStringAsync(look.GetElementById("preview")!.GetAttribute("src"));
        Assert.Contains("63", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("Introduction", preview, StringComparison.Ordinal);
        Assert.Equal(before, Saved());
    }

    [Fact]
    public async Task Every_name_offered_is_answered_when_it_is_typed()
    {
        var page = await served.Page("/report");
        var rows = page.QuerySelectorAll("#names tbody tr").ToList();
        Assert.Contains(rows, r => r.GetAttribute("data-typed") == "{{ index.patient.age }}" && r.Children[1].TextContent == "63");
        Assert.Contains(rows, r => r.GetAttribute("data-typed") == "{{ figure: timeline }}");
        using var answer = await Send(page, "## Case report\n\n" + string.Join("\n\n", rows.Select(r => r.GetAttribute("data-typed")).Distinct()), "/report/look");
        Assert.DoesNotContain((await Page(answer)).QuerySelectorAll("#margin .error"), f => f.QuerySelector(".rule")!.TextContent is "KZ151" or "KZ152" or "KZ153" or "KZ154");
    }

    [Theory]
    [InlineData("casebook.yaml")]
    [InlineData("../casebook.yaml")]
    [InlineData("manuscript/../casebook.yaml")]
    [InlineData("cases/LMS-001.yaml")]
    public async Task Only_the_manuscript_is_written(string file)
    {
        var page = await served.Page("/report");
        var form = (IHtmlFormElement)page.GetElementById("writing")!;
        var token = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var answer = await served.Client.PostAsync("/report/save", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("file", file), new("version", ""), new("text", "gone")]));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public void One_change_alone_is_the_merge()
    {
        var texts = Gen.Elements("a", "b", "c", "").ListOf().Select(l => string.Join('\n', l)).ToArbitrary();
        Prop.ForAll(texts, texts, (before, after) =>
        {
            Assert.Equal(after, LineMerge.Of(before, after, before));
            Assert.Equal(after, LineMerge.Of(before, before, after));
            Assert.Equal(after, LineMerge.Of(before, after, after));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Changes_of_the_same_line_are_not_merged_silently()
    {
        Assert.Null(LineMerge.Of("a\nb\nc", "a\nB\nc", "a\nbb\nc"));
        Assert.Equal("A\nb\nC", LineMerge.Of("a\nb\nc", "A\nb\nc", "a\nb\nC"));
        var change = Assert.Single(LineMerge.Changes("a\nb\nc", "a\nx\ny\nc"));
        Assert.Equal(2, change.Line);
        Assert.Equal(["b"], change.Gone);
        Assert.Equal(["x", "y"], change.Come);
    }
}
