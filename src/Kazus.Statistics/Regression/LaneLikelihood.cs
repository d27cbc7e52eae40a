using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kazus.Statistics;

/// <summary>
/// Cox's partial likelihood when every row is at risk from the origin, four rows at a time. The equations are those of
/// <see cref="RightCensoredLikelihood"/>, its readable twin; here each piece of rows lies in four lanes, so that running sums over rows,
/// the hazards and the weighted Gram matrices are vector additions without any sum across a vector. Efron's ties, whose denominators are
/// not running sums, are taken out at their event times and worked on one by one.
/// <para>Pieces and lanes, not processors, fix the order of every sum, so the digits are the same on any machine.</para>
/// </summary>
internal sealed class LaneLikelihood : PartialLikelihood
{
    private const int Lanes = LanePiece.Lanes;
    private const int FewestRows = 64;

    private readonly LaneRows rows;
    private readonly LanePiece[] pieces;
    private readonly int width;
    private readonly double[] broadcast;
    private readonly double[] eventSum;
    private readonly double eventOffset;
    private readonly LaneHazards hazards;
    private readonly LaneBatch[] batches;
    private readonly double[] risk;
    private readonly double[] firstSums;
    private readonly double[]? columnSums;

    public LaneLikelihood(LaneRows rows, RiskOrder order, bool efron)
    {
        this.rows = rows;
        pieces = rows.Pieces;
        width = rows.Width;
        risk = ArrayPool<double>.Shared.Rent(Lanes * rows.Steps);
        hazards = new LaneHazards(rows, order, efron, risk);
        broadcast = new double[Lanes * width];
        firstSums = new double[pieces.Length * Lanes * width];
        if (rows.Weights is null && rows.Offset is null) columnSums = new double[firstSums.Length];
        var count = Math.Clamp((int)((long)order.Count * width / 40_000), 1, Math.Min(8, pieces.Length));
        var tied = efron && order.HasTies;
        batches = [.. Enumerable.Range(0, count).Select(b => new LaneBatch(width, b, (int)((long)pieces.Length * b / count), (int)((long)pieces.Length * (b + 1) / count), tied))];
        (eventSum, eventOffset) = TurnAndSum();
    }

    public override int Width => width;

    public LaneRows Rows => rows;

    /// <summary>By cell, weight * exp(eta) at the last coefficients evaluated.</summary>
    public double[] Risk => risk;

    /// <summary>By piece, column and lane, the sum of r x before the lane.</summary>
    public double[] FirstSums => firstSums;

    public LaneHazards Hazards => hazards;

    public LaneBatch[] Batches => batches;

    /// <summary>Whether the lanes pay: rows without entries, in strata that are not tiny.</summary>
    public static bool Suits(RiskOrder order) =>
        Vector256.IsHardwareAccelerated && order.Entries is null && order.Count >= (long)FewestRows * order.StratumCode.Length;

    public override void Dispose()
    {
        rows.Dispose();
        hazards.Dispose();
        ArrayPool<double>.Shared.Return(risk);
    }

    public override double Evaluate(ReadOnlySpan<double> coefficients, Span<double> score, double[,] information)
    {
        for (var j = 0; j < width; j++) broadcast.AsSpan(Lanes * j, Lanes).Fill(coefficients[j]);
        foreach (var batch in batches) batch.Clear();
        if (columnSums is not null && coefficients.IndexOfAnyExcept(0) < 0) EqualRisks(columnSums);
        else EachPiece(Risks);
        hazards.CarryRisks();
        CarryFirstSums();
        EachPiece(hazards.Sum);
        hazards.CarryHazards();
        EachPiece(Derivatives);

        var loglik = eventOffset;
        for (var j = 0; j < width; j++) loglik += coefficients[j] * eventSum[j];
        eventSum.CopyTo(score);
        Array.Clear(information);
        foreach (var batch in batches)
        {
            loglik -= batch.Logs;
            for (var j = 0; j < width; j++) score[j] -= batch.Rows.Weighted(j);
            batch.Rows.AddTo(information, 1);
            batch.Means.AddTo(information, -1);
            batch.Tied?.Means.AddTo(information);
        }
        return loglik;
    }

    /// <summary>Martingale residuals by row at the last coefficients evaluated: event less expected number of events.</summary>
    public void Martingale(Memory<double> residuals) => EachPiece((batch, piece) => hazards.Martingale(batch, piece, residuals.Span));

