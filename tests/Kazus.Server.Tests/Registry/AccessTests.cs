using System.Net;
using System.Text;
using Kazus.Registry.Accounts;
using Kazus.Server.Hosting;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Kazus.Server.Tests.Registry;

/// <summary>Every address of the server, asked by everybody: what is answered, and what is not even there.</summary>
public sealed class AccessTests(ServedRegistry served) : IClassFixture<ServedRegistry>
{
    private const string Case = "LMS-001";

    [Fact]
    public async Task Whoever_has_not_signed_in_is_asked_to_at_every_address()
    {
        using var client = served.Browser();
        foreach (var (method, path, endpoint) in Addresses())
        {
            if (endpoint.Metadata.GetMetadata<Outside>()?.Who == Guests.Everybody) continue;
            using var answer = await client.SendAsync(Request(method, path));
            var asked = answer.StatusCode == HttpStatusCode.Unauthorized || answer.StatusCode == HttpStatusCode.Found && answer.Headers.Location!.ToString().StartsWith("/sign-in", StringComparison.Ordinal);
            Assert.True(asked, $"{method} {path}: {answer.StatusCode} {answer.Headers.Location}");
        }
    }

    [Fact]
    public async Task A_collection_in_which_one_is_nothing_is_not_there()
    {
        foreach (var name in new[] { "stranger", "root" })
        {
            using var client = served.Program(name);
            foreach (var (method, path, endpoint) in Addresses().Where(a => a.Endpoint.Metadata.GetMetadata<Outside>() is null))
            {
                using var answer = await client.SendAsync(Request(method, path));
                Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{name} {method} {path}: {answer.StatusCode}");
            }
        }
    }

    [Theory]
    [InlineData("reader")]
    [InlineData("author")]
    [InlineData("reviewer")]
    [InlineData("steward")]
    [InlineData("administrator")]
    public async Task A_role_may_what_it_may_and_nothing_in_another_collection(string name)
    {
        var rights = RoleRights.Of(RoleRights.Read(name)!.Value);
        using var client = served.Program(name);
        foreach (var (method, path, endpoint) in Addresses().Where(a => a.Endpoint.Metadata.GetMetadata<Outside>() is null))
        {
            using var answer = await client.SendAsync(Request(method, path));
            var may = (AddressRights.Of(method, endpoint) & ~rights) == 0;
            Assert.True(may == (answer.StatusCode != HttpStatusCode.Forbidden), $"{name} {method} {path}: {answer.StatusCode}");
            Assert.True((int)answer.StatusCode is < 500 or 501, $"{name} {method} {path}: {answer.StatusCode}");
            using var other = await client.SendAsync(Request(method, path.Replace($"/c/{ServedRegistry.Mine}", $"/c/{ServedRegistry.Other}", StringComparison.Ordinal)));
            Assert.True(other.StatusCode == HttpStatusCode.NotFound, $"{name} {method} {path} in the other collection: {other.StatusCode}");
        }
    }

    [Fact]
    public async Task A_token_that_reads_alone_changes_nothing()
    {
        using var client = served.Program("author", readOnly: true);
        using var look = await client.GetAsync($"/c/{ServedRegistry.Mine}/api/v1/cases/{Case}");
        Assert.Equal(HttpStatusCode.OK, look.StatusCode);
        using var change = await client.SendAsync(Request("PUT", $"/c/{ServedRegistry.Mine}/api/v1/cases/{Case}"));
        Assert.Equal(HttpStatusCode.Forbidden, change.StatusCode);
    }

    [Fact]
    public async Task A_token_does_not_administer()
    {
        using var client = served.Program("root");
        using var answer = await client.GetAsync("/administration");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    // Each address with a value for every part of its path, in the collection of the test where it belongs to one.
    private IEnumerable<(string Method, string Path, RouteEndpoint Endpoint)> Addresses() =>
        from endpoint in served.Endpoints
        let outside = endpoint.Metadata.GetMetadata<Outside>() is not null
        let path = string.Concat(endpoint.RoutePattern.PathSegments.Select(s => "/" + string.Concat(s.Parts.Select(p => p is Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart part ? Value(part.Name) : ((dynamic)p).Content))))
        let full = (outside ? "" : $"/c/{ServedRegistry.Mine}") + (path.Length == 0 ? "/" : path)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select (method, full, endpoint);

    private static string Value(string parameter) => parameter switch
    {
        "id" => Case,
        "endpoint" => "recurrence",
        "tag" => "en",
        _ => "timeline.svg",
    };

    private static HttpRequestMessage Request(string method, string path)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method is "POST") request.Content = path.EndsWith("/read/add", StringComparison.Ordinal) ? new MultipartFormDataContent() : new FormUrlEncodedContent([]);
        if (method is "PUT") request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        return request;
    }
}
