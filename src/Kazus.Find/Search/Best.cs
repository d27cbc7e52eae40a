using Kazus.Find.Index;

namespace Kazus.Find.Search;

/// <summary>The best cases so far, at most so many; of equal ones those whose key comes first.</summary>
internal sealed class Best(IndexView view, int size)
{
    private readonly PriorityQueue<Hit, Hit> _worstFirst = new(Comparer<Hit>.Create((a, b) =>
        a.Score != b.Score ? a.Score.CompareTo(b.Score) : view.Key(b.Part, b.Text).CompareTo(view.Key(a.Part, a.Text))));

    /// <summary>A case with its score.</summary>
    internal readonly record struct Hit(long Score, int Part, int Text);

    /// <summary>The least score that can still matter; a case that has it matters if its key comes early.</summary>
    public long Least { get; private set; } = 1;

    public void Offer(long score, int part, int text)
    {
        if (score < Least || size == 0) return;
        var hit = new Hit(score, part, text);
        if (_worstFirst.Count < size) _worstFirst.Enqueue(hit, hit);
        else _worstFirst.EnqueueDequeue(hit, hit);
        if (_worstFirst.Count == size) Least = _worstFirst.Peek().Score;
    }

    /// <summary>All of them, best first.</summary>
    public IReadOnlyList<Hit> Ranked()
    {
        var ranked = new Hit[_worstFirst.Count];
        for (var i = ranked.Length - 1; i >= 0; i--) ranked[i] = _worstFirst.Dequeue();
        return ranked;
    }
}
