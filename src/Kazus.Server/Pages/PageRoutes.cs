using System.Text;
using Kazus.Cases;
using Kazus.Figures;
using Kazus.Figures.Png;
using Kazus.Reports;
using Kazus.Server.Entry;
using Kazus.Server.Find;
using Kazus.Server.Shelf;
using Kazus.Server.Words;
using Microsoft.AspNetCore.Mvc;
using static Kazus.Server.Words.Texts;

namespace Kazus.Server.Pages;

/// <summary>The addresses of the pages and of the files they offer.</summary>
internal static class PageRoutes
{
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/", (OpenCasebook book) => Page<CasebookPage>(new { Book = book.Now() }));
        pages.MapGet("/search", (OpenCasebook book, HttpRequest request) => Page<SearchPage>(new { Book = book.Around(""), Query = SearchQuery.Read(request.Query) }));
        pages.MapPost("/search/like", SearchLike);
        pages.MapGet("/sources", (OpenCasebook book) => Page<SourcesPage>(new { Book = book.Now() }));
        pages.MapGet("/sources/{id}", (OpenCasebook book, string id) =>
        {
            var now = book.Now();
            return now.Casebook.Sources.ContainsKey(id) || now.Casebook.Cases.Any(c => c.Claims.Any(k => k.Anchor.Source == id))
                ? Page<SourcePage>(new { Book = now, Id = id })
                : Missing($"There is no source '{id}' in this casebook.");
        });
        pages.MapGet("/figures/{file}", (OpenCasebook book, string file) => Drawn(book.Now().Report.Figures, file));
        pages.MapCases();
        pages.MapRead();
        pages.MapCheck();
        pages.MapReview();
        pages.MapExport();
        pages.MapLanguage();
        pages.MapReport();
    }

    /// <summary>What is said where no address matches. (A matched address asked with another method is answered 405 by the routing.)</summary>
    public static Task Nothing(HttpContext context) => context.Request.Path.StartsWithSegments("/api")
        ? Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "There is nothing at this address.").ExecuteAsync(context)
        : Missing(Tell("There is nothing at this address.")).ExecuteAsync(context);

    /// <summary>A page, with its parameters.</summary>
    public static IResult Page<T>(object parameters, int status = StatusCodes.Status200OK) where T : PagePart => new PageResult(typeof(T), parameters, status);

    /// <summary>The page that says a thing is not there.</summary>
    public static IResult Missing(string message) => Page<NoPage>(new { Title = "Not here", Message = message }, StatusCodes.Status404NotFound);

    /// <summary>A figure as SVG or PNG, by the ending of its name.</summary>
    public static IResult Drawn(IEnumerable<DrawnFigure> figures, string file) =>
        figures.FirstOrDefault(f => f.Name == Path.GetFileNameWithoutExtension(file)) is { } drawn ? Drawing(drawn.Figure, file) : Missing($"There is no figure '{file}'.");

    /// <summary>One figure as SVG or PNG.</summary>
    public static IResult Drawing(SvgFigure figure, string file) => Path.GetExtension(file) switch
    {
        ".svg" => Results.File(Encoding.UTF8.GetBytes(figure.Svg), "image/svg+xml", file),
        ".png" when FigurePng.CanRender => Results.File(FigurePng.Render(figure), "image/png", file),
        ".png" => Page<NoPage>(new { Title = "No PNG", Message = FigurePng.WhyNot }, StatusCodes.Status501NotImplemented),
        _ => Missing($"A figure is had as .svg or .png, not as '{Path.GetExtension(file)}'."),
    };

    // A description of a patient is sent in the body, so that it stands in no address and no log.
    private static IResult SearchLike(OpenCasebook book, [FromForm] string? text) =>
        Page<SearchPage>(new { Book = book.Around(""), Query = new SearchQuery(), Described = text?.Length > SearchPage.LongestDescription ? text[..SearchPage.LongestDescription] : text });
}
