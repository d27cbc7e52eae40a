using System.Text.Json;
using Kazus.Cases;
using Kazus.Checks;
using Kazus.Evidence;
using Kazus.Interchange;
using Kazus.Server.Pages;
using Kazus.Server.Shelf;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Endpoint = Kazus.Evidence.Endpoint;

namespace Kazus.Server.Api;

/// <summary>The API under /api/v1: what the pages show, for programs.</summary>
internal static class ApiRoutes
{
    public const int MostAtOnce = 1000;

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("Casebook").DisableAntiforgery();
        api.MapGet("/cases", Cases).WithName("cases").WithSummary("Cases, in the order of their ids, up to 1,000 at once; the Link header leads to the next page, which begins after an id");
        api.MapGet("/cases/{id}", One).WithName("case").WithSummary("One case with its events, lesions, claims, conflicts and time solution; its version is the ETag")
            .Produces<JsonElement>(200, "application/json").Produces(304).ProducesProblem(404);
        api.MapPut("/cases/{id}", Put).WithName("change-case").WithSummary("Changes a case; If-Match names the version the change was made for, entries that did not change stay as they are in the file")
            .Accepts<JsonElement>("application/json").Produces(204).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
        api.MapGet("/table", Table).WithName("table").WithSummary("The comparison table; columns separated by commas");
        api.MapGet("/pool", Pools).WithName("pools").WithSummary("The pooled analyses the casebook asks for");
        api.MapGet("/pool/{endpoint}", Pool).WithName("pool").WithSummary("One pooled analysis: recurrence, progression or death; by a variable, on a clock, at a horizon in months");
        api.MapGet("/findings", Findings).WithName("findings").WithSummary("What is wrong in the files and what disagrees in the cases");
        api.MapFind();
        api.MapExportForPrograms();
    }

    private static Results<Ok<CasesPage>, ProblemHttpResult> Cases(OpenCasebook book, HttpRequest request, string? after = null, int offset = 0, int limit = 100)
    {
        if (Window(offset, limit) is { } bad) return bad;
        // One more than asked for tells whether there is a next page.
        var (now, total, cases) = book.From(after, offset, limit + 1);
        List<CaseSummary> shown = [.. cases.Take(limit).Select(c => ApiShapes.Summary(now, c))];
        var here = request.PathBase + request.Path;
        var links = new List<string> { $"<{here}?limit={Plain(limit)}>; rel=\"first\"" };
        // By id, not by number: a page stays what it is when cases come and go before it, and the last costs no more than the first.
        if (cases.Count > limit) links.Add($"<{here}?after={Uri.EscapeDataString(shown[^1].Id)}&limit={Plain(limit)}>; rel=\"next\"");
        request.HttpContext.Response.Headers.Link = string.Join(", ", links);
        return TypedResults.Ok(new CasesPage(total, offset, limit, shown));
    }

    private static IResult One(OpenCasebook book, string id, HttpRequest request)
    {
        var now = book.Around(id);
        if (now.Find(id) is not { } one) return NoCase(id);
        var tag = new EntityTagHeaderValue($"\"{now.FileOf(id)?.Version ?? now.Stamp}\"");
        request.HttpContext.Response.Headers.CacheControl = "no-cache";
        return Results.Bytes(CaseJson.Write(one), "application/json", entityTag: tag);
    }

    private static async Task<IResult> Put(OpenCasebook book, string id, HttpRequest request)
    {
        if (!request.HasJsonContentType()) return Results.Problem(statusCode: 415, title: "Expected application/json.");
        if (request.GetTypedHeaders().IfMatch is not [{ IsWeak: false } match, ..]) return Results.Problem(statusCode: 428, title: "If-Match is needed: the ETag of the case as it was read.");
        Case sent;
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            sent = CaseJsonReading.Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException or FormatException)
        {
            return Results.Problem(statusCode: 400, title: "This is no case.", detail: e.Message);
        }
        if (sent.Id != id) return Results.Problem(statusCode: 400, title: $"The case in the body is '{sent.Id}', the address says '{id}'.");
        var edit = book.Change(id, match.Tag.ToString().Trim('"'), _ => sent);
        if (edit.Outcome == Outcome.Written)
        {
            request.HttpContext.Response.Headers.ETag = $"\"{edit.File!.Version}\"";
            return Results.NoContent();
        }
        return Results.Problem(title: edit.Message, statusCode: edit.Outcome switch
        {
            Outcome.NoCase => 404,
            Outcome.Changed => 412,
            Outcome.InTable => 409,
            Outcome.NotWritable => 500,
            _ => 400,
        });
    }

    private static Results<Ok<TableDocument>, ProblemHttpResult> Table(OpenCasebook book, string? columns = null, int offset = 0, int limit = 100)
    {
        if (Window(offset, limit) is { } bad) return bad;
        string[] ids = (columns ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (ids.FirstOrDefault(i => Variables.Find(i) is null) is { } unknown) return NoVariable(unknown);
        var table = ComparisonTable.Of(book.Now().Casebook, [.. ids.Distinct()]);
        return TypedResults.Ok(new TableDocument([.. table.Columns.Select(c => new TableColumnDocument(c.Id, c.Header, c.Unit))], table.Rows.Count, offset, limit, [.. table.Rows.Skip(offset).Take(limit).Select(ApiShapes.Row)]));
    }

    private static Ok<List<PoolDocument>> Pools(OpenCasebook book)
    {
        var now = book.Now();
        return TypedResults.Ok(now.Report.Pools.Select(p => ApiShapes.Pool(now, p)).ToList());
    }

    private static Results<Ok<PoolDocument>, ProblemHttpResult> Pool(OpenCasebook book, string endpoint, string? clock = null, string? by = null, double horizon = 12)
    {
        if (!Enum.TryParse<Endpoint>(endpoint, ignoreCase: true, out var asked) || !Enum.IsDefined(asked) || char.IsDigit(endpoint[0])) return Bad($"'{endpoint}' is no endpoint: expected recurrence, progression or death.");
        if (by is not null && Variables.Find(by) is null) return NoVariable(by);
        if (!double.IsFinite(horizon) || horizon <= 0) return Bad("The horizon is a number of months above zero.");
        var on = clock is null or "any" ? null : ValueReading.Choice(Variables.Get("followup.clock"), clock);
        if (clock is not (null or "any") && on is null) return Bad($"'{clock}' is no clock: expected surgery, diagnosis, presentation or any.");
        var now = book.Now();
        var pool = PooledSurvival.Of(now.Casebook.Cases, new PoolRequest(asked, on, by is null ? null : Variables.Get(by), horizon));
        return TypedResults.Ok(ApiShapes.Pool(now, new(endpoint.ToLowerInvariant(), pool)));
    }

    private static Results<Ok<FindingsPage>, ProblemHttpResult> Findings(OpenCasebook book, string? severity = null, int offset = 0, int limit = 100)
    {
        if (Window(offset, limit) is { } bad) return bad;
        Severity? only = null;
        if (severity is not null)
        {
            if (!Enum.TryParse<Severity>(severity, ignoreCase: true, out var asked) || !Enum.IsDefined(asked)) return Bad($"'{severity}' is no severity: expected error, warning or note.");
            only = asked;
        }
        List<Finding> all = [.. book.Now().Findings.Where(f => only is null || f.Severity == only)];
        return TypedResults.Ok(new FindingsPage(all.Count, offset, limit, [.. all.Skip(offset).Take(limit).Select(ApiShapes.Finding)]));
    }

    internal static ProblemHttpResult? Window(int offset, int limit) =>
        offset < 0 || limit is < 1 or > MostAtOnce ? Bad($"offset is 0 or more, limit 1 to {MostAtOnce.ToString(System.Globalization.CultureInfo.InvariantCulture)}.") : null;

    internal static ProblemHttpResult Bad(string title) => TypedResults.Problem(statusCode: 400, title: title);

    private static ProblemHttpResult NoVariable(string id) =>
        Bad($"'{id}' is no variable{(Kazus.Casebooks.Spelling.Nearest(id, [.. Variables.All.Select(v => v.Id)]) is { } near ? $"; did you mean {near}?" : ".")}");

    private static string Plain(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static IResult NoCase(string id) => Results.Problem(statusCode: 404, title: $"There is no case '{id}' in this casebook.");
}
