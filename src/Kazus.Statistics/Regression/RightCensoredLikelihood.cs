using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kazus.Statistics;

/// <summary>
/// Cox's partial likelihood when every row is at risk from the origin, in one pass upwards and one downwards over sorted rows.
/// <para>
/// With r = weight * exp(eta) and L(t) the cumulative hazard, the score is the sum over events of weight * x less the sum over rows of
/// g x, and the information is the sum of g x x' less one or two outer products of the risk set's mean per event time; here
/// g = r * (L(time) - Efron's share of the row's own event time). So the second derivative costs one weighted Gram matrix instead of
/// a p by p update per event. The slow form, as in the textbooks, is the twin in the tests.
/// </para>
/// <para>Rows are cut into pieces at event times; pieces, not processors, fix the order of every sum, so the digits are the same on any machine.</para>
/// </summary>
internal sealed class RightCensoredLikelihood : PartialLikelihood
{
    private readonly SortedRows rows;
    private readonly RiskOrder order;
    private readonly bool efron;
    private readonly int width;
    private readonly int vectors;
    private readonly RiskPiece[] pieces;
    private readonly DerivativeBatch[] batches;
    private readonly double[] eventSum;
    private readonly double eventOffset;
    private readonly double[] risk;
    private readonly double[] cumulative;
    private readonly double[] square;
    private readonly double[]? share;
    private readonly double[]? ratio;
    private readonly double[]? rest;
    private readonly double[] coefficients;
    private readonly double[] carriedSums;

    public RightCensoredLikelihood(SortedRows rows, RiskOrder order, bool efron)
    {
        this.rows = rows;
        this.order = order;
        this.efron = efron;
        width = rows.Width;
        vectors = (width + 3) / 4;
        var groups = order.Groups.Length;
        risk = ArrayPool<double>.Shared.Rent(order.Count + 8);
        cumulative = ArrayPool<double>.Shared.Rent(groups + 1);
        square = ArrayPool<double>.Shared.Rent(groups + 1);
        if (efron && order.HasTies)
        {
            share = ArrayPool<double>.Shared.Rent(groups);
            ratio = ArrayPool<double>.Shared.Rent(groups);
            rest = ArrayPool<double>.Shared.Rent(groups);
        }
        coefficients = new double[4 * vectors];
        pieces = [.. RiskPiece.Cut(order)];
        carriedSums = new double[pieces.Length * 4 * vectors];
        var count = Math.Clamp((int)((long)order.Count * width / 40_000), 1, Math.Min(8, pieces.Length));
        batches = [.. Enumerable.Range(0, count).Select(b => new DerivativeBatch(width, (int)((long)pieces.Length * b / count), (int)((long)pieces.Length * (b + 1) / count)))];
        (eventSum, eventOffset) = SumOverEvents();
    }

    public override int Width => width;

    public override void Dispose()
    {
        rows.Dispose();
        ArrayPool<double>.Shared.Return(risk);
        ArrayPool<double>.Shared.Return(cumulative);
        ArrayPool<double>.Shared.Return(square);
        if (share is null) return;
        ArrayPool<double>.Shared.Return(share);
        ArrayPool<double>.Shared.Return(ratio!);
        ArrayPool<double>.Shared.Return(rest!);
    }

    public override double Evaluate(ReadOnlySpan<double> coefficients, Span<double> score, double[,] information)
    {
        coefficients.CopyTo(this.coefficients);
        foreach (var batch in batches) batch.Clear();
        EachPiece(Risks);
        CarrySums();
        EachPiece(Hazards);
        CarryHazards();
        EachPiece(Derivatives);

        var loglik = eventOffset;
        for (var j = 0; j < width; j++) loglik += coefficients[j] * eventSum[j];
        eventSum.CopyTo(score);
        Array.Clear(information);
        foreach (var batch in batches)
        {
            loglik -= batch.Logs;
            for (var j = 0; j < width; j++) score[j] -= batch.Gram.Weighted[j];
            batch.Gram.AddTo(information);
            batch.Means.AddTo(information);
        }
        return loglik;
    }

