using Kazus.Find.Search;

namespace Kazus.Find.Index;

/// <summary>
/// One or more collections as they were at one moment. Nothing in it changes: searches on it need no lock, and one that has begun
/// is not disturbed by an update.
/// </summary>
public sealed class IndexView
{
    private static volatile float[] _nameNorms = [];

    internal IndexView(IReadOnlyList<Part> parts)
    {
        Parts = parts;
        Count = parts.Sum(p => p.Live.Count);
        MeanLength = Bm25.Mean(parts.Sum(p => p.Live.Words), Count);
    }

    /// <summary>A segment with the collection it belongs to.</summary>
    internal readonly record struct Part(string Collection, LiveSegment Live);

    internal IReadOnlyList<Part> Parts { get; }

    /// <summary>The collections that hold a case, in ordinal order.</summary>
    public IReadOnlyList<string> Collections => [.. Parts.Select(p => p.Collection).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Number of cases.</summary>
    public int Count { get; }

    /// <summary>Mean number of words of a case.</summary>
    public float MeanLength { get; }

    /// <summary>Several collections as one; rarity of words and length of texts are then counted over all of them.</summary>
    public static IndexView Of(IEnumerable<IndexView> views)
    {
        ArgumentNullException.ThrowIfNull(views);
        return new IndexView([.. views.SelectMany(v => v.Parts)]);
    }

    internal float[] NormsOf(int part) => Parts[part].Live.Segment.Norms(MeanLength);

    /// <summary>What stands for the length of a text where a word of its name is weighed.</summary>
    internal float[] NameNorms
    {
        get
        {
            var most = Parts.Count == 0 ? 0 : Parts.Max(p => p.Live.Segment.Count);
            if (_nameNorms is { } known && known.Length >= most) return known;
            var norms = new float[most];
            Array.Fill(norms, Bm25.NameNorm);
            return _nameNorms = norms;
        }
    }

    internal CaseKey Key(int part, int text) => new(Parts[part].Collection, Parts[part].Live.Segment.Ids[text]);
}
