using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Kazus.Server.Tests;

/// <summary>Search with facets, and cases like one, on pages and for programs.</summary>
public sealed class SearchTests(ServedExample served) : IClassFixture<ServedExample>
{
    [Fact]
    public async Task A_facet_in_the_address_narrows_and_can_be_taken_back()
    {
        var page = await served.Client.GetStringAsync("/search?q=leiomyosarcoma&level=C5&kind=metastasis");
        Assert.Contains("1 case holds any of: leiomyosarcoma", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/search?q=leiomyosarcoma&amp;kind=metastasis\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"C5\" checked", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_found_are_marked_and_lead_to_their_place()
    {
        var page = await served.Client.GetStringAsync("/search?q=Koruga+gross");
        Assert.Contains("<mark>gross</mark>", page, StringComparison.Ordinal);
        Assert.Contains("/cases/LMS-001#v-surgery.extent", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/search?q=%22")]
    [InlineData("/search?level=C99")]
    [InlineData("/search?from=99999999999&to=x&page=-3")]
    [InlineData("/search?q=-&kind=&kind=%00")]
    public async Task Any_address_is_answered(string address)
    {
        using var answer = await served.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_case_shows_cases_like_it_with_the_reasons()
    {
        var page = await served.Client.GetStringAsync("/cases/LMS-001");
        Assert.Contains("Similar cases", page, StringComparison.Ordinal);
        Assert.Contains("alike in", page, StringComparison.Ordinal);
        Assert.Contains("not compared", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_patient_in_free_words_is_compared_and_stands_in_no_address()
    {
        var form = await served.Client.GetStringAsync("/search");
        var token = System.Text.RegularExpressions.Regex.Match(form, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        using var answer = await served.Client.PostAsync("/search/like", new FormUrlEncodedContent([
            new("__RequestVerificationToken", token), new("text", "A 58-year-old woman with leiomyosarcoma metastasis at C6 underwent gross total resection; recurrence after 10 months.")]));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("age 58 years", page, StringComparison.Ordinal);
        Assert.Contains("/cases/LMS-001", page, StringComparison.Ordinal);
        using var without = await served.Client.PostAsync("/search/like", new FormUrlEncodedContent([new("text", "x")]));
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
    }

    [Fact]
    public async Task Programs_get_facets_and_reasons()
    {
        var found = await served.Client.GetFromJsonAsync<JsonElement>("/api/v1/find?q=leiomyosarcoma&kind=metastasis&limit=3");
        Assert.Equal(3, found.GetProperty("cases").GetArrayLength());
        Assert.Equal(found.GetProperty("total").GetInt32(), found.GetProperty("facets").GetProperty("kind").EnumerateArray().Single(v => v.GetProperty("value").GetString() == "metastasis").GetProperty("count").GetInt32());
        var like = await served.Client.GetFromJsonAsync<JsonElement>("/api/v1/cases/LMS-001/like?limit=2");
        var best = like.GetProperty("cases")[0];
        Assert.Equal(best.GetProperty("score").GetDouble(), best.GetProperty("reasons").EnumerateArray().Sum(r => r.GetProperty("contribution").GetDouble()), 4);
        using var none = await served.Client.GetAsync("/api/v1/cases/NONE/like");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }
}
