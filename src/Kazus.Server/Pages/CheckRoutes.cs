using Kazus.Casebooks;
using Kazus.Checks;
using Kazus.Server.Shelf;
using Kazus.Server.Writing;
using Microsoft.AspNetCore.Mvc;
using static Kazus.Server.Words.Texts;

namespace Kazus.Server.Pages;

/// <summary>What the checks say of the record and of the report, and a person's judgement of it.</summary>
internal static class CheckRoutes
{
    private const string Head = "casebook.yaml";

    public static void MapCheck(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/check", Show);
        pages.MapPost("/check/dismiss", Dismiss);
        pages.MapPost("/check/reopen", Reopen);
    }

    private static IResult Show(OpenCasebook book, Drafts drafts, ArticleShelf articles, string? severity, string? of) => Page(book, drafts, articles, severity, of, null);

    private static IResult Page(OpenCasebook book, Drafts drafts, ArticleShelf articles, string? severity, string? of, string? message, int status = 200)
    {
        var now = book.Now();
        return PageRoutes.Page<CheckPage>(new
        {
            Book = now,
            Record = now.Findings,
            Report = Report(now, drafts),
            Only = Enum.TryParse<Severity>(severity, ignoreCase: true, out var only) && Enum.IsDefined(only) ? only : (Severity?)null,
            Of = of is "record" or "report" ? of : null,
            Version = book.FileAt(Head)?.Version ?? "",
            Articles = articles.Names.ToDictionary(n => Path.GetFileNameWithoutExtension(n), n => n, StringComparer.OrdinalIgnoreCase),
            Message = message,
        }, status);
    }

    /// <summary>What the checks say of the report as it is saved.</summary>
    internal static IReadOnlyList<Finding> Report(Snapshot now, Drafts drafts) => now.Reading.Manuscript.Any() ? [.. drafts.Of(null, null).Reading.Findings.Where(f => !ReportReading.IsGuidelineItem(f))] : [];

    private static IResult Dismiss(OpenCasebook book, Drafts drafts, ArticleShelf articles, HttpRequest request, [FromForm] string? key, [FromForm] string? reason, [FromForm] string? version)
    {
        var now = book.Now();
        if (now.Findings.Concat(Report(now, drafts)).FirstOrDefault(f => f.Dismissed is null && FindingKey.Of(f) == key) is not { } finding) return Page(book, drafts, articles, null, null, Tell("This finding is not there any more."), StatusCodes.Status409Conflict);
        var why = string.Join(' ', (reason ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (why.Length == 0) return Page(book, drafts, articles, null, null, Tell("A finding is dismissed with a reason: expected a few words."), StatusCodes.Status400BadRequest);
        var by = Person.Name(request);
        var dismissal = Dismissal.Of(finding, why, by, DateOnly.FromDateTime(book.Options.Clock.GetUtcNow().UtcDateTime));
        return Written(book, drafts, articles, version, [.. now.Casebook.Dismissed, dismissal], new Signature(by ?? "", $"{finding.Rule} dismissed"));
    }

    private static IResult Reopen(OpenCasebook book, Drafts drafts, ArticleShelf articles, HttpRequest request, [FromForm] string? key, [FromForm] string? version)
    {
        var now = book.Now();
        if (now.Findings.Concat(Report(now, drafts)).FirstOrDefault(f => f.Dismissed is not null && FindingKey.Of(f) == key) is not { Dismissed: { } dismissed } finding) return Page(book, drafts, articles, null, null, Tell("This finding is not there any more."), StatusCodes.Status409Conflict);
        return Written(book, drafts, articles, version, [.. now.Casebook.Dismissed.Where(d => d != dismissed)], new Signature(Person.Name(request) ?? "", $"{finding.Rule} opened again"));
    }

    private static IResult Written(OpenCasebook book, Drafts drafts, ArticleShelf articles, string? version, IReadOnlyList<Dismissal> dismissed, Signature by)
    {
        if (book.FileAt(Head) is not { } head) return PageRoutes.Missing(Tell("There is no {0} in this casebook.", Head));
        var edit = book.Rewrite(Head, version ?? "", CasebookWriter.Write(head.Text, dismissed), by);
        return edit.Outcome == Outcome.Written ? Results.LocalRedirect("/check") : Page(book, drafts, articles, null, null, edit.Message, edit.Outcome == Outcome.Changed ? 409 : 500);
    }
}
