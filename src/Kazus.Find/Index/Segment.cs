using System.Text;

namespace Kazus.Find.Index;

/// <summary>
/// An unchanging part of an index: some cases in ordinal order of id, their words with postings, and their columns. Updates make
/// new segments; a merge makes one of several.
/// </summary>
internal sealed class Segment
{
    /// <summary>Ids of the cases, ascending: a case's number is its place here.</summary>
    public required string[] Ids { get; init; }

    /// <summary>Number of words of each case.</summary>
    public required int[] Lengths { get; init; }

    /// <summary>The distinct words, one after the other in ascending order, UTF-8.</summary>
    public required ReadOnlyMemory<byte> Words { get; init; }

    /// <summary>Where each word begins; one more than there are words.</summary>
    public required int[] WordOffset { get; init; }

    /// <summary>How many cases hold each word.</summary>
    public required int[] Texts { get; init; }

    /// <summary>First block of each word's postings.</summary>
    public required int[] FirstBlock { get; init; }

    public required PostingBlocks Blocks { get; init; }

    public required IReadOnlyList<Column> Columns { get; init; }

    private volatile NormsFor? _norms;

    public int Count => Ids.Length;

    public int WordCount => Texts.Length;

    /// <summary>The part of each case's length in the weight of its words. Kept for the last mean asked for, which many changes leave as it is.</summary>
    public float[] Norms(float mean)
    {
        if (_norms is { } known && known.Mean == mean) return known.Norms;
        var norms = new float[Lengths.Length];
        for (var i = 0; i < norms.Length; i++) norms[i] = Search.Bm25.Norm(Lengths[i], mean);
        _norms = new NormsFor(mean, norms);
        return norms;
    }

    private sealed record NormsFor(float Mean, float[] Norms);

    /// <summary>A word's letters.</summary>
    public ReadOnlySpan<byte> Word(int word) => Words.Span[WordOffset[word]..WordOffset[word + 1]];

    /// <summary>The column of this name, or null.</summary>
    public Column? Column(string name)
    {
        foreach (var column in Columns)
            if (column.Name == name) return column;
        return null;
    }

    /// <summary>The number of a word, or the complement of where it would stand.</summary>
    public int Find(ReadOnlySpan<byte> word)
    {
        var (low, high) = (0, WordCount - 1);
        var words = Words.Span;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = words[WordOffset[middle]..WordOffset[middle + 1]].SequenceCompareTo(word);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }
        return ~low;
    }

    /// <summary>The number of the case, or negative.</summary>
    public int Case(string id) => Array.BinarySearch(Ids, id, StringComparer.Ordinal);

    /// <summary>The postings of a word; empty when no case holds it.</summary>
    public PostingList Postings(string word) => Postings(Find(Encoding.UTF8.GetBytes(word)));

    /// <summary>The postings of a word by its number; empty for a negative number.</summary>
    public PostingList Postings(int word) => word < 0 ? PostingList.Empty : new PostingList(Blocks, FirstBlock[word], Texts[word]);
}