    public void EachPiece(Action<LaneBatch, LanePiece> work) => Work.Parts(batches.Length, b =>
    {
        for (var i = batches[b].PieceBegin; i < batches[b].PieceEnd; i++) work(batches[b], pieces[i]);
    });

    /// <summary>The same for some of the pieces; batches share them evenly.</summary>
    public void EachPiece(Range some, Action<LaneBatch, LanePiece> work)
    {
        var (first, count) = some.GetOffsetAndLength(pieces.Length);
        Work.Parts(batches.Length, b =>
        {
            for (var i = first + count * b / batches.Length; i < first + count * (b + 1) / batches.Length; i++) work(batches[b], pieces[i]);
        });
    }

    /// <summary>exp(eta) of a piece, and by lane its sums of r and r x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Risks(LaneBatch batch, LanePiece piece)
    {
        Array.Clear(batch.Sums);
        var total = Vector256<double>.Zero;
        for (var begin = 0; begin < piece.Steps; begin += batch.Block)
        {
            var steps = Math.Min(batch.Block, piece.Steps - begin);
            var cell = piece.Cell + Lanes * begin;
            var part = risk.AsSpan(cell, Lanes * steps);
            ref var x = ref rows.Step(piece.StepBegin + begin);
            ReadAhead(piece, begin, batch.Block);
            Predict(ref x, part);
            if (rows.Offset is { } offset)
            {
                for (var i = 0; i < part.Length; i++) part[i] += offset[cell + i];
            }
            RightCensoredLikelihood.Exponential(part);
            if (rows.Weights is { } weights)
            {
                for (var i = 0; i < part.Length; i++) part[i] *= weights[cell + i];
            }
            ClearEmptyCells(piece, begin, steps);
            for (var i = 0; i < part.Length; i += Lanes) total += Vector256.Create(part.Slice(i, Lanes));
            RunningSums.Add(ref x, part, batch.Sums, default);
        }
        hazards.SetRisks(piece, total);
        batch.Sums.CopyTo(firstSums, piece.Index * Lanes * width);
    }

    /// <summary>Asks for the block after the one that begins at a step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ReadAhead(LanePiece piece, int begin, int block)
    {
        var steps = Math.Min(block, piece.Steps - begin - block);
        if (steps > 0) Ahead.Read(ref rows.Step(piece.StepBegin + begin + block), steps * Lanes * width);
    }

