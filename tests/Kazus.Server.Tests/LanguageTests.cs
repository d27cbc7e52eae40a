using System.Net;
using System.Text.RegularExpressions;
using Kazus.Cases;
using Kazus.Server.Entry;
using Kazus.Server.Words;
using Kazus.Testing;
using Xunit;

namespace Kazus.Server.Tests;

public sealed partial class LanguageTests(ServedExample served) : IClassFixture<ServedExample>
{
    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Repository.File("src/Kazus.Server"), "*.*", SearchOption.AllDirectories)
        .Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal)).Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText);

    private static IEnumerable<string> Texts()
    {
        foreach (var source in Sources())
        {
            foreach (Match told in Told().Matches(source)) yield return told.Groups["text"].Value;
            foreach (Match counted in Counted().Matches(source)) yield return $"{counted.Groups["one"].Value}|{counted.Groups["many"].Value}";
        }
        foreach (var variable in Variables.All)
        {
            yield return variable.Label;
            yield return Pages.Say.Group(variable.Group);
        }
        foreach (var kind in Enum.GetValues<EventKind>()) yield return EventWords.Name(kind);
    }

    [Fact]
    public void The_pages_are_in_Croatian_but_for_what_was_written_lately()
    {
        var texts = Texts().Distinct().ToList();
        var missing = texts.Except(Language.Croatian.Translated).ToList();
        Assert.True(texts.Count > 300);
        // A text without translation is shown in English; the list here is what a translator is to be given.
        Assert.True(missing.Count <= texts.Count / 12, string.Join("\n", missing));
    }

    [Fact]
    public void A_translation_has_the_places_of_its_text()
    {
        foreach (var english in Language.Croatian.Translated.Where(t => !t.Contains('|', StringComparison.Ordinal)))
            Assert.Equal(Places().Matches(english).Select(m => m.Value).Order(), Places().Matches(Language.Croatian.Say(english)).Select(m => m.Value).Order());
        Assert.All(Language.Croatian.Translated.Where(t => t.Contains('|', StringComparison.Ordinal)), t => Assert.Equal(3, Language.Croatian.Say(t).Split('|').Length));
    }

    [Theory]
    [InlineData(1, "1 slučaj")]
    [InlineData(2, "2 slučaja")]
    [InlineData(5, "5 slučajeva")]
    [InlineData(11, "11 slučajeva")]
    [InlineData(12, "12 slučajeva")]
    [InlineData(21, "21 slučaj")]
    [InlineData(22, "22 slučaja")]
    [InlineData(0, "0 slučajeva")]
    public void Croatian_counts_in_three_forms(int n, string words) => Assert.Equal(words, Language.Croatian.Count(n, "case", "cases"));

    [Theory]
    [InlineData("hr", "hr")]
    [InlineData("hr-HR,hr;q=0.9,en;q=0.8", "hr")]
    [InlineData("de,hr;q=0.5,en;q=0.4", "hr")]
    [InlineData("en-GB,hr;q=0.5", "en")]
    [InlineData("fr", "en")]
    [InlineData("hr;q=0", "en")]
    public async Task A_page_is_in_the_language_the_browser_asks_for(string asked, string given)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/check");
        request.Headers.TryAddWithoutValidation("Accept-Language", asked);
        using var answer = await served.Client.SendAsync(request);
        Assert.Contains($"<html lang=\"{given}\">", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(given, Assert.Single(answer.Content.Headers.ContentLanguage));
    }

    [Fact]
    public async Task The_switch_is_kept_and_wins_over_the_browser()
    {
        using var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = true }) { BaseAddress = served.Url };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", "en");
        var page = await client.GetStringAsync("/language/hr?back=/check");
        Assert.Contains("<h1>Provjera</h1>", page, StringComparison.Ordinal);
        Assert.Contains("nalaza provjere", await client.GetStringAsync("/check"), StringComparison.Ordinal);
    }

    [GeneratedRegex("""(?<![\w.])Tell\(\s*"(?<text>(?:[^"\\]|\\.)+)"[,)]""")]
    private static partial Regex Told();

    [GeneratedRegex("""Say\.Count\([^"]*?,\s*"(?<one>[^"]*)",\s*"(?<many>[^"]*)"\)""")]
    private static partial Regex Counted();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Places();
}
