using System.Text.RegularExpressions;

namespace Kazus.Server.Hosting;

/// <summary>
/// Puts the path under which a collection hangs before the links of its pages. The pages are written for the root; an attribute that
/// begins with a slash is a link within this server, for the texts of people stand in attributes with their quotes escaped.
/// </summary>
internal static partial class LinkPrefix
{
    // First parts of addresses that belong to the whole registry, not to one collection.
    private static readonly HashSet<string> OfTheRegistry = new(StringComparer.Ordinal) { "assets", "c", "collections", "sign-in", "sign-out", "account", "administration", "language", "openapi" };

    /// <summary>Marks an answer whose HTML is a file of its own, not a page with links into the server.</summary>
    public sealed record Untouched;

    public static void UseLinkPrefix(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.Request.PathBase.Value is not { Length: > 0 } before)
        {
            await next(context).ConfigureAwait(false);
            return;
        }
        context.Response.OnStarting(() =>
        {
            if (context.Response.Headers.Location.ToString() is { Length: > 0 } location && !location.StartsWith(before + "/", StringComparison.Ordinal)) context.Response.Headers.Location = Placed(location, before);
            return Task.CompletedTask;
        });
        var answer = context.Response.Body;
        var held = new HeldPage(answer, context);
        await using var closed = held.ConfigureAwait(false);
        context.Response.Body = held;
        try
        {
            await next(context).ConfigureAwait(false);
            await context.Response.BodyWriter.FlushAsync().ConfigureAwait(false);
            await held.Send(html => Links().Replace(html, m => m.Groups[1].Value + Placed(m.Groups[2].Value, before))).ConfigureAwait(false);
        }
        finally
        {
            context.Response.Body = answer;
        }
    });

    /// <summary>A path of a page under the path of its collection; others stay as they are.</summary>
    internal static string Placed(string path, string before) => path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !IsOfTheRegistry(path) ? before + path : path;

    private static bool IsOfTheRegistry(string path)
    {
        var end = path.AsSpan(1).IndexOfAny('/', '?', '#');
        return OfTheRegistry.GetAlternateLookup<ReadOnlySpan<char>>().Contains(end < 0 ? path.AsSpan(1) : path.AsSpan(1, end));
    }

    [GeneratedRegex("""(\s(?:href|src|action|formaction|hx-get|hx-post|hx-put|hx-delete|data-href|data-url|data-save)=")(/(?!/)[^"]*)""", RegexOptions.CultureInvariant)]
    private static partial Regex Links();
}
