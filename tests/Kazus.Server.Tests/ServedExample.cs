using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Kazus.Reports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kazus.Server.Tests;

/// <summary>The whole server on a free port over a copy of the example casebook, and a client that speaks to it over the network.</summary>
public sealed partial class ServedExample : IAsyncLifetime
{
    private readonly FailureLog _failures = new();
    private WebApplication? _app;

    /// <summary>The copied casebook.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("kazus-server-").FullName;

    /// <summary>Where it is served.</summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>A client that keeps cookies and follows no redirect.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>The exceptions behind answers of 500, for the message of a test: the server tells its visitors nothing of them.</summary>
    public string Failures => _failures.ToString();

    /// <summary>Every address of the server.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints => [.. ((IEndpointRouteBuilder)_app!).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()];

    public async Task InitializeAsync()
    {
        ExampleCasebook.CopyTo(Folder);
        _app = KazusServer.Build(new ServerOptions(Folder) { Urls = ["http://127.0.0.1:0"] });
        _app.Services.GetRequiredService<DiagnosticListener>().Subscribe(_failures);
        await _app.StartAsync();
        Url = new Uri(_app.Urls.First());
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Url };
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        if (_app is not null) await _app.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>A page, parsed by the rules of HTML without mercy: a tag left open or an id given twice fails.</summary>
    public async Task<IHtmlDocument> Page(string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await Client.GetAsync(path);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{path}: {answer.StatusCode}\n{html}\n{Failures}");
        var page = Parse(html);
        var twice = page.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => g.Key);
        Assert.Empty(twice);
        return page;
    }

    /// <summary>Sends a form of a page, with its hidden fields.</summary>
    public async Task<HttpResponseMessage> Send(IHtmlDocument page, string action, params (string Name, string Value)[] fields)
    {
        var form = Assert.IsAssignableFrom<IHtmlFormElement>(page.QuerySelector($"form[action='{action}'][method=post]"));
        var values = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Select(i => new KeyValuePair<string, string>(i.Name!, i.Value))
            .Concat(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)));
        return await Client.PostAsync(action, new FormUrlEncodedContent(values));
    }

    private static IHtmlDocument Parse(string html)
    {
        // SVG takes foreign-content rules that the strict parser does not know in full; the figures have tests of their own.
        return new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(Svg().Replace(html, ""));
    }

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Svg();
}

/// <summary>What went wrong in a server, as its diagnostics tell it.</summary>
internal sealed class FailureLog : IObserver<KeyValuePair<string, object?>>
{
    private readonly ConcurrentQueue<string> _told = new();

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key.EndsWith("Exception", StringComparison.Ordinal) && value.Value?.GetType().GetProperty("exception")?.GetValue(value.Value) is Exception failure) _told.Enqueue(failure.ToString());
    }

    public override string ToString() => string.Join('\n', _told);
}
