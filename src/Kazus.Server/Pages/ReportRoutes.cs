using System.Text;
using Kazus.Reports;
using Kazus.Server.Hosting;
using Kazus.Server.Shelf;
using Kazus.Server.Writing;
using Microsoft.AspNetCore.Mvc;
using static Kazus.Server.Words.Texts;

namespace Kazus.Server.Pages;

/// <summary>The report in its formats, built when it is asked for.</summary>
internal static class ReportRoutes
{
    private static readonly (ReportFormat Format, string Type)[] Formats =
    [
        (ReportFormat.Html, "text/html; charset=utf-8"),
        (ReportFormat.Docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (ReportFormat.Jats, "application/xml"),
        (ReportFormat.Pdf, "application/pdf"),
    ];

    public static void MapReport(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/report", (OpenCasebook book, Drafts drafts, string? file, string? did) => Page(book, drafts, file, null, did == "saved" ? [Tell("Saved.")] : []));
        pages.MapPost("/report/look", (OpenCasebook book, Drafts drafts, [FromForm] string? file, [FromForm] string? version, [FromForm] string? text) => Page(book, drafts, file, new Typed(Lines(text), version ?? ""), []));
        pages.MapPost("/report/save", Save);
        pages.MapGet("/report/view", View);
        foreach (var (format, type) in Formats)
        {
            var name = ReportFiles.FileName(format);
            pages.MapGet("/report/" + name, (OpenCasebook book, Drafts drafts, ReportFiles files, HttpContext context) => Gate(context, book.Now(), drafts) ?? Download(files.Get(format), type, name));
        }
    }

    /// <summary>A text in the browser and the version of the file it was begun with.</summary>
    private sealed record Typed(string Text, string Version);

    private static IResult Page(OpenCasebook book, Drafts drafts, string? path, Typed? typed, IReadOnlyList<string> notes, IReadOnlyList<ChangedLines>? conflict = null, bool merged = false, int status = 200)
    {
        var now = book.Now();
        List<string> files = [.. now.Reading.Manuscript.Select(f => f.Key)];
        if (path is not null && !files.Contains(path)) return PageRoutes.Missing(Tell("There is no {0} in this casebook.", path));
        if (files.Count == 0 || book.FileAt(path ?? files[0]) is not { } file) return PageRoutes.Page<ReportPage>(new { Notes = notes }, status);
        // A draft goes on from the version it was begun with, so that saving it still notices what another did.
        return PageRoutes.Page<ReportPage>(new
        {
            Notes = notes,
            Files = (IReadOnlyList<string>)files,
            File = typed is null ? file : file with { Begun = typed.Version },
            Text = typed?.Text ?? Lines(file.Text),
            Draft = drafts.Of(file.Path, typed?.Text),
            Names = now.Names,
            Conflict = conflict,
            Merged = merged,
        }, status);
    }

    private static IResult Save(OpenCasebook book, Drafts drafts, HttpRequest request, [FromForm] string? file, [FromForm] string? version, [FromForm] string? text)
    {
        if (file?.StartsWith("manuscript/", StringComparison.Ordinal) != true || book.FileAt(file) is not { } now || text is null) return PageRoutes.Missing(Tell("There is no {0} in this casebook.", file));
        var mine = Lines(text);
        if (now.Version == version || Lines(now.Text) == mine)
        {
            // Line ends stay as the file has them: a browser sends its own.
            var edit = book.Rewrite(now.Path, now.Version, now.Text.Contains("\r\n", StringComparison.Ordinal) ? mine.Replace("\n", "\r\n", StringComparison.Ordinal) : mine, new Signature(Person.Name(request) ?? "", "manuscript written"));
            return edit.Outcome == Outcome.Written ? Results.LocalRedirect($"/report?file={Uri.EscapeDataString(now.Path)}&did=saved") : Page(book, drafts, now.Path, new Typed(mine, version ?? ""), [edit.Message], status: edit.Outcome == Outcome.Changed ? 409 : 500);
        }
        var theirs = Lines(now.Text);
        var before = book.TextAt(now.Path, version ?? "") is { } known ? Lines(known) : null;
        var merged = before is null ? null : LineMerge.Of(before, mine, theirs);
        return Page(book, drafts, now.Path, new Typed(merged ?? mine, now.Version), [], LineMerge.Changes(before ?? mine, theirs), merged is not null, StatusCodes.Status409Conflict);
    }

    // The report is looked at by whoever may read the cases; as a file it goes to others.
    private static IResult? Gate(HttpContext context, Snapshot now, Drafts drafts)
    {
        var leaving = Leaving.OfReport(now, now.Findings.Concat(CheckRoutes.Report(now, drafts)), Visit.Of(context).Collection);
        return leaving.IsFree ? null : PageRoutes.Page<StayPage>(new { Book = now, leaving.Stay, leaving.InReport, IsReport = true }, StatusCodes.Status409Conflict);
    }

    private static string Lines(string? text) => (text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal);

    private static IResult View(ReportFiles files, Drafts drafts, HttpResponse response, string? draft)
    {
        if (draft is not null)
        {
            if (drafts.Find(draft) is not { } kept) return Results.LocalRedirect("/report/view");
            SecureHeaders.AllowInside(response, ReportFiles.ScriptHashes(kept.Html));
            return Results.Text(kept.Html, "text/html; charset=utf-8");
        }
        var file = files.Get(ReportFormat.Html);
        if (file.Bytes is null) return Download(file, "text/html", "report.html");
        SecureHeaders.AllowInside(response, ReportFiles.ScriptHashes(Encoding.UTF8.GetString(file.Bytes)));
        return Results.Bytes(file.Bytes, "text/html; charset=utf-8");
    }

    private static IResult Download(ReportFile file, string type, string name) => file.Bytes is { } bytes
        ? Results.File(bytes, type, name)
        : PageRoutes.Page<ReportPage>(new { Notes = file.Notes.Count > 0 ? file.Notes : [$"{name} could not be made."] }, StatusCodes.Status501NotImplemented);
}
