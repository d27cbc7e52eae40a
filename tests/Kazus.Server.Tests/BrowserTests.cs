using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Kazus.Server.Tests;

/// <summary>A test in Chromium; where there is none it says so.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.Path is null ? "Chromium is not installed (package chromium)." : null;
}

/// <summary>A theory in Chromium; where there is none it says so.</summary>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.Path is null ? "Chromium is not installed (package chromium)." : null;
}

internal static class Chromium
{
    public static string? Path { get; } = new[] { Environment.GetEnvironmentVariable("KAZUS_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(p => !string.IsNullOrEmpty(p) && File.Exists(p));
}

/// <summary>The served example with a browser before it.</summary>
public sealed class BrowsedExample : IAsyncLifetime
{
    private IPlaywright? _playwright;

    public ServedExample Served { get; } = new();

    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Served.InitializeAsync();
        if (Chromium.Path is null) return;
        Assertions.SetDefaultExpectTimeout(60_000);
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium.Path, Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
    }

    public async Task DisposeAsync()
    {
        if (Browser is not null) await Browser.CloseAsync();
        _playwright?.Dispose();
        await Served.DisposeAsync();
    }

    public async Task<IPage> Open(string path, ColorScheme scheme = ColorScheme.Light, int width = 1280, bool script = true, string? language = null)
    {
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = Served.Url.ToString(), ColorScheme = scheme, ViewportSize = new ViewportSize { Width = width, Height = 900 }, JavaScriptEnabled = script, Locale = language });
        // A page answers in a fraction of a second; a machine with much else to do is waited for.
        context.SetDefaultTimeout(90_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        if (script) await Drawn(page);
        return page;
    }

    /// <summary>A browser throws keys away that come before a page was drawn once.</summary>
    public static async Task Drawn(IPage page)
    {
        await page.WaitForLoadStateAsync(LoadState.Load);
        await page.EvaluateAsync("() => new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn)))");
    }

    /// <summary>Presses the keys as a person does: again where nothing came of it, since a busy machine may show a page before it listens.</summary>
    public static async Task Press(IPage page, Func<Task<bool>> heard, params string[] keys)
    {
        await Drawn(page);
        for (var i = 0; i < 10; i++)
        {
            foreach (var key in keys) await page.Keyboard.PressAsync(key);
            for (var wait = 0; wait < 40; wait++)
            {
                if (await heard()) return;
                await Task.Delay(50);
            }
        }
        Assert.Fail($"Nothing came of {string.Join(' ', keys)} on {page.Url}:\n{await page.InnerTextAsync("body")}");
    }

    /// <summary>j goes to the first item of a page.</summary>
    public static Task Next(IPage page) => Press(page, () => page.EvaluateAsync<bool>("() => document.activeElement.closest('[data-item]') !== null"), "j");
}

/// <summary>One browser and one server for everything that looks at pages.</summary>
[CollectionDefinition(Name)]
public sealed class Browsed : ICollectionFixture<BrowsedExample>
{
    public const string Name = "browser";
}

