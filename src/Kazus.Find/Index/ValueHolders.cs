using System.Numerics;

namespace Kazus.Find.Index;

/// <summary>
/// The cases that have each value of a column: one bit for each case where many have it, their numbers where few do. A facet is then
/// counted by the values it has, not by the cases that were found.
/// </summary>
internal sealed class ValueHolders
{
    // A word of bits is looked at in less time than two cases of a list.
    private const int Sparse = 2;

    private readonly ulong[]?[] _bits;
    private readonly int[] _first;
    private readonly int[] _texts;

    private ValueHolders(ulong[]?[] bits, int[] first, int[] texts) => (_bits, _first, _texts) = (bits, first, texts);

    public static ValueHolders Of(Column column)
    {
        var cases = column.First.Length - 1;
        var first = new int[column.Values.Length + 1];
        foreach (var number in column.Numbers) first[number + 1]++;
        for (var i = 0; i < column.Values.Length; i++) first[i + 1] += first[i];
        var texts = new int[column.Numbers.Length];
        var next = first.AsSpan(0, column.Values.Length).ToArray();
        for (var text = 0; text < cases; text++)
            foreach (var number in column.Of(text)) texts[next[number]++] = text;
        var bits = new ulong[]?[column.Values.Length];
        var words = (cases + 63) / 64;
        for (var i = 0; i < bits.Length; i++)
        {
            if ((first[i + 1] - first[i]) * Sparse <= words) continue;
            var set = bits[i] = new ulong[words];
            foreach (var text in texts.AsSpan(first[i]..first[i + 1])) set[text >> 6] |= 1ul << text;
        }
        return new ValueHolders(bits, first, texts);
    }

    /// <summary>How many of the cases found, one bit each, have a value.</summary>
    public int Among(int value, ReadOnlySpan<ulong> found)
    {
        var count = 0;
        if (_bits[value] is { } set)
        {
            for (var i = 0; i < found.Length; i++) count += BitOperations.PopCount(found[i] & set[i]);
            return count;
        }
        foreach (var text in _texts.AsSpan(_first[value].._first[value + 1])) count += (int)(found[text >> 6] >> text & 1);
        return count;
    }
}