    /// <summary>Martingale residuals by position at the last coefficients evaluated: event less expected number of events.</summary>
    [MethodImpl(Loops.Optimized)]
    public void Martingale(Span<double> residuals)
    {
        foreach (var piece in pieces)
        {
            var at = piece.Begin;
            for (var g = piece.GroupBegin; g < piece.GroupEnd; g++)
            {
                var hazard = cumulative[g] + piece.HazardAfter;
                var group = order.Groups[g];
                for (; at < group.DeathBegin; at++) residuals[at] = -risk[at] / rows.Weight(at) * hazard;
                var own = share is not null && group.Deaths > 1 ? hazard - share[g] : hazard;
                for (; at < group.End; at++) residuals[at] = 1 - risk[at] / rows.Weight(at) * own;
            }
            for (; at < piece.End; at++) residuals[at] = -risk[at] / rows.Weight(at) * piece.HazardAfter;
        }
    }

    private void EachPiece(Action<DerivativeBatch, RiskPiece> work) => Work.Parts(batches.Length, b =>
    {
        for (var i = batches[b].PieceBegin; i < batches[b].PieceEnd; i++) work(batches[b], pieces[i]);
    });

    [MethodImpl(Loops.Optimized)]
    private (double[] Sum, double Offset) SumOverEvents()
    {
        var sum = new double[width];
        double offset = 0;
        foreach (var group in order.Groups)
        {
            for (var i = group.DeathBegin; i < group.End; i++)
            {
                var weight = rows.Weight(i);
                var row = rows.Row(i);
                for (var j = 0; j < row.Length; j++) sum[j] += weight * row[j];
                if (rows.Offset is { } o) offset += weight * o[i];
            }
        }
        return (sum, offset);
    }

