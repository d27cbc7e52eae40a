using System.Numerics;
using Kazus.Find.Index;

namespace Kazus.Find.Search;

/// <summary>Counts the values of facets over the cases found.</summary>
internal sealed class FactCounts(IReadOnlyList<string> names)
{
    private readonly Dictionary<string, int>[] _counts = [.. names.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];

    /// <summary>Cases found.</summary>
    public int Total { get; private set; }

    /// <summary>Counts over cases of a segment, one bit each.</summary>
    public void Add(Segment segment, ulong[] found)
    {
        var here = 0;
        foreach (var bits in found) here += BitOperations.PopCount(bits);
        if (here == 0) return;
        Total += here;
        for (var i = 0; i < names.Count; i++)
            if (segment.Column(names[i]) is { } column) Add(column, found, _counts[i]);
    }

    private static void Add(Column column, ulong[] found, Dictionary<string, int> counts)
    {
        var holders = column.Holders;
        for (var i = 0; i < column.Values.Length; i++)
            if (holders.Among(i, found) is var having and > 0) counts[column.Values[i]] = counts.GetValueOrDefault(column.Values[i]) + having;
    }

    /// <summary>The values of each facet, the most frequent first, equally frequent ones in ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<ValueCount>>> Ranked() =>
        [.. names.Select((name, i) => KeyValuePair.Create(name, (IReadOnlyList<ValueCount>)
            [.. _counts[i].OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => new ValueCount(c.Key, c.Value))]))];
}
