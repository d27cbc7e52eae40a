using Kazus.Server.Hosting;

namespace Kazus.Server.Pages;

/// <summary>Who sits at this machine: on loopback nobody signs in, so a reader gives a name once and the browser keeps it.</summary>
internal static class Person
{
    private const string Cookie = "kazus-name";

    /// <summary>The name given, or null.</summary>
    public static string? Name(HttpRequest request) => Visit.Of(request.HttpContext).Account?.Name ?? Given(request);

    /// <summary>The name kept by the browser, or null.</summary>
    public static string? Given(HttpRequest request) => request.Cookies[Cookie] is { Length: > 0 } name && Tidy(Uri.UnescapeDataString(name)) is { Length: > 0 } tidy ? tidy : null;

    /// <summary>Keeps a name, or forgets it when it is empty.</summary>
    public static void Keep(HttpResponse response, string? name)
    {
        var tidy = Tidy(name ?? "");
        var options = new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", MaxAge = TimeSpan.FromDays(365) };
        if (tidy.Length == 0) response.Cookies.Delete(Cookie, options);
        else response.Cookies.Append(Cookie, Uri.EscapeDataString(tidy), options);
    }

    private static string Tidy(string name)
    {
        var words = string.Join(' ', new string([.. name.Where(c => !char.IsControl(c))]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length > 80 ? words[..80] : words;
    }
}
