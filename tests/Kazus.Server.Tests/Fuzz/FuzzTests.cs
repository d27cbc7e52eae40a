using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Kazus.Cases;
using Kazus.Registry;
using Kazus.Registry.Accounts;
using Kazus.Registry.Revisions;
using Kazus.Server.Hosting;
using Kazus.Server.Tests.Registry;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Kazus.Server.Tests.Fuzz;

/// <summary>
/// Requests that nobody would send, to every address of the server, by everybody: an answer blames the request, never the server, tells
/// nothing of the server's inside, and nothing of a collection in which one is nothing. KAZUS_FUZZ_SECONDS makes it run longer,
/// KAZUS_FUZZ_SEED begins elsewhere; a failure names the number that makes its request again.
/// </summary>
public sealed partial class FuzzTests
{
    // Stands in the other collection alone: in a case, a source and a text of its report.
    private const string Secret = "Quagmirella";
    private const string Nowhere = "/c/nowhere";

    [Fact]
    public async Task No_request_to_a_folder_is_answered_with_an_error_of_the_server()
    {
        var served = new ServedExample();
        await served.InitializeAsync();
        try
        {
            var somebody = await Visitor.At("person", served.Client, "/cases/LMS-001");
            var example = await served.Client.GetStringAsync("/api/v1/cases/LMS-001");
            await Fuzz(served.Url.Port, served.Endpoints, [somebody], _ => [""], example);
        }
        finally
        {
            await served.DisposeAsync();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_request_to_a_registry_is_answered_with_an_error_of_the_server_or_tells_of_another_collection(bool large)
    {
        var served = large ? new ServedLargeRegistry() : new ServedRegistry();
        await served.InitializeAsync();
        try
        {
            Hide(served.Registry.Find(ServedRegistry.Other)!);
            var visitors = new List<Visitor> { Visitor.Stranger };
            foreach (var name in Enum.GetValues<Role>().Select(RoleRights.Word).Concat(["stranger", "root"])) visitors.Add(await Of(served, name));
            using var reader = served.Program("reader");
            var example = await reader.GetStringAsync($"/c/{ServedRegistry.Mine}/api/v1/cases/LMS-001");
            await Fuzz(served.Url.Port, served.Endpoints, visitors, Bases, example);
        }
        finally
        {
            await served.DisposeAsync();
        }
    }

    private static IReadOnlyList<string> Bases(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<Outside>() is not null
        ? ["", "", "", $"/c/{ServedRegistry.Mine}"]
        : [.. Enumerable.Repeat($"/c/{ServedRegistry.Mine}", 7), $"/c/{ServedRegistry.Other}", Nowhere, ""];

    private static async Task<Visitor> Of(ServedRegistry served, string name)
    {
        var jar = new CookieContainer();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = jar }) { BaseAddress = served.Url };
        using var came = await ServedRegistry.Send(client, "/sign-in", "/sign-in", ("name", name), ("password", ServedRegistry.Password));
        var token = served.Accounts.MakeToken(served.Accounts.Find(name)!.Number, "test", readOnly: false, TimeSpan.FromDays(1)).Secret;
        return (await Visitor.At(name, client, "/account", token)).With(jar, served.Url);
    }

    private static void Hide(CaseCollection other)
    {
        var by = new Signature("test", "test");
        other.Put([new EnteredCase(new Case { Id = Secret, Label = Secret, Note = Secret })], by);
        other.SaveFile($"sources/{Secret}.md", System.Text.Encoding.UTF8.GetBytes($"# {Secret}\n\nA 63-year-old woman.\n"), by, 0);
        other.SaveFile($"manuscript/{Secret}.md", System.Text.Encoding.UTF8.GetBytes(Secret), by, 0);
    }

    private static async Task Fuzz(int port, IReadOnlyList<RouteEndpoint> endpoints, IReadOnlyList<Visitor> visitors, Func<RouteEndpoint, IReadOnlyList<string>> bases, string example)
    {
        var seconds = Number("KAZUS_FUZZ_SECONDS", 6);
        var first = Number("KAZUS_FUZZ_SEED", 1);
        List<RouteEndpoint> asked = [.. endpoints.Where(e => !IsSlow(e))];
        Assert.True(asked.Count > 40, "The addresses of the server are not there.");
        var statuses = new Dictionary<int, int>();
        var failures = new List<string>();
        var clock = Stopwatch.StartNew();
        // Each address at least once, whatever the time.
        for (var i = 0; i < asked.Count || clock.Elapsed.TotalSeconds < seconds; i++)
        {
            var seed = first + i;
            var random = new Random(seed);
            var endpoint = asked[seed % asked.Count];
            var visitor = visitors[random.Next(visitors.Count)];
            var request = OddRequest.Make(random, endpoint, visitor, bases(endpoint), example);
            var answer = await RawServer.Ask(port, request.Bytes);
            statuses[answer.Status] = statuses.GetValueOrDefault(answer.Status) + 1;
            if (Wrong(request, answer) is { } wrong && failures.Count < 40) failures.Add(string.Create(CultureInfo.InvariantCulture, $"{seed} {visitor.Name}: {wrong}: {answer.Status} {request.Line}"));
        }
        Assert.True(failures.Count == 0, string.Join('\n', failures));
        // Requests that are all refused at the door would find nothing behind it.
        Assert.True(statuses.GetValueOrDefault(200) > statuses.Values.Sum() / 25, string.Join(", ", statuses.OrderBy(s => s.Key)));
    }

    private static string? Wrong(OddRequest request, RawAnswer answer) =>
        // 501: a program for this form of the report is not installed.
        answer.Status is >= 500 and not 501 ? "error of the server"
        : answer.Status == 0 ? "no answer"
        : Trace().IsMatch(answer.Body) ? "a stack trace"
        : answer.Body.Contains(Secret, StringComparison.OrdinalIgnoreCase) && !request.Line.Contains(Secret, StringComparison.OrdinalIgnoreCase) ? "another collection's words"
        : answer.Head.Contains("\nX-Put:", StringComparison.OrdinalIgnoreCase) ? "a header of the request's making"
        : request.Base is $"/c/{ServedRegistry.Other}" or Nowhere && answer.Status is (>= 200 and < 300) or 403 or 409 or 412 or 428 ? "another collection is there"
        : null;

    // A report as PDF takes an outside program seconds, and its handler is that of the other forms.
    private static bool IsSlow(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText?.EndsWith(".pdf", StringComparison.Ordinal) == true;

    private static int Number(string variable, int usual) => int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : usual;

    [GeneratedRegex(@"^\s+at (?:Kazus|Microsoft|System)\.|\b(?:System|Microsoft)\.[A-Za-z.]+Exception\b", RegexOptions.Multiline)]
    private static partial Regex Trace();
}
