using Kazus.Registry;
using Kazus.Registry.Accounts;
using Kazus.Server.Accounts;
using Kazus.Server.Pages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Kazus.Server.Hosting;

/// <summary>
/// Decides whether a request to a registry is answered, before anything else runs: who asks, what the address needs, what they may do
/// there. A collection in which somebody is nothing is not there for them. What is answered about a collection is in the audit log
/// before the answer goes out.
/// </summary>
internal sealed class Access(RequestDelegate next, AccountBook accounts, AuditLog audit, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var visit = Visit.Of(context);
        await Recognise(context, visit).ConfigureAwait(false);
        var endpoint = context.GetEndpoint();
        if (endpoint?.Metadata.GetMetadata<Outside>() is { } outside)
        {
            if (visit.Collection is not null) await NotThere(context).ConfigureAwait(false);
            else if (outside.Who == Guests.Everybody || visit.Free || Admits(outside.Who, visit)) await next(context).ConfigureAwait(false);
            else if (visit.Account is null) await AskToSignIn(context).ConfigureAwait(false);
            else await Refuse(context).ConfigureAwait(false);
            return;
        }
        if (!visit.Free && visit.Account is null) await AskToSignIn(context).ConfigureAwait(false);
        else if (visit.Collection is null && context.Request.Path == "/") await Results.Redirect("/collections").ExecuteAsync(context).ConfigureAwait(false);
        else if (visit.Collection is null || visit.Rights == Rights.None) await NotThere(context).ConfigureAwait(false);
        else if (endpoint is null) await next(context).ConfigureAwait(false);
        else if ((AddressRights.Of(context.Request.Method, endpoint) & ~visit.Rights) != 0)
        {
            await audit.Record(visit.Collection.Number, Line(context, visit, StatusCodes.Status403Forbidden)).ConfigureAwait(false);
            await Refuse(context).ConfigureAwait(false);
        }
        else
        {
            context.Response.OnStarting(() => audit.Record(visit.Collection.Number, Line(context, visit, context.Response.StatusCode)));
            await next(context).ConfigureAwait(false);
        }
    }

    /// <summary>What a request is about, as the audit log has it.</summary>
    internal static string Subject(HttpContext context)
    {
        var pattern = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? context.Request.Path.Value ?? "/";
        return pattern.Contains("/cases/{id}", StringComparison.Ordinal) && context.Request.RouteValues["id"] is string id ? "case " + id : pattern;
    }

    private static bool Admits(Guests who, Visit visit) => who switch
    {
        Guests.SignedIn => visit is { Account: not null, Token: null },
        Guests.Programs => visit.Account is not null,
        Guests.Administrators => visit.Administers,
        _ => false,
    };

    private async Task Recognise(HttpContext context, Visit visit)
    {
        var byToken = TokenSignIn.Brings(context);
        var result = await context.AuthenticateAsync(byToken ? TokenSignIn.ByToken : CookieAuthenticationDefaults.AuthenticationScheme).ConfigureAwait(false);
        if (result.Succeeded && SignedIn.Of(result.Principal, accounts) is { } account)
        {
            visit.Account = account;
            visit.Who = account.Name;
            visit.Token = context.Items[typeof(TokenEntry)] as TokenEntry;
            if (visit.Collection is { } collection) visit.Rights = accounts.RightsOf(account.Number, collection.Number);
            if (visit.Token?.ReadOnly == true) visit.Rights &= Rights.Read | Rights.Export;
            return;
        }
        visit.Free = !byToken && !(visit.Moment?.HasAccounts ?? accounts.Any);
        if (!visit.Free) return;
        visit.Rights = Rights.All;
        visit.Who = Person.Given(context.Request) ?? Visit.AtThisMachine;
    }

    private AuditEntry Line(HttpContext context, Visit visit, int status) => new(clock.GetUtcNow(), visit.Account?.Number, visit.Who, Action(context), Subject(context), From(context, visit), status);

    private static string Action(HttpContext context) =>
        context.GetEndpoint() is not { } endpoint ? AddressRights.IsLook(context.Request.Method) ? "read" : "change"
        : AddressRights.Of(context.Request.Method, endpoint) is var rights && rights.HasFlag(Rights.Export) ? "export"
        : AddressRights.IsLook(context.Request.Method) || rights == Rights.Read ? "read" : "change";

    internal static string From(HttpContext context, Visit visit) => $"{context.Connection.RemoteIpAddress}{(visit.Token is { } token ? $", token {token.Id}" : "")}";

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api") || TokenSignIn.Brings(context);

    private static Task NotThere(HttpContext context) => PageRoutes.Nothing(context);

    private static Task AskToSignIn(HttpContext context)
    {
        if (IsApi(context))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Results.Problem(statusCode: StatusCodes.Status401Unauthorized, title: "Sign in: a token is needed.").ExecuteAsync(context);
        }
        var back = AddressRights.IsLook(context.Request.Method) ? context.Request.PathBase + context.Request.Path + context.Request.QueryString : "/";
        return Results.Redirect("/sign-in?back=" + Uri.EscapeDataString(back)).ExecuteAsync(context);
    }

    private static Task Refuse(HttpContext context) => IsApi(context)
        ? Results.Problem(statusCode: StatusCodes.Status403Forbidden, title: "Your role in this collection does not allow this.").ExecuteAsync(context)
        : PageRoutes.Page<NoPage>(new { Title = "Not allowed", Message = "Your role in this collection does not allow this. A steward or an administrator can give you another." }, StatusCodes.Status403Forbidden).ExecuteAsync(context);
}
