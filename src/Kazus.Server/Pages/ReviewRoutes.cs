using System.Text;
using Kazus.Reports;
using Kazus.Server.Hosting;
using Kazus.Server.Shelf;
using Kazus.Server.Words;
using Microsoft.AspNetCore.Mvc;
using static Kazus.Server.Words.Texts;

namespace Kazus.Server.Pages;

/// <summary>The comparison table as a grid, what follows from it, and who is left out for which reason.</summary>
internal static class ReviewRoutes
{
    public static void MapReview(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/review", (OpenCasebook book, HttpRequest request) => PageRoutes.Page<ReviewPage>(new { Book = book.Now(), Query = ReviewQuery.Read(request.Query) }));
        pages.MapGet("/review/figures/{file}", (OpenCasebook book, string file, HttpRequest request) => PageRoutes.Drawn(CaseFigures.Of(book.Now().Reading, ReviewQuery.Read(request.Query)), file));
        pages.MapGet("/review/{file}.csv", Table);
        pages.MapPost("/review/exclude", Exclude);
        pages.MapPost("/review/include", Include);
    }

    // Each with its own reason, or none at all: an exclusion that nobody can explain is not written.
    private static IResult Exclude(OpenCasebook book, HttpRequest request, [FromForm] IFormCollection form)
    {
        var now = book.Now();
        List<string> ids = [.. form["out"].OfType<string>().Distinct().Where(id => now.Find(id) is { ExcludedBecause: null })];
        var reasons = ids.ToDictionary(id => id, id => string.Join(' ', form["why." + id].ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparer.Ordinal);
        var query = new ReviewQuery { Out = ids, Reasons = reasons.Where(r => r.Value.Length > 0).ToDictionary(StringComparer.Ordinal) };
        if (reasons.Where(r => r.Value.Length == 0).Select(r => r.Key).ToList() is { Count: > 0 } unsaid)
            return Page(now, query, Tell("Nothing was written: a reason is missing for {0}.", string.Join(", ", unsaid)), StatusCodes.Status400BadRequest);
        foreach (var (id, reason) in reasons)
        {
            var edit = book.Change(id, now.FileOf(id)?.Version ?? "", one => one with { ExcludedBecause = reason }, CaseRoutes.By(request, $"left out: {reason}"));
            if (edit.Outcome != Outcome.Written) return Page(book.Now(), query, edit.Message, StatusCodes.Status409Conflict);
        }
        return Results.LocalRedirect("/review");
    }

    private static IResult Include(OpenCasebook book, HttpRequest request, [FromForm] string? id, [FromForm] string? version, [FromForm] string? back)
    {
        var edit = book.Change(id ?? "", version ?? "", one => one.ExcludedBecause is null ? null : one with { ExcludedBecause = null }, CaseRoutes.By(request, "taken in again"), CaseRoutes.Chosen(request));
        return edit.Outcome == Outcome.Written ? Results.LocalRedirect(LanguageRoutes.IsLocal(back) ? back! : "/review") : CaseRoutes.Answer(edit, id ?? "", "", request);
    }

    private static IResult Page(Snapshot now, ReviewQuery query, string message, int status) => PageRoutes.Page<ReviewPage>(new { Book = now, Query = query, Message = message }, status);

    private static IResult Table(OpenCasebook book, string file, string? others, HttpRequest request)
    {
        var now = book.Now();
        var query = ReviewQuery.Read(request.Query);
        // The gate comes first and looks at the rows asked for; what stays here is in no part of the file.
        var leaving = Leaving.Of(now, query.Table(now.Casebook).Rows.Select(r => r.Case), Visit.Of(request.HttpContext).Collection);
        if (ExportRoutes.Gate(request.HttpContext, now, leaving, others) is { } stays) return stays;
        var casebook = now.Casebook with { Cases = [.. now.Casebook.Cases.Where(c => leaving.Stay.All(s => s.Case != c.Id))] };
        var table = query.Table(casebook);
        var text = file switch
        {
            "table" => TidyTables.Comparison(table),
            "claims" => TidyTables.Claims(table.Rows.Select(r => r.Case)),
            _ when file.StartsWith("pooled-", StringComparison.Ordinal) && CaseFigures.Pools(now.Reading with { Casebook = casebook }, query).FirstOrDefault(p => p.Name == file["pooled-".Length..]) is { } pool => TidyTables.Patients(pool.Pool),
            _ => null,
        };
        return text is null ? PageRoutes.Missing($"There is no table '{file}'.") : Results.File(Encoding.UTF8.GetBytes(text), "text/csv; charset=utf-8", file + ".csv");
    }
}
