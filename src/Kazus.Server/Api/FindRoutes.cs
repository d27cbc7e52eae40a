using Kazus.Server.Find;
using Kazus.Server.Shelf;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kazus.Server.Api;

/// <summary>Search and cases like one, for programs.</summary>
internal static class FindRoutes
{
    public static void MapFind(this RouteGroupBuilder api)
    {
        api.MapGet("/find", Find).WithName("find")
            .WithSummary("Cases that hold words of a query, ranked, with the counts of every facet; narrowed by disease, site, level, kind, treatment, outcome, year (each may come several times) and by from and to, years");
        api.MapGet("/cases/{id}/like", Like).WithName("like").WithSummary("The cases most like one, with what each question adds or takes, and which questions the other case leaves open");
    }

    private static Results<Ok<FoundPage>, ProblemHttpResult> Find(OpenCasebook book, HttpRequest request, string? q = null, int offset = 0, int limit = 20)
    {
        if (ApiRoutes.Window(offset, limit) is { } bad) return bad;
        var query = SearchQuery.Read(request.Query);
        if (query.IsEmpty) return ApiRoutes.Bad("Expected words to find in q, or a value of a facet.");
        if (q?.Length > SearchQuery.Longest) return ApiRoutes.Bad($"Queries of up to {SearchQuery.Longest.ToString(System.Globalization.CultureInfo.InvariantCulture)} characters are answered.");
        var now = book.Around("");
        var found = now.Search.Find(query.ToFind(), offset, limit);
        return TypedResults.Ok(new FoundPage(query.Words, found.Total, offset, limit, [.. found.Cases.Select(f => ApiShapes.Found(now, f))],
            found.Facets.ToDictionary(f => f.Key, f => (IReadOnlyList<CountDocument>)[.. f.Value.Select(v => new CountDocument(v.Value, v.Count))], StringComparer.Ordinal)));
    }

    private static Results<Ok<LikePage>, ProblemHttpResult> Like(OpenCasebook book, string id, int limit = 10)
    {
        if (ApiRoutes.Window(0, limit) is { } bad) return bad;
        var now = book.Around(id);
        if (now.Find(id) is not { } one) return TypedResults.Problem(statusCode: 404, title: $"There is no case '{id}' in this casebook.");
        return TypedResults.Ok(new LikePage(id, [.. now.Search.Like(one, limit).Select(l => ApiShapes.Like(now, l))]));
    }
}
