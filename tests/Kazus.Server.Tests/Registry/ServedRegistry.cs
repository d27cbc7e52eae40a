using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Kazus.Registry;
using Kazus.Registry.Accounts;
using Kazus.Registry.Revisions;
using Kazus.Reports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Kazus.Server.Tests.Registry;

/// <summary>A server over a registry with two collections of the example, and an account for each role in the first of them.</summary>
public class ServedRegistry : IAsyncLifetime
{
    public const string Password = "seven blue lanterns";
    public const string Mine = "spine";
    public const string Other = "skull";

    private readonly string _folder = Directory.CreateTempSubdirectory("kazus-registry-").FullName;
    private WebApplication? _app;

    protected virtual int WholeCollection => 5_000;

    public CaseRegistry Registry { get; private set; } = null!;

    public AccountBook Accounts { get; private set; } = null!;

    internal OpenIdDouble Provider { get; } = new();

    public Uri Url { get; private set; } = null!;

    /// <summary>Every address of the server.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints => [.. ((IEndpointRouteBuilder)_app!).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()];

    public async Task InitializeAsync()
    {
        var example = Path.Combine(_folder, "example");
        Directory.CreateDirectory(example);
        ExampleCasebook.CopyTo(example);
        Registry = CaseRegistry.Open(RegistryAddress.Parse(Path.Combine(_folder, "registry.kazus")), TimeProvider.System);
        Accounts = new AccountBook(Registry);
        foreach (var name in new[] { Mine, Other }) Registry.FindOrAdd(name, new Signature("test", "test")).Import(example, new Signature("test", "test"));
        Accounts.Add("root", Password, administrator: true, "test");
        Accounts.Add("stranger", Password, administrator: false, "test");
        foreach (var role in Enum.GetValues<Role>()) Accounts.Give(Registry.Find(Mine)!.Number, Accounts.Add(RoleRights.Word(role), Password, false, "test").Number, role);
        await Provider.Start();
        _app = KazusServer.Build(new ServerOptions(Directory.CreateDirectory(Path.Combine(_folder, "copies")).FullName) 
        {
            Registry = Registry,
            Urls = ["http://127.0.0.1:0"],
            Log = false,
            WholeCollection = WholeCollection,
            OpenId = new OpenIdProvider("the hospital", Provider.Url, OpenIdDouble.ClientId, "secret"),
        });
        await _app.StartAsync();
        Url = new Uri(_app.Urls.First());
    }

    public async Task DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
        await Provider.DisposeAsync();
        Registry.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A browser that is not signed in.</summary>
    public HttpClient Browser() => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Url };

    /// <summary>A program with a token of an account.</summary>
    public HttpClient Program(string name, bool readOnly = false)
    {
        var client = Browser();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Accounts.MakeToken(Accounts.Find(name)!.Number, "test", readOnly, TimeSpan.FromDays(1)).Secret);
        return client;
    }

    /// <summary>A browser in which somebody signed in.</summary>
    public async Task<HttpClient> SignedIn(string name)
    {
        var client = Browser();
        using var answer = await Send(client, "/sign-in", "/sign-in", ("name", name), ("password", Password));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return client;
    }

    /// <summary>Sends a form of a page with its hidden fields.</summary>
    public static async Task<HttpResponseMessage> Send(HttpClient client, string page, string action, params (string Name, string Value)[] fields)
    {
        var form = Assert.IsAssignableFrom<IHtmlFormElement>((await Read(client, page)).QuerySelector($"form[action='{action}'][method=post]"));
        var values = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Where(i => fields.All(f => f.Name != i.Name)).Select(i => new KeyValuePair<string, string>(i.Name!, i.Value))
            .Concat(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)));
        return await client.PostAsync(action, new FormUrlEncodedContent(values));
    }

    /// <summary>A page.</summary>
    public static async Task<IHtmlDocument> Read(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}\n{html}");
        return new HtmlParser().ParseDocument(html);
    }
}

/// <summary>The same, where the example is too large to be read as a whole.</summary>
public sealed class ServedLargeRegistry : ServedRegistry
{
    protected override int WholeCollection => 10;
}
