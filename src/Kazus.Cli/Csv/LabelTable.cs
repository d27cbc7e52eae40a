using System.Runtime.CompilerServices;
using System.Text;

namespace Kazus.Cli.Csv;

/// <summary>The distinct labels of one column in the order they appear. The last label is tried first, then a few, then a dictionary.</summary>
internal sealed class LabelTable
{
    private const int Few = 8;
    private readonly List<byte[]> labels = [];
    private readonly Dictionary<string, int> byText = new(StringComparer.Ordinal);
    private int last;

    internal int Count => labels.Count;

    internal string Text(int code) => Encoding.UTF8.GetString(labels[code]);

    /// <summary>The place of a label, which is added when it is new; -1 for a missing value.</summary>
    [MethodImpl(Loops.Optimized)]
    internal int Code(ReadOnlySpan<byte> field)
    {
        if (last < labels.Count && field.SequenceEqual(labels[last])) return last;
        for (var i = 0; i < Math.Min(Few, labels.Count); i++)
            if (field.SequenceEqual(labels[i])) return last = i;
        if (NumberText.IsMissing(field)) return -1;
        if (labels.Count < Few) return last = Add(field, Encoding.UTF8.GetString(field));
        var text = Encoding.UTF8.GetString(field);
        return byText.TryGetValue(text, out last) ? last : last = Add(field, text);
    }

    private int Add(ReadOnlySpan<byte> field, string text)
    {
        byText.Add(text, labels.Count);
        labels.Add(field.ToArray());
        return labels.Count - 1;
    }
}
