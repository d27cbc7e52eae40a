using System.Text;
using Kazus.Reports;
using Kazus.Server.Hosting;
using Kazus.Server.Shelf;

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
        pages.MapGet("/report/view", View).WithMetadata(new LinkPrefix.Untouched());
        foreach (var (format, type) in Formats)
        {
            var name = ReportFiles.FileName(format);
            pages.MapGet("/report/" + name, (ReportFiles files) => Download(files.Get(format), type, name));
        }
    }

    private static IResult View(ReportFiles files, HttpResponse response)
    {
        var file = files.Get(ReportFormat.Html);
        if (file.Bytes is null) return Download(file, "text/html", "report.html");
        SecureHeaders.AllowInside(response, ReportFiles.ScriptHashes(Encoding.UTF8.GetString(file.Bytes)));
        return Results.Bytes(file.Bytes, "text/html; charset=utf-8");
    }

    private static IResult Download(ReportFile file, string type, string name) => file.Bytes is { } bytes
        ? Results.File(bytes, type, name)
        : PageRoutes.Page<ReportPage>(new { Notes = file.Notes.Count > 0 ? file.Notes : [$"{name} could not be made."] }, StatusCodes.Status501NotImplemented);
}
