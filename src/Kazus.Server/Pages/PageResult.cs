using System.Collections.Concurrent;
using System.Reflection;
using Kazus.Server.Hosting;

namespace Kazus.Server.Pages;

/// <summary>
/// A page of components as an answer. It is written as a whole before a byte of it is sent, so that a page that fails half-way is an
/// error and not half a page; its links are put under the path of its collection.
/// </summary>
internal sealed class PageResult(Type component, object parameters, int status) : IResult
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Names = new();

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        var page = new PageBytes();
        var named = Names.GetOrAdd(parameters.GetType(), static t => t.GetProperties());
        new PageWriter(page, httpContext).Write(component, Array.ConvertAll(named, p => KeyValuePair.Create(p.Name, p.GetValue(parameters))));
        if (httpContext.Request.PathBase.Value is { Length: > 0 } before)
        {
            var placed = new PageBytes();
            LinkPrefix.Write(page.Memory.Span, before, placed);
            page.Dispose();
            page = placed;
        }
        httpContext.Features.Set(new WholePage(page));
        return Task.CompletedTask;
    }

    /// <summary>Sends the page that was made further in: whoever made it need not wait until its line of the audit log is on the disk.</summary>
    public static void Use(IApplicationBuilder app) => app.Use(static async (context, next) =>
    {
        await next(context).ConfigureAwait(false);
        if (context.Features.Get<WholePage>() is not { Page: var page }) return;
        using (page)
        {
            if (context.Response.HasStarted) return;
            context.Response.ContentLength = page.Memory.Length;
            await context.Response.Body.WriteAsync(page.Memory, context.RequestAborted).ConfigureAwait(false);
        }
    });

    private sealed record WholePage(PageBytes Page);
}
