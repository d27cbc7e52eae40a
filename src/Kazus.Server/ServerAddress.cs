using System.Net;

namespace Kazus.Server;

/// <summary>Which addresses may be served: this machine alone, unless there are accounts and what is sent is encrypted.</summary>
public static class ServerAddress
{
    /// <summary>The names under which this machine speaks to itself; a request that names another host is refused.</summary>
    internal static IReadOnlyList<string> Hosts { get; } = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Says why addresses are not served, in one sentence, or null when they may be.</summary>
    /// <param name="urls">The addresses.</param>
    /// <param name="accounts">Whether nobody comes in without an account.</param>
    /// <param name="encrypted">Whether a certificate is given.</param>
    public static string? Refusal(IEnumerable<string> urls, bool accounts = false, bool encrypted = false)
    {
        ArgumentNullException.ThrowIfNull(urls);
        foreach (var url in urls)
        {
            if (!Uri.TryCreate(url.Replace("//*", "//any", StringComparison.Ordinal).Replace("//+", "//any", StringComparison.Ordinal), UriKind.Absolute, out var uri) || uri.PathAndQuery != "/" || uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)
                return $"{url} is not an address to serve at: expected one such as {ServerOptions.UsualUrl}.";
            if (uri.Scheme == Uri.UriSchemeHttps && !encrypted) return $"{url} needs a certificate: give one with --certificate FILE.";
            if (IsThisMachine(uri)) continue;
            if (!accounts) return $"{url} is not served: patient data would be open to the network and there are no accounts. Make the first with 'kazus account add NAME --administrator', or serve an address of this machine, such as {ServerOptions.UsualUrl}.";
            if (uri.Scheme == Uri.UriSchemeHttp) return $"{url} is not served: passwords would go over the network unencrypted. Use https with --certificate FILE, or an address of this machine behind a proxy (--behind-proxy).";
        }
        return null;
    }

    private static bool IsThisMachine(Uri uri) => uri.Host == "localhost" || IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);
}
