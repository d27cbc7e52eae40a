using System.Text;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Kazus.Server.Tests;

/// <summary>Pages one comes to only when something crosses one's way, in both languages: nobody is stopped by them, and where KAZUS_PICTURES names a folder they are drawn.</summary>
[Collection(Browsed.Name)]
public sealed class RarePageTests(BrowsedExample browsed)
{
    private const string Article = "# A chordoma of the clivus: a case report\n\n## Case report\n\nA 52-year-old man presented with headache of three months. He underwent subtotal resection of a chordoma and radiotherapy. At 12 months there was no recurrence. He was alive with disease.\n";

    [BrowserTheory]
    [InlineData("en-GB", "LMS-021")]
    [InlineData("hr-HR", "LMS-022")]
    public async Task Two_who_changed_the_same_are_asked_without_an_obstacle(string language, string id)
    {
        var context = await browsed.Open($"/cases/{id}?entry=%2B1+mo+MRI+cervical+spine", language: language);
        await context.Locator($"form[action='/cases/{id}/events'] button").ClickAsync();
        await context.WaitForURLAsync("**did=added**");
        var (first, second) = (await browsed.Open($"/cases/{id}", language: language), await browsed.Open($"/cases/{id}", language: language));
        foreach (var (page, finding) in new[] { (first, "no recurrence"), (second, "small enhancing nodule at the margin") })
        {
            await page.Locator(".events details.byfields summary").Last.ClickAsync();
            await page.Locator(".events details[open] [name=finding]").FillAsync(finding);
            await page.Locator(".events details[open] button.do").ClickAsync();
            await page.WaitForLoadStateAsync(LoadState.Load);
        }
        await Assertions.Expect(second.Locator(".merge .sides")).ToContainTextAsync("no recurrence");
        await Clean(second, "merge", language);
        await Close(context, first, second);
    }

    [BrowserTheory]
    [InlineData("en-GB", "LMS-023")]
    [InlineData("hr-HR", "LMS-024")]
    public async Task A_file_changed_in_an_editor_is_told_of_without_an_obstacle(string language, string id)
    {
        var page = await browsed.Open($"/cases/{id}?entry=%2B6+mo+MRI+stable", language: language);
        await File.AppendAllTextAsync(Path.Combine(browsed.Served.Folder, "cases", id + ".yaml"), "note: changed in an editor\n");
        await page.Locator($"form[action='/cases/{id}/events'] button").ClickAsync();
        await Assertions.Expect(page.Locator(".chips")).ToContainTextAsync("+6 mo MRI stable");
        await Clean(page, "changed", language);
        await Close(page);
    }

    [BrowserTheory]
    [InlineData("en-GB")]
    [InlineData("hr-HR")]
    public async Task Two_readers_who_disagree_are_shown_side_by_side_without_an_obstacle(string language)
    {
        var page = await browsed.Open("/read", language: language);
        await page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = $"two-readers-{language}.md", MimeType = "text/markdown", Buffer = Encoding.UTF8.GetBytes(Article) });
        await page.Locator("form[action='/read/add'] button").ClickAsync();
        await page.WaitForURLAsync($"**/read/two-readers-{language}.md*");
        await Judge(page, "Ana Ban", 'r');
        await Close(page);
        page = await browsed.Open($"/read/two-readers-{language}.md?who=1", language: language);
        await Judge(page, "Ivo Kralj", 'a');
        await page.GotoAsync($"/read/two-readers-{language}.md/agree?with=Ana+Ban&who=1");
        await Assertions.Expect(page.Locator("#kappa .own")).ToBeVisibleAsync();
        await Clean(page, "agree", language);
        await Close(page);
    }

    [BrowserTheory]
    [InlineData("en-GB")]
    [InlineData("hr-HR")]
    public async Task What_may_not_leave_is_told_of_without_an_obstacle(string language)
    {
        var file = Path.Combine(browsed.Served.Folder, "cases", "STAYS-1.yaml");
        await File.WriteAllTextAsync(file, "id: STAYS-1\nown: true\nlabel: Own patient, phone +385 91 555 1234\n");
        try
        {
            var page = await browsed.Open("/export/cases.csv", language: language);
            await Assertions.Expect(page.Locator("main tbody")).ToContainTextAsync("Own patient");
            await Clean(page, "stay", language);
            await Close(page);
        }
        finally
        {
            File.Delete(file);
        }
    }

    // Everything is accepted but the second claim.
    private static async Task Judge(IPage page, string name, char second)
    {
        await BrowsedExample.Drawn(page);
        await page.FillAsync("input[name=name]", name);
        await page.PressAsync("input[name=name]", "Enter");
        await Assertions.Expect(page.Locator("#progress")).ToContainTextAsync(name);
        await page.WaitForLoadStateAsync(LoadState.Load);
        await BrowsedExample.Next(page);
        var all = await page.Locator(".readclaim").CountAsync();
        for (var i = 0; i < all; i++)
        {
            await page.Keyboard.PressAsync(i == 1 ? second.ToString() : "a");
            await Assertions.Expect(page.Locator("#progress")).ToContainTextAsync(new System.Text.RegularExpressions.Regex($@"\b{i + 1}\b"));
        }
    }

    private static async Task Clean(IPage page, string name, string language)
    {
        if (PictureFactAttribute.Folder is { } folder)
            foreach (var width in new[] { 1280, 360 })
                foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
                {
                    await page.SetViewportSizeAsync(width, 900);
                    await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
                    await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Directory.CreateDirectory(folder).FullName, $"{language[..2]}-{name}-{width}-{scheme.ToString().ToLowerInvariant()}.png"), FullPage = true });
                }
        await page.SetViewportSizeAsync(360, 900);
        Assert.Equal(360, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        var found = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        Assert.Empty(found.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
    }

    private static async Task Close(params IPage[] pages)
    {
        foreach (var page in pages) await page.Context.CloseAsync();
    }
}
