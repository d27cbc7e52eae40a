using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kazus.Statistics;

/// <summary>
/// The rows of the design in the lanes of their pieces, centred and scaled: a step holds, column by column, the numbers of four rows.
/// Cells without a row are zero. The memory is rented.
/// </summary>
internal sealed class LaneRows : IDisposable
{
    private const int Block = 128;

    private readonly LaneSheets sheets;

    private LaneRows(LaneSheets sheets, LanePiece[] pieces, int width)
    {
        this.sheets = sheets;
        Pieces = pieces;
        Width = width;
        Steps = LaneSheets.StepsOf(pieces);
    }

    public LanePiece[] Pieces { get; }

    public int Width { get; }

    /// <summary>Number of steps of all pieces.</summary>
    public int Steps { get; }

    /// <summary>Case weights by cell; null when all are one.</summary>
    public double[]? Weights { get; private init; }

    /// <summary>Offsets by cell; null without.</summary>
    public double[]? Offset { get; private init; }

    /// <summary>The first number of a step; its columns follow one another, four cells each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref double Step(int step) => ref sheets.Step(step);

    /// <summary>The rows of a model, those of each piece one after the other until <see cref="Turn"/> is called for it.</summary>
    public static LaneRows Of(CoxModel model, bool efron)
    {
        var (order, p) = (model.Order, model.Width);
        var pieces = LanePiece.Cut(order, p, efron);
        var steps = LaneSheets.StepsOf(pieces);
        // Columns are read and rows are written whole, each to its place among the rows of its piece; then piece by piece rows become
        // steps. Both touch every line of memory once, where fetching cell by cell would touch it for each of its columns.
        var parts = (long)order.Count * p < 60_000 ? 1 : Math.Min(8, pieces.Length);
        var places = new WholeNumbers(order.Count);
        var sheets = new LaneSheets(pieces, order.Count, p);
        Work.Parts(parts, part => SetPlaces(order.Order, pieces.AsSpan(Of(pieces.Length, part, parts)), places.First));
        Work.Parts(parts, part => WriteRows(model, places.First, sheets, Of(order.Count, part, parts)));
        places.Dispose();
        return new LaneRows(sheets, pieces, p)
        {
            Weights = ByCell(model.Data.Weights, order, pieces, steps),
            Offset = ByCell(model.Data.Offset, order, pieces, steps),
        };
    }

    /// <summary>Gives back the covariates of the pieces before a step, or of all; nothing may ask for them any more.</summary>
    public void Release(int beforeStep = int.MaxValue) => sheets.ReleaseBefore(beforeStep);

    public void Dispose() => Release();

    private static Range Of(int count, int part, int parts) => (int)((long)count * part / parts)..(int)((long)count * (part + 1) / parts);

    /// <summary>The place of each row while rows of a piece still follow one another.</summary>
    [MethodImpl(Loops.Optimized)]
    private static void SetPlaces(int[] order, ReadOnlySpan<LanePiece> pieces, Span<int> places)
    {
        foreach (var piece in pieces)
        {
            for (var i = piece.Begin; i < piece.End; i++)
            {
                if (i + Ahead.Rows < order.Length) Ahead.Touch(ref places[order[i + Ahead.Rows]]);
                places[order[i]] = piece.Cell + i - piece.Begin;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WriteRows(CoxModel model, ReadOnlySpan<int> places, LaneSheets sheets, Range rows)
    {
        var p = model.Width;
        var buffer = new double[p * Block];
        for (var begin = rows.Start.Value; begin < rows.End.Value; begin += Block)
        {
            var count = Math.Min(Block, rows.End.Value - begin);
            for (var i = 0; i < count; i++) Ahead.Write(ref sheets.Row(places[begin + i]), p);
            for (var j = 0; j < p; j++)
            {
                var column = buffer.AsSpan(j * Block, count);
                model.Design.Read(j, begin, column);
                Scale(column, model.Scales[j]);
            }
            ref var cell = ref MemoryMarshal.GetArrayDataReference(buffer);
            for (var i = 0; i < count; i++)
            {
                ref var target = ref sheets.Row(places[begin + i]);
                for (var j = 0; j < p; j++) Unsafe.Add(ref target, j) = Unsafe.Add(ref cell, j * Block + i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scale(Span<double> column, ColumnScale scale)
    {
        var (centre, factor) = (Vector256.Create(scale.Centre), Vector256.Create(scale.Factor));
        var i = 0;
        for (; i <= column.Length - 4; i += 4) ((Vector256.Create(column.Slice(i, 4)) - centre) * factor).CopyTo(column[i..]);
        for (; i < column.Length; i++) column[i] = (column[i] - scale.Centre) * scale.Factor;
    }

    /// <summary>The rows of a piece, one after the other, become steps of four rows side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Turn(LanePiece piece)
    {
        var rented = ArrayPool<double>.Shared.Rent(piece.Cells * Width);
        var region = MemoryMarshal.CreateSpan(ref Step(piece.StepBegin), piece.Cells * Width);
        region[(piece.Count * Width)..].Clear();
        region.CopyTo(rented);
        var lane = (nint)piece.Steps * Width;
        ref var source = ref MemoryMarshal.GetArrayDataReference(rented);
        ref var target = ref MemoryMarshal.GetReference(region);
        for (nint i = 0; i < lane; i++)
        {
            Vector256.Create(source, Unsafe.Add(ref source, lane), Unsafe.Add(ref source, 2 * lane), Unsafe.Add(ref source, 3 * lane)).StoreUnsafe(ref target);
            source = ref Unsafe.Add(ref source, 1);
            target = ref Unsafe.Add(ref target, LanePiece.Lanes);
        }
        ArrayPool<double>.Shared.Return(rented);
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
