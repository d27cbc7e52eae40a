using Kazus.Cases;
using Kazus.Find;
using Kazus.Find.Content;
using Kazus.Find.Index;
using Kazus.Find.Likeness;
using Kazus.Find.Search;

namespace Kazus.Server.Find;

/// <summary>A case found, with the places that best say why.</summary>
public sealed record Found(Case Case, double Score, IReadOnlyList<Snippet> Why);

/// <summary>A case like another, with the reasons.</summary>
public sealed record Alike(Case Case, LikeCase Like);

/// <summary>One page of what a query finds.</summary>
/// <param name="Total">Cases found in all.</param>
/// <param name="Cases">Those of this page.</param>
/// <param name="Facets">The values of each facet over all cases found.</param>
public sealed record FoundCases(int Total, IReadOnlyList<Found> Cases, IReadOnlyList<KeyValuePair<string, IReadOnlyList<ValueCount>>> Facets);

/// <summary>Ranked search over the cases of a casebook, and cases like one.</summary>
internal sealed class CaseSearch
{
    private readonly Func<IReadOnlyList<string>, IReadOnlyDictionary<string, Case>> _find;
    private readonly IndexView _view;
    private readonly string _collection;

    public CaseSearch(Casebook casebook)
    {
        var cases = casebook.Cases.ToDictionary(c => c.Id, StringComparer.Ordinal);
        _find = _ => cases;
        _view = CaseContent.Index(casebook).View;
        _collection = "";
    }

    /// <summary>Over an index that is kept elsewhere.</summary>
    public CaseSearch(string collection, IndexView view, Func<IReadOnlyList<string>, IReadOnlyDictionary<string, Case>> find) => (_collection, _view, _find) = (collection, view, find);

    /// <summary>The cases that hold any word of the query and meet its conditions, best first.</summary>
    public FoundCases Find(FindQuery query, int skip = 0, int top = 20)
    {
        var wanted = Snippet.Wanted(_view, query);
        var result = wanted.Find(new FindWish(top, skip, Facets.All, Count: true));
        var cases = _find([.. result.Cases.Select(c => c.Key.Id)]);
        // A case that was taken away between the search and now is left out.
        return new FoundCases(result.Total ?? 0, [.. result.Cases.Select(f => cases.GetValueOrDefault(f.Key.Id) is { } one ? new Found(one, f.Score, Snippet.Of(Passage.Of(one), wanted)) : null).OfType<Found>()], result.Facets);
    }

    /// <summary>The cases most like one of the casebook.</summary>
    public IReadOnlyList<Alike> Like(Case one, int top = 5) =>
        Show(_view.Like(CaseContent.Of(one), new LikeWish { Top = top, Except = new CaseKey(_collection, one.Id) }));

    /// <summary>The cases most like a patient described elsewhere.</summary>
    public IReadOnlyList<Alike> Like(Described described, int top = 10) => Show(_view.Like(described.Content, new LikeWish { Top = top }));

    private List<Alike> Show(IReadOnlyList<LikeCase> like)
    {
        var cases = _find([.. like.Select(l => l.Key.Id)]);
        return [.. like.Select(l => cases.GetValueOrDefault(l.Key.Id) is { } one ? new Alike(one, l) : null).OfType<Alike>()];
    }
}
