using System.Net;
using AngleSharp.Dom;
using Xunit;

namespace Kazus.Server.Tests;

public sealed class ChangeTests(ServedExample served) : IClassFixture<ServedExample>
{
    private string File(string id) => Path.Combine(served.Folder, "cases", id + ".yaml");

    private static (string[] Gone, string[] Come) Difference(string before, string after)
    {
        var (a, b) = (before.Split('\n'), after.Split('\n'));
        var start = a.Zip(b).TakeWhile(p => p.First == p.Second).Count();
        var end = a.Skip(start).Reverse().Zip(b.Skip(start).Reverse()).TakeWhile(p => p.First == p.Second).Count();
        return (a[start..(a.Length - end)], b[start..(b.Length - end)]);
    }

    [Fact]
    public async Task Accepting_a_claim_changes_its_entry_and_nothing_else_and_can_be_undone()
    {
        var before = await System.IO.File.ReadAllTextAsync(File("LMS-001"));
        var page = await served.Page("/cases/LMS-001");
        var button = page.QuerySelector("#conflict-LMS-001-symptom\\.duration button[data-accept]")!;
        using var answer = await served.Send(page, "/cases/LMS-001/claims", ("set", button.GetAttribute("value")!));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var (gone, come) = Difference(before, await System.IO.File.ReadAllTextAsync(File("LMS-001")));
        Assert.Equal("symptom.duration: { value: 2 months, quote: of 2 months duration }", Assert.Single(gone).Trim());
        Assert.Contains(come, l => l.Trim() == "accepted: yes");
        Assert.InRange(come.Length, 2, 5);

        var then = await served.Page(answer.Headers.Location!.OriginalString.Split('#')[0]);
        Assert.Contains("is accepted", then.QuerySelector(".message")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("settled", then.QuerySelector("#conflict-LMS-001-symptom\\.duration")!.TextContent, StringComparison.Ordinal);
        using var undone = await served.Send(then, "/cases/LMS-001/claims", ("set", then.QuerySelector(".message button")!.GetAttribute("value")!));
        Assert.Equal(HttpStatusCode.Found, undone.StatusCode);
        Assert.DoesNotContain("settled", (await served.Page("/cases/LMS-001")).QuerySelector("#conflict-LMS-001-symptom\\.duration")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_typed_event_is_looked_at_stored_and_taken_back()
    {
        var before = await System.IO.File.ReadAllTextAsync(File("LMS-003"));
        var looked = await served.Page("/cases/LMS-003?entry=%2B12+mo+recurrence:+MRI,+recurrence+C5");
        Assert.Equal(before, await System.IO.File.ReadAllTextAsync(File("LMS-003")));
        var chips = looked.QuerySelector(".chips")!.TextContent;
        Assert.Contains("+12 mo", chips, StringComparison.Ordinal);
        Assert.Contains("recurrence", chips, StringComparison.Ordinal);
        Assert.Contains("C5", chips, StringComparison.Ordinal);
        using var answer = await served.Send(looked, "/cases/LMS-003/events");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var then = await served.Page(answer.Headers.Location!.OriginalString.Split('#')[0]);
        Assert.Contains("MRI, recurrence C5", then.QuerySelector("#e-recurrence-1")!.TextContent, StringComparison.Ordinal);
        using var back = await served.Send(then, "/cases/LMS-003/events/remove", ("set", "recurrence-1"));
        Assert.Equal(HttpStatusCode.Found, back.StatusCode);
        Assert.Null((await served.Page("/cases/LMS-003")).QuerySelector("#e-recurrence-1"));
    }

    [Fact]
    public async Task A_form_made_for_an_older_file_writes_nothing()
    {
        var page = await served.Page("/cases/LMS-002");
        await System.IO.File.AppendAllTextAsync(File("LMS-002"), "# changed beside the server\n");
        var before = await System.IO.File.ReadAllTextAsync(File("LMS-002"));
        using var answer = await served.Send(page, "/cases/LMS-002/claims", ("set", "c1:accepted"));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(before, await System.IO.File.ReadAllTextAsync(File("LMS-002")));
    }

    [Fact]
    public async Task A_file_changed_by_hand_is_read_again()
    {
        Assert.DoesNotContain("Renamed 1999", (await served.Page("/cases/LMS-005")).Title, StringComparison.Ordinal);
        var text = await System.IO.File.ReadAllTextAsync(File("LMS-005"));
        await System.IO.File.WriteAllTextAsync(File("LMS-005"), "label: Renamed 1999\n" + string.Join('\n', text.Split('\n').Where(l => !l.StartsWith("label:", StringComparison.Ordinal))));
        Assert.Contains("Renamed 1999", (await served.Page("/cases/LMS-005")).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var before = await System.IO.File.ReadAllTextAsync(File("LMS-004"));
        using var answer = await served.Client.PostAsync("/cases/LMS-004/claims", new FormUrlEncodedContent([new("version", "x"), new("set", "c1:accepted")]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(before, await System.IO.File.ReadAllTextAsync(File("LMS-004")));
    }

    [Theory]
    [InlineData("c1:true")]
    [InlineData("c999:accepted")]
    [InlineData("")]
    public async Task A_choice_that_is_none_is_refused_with_a_sentence(string set)
    {
        var page = await served.Page("/cases/LMS-006");
        using var answer = await served.Send(page, "/cases/LMS-006/claims", ("set", set));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("claims/add")]
    [InlineData("events/fields")]
    [InlineData("events/change")]
    public async Task A_form_without_its_fields_is_refused(string form)
    {
        var page = await served.Page("/cases/LMS-001");
        var proof = page.QuerySelector("input[name^=__]")!;
        using var answer = await served.Client.PostAsync($"/cases/LMS-001/{form}", new FormUrlEncodedContent([new(proof.GetAttribute("name")!, proof.GetAttribute("value")!)]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
