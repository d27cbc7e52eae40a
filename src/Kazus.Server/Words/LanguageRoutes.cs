using Kazus.Server.Hosting;

namespace Kazus.Server.Words;

/// <summary>Which language a page is written in: what the reader chose, else what the browser asks for, else English.</summary>
internal static class LanguageRoutes
{
    private const string Cookie = "kazus-language";

    public static void UseLanguage(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        Language.Now = Language.Find(context.Request.Cookies[Cookie]) ?? Asked(context.Request) ?? Language.English;
        context.Response.Headers.ContentLanguage = Language.Now.Tag;
        await next(context);
    });

    public static void MapLanguage(this IEndpointRouteBuilder pages) => pages.MapGet("/language/{tag}", (string tag, string? back, HttpResponse response) =>
    {
        if (Language.Find(tag) is { } language)
            response.Cookies.Append(Cookie, language.Tag, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, MaxAge = TimeSpan.FromDays(365), Path = "/" });
        return Results.LocalRedirect(IsLocal(back) ? back! : "/");
    }).WithMetadata(new Outside(Guests.Everybody));

    /// <summary>A path of this server and of no other.</summary>
    internal static bool IsLocal(string? path) => path is ['/', ..] && path is not ['/', '/' or '\\', ..] && !path.Any(char.IsControl);

    private static Language? Asked(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .Where(l => l.Quality is not 0).OrderByDescending(l => l.Quality ?? 1)
        .Select(l => Language.Find(l.Value.Value?.Split('-')[0])).OfType<Language>().FirstOrDefault();
}
