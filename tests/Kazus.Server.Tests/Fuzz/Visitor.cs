using System.Net;
using AngleSharp.Html.Parser;

namespace Kazus.Server.Tests.Fuzz;

/// <summary>Somebody who asks: with the cookies of a browser, the hidden field of its forms, and perhaps the token of a program.</summary>
/// <param name="Name">Who it is.</param>
/// <param name="Cookies">The Cookie header, or empty.</param>
/// <param name="Field">Name of the hidden field that proves a form.</param>
/// <param name="Proof">Its value.</param>
/// <param name="Token">A bearer token, or null.</param>
internal sealed record Visitor(string Name, string Cookies, string Field, string Proof, string? Token = null)
{
    /// <summary>Somebody without anything.</summary>
    public static Visitor Stranger { get; } = new("nobody", "", "__RequestVerificationToken", "");

    /// <summary>Whoever looks at a page with a form through a client with cookies.</summary>
    public static async Task<Visitor> At(string name, HttpClient client, string page, string? token = null)
    {
        using var answer = await client.GetAsync(page);
        var form = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelector("form[method=post] input[type=hidden][name^=__]");
        var cookies = answer.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(c => c.Split(';')[0]) : [];
        return new Visitor(name, string.Join("; ", cookies), form?.GetAttribute("name") ?? "__RequestVerificationToken", form?.GetAttribute("value") ?? "", token);
    }

    /// <summary>The same with the cookies of a session.</summary>
    public Visitor With(CookieContainer jar, Uri server) => this with { Cookies = string.Join("; ", jar.GetCookies(server).Select(c => $"{c.Name}={c.Value}")) };
}
