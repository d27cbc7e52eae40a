using System.IO.Compression;
using Kazus.Casebooks;
using Kazus.Cases;
using Kazus.Server.Hosting;
using Kazus.Server.Shelf;

namespace Kazus.Server.Pages;

/// <summary>Cases as files for other programs. A case without recorded consent or with open privacy findings stays here, and that is said.</summary>
internal static class ExportRoutes
{
    private static readonly (string File, string Format)[] Files = [("cases.csv", "csv"), ("phenopackets.zip", "phenopacket"), ("fhir.zip", "fhir")];

    public static void MapExport(this IEndpointRouteBuilder pages) => pages.MapGet("/export/{file}", (OpenCasebook book, string file, string? others, HttpContext context) =>
    {
        if (Files.FirstOrDefault(f => f.File == file).Format is not { } format) return PageRoutes.Missing("There is nothing at this address.");
        var now = book.Now();
        var leaving = Leaving.Of(now, now.Casebook.Cases, Visit.Of(context).Collection);
        return Gate(context, now, leaving, others) ?? Send(now.Casebook, leaving.Cases, format, book.Options.Clock.GetUtcNow());
    });

    /// <summary>The same for programs.</summary>
    public static void MapExportForPrograms(this IEndpointRouteBuilder api) => api.MapGet("/export/{format}", (OpenCasebook book, string format, string? others, HttpContext context) =>
        {
            if (!CaseExchange.Formats.Contains(format)) return Results.Problem(statusCode: 404, title: $"There is no format '{format}': expected {string.Join(", ", CaseExchange.Formats)}.");
            var now = book.Now();
            var leaving = Leaving.Of(now, now.Casebook.Cases, Visit.Of(context).Collection);
            if (leaving.Stay.Count > 0 && others != "yes")
                return Results.Problem(statusCode: 409, title: "Cases without recorded consent or with open privacy findings are not exported.", detail: string.Join(" ", leaving.Stay.Take(20).Select(s => s.Sentence)),
                    extensions: new Dictionary<string, object?> { ["cases"] = leaving.Stay.Select(s => s.Case).ToList(), ["leaving"] = leaving.Cases.Count });
            return Send(now.Casebook, leaving.Cases, format, book.Options.Clock.GetUtcNow());
        })
        .WithName("export").WithSummary("All cases as csv, or as a zip of phenopacket or fhir documents; refused while a case may not leave, unless others=yes asks for the rest")
        .Produces(200, contentType: "application/zip", additionalContentTypes: "text/csv").ProducesProblem(404).ProducesProblem(409);

    /// <summary>The page that says which cases stay here and why, or null when all may leave or the others are asked for.</summary>
    public static IResult? Gate(HttpContext context, Snapshot now, Leaving leaving, string? others)
    {
        if (leaving.Stay.Count == 0 || others == "yes" && leaving.Cases.Count > 0) return null;
        var rest = leaving.Cases.Count == 0 ? null : context.Request.Path + context.Request.QueryString.Add("others", "yes");
        return PageRoutes.Page<StayPage>(new { Book = now, leaving.Stay, Leaves = leaving.Cases.Count, Rest = rest }, StatusCodes.Status409Conflict);
    }

    private static IResult Send(Casebook casebook, IReadOnlyList<Case> cases, string format, DateTimeOffset now)
    {
        var file = Files.First(f => f.Format == format).File;
        if (format == "csv") return Results.File(CaseExchange.Files(casebook, cases, format, now).Single().Bytes, "text/csv; charset=utf-8", file);
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in CaseExchange.Files(casebook, cases, format, now))
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }
        return Results.File(bytes.ToArray(), "application/zip", file);
    }
}
