using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kazus.Statistics;

/// <summary>
/// Event times whose events share the risk set by Efron's rule, within pieces in lanes. Each has two marks: the row before its first
/// event and its last row. The running sums kept there give the sums over the risk set and, by difference, those over the events.
/// </summary>
internal sealed class LaneTies
{
    private const int Lanes = LanePiece.Lanes;

    private readonly RiskOrder order;
    private readonly double[]? weights;
    private readonly int width;
    private readonly TiedTime[] times;
    private readonly int[] pieceTimes;
    private readonly TiedMark[] marks;
    private readonly int[] pieceMarks;
    private readonly double[] riskSums;
    private readonly double[] firstSums;

    public LaneTies(RiskOrder order, LaneRows rows)
    {
        (this.order, weights, width) = (order, rows.Weights, rows.Width);
        var (found, all) = (new List<TiedTime>(), new List<TiedMark>());
        pieceTimes = new int[rows.Pieces.Length + 1];
        pieceMarks = new int[rows.Pieces.Length + 1];
        foreach (var piece in rows.Pieces)
        {
            (pieceTimes[piece.Index], pieceMarks[piece.Index]) = (found.Count, all.Count);
            for (var g = piece.GroupBegin; piece.IsTied && g < piece.GroupEnd; g++)
            {
                var group = order.Groups[g];
                if (group.Deaths == 1) continue;
                var slot = 2 * found.Count;
                if (group.DeathBegin > piece.Begin) all.Add(TiedMark.At(piece, group.DeathBegin - 1, slot));
                all.Add(TiedMark.At(piece, group.End - 1, slot + 1));
                found.Add(new TiedTime { Group = g, Lane = all[^1].Lane, Weight = Weight(piece, group) });
            }
            all.Sort(pieceMarks[piece.Index], all.Count - pieceMarks[piece.Index], Comparer<TiedMark>.Create((a, b) => a.Step.CompareTo(b.Step)));
        }
        (pieceTimes[^1], pieceMarks[^1]) = (found.Count, all.Count);
        (times, marks) = ([.. found], [.. all]);
        riskSums = new double[2 * times.Length];
        firstSums = new double[2 * times.Length * width];
    }

    /// <summary>The marks of a piece in the order of their steps.</summary>
    public ReadOnlySpan<TiedMark> Marks(LanePiece piece) => marks.AsSpan(pieceMarks[piece.Index]..pieceMarks[piece.Index + 1]);

    /// <summary>Keeps the running sum of r at a mark.</summary>
    public void KeepRisk(TiedMark mark, double sum) => riskSums[mark.Slot] = sum;

    /// <summary>The hazard that ends at a mark; zero at the mark before the events.</summary>
    public double HazardAt(TiedMark mark) => (mark.Slot & 1) == 0 ? 0 : times[mark.Slot >> 1].Hazard;

    /// <summary>Hazards of the tied times of a piece, added by lane; returns the sum of the logarithms of their denominators.</summary>
    public double AddHazards(LanePiece piece, double before, Span<double> lanes)
    {
        var logs = new LogSum();
        for (var t = pieceTimes[piece.Index]; t < pieceTimes[piece.Index + 1]; t++)
        {
            ref var time = ref times[t];
            var group = order.Groups[time.Group];
            var early = group.DeathBegin == piece.Begin ? before : riskSums[2 * t];
            var terms = TiedEvents.Of(group.Deaths, time.Weight, riskSums[2 * t + 1], riskSums[2 * t + 1] - early, true, ref logs);
            time.Set(terms);
            lanes[time.Lane] += terms.Hazard;
        }
        return logs.Total;
    }

    /// <summary>The tied times of a piece, and the event time of each.</summary>
    public Range TimesOf(LanePiece piece) => pieceTimes[piece.Index]..pieceTimes[piece.Index + 1];

    public int GroupOf(int time) => times[time].Group;

    /// <summary>Lane of the last row of a tied time, and its hazard at the last coefficients evaluated.</summary>
    public (int Lane, double Hazard) HazardOf(int time) => (times[time].Lane, times[time].Hazard);

    /// <summary>The mean of x that the events of a tied time are compared with: the average over their reduced risk sets.</summary>
    public void Mean(int time, Span<double> mean)
    {
        var all = firstSums.AsSpan((2 * time + 1) * width, width);
        var early = firstSums.AsSpan(2 * time * width, width);
        var (whole, share) = (times[time].Hazard / times[time].Weight, times[time].Share / times[time].Weight);
        for (var j = 0; j < mean.Length; j++) mean[j] = all[j] * whole - (all[j] - early[j]) * share;
    }

