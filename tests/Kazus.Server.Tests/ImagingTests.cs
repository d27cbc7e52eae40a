using System.Net;
using AngleSharp.Dom;
using Xunit;

namespace Kazus.Server.Tests;

public sealed class ImagingTests(ServedExample served) : IClassFixture<ServedExample>
{
    private static readonly byte[] Dot = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==");

    [Fact]
    public async Task Pictures_of_a_case_stand_in_the_strip_with_their_date_and_what_they_show()
    {
        var imaging = Directory.CreateDirectory(Path.Combine(served.Folder, "imaging")).FullName;
        foreach (var name in new[] { "mri.png", "LMS-003-2024-01-27.png", "LMS-0030.png", "other.png" }) await File.WriteAllBytesAsync(Path.Combine(imaging, name), Dot);
        using var added = await served.Send(await served.Page("/cases/LMS-003"), "/cases/LMS-003/events/fields", ("when", "+3 mo"), ("kind", "Imaging"), ("what", "MRI cervical"), ("finding", "no recurrence"), ("shown", "mri.png"));
        Assert.Equal(HttpStatusCode.Found, added.StatusCode);

        var strip = (await served.Page("/cases/LMS-003")).QuerySelectorAll(".strip img");
        Assert.Equal(["MRI cervical: no recurrence, +3 mo", "Picture LMS-003-2024-01-27"], strip.Select(i => i.GetAttribute("alt")!));
        Assert.Contains("2024-01-27", strip[1].Closest("li")!.QuerySelector(".place")!.TextContent, StringComparison.Ordinal);
        foreach (var picture in strip)
        {
            using var answer = await served.Client.GetAsync(picture.GetAttribute("src")!);
            Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal(Dot, await answer.Content.ReadAsByteArrayAsync());
        }
        foreach (var not in new[] { "imaging/other.png", "casebook.yaml", "..%2Fcasebook.yaml" })
        {
            using var answer = await served.Client.GetAsync("/cases/LMS-003/pictures/" + not);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Without_pictures_the_strip_is_words()
    {
        var strip = (await served.Page("/cases/LMS-001")).QuerySelector(".strip")!;
        Assert.Empty(strip.QuerySelectorAll("img"));
        Assert.Contains("Figure 3", strip.TextContent, StringComparison.Ordinal);
    }
}
