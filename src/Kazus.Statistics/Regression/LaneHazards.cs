using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kazus.Statistics;

/// <summary>
/// Denominators, hazards and residuals of <see cref="LaneLikelihood"/>: all that follows from r = weight * exp(eta) and the event times
/// alone. An event time with one denominator lies at the cell of its last row, its mark; the running sum of r there is the denominator.
/// </summary>
internal sealed class LaneHazards : IDisposable
{
    private const int Lanes = LanePiece.Lanes;

    /// <summary>All bits of a lane set where the mark's bit is.</summary>
    internal static readonly Vector256<double>[] Masks = [.. Enumerable.Range(0, 16).Select(bits =>
        Vector256.Create(-(bits & 1L), -(bits >> 1 & 1L), -(bits >> 2 & 1L), -(bits >> 3 & 1L)).AsDouble())];

    private readonly LaneRows rows;
    private readonly RiskOrder order;
    private readonly bool efron;
    private readonly double[] risk;
    private readonly byte[] marks;
    private readonly double[]? deathWeights;
    private readonly double[] riskSums;
    private readonly double[] hazardSums;

    public LaneHazards(LaneRows rows, RiskOrder order, bool efron, double[] risk)
    {
        (this.rows, this.order, this.efron, this.risk) = (rows, order, efron, risk);
        marks = ArrayPool<byte>.Shared.Rent(rows.Steps + 1);
        Array.Clear(marks, 0, rows.Steps);
        if (rows.Weights is not null || !efron && order.HasTies) deathWeights = new double[Lanes * rows.Steps];
        riskSums = new double[rows.Pieces.Length * Lanes];
        hazardSums = new double[rows.Pieces.Length * Lanes];
        if (efron && order.HasTies) Ties = new LaneTies(order, rows);
    }

    /// <summary>Event times that share their risk set by Efron's rule; null without.</summary>
    public LaneTies? Ties { get; }

    /// <summary>By step, a bit for each lane whose cell is a mark.</summary>
    public byte[] CellMarks => marks;

    /// <summary>By cell, the weight of the events of a mark; null when it is one everywhere.</summary>
    public double[]? DeathWeights => deathWeights;

    /// <summary>By piece and lane, the sum of r before the lane.</summary>
    public double[] RiskSums => riskSums;

    public ReadOnlySpan<TiedMark> TiedMarks(LanePiece piece) => piece.IsTied ? Ties!.Marks(piece) : default;

    public void Dispose() => ArrayPool<byte>.Shared.Return(marks);

    public void SetRisks(LanePiece piece, Vector256<double> sums) => sums.CopyTo(riskSums, piece.Index * Lanes);

    /// <summary>Turns the sums of r of each lane into what precedes it in its stratum.</summary>
    public void CarryRisks()
    {
        double carry = 0;
        foreach (var piece in rows.Pieces)
        {
            if (piece.StartsStratum) carry = 0;
            for (var lane = piece.Index * Lanes; lane < (piece.Index + 1) * Lanes; lane++) (riskSums[lane], carry) = (carry, carry + riskSums[lane]);
            piece.RiskAfter = carry;
        }
    }

    /// <summary>Turns the hazards of each lane into the sum of all after it in its stratum.</summary>
    public void CarryHazards()
    {
        double carry = 0;
        for (var i = rows.Pieces.Length - 1; i >= 0; i--)
        {
            var piece = rows.Pieces[i];
            if (i == rows.Pieces.Length - 1 || rows.Pieces[i + 1].StartsStratum) carry = 0;
            for (var lane = (i + 1) * Lanes - 1; lane >= i * Lanes; lane--) (hazardSums[lane], carry) = (carry, carry + hazardSums[lane]);
        }
    }

    public void Martingale(LaneBatch batch, LanePiece piece, Span<double> residuals)
    {
        var expected = batch.RowWeights(piece.Cells);
        Weigh(piece, expected, batch.MeanWeights(piece.Cells));
        if (rows.Weights is { } weights)
        {
            for (var i = 0; i < expected.Length; i++) expected[i] = weights[piece.Cell + i] > 0 ? expected[i] / weights[piece.Cell + i] : 0;
        }
        TakeFromEvents(piece, expected);
        Scatter(piece, expected, residuals);
    }

    /// <summary>Marks the event times of a piece; writes the weight of each event at its own cell, zero elsewhere.</summary>
    [MethodImpl(Loops.Optimized)]
    public void Mark(LanePiece piece, Span<double> weights)
    {
        weights.Clear();
        var given = rows.Weights is { } all ? all.AsSpan(piece.Cell, piece.Cells) : default;
        var (lane, begin, steps) = (0, piece.Begin, piece.Steps);
        for (var g = piece.GroupBegin; g < piece.GroupEnd; g++)
        {
            var group = order.Groups[g];
            var (cell, sum) = (0, 0.0);
            for (var i = group.DeathBegin; i < group.End; i++)
            {
                for (; i - begin >= steps; begin += steps) lane++;
                cell = Lanes * (i - begin) + lane;
                weights[cell] = given.IsEmpty ? 1 : given[cell];
                sum += weights[cell];
            }
            if (efron && group.Deaths > 1) continue;
            marks[piece.StepBegin + cell / Lanes] |= (byte)(1 << lane);
            if (deathWeights is not null) deathWeights[piece.Cell + cell] = sum;
        }
    }