    /// <summary>Takes the share of an event's own time off the weight of each tied event.</summary>
    [MethodImpl(Loops.Optimized)]
    public void Spare(LanePiece piece, double[] risk, Span<double> rowWeights)
    {
        for (var t = pieceTimes[piece.Index]; t < pieceTimes[piece.Index + 1]; t++)
        {
            var group = order.Groups[times[t].Group];
            var share = times[t].Share;
            var cursor = new LaneCursor(piece, group.DeathBegin);
            for (var i = group.DeathBegin; i < group.End; i++)
            {
                var cell = cursor.Next();
                rowWeights[cell - piece.Cell] -= risk[cell] * share;
            }
        }
    }

    /// <summary>Keeps the sums of r x at the first of the marks, those before a step; returns the marks that are left.</summary>
    [MethodImpl(Loops.Optimized)]
    public ReadOnlySpan<TiedMark> KeepFirst(ReadOnlySpan<TiedMark> left, double[] prefix, int beginStep, int endStep)
    {
        var m = 0;
        for (; m < left.Length && left[m].Step < endStep; m++)
        {
            var at = (left[m].Step - beginStep) * width * Lanes + left[m].Lane;
            var to = left[m].Slot * width;
            for (var j = 0; j < width; j++) firstSums[to + j] = prefix[at + Lanes * j];
        }
        return left[m..];
    }

    /// <summary>Two outer products for each tied time of a piece, from the sums kept at its marks.</summary>
    /// <param name="batch">Takes the products.</param>
    /// <param name="piece">The piece.</param>
    /// <param name="before">Sums of r x before each lane, column by column; the first lane's are those before the piece.</param>
    [MethodImpl(Loops.Optimized)]
    public void AddMeans(DerivativeBatch batch, LanePiece piece, ReadOnlySpan<double> before)
    {
        for (var t = pieceTimes[piece.Index]; t < pieceTimes[piece.Index + 1]; t++)
        {
            var early = firstSums.AsSpan(2 * t * width, width);
            for (var j = 0; j < width && order.Groups[times[t].Group].DeathBegin == piece.Begin; j++) early[j] = before[Lanes * j];
            AddMean(batch, t, 1);
        }
        batch.FlushMeans();
    }

    /// <summary>The two outer products of a tied time, times a factor; the sums at its marks are known.</summary>
    [MethodImpl(Loops.Optimized)]
    public void AddMean(DerivativeBatch batch, int t, double factor)
    {
        ref readonly var time = ref times[t];
        var all = firstSums.AsSpan((2 * t + 1) * width, width);
        var early = firstSums.AsSpan(2 * t * width, width);
        var reduced = MemoryMarshal.CreateSpan(ref batch.NextMean(-time.Square * factor), width);
        for (var j = 0; j < width; j++) reduced[j] = all[j] - time.Ratio * (all[j] - early[j]);
        var own = MemoryMarshal.CreateSpan(ref batch.NextMean(time.Rest * factor), width);
        for (var j = 0; j < width; j++) own[j] = all[j] - early[j];
    }

    /// <summary>Takes factor times the share of an event's own time off the weight of each event of a tied time.</summary>
    public void Spare(LanePiece piece, int t, double factor, (double[] Risk, double[] RowWeights) of)
    {
        var group = order.Groups[times[t].Group];
        var share = times[t].Share * factor;
        var cursor = new LaneCursor(piece, group.DeathBegin);
        for (var i = group.DeathBegin; i < group.End; i++)
        {
            var cell = cursor.Next();
            of.RowWeights[cell - piece.Cell] -= of.Risk[cell] * share;
        }
    }

    private double Weight(LanePiece piece, EventGroup group)
    {
        if (weights is null) return group.Deaths;
        double sum = 0;
        var cursor = new LaneCursor(piece, group.DeathBegin);
        for (var i = group.DeathBegin; i < group.End; i++) sum += weights[cursor.Next()];
        return sum;
    }

    private struct TiedTime
    {
        public int Group;
        public int Lane;
        public double Weight;
        public double Hazard;
        public double Share;
        public double Square;
        public double Ratio;
        public double Rest;

        public void Set(in TiedEvents terms)
        {
            (Hazard, Share, Square) = (terms.Hazard, terms.EventShare, terms.Square);
            Ratio = terms.Square > 0 ? terms.Cross / terms.Square : 0;
            Rest = terms.Cross * Ratio - terms.EventSquare;
        }
    }
}

/// <summary>A row of a piece where running sums are kept.</summary>
/// <param name="Step">Step within the piece.</param>
/// <param name="Lane">Its lane.</param>
/// <param name="Slot">Twice the number of the tied time, plus one at its last row.</param>
internal readonly record struct TiedMark(int Step, int Lane, int Slot)
{
    public static TiedMark At(LanePiece piece, int position, int slot)
    {
        var (lane, step) = Math.DivRem(position - piece.Begin, piece.Steps);
        return new(step, lane, slot);
    }
}
