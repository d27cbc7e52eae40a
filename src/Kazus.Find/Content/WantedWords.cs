using Kazus.Find.Index;
using Kazus.Find.Search;
using Kazus.Find.Words;

namespace Kazus.Find.Content;

/// <summary>The words of a query as an index knows them: looked up once, to find cases by them and to show them in each case found.</summary>
public sealed class WantedWords
{
    private readonly IndexView _view;
    private readonly FindQuery _query;
    private readonly Finder.ResolvedWord[] _words;

    internal WantedWords(IndexView view, FindQuery query)
    {
        (_view, _query) = (view, query);
        _words = [.. Finder.Resolve(view, query)];
        Starts = new WordStarts(_words.Select(w => (w.Word, w.Beginning)));
    }

    /// <summary>The cases that hold any of the words and meet the conditions of the query.</summary>
    public FindResult Find(FindWish wish)
    {
        ArgumentNullException.ThrowIfNull(wish);
        return Finder.Find(_view, _query, _words, wish);
    }

    internal ReadOnlySpan<Finder.ResolvedWord> Words => _words;

    internal WordStarts Starts { get; }
}
