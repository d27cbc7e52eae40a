using Kazus.Figures.Drawing;
using Kazus.Time;

namespace Kazus.Figures;

/// <summary>An event with its mark, its bar and its words as one block that can be placed in a lane.</summary>
internal sealed class EventBlock
{
    public const double SubRow = 8.6;

    private readonly TimelineAxis axis;

    public EventBlock(TimelineEvent e, TimelineAxis axis)
    {
        Event = e;
        this.axis = axis;
        Unknown = e.When.IsUnknown && e.Conflicting.Count == 0;
        var whole = e.Conflicting.Aggregate(e.When, (r, s) => e.When.IsUnknown ? s.Days : r.Or(s.Days));
        Soft = Unknown ? (axis.Left, axis.Right) : (axis.At(whole.Earliest), axis.At(whole.Latest));
        Mark = Unknown ? axis.Left + 5 : axis.At(TimelineAxis.Middle(whole));
        if (e.Lasting is { } lasting && !Unknown)
        {
            var start = Starts(e.When);
            Bar = (axis.At(start), Math.Max(axis.At(start + lasting.Days.Middle), axis.At(start) + 4));
            Mark = (Bar.Value.From + Bar.Value.To) / 2;
        }
        Extent = Unknown ? (axis.Left + 1, axis.Left + 9) : (Math.Min(Soft.From, Mark - 4), Math.Max(Soft.To, Mark + 4));
        if (Bar is { } bar) Extent = (Math.Min(Extent.From, bar.From), Math.Max(Extent.To, Math.Min(bar.To, axis.Right)));
        var room = Math.Clamp(Math.Max(axis.Right - Extent.To, Extent.From - axis.Left) - 4, 70, (axis.Right - axis.Left) * 0.62);
        What = TextMeasure.Wrap(Sheet.Clean(TimelineFigure.Said(e)), 7.5, room, 3);
        var words = Unknown ? e.Words is null ? "time not reported" : $"{e.Words}; time not reported" : e.Words;
        Words = words is null ? [] : TextMeasure.Wrap(Sheet.Clean(words), 7, room, 2);
        LabelWidth = What.Select(w => TextMeasure.Width(w, 7.5)).Concat(Words.Select(w => TextMeasure.Width(w, 7))).DefaultIfEmpty(0).Max() * 1.02 + 1;
    }

    public TimelineEvent Event { get; }

    public bool Unknown { get; }

    /// <summary>The possible days, in points.</summary>
    public (double From, double To) Soft { get; }

    /// <summary>The treatment's length from its likeliest beginning, when its length is known.</summary>
    public (double From, double To)? Bar { get; }

    public double Mark { get; }

    public (double From, double To) Extent { get; }

    public IReadOnlyList<string> What { get; }

    public IReadOnlyList<string> Words { get; }

    public double LabelWidth { get; }

    public int LabelRows => What.Count + Words.Count;

    /// <summary>
    /// Puts the block into the lane at the place that costs the least height: words right of the mark, left of it, or beneath a
    /// bar too wide to have words beside it.
    /// </summary>
    public PlacedBlock PlaceIn(LanePacking lane)
    {
        var options = new List<(double Label, bool Beneath)>();
        var wide = Extent.To - Extent.From > 34;
        if (!wide && Extent.To + 2.5 + LabelWidth <= axis.Right + 2) options.Add((Extent.To + 2.5, false));
        if (!wide && Extent.From - 2.5 - LabelWidth >= axis.Left - 2) options.Add((Extent.From - 2.5 - LabelWidth, false));
        double Inside(double x) => Math.Clamp(x, axis.Left, Math.Max(axis.Left, axis.Right - LabelWidth));
        if (!Unknown) options.AddRange([(Inside(wide ? Soft.From + 0.5 : Extent.From), true), (Inside(Extent.To - LabelWidth), true)]);
        var best = options.Select((o, i) => Tried(lane, o.Label, o.Beneath, i)).MinBy(o => (o.Row + o.Rows + Crossed(o.Label), o.Order))!;
        lane.Take(best.From, best.To, best.Row, best.Rows);
        return best;
    }

    private PlacedBlock Tried(LanePacking lane, double label, bool beneath, int order)
    {
        var rows = beneath ? LabelRows + 1 : Math.Max(LabelRows, 1);
        var (from, to) = (Math.Min(Extent.From, label), Math.Max(Extent.To, label + LabelWidth));
        // What has no time may lie anywhere: its row is its own.
        if (Unknown) (from, to) = (axis.Left, axis.Right);
        return new PlacedBlock(this, lane.Fits(from, to, rows), rows, label, beneath, from, to, order);
    }

    // Words that run over day zero or a fold cost as much as one more line.
    private double Crossed(double label)
    {
        bool Over(double x) => label < x - 1 && x + 1 < label + LabelWidth;
        return (Over(axis.At(0)) ? 1.1 : 0) + axis.Stretches.SkipLast(1).Count(s => Over(s.Right + TimelineAxis.FoldWidth / 2)) * 0.6;
    }

    private static double Starts(DayRange when)
    {
        if (when.Latest >= DayRange.Far || when.Earliest <= -DayRange.Far) return TimelineAxis.Middle(when);
        return when.Middle;
    }
}

/// <summary>A block with its place in the lane.</summary>
internal sealed record PlacedBlock(EventBlock Block, int Row, int Rows, double Label, bool Beneath, double From, double To, int Order);
