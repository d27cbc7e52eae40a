using Kazus.Find.Index;

namespace Kazus.Find.Search;

/// <summary>One word of a query on its way through one segment.</summary>
internal sealed class ScoredWord
{
    private readonly PostingCursor _cursor;
    private readonly PostingList _list;
    private readonly float _rarity;
    private readonly float[] _norms;
    private readonly int[] _bounds;
    private int _block;

    public ScoredWord(Finder.ResolvedWord word, IndexView view, int part)
    {
        (_list, _rarity, _norms) = (word.In[part], word.Rarity, word.IsName ? view.NameNorms : view.NormsOf(part));
        _cursor = new PostingCursor(_list);
        _bounds = new int[_list.BlockCount];
        for (var i = 0; i < _bounds.Length; i++) _bounds[i] = word.IsName ? Bm25.Most(_rarity) : Bm25.Bound(_rarity, _list.Blocks!.Bounds(_list.First + i), view.MeanLength);
    }

    /// <summary>No text of the window scores more by this word.</summary>
    public int Bound { get; private set; }

    /// <summary>Finds the bound for texts from <paramref name="start"/> up to, not including, <paramref name="end"/>; windows come in ascending order.</summary>
    public void Enter(int start, int end)
    {
        while (_block < _bounds.Length && _list.LastOf(_block) < start) _block++;
        Bound = 0;
        for (var i = _block; i < _bounds.Length; i++)
        {
            Bound = Math.Max(Bound, _bounds[i]);
            if (_list.LastOf(i) >= end - 1) break;
        }
    }

    /// <summary>Adds the word's weight in every text of the window.</summary>
    public void AddTo(Span<int> scores, int start)
    {
        var end = start + scores.Length;
        _cursor.SkipTo(start);
        while (_cursor.Text < end)
        {
            var texts = _cursor.Texts;
            var counts = _cursor.Counts;
            var i = 0;
            for (; i < texts.Length && texts[i] < end; i++)
                scores[texts[i] - start] += Bm25.Weight(_rarity, counts[i], _norms[texts[i]]);
            _cursor.Advance(i);
        }
    }

    /// <summary>The word's weight in a text; texts come in ascending order.</summary>
    public int In(int text)
    {
        _cursor.SkipTo(text);
        return _cursor.Text == text ? Bm25.Weight(_rarity, _cursor.Count, _norms[text]) : 0;
    }
}
