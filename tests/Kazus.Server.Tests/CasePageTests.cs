using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Xunit;

namespace Kazus.Server.Tests;

public sealed class CasePageTests(ServedExample served) : IClassFixture<ServedExample>
{
    private string Yaml(string id) => File.ReadAllText(Path.Combine(served.Folder, "cases", id + ".yaml"));

    // A form with what a browser would send of it, some fields filled otherwise.
    private async Task<HttpResponseMessage> Send(IHtmlFormElement form, params (string Name, string Value)[] fields)
    {
        var values = new List<KeyValuePair<string, string>>();
        foreach (var input in form.Elements.OfType<IHtmlElement>())
        {
            var (name, value) = input switch
            {
                IHtmlInputElement i => (i.Name, i.Value),
                IHtmlTextAreaElement t => (t.Name, t.Value),
                IHtmlSelectElement s => (s.Name, s.Value),
                _ => (null, null),
            };
            if (name is not null && fields.All(f => f.Name != name)) values.Add(new(name, value ?? ""));
        }
        values.AddRange(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)));
        return await served.Client.PostAsync(form.GetAttribute("action")!, new FormUrlEncodedContent(values));
    }

    private static IHtmlFormElement Form(IParentNode page, string selector) => (IHtmlFormElement)page.QuerySelector(selector)!;

    [Fact]
    public async Task An_event_is_changed_by_its_fields_and_put_back_from_the_history()
    {
        var before = Yaml("LMS-001");
        var page = await served.Page("/cases/LMS-001");
        using var changed = await Send(Form(page, "#e-mri-1 form"), ("finding", "small residual"), ("when", "+1 mo\n+5 wk"));
        Assert.Equal(HttpStatusCode.Found, changed.StatusCode);
        var after = Yaml("LMS-001");
        Assert.Contains("finding: small residual", after, StringComparison.Ordinal);
        Assert.Contains("1 and 6 months postoperatively", after, StringComparison.Ordinal);
        Assert.Contains("+5 wk", after, StringComparison.Ordinal);
        Assert.StartsWith("# The C5 case", after, StringComparison.Ordinal);
        var then = await served.Page("/cases/LMS-001");
        Assert.Contains("event changed: MRI cervical", then.QuerySelector("#history li")!.TextContent, StringComparison.Ordinal);
        using var back = await Send(Form(then, "#history li form"), ("after", then.QuerySelector("#history li button")!.GetAttribute("value")!));
        Assert.Equal(HttpStatusCode.Found, back.StatusCode);
        Assert.Equal(before, Yaml("LMS-001"));
    }

    [Fact]
    public async Task An_event_saved_as_it_stands_changes_nothing()
    {
        var before = Yaml("LMS-001");
        var page = await served.Page("/cases/LMS-001");
        foreach (var form in page.QuerySelectorAll(".events form").OfType<IHtmlFormElement>())
        {
            using var saved = await Send(form);
            Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        }
        Assert.Equal(before, Yaml("LMS-001"));
    }

    [Theory]
    [InlineData("when", "soon")]
    [InlineData("what", " ")]
    [InlineData("lasting", "long")]
    [InlineData("kind", "17")]
    [InlineData("when", "+2 wk from nothing")]
    public async Task What_is_no_event_is_refused_with_what_was_expected(string field, string value)
    {
        var before = Yaml("LMS-003");
        var page = await served.Page("/cases/LMS-003");
        using var answer = await Send(Form(page, "#by-fields form"), ("what", "MRI"), (field, value));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(before, Yaml("LMS-003"));
    }

    [Fact]
    public async Task A_score_is_a_range_until_every_item_is_answered()
    {
        static string Sum(IHtmlDocument page) => page.QuerySelectorAll("#sums dt").First(t => t.TextContent.StartsWith("FNCLCC", StringComparison.Ordinal)).NextElementSibling!.TextContent;
        Assert.Contains("no item known", Sum(await served.Page("/cases/LMS-001")), StringComparison.Ordinal);
        var some = Sum(await served.Page("/cases/LMS-001?fnclcc.differentiation=2"));
        Assert.Contains("4 to 8", some, StringComparison.Ordinal);
        Assert.Contains("undecided", some, StringComparison.Ordinal);
        Assert.Contains("grade 3", Sum(await served.Page("/cases/LMS-001?fnclcc.differentiation=2&fnclcc.mitoses=2&fnclcc.necrosis=0")), StringComparison.Ordinal);
        Assert.Contains("no item known", Sum(await served.Page("/cases/LMS-001?fnclcc.differentiation=99&fnclcc.mitoses=x")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pathology_panel_has_every_stain_with_its_quotes()
    {
        var panel = (await served.Page("/cases/LMS-001")).GetElementById("pathology")!;
        Assert.Equal(["desmin +", "MSA +", "SMA +"], panel.QuerySelectorAll(".stain.positive > button").Select(s => s.TextContent.Trim()).Order(StringComparer.OrdinalIgnoreCase));
        Assert.NotEmpty(panel.QuerySelectorAll(".stain [popover] li"));
    }

    [Fact]
    public async Task Who_is_left_out_is_written_with_a_reason_each_and_taken_in_again()
    {
        var before = Yaml("LMS-002");
        var page = await served.Page("/review?out=LMS-002&out=LMS-004&why.LMS-002=same+patient+as+another");
        using var unsaid = await Send(Form(page, "form[action='/review/exclude']"), ("out", "LMS-002"), ("out", "LMS-004"), ("why.LMS-002", "twice"), ("why.LMS-004", ""));
        Assert.Equal(HttpStatusCode.BadRequest, unsaid.StatusCode);
        Assert.Equal(before, Yaml("LMS-002"));
        var one = await served.Page("/review?out=LMS-002&why.LMS-002=same+patient+as+another");
        Assert.Contains("same patient as another", one.GetElementById("left")!.TextContent, StringComparison.Ordinal);
        using var written = await Send(Form(one, "form[action='/review/exclude']"));
        Assert.Equal(HttpStatusCode.Found, written.StatusCode);
        Assert.Contains("excluded: same patient as another", Yaml("LMS-002"), StringComparison.Ordinal);
        var then = await served.Page("/review");
        using var again = await Send(Form(then, "form[action='/review/include']"));
        Assert.Equal(HttpStatusCode.Found, again.StatusCode);
        Assert.Equal(before, Yaml("LMS-002"));
    }
}
