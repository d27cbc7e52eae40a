using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kazus.Statistics;

/// <summary>The lines of <see cref="ScaledSchoenfeld"/>, one per event by stratum and time; parts of a stratum are filled at once.</summary>
internal sealed class ScaledLines(CoxModel model, SortedRows rows, EventMoments moments, (int[] Kept, double[] Transformed, int Terms) of)
{
    private const int ManyEvents = 20_000;

    public int[] Rows { get; } = new int[model.Order.Events];

    public double[] Times { get; } = new double[model.Order.Events];

    public double[] Transformed { get; } = new double[model.Order.Events];

    /// <summary>Events by terms.</summary>
    public double[,] Values { get; } = new double[model.Order.Events, of.Terms];

    /// <summary>Fills the lines of a stratum, from the earliest event; returns the next line.</summary>
    public int Add(int stratum, int line, double[,] scaling, double[] centres)
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
        Work.Parts(parts, p => Fill(bounds[p], bounds[p + 1].Group, scaling, centres));
        return line + events;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fill((int Group, int Line) begin, int endGroup, double[,] scaling, double[] centres)
    {
        var (order, terms, kept) = (model.Order, of.Terms, of.Kept);
        var mean = new double[model.Width];
        var factors = new double[terms * kept.Length];
        for (var t = 0; t < terms; t++)
        {
            for (var j = 0; j < kept.Length; j++) factors[t * kept.Length + j] = scaling[j, t];
        }
        var difference = new double[kept.Length];
        var values = Values.Length == 0 ? [] : MemoryMarshal.CreateSpan(ref Values[0, 0], Values.Length);
        var line = begin.Line;
        for (var g = begin.Group; g > endGroup; g--)
        {
            var group = order.Groups[g];
            SchoenfeldResiduals.Mean(model, moments, g, mean);
            for (var i = group.DeathBegin; i < group.End; i++, line++)
            {
                (Rows[line], Times[line], Transformed[line]) = (order.Order[i], group.Time, of.Transformed[g]);
                var row = rows.Row(i);
                for (var j = 0; j < difference.Length; j++) difference[j] = row[kept[j]] - mean[kept[j]];
                for (var t = 0; t < terms; t++)
                {
                    var value = centres[t];
                    var factor = factors.AsSpan(t * difference.Length, difference.Length);
                    for (var j = 0; j < factor.Length; j++) value += difference[j] * factor[j];
                    values[line * terms + t] = value;
                }
            }
        }
    }
}
