using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kazus.Statistics;

/// <summary>The lines of <see cref="ScaledSchoenfeld"/> from rows in lanes that have been evaluated, which are given back on the way.</summary>
internal sealed class LaneLines
{
    private const int Lanes = LanePiece.Lanes;
    private const int Portions = 16;
    private const int LeastPieces = 16;

    private readonly LaneLikelihood lanes;
    private readonly RiskOrder order;
    private readonly LineScaling scaling;
    private readonly EventLines lines;
    private readonly int[] lineEnds;
    private readonly double[][] factors;
    private readonly int padded;
    private readonly bool efron;

    private LaneLines(LaneLikelihood lanes, RiskOrder order, bool efron, LineScaling scaling)
    {
        (this.lanes, this.order, this.efron, this.scaling) = (lanes, order, efron, scaling);
        var terms = scaling.Centres.Length;
        lines = new EventLines(order.Events, order.Count, terms);
        padded = (terms + 3) / 4 * 4;
        factors = Array.ConvertAll(scaling.ByStratum, Factors);
        lineEnds = new int[lanes.Rows.Pieces.Length];
    }

    public static EventLines Of(LaneLikelihood lanes, RiskOrder order, bool efron, LineScaling scaling)
    {
        var all = new LaneLines(lanes, order, efron, scaling);
        lanes.EachPiece((_, piece) => all.lineEnds[piece.Index] = all.Events(piece));
        all.SetEnds();
        // Portion by portion, so that the memory of rows that are done with takes the lines of the next.
        var pieces = lanes.Rows.Pieces;
        var portion = Math.Max(LeastPieces, pieces.Length / Portions);
        for (int begin = 0, end; begin < pieces.Length; begin = end)
        {
            end = Math.Min(begin + portion, pieces.Length);
            lanes.Rows.Release(pieces[begin].StepBegin);
            foreach (var piece in pieces.AsSpan(begin..end)) all.lines.Prepare(all.lineEnds[piece.Index] - all.Events(piece), all.lineEnds[piece.Index]);
            lanes.EachPiece(begin..end, (batch, piece) => all.Fill(batch.Sums, piece));
        }
        return all.lines;
    }

    /// <summary>Factors by column, the terms side by side in whole vectors.</summary>
    private double[] Factors(double[,] byColumn)
    {
        var result = new double[padded * byColumn.GetLength(0)];
        for (var j = 0; j < byColumn.GetLength(0); j++)
        {
            for (var t = 0; t < byColumn.GetLength(1); t++) result[j * padded + t] = byColumn[j, t];
        }
        return result;
    }

    private int Events(LanePiece piece)
    {
        var events = 0;
        for (var g = piece.GroupBegin; g < piece.GroupEnd; g++) events += order.Groups[g].Deaths;
        return events;
    }

    /// <summary>Lines ascend in time, positions descend: the first piece of a stratum has its last lines.</summary>
    private void SetEnds()
    {
        var pieces = lanes.Rows.Pieces;
        for (int begin = 0, line = 0; begin < pieces.Length;)
        {
            var end = begin + 1;
            while (end < pieces.Length && !pieces[end].StartsStratum) end++;
            for (var i = end - 1; i >= begin; i--) line = lineEnds[i] += line;
            begin = end;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fill(double[] sums, LanePiece piece)
    {
        var (width, stride) = (lanes.Width, Lanes * lanes.Width);
        var prefix = ArrayPool<double>.Shared.Rent(piece.Cells * width);
        var totals = ArrayPool<double>.Shared.Rent(piece.Cells);
        ref var x = ref lanes.Rows.Step(piece.StepBegin);
        var risk = lanes.Risk.AsSpan(piece.Cell, piece.Cells);
        lanes.FirstSums.AsSpan(piece.Index * stride, stride).CopyTo(sums);
        RunningSums.Add(ref x, risk, sums, prefix);
        var total = Vector256.Create(lanes.Hazards.RiskSums, piece.Index * Lanes);
        for (var cell = 0; cell < risk.Length; cell += Lanes) (total += Vector256.Create(risk.Slice(cell, Lanes))).CopyTo(totals, cell);

        var ties = lanes.Hazards.Ties;
        var tied = ties?.TimesOf(piece).Start.Value ?? 0;
        var (mean, kept) = (new double[width], scaling.Kept);
        var ofStratum = factors[Stratum(piece)];
        var end = lineEnds[piece.Index];
        var (lane, begin, steps) = (0, piece.Begin, piece.Steps);
        for (var g = piece.GroupBegin; g < piece.GroupEnd; g++)
        {
            var group = order.Groups[g];
            var line = end -= group.Deaths;
            for (; group.DeathBegin - begin >= steps; begin += steps) lane++;
            if (efron && group.Deaths > 1) ties!.Mean(tied++, mean);
            else
            {
                var (laneOfLast, last) = Math.DivRem(group.End - 1 - piece.Begin, steps);
                ref var at = ref prefix[last * stride + laneOfLast];
                var inverse = 1 / totals[Lanes * last + laneOfLast];
                for (var j = 0; j < mean.Length; j++) mean[j] = Unsafe.Add(ref at, Lanes * j) * inverse;
            }
            for (var i = group.DeathBegin; i < group.End; i++, line++)
            {
                for (; i - begin >= steps; begin += steps) lane++;
                lines.Positions[line] = i;
                Write(ref Unsafe.Add(ref x, (i - begin) * stride + lane), mean, ofStratum, line);
            }
        }
        ArrayPool<double>.Shared.Return(prefix);
        ArrayPool<double>.Shared.Return(totals);
    }

    private int Stratum(LanePiece piece)
    {
        var at = Array.BinarySearch(order.StratumBegin, piece.Begin);
        return at >= 0 ? at : ~at - 1;
    }

    /// <summary>One line: centre plus the residual times the factors, four terms at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Write(ref double row, double[] mean, double[] ofStratum, int line)
    {
        var terms = scaling.Centres.Length;
        if (terms == 0) return;
        ref var target = ref lines.Line(line);
        for (var t = 0; t < terms; t += 4)
        {
            var value = Vector256.LoadUnsafe(ref scaling.PaddedCentres[t]);
            for (var j = 0; j < scaling.Kept.Length; j++)
            {
                var column = scaling.Kept[j];
                var difference = Vector256.Create(Unsafe.Add(ref row, Lanes * column) - mean[column]);
                value = Vector256.FusedMultiplyAdd(difference, Vector256.LoadUnsafe(ref ofStratum[j * padded + t]), value);
            }
            if (t + 4 <= terms)
            {
                value.StoreUnsafe(ref target, (nuint)t);
                continue;
            }
            for (var rest = t; rest < terms; rest++) Unsafe.Add(ref target, rest) = value[rest - t];
        }
    }
}
