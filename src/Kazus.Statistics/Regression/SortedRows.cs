using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kazus.Statistics;

/// <summary>
/// The rows of the design in the order of a <see cref="RiskOrder"/>, one row after the other, centred and scaled. Eight zeros follow
/// the last row so that vectors may read past it. The memory is rented.
/// </summary>
internal sealed class SortedRows : IDisposable
{
    private const int Block = 128;
    private double[] values;

    private SortedRows(double[] values, int width, double[]? weights, double[]? offset)
    {
        this.values = values;
        Width = width;
        Weights = weights;
        Offset = offset;
    }

    public int Width { get; }

    /// <summary>Case weights by position; null when all are one.</summary>
    public double[]? Weights { get; }

    /// <summary>Offsets by position; null without.</summary>
    public double[]? Offset { get; }

    public ref double First => ref MemoryMarshal.GetArrayDataReference(values);

    public ReadOnlySpan<double> Row(int position) => values.AsSpan(position * Width, Width);

    public double Weight(int position) => Weights is null ? 1 : Weights[position];

    public static SortedRows Of(RegressionData data, DesignMatrix design, ColumnScale[] scales, RiskOrder order)
    {
        var (n, p) = (order.Count, design.Width);
        var place = ArrayPool<int>.Shared.Rent(n);
        for (var i = 0; i < n; i++) place[order.Order[i]] = i;
        var values = ArrayPool<double>.Shared.Rent(n * p + 8);
        Array.Clear(values, n * p, 8);
        var blocks = (n + Block - 1) / Block;
        var parts = (long)n * p < 60_000 ? 1 : Math.Min(8, blocks);
        Work.Parts(parts, part =>
        {
            var buffer = new double[p * Block];
            for (var block = (int)((long)blocks * part / parts); block < (int)((long)blocks * (part + 1) / parts); block++)
            {
                Scatter(design, scales, place, values, buffer, block * Block, Math.Min(Block, n - block * Block));
            }
        });
        ArrayPool<int>.Shared.Return(place);
        return new SortedRows(values, p, ByPosition(data.Weights, order), ByPosition(data.Offset, order));
    }

    public void Dispose()
    {
        if (values.Length > 0) ArrayPool<double>.Shared.Return(values);
        values = [];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scatter(DesignMatrix design, ColumnScale[] scales, int[] place, double[] values, double[] buffer, int begin, int count)
    {
        var p = design.Width;
        for (var i = 0; i < count; i++) Ahead.Write(ref values[place[begin + i] * p], p);
        for (var j = 0; j < p; j++)
        {
            var column = buffer.AsSpan(j * Block, count);
            design.Read(j, begin, column);
            var (centre, factor) = (scales[j].Centre, scales[j].Factor);
            for (var i = 0; i < column.Length; i++) column[i] = (column[i] - centre) * factor;
        }
        for (var i = 0; i < count; i++)
        {
            var row = values.AsSpan(place[begin + i] * p, p);
            for (var j = 0; j < row.Length; j++) row[j] = buffer[j * Block + i];
        }
    }

    private static double[]? ByPosition(ReadOnlyMemory<double>? values, RiskOrder order)
    {
        if (values is not { } some) return null;
        var result = new double[order.Count];
        for (var i = 0; i < result.Length; i++) result[i] = some.Span[order.Order[i]];
        return result;
    }
}
