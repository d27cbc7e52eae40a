using Microsoft.Playwright;
using Xunit;

namespace Kazus.Server.Tests;

/// <summary>Pictures of every page, to be looked at; written only when KAZUS_PICTURES names a folder.</summary>
public sealed class PictureFactAttribute : FactAttribute
{
    public PictureFactAttribute() => Skip = Folder is null ? "KAZUS_PICTURES names no folder to write pictures of the pages into."
        : Chromium.Path is null ? "Chromium is not installed (package chromium)." : null;

    public static string? Folder => Environment.GetEnvironmentVariable("KAZUS_PICTURES") is { Length: > 0 } folder ? folder : null;
}

/// <summary>The same, for more than one language.</summary>
public sealed class PictureTheoryAttribute : TheoryAttribute
{
    public PictureTheoryAttribute() => Skip = new PictureFactAttribute().Skip;
}

[Collection(Browsed.Name)]
public sealed class PictureTests(BrowsedExample browsed)
{
    private static readonly (string Name, string Path)[] Pages =
    [
        ("casebook", "/"), ("case", "/cases/LMS-001?entry=%2B12+mo+MRI+recurrence+C5"), ("case-other", "/cases/LMS-003"), ("review", "/review"), ("report", "/report"), ("read", "/read"), ("check", "/check"),
        ("search", "/search?q=C5+recurrence"), ("search-narrowed", "/search?q=leiomyosarcoma+resection&kind=metastasis&level=C5&from=2010"), ("search-empty", "/search"), ("sources", "/sources"), ("source", "/sources/koruga-2024"), ("none", "/cases/NONE"),
    ];

    [PictureTheory]
    [InlineData(null, "")]
    [InlineData("hr-HR", "hr-")]
    public async Task Every_page_wide_and_narrow_light_and_dark(string? language, string before)
    {
        Directory.CreateDirectory(PictureFactAttribute.Folder!);
        foreach (var (name, path) in Pages)
            foreach (var width in new[] { 1280, 360 })
                foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
                {
                    var page = await browsed.Open(path, scheme, width, language: language);
                    await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(PictureFactAttribute.Folder!, $"{before}{name}-{width}-{scheme.ToString().ToLowerInvariant()}.png"), FullPage = true });
                    await page.Context.CloseAsync();
                }
    }

    [PictureFact]
    public async Task Quotes_open_over_the_table()
    {
        var page = await browsed.Open("/review");
        await page.Locator("[popovertarget='q-LMS-001-symptom.duration']").HoverAsync();
        await page.WaitForTimeoutAsync(400);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(PictureFactAttribute.Folder!, "quotes.png") });
        await page.Context.CloseAsync();
    }
}
