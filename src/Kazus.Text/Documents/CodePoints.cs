namespace Kazus.Text.Documents;

/// <summary>
/// Converts between positions in UTF-16 units and in Unicode code points of one text.
/// Costs nothing for a text without surrogate pairs, and a binary search otherwise.
/// </summary>
public sealed class CodePoints
{
    // Positions (in UTF-16 units) of the second halves of the surrogate pairs, ascending.
    private readonly int[] seconds;
    private readonly int length;

    public CodePoints(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        length = text.Length;
        List<int>? found = null;
        var from = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDBFF');
        for (var i = from; i >= 0 && i + 1 < text.Length; i++)
            if (char.IsHighSurrogate(text[i]) && char.IsLowSurrogate(text[i + 1])) (found ??= []).Add(++i);
        seconds = found?.ToArray() ?? [];
    }

    /// <summary>The number of code points in the text.</summary>
    public int Count => length - seconds.Length;

    /// <summary>The code point position of a UTF-16 position; inside a pair it is the position of the pair.</summary>
    public int FromUtf16(int position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, length);
        if (seconds.Length == 0) return position;
        var at = Array.BinarySearch(seconds, position);
        return at >= 0 ? position - at - 1 : position - ~at;
    }

    /// <summary>The UTF-16 position of a code point position.</summary>
    public int ToUtf16(int codePoint)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(codePoint);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(codePoint, Count);
        // The k-th pair's second half stands at code point seconds[k] - k (the first after its pair): monotone in k.
        int low = 0, high = seconds.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (seconds[middle] - middle <= codePoint) low = middle + 1;
            else high = middle;
        }
        return codePoint + low;
    }

    public Span FromUtf16(Span span) => new(FromUtf16(span.Start), FromUtf16(span.End));

    public Span ToUtf16(Span span) => new(ToUtf16(span.Start), ToUtf16(span.End));
}
