using Kazus.Registry;

namespace Kazus.Server.Hosting;

/// <summary>
/// The address of a collection is <c>/c/NAME/</c>, and below it everything is as if it alone were served: the pages know one
/// casebook and not where it hangs, as behind a reverse proxy.
/// </summary>
internal static class CollectionPath
{
    private const string Start = "/c";

    /// <summary>The address of a collection, without a slash at the end.</summary>
    public static string Of(string collection) => $"{Start}/{Uri.EscapeDataString(collection)}";

    public static void UseCollectionPath(this IApplicationBuilder app, CaseRegistry registry) => app.Use((context, next) =>
    {
        var visit = new Visit();
        context.Features.Set(visit);
        var path = context.Request.Path;
        if (path.StartsWithSegments(Start, out var rest) && rest.Value is ['/', .. { Length: > 0 } named])
        {
            var slash = named.IndexOf('/', StringComparison.Ordinal);
            var name = slash < 0 ? named : named[..slash];
            if (registry.Now(name) is { } moment)
            {
                visit.Collection = moment.Collection;
                visit.Moment = moment;
                context.Request.PathBase += Of(name);
                context.Request.Path = slash < 0 ? "/" : named[slash..];
            }
        }
        return next(context);
    });
}