    /// <summary>At most three cells of a piece have no row; they are at risk of nothing.</summary>
    private void ClearEmptyCells(LanePiece piece, int begin, int steps)
    {
        for (var place = piece.Count; place < piece.Cells; place++)
        {
            var (lane, step) = Math.DivRem(place, piece.Steps);
            if (step >= begin && step < begin + steps) risk[piece.Cell + step * Lanes + lane] = 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Predict(ref double x, Span<double> part)
    {
        ref var beta = ref MemoryMarshal.GetArrayDataReference(broadcast);
        ref var eta = ref MemoryMarshal.GetReference(part);
        nint stride = Lanes * width;
        nint i = 0;
        for (; i + 4 * Lanes <= part.Length; i += 4 * Lanes)
        {
            Vector256<double> a = default, b = default, c = default, d = default;
            ref var at = ref x;
            for (nint j = 0; j < stride; j += Lanes)
            {
                var coefficient = Vector256.LoadUnsafe(ref beta, (nuint)j);
                a = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref at), coefficient, a);
                b = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref at, (nuint)stride), coefficient, b);
                c = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref at, (nuint)(2 * stride)), coefficient, c);
                d = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref at, (nuint)(3 * stride)), coefficient, d);
                at = ref Unsafe.Add(ref at, Lanes);
            }
            a.StoreUnsafe(ref eta, (nuint)i);
            b.StoreUnsafe(ref eta, (nuint)(i + Lanes));
            c.StoreUnsafe(ref eta, (nuint)(i + 2 * Lanes));
            d.StoreUnsafe(ref eta, (nuint)(i + 3 * Lanes));
            x = ref Unsafe.Add(ref x, 4 * stride);
        }
        for (; i < part.Length; i += Lanes)
        {
            var sum = Vector256.LoadUnsafe(ref x) * Vector256.LoadUnsafe(ref beta);
            for (var j = 1; j < width; j++)
            {
                sum = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref x, (nuint)(Lanes * j)), Vector256.LoadUnsafe(ref beta, (nuint)(Lanes * j)), sum);
            }
            sum.StoreUnsafe(ref eta, (nuint)i);
            x = ref Unsafe.Add(ref x, Lanes * width);
        }
    }

    /// <summary>Turns the sums of each lane into what precedes it in its stratum.</summary>
    [MethodImpl(Loops.Optimized)]
    private void CarryFirstSums()
    {
        for (var j = 0; j < width; j++)
        {
            double carry = 0;
            foreach (var piece in pieces)
            {
                if (piece.StartsStratum) carry = 0;
                var at = (piece.Index * width + j) * Lanes;
                for (var lane = at; lane < at + Lanes; lane++) (firstSums[lane], carry) = (carry, carry + firstSums[lane]);
            }
        }
    }

    [MethodImpl(Loops.Optimized)]
    private void Derivatives(LaneBatch batch, LanePiece piece)
    {
        var rowWeights = batch.RowWeights(piece.Cells);
        var meanWeights = batch.MeanWeights(piece.Cells);
        hazards.Weigh(piece, rowWeights, meanWeights);
        firstSums.AsSpan(piece.Index * Lanes * width, Lanes * width).CopyTo(batch.Sums);
        var marked = hazards.TiedMarks(piece);
        for (var begin = 0; begin < piece.Steps; begin += batch.Block)
        {
            var steps = Math.Min(batch.Block, piece.Steps - begin);
            ref var x = ref rows.Step(piece.StepBegin + begin);
            ReadAhead(piece, begin, batch.Block);
            batch.Rows.Add(ref x, ref rowWeights[Lanes * begin], steps);
            var part = risk.AsSpan(piece.Cell + Lanes * begin, Lanes * steps);
            if (!piece.IsTied)
            {
                RunningSums.Add(ref x, part, batch.Sums, batch.Prefix, meanWeights.Slice(Lanes * begin, part.Length));
                batch.Means.AddSquares(ref batch.Prefix[0], steps);
                continue;
            }
            RunningSums.Add(ref x, part, batch.Sums, batch.Prefix);
            if (piece.HasSimple) batch.Means.Add(ref batch.Prefix[0], ref meanWeights[Lanes * begin], steps);
            if (!marked.IsEmpty) marked = hazards.Ties!.KeepFirst(marked, batch.Prefix, begin, begin + steps);
        }
        if (piece.IsTied) hazards.Ties!.AddMeans(batch.Tied!, piece, firstSums.AsSpan(piece.Index * Lanes * width, Lanes * width));
    }

    /// <summary>Every row has the risk one: what <see cref="Risks"/> gives at coefficients of zero, where iterations begin.</summary>
    private void EqualRisks(double[] columnSums)
    {
        columnSums.CopyTo(firstSums, 0);
        EachPiece((batch, piece) =>
        {
            risk.AsSpan(piece.Cell, piece.Cells).Fill(1);
            ClearEmptyCells(piece, 0, piece.Steps);
            var counts = Vector256.Create((double)piece.Steps);
            for (var lane = 0; lane < Lanes; lane++) counts = counts.WithElement(lane, Math.Clamp(piece.Count - lane * piece.Steps, 0, piece.Steps));
            hazards.SetRisks(piece, counts);
        });
    }

    /// <summary>Brings rows into their lanes and, while they are near, marks the event times and sums the covariates of the events and of all.</summary>
    private (double[] Sum, double Offset) TurnAndSum()
    {
        var sum = new double[width];
        var offsets = new double[pieces.Length];
        EachPiece((batch, piece) =>
        {
            rows.Turn(piece);
            var weights = batch.RowWeights(piece.Cells);
            hazards.Mark(piece, weights);
            SumColumns(batch, piece, weights, firstSums);
            for (var i = 0; i < weights.Length && rows.Offset is not null; i++) offsets[piece.Index] += weights[i] * rows.Offset[piece.Cell + i];
            if (columnSums is null) return;
            weights.Fill(1);
            SumColumns(batch, piece, weights, columnSums);
        });
        for (var j = 0; j < width; j++)
        {
            foreach (var piece in pieces) sum[j] += Vector256.Sum(Vector256.Create(firstSums, (piece.Index * width + j) * Lanes));
        }
        return (sum, offsets.Sum());
    }

    /// <summary>Sums of weight * x of a piece by column and lane.</summary>
    private void SumColumns(LaneBatch batch, LanePiece piece, ReadOnlySpan<double> weights, double[] sums)
    {
        Array.Clear(batch.Sums);
        RunningSums.Add(ref rows.Step(piece.StepBegin), weights, batch.Sums, default);
        batch.Sums.CopyTo(sums, piece.Index * Lanes * width);
    }
}
