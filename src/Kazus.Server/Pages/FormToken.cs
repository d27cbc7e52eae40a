using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;

namespace Kazus.Server.Pages;

/// <summary>
/// The hidden field by which a form of a page proves that it came from here. A page with thirty forms makes its token once, and a page
/// without forms none.
/// </summary>
internal sealed class FormToken
{
    private static readonly AsyncLocal<FormToken?> Current = new();
    private readonly Lazy<MarkupString> _field;

    private FormToken(HttpContext context, IAntiforgery forms, FormTokens known) => _field = new(() =>
    {
        var reader = FormTokens.ReaderOf(context);
        if (known.Find(reader) is { } field) return new MarkupString(field);
        var tokens = forms.GetAndStoreTokens(context);
        field = $"<input type=\"hidden\" name=\"{tokens.FormFieldName}\" value=\"{WebUtility.HtmlEncode(tokens.RequestToken)}\" />";
        // A cookie that is not a good one was answered with a new one; only a good one is known again.
        if (tokens.CookieToken is null) known.Keep(reader, field);
        return new MarkupString(field);
    });

    /// <summary>The field of the page that is being written.</summary>
    public static MarkupString Field => Current.Value?._field.Value ?? default;

    /// <summary>Tokens of the pages that answer this request.</summary>
    public static void Use(IApplicationBuilder app)
    {
        var forms = app.ApplicationServices.GetRequiredService<IAntiforgery>();
        var known = new FormTokens();
        app.Use((context, next) =>
        {
            Current.Value = new FormToken(context, forms, known);
            return next(context);
        });
    }
}
