using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kazus.Statistics;

/// <summary>Hazards of rows in lanes, times a function g of the event time and times its square; see <see cref="LaneHazards"/>.</summary>
internal sealed class LaneTimeHazards(LaneLikelihood lanes, RiskOrder order, EventTimeTransform times)
{
    private const int Lanes = LanePiece.Lanes;

    private readonly LaneHazards hazards = lanes.Hazards;
    private readonly double[]? caseWeights = lanes.Rows.Weights;

    /// <summary>The function g at an event time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Time(int group) => Time(times.Raw.Span[group]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Time(double transformed) => (transformed - times.Mean) / times.Size;

    /// <summary>Writes g to the last cell of each event time of a piece, zero elsewhere.</summary>
    [MethodImpl(Loops.Optimized)]
    public void Place(LanePiece piece, double[] byCell)
    {
        Array.Clear(byCell, 0, piece.Cells);
        var transformed = times.Raw.Span;
        var (lane, begin, steps) = (0, piece.Begin, piece.Steps);
        for (var g = piece.GroupBegin; g < piece.GroupEnd; g++)
        {
            var last = order.Groups[g].End - 1;
            for (; last - begin >= steps; begin += steps) lane++;
            byCell[Lanes * (last - begin) + lane] = Time(transformed[g]);
        }
    }

    /// <summary>Sums the hazards of a piece by lane, times g and times its square.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Sum(LanePiece piece, double[] byCell, (double[] First, double[] Second) sums)
    {
        ref var r = ref lanes.Risk[piece.Cell];
        ref var deaths = ref hazards.DeathWeights is null ? ref r : ref hazards.DeathWeights[piece.Cell];
        ref var time = ref MemoryMarshal.GetArrayDataReference(byCell);
        var sum = Vector256.Create(hazards.RiskSums, piece.Index * Lanes);
        var (first, second) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (var s = 0; s < piece.Steps; s++)
        {
            var cell = (nuint)(Lanes * s);
            sum += Vector256.LoadUnsafe(ref r, cell);
            var weight = hazards.DeathWeights is null ? Vector256<double>.One : Vector256.LoadUnsafe(ref deaths, cell);
            var g = Vector256.LoadUnsafe(ref time, cell);
            var hazard = weight / sum * g & LaneHazards.Masks[hazards.CellMarks[piece.StepBegin + s]];
            first += hazard;
            second += hazard * g;
        }
        first.CopyTo(sums.First, piece.Index * Lanes);
        second.CopyTo(sums.Second, piece.Index * Lanes);
        if (!piece.IsTied) return;
        var tied = hazards.Ties!.TimesOf(piece);
        for (var t = tied.Start.Value; t < tied.End.Value; t++)
        {
            var (lane, hazard) = hazards.Ties.HazardOf(t);
            var g = Time(hazards.Ties.GroupOf(t));
            sums.First[piece.Index * Lanes + lane] += hazard * g;
            sums.Second[piece.Index * Lanes + lane] += hazard * (g * g);
        }
    }

    /// <summary>The weights of x x' of the rows and of the outer products of the means, each times g and times its square, and g at each event.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Weigh(LanePiece piece, LaneTimeWeights weights, (double[] First, double[] Second) after)
    {
        ref var r = ref lanes.Risk[piece.Cell];
        ref var deaths = ref hazards.DeathWeights is null ? ref r : ref hazards.DeathWeights[piece.Cell];
        ref var time = ref MemoryMarshal.GetArrayDataReference(weights.Times);
        var sum = Vector256.Create(hazards.RiskSums, piece.Index * Lanes);
        for (var s = 0; s < piece.Steps; s++)
        {
            var cell = (nuint)(Lanes * s);
            sum += Vector256.LoadUnsafe(ref r, cell);
            var inverse = Vector256<double>.One / sum & LaneHazards.Masks[hazards.CellMarks[piece.StepBegin + s]];
            var g = Vector256.LoadUnsafe(ref time, cell);
            var first = (hazards.DeathWeights is null ? inverse : inverse * Vector256.LoadUnsafe(ref deaths, cell)) * g;
            var second = first * g;
            first.StoreUnsafe(ref weights.FirstRows[0], cell);
            second.StoreUnsafe(ref weights.SecondRows[0], cell);
            (first * inverse).StoreUnsafe(ref weights.FirstMeans[0], cell);
            (second * inverse).StoreUnsafe(ref weights.SecondMeans[0], cell);
        }
        AddFromTheEnd(piece, weights, after);
        SetEvents(piece, weights.Events);
        if (!piece.IsTied) return;
        var tied = hazards.Ties!.TimesOf(piece);
        for (var t = tied.Start.Value; t < tied.End.Value; t++)
        {
            var g = Time(hazards.Ties.GroupOf(t));
            hazards.Ties.Spare(piece, t, g, (lanes.Risk, weights.FirstRows));
            hazards.Ties.Spare(piece, t, g * g, (lanes.Risk, weights.SecondRows));
        }
    }

