using System.Security.Cryptography;
using System.Text;
using Kazus.Figures;
using Kazus.Server.Hosting;

namespace Kazus.Server.Pages;

/// <summary>The style sheet, the script and the mark, carried in the program.</summary>
internal static class Assets
{
    private static readonly (string Name, string Type)[] Files =
        [("kazus.css", "text/css; charset=utf-8"), ("htmx.min.js", "text/javascript; charset=utf-8"), ("kazus.js", "text/javascript; charset=utf-8"), ("report.js", "text/javascript; charset=utf-8"), ("timeline.js", "text/javascript; charset=utf-8"), ("kazus.svg", "image/svg+xml")];

    public static void MapAssets(this IEndpointRouteBuilder routes)
    {
        foreach (var (name, type) in Files)
        {
            var bytes = Read(name);
            var tag = new Microsoft.Net.Http.Headers.EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"");
            routes.MapGet("/assets/" + name, (HttpResponse response) =>
            {
                response.Headers.CacheControl = "no-cache";
                return Results.Bytes(bytes, type, entityTag: tag);
            }).WithMetadata(new Outside(Guests.Everybody)).ExcludeFromDescription();
        }
    }

    private static byte[] Read(string name)
    {
        using var stream = typeof(Assets).Assembly.GetManifestResourceStream("assets/" + name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        if (name == "kazus.css") bytes.Write(Read("gate.css"));
        if (name == "kazus.css") bytes.Write(Encoding.UTF8.GetBytes("\n" + FigureTheme.Css));
        return bytes.ToArray();
    }
}
