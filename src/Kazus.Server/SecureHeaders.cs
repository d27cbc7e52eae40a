namespace Kazus.Server;

/// <summary>The headers every answer carries: nothing from elsewhere is loaded, nothing is framed, nothing is kept by a cache.</summary>
internal static class SecureHeaders
{
    public const string Policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void UseSecureHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers.CacheControl = "no-store";
        return next(context);
    });

    /// <summary>A HEAD request is answered as GET is, without the body, which the server leaves out by itself.</summary>
    public static void UseHead(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (HttpMethods.IsHead(context.Request.Method)) context.Request.Method = HttpMethods.Get;
        return next(context);
    });

    /// <summary>For one page of our own that carries its script and style within itself and stands in a frame of ours.</summary>
    public static void AllowInside(HttpResponse response, IEnumerable<string> scriptHashes)
    {
        response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'unsafe-inline'; script-src {string.Join(' ', scriptHashes.Select(h => $"'sha256-{h}'").DefaultIfEmpty("'none'"))}; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
        response.Headers.XFrameOptions = "SAMEORIGIN";
    }
}