    /// <summary>Sums the hazards of a piece by lane, and adds the logarithms of its denominators to the batch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Sum(LaneBatch batch, LanePiece piece)
    {
        ref var r = ref risk[piece.Cell];
        ref var deaths = ref deathWeights is null ? ref r : ref deathWeights[piece.Cell];
        ref var masks = ref MemoryMarshal.GetArrayDataReference(Masks);
        ref var mark = ref marks[piece.StepBegin];
        var one = Vector256<double>.One;
        var sum = Vector256.Create(riskSums, piece.Index * Lanes);
        var tied = TiedMarks(piece);
        var nextTied = tied.IsEmpty ? int.MaxValue : tied[0].Step;
        // Denominators only grow from here on: a product of four of them stays in the range of a double if the first and last are tame.
        var tame = deathWeights is null && Vector256.GreaterThanAll(sum, Vector256.Create(1e-60)) && piece.RiskAfter < 1e60;
        var (hazard, logs, product) = (Vector256<double>.Zero, Vector256<double>.Zero, one);
        for (var s = 0; s < piece.Steps; s++)
        {
            sum += Vector256.LoadUnsafe(ref r, (nuint)(Lanes * s));
            var mask = Unsafe.Add(ref masks, (int)Unsafe.Add(ref mark, s));
            var weight = deathWeights is null ? one : Vector256.LoadUnsafe(ref deaths, (nuint)(Lanes * s));
            hazard += weight / sum & mask;
            product *= Vector256.ConditionalSelect(mask, sum, one);
            for (; s == nextTied; nextTied = tied.IsEmpty ? int.MaxValue : tied[0].Step)
            {
                Ties!.KeepRisk(tied[0], sum[tied[0].Lane]);
                tied = tied[1..];
            }
            if (tame && (s & 3) != 3) continue;
            logs += deathWeights is null ? FourNumbers.Log(product) : FourNumbers.Log(product) * weight;
            product = one;
        }
        hazard.CopyTo(hazardSums, piece.Index * Lanes);
        batch.Logs += Vector256.Sum(logs + FourNumbers.Log(product));
        if (piece.IsTied) batch.Logs += Ties!.AddHazards(piece, riskSums[piece.Index * Lanes], hazardSums.AsSpan(piece.Index * Lanes, Lanes));
    }

    /// <summary>
    /// The weights of x x' of the rows, and of the outer products of the means (their size; they are taken off). Where no event time is
    /// tied the latter are roots, so that the products need no weight.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Weigh(LanePiece piece, Span<double> rowWeights, Span<double> meanWeights)
    {
        ref var r = ref risk[piece.Cell];
        ref var deaths = ref deathWeights is null ? ref r : ref deathWeights[piece.Cell];
        ref var masks = ref MemoryMarshal.GetArrayDataReference(Masks);
        ref var mark = ref marks[piece.StepBegin];
        ref var ofRow = ref MemoryMarshal.GetReference(rowWeights);
        ref var ofMean = ref MemoryMarshal.GetReference(meanWeights);
        var sum = Vector256.Create(riskSums, piece.Index * Lanes);
        for (var s = 0; s < piece.Steps; s++)
        {
            sum += Vector256.LoadUnsafe(ref r, (nuint)(Lanes * s));
            var inverse = Vector256<double>.One / sum & Unsafe.Add(ref masks, (int)Unsafe.Add(ref mark, s));
            var step = deathWeights is null ? inverse : inverse * Vector256.LoadUnsafe(ref deaths, (nuint)(Lanes * s));
            step.StoreUnsafe(ref ofRow, (nuint)(Lanes * s));
            var mean = piece.IsTied ? step * inverse : deathWeights is null ? inverse : Vector256.Sqrt(step * inverse);
            mean.StoreUnsafe(ref ofMean, (nuint)(Lanes * s));
        }
        // Cumulative hazards are added from the end: the first are the largest, and taking steps off them would leave only rounding.
        var hazard = Vector256.Create(hazardSums, piece.Index * Lanes);
        var tied = TiedMarks(piece);
        for (var s = piece.Steps - 1; s >= 0; s--)
        {
            for (; !tied.IsEmpty && tied[^1].Step == s; tied = tied[..^1])
            {
                hazard = hazard.WithElement(tied[^1].Lane, hazard[tied[^1].Lane] + Ties!.HazardAt(tied[^1]));
            }
            hazard += Vector256.LoadUnsafe(ref ofRow, (nuint)(Lanes * s));
            (hazard * Vector256.LoadUnsafe(ref r, (nuint)(Lanes * s))).StoreUnsafe(ref ofRow, (nuint)(Lanes * s));
        }
        if (piece.IsTied) Ties!.Spare(piece, risk, rowWeights);
    }

    /// <summary>One at the cell of each event, less what was expected.</summary>
    [MethodImpl(Loops.Optimized)]
    private void TakeFromEvents(LanePiece piece, Span<double> expected)
    {
        for (var i = 0; i < expected.Length; i++) expected[i] = 0 - expected[i];
        var (lane, begin, steps) = (0, piece.Begin, piece.Steps);
        for (var g = piece.GroupBegin; g < piece.GroupEnd; g++)
        {
            var group = order.Groups[g];
            for (var i = group.DeathBegin; i < group.End; i++)
            {
                for (; i - begin >= steps; begin += steps) lane++;
                expected[Lanes * (i - begin) + lane] += 1;
            }
        }
    }

    [MethodImpl(Loops.Optimized)]
    private void Scatter(LanePiece piece, ReadOnlySpan<double> values, Span<double> byRow)
    {
        for (int lane = 0, at = piece.Begin; lane < Lanes; lane++)
        {
            var rowsOfLane = Math.Clamp(piece.End - at, 0, piece.Steps);
            for (var s = 0; s < rowsOfLane; s++, at++)
            {
                if (at + Ahead.Rows < order.Order.Length) Ahead.Touch(ref byRow[order.Order[at + Ahead.Rows]]);
                byRow[order.Order[at]] = values[Lanes * s + lane];
            }
        }
    }
}
