using Kazus.Registry;
using Kazus.Registry.Accounts;
using Kazus.Server.Hosting;
using Kazus.Server.Pages;
using Kazus.Server.Words;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Mvc;
using static Kazus.Server.Words.Texts;
using SignInResult = Kazus.Registry.Accounts.SignInResult;

namespace Kazus.Server.Accounts;

/// <summary>Coming in and going out, and what an account does for itself: its password and its tokens.</summary>
internal static class SignInRoutes
{
    /// <summary>The policy that slows down guessing.</summary>
    public const string Guessing = "sign-in";

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        var everybody = routes.MapGroup("").WithMetadata(new Outside(Guests.Everybody)).ExcludeFromDescription();
        everybody.MapGet("/sign-in", (HttpContext context, AccountBook accounts, ServerOptions options, string? back) =>
            Visit.Of(context) is { Free: true } or { Account: not null } ? Results.Redirect(Back(back)) : Page(options, back, null));
        everybody.MapPost("/sign-in", SignIn).RequireRateLimiting(Guessing);
        everybody.MapGet("/sign-in/openid", (string? back) => Results.Challenge(new AuthenticationProperties { RedirectUri = Back(back) }, [OpenIdConnectDefaults.AuthenticationScheme]));
        everybody.MapGet("/sign-in/unknown", (ServerOptions options) => Page(options, null, Tell("Your identity is confirmed, but no account is linked to it. Ask an administrator to link it."), StatusCodes.Status403Forbidden));
        everybody.MapPost("/sign-out", async (HttpContext context) =>
        {
            await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme).ConfigureAwait(false);
            return Results.Redirect("/sign-in");
        });
        var own = routes.MapGroup("/account").WithMetadata(new Outside(Guests.SignedIn)).ExcludeFromDescription();
        own.MapGet("", (HttpContext context, AccountBook accounts) => Own(context, accounts));
        own.MapPost("/password", Password).RequireRateLimiting(Guessing);
        own.MapPost("/tokens", MakeToken);
        own.MapPost("/tokens/revoke", async (HttpContext context, AccountBook accounts, AuditLog audit, TimeProvider clock, [FromForm] string? id) =>
        {
            if (Visit.Of(context).Account is not { } account) return Results.Redirect("/account");
            if (accounts.Revoke(account.Number, id ?? "")) await audit.Record(AuditLog.WholeRegistry, Line(context, clock, account, "take back token", id!, 200)).ConfigureAwait(false);
            return Results.Redirect("/account");
        });
    }

    /// <summary>A line of the audit log about an account.</summary>
    public static AuditEntry Line(HttpContext context, TimeProvider clock, Account? account, string action, string subject, int outcome) =>
        new(clock.GetUtcNow(), account?.Number, account?.Name ?? "stranger", action, subject, Access.From(context, Visit.Of(context)), outcome);

    private static async Task<IResult> SignIn(HttpContext context, AccountBook accounts, AuditLog audit, TimeProvider clock, ServerOptions options, [FromForm] string? name, [FromForm] string? password, [FromForm] string? back)
    {
        if (string.IsNullOrWhiteSpace(name) || string.IsNullOrEmpty(password) || name.Length > 64 || password.Length > 512)
            return Page(options, back, Tell("Expected a name and a password."), StatusCodes.Status400BadRequest);
        switch (accounts.SignIn(name, password))
        {
            case SignInResult.LetIn { Account: var account }:
                await audit.Record(AuditLog.WholeRegistry, Line(context, clock, account, "sign in", account.Name, 200)).ConfigureAwait(false);
                await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, SignedIn.Principal(account, CookieAuthenticationDefaults.AuthenticationScheme)).ConfigureAwait(false);
                return Results.Redirect(Back(back));
            case SignInResult.Locked { Until: var until }:
                await audit.Record(AuditLog.WholeRegistry, Line(context, clock, null, "sign in", name, 429)).ConfigureAwait(false);
                context.Response.Headers.RetryAfter = Math.Max(1, (int)(until - clock.GetUtcNow()).TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
                return Page(options, back, Tell("Too many wrong passwords. Wait a quarter of an hour, or ask an administrator."), StatusCodes.Status429TooManyRequests);
            default:
                await audit.Record(AuditLog.WholeRegistry, Line(context, clock, null, "sign in", name, 401)).ConfigureAwait(false);
                return Page(options, back, Tell("Name or password is not right."), StatusCodes.Status401Unauthorized);
        }
    }

    private static async Task<IResult> Password(HttpContext context, AccountBook accounts, AuditLog audit, TimeProvider clock, [FromForm] string? old, [FromForm] string? password, [FromForm] string? again)
    {
        if (Visit.Of(context).Account is not { } account) return Results.Redirect("/account");
        if (password != again) return Own(context, accounts, Tell("The two new passwords differ."), status: StatusCodes.Status400BadRequest);
        if (accounts.SignIn(account.Name, old ?? "") is not SignInResult.LetIn) return Own(context, accounts, Tell("The present password is not right."), status: StatusCodes.Status400BadRequest);
        try
        {
            account = accounts.SetPassword(account.Number, password ?? "");
        }
        catch (RegistryException e)
        {
            return Own(context, accounts, e.Message, status: StatusCodes.Status400BadRequest);
        }
        await audit.Record(AuditLog.WholeRegistry, Line(context, clock, account, "change password", account.Name, 200)).ConfigureAwait(false);
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, SignedIn.Principal(account, CookieAuthenticationDefaults.AuthenticationScheme)).ConfigureAwait(false);
        return Own(context, accounts, Tell("The password is changed; other sessions are over."));
    }

    private static async Task<IResult> MakeToken(HttpContext context, AccountBook accounts, AuditLog audit, TimeProvider clock, [FromForm] string? name, [FromForm] string? days, [FromForm] string? access)
    {
        if (Visit.Of(context).Account is not { } account) return Results.Redirect("/account");
        if (string.IsNullOrWhiteSpace(name) || name.Length > 80 || !int.TryParse(days, System.Globalization.CultureInfo.InvariantCulture, out var lasts) || lasts is < 1 or > 366)
            return Own(context, accounts, Tell("Expected a name of up to 80 characters and 1 to 366 days."), status: StatusCodes.Status400BadRequest);
        var token = accounts.MakeToken(account.Number, name, access != "write", TimeSpan.FromDays(lasts));
        await audit.Record(AuditLog.WholeRegistry, Line(context, clock, account, "make token", token.Id, 200)).ConfigureAwait(false);
        return Own(context, accounts, token: token);
    }

    private static IResult Own(HttpContext context, AccountBook accounts, string? message = null, NewToken? token = null, int status = StatusCodes.Status200OK) =>
        PageRoutes.Page<AccountPage>(new { Visit = Visit.Of(context), Tokens = Visit.Of(context).Account is { } account ? accounts.Tokens(account.Number) : [], Message = message, Made = token }, status);

    private static IResult Page(ServerOptions options, string? back, string? message, int status = StatusCodes.Status200OK) =>
        PageRoutes.Page<SignInPage>(new { Back = Back(back), Message = message, Provider = options.OpenId?.Name }, status);

    private static string Back(string? back) => LanguageRoutes.IsLocal(back) ? back! : "/";
}