[Collection(Browsed.Name)]
public sealed class BrowserTests(BrowsedExample browsed)
{
    [BrowserTheory]
    [InlineData("/", ColorScheme.Light)]
    [InlineData("/cases/LMS-001?entry=%2B12+mo+MRI+recurrence+C5", ColorScheme.Dark)]
    [InlineData("/review?c=symptom.duration&c=recurrence&words=Koruga", ColorScheme.Light)]
    [InlineData("/report", ColorScheme.Dark)]
    [InlineData("/report/view", ColorScheme.Light)]
    [InlineData("/read", ColorScheme.Dark)]
    [InlineData("/check", ColorScheme.Light)]
    [InlineData("/search?q=C5+recurrence", ColorScheme.Dark)]
    [InlineData("/sources", ColorScheme.Light)]
    [InlineData("/sources/koruga-2024", ColorScheme.Dark)]
    [InlineData("/language/hr?back=/cases/LMS-001", ColorScheme.Light)]
    [InlineData("/language/hr?back=/check", ColorScheme.Dark)]
    [InlineData("/language/hr?back=/report", ColorScheme.Light)]
    public async Task A_screen_reader_meets_no_obstacle(string path, ColorScheme scheme)
    {
        var page = await browsed.Open(path, scheme);
        // The drawings have a title and a description of their own; the framed report is looked at by itself.
        var found = await page.RunAxe(new AxeRunContext { Exclude = [new AxeSelector("svg")] }, new AxeRunOptions { Iframes = false, ResultTypes = [ResultType.Violations] });
        Assert.True(found.Violations.Length == 0, string.Join("\n", found.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}")));
        await page.Context.CloseAsync();
    }

    [BrowserTheory]
    [InlineData("/report/report.docx", ColorScheme.Light)]
    [InlineData("/export/cases.csv", ColorScheme.Dark)]
    public async Task The_page_that_keeps_a_file_back_is_clean_too(string path, ColorScheme scheme)
    {
        var file = Path.Combine(browsed.Served.Folder, "cases", "KEPT-1.yaml");
        await File.WriteAllTextAsync(file, "id: KEPT-1\nown: true\n");
        try
        {
            var page = await browsed.Open(path, scheme);
            await Assertions.Expect(page.Locator("main tbody")).ToContainTextAsync("KEPT-1");
            var found = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
            Assert.Empty(found.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
            await page.Context.CloseAsync();
        }
        finally
        {
            File.Delete(file);
        }
    }

    [BrowserTheory]
    [InlineData("/")]
    [InlineData("/cases/LMS-001")]
    [InlineData("/review")]
    [InlineData("/check")]
    [InlineData("/report")]
    [InlineData("/read")]
    [InlineData("/sources")]
    public async Task A_narrow_screen_does_not_scroll_sideways(string path)
    {
        var page = await browsed.Open(path, width: 360);
        Assert.Equal(360, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_value_shows_its_quotes_on_hover_and_keeps_them_on_click()
    {
        var page = await browsed.Open("/review");
        var value = page.Locator("[popovertarget='q-LMS-001-symptom.duration']");
        var quotes = page.Locator("[id='q-LMS-001-symptom.duration']");
        await value.ScrollIntoViewIfNeededAsync();
        await value.HoverAsync();
        await Assertions.Expect(quotes).ToBeVisibleAsync();
        Assert.Contains("of 2 months duration", await quotes.InnerTextAsync(), StringComparison.Ordinal);
        await value.ClickAsync();
        await page.Mouse.MoveAsync(5, 5);
        await page.WaitForTimeoutAsync(400);
        await Assertions.Expect(quotes).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(quotes).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Without_script_a_click_opens_the_quotes()
    {
        var page = await browsed.Open("/review", script: false);
        await page.Locator("[popovertarget='q-LMS-001-patient.age']").ClickAsync();
        await Assertions.Expect(page.Locator("[id='q-LMS-001-patient.age']")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task An_event_is_typed_looked_at_and_stored_from_the_keyboard()
    {
        var page = await browsed.Open("/");
        var search = page.Locator("input[type=search]");
        await BrowsedExample.Press(page, () => search.EvaluateAsync<bool>("e => e === document.activeElement"), "/");
        await search.FillAsync("Koruga");
        await search.PressAsync("Enter");
        await page.WaitForURLAsync("**/search?q=Koruga");
        await BrowsedExample.Next(page);
        await BrowsedExample.Press(page, () => At("/cases/LMS-001"), "Enter");
        await BrowsedExample.Drawn(page);
        await page.FillAsync("#entry", "+14 mo MRI stable C5");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".chips")).ToContainTextAsync("imaging");
        await page.ClickAsync("text=Store this event");
        await Assertions.Expect(page.Locator(".message")).ToContainTextAsync("Stored: +14 mo MRI stable C5");
        await page.ClickAsync("text=Undo");
        await Assertions.Expect(page.Locator(".message")).ToContainTextAsync("taken back");
        await BrowsedExample.Press(page, () => At("/review"), "g", "r");
        await page.Context.CloseAsync();

        Task<bool> At(string path) => Task.FromResult(page.Url.EndsWith(path, StringComparison.Ordinal));
    }
}
