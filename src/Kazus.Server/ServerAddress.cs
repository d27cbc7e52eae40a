using System.Net;

namespace Kazus.Server;

/// <summary>Which addresses may be served: this machine alone, because there are no accounts.</summary>
public static class ServerAddress
{
    /// <summary>The names under which this machine speaks to itself; a request that names another host is refused.</summary>
    internal static IReadOnlyList<string> Hosts { get; } = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Says why an address is not served, in one sentence, or null when all are this machine's own.</summary>
    public static string? Refusal(IEnumerable<string> urls)
    {
        ArgumentNullException.ThrowIfNull(urls);
        foreach (var url in urls)
            if (!IsLoopback(url))
                return $"{url} is not served: patient data would be open to the network and there are no accounts in this version, so only addresses of this machine are served, such as {ServerOptions.UsualUrl}.";
        return null;
    }

    private static bool IsLoopback(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp && uri.PathAndQuery == "/"
        && (uri.Host == "localhost" || IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
