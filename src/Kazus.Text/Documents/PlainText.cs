namespace Kazus.Text.Documents;

/// <summary>
/// What a reader sees of a stretch of the document: markup, page furniture and superscript citation numbers left out,
/// line breaks read as spaces. Every character knows its place in the document's text, so what is found here is reported there.
/// </summary>
public sealed class PlainText
{
    // Run k covers the plain positions from[k] .. from[k+1] and stands in the document at at[k] onwards, one to one.
    private readonly int[] from;
    private readonly int[] at;
    private readonly int end;

    private PlainText(string text, int[] from, int[] at, int end)
    {
        Text = text;
        this.from = from;
        this.at = at;
        this.end = end;
    }

    /// <summary>The clean text.</summary>
    public string Text { get; }

    public int Length => Text.Length;

    /// <summary>A clean text that is, character by character, a stretch of the document.</summary>
    public static PlainText Verbatim(string document, Span span) => new(span.Of(document), [0], [span.Start], span.End);

    /// <summary>Nothing, at a place.</summary>
    public static PlainText Empty(int position) => new("", [0], [position], position);

    /// <summary>A clean text made of runs, each given by its start in the clean text and its start in the document.</summary>
    /// <param name="text">The clean text.</param>
    /// <param name="runs">Where each run starts in the clean text and in the document, ascending in both; the first starts at 0.</param>
    /// <param name="end">The document position after the last character.</param>
    public static PlainText FromRuns(string text, IReadOnlyList<(int Plain, int Document)> runs, int end)
    {
        if (runs.Count == 0 || runs[0].Plain != 0) throw new ArgumentException("The first run starts at 0.", nameof(runs));
        var from = new int[runs.Count];
        var at = new int[runs.Count];
        for (var i = 0; i < runs.Count; i++) (from[i], at[i]) = runs[i];
        return new(text, from, at, end);
    }

    /// <summary>The document position of the character at a plain position; at the end, the position after the last character.</summary>
    public int ToDocument(int position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, Text.Length);
        if (position == Text.Length) return end;
        var run = RunAt(position);
        return at[run] + position - from[run];
    }

    /// <summary>The stretch of the document under a stretch of the clean text: from its first character to after its last.</summary>
    public Span ToDocument(int start, int end)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, end);
        var first = ToDocument(start);
        return end == start ? new(first, first) : new(first, ToDocument(end - 1) + 1);
    }

    /// <inheritdoc cref="ToDocument(int, int)"/>
    public Span ToDocument(Span plain) => ToDocument(plain.Start, plain.End);

    /// <summary>The plain position of a document position; within markup that is left out, the next character after it.</summary>
    public int FromDocument(int position)
    {
        var index = Array.BinarySearch(at, position);
        var run = index >= 0 ? index : ~index - 1;
        if (run < 0) return 0;
        var stop = run + 1 < from.Length ? from[run + 1] : Text.Length;
        return Math.Min(from[run] + position - at[run], stop);
    }

    /// <summary>A stretch of this clean text as a clean text of its own.</summary>
    public PlainText Slice(int start, int end)
    {
        if (start == 0 && end == Text.Length) return this;
        if (start == end) return Empty(ToDocument(start));
        var first = RunAt(start);
        var last = RunAt(end - 1);
        var newFrom = new int[last - first + 1];
        var newAt = new int[last - first + 1];
        for (var run = first; run <= last; run++)
        {
            var begin = Math.Max(from[run], start);
            newFrom[run - first] = begin - start;
            newAt[run - first] = at[run] + begin - from[run];
        }
        return new(Text.Substring(start, end - start), newFrom, newAt, ToDocument(end - 1) + 1);
    }

    public override string ToString() => Text;

    private int RunAt(int position)
    {
        var index = Array.BinarySearch(from, position);
        if (index < 0) return ~index - 1;
        // Empty runs share a start: the last of them holds the character.
        while (index + 1 < from.Length && from[index + 1] == position) index++;
        return index;
    }
}
