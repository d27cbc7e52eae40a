using System.Net;
using System.Text.RegularExpressions;
using Kazus.Cases;
using Kazus.Server.Entry;
using Kazus.Server.Words;
using Kazus.Testing;
using Xunit;

namespace Kazus.Server.Tests;

/// <summary>Nothing else is asked while it is looked which texts have no translation.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}

[Collection(Alone.Name)]
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
    public void A_translation_has_the_places_of_its_text()
    {
        foreach (var english in Language.Croatian.Translated.Where(t => !t.Contains('|', StringComparison.Ordinal)))
            Assert.Equal(Places().Matches(english).Select(m => m.Value).Order(), Places().Matches(Language.Croatian.Say(english)).Select(m => m.Value).Order());
        Assert.All(Language.Croatian.Translated.Where(t => t.Contains('|', StringComparison.Ordinal)), t => Assert.Equal(3, Language.Croatian.Say(t).Split('|').Length));
    }

    [Fact]
    public void Every_text_of_the_pages_is_in_Croatian() => Assert.Empty(Texts().Distinct().Except(Language.Croatian.Translated));

    [Fact]
    public void A_sentence_of_a_check_has_the_places_of_its_English()
    {
        Assert.All(Sentences.Croatian.All, s => Assert.Equal(Numbers(s.English), Numbers(s.Other).Union(s.English.Contains("only {2} {3}", StringComparison.Ordinal) || s.English.Contains("{2}s {3}", StringComparison.Ordinal) ? ["2"] : []).Order()));
        var rules = Kazus.Checking.RuleBook.Rules.Select(r => r.Id).ToList();
        Assert.Empty(rules.Except(Sentences.Croatian.All.Select(s => s.Kind)));

        static IEnumerable<string> Numbers(string text) => Place().Matches(text).Select(m => m.Groups["n"].Value).Distinct().Order();
    }

    [Fact]
    public void Everything_that_two_parts_can_contradict_has_a_Croatian_name()
    {
        var names = File.ReadLines(Repository.File("src", "Kazus.Checking", "Words", "contrasts.tsv")).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')[1]).Where(n => n != "nothing").Distinct().ToList();
        Assert.All(names, n => Assert.NotNull(Sentences.Croatian.Say("contrasts", char.ToUpperInvariant(n[0]) + n[1..])));
        Assert.Equal("Krvni pripravci: „none” (sažetak), „two units” (rasprava).", Sentences.Croatian.Say("KZ319", "Blood products: \"none\" in abstract, \"two units\" in discussion."));
    }

    [Theory]
    [InlineData("KZ401", "7 of 12 is 58%, not 85.5%.", "7 od 12 je 58 %, a ne 85,5 %.")]
    [InlineData("KZ304", "The lesion is left in abstract and right in Figure 2 legend.", "Strana (lezija): lijevo (sažetak), desno (legenda: slika 2).")]
    [InlineData("KZ301", "Age: 63 years in abstract, 36 years in Table 1, row 4.", "Dob: 63 years (sažetak), 36 years (tablica 1, redak 4).")]
    [InlineData("KZ301", "Size of the tumour: 42 mm in abstract, 24 mm in case.", "Veličina tumora: 42 mm (sažetak), 24 mm (prikaz slučaja).")]
    [InlineData("KZ301", "Positive nodes: 2 in abstract, 3 in Table 1, row 4.", "Pozitivni čvorovi: 2 (sažetak), 3 (tablica 1, redak 4).")]
    [InlineData("KZ209", "March 2020 is 19 months after August 2018, not 24.", "March 2020 je 19 mj. nakon August 2018, a ne 24.")]
    [InlineData("KZ703", "Nothing is said of ethics approval (CARE item 13).", "Ništa nije rečeno o odobrenju etičkog povjerenstva (CARE, stavka 13).")]
    [InlineData("KZ704", "CARE 2016 item 8c, partly: how the diagnosis was reached and what else was considered.", "CARE 2016, stavka 8c, djelomično: kako je postavljena dijagnoza i što se još razmatralo.")]
    [InlineData("KZ201", "Koruga 2024: these statements of time cannot all be true: -2 mo; -1 mo.", "Koruga 2024: ovi navodi vremena ne mogu svi biti točni: -2 mj.; -1 mj.")]
    [InlineData("KZ102", "'titel' is not a key here. Expected one of: title, question.", "„titel” ovdje nije ključ. Očekuje se jedan od: title, question.")]
    [InlineData("KZ103", "'31 Feb 2024' was not understood as the date 'surgery': expected a date that exists, such as 2024-01-27.", "„31 Feb 2024” nije razumljivo kao datum „surgery”: očekuje se datum koji postoji, npr. 2024-01-27.")]
    [InlineData("KZ107", "Age 180.5 years is beyond any recorded age.", "Dob: 180,5 g. više je od ijedne zabilježene dobi.")]
    [InlineData("KZ156", "Figure 'swimmer' is never called out in the text.", "Slika „swimmer” nigdje se ne spominje u tekstu.")]
    [InlineData("settle", "Still missing: the findings on examination, dose and duration of the drugs.", "Još nedostaje: nalazi pregleda, doza i trajanje lijekova.")]
    [InlineData("KZ519", "Reference 4 is cited before reference 3.", "Izvor 4 navodi se prije izvora 3.")]
    [InlineData("KZ503", "Figure 3 is called before figure 2.", "Slika 3 spominje se prije: slika 2.")]
    public void A_finding_is_told_in_Croatian_with_its_own_words(string rule, string english, string croatian)
    {
        Language.Now = Language.Croatian;
        Assert.Equal(croatian, Sentences.Croatian.Say(rule, english));
        Assert.Null(Sentences.Croatian.Say(rule, "Something that no rule says"));
    }

    [Theory]
    [InlineData("18 years ago; 2005", "prije 18 godina; 2005")]
    [InlineData("1 year ago", "prije 1 godine")]
    [InlineData("about 2 months", "oko 2 mjeseca")]
    [InlineData("+12 mo; before 2024-01-27", "+12 mj.; prije 27. 1. 2024.")]
    [InlineData("after day 0, 4 weeks", "nakon nultog dana, 4 tjedna")]
    [InlineData("2 to 3 weeks later", "nakon 2–3 tjedna")]
    [InlineData("-1.5 mo", "-1,5 mj.")]
    [InlineData("last spring", null)]
    [InlineData("January 2024", null)]
    public void A_usual_time_is_told_in_Croatian_and_an_unusual_one_stays_as_it_is(string english, string? croatian) => Assert.Equal(croatian, TimeWords.Croatian(english));

    [Fact]
    public async Task A_drawing_and_its_caption_are_in_the_language_of_the_page_and_its_file_is_not()
    {
        using var client = new HttpClient { BaseAddress = served.Url };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", "hr");
        var page = WebUtility.HtmlDecode(await client.GetStringAsync("/cases/LMS-001"));
        Assert.Contains(">Lezije<", page, StringComparison.Ordinal);
        Assert.Contains("Vremenska crta jednog bolesnika. Nulti dan: ", page, StringComparison.Ordinal);
        Assert.Contains("(prije 18 godina; 2005)", page, StringComparison.Ordinal);
        Assert.Contains("Mjeseci od dana 0", page, StringComparison.Ordinal);
        Assert.Contains("Stupci mekih rubova", page, StringComparison.Ordinal);
        Assert.Contains("Koruga et al. 2024, sažetak", page, StringComparison.Ordinal);
        Assert.Contains(">Lesions<", await client.GetStringAsync("/cases/LMS-001/timeline.svg"), StringComparison.Ordinal);
        var review = WebUtility.HtmlDecode(await client.GetStringAsync("/review"));
        foreach (var english in new[] { ">At risk<", ">Months<", ">Recurrence-free share (%)<", ">Not pooled<", "Band: 95% CI", "Step curve of", "Not pooled:", "One row per patient", "Cases per vertebral level", "Dead:" }) Assert.DoesNotContain(english, review, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_of_the_story_in_Croatian_shows_a_text_without_translation()
    {
        using var client = new HttpClient { BaseAddress = served.Url };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", "hr");
        var unsaid = Language.Croatian.Unsaid = new(StringComparer.Ordinal);
        try
        {
            foreach (var address in new[] { "/", "/cases/LMS-001", "/cases/LMS-001?history=yes&entry=2021+resection+C5,+R0", "/read", "/review", "/review?show=conflicts", "/report", "/check", "/check?of=report", "/search", "/search?q=C5+recurrence", "/sources", "/sources/koruga-2024", "/nowhere" })
                Assert.Contains("lang=\"hr\"", await (await client.GetAsync(address)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        finally
        {
            Language.Croatian.Unsaid = null;
        }
        // What stands in the casebook is the authors', in their language.
        var own = string.Join('\n', Directory.EnumerateFiles(served.Folder, "*.*", SearchOption.AllDirectories).Where(f => f.EndsWith(".yaml", StringComparison.Ordinal) || f.EndsWith(".csv", StringComparison.Ordinal) || f.EndsWith(".json", StringComparison.Ordinal)).Select(File.ReadAllText));
        var left = unsaid.Keys.Where(k => k.Any(char.IsLetter) && !Value().IsMatch(k) && k != Language.Croatian.Say("There is nothing at this address.") && !k.Split(' ', ',', ';').All(w => own.Contains(w, StringComparison.OrdinalIgnoreCase))).Order(StringComparer.Ordinal).ToList();
        Assert.True(left.Count == 0, string.Join('\n', left));
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

    // "63 years", "C5–C6": values, with their words as they were written.
    [GeneratedRegex(@"^[CTLS]?\d")]
    private static partial Regex Value();

    [GeneratedRegex(@"\{(?<n>\d)(?::[tpnlwdc])?\}")]
    private static partial Regex Place();

    [Theory]
    [InlineData("KZ301", "Age: 40 a in abstract, 41 a in case.", "40 a")]
    [InlineData("KZ404", "Sum: 1 + 2 = 3, and the total says 4.", "1 + 2 = 3")]
    public void A_sentence_is_told_with_the_words_at_its_places(string rule, string english, string words) =>
        Assert.Contains(words, Sentences.Croatian.Say(rule, english), StringComparison.Ordinal);

    // Patterns of the engine for expressions gave up here after a fifth of a second, or after less where the machine was busy, and the page was lost.
    [Fact]
    public void A_long_sentence_that_fits_nothing_is_nobodys() =>
        Assert.Null(Sentences.Croatian.Say("KZ301", string.Concat(Enumerable.Repeat("Age: 40 a in abstract, 41 a in case, ", 20_000)) + "and so on"));

    [Theory]
    [InlineData("KZ404", "Sum: , and the total says 4.")]
    [InlineData("KZ404", "Sum: 1 = 3, and the total says .")]
    public void A_place_holds_at_least_one_character(string rule, string english) => Assert.Null(Sentences.Croatian.Say(rule, english));
}
