using System.Net;
using Kazus.Server.Hosting;
using Microsoft.AspNetCore.Http.Features;

namespace Kazus.Server.Watch;

/// <summary>
/// One line in the log and one count for each request: method, address pattern, status, time, number of the account. No address as it
/// was asked, no words of a search, no name: nothing of a patient is in the log.
/// </summary>
internal sealed partial class RequestWatch(RequestDelegate next, ServerMetrics metrics, TimeProvider clock, ILogger<RequestWatch> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var start = clock.GetTimestamp();
        metrics.Begin();
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            var took = clock.GetElapsedTime(start);
            var route = (context.Features.Get<IEndpointFeature>()?.Endpoint as RouteEndpoint)?.RoutePattern.RawText ?? "(none)";
            var method = Known(context.Request.Method);
            metrics.End(method, route, context.Response.StatusCode, took);
            Answered(log, method, route, context.Response.StatusCode, took.TotalMilliseconds, Visit.Of(context).Account?.Number, Visit.Of(context).Collection?.Number);
        }
    }

    /// <summary>The metrics are for this machine, and for administrators.</summary>
    public static void MapMetrics(IEndpointRouteBuilder routes) => routes.MapGet("/metrics", (HttpContext context, ServerMetrics metrics) =>
        IsOfThisMachine(context) || Visit.Of(context).Administers ? Results.Text(metrics.Write(), "text/plain; version=0.0.4; charset=utf-8") : Results.Problem(statusCode: StatusCodes.Status403Forbidden, title: "The metrics are told to this machine and to administrators."))
        .WithMetadata(new Outside(Guests.Everybody)).ExcludeFromDescription();

    private static bool IsOfThisMachine(HttpContext context) => context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("X-Original-For");

    // A method is a label: one that a stranger makes up is not.
    private static string Known(string method) => method is "GET" or "HEAD" or "POST" or "PUT" or "DELETE" or "PATCH" or "OPTIONS" ? method : "other";

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} {Status} {Milliseconds} account {Account} collection {Collection}")]
    private static partial void Answered(ILogger log, string method, string route, int status, double milliseconds, long? account, long? collection);
}
