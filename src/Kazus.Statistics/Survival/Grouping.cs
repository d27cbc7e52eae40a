using System.Collections.Immutable;
using System.Globalization;

namespace Kazus.Statistics;

/// <summary>Which group each observation belongs to: one code per observation and a label per code, in the order of the labels.</summary>
public sealed class Grouping
{
    private Grouping(ReadOnlyMemory<int> codes, ImmutableArray<string> labels)
    {
        Codes = codes;
        Labels = labels;
    }

    /// <summary>For each observation, the place of its group in <see cref="Labels"/>.</summary>
    public ReadOnlyMemory<int> Codes { get; }

    /// <summary>The groups in order. A group may be empty when the codes were given with their labels.</summary>
    public ImmutableArray<string> Labels { get; }

    /// <summary>Number of groups.</summary>
    public int Count => Labels.Length;

    /// <summary>Groups by word, in ordinal order of the words.</summary>
    public static Grouping Of(IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        var codes = new int[values.Count];
        for (var i = 0; i < codes.Length; i++)
        {
            if (!seen.TryGetValue(values[i], out codes[i])) seen.Add(values[i], codes[i] = seen.Count);
        }
        return Ordered(codes, [.. seen.Keys], StringComparer.Ordinal.Compare);
    }

    /// <summary>Groups by number, ascending.</summary>
    public static Grouping Of(ReadOnlySpan<int> values)
    {
        Dictionary<int, int> seen = [];
        var codes = new int[values.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            if (!seen.TryGetValue(values[i], out codes[i])) seen.Add(values[i], codes[i] = seen.Count);
        }
        return Ordered(codes, [.. seen.Keys.Select(k => k.ToString(CultureInfo.InvariantCulture))],
            (a, b) => int.Parse(a, CultureInfo.InvariantCulture).CompareTo(int.Parse(b, CultureInfo.InvariantCulture)));
    }

    /// <summary>Groups by codes that are already known. The codes are kept, not copied.</summary>
    /// <exception cref="ArgumentException">A code is not a place in <paramref name="labels"/>.</exception>
    public static Grouping FromCodes(ReadOnlyMemory<int> codes, IEnumerable<string> labels)
    {
        ImmutableArray<string> names = [.. labels];
        foreach (var code in codes.Span)
            if ((uint)code >= (uint)names.Length) throw new ArgumentException("Every code must be a place in the list of labels.", nameof(codes));
        return new Grouping(codes, names);
    }

    /// <summary>All observations in one group.</summary>
    public static Grouping None(int count) => new(new int[count], ["all"]);

    private static Grouping Ordered(int[] codes, string[] labels, Comparison<string> order)
    {
        var places = Enumerable.Range(0, labels.Length).ToArray();
        Array.Sort(places, (a, b) => order(labels[a], labels[b]));
        var rank = new int[labels.Length];
        for (var r = 0; r < places.Length; r++) rank[places[r]] = r;
        for (var i = 0; i < codes.Length; i++) codes[i] = rank[codes[i]];
        return new Grouping(codes, [.. places.Select(p => labels[p])]);
    }
}
