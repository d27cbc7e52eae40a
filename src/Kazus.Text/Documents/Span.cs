namespace Kazus.Text.Documents;

/// <summary>
/// A stretch of a document's text, half open: <see cref="Start"/> is the first position inside, <see cref="End"/> the first after.
/// Positions count UTF-16 units; <see cref="CodePoints"/> converts them to Unicode code points at the edge.
/// An empty span marks a place between two characters.
/// </summary>
public readonly record struct Span(int Start, int End) : IComparable<Span>
{
    public int Length => End - Start;

    public bool IsEmpty => End <= Start;

    public bool Contains(int position) => position >= Start && position < End;

    public bool Contains(Span other) => other.Start >= Start && other.End <= End;

    public bool Overlaps(Span other) => other.Start < End && other.End > Start;

    /// <summary>The characters of this stretch.</summary>
    public string Of(string text) => text.Substring(Start, Length);

    /// <summary>The shortest stretch that holds both.</summary>
    public Span Cover(Span other) => new(Math.Min(Start, other.Start), Math.Max(End, other.End));

    public Span Shift(int by) => new(Start + by, End + by);

    public int CompareTo(Span other) => Start != other.Start ? Start.CompareTo(other.Start) : End.CompareTo(other.End);
}
