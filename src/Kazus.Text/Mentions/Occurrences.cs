using System.Runtime.InteropServices;

namespace Kazus.Text.Mentions;

/// <summary>Which of the things added, in their order, are alike: the first of each kind, and the next.</summary>
internal sealed class Occurrences(int most)
{
    private readonly Dictionary<uint, (int First, int Last)> _kinds = new(most);
    private readonly int[] _first = new int[most], _next = new int[most];
    private int _count;

    public void Add(uint kind)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_kinds, kind, out var known);
        if (known) _next[place.Last] = _count;
        place = (known ? place.First : _count, _count);
        (_first[_count], _next[_count]) = (place.First, -1);
        _count++;
    }

    /// <summary>The first that is like number <paramref name="i"/>, perhaps itself.</summary>
    public int First(int i) => _first[i];

    /// <summary>The next like number <paramref name="i"/>, -1 when there is none.</summary>
    public int Next(int i) => _next[i];
}
