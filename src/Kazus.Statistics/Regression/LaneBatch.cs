namespace Kazus.Statistics;

/// <summary>Pieces in lanes that are worked on together, their sums, and room for a block of steps.</summary>
internal sealed class LaneBatch(int width, int index, int pieceBegin, int pieceEnd, bool tied)
{
    private double[] weights = [];
    private double[] means = [];

    /// <summary>Number of the batch among all.</summary>
    public int Index => index;

    public int PieceBegin => pieceBegin;

    public int PieceEnd => pieceEnd;

    /// <summary>Steps of a block.</summary>
    public int Block { get; } = LaneGram.BlockFor(width);

    /// <summary>Sums over rows.</summary>
    public LaneGram Rows { get; } = new(width);

    /// <summary>Sums over event times with one denominator.</summary>
    public LaneGram Means { get; } = new(width);

    /// <summary>Sums over tied event times; null where Efron's rule has nothing to do.</summary>
    public DerivativeBatch? Tied { get; } = tied ? new(width, pieceBegin, pieceEnd) : null;

    public double Logs { get; set; }

    /// <summary>Running sums of r x of each column by lane.</summary>
    public double[] Sums { get; } = new double[4 * width];

    /// <summary>Running sums within a block, laid out as rows are.</summary>
    public double[] Prefix { get; } = new double[4 * width * LaneGram.BlockFor(width)];

    /// <summary>A weight for each cell of a piece, for its rows.</summary>
    public Span<double> RowWeights(int cells)
    {
        if (weights.Length < cells) weights = new double[cells];
        return weights.AsSpan(0, cells);
    }

    /// <summary>A weight for each cell of a piece, for the event times that end there.</summary>
    public Span<double> MeanWeights(int cells)
    {
        if (means.Length < cells) means = new double[cells];
        return means.AsSpan(0, cells);
    }

    public void Clear()
    {
        Logs = 0;
        Rows.Clear();
        Means.Clear();
        Tied?.Clear();
    }
}
