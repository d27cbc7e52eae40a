using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace Kazus.Server.Tests;

public sealed class SafetyTests(ServedExample served) : IClassFixture<ServedExample>
{
    [Theory]
    [InlineData("http://0.0.0.0:5280")]
    [InlineData("http://192.0.2.7:5280")]
    [InlineData("http://+:5280")]
    [InlineData("http://*:5280")]
    [InlineData("http://[::]:5280")]
    [InlineData("http://localhost.example.org:5280")]
    [InlineData("https://localhost:5280")]
    [InlineData("5280")]
    [InlineData("")]
    public void An_address_of_the_network_is_refused_in_one_sentence(string url)
    {
        Assert.EndsWith(".", ServerAddress.Refusal([ServerOptions.UsualUrl, url]), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => KazusServer.Build(new ServerOptions(served.Folder) { Urls = [url] }));
    }

    [Theory]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://localhost:5280")]
    [InlineData("http://[::1]:5280/")]
    public void An_address_of_this_machine_is_served(string url) => Assert.Null(ServerAddress.Refusal([url]));

    [Theory]
    [InlineData("/")]
    [InlineData("/nothing")]
    [InlineData("/api/v1/cases")]
    [InlineData("/assets/kazus.css")]
    [InlineData("/healthz")]
    public async Task Every_answer_forbids_what_is_not_ours(string path)
    {
        using var answer = await served.Client.GetAsync(path);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task The_framed_report_runs_its_own_script_and_no_other()
    {
        using var answer = await served.Client.GetAsync("/report/view");
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'sha256-", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET /../casebook.yaml HTTP/1.1")]
    [InlineData("GET /assets/../../casebook.yaml HTTP/1.1")]
    [InlineData("GET /assets/%2e%2e%2f%2e%2e%2fcasebook.yaml HTTP/1.1")]
    [InlineData("GET /report/..%2fcasebook.yaml HTTP/1.1")]
    [InlineData("GET /figures/..%2f..%2fcasebook.yaml HTTP/1.1")]
    [InlineData("GET /cases/..%2fcasebook HTTP/1.1")]
    [InlineData("GET /cases/%2e%2e%2fcasebook/timeline.svg HTTP/1.1")]
    [InlineData("GET /api/v1/cases/..%2f..%2fcasebook.yaml HTTP/1.1")]
    public async Task No_address_leads_out_of_what_is_served(string request)
    {
        var answer = await Raw(request, $"127.0.0.1:{served.Url.Port}");
        Assert.Matches("^HTTP/1.1 (404|400)", answer);
        Assert.DoesNotContain("affiliations:", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_host_name_is_refused() =>
        Assert.StartsWith("HTTP/1.1 400", await Raw("GET / HTTP/1.1", "evil.example"), StringComparison.Ordinal);

    [Fact]
    public async Task A_body_beyond_all_measure_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/cases/LMS-001") { Content = new StringContent("{\"id\":\"" + new string('x', 5 << 20) + "\"}", Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("If-Match", "\"x\"");
        try
        {
            using var answer = await served.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        }
        catch (HttpRequestException)
        {
            // The server may close the connection before the whole body is sent.
        }
    }

    [Fact]
    public async Task It_says_whether_it_is_well() => Assert.Equal("well", (await served.Client.GetStringAsync("/healthz")).Trim());

    // HttpClient tidies an address before it sends it; an attacker does not.
    private async Task<string> Raw(string request, string host)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, served.Url.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{request}\r\nHost: {host}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
