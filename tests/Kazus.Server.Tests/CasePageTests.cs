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
        using var answer = await Send(Form(page, "#by-fields form"), field == "what" ? [(field, value)] : [("what", "MRI"), (field, value)]);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(before, Yaml("LMS-003"));
    }

    [Fact]
    public async Task A_score_is_a_range_until_the_record_answers_every_item()
    {
        var page = await served.Page("/cases/LMS-001");
        var sins = page.QuerySelectorAll("#scores dt").First(t => t.TextContent.StartsWith("SINS", StringComparison.Ordinal)).NextElementSibling!;
        var reading = Checking.Scores.CaseScores.Of(Casebooks.CasebookFolder.Read(served.Folder).Casebook.Cases.First(c => c.Id == "LMS-001"))[0];
        Assert.True(reading.Least < reading.Most);
        Assert.Contains($"{reading.Least} to {reading.Most}", sins.TextContent, StringComparison.Ordinal);
        Assert.Contains("not known", sins.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(sins.QuerySelectorAll("a[href='#v-lesion.levels']"));
    }

    [Fact]
    public async Task A_patient_is_entered_and_answers_are_stored_with_their_place()
    {
        var page = await served.Page("/");
        using var made = await Send(Form(page, "form[action='/cases']"), ("id", "OWN-9"), ("label", "Ours"), ("dayzero", "resection"), ("own", "yes"));
        Assert.Equal("/cases/OWN-9", made.Headers.Location!.OriginalString);
        using var bad = await Send(Form(await served.Page("/cases/OWN-9"), "#add-claim form"), ("variable", "patient.age"), ("value", "old"));
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
        using var age = await Send(Form(await served.Page("/cases/OWN-9"), "#add-claim form"), ("variable", "patient.age"), ("value", "47"), ("where", "admission"), ("quote", "aged 47"));
        Assert.Equal(HttpStatusCode.Found, age.StatusCode);
        using var sex = await Send(Form(await served.Page("/cases/OWN-9"), "#add-claim form"), ("variable", "patient.sex"), ("value", "f"));
        var yaml = Yaml("OWN-9");
        Assert.Contains("quote: aged 47", yaml, StringComparison.Ordinal);
        Assert.Contains("female", (await served.Page("/cases/OWN-9")).GetElementById("v-patient.sex")!.NextElementSibling!.TextContent, StringComparison.Ordinal);
        using var twice = await Send(Form(page, "form[action='/cases']"), ("id", "OWN-9"));
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        using var out_ = await Send(Form(page, "form[action='/cases']"), ("id", "../x"));
        Assert.Equal(HttpStatusCode.BadRequest, out_.StatusCode);
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
