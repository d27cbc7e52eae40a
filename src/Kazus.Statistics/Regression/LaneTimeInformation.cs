using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kazus.Statistics;

/// <summary>
/// <see cref="TimeVaryingInformation"/> from rows in lanes that have been evaluated: the sums of <see cref="LaneLikelihood"/> once more,
/// each hazard times g and times g squared.
/// </summary>
internal sealed class LaneTimeInformation
{
    private const int Lanes = LanePiece.Lanes;

    private readonly LaneLikelihood lanes;
    private readonly LaneTimeHazards hazards;
    private readonly Batch[] batches;
    private readonly double[] firstHazards;
    private readonly double[] secondHazards;

    private LaneTimeInformation(LaneLikelihood lanes, RiskOrder order, EventTimeTransform times)
    {
        this.lanes = lanes;
        hazards = new LaneTimeHazards(lanes, order, times);
        var cells = lanes.Rows.Pieces.Max(p => p.Cells);
        batches = [.. lanes.Batches.Select(b => new Batch(lanes.Width, cells, (b.PieceBegin, b.PieceEnd, lanes.Hazards.Ties is not null)))];
        firstHazards = new double[lanes.Rows.Pieces.Length * Lanes];
        secondHazards = new double[lanes.Rows.Pieces.Length * Lanes];
    }

    /// <param name="lanes">The likelihood, last evaluated at the fit.</param>
    /// <param name="order">Its order.</param>
    /// <param name="plain">The information of that evaluation.</param>
    /// <param name="times">The function g at the event times.</param>
    public static TimeVaryingInformation Of(LaneLikelihood lanes, RiskOrder order, double[,] plain, EventTimeTransform times)
    {
        var sums = new LaneTimeInformation(lanes, order, times);
        lanes.EachPiece(sums.SumHazards);
        sums.Carry(sums.firstHazards);
        sums.Carry(sums.secondHazards);
        lanes.EachPiece(sums.Derivatives);
        var width = lanes.Width;
        var (first, second, score) = (new double[width, width], new double[width, width], new double[width]);
        foreach (var batch in sums.batches) batch.AddTo(first, second, score);
        Mirror(plain);
        Mirror(first);
        Mirror(second);
        return new(plain, first, second, score);
    }

    private static void Mirror(double[,] lower)
    {
        for (var j = 0; j < lower.GetLength(0); j++)
        {
            for (var k = 0; k < j; k++) lower[k, j] = lower[j, k];
        }
    }

    private void SumHazards(LaneBatch batch, LanePiece piece)
    {
        var times = batches[batch.Index].Weights.Times;
        hazards.Place(piece, times);
        hazards.Sum(piece, times, (firstHazards, secondHazards));
    }

    /// <summary>Turns the sums of each lane into the sum of all after it in its stratum.</summary>
    private void Carry(double[] sums)
    {
        var pieces = lanes.Rows.Pieces;
        double carry = 0;
        for (var i = pieces.Length - 1; i >= 0; i--)
        {
            if (i == pieces.Length - 1 || pieces[i + 1].StartsStratum) carry = 0;
            for (var lane = (i + 1) * Lanes - 1; lane >= i * Lanes; lane--) (sums[lane], carry) = (carry, carry + sums[lane]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Derivatives(LaneBatch shared, LanePiece piece)
    {
        var batch = batches[shared.Index];
        var weights = batch.Weights;
        hazards.Place(piece, weights.Times);
        hazards.Weigh(piece, weights, (firstHazards, secondHazards));
        var (width, stride) = (lanes.Width, Lanes * lanes.Width);
        lanes.FirstSums.AsSpan(piece.Index * stride, stride).CopyTo(shared.Sums);
        for (var begin = 0; begin < piece.Steps; begin += shared.Block)
        {
            var (steps, cell) = (Math.Min(shared.Block, piece.Steps - begin), Lanes * begin);
            ref var x = ref lanes.Rows.Step(piece.StepBegin + begin);
            if (piece.Steps - begin > steps) Ahead.Read(ref Unsafe.Add(ref x, steps * stride), Math.Min(steps, piece.Steps - begin - steps) * stride);
            batch.FirstRows.Add(ref x, ref weights.FirstRows[cell], steps);
            batch.SecondRows.Add(ref x, ref weights.SecondRows[cell], steps);
            RunningSums.Add(ref x, weights.Events.AsSpan(cell, Lanes * steps), batch.Score, default);
            if (!piece.HasSimple) continue;
            RunningSums.Add(ref x, lanes.Risk.AsSpan(piece.Cell + cell, Lanes * steps), shared.Sums, shared.Prefix);
            batch.FirstMeans.Add(ref shared.Prefix[0], ref weights.FirstMeans[cell], steps);
            batch.SecondMeans.Add(ref shared.Prefix[0], ref weights.SecondMeans[cell], steps);
        }
        if (piece.IsTied) batch.AddTied(lanes.Hazards.Ties!, piece, hazards);
    }

    /// <summary>The sums of pieces that are worked on together.</summary>
    private sealed class Batch(int width, int cells, (int PieceBegin, int PieceEnd, bool Tied) of)
    {
        private readonly DerivativeBatch? firstTied = of.Tied ? new(width, of.PieceBegin, of.PieceEnd) : null;
        private readonly DerivativeBatch? secondTied = of.Tied ? new(width, of.PieceBegin, of.PieceEnd) : null;

        public LaneTimeWeights Weights { get; } = new(cells);

        public LaneGram FirstRows { get; } = new(width);

        public LaneGram SecondRows { get; } = new(width);

        public LaneGram FirstMeans { get; } = new(width);

        public LaneGram SecondMeans { get; } = new(width);

        public double[] Score { get; } = new double[Lanes * width];

        public void AddTied(LaneTies ties, LanePiece piece, LaneTimeHazards hazards)
        {
            for (var (t, end) = (ties.TimesOf(piece).Start.Value, ties.TimesOf(piece).End.Value); t < end; t++)
            {
                var time = hazards.Time(ties.GroupOf(t));
                ties.AddMean(firstTied!, t, time);
                ties.AddMean(secondTied!, t, time * time);
            }
            firstTied!.FlushMeans();
            secondTied!.FlushMeans();
        }

        public void AddTo(double[,] first, double[,] second, double[] score)
        {
            FirstRows.AddTo(first, 1);
            FirstMeans.AddTo(first, -1);
            firstTied?.Means.AddTo(first);
            SecondRows.AddTo(second, 1);
            SecondMeans.AddTo(second, -1);
            secondTied?.Means.AddTo(second);
            for (var j = 0; j < score.Length; j++) score[j] += Vector256.Sum(Vector256.Create(Score, Lanes * j)) - FirstRows.Weighted(j);
        }
    }
}
