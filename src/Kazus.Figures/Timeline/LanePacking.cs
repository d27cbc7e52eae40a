namespace Kazus.Figures;

/// <summary>
/// Rows of a lane as a grid of sub-rows: a block is put at the first height where its sub-rows are free over its whole width, so
/// that nothing in a lane ever lies on anything else.
/// </summary>
internal sealed class LanePacking(double gap)
{
    private readonly List<List<(double From, double To)>> taken = [];

    public int Rows => taken.Count;

    /// <summary>First sub-row at which a block of this width and number of sub-rows fits; not taken yet.</summary>
    public int Fits(double from, double to, int rows)
    {
        for (var row = 0; ; row++)
            if (Enumerable.Range(row, rows).All(r => r >= taken.Count || taken[r].TrueForAll(t => t.To + gap <= from || to + gap <= t.From))) return row;
    }

    public void Take(double from, double to, int row, int rows)
    {
        while (taken.Count < row + rows) taken.Add([]);
        for (var r = row; r < row + rows; r++) taken[r].Add((from, to));
    }
}
