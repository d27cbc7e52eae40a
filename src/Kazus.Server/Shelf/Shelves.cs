using System.Collections.Concurrent;
using System.Globalization;
using Kazus.Registry;
using Kazus.Server.Hosting;

namespace Kazus.Server.Shelf;

/// <summary>What the pages of one collection work on.</summary>
/// <param name="Book">The casebook.</param>
/// <param name="Reports">Its report.</param>
/// <param name="Articles">Its articles.</param>
/// <param name="Drafts">Its report with texts that are not saved yet.</param>
public sealed record CollectionShelf(OpenCasebook Book, ReportFiles Reports, ArticleShelf Articles, Drafts Drafts);

/// <summary>The collections of a registry that have been opened since the server started.</summary>
internal sealed class Shelves(ServerOptions options, IHttpContextAccessor context)
{
    private readonly ConcurrentDictionary<long, Lazy<CollectionShelf>> _open = new();

    /// <summary>The shelf of the collection that is asked for.</summary>
    public CollectionShelf Current => Visit.Of(context.HttpContext!).Collection is { } collection ? Of(collection) : throw new InvalidOperationException("The address is of no collection.");

    /// <summary>The shelves that have been opened.</summary>
    public IEnumerable<CollectionShelf> Opened => _open.Values.Where(s => s.IsValueCreated).Select(s => s.Value);

    /// <summary>The shelf of a collection.</summary>
    public CollectionShelf Of(CaseCollection collection) => _open.GetOrAdd(collection.Number, _ => new Lazy<CollectionShelf>(() =>
    {
        var folder = Path.Combine(options.Folder, collection.Number.ToString(CultureInfo.InvariantCulture));
        var own = options with { Folder = folder };
        var book = new OpenCasebook(own, new CollectionFiles(collection, folder, options, new Asking(Sign, () => Asked?.Moment, () => Asked?.Moment = null)));
        return new CollectionShelf(book, new ReportFiles(book, own), new ArticleShelf(book), new Drafts(book));
    })).Value;

    private Visit? Asked => context.HttpContext is { } http ? Visit.Of(http) : null;

    private Registry.Revisions.Signature Sign() => context.HttpContext is { } http ? new(Visit.Of(http).Who, Access.From(http, Visit.Of(http))) : new("kazus serve", "this machine");
}
