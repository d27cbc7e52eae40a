using System.Globalization;
using Kazus.Registry;
using Kazus.Server.Find;
using Kazus.Server.Pages;
using Kazus.Server.Shelf;

namespace Kazus.Server.Hosting;

/// <summary>
/// A large collection is searched and its cases are opened one by one; what needs all of its cases at once (the table, the curves, the
/// report) says so instead of making everybody wait, and so does a search while the index is still being made.
/// </summary>
internal sealed class LargeCollection(RequestDelegate next, ServerOptions options)
{
    // An index that is read from its folder, or made of some thousand cases, is there before a reader would read a sentence.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    private static readonly HashSet<string> OneByOne = new(StringComparer.Ordinal)
    {
        "/search", "/search/like", "/cases", "/members", "/name", "/api/v1/cases", "/api/v1/cases/{id}", "/api/v1/find", "/api/v1/cases/{id}/like",
    };

    private readonly SemaphoreSlim _places = new(2 * Environment.ProcessorCount);

    public async Task InvokeAsync(HttpContext context, Shelves shelves)
    {
        if (Visit.Of(context).Collection is not { } collection || context.GetEndpoint() is not RouteEndpoint endpoint || shelves.Of(collection).Book.Files is not CollectionFiles { IsLarge: true } files)
        {
            await next(context).ConfigureAwait(false);
            return;
        }
        var pattern = "/" + (endpoint.RoutePattern.RawText ?? "").Trim('/');
        var answer = !OneByOne.Contains(pattern) && !pattern.StartsWith("/cases/{id}", StringComparison.Ordinal) ? TooLarge(context, collection, pattern)
            : Searches(context, pattern) && !await IsReady(files.Index, Visit.Of(context).Moment?.Position, context.RequestAborted).ConfigureAwait(false) ? NotYet(context, collection, files.Index) : null;
        if (answer is not null) await answer.ExecuteAsync(context).ConfigureAwait(false);
        else if (AddressRights.IsLook(context.Request.Method) && !IsApi(context)) await InTurn(context).ConfigureAwait(false);
        else await next(context).ConfigureAwait(false);
    }

    // A page is made by processors alone; its line of the audit log is waited for afterwards. Many at once would all be late together:
    // the first to come is the first to be answered. Changes, which wait for each other, are not among them.
    private async Task InTurn(HttpContext context)
    {
        await _places.WaitAsync(context.RequestAborted).ConfigureAwait(false);
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }
    }

    private static bool Searches(HttpContext context, string pattern) => pattern switch
    {
        "/search" => !SearchQuery.Read(context.Request.Query).IsEmpty,
        "/search/like" or "/api/v1/find" or "/api/v1/cases/{id}/like" => true,
        "/cases/{id}" => context.Request.Query["alike"] == "yes",
        _ => false,
    };

    private static async Task<bool> IsReady(CollectionIndex index, long? position, CancellationToken gone)
    {
        if (index.IsReady(position)) return true;
        var making = index.Make();
        await Task.WhenAny(making, Task.Delay(Patience, gone)).ConfigureAwait(false);
        // What went wrong is told as for every other request.
        if (making.IsFaulted) await making.ConfigureAwait(false);
        return index.IsReady();
    }

    private IResult TooLarge(HttpContext context, CaseCollection collection, string pattern) => IsApi(context)
        ? Results.Problem(statusCode: StatusCodes.Status409Conflict, title: $"This collection has more than {options.WholeCollection} cases: ask for single cases or search, or export it.")
        : PageRoutes.Page<LargePage>(new { collection.Name, Cases = collection.CaseCount, Most = options.WholeCollection }, pattern == "/" ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);

    private static IResult NotYet(HttpContext context, CaseCollection collection, CollectionIndex index)
    {
        context.Response.Headers.RetryAfter = "5";
        var (taken, all) = (index.Taken.ToString(CultureInfo.InvariantCulture), collection.CaseCount.ToString(CultureInfo.InvariantCulture));
        if (IsApi(context)) return Results.Problem(statusCode: StatusCodes.Status503ServiceUnavailable, title: $"The search index is being made: {taken} of {all} cases so far. Ask again in some seconds.");
        if (HttpMethods.IsGet(context.Request.Method)) context.Response.Headers["Refresh"] = "5";
        return PageRoutes.Page<IndexPage>(new { Taken = taken, All = all }, StatusCodes.Status503ServiceUnavailable);
    }

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api");
}
