using System.Collections.Concurrent;

namespace Kazus.Server.Pages;

/// <summary>
/// The tokens of those who read lately. A token is good for one cookie and one account and does not age, so the next page of the same
/// reader carries the same one; making it takes as long as a tenth of a page.
/// </summary>
internal sealed class FormTokens
{
    /// <summary>The cookie that a token belongs to.</summary>
    public const string Cookie = "kazus-form";

    // Half a kilobyte each; when so many have read, all are forgotten.
    private const int Most = 2_000;

    private readonly ConcurrentDictionary<(string Cookie, string Account), string> _fields = new();

    /// <summary>Whose token it is: the cookie as it was sent, and the session of an account, which ends with its stamp.</summary>
    public static (string Cookie, string Account) ReaderOf(HttpContext context) =>
        (context.Request.Cookies[Cookie] ?? "", string.Join('\n', context.User.Claims.Select(c => $"{c.Type}={c.Value}")));

    public string? Find((string Cookie, string Account) reader) => reader.Cookie.Length == 0 ? null : _fields.GetValueOrDefault(reader);

    public void Keep((string Cookie, string Account) reader, string field)
    {
        if (reader.Cookie.Length == 0) return;
        if (_fields.Count >= Most) _fields.Clear();
        _fields[reader] = field;
    }
}