    /// <summary>exp(eta) of a piece, and its sums of r and r x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Risks(DerivativeBatch batch, RiskPiece piece)
    {
        ref var beta = ref MemoryMarshal.GetArrayDataReference(coefficients);
        ref var sums = ref carriedSums[piece.Index * 4 * vectors];
        for (var v = 0; v < vectors; v++) Vector256<double>.Zero.StoreUnsafe(ref sums, (nuint)(4 * v));
        double total = 0;
        for (var begin = piece.Begin; begin < piece.End; begin += GramSum.Panel)
        {
            var part = risk.AsSpan(begin, Math.Min(GramSum.Panel, piece.End - begin));
            ref var x = ref Unsafe.Add(ref rows.First, (nint)begin * width);
            Predict(ref x, ref beta, part);
            if (rows.Offset is { } offset)
            {
                for (var i = 0; i < part.Length; i++) part[i] += offset[begin + i];
            }
            Exponential(part);
            if (rows.Weights is { } weights)
            {
                for (var i = 0; i < part.Length; i++) part[i] *= weights[begin + i];
            }
            foreach (var r in part) total += r;
            for (var v = 0; v < vectors; v++)
            {
                var sum = Vector256.LoadUnsafe(ref sums, (nuint)(4 * v));
                for (var i = 0; i < part.Length; i++)
                {
                    sum = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref x, (nuint)(i * width + 4 * v)), Vector256.Create(part[i]), sum);
                }
                sum.StoreUnsafe(ref sums, (nuint)(4 * v));
            }
        }
        piece.Sum = total;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Predict(ref double x, ref double beta, Span<double> part)
    {
        for (var i = 0; i < part.Length; i++)
        {
            ref var row = ref Unsafe.Add(ref x, i * width);
            var sum = Vector256.LoadUnsafe(ref row) * Vector256.LoadUnsafe(ref beta);
            for (var v = 1; v < vectors; v++)
            {
                sum = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref row, (nuint)(4 * v)), Vector256.LoadUnsafe(ref beta, (nuint)(4 * v)), sum);
            }
            part[i] = Vector256.Sum(sum);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Exponential(Span<double> values)
    {
        var i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            ref var first = ref MemoryMarshal.GetReference(values);
            for (; i <= values.Length - 4; i += 4) FourNumbers.Exp(Vector256.LoadUnsafe(ref first, (nuint)i)).StoreUnsafe(ref first, (nuint)i);
        }
        for (; i < values.Length; i++) values[i] = Math.Exp(values[i]);
    }

    /// <summary>Turns the sums of each piece into what precedes it in its stratum.</summary>
    private void CarrySums()
    {
        double carry = 0;
        var carried = new double[4 * vectors];
        foreach (var piece in pieces)
        {
            if (piece.StartsStratum)
            {
                carry = 0;
                Array.Clear(carried);
            }
            var own = piece.Sum;
            piece.Before = carry;
            carry += own;
            var sums = carriedSums.AsSpan(piece.Index * 4 * vectors, 4 * vectors);
            for (var j = 0; j < sums.Length; j++) (sums[j], carried[j]) = (carried[j], carried[j] + sums[j]);
        }
    }

    /// <summary>What each event time of a piece adds to the hazard, summed from the end of the piece.</summary>
    [MethodImpl(Loops.Optimized)]
    private void Hazards(DerivativeBatch batch, RiskPiece piece)
    {
        var logs = new LogSum();
        var riskSum = piece.Before;
        var at = piece.Begin;
        for (var g = piece.GroupBegin; g < piece.GroupEnd; g++)
        {
            var group = order.Groups[g];
            for (; at < group.DeathBegin; at++) riskSum += risk[at];
            double deathSum = 0;
            double deathWeight = rows.Weights is null ? group.Deaths : 0;
            for (; at < group.End; at++)
            {
                deathSum += risk[at];
                if (rows.Weights is { } weights) deathWeight += weights[at];
            }
            riskSum += deathSum;
            var terms = TiedEvents.Of(group.Deaths, deathWeight, riskSum, deathSum, efron, ref logs);
            cumulative[g] = terms.Hazard;
            square[g] = -terms.Square;
            if (share is null || group.Deaths == 1) continue;
            share[g] = terms.EventShare;
            ratio![g] = terms.Square > 0 ? terms.Cross / terms.Square : 0;
            rest![g] = terms.Cross * ratio[g] - terms.EventSquare;
        }
        double sum = 0;
        for (var g = piece.GroupEnd - 1; g >= piece.GroupBegin; g--) cumulative[g] = sum += cumulative[g];
        piece.Hazard = sum;
        batch.Logs += logs.Total;
    }

    private void CarryHazards()
    {
        for (var i = pieces.Length - 1; i >= 0; i--)
        {
            var last = i == pieces.Length - 1 || pieces[i + 1].StartsStratum;
            pieces[i].HazardAfter = last ? 0 : pieces[i + 1].HazardAfter + pieces[i + 1].Hazard;
        }
    }

    [MethodImpl(Loops.Optimized)]
    private void Derivatives(DerivativeBatch batch, RiskPiece piece)
    {
        var spared = batch.Weights(piece.End - piece.Begin);
        var at = piece.Begin;
        for (var g = piece.GroupBegin; g < piece.GroupEnd; g++)
        {
            var hazard = cumulative[g] + piece.HazardAfter;
            var group = order.Groups[g];
            for (; at < group.DeathBegin; at++) spared[at - piece.Begin] = risk[at] * hazard;
            if (share is not null && group.Deaths > 1) hazard -= share[g];
            for (; at < group.End; at++) spared[at - piece.Begin] = risk[at] * hazard;
        }
        for (; at < piece.End; at++) spared[at - piece.Begin] = risk[at] * piece.HazardAfter;
        batch.Gram.Add(ref Unsafe.Add(ref rows.First, (nint)piece.Begin * width), width, spared);
        if (vectors == 2) Means2(batch, piece);
        else Means(batch, piece);
    }

    /// <summary>The outer products of the risk set's mean, event time by event time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Means(DerivativeBatch batch, RiskPiece piece)
    {
        ref var sums = ref carriedSums[piece.Index * 4 * vectors];
        var at = piece.Begin;
        for (var g = piece.GroupBegin; g < piece.GroupEnd; g++)
        {
            var group = order.Groups[g];
            if (share is not null && group.Deaths > 1)
            {
                Accumulate(ref sums, at, group.DeathBegin);
                TiedMeans(batch, ref sums, g);
            }
            else
            {
                Accumulate(ref sums, at, group.End);
                ref var mean = ref batch.NextMean(square[g]);
                for (var v = 0; v < vectors; v++) Vector256.LoadUnsafe(ref sums, (nuint)(4 * v)).StoreUnsafe(ref mean, (nuint)(4 * v));
            }
            at = group.End;
        }
        batch.FlushMeans();
    }

    /// <summary>The same for five to eight columns, the sums in two registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Means2(DerivativeBatch batch, RiskPiece piece)
    {
        ref var sums = ref carriedSums[piece.Index * 8];
        var (low, high) = (Vector256.LoadUnsafe(ref sums), Vector256.LoadUnsafe(ref sums, 4));
        var at = piece.Begin;
        for (var g = piece.GroupBegin; g < piece.GroupEnd; g++)
        {
            var group = order.Groups[g];
            var tied = share is not null && group.Deaths > 1;
            ref var row = ref Unsafe.Add(ref rows.First, (nint)at * width);
            for (var end = tied ? group.DeathBegin : group.End; at < end; at++)
            {
                var r = Vector256.Create(risk[at]);
                low = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref row), r, low);
                high = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref row, 4), r, high);
                row = ref Unsafe.Add(ref row, width);
            }
            if (tied)
            {
                low.StoreUnsafe(ref sums);
                high.StoreUnsafe(ref sums, 4);
                TiedMeans(batch, ref sums, g);
                (low, high) = (Vector256.LoadUnsafe(ref sums), Vector256.LoadUnsafe(ref sums, 4));
                at = group.End;
                continue;
            }
            ref var mean = ref batch.NextMean(square[g]);
            low.StoreUnsafe(ref mean);
            high.StoreUnsafe(ref mean, 4);
        }
        batch.FlushMeans();
    }

    /// <summary>Tied events under Efron's rule: two outer products, the mean with the average share taken off and the events' own.</summary>
    private void TiedMeans(DerivativeBatch batch, ref double sums, int group)
    {
        ref var deathSums = ref MemoryMarshal.GetArrayDataReference(batch.DeathSums);
        for (var v = 0; v < vectors; v++) Vector256<double>.Zero.StoreUnsafe(ref deathSums, (nuint)(4 * v));
        Accumulate(ref deathSums, order.Groups[group].DeathBegin, order.Groups[group].End);
        ref var reduced = ref batch.NextMean(square[group]);
        for (var v = 0; v < vectors; v++)
        {
            var deaths = Vector256.LoadUnsafe(ref deathSums, (nuint)(4 * v));
            var all = Vector256.LoadUnsafe(ref sums, (nuint)(4 * v)) + deaths;
            all.StoreUnsafe(ref sums, (nuint)(4 * v));
            (all - deaths * Vector256.Create(ratio![group])).StoreUnsafe(ref reduced, (nuint)(4 * v));
        }
        ref var own = ref batch.NextMean(rest![group]);
        for (var v = 0; v < vectors; v++) Vector256.LoadUnsafe(ref deathSums, (nuint)(4 * v)).StoreUnsafe(ref own, (nuint)(4 * v));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Accumulate(ref double sums, int begin, int end)
    {
        for (var v = 0; v < vectors; v++)
        {
            ref var row = ref Unsafe.Add(ref rows.First, (nint)begin * width + 4 * v);
            var sum = Vector256.LoadUnsafe(ref sums, (nuint)(4 * v));
            for (var i = begin; i < end; i++)
            {
                sum = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref row), Vector256.Create(risk[i]), sum);
                row = ref Unsafe.Add(ref row, width);
            }
            sum.StoreUnsafe(ref sums, (nuint)(4 * v));
        }
    }
}
