using System.IO.Compression;
using System.Text;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Kazus.Server.Tests;

/// <summary>What people come for, from the first page to the last, in a browser with script.</summary>
[Collection(Browsed.Name)]
public sealed class StoryTests(BrowsedExample browsed)
{
    private const string Article = "# A chordoma of the clivus: a case report\n\n## Case report\n\nA 41-year-old man presented with headache of three months. He underwent subtotal resection of a chordoma. At 12 months there was no recurrence.\n";

    private static ILocator Item(IPage page, string words) => page.Locator(".readclaim").Filter(new() { HasText = words }).First;

    private static async Task Name(IPage page, string name)
    {
        await BrowsedExample.Drawn(page);
        await page.FillAsync("input[name=name]", name);
        await page.PressAsync("input[name=name]", "Enter");
        await Assertions.Expect(page.Locator("#progress")).ToContainTextAsync(name);
    }

    [BrowserFact]
    public async Task An_article_becomes_a_case_by_keyboard()
    {
        var page = await browsed.Open("/read");
        await page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "clivus-2020.md", MimeType = "text/markdown", Buffer = Encoding.UTF8.GetBytes(Article) });
        await page.ClickAsync("text=Read it >> nth=0");
        await page.WaitForURLAsync("**/read/clivus-2020.md*");
        await Name(page, "Ana Ban");
        await page.WaitForLoadStateAsync(LoadState.Load);
        var all = await page.Locator(".readclaim").CountAsync();
        Assert.True(all > 3);

        // j shows the words of the first claim in the article; a accepts it and goes on.
        await BrowsedExample.Next(page);
        await Assertions.Expect(page.Locator(".told.here")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("a");
        await Assertions.Expect(page.Locator("#progress")).ToContainTextAsync("1 of");
        await Assertions.Expect(page.Locator(".told.accepted")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("r");
        await Assertions.Expect(page.Locator("#progress")).ToContainTextAsync("2 of");

        // c opens the value, Enter saves the right one.
        await page.Keyboard.PressAsync("c");
        await page.Locator(".judge details[open] [name=value]").WaitForAsync();
        if (await page.Locator(".judge details[open] input[name=value]").CountAsync() > 0) await page.Keyboard.PressAsync("Enter");
        else await page.ClickAsync(".judge details[open] button");
        await Assertions.Expect(page.Locator("#progress")).ToContainTextAsync("3 of");

        var axe = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        Assert.Empty(axe.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));

        await page.FillAsync("#done input[name=id]", "CLIVUS-1");
        await page.ClickAsync("text=Write the case");
        await page.WaitForURLAsync("**/cases/CLIVUS-1");
        Assert.Contains("Ana Ban", await File.ReadAllTextAsync(Path.Combine(browsed.Served.Folder, "cases", "CLIVUS-1.yaml")), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_new_patient_becomes_a_Word_file()
    {
        var page = await browsed.Open("/");
        await page.FillAsync("#new input[name=id]", "WORD-1");
        await page.FillAsync("#new input[name=dayzero]", "resection");
        await page.ClickAsync("text=Begin the case");
        await page.WaitForURLAsync("**/cases/WORD-1");
        await page.ClickAsync("text=Add an answer");
        await page.SelectOptionAsync("#add-claim [name=variable]", "patient.age");
        await page.FillAsync("#add-claim [name=value]", "47");
        await page.ClickAsync("text=Store this answer");
        await Assertions.Expect(page.Locator("dt[id='v-patient.age'] + dd")).ToContainTextAsync("47");
        await BrowsedExample.Drawn(page);
        await page.FillAsync("#entry", "+3 mo MRI no recurrence");
        await page.Keyboard.PressAsync("Enter");
        await page.ClickAsync("text=Store this event");
        await Assertions.Expect(page.Locator(".message")).ToContainTextAsync("Stored: +3 mo");
        // A click on the event in the drawing opens its fields.
        await page.WaitForLoadStateAsync(LoadState.Load);
        await page.Locator("#figure-timeline [data-open=event]").First.ClickAsync();
        await Assertions.Expect(page.Locator(".events details[open] [name=what]")).ToHaveValueAsync("MRI no recurrence");

        await page.GotoAsync("/report");
        await page.WaitForLoadStateAsync(LoadState.Load);
        var text = page.Locator("#text");
        await text.FocusAsync();
        await text.EvaluateAsync("t => { t.setSelectionRange(t.value.length, t.value.length); }");
        await page.Keyboard.InsertTextAsync("\n## Addendum\n\nA further patient was ");
        await page.Keyboard.TypeAsync("{{ index.patient.ag");
        await Assertions.Expect(page.Locator("#offers [aria-selected=true]")).ToContainTextAsync("63");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(text).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(@"was \{\{ index\.patient\.age \}\}$"));
        await page.Keyboard.InsertTextAsync(" or {{ WORD-1.patient.age }} years old.\n");
        await Assertions.Expect(page.FrameLocator("#preview").Locator("body")).ToContainTextAsync("A further patient was 63 or 47 years old.");
        await page.ClickAsync("#save");
        await page.WaitForURLAsync("**did=saved");
        // Nothing leaves in a file before the patient's consent is on record, and the page that says so takes it.
        await page.ClickAsync(".files >> text=Word");
        await Assertions.Expect(page.Locator("main tbody")).ToContainTextAsync("No consent of the patient is recorded.");
        await page.FillAsync("#consent-WORD-1", "publication, written, 2024-03-05");
        await page.ClickAsync("text=Record the consent");
        await page.WaitForURLAsync("**/cases/WORD-1**");
        await page.GotoAsync("/report");
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync(".files >> text=Word"));
        await using var zip = await ZipFile.OpenReadAsync(await download.PathAsync());
        using var reader = new StreamReader(await zip.GetEntry("word/document.xml")!.OpenAsync());
        var words = System.Text.RegularExpressions.Regex.Replace(await reader.ReadToEndAsync(), "<[^>]+>", "");
        Assert.Contains("A further patient was 63 or 47 years old.", words, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Two_editors_at_once_lose_nothing()
    {
        var (first, second) = (await browsed.Open("/report"), await browsed.Open("/report"));
        var before = await first.Locator("#text").InputValueAsync();
        await first.Locator("#text").FillAsync(before.Replace("## Introduction", "## Introduction by the first", StringComparison.Ordinal));
        await second.Locator("#text").FillAsync(before + "\nThe second was here.\n");
        await first.ClickAsync("#save");
        await first.WaitForURLAsync("**did=saved");
        await second.ClickAsync("#save");
        await Assertions.Expect(second.Locator(".conflict")).ToContainTextAsync("Introduction by the first");
        await second.WaitForLoadStateAsync(LoadState.Load);
        await second.ClickAsync("#save");
        await second.WaitForURLAsync("**did=saved");
        var saved = await second.Locator("#text").InputValueAsync();
        Assert.Contains("Introduction by the first", saved, StringComparison.Ordinal);
        Assert.EndsWith("The second was here.\n", saved, StringComparison.Ordinal);
        await first.Context.CloseAsync();
        await second.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_patient_left_out_leaves_the_figures_at_once()
    {
        var page = await browsed.Open("/review");
        var pooled = page.Locator("#pooled .pool").First;
        var before = await pooled.InnerTextAsync();
        await page.Locator("#out-LMS-001").CheckAsync();
        await Assertions.Expect(pooled).Not.ToHaveTextAsync(before);
        await page.FillAsync("#why-LMS-001", "told elsewhere");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("#left")).ToContainTextAsync("told elsewhere");
        Assert.Contains("why.LMS-001=told", page.Url, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }
}
