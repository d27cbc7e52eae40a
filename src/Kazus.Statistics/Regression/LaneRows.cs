using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kazus.Statistics;

/// <summary>
/// The rows of the design in the lanes of their pieces, centred and scaled: a step holds, column by column, the numbers of four rows.
/// Cells without a row are zero. The memory is rented.
/// </summary>
internal sealed class LaneRows : IDisposable
{
    private double[] values;

    private LaneRows(double[] values, LanePiece[] pieces, int width)
    {
        this.values = values;
        Pieces = pieces;
        Width = width;
        Steps = pieces.Length == 0 ? 0 : pieces[^1].StepBegin + pieces[^1].Steps;
    }

    public LanePiece[] Pieces { get; }

    public int Width { get; }

    /// <summary>Number of steps of all pieces.</summary>
    public int Steps { get; }

    /// <summary>Whether each row (not cell) ends with the event.</summary>
    public ReadOnlyMemory<bool> Events { get; private init; }

    /// <summary>Case weights by cell; null when all are one.</summary>
    public double[]? Weights { get; private init; }

    /// <summary>Offsets by cell; null without.</summary>
    public double[]? Offset { get; private init; }

    /// <summary>The first number of a step; its columns follow one another, four cells each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref double Step(int step) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(values), (nint)step * Width * LanePiece.Lanes);

    public static LaneRows Of(CoxModel model, bool efron)
    {
        var (order, p) = (model.Order, model.Width);
        var pieces = LanePiece.Cut(order, efron);
        var steps = pieces.Length == 0 ? 0 : pieces[^1].StepBegin + pieces[^1].Steps;
        var values = ArrayPool<double>.Shared.Rent(Math.Max(1, steps * p * LanePiece.Lanes));
        var parts = (long)order.Count * p < 60_000 ? 1 : Math.Min(4, pieces.Length);
        // Column by column: one column at a time stays in the cache while its numbers are fetched in the order of the rows.
        for (var j = 0; j < p; j++)
        {
            var column = model.Design.Whole(j, out var rented);
            Work.Parts(parts, part =>
            {
                for (var i = (int)((long)pieces.Length * part / parts); i < (int)((long)pieces.Length * (part + 1) / parts); i++)
                {
                    Fetch(column.Span, model.Scales[j], order.Order, pieces[i], (values, j, p));
                }
            });
            if (rented is not null) ArrayPool<double>.Shared.Return(rented);
        }
        return new LaneRows(values, pieces, p)
        {
            Events = model.Data.Event,
            Weights = ByCell(model.Data.Weights, order, pieces, steps),
            Offset = ByCell(model.Data.Offset, order, pieces, steps),
        };
    }

    public void Dispose()
    {
        if (values.Length > 0) ArrayPool<double>.Shared.Return(values);
        values = [];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fetch(ReadOnlySpan<double> column, ColumnScale scale, int[] order, LanePiece piece, (double[] Values, int Column, int Width) to)
    {
        var (centre, factor) = (scale.Centre, scale.Factor);
        var stride = LanePiece.Lanes * to.Width;
        ref var source = ref MemoryMarshal.GetReference(column);
        ref var target = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(to.Values), (nint)piece.StepBegin * stride + to.Column * LanePiece.Lanes);
        var steps = piece.Steps;
        ref var rows = ref order[piece.Begin];
        var full = piece.Count - 3 * steps;
        for (var s = 0; s < steps; s++)
        {
            ref var row = ref Unsafe.Add(ref rows, s);
            if (s < full)
            {
                target = (Unsafe.Add(ref source, row) - centre) * factor;
                Unsafe.Add(ref target, 1) = (Unsafe.Add(ref source, Unsafe.Add(ref row, steps)) - centre) * factor;
                Unsafe.Add(ref target, 2) = (Unsafe.Add(ref source, Unsafe.Add(ref row, 2 * steps)) - centre) * factor;
                Unsafe.Add(ref target, 3) = (Unsafe.Add(ref source, Unsafe.Add(ref row, 3 * steps)) - centre) * factor;
            }
            else
            {
                for (var lane = 0; lane < LanePiece.Lanes; lane++)
                {
                    var place = lane * steps + s;
                    Unsafe.Add(ref target, lane) = place < piece.Count ? (column[Unsafe.Add(ref rows, place)] - centre) * factor : 0;
                }
            }
            target = ref Unsafe.Add(ref target, stride);
        }
    }

    private static double[]? ByCell(ReadOnlyMemory<double>? values, RiskOrder order, LanePiece[] pieces, int steps)
    {
        if (values is not { } some) return null;
        var result = new double[steps * LanePiece.Lanes];
        var source = some.Span;
        foreach (var piece in pieces)
        {
            var cursor = new LaneCursor(piece, piece.Begin);
            for (var i = piece.Begin; i < piece.End; i++) result[cursor.Next()] = source[order.Order[i]];
        }
        return result;
    }
}
