using System.Buffers;
using System.Text;

namespace Kazus.Server.Hosting;

/// <summary>
/// Puts the path under which a collection hangs before the links of its pages. The pages are written for the root; an attribute that
/// begins with a slash is a link within this server, for the texts of people stand in attributes with their quotes escaped.
/// </summary>
internal static class LinkPrefix
{
    // First parts of addresses that belong to the whole registry, not to one collection.
    private static readonly HashSet<string> OfTheRegistry = new(StringComparer.Ordinal) { "assets", "c", "collections", "sign-in", "sign-out", "account", "administration", "language", "openapi" };

    /// <summary>Where an answer sends the browser to is under the path of its collection as well.</summary>
    public static void UseLinkPrefix(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (context.Request.PathBase.Value is { Length: > 0 } before)
            context.Response.OnStarting(() =>
            {
                if (context.Response.Headers.Location.ToString() is { Length: > 0 } location && !location.StartsWith(before + "/", StringComparison.Ordinal)) context.Response.Headers.Location = Placed(location, before);
                return Task.CompletedTask;
            });
        return next(context);
    });

    /// <summary>A path of a page under the path of its collection; others stay as they are.</summary>
    internal static string Placed(string path, string before) => path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !IsOfTheRegistry(path) ? before + path : path;

    private static bool IsOfTheRegistry(string path)
    {
        var end = path.AsSpan(1).IndexOfAny('/', '?', '#');
        return OfTheRegistry.GetAlternateLookup<ReadOnlySpan<char>>().Contains(end < 0 ? path.AsSpan(1) : path.AsSpan(1, end));
    }

    /// <summary>Writes a page with the path put before its links.</summary>
    internal static void Write(ReadOnlySpan<byte> page, string before, IBufferWriter<byte> to)
    {
        var prefix = Encoding.UTF8.GetBytes(before);
        while (page.IndexOf("=\"/"u8) is var at and >= 0)
        {
            var link = page[(at + 2)..];
            var end = link.IndexOf((byte)'"');
            to.Write(page[..(at + 2)]);
            if (end >= 0 && IsLink(page[..at]) && !link.StartsWith("//"u8) && !IsOfTheRegistry(link[..end])) to.Write(prefix);
            page = link;
        }
        to.Write(page);
    }

    // The name of the attribute, with a blank before it.
    private static bool IsLink(ReadOnlySpan<byte> page)
    {
        var blank = page.LastIndexOfAny(" \t\r\n"u8);
        if (blank < 0) return false;
        var name = page[(blank + 1)..];
        foreach (var attribute in Attributes)
            if (name.SequenceEqual(attribute)) return true;
        return false;
    }

    private static bool IsOfTheRegistry(ReadOnlySpan<byte> link)
    {
        var end = link[1..].IndexOfAny((byte)'/', (byte)'?', (byte)'#');
        Span<char> name = stackalloc char[16];
        var part = end < 0 ? link[1..] : link.Slice(1, end);
        return part.Length <= name.Length && Encoding.UTF8.TryGetChars(part, name, out var length) && OfTheRegistry.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name[..length]);
    }

    private static readonly byte[][] Attributes = [.. new[] { "href", "src", "action", "formaction", "hx-get", "hx-post", "hx-put", "hx-delete", "data-href", "data-url", "data-save" }.Select(Encoding.UTF8.GetBytes)];
}
