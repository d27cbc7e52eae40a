using Kazus.Server.Pages;
using Kazus.Server.Shelf;

namespace Kazus.Server.Hosting;

/// <summary>
/// A large collection is searched and its cases are opened one by one; what needs all of its cases at once (the table, the curves, the
/// report) says so instead of making everybody wait.
/// </summary>
internal sealed class LargeCollection(RequestDelegate next, ServerOptions options)
{
    private static readonly HashSet<string> OneByOne = new(StringComparer.Ordinal)
    {
        "/search", "/search/like", "/members", "/name", "/api/v1/cases/{id}", "/api/v1/find", "/api/v1/cases/{id}/like",
    };

    public Task InvokeAsync(HttpContext context, Shelves shelves)
    {
        if (Visit.Of(context).Collection is not { } collection || context.GetEndpoint() is not RouteEndpoint endpoint) return next(context);
        var pattern = "/" + (endpoint.RoutePattern.RawText ?? "").Trim('/');
        if (OneByOne.Contains(pattern) || pattern.StartsWith("/cases/{id}", StringComparison.Ordinal)) return next(context);
        if (shelves.Of(collection).Book.Files is not CollectionFiles { IsLarge: true }) return next(context);
        if (context.Request.Path.StartsWithSegments("/api"))
            return Results.Problem(statusCode: StatusCodes.Status409Conflict, title: $"This collection has more than {options.WholeCollection} cases: ask for single cases or search, or export it.").ExecuteAsync(context);
        return PageRoutes.Page<LargePage>(new { collection.Name, Cases = collection.CaseCount, Most = options.WholeCollection }, pattern == "/" ? StatusCodes.Status200OK : StatusCodes.Status409Conflict).ExecuteAsync(context);
    }
}
