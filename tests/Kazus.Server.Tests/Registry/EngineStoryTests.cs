using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Kazus.Registry;
using Kazus.Registry.Revisions;
using Kazus.Reports;
using Kazus.Testing;
using Microsoft.AspNetCore.Builder;
using Npgsql;
using Xunit;

namespace Kazus.Server.Tests.Registry;

/// <summary>One story on each engine, over a collection that is read as a whole and over one that is too large for it.</summary>
public sealed class EngineStoryTests
{
    private static readonly string? Postgres = Environment.GetEnvironmentVariable("KAZUS_TEST_POSTGRES") is { Length: > 0 } words ? words : null;

    public static TheoryData<string, int> Places()
    {
        var places = new TheoryData<string, int>();
        foreach (var engine in Postgres is null ? new[] { "sqlite" } : ["sqlite", "postgres"])
            foreach (var whole in new[] { 5_000, 10 }) places.Add(engine, whole);
        return places;
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_patient_is_entered_read_changed_and_found(string engine, int whole)
    {
        using var folder = new TemporaryFolder();
        var (address, drop) = Place(engine, folder.Path);
        try
        {
            using var registry = CaseRegistry.Open(address, TimeProvider.System);
            var example = Directory.CreateDirectory(Path.Combine(folder.Path, "example")).FullName;
            ExampleCasebook.CopyTo(example);
            registry.FindOrAdd("spine", new Signature("test", "test")).Import(example, new Signature("test", "test"));
            var options = new ServerOptions(Directory.CreateDirectory(Path.Combine(folder.Path, "copies")).FullName)
            {
                Registry = registry,
                Urls = ["http://127.0.0.1:0"],
                Log = false,
                WholeCollection = whole,
                IndexFolder = Path.Combine(folder.Path, "index"),
            };
            await using (var app = KazusServer.Build(options))
            {
                await app.StartAsync();
                using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(app.Urls.First()) };
                await Story(client, registry);
                await app.StopAsync();
            }
            // A large collection's index is there for the next start.
            Assert.Equal(whole == 10, Directory.Exists(options.IndexFolder));
        }
        finally
        {
            drop();
        }
    }

    private static async Task Story(HttpClient client, CaseRegistry registry)
    {
        const string here = "/c/spine";
        using var begun = await ServedRegistry.Send(client, $"{here}/", $"{here}/cases", ("id", "NEW-1"), ("label", "A new patient"), ("dayzero", "resection"));
        Assert.Equal((HttpStatusCode.Found, $"{here}/cases/NEW-1"), (begun.StatusCode, begun.Headers.Location!.ToString()));
        using var entered = await ServedRegistry.Send(client, $"{here}/cases/NEW-1?entry=2023-05-04+MRI+of+the+neck", $"{here}/cases/NEW-1/events", ("entry", "2023-05-04 MRI of the neck"));
        Assert.Equal(HttpStatusCode.Found, entered.StatusCode);

        using var read = await client.GetAsync($"{here}/api/v1/cases/NEW-1");
        var one = JsonNode.Parse(await read.Content.ReadAsStringAsync())!;
        Assert.Equal("A new patient", (string?)one["label"]);
        one["label"] = "Zwitterion";
        Assert.Equal(HttpStatusCode.NoContent, await Put(client, one, read.Headers.ETag!));
        // The tag of before the change is not taken a second time.
        one["label"] = "Another";
        Assert.Equal(HttpStatusCode.PreconditionFailed, await Put(client, one, read.Headers.ETag!));

        Assert.NotNull((await ServedRegistry.Read(client, $"{here}/search?q=zwitterion")).QuerySelector($"a[href='{here}/cases/NEW-1']"));
        Assert.Contains("NEW-1", await client.GetStringAsync($"{here}/api/v1/find?q=zwitterion"), StringComparison.Ordinal);
        Assert.NotEmpty((await ServedRegistry.Read(client, $"{here}/cases/LMS-001?alike=yes")).QuerySelectorAll("#alike li"));
        Assert.Equal(3, (await ServedRegistry.Read(client, $"{here}/cases/NEW-1?history=yes")).QuerySelectorAll("#history .history > li").Length);
        Assert.Equal(3, registry.Find("spine")!.History("NEW-1").Count);
        Assert.Equal("43", (await client.GetStringAsync($"{here}/api/v1/cases?limit=1")).Split("\"total\":")[1].Split(',')[0]);
    }

    private static async Task<HttpStatusCode> Put(HttpClient client, JsonNode one, EntityTagHeaderValue tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/c/spine/api/v1/cases/NEW-1") { Content = new StringContent(one.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.IfMatch.Add(tag);
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private static (RegistryAddress Address, Action Drop) Place(string engine, string folder)
    {
        if (engine == "sqlite") return (RegistryAddress.Parse(Path.Combine(folder, "registry.kazus")), () => { });
        var schema = "t" + Guid.NewGuid().ToString("n");
        Run($"create schema {schema}");
        return (RegistryAddress.Parse($"{Postgres};Search Path={schema};Maximum Pool Size=8"), () => Run($"drop schema {schema} cascade"));
    }

    private static void Run(string sql)
    {
        using var connection = new NpgsqlConnection(Postgres);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