    /// <summary>Hazards at the cells of a piece become the sums of all from the cell on, times r.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddFromTheEnd(LanePiece piece, LaneTimeWeights weights, (double[] First, double[] Second) after)
    {
        ref var r = ref lanes.Risk[piece.Cell];
        ref var ofFirst = ref weights.FirstRows[0];
        ref var ofSecond = ref weights.SecondRows[0];
        var first = Vector256.Create(after.First, piece.Index * Lanes);
        var second = Vector256.Create(after.Second, piece.Index * Lanes);
        var tied = hazards.TiedMarks(piece);
        for (var s = piece.Steps - 1; s >= 0; s--)
        {
            for (; !tied.IsEmpty && tied[^1].Step == s; tied = tied[..^1])
            {
                var mark = tied[^1];
                var (hazard, g) = (hazards.Ties!.HazardAt(mark), Time(hazards.Ties.GroupOf(mark.Slot >> 1)));
                first = first.WithElement(mark.Lane, first[mark.Lane] + hazard * g);
                second = second.WithElement(mark.Lane, second[mark.Lane] + hazard * (g * g));
            }
            var cell = (nuint)(Lanes * s);
            var risk = Vector256.LoadUnsafe(ref r, cell);
            first += Vector256.LoadUnsafe(ref ofFirst, cell);
            second += Vector256.LoadUnsafe(ref ofSecond, cell);
            (first * risk).StoreUnsafe(ref ofFirst, cell);
            (second * risk).StoreUnsafe(ref ofSecond, cell);
        }
    }

    [MethodImpl(Loops.Optimized)]
    private void SetEvents(LanePiece piece, double[] events)
    {
        Array.Clear(events, 0, piece.Cells);
        var transformed = times.Raw.Span;
        var (lane, begin, steps) = (0, piece.Begin, piece.Steps);
        for (var g = piece.GroupBegin; g < piece.GroupEnd; g++)
        {
            var (group, time) = (order.Groups[g], Time(transformed[g]));
            for (var i = group.DeathBegin; i < group.End; i++)
            {
                for (; i - begin >= steps; begin += steps) lane++;
                var cell = Lanes * (i - begin) + lane;
                events[cell] = caseWeights is null ? time : time * caseWeights[piece.Cell + cell];
            }
        }
    }
}

/// <summary>Room for the weights of one piece, by cell.</summary>
internal sealed class LaneTimeWeights(int cells)
{
    /// <summary>The function g of time at the last row of each event time.</summary>
    public double[] Times { get; } = new double[cells];

    /// <summary>Of x x' of each row, with g.</summary>
    public double[] FirstRows { get; } = new double[cells];

    /// <summary>Of x x' of each row, with g squared.</summary>
    public double[] SecondRows { get; } = new double[cells];

    /// <summary>Of the outer product of the means at an event time, with g.</summary>
    public double[] FirstMeans { get; } = new double[cells];

    /// <summary>Of the outer product of the means at an event time, with g squared.</summary>
    public double[] SecondMeans { get; } = new double[cells];

    /// <summary>Of x of each event.</summary>
    public double[] Events { get; } = new double[cells];
}
