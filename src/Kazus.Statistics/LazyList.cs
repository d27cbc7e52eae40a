using System.Collections;

namespace Kazus.Statistics;

/// <summary>A list whose entries are worked out when they are read, so that they take no memory.</summary>
internal sealed class LazyList<T>(int count, Func<int, T> at) : IReadOnlyList<T>
{
    public int Count => count;

    public T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
            return at(index);
        }
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < count; i++) yield return at(i);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
