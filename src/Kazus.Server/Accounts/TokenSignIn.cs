using System.Security.Claims;
using System.Text.Encodings.Web;
using Kazus.Registry.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Kazus.Server.Accounts;

/// <summary>A program signs in with a token: <c>Authorization: Bearer kazus_...</c>.</summary>
internal sealed class TokenSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccountBook accounts)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string ByToken = "token";
    private const string Start = "Bearer ";

    /// <summary>True when the request brings a token, good or not.</summary>
    public static bool Brings(HttpContext context) => context.Request.Headers.Authorization.ToString().StartsWith(Start, StringComparison.OrdinalIgnoreCase);

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Brings(Context)) return Task.FromResult(AuthenticateResult.NoResult());
        if (accounts.ByToken(Request.Headers.Authorization.ToString()[Start.Length..].Trim()) is not var (account, token)) return Task.FromResult(AuthenticateResult.Fail("The token is not known, was taken back, or has ended."));
        Context.Items[typeof(TokenEntry)] = token;
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(SignedIn.Principal(account, ByToken), ByToken)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        return Task.CompletedTask;
    }
}

/// <summary>What a session says of its account: number and stamp; everything else is asked of the registry each time.</summary>
internal static class SignedIn
{
    private const string Number = "kazus-account";
    private const string Stamp = "kazus-stamp";

    public static ClaimsPrincipal Principal(Account account, string scheme) =>
        new(new ClaimsIdentity([new Claim(Number, account.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)), new Claim(Stamp, account.Stamp), new Claim(ClaimTypes.Name, account.Name)], scheme));

    /// <summary>The account of a session, when it still is as it was when the session began.</summary>
    public static Account? Of(ClaimsPrincipal who, AccountBook accounts) =>
        long.TryParse(who.FindFirstValue(Number), System.Globalization.CultureInfo.InvariantCulture, out var number) && accounts.Find(number) is { Disabled: false } account && account.Stamp == who.FindFirstValue(Stamp) ? account : null;
}
