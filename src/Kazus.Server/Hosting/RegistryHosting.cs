using System.Threading.RateLimiting;
using Kazus.Registry;
using Kazus.Registry.Accounts;
using Kazus.Server.Accounts;
using Kazus.Server.Pages;
using Kazus.Server.Shelf;
using Kazus.Server.Watch;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.RateLimiting;

namespace Kazus.Server.Hosting;

/// <summary>What a server over a registry has beyond one over a folder: collections, accounts, limits, an audit log, metrics.</summary>
internal static partial class RegistryHosting
{
    /// <summary>Requests of one account, or of one address without account, in ten seconds.</summary>
    private const int RequestsInTenSeconds = 600;

    public static void AddRegistry(this IServiceCollection services, CaseRegistry registry, ServerOptions options)
    {
        services.AddSingleton(registry);
        services.AddSingleton(new AccountBook(registry));
        services.AddSingleton(_ => new AuditLog(registry));
        services.AddSingleton<ServerMetrics>();
        services.AddHttpContextAccessor();
        services.AddSingleton<Shelves>();
        services.AddHostedService<SearchIndexes>();
        services.AddScoped(s => s.GetRequiredService<Shelves>().Current.Book);
        services.AddScoped(s => s.GetRequiredService<Shelves>().Current.Reports);
        services.AddScoped(s => s.GetRequiredService<Shelves>().Current.Articles);
        services.AddScoped(s => s.GetRequiredService<Shelves>().Current.Drafts);
        AddSignIn(services, options);
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.OnRejected = async (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = "10";
                await Results.Problem(statusCode: StatusCodes.Status429TooManyRequests, title: "Too many requests; wait a little.").ExecuteAsync(rejected.HttpContext).ConfigureAwait(false);
            };
            limits.AddPolicy(SignInRoutes.Guessing, context => RateLimitPartition.GetFixedWindowLimiter(Address(context), _ => new FixedWindowRateLimiterOptions { PermitLimit = 20, Window = TimeSpan.FromMinutes(1) }));
            limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                Visit.Of(context) is { Free: true } ? RateLimitPartition.GetNoLimiter("free")
                : RateLimitPartition.GetTokenBucketLimiter(Visit.Of(context).Account is { } account ? "account " + account.Number : Address(context),
                    _ => new TokenBucketRateLimiterOptions { TokenLimit = RequestsInTenSeconds, TokensPerPeriod = RequestsInTenSeconds, ReplenishmentPeriod = TimeSpan.FromSeconds(10) }));
        });
    }

    /// <summary>What runs before everything else: the collection of the address, and the watch over every request.</summary>
    public static void UseRegistry(this IApplicationBuilder app, CaseRegistry registry)
    {
        app.UseMiddleware<RequestWatch>();
        app.UseCollectionPath(registry);
    }

    /// <summary>What runs once the address is known: who asks, and whether they may.</summary>
    public static void UseAccess(this IApplicationBuilder app)
    {
        app.UseAuthentication();
        app.UseMiddleware<Access>();
        app.UseRateLimiter();
        app.UseMiddleware<LargeCollection>();
    }

    public static void MapRegistry(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", (CaseRegistry registry) =>
        {
            try
            {
                registry.Find("");
                return Results.Text("well\n");
            }
            catch (RegistryException e)
            {
                return Results.Text(e.Message + "\n", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        }).WithMetadata(new Outside(Guests.Everybody)).ExcludeFromDescription();
        RequestWatch.MapMetrics(routes);
        routes.MapSignIn();
        routes.MapAdministration();
        routes.MapGet("/api/v1/collections", (HttpContext context, CaseRegistry registry, AccountBook accounts) =>
            AdministrationRoutes.Seen(Visit.Of(context), registry, accounts).Select(c => new CollectionDocument(c.Name, c.Position, CollectionPath.Of(c.Name) + "/api/v1")).ToList())
            .WithMetadata(new Outside(Guests.Programs)).WithName("collections").WithSummary("The collections you have a role in");
    }

    private static void AddSignIn(IServiceCollection services, ServerOptions options)
    {
        var signIn = services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(session =>
            {
                session.Cookie.Name = "kazus-session";
                session.Cookie.HttpOnly = true;
                session.Cookie.Path = "/";
                // Lax, not strict: the provider of an OpenID identity sends the browser back here.
                session.Cookie.SameSite = SameSiteMode.Lax;
                session.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                session.ExpireTimeSpan = TimeSpan.FromHours(10);
                session.SlidingExpiration = true;
                session.LoginPath = "/sign-in";
            })
            .AddScheme<AuthenticationSchemeOptions, TokenSignIn>(TokenSignIn.ByToken, null);
        if (options.OpenId is not { } provider) return;
        signIn.AddOpenIdConnect(openId =>
        {
            openId.Authority = provider.Authority;
            openId.ClientId = provider.ClientId;
            openId.ClientSecret = provider.ClientSecret;
            openId.ResponseType = "code";
            // The code comes back in the address: a form posted by the provider would need cookies that cross sites.
            openId.ResponseMode = "query";
            foreach (var cookie in new[] { openId.CorrelationCookie, openId.NonceCookie })
            {
                cookie.SameSite = SameSiteMode.Lax;
                cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            }
            openId.UsePkce = true;
            openId.CallbackPath = "/sign-in/openid/back";
            openId.SaveTokens = false;
            openId.MapInboundClaims = false;
            // A provider on this machine, as in a test, speaks without encryption; every other must not.
            openId.RequireHttpsMetadata = !new Uri(provider.Authority).IsLoopback;
            openId.Events.OnTokenValidated = async validated =>
            {
                var http = validated.HttpContext;
                var (issuer, subject) = (validated.SecurityToken.Issuer, validated.SecurityToken.Subject);
                var account = http.RequestServices.GetRequiredService<AccountBook>().ByIdentity(issuer, subject);
                await http.RequestServices.GetRequiredService<AuditLog>().Record(AuditLog.WholeRegistry,
                    SignInRoutes.Line(http, http.RequestServices.GetRequiredService<TimeProvider>(), account, "sign in", account?.Name ?? $"{issuer} {subject}", account is null ? 403 : 200)).ConfigureAwait(false);
                if (account is not null)
                {
                    validated.Principal = SignedIn.Principal(account, CookieAuthenticationDefaults.AuthenticationScheme);
                    return;
                }
                http.Response.Redirect("/sign-in/unknown");
                validated.HandleResponse();
            };
            openId.Events.OnRemoteFailure = failed =>
            {
                NotConfirmed(failed.HttpContext.RequestServices.GetRequiredService<ILogger<OpenIdProvider>>(), failed.Failure);
                failed.Response.Redirect("/sign-in");
                failed.HandleResponse();
                return Task.CompletedTask;
            };
        });
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The OpenID provider did not confirm an identity.")]
    private static partial void NotConfirmed(ILogger log, Exception? failure);

    private static string Address(HttpContext context) => "address " + context.Connection.RemoteIpAddress;
}

/// <summary>A collection, for programs.</summary>
internal sealed record CollectionDocument(string Name, long Position, string Url);
