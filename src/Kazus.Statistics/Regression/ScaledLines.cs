using System.Runtime.CompilerServices;

namespace Kazus.Statistics;

/// <summary>What turns the Schoenfeld residuals of the sorted rows into lines.</summary>
/// <param name="Kept">The columns used.</param>
/// <param name="ByStratum">Factor of each column and term; NaN for a term that is constant in the stratum.</param>
/// <param name="Centres">What each term is added to.</param>
internal sealed record LineScaling(int[] Kept, double[][,] ByStratum, double[] Centres)
{
    /// <summary>The centres, and zeros up to whole vectors of four.</summary>
    public double[] PaddedCentres { get; } = [.. Centres, .. new double[(4 - Centres.Length % 4) % 4]];
}

/// <summary>The lines of <see cref="ScaledSchoenfeld"/> from the sums at the event times; parts of a stratum are filled at once.</summary>
internal sealed class ScaledLines(CoxModel model, SortedRows rows, EventMoments moments, LineScaling scaling)
{
    private const int ManyEvents = 20_000;

    private readonly EventLines lines = new(model.Order.Events, model.Order.Count, scaling.Centres.Length);

    public static EventLines Of(CoxModel model, SortedRows rows, EventMoments moments, LineScaling scaling)
    {
        var all = new ScaledLines(model, rows, moments, scaling);
        var line = 0;
        all.lines.Prepare(0, all.lines.Events);
        for (var s = 0; s < model.Order.StratumCode.Length; s++) line = all.Add(s, line);
        return all.lines;
    }

    /// <summary>Fills the lines of a stratum, from the earliest event; returns the next line.</summary>
    private int Add(int stratum, int line)
    {
        var order = model.Order;
        var (first, end) = (order.StratumGroup[stratum], order.StratumGroup[stratum + 1]);
        var events = 0;
        for (var g = first; g < end; g++) events += order.Groups[g].Deaths;
        var parts = events < ManyEvents ? 1 : 4;
        var bounds = new (int Group, int Line)[parts + 1];
        var (at, part) = (line, 0);
        for (var g = end - 1; g >= first; g--)
        {
            if (part < parts && at - line >= (long)events * part / parts) bounds[part++] = (g, at);
            at += order.Groups[g].Deaths;
        }
        while (part <= parts) bounds[part++] = (first - 1, at);
        Work.Parts(parts, p => Fill(bounds[p], bounds[p + 1].Group, scaling.ByStratum[stratum]));
        return line + events;
    }

    [MethodImpl(Loops.Optimized)]
    private void Fill((int Group, int Line) begin, int endGroup, double[,] byColumn)
    {
        var (order, centres, kept) = (model.Order, scaling.Centres, scaling.Kept);
        var terms = centres.Length;
        var mean = new double[model.Width];
        var factors = new double[terms * kept.Length];
        for (var t = 0; t < terms; t++)
        {
            for (var j = 0; j < kept.Length; j++) factors[t * kept.Length + j] = byColumn[j, t];
        }
        var difference = new double[kept.Length];
        var line = begin.Line;
        for (var g = begin.Group; g > endGroup; g--)
        {
            var group = order.Groups[g];
            SchoenfeldResiduals.Mean(model, moments, g, mean);
            for (var i = group.DeathBegin; i < group.End; i++, line++)
            {
                lines.Positions[line] = i;
                var row = rows.Row(i);
                for (var j = 0; j < difference.Length; j++) difference[j] = row[kept[j]] - mean[kept[j]];
                ref var values = ref lines.Line(line);
                for (var t = 0; t < terms; t++)
                {
                    var value = centres[t];
                    var factor = factors.AsSpan(t * difference.Length, difference.Length);
                    for (var j = 0; j < factor.Length; j++) value += difference[j] * factor[j];
                    Unsafe.Add(ref values, t) = value;
                }
            }
        }
    }
}
