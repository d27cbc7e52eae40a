using System.Net;
using System.Text.Json;
using Kazus.Registry.Accounts;
using Xunit;

namespace Kazus.Server.Tests.Registry;

public sealed class CollectionTests(ServedRegistry served) : IClassFixture<ServedRegistry>
{
    private const string Here = $"/c/{ServedRegistry.Mine}";

    [Fact]
    public async Task Every_link_of_a_collections_pages_leads_to_the_collection_or_the_registry()
    {
        using var client = await served.SignedIn("steward");
        var seen = new HashSet<string>();
        var waiting = new Queue<string>([$"{Here}/"]);
        while (waiting.TryDequeue(out var path) && seen.Count < 40)
        {
            if (!seen.Add(path)) continue;
            using var answer = await client.GetAsync(path);
            if (answer.Content.Headers.ContentType?.MediaType != "text/html" || path.Contains("/report/", StringComparison.Ordinal)) continue;
            Assert.True(answer.StatusCode is HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
            var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
            foreach (var (element, link) in page.QuerySelectorAll("a[href],form[action],link[href],script[src],iframe[src]").Select(e => (e.LocalName, e.GetAttribute("href") ?? e.GetAttribute("action") ?? e.GetAttribute("src")!)))
            {
                if (!link.StartsWith('/')) continue;
                Assert.True(link.StartsWith(Here + "/", StringComparison.Ordinal) || Outside(link), $"{path} leads to {link}");
                if (element == "a" && link.StartsWith(Here + "/", StringComparison.Ordinal)) waiting.Enqueue(link.Split('#')[0]);
            }
        }
        Assert.True(seen.Count > 20);
    }

    [Fact]
    public async Task A_change_is_a_revision_of_the_account_and_both_are_in_the_audit_log()
    {
        using var client = await served.SignedIn("author");
        var path = $"{Here}/cases/LMS-001";
        using var answer = await ServedRegistry.Send(client, $"{path}?entry=2023-05-04+MRI+of+the+neck", $"{path}/events", ("entry", "2023-05-04 MRI of the neck"));
        Assert.True(answer.StatusCode == HttpStatusCode.Found, await answer.Content.ReadAsStringAsync());
        Assert.StartsWith(path, answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        var collection = served.Registry.Find(ServedRegistry.Mine)!;
        Assert.Equal("author", collection.History("LMS-001")[^1].By);
        var line = new AuditLogReader(served).Lines(collection.Number, "case LMS-001");
        Assert.Contains(line, l => l is { Action: "change", Who: "author", Outcome: 302 });
        Assert.Contains(line, l => l is { Action: "read", Who: "author", Outcome: 200 });
    }

    [Fact]
    public async Task What_is_changed_elsewhere_is_seen_at_once()
    {
        using var client = served.Program("reader");
        var collection = served.Registry.Find(ServedRegistry.Mine)!;
        await client.GetAsync($"{Here}/api/v1/cases/LMS-001");
        var stored = collection.Find("LMS-001")!;
        collection.Save(stored.Case with { Label = "Seen at once" }, stored.Number, new Kazus.Registry.Revisions.Signature("import", "elsewhere"));
        using var json = JsonDocument.Parse(await client.GetStringAsync($"{Here}/api/v1/cases/LMS-001"));
        Assert.Contains("Seen at once", json.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_finds_its_collections()
    {
        using var reader = served.Program("reader");
        Assert.Contains("\"/c/spine/api/v1\"", await reader.GetStringAsync("/api/v1/collections"), StringComparison.Ordinal);
        using var stranger = served.Program("stranger");
        Assert.Equal("[]", await stranger.GetStringAsync("/api/v1/collections"));
    }

    private static bool Outside(string link) => new[] { "/assets/", "/c/", "/collections", "/sign-out", "/account", "/administration", "/language/" }.Any(p => link.StartsWith(p, StringComparison.Ordinal)) && !link.StartsWith("/c/skull", StringComparison.Ordinal);

    private sealed class AuditLogReader(ServedRegistry served)
    {
        public IReadOnlyList<AuditEntry> Lines(long collection, string subject)
        {
            var log = new AuditLog(served.Registry);
            return log.Newest(collection, subject);
        }
    }
}
