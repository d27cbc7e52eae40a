namespace Kazus.Statistics;

/// <summary>Pieces that are worked on together, and their sums.</summary>
internal sealed class DerivativeBatch(int width, int pieceBegin, int pieceEnd)
{
    private readonly int padded = (width + 3) / 4 * 4;
    private readonly double[] means = new double[GramSum.Panel * ((width + 3) / 4 * 4) + 8];
    private readonly double[] meanWeights = new double[GramSum.Panel];
    private double[] weights = [];
    private int pending;

    public int PieceBegin => pieceBegin;

    public int PieceEnd => pieceEnd;

    public GramSum Gram { get; } = new(width);

    public GramSum Means { get; } = new(width);

    public double[] DeathSums { get; } = new double[(width + 3) / 4 * 4];

    public double Logs { get; set; }

    public void Clear()
    {
        Logs = 0;
        Gram.Clear();
        Means.Clear();
    }

    public Span<double> Weights(int count)
    {
        if (weights.Length < count) weights = new double[count];
        return weights.AsSpan(0, count);
    }

    /// <summary>Place for one more vector whose outer product, times the weight, joins the sum.</summary>
    public ref double NextMean(double weight)
    {
        if (pending == GramSum.Panel) FlushMeans();
        meanWeights[pending] = weight;
        return ref means[padded * pending++];
    }

    public void FlushMeans()
    {
        Means.Add(ref means[0], padded, meanWeights.AsSpan(0, pending));
        pending = 0;
    }
}
