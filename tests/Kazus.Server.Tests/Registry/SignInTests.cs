using System.Net;
using Kazus.Registry.Accounts;
using Xunit;

namespace Kazus.Server.Tests.Registry;

public sealed class SignInTests(ServedRegistry served) : IClassFixture<ServedRegistry>
{
    [Fact]
    public async Task After_signing_in_one_is_where_one_wanted_to_be()
    {
        using var client = served.Browser();
        using var asked = await client.GetAsync("/c/spine/review?page=2");
        Assert.Equal("/sign-in?back=%2Fc%2Fspine%2Freview%3Fpage%3D2", asked.Headers.Location!.ToString());
        using var answer = await ServedRegistry.Send(client, asked.Headers.Location.ToString(), "/sign-in", ("name", "reader"), ("password", ServedRegistry.Password));
        Assert.Equal("/c/spine/review?page=2", answer.Headers.Location!.ToString());
        using var page = await client.GetAsync("/c/spine/review?page=2");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    public async Task The_way_back_never_leads_to_another_server(string back)
    {
        using var client = served.Browser();
        using var answer = await ServedRegistry.Send(client, "/sign-in?back=" + Uri.EscapeDataString(back), "/sign-in", ("name", "reader"), ("password", ServedRegistry.Password));
        Assert.Equal("/", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_session_ends_with_signing_out_and_when_the_account_is_disabled()
    {
        served.Accounts.Give(served.Registry.Find(ServedRegistry.Mine)!.Number, served.Accounts.Add("guest", ServedRegistry.Password, false, "test").Number, Role.Reader);
        using var client = await served.SignedIn("guest");
        using (var page = await client.GetAsync("/c/spine/")) Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        served.Accounts.SetDisabled(served.Accounts.Find("guest")!.Number, true);
        using (var page = await client.GetAsync("/c/spine/")) Assert.Equal(HttpStatusCode.Found, page.StatusCode);
        using var other = await served.SignedIn("reader");
        using var gone = await ServedRegistry.Send(other, "/collections", "/sign-out");
        using (var page = await other.GetAsync("/c/spine/")) Assert.Equal(HttpStatusCode.Found, page.StatusCode);
    }

    [Fact]
    public async Task A_wrong_password_is_told_without_saying_what_is_wrong()
    {
        using var client = served.Browser();
        using var wrong = await ServedRegistry.Send(client, "/sign-in", "/sign-in", ("name", "author"), ("password", "not the password"));
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        using var nobody = await ServedRegistry.Send(client, "/sign-in", "/sign-in", ("name", "nobody"), ("password", "not the password"));
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        Assert.Contains("Name or password is not right", await nobody.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_hidden_field_is_refused()
    {
        using var client = served.Browser();
        using var answer = await client.PostAsync("/sign-in", new FormUrlEncodedContent([new("name", "reader"), new("password", ServedRegistry.Password)]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task An_account_changes_its_password_and_makes_a_token()
    {
        var made = served.Accounts.Add("carla", ServedRegistry.Password, false, "test");
        served.Accounts.Give(served.Registry.Find(ServedRegistry.Mine)!.Number, made.Number, Role.Reader);
        using var client = await served.SignedIn("carla");
        using var changed = await ServedRegistry.Send(client, "/account", "/account/password", ("old", ServedRegistry.Password), ("password", "nine red kettles"), ("again", "nine red kettles"));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.IsType<SignInResult.LetIn>(served.Accounts.SignIn("carla", "nine red kettles"));
        using var token = await ServedRegistry.Send(client, "/account", "/account/tokens", ("name", "script"), ("days", "30"), ("access", "read"));
        Assert.Contains("kazus_", await token.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("script", Assert.Single(served.Accounts.Tokens(made.Number)).Name);
    }

    [Fact]
    public async Task An_administrator_makes_accounts_and_gives_roles()
    {
        using var client = await served.SignedIn("root");
        using var made = await ServedRegistry.Send(client, "/administration", "/administration/accounts", ("name", "dora"), ("password", ServedRegistry.Password));
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        using var administrator = await served.SignedIn("administrator");
        using var given = await ServedRegistry.Send(administrator, "/c/spine/members", "/c/spine/members", ("name", "dora"), ("role", "author"), ("what", "give"));
        Assert.Equal("/c/spine/members", given.Headers.Location!.ToString());
        Assert.Equal([Role.Author], served.Accounts.RolesOf(served.Accounts.Find("dora")!.Number, served.Registry.Find("spine")!.Number));
    }

    [Fact]
    public async Task An_identity_comes_in_when_an_administrator_has_linked_it()
    {
        served.Provider.Subject = "hospital-7";
        using var client = served.Browser();
        Assert.Equal("/sign-in/unknown", await ThroughProvider(client));
        served.Accounts.Link(served.Provider.Url, "hospital-7", served.Accounts.Find("reader")!.Number);
        Assert.Equal("/c/spine/", await ThroughProvider(client));
        using var page = await client.GetAsync("/c/spine/");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    // Where the browser is sent after it has been at the provider.
    private static async Task<string> ThroughProvider(HttpClient client)
    {
        using var away = await client.GetAsync("/sign-in/openid?back=%2Fc%2Fspine%2F");
        using var provider = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var back = await provider.GetAsync(away.Headers.Location);
        using var here = await client.GetAsync(back.Headers.Location);
        Assert.Equal(HttpStatusCode.Found, here.StatusCode);
        return here.Headers.Location!.ToString();
    }

    [Fact]
    public async Task The_metrics_count_by_pattern_and_name_no_case()
    {
        using var client = served.Program("reader");
        await client.GetAsync("/c/spine/cases/LMS-001");
        var text = await client.GetStringAsync("/metrics");
        Assert.Contains("route=\"/cases/{id}\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("LMS-001", text, StringComparison.Ordinal);
    }
}
