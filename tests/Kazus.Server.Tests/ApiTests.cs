using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Kazus.Server.Tests;

public sealed class ApiTests(ServedExample served) : IClassFixture<ServedExample>
{
    private async Task<JsonElement> Json(string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await served.Client.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{path}: {answer.StatusCode}\n{text}");
        return JsonDocument.Parse(text).RootElement.Clone();
    }

    [Fact]
    public async Task Cases_come_in_pages_that_together_are_all()
    {
        var total = (await Json("/api/v1/cases")).GetProperty("total").GetInt32();
        var ids = new List<string>();
        for (var offset = 0; offset < total; offset += 10)
            ids.AddRange((await Json($"/api/v1/cases?offset={offset}&limit=10")).GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("id").GetString()!));
        Assert.Equal(total, ids.Count);
        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public async Task A_page_of_cases_leads_to_the_next_until_the_last()
    {
        using var first = await served.Client.GetAsync("/api/v1/cases?limit=30");
        Assert.Contains("</api/v1/cases?after=LMS-030&limit=30>; rel=\"next\"", first.Headers.GetValues("Link").Single(), StringComparison.Ordinal);
        using var last = await served.Client.GetAsync("/api/v1/cases?after=LMS-030&limit=30");
        Assert.DoesNotContain("next", last.Headers.GetValues("Link").Single(), StringComparison.Ordinal);
        Assert.Equal("LMS-031", (await Json("/api/v1/cases?after=LMS-030&limit=30")).GetProperty("cases")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task The_pooled_result_is_the_pages_and_the_command_lines()
    {
        var pool = await Json("/api/v1/pool/recurrence");
        Assert.Equal("recurrence", pool.GetProperty("endpoint").GetString());
        Assert.Equal(pool.GetProperty("n").GetInt32(), pool.GetProperty("included").GetArrayLength());
        Assert.InRange(pool.GetProperty("at_horizon").GetProperty("surv").GetDouble(), 0, 1);
    }

    [Fact]
    public async Task The_table_has_a_claim_behind_every_cell_that_is_not_missing()
    {
        var table = await Json("/api/v1/table?columns=patient.age,recurrence");
        foreach (var row in table.GetProperty("rows").EnumerateArray())
            foreach (var cell in row.GetProperty("cells").EnumerateObject())
                if (cell.Value.GetProperty("missing").ValueKind == JsonValueKind.Null) Assert.NotEqual(0, cell.Value.GetProperty("claims").GetArrayLength());
    }

    [Theory]
    [InlineData("/api/v1/cases?limit=0")]
    [InlineData("/api/v1/cases?offset=-1")]
    [InlineData("/api/v1/cases?limit=many")]
    [InlineData("/api/v1/table?columns=patient.agee")]
    [InlineData("/api/v1/pool/cure")]
    [InlineData("/api/v1/pool/1")]
    [InlineData("/api/v1/pool/death?horizon=-1")]
    [InlineData("/api/v1/pool/death?by=nothing")]
    [InlineData("/api/v1/pool/death?clock=noon")]
    [InlineData("/api/v1/findings?severity=7")]
    [InlineData("/api/v1/find")]
    public async Task Bad_input_is_a_problem_with_a_title(string path)
    {
        using var answer = await served.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.NotEmpty((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("title").GetString()!);
    }

    [Fact]
    public async Task A_case_is_read_with_its_version_and_not_sent_twice()
    {
        using var first = await served.Client.GetAsync("/api/v1/cases/LMS-010");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/v1/cases/LMS-010");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await served.Client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task A_case_is_written_only_for_the_version_it_was_made_for()
    {
        using var read = await served.Client.GetAsync("/api/v1/cases/LMS-011");
        var body = (await read.Content.ReadAsStringAsync()).Replace("\"own\": false", "\"own\": false, \"note\": \"looked at again\"", StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode)428, await Put("LMS-011", body, null));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await Put("LMS-011", body, new EntityTagHeaderValue("\"0000\"")));
        Assert.Equal(HttpStatusCode.NoContent, await Put("LMS-011", body, read.Headers.ETag));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await Put("LMS-011", body, read.Headers.ETag));
        Assert.Contains("looked at again", await File.ReadAllTextAsync(Path.Combine(served.Folder, "cases", "LMS-011.yaml")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"id\": \"LMS-012\", \"claims\": [{\"variable\": \"none\"}]}")]
    [InlineData("{\"id\": \"OTHER\"}")]
    public async Task A_body_that_is_no_case_is_a_problem_and_changes_nothing(string body)
    {
        var path = Path.Combine(served.Folder, "cases", "LMS-012.yaml");
        var before = await File.ReadAllTextAsync(path);
        using var read = await served.Client.GetAsync("/api/v1/cases/LMS-012");
        Assert.Equal(HttpStatusCode.BadRequest, await Put("LMS-012", body, read.Headers.ETag));
        Assert.Equal(before, await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task The_description_names_every_address_of_the_API()
    {
        var paths = (await Json("/openapi/v1.json")).GetProperty("paths").EnumerateObject().Select(p => p.Name).ToList();
        Assert.Equal(["/api/v1/cases", "/api/v1/cases/{id}", "/api/v1/cases/{id}/like", "/api/v1/export/{format}", "/api/v1/find", "/api/v1/findings", "/api/v1/pool", "/api/v1/pool/{endpoint}", "/api/v1/table"], paths.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Words_are_found_with_the_reason()
    {
        var found = await Json("/api/v1/find?q=C5+recurrence");
        var first = found.GetProperty("cases")[0];
        Assert.NotEqual(0, first.GetProperty("why").GetArrayLength());
    }

    private async Task<HttpStatusCode> Put(string id, string body, EntityTagHeaderValue? match)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/cases/" + id) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (match is not null) request.Headers.IfMatch.Add(match);
        using var answer = await served.Client.SendAsync(request);
        return answer.StatusCode;
    }
}
