namespace Kazus.Find.Index;

/// <summary>
/// What bounds the score of a block of postings from above whatever the other texts are: for one, two, three and more occurrences
/// of the word the shortest text that has them, and the most occurrences. Kept instead of a score, because a score changes with the mean length.
/// </summary>
/// <param name="Shortest">Four lengths of 16 bits: with one, two, three, four or more occurrences; 65535 for none.</param>
/// <param name="Most">The most occurrences, at most 255, which then stands for any number.</param>
internal readonly record struct Impacts(ulong Shortest, byte Most)
{
    /// <summary>No posting yet.</summary>
    public static Impacts None { get; } = new(ulong.MaxValue, 0);

    /// <summary>The same with one more posting.</summary>
    public Impacts With(int count, int length)
    {
        var shift = 16 * (Math.Min(count, 4) - 1);
        var old = (Shortest >> shift) & 0xFFFF;
        var shorter = Math.Min(old, (ulong)Math.Min(length, ushort.MaxValue));
        return new(Shortest & ~(0xFFFFul << shift) | shorter << shift, (byte)Math.Max(Most, Math.Min(count, byte.MaxValue)));
    }

    /// <summary>The shortest text with so many occurrences (1 to 3, or 4 for more).</summary>
    public int Length(int count) => (int)(Shortest >> (16 * (count - 1))) & 0xFFFF;
}
