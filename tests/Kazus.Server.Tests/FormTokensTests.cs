using System.Security.Claims;
using Kazus.Server.Pages;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Kazus.Server.Tests;

/// <summary>A token of a form is made once for a reader, and belongs to nobody else.</summary>
public sealed class FormTokensTests
{
    private readonly FormTokens _known = new();

    [Fact]
    public void A_token_is_known_again_by_its_cookie_and_account()
    {
        _known.Keep(Reader("one", "ana"), "<input />");
        Assert.Equal("<input />", _known.Find(Reader("one", "ana")));
        Assert.Null(_known.Find(Reader("two", "ana")));
        Assert.Null(_known.Find(Reader("one", "ivo")));
        Assert.Null(_known.Find(Reader("one", null)));
    }

    [Fact]
    public void Who_sent_no_cookie_is_known_to_nobody()
    {
        _known.Keep(Reader(null, "ana"), "<input />");
        Assert.Null(_known.Find(Reader(null, "ana")));
    }

    [Fact]
    public void So_many_readers_and_no_more_are_remembered()
    {
        for (var i = 0; i <= 2_000; i++) _known.Keep(Reader($"c{i}", null), "<input />");
        Assert.Null(_known.Find(Reader("c0", null)));
        Assert.Equal("<input />", _known.Find(Reader("c2000", null)));
    }

    private static (string, string) Reader(string? cookie, string? name)
    {
        var context = new DefaultHttpContext();
        if (cookie is not null) context.Request.Headers.Cookie = $"{FormTokens.Cookie}={cookie}";
        if (name is not null) context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)]));
        return FormTokens.ReaderOf(context);
    }
}
