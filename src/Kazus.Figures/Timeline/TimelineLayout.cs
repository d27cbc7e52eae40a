using Kazus.Figures.Drawing;
using Kazus.Time;

namespace Kazus.Figures;

/// <summary>Places the lanes of a timeline from the top down, then draws the rules under and the words over them.</summary>
internal sealed class TimelineLayout
{
    private static readonly (string Name, EventMark[] Marks)[] Lanes =
    [
        ("Surgery", [EventMark.Surgery]),
        ("Drugs", [EventMark.Systemic]),
        ("Radiotherapy", [EventMark.Radiotherapy]),
        ("Imaging", [EventMark.Imaging]),
        ("Findings", [EventMark.Finding, EventMark.Pathology, EventMark.Recurrence, EventMark.Death, EventMark.Alive]),
    ];

    private readonly TimelineFigure figure;
    private readonly Sheet sheet;
    private readonly TimelineAxis axis;
    private readonly bool beside;

    public TimelineLayout(TimelineFigure figure, Sheet sheet)
    {
        this.figure = figure with { Events = [.. figure.Events.Select(Bounded)], Lesions = [.. figure.Lesions.Where(l => l.Changes.Count > 0).Select(l => l with { Changes = [.. l.Changes.Select(c => c with { From = Bounded(c.From) })] })] };
        this.sheet = sheet;
        beside = sheet.Width > 330;
        var ranges = this.figure.Events.SelectMany(Times).Concat(this.figure.Lesions.SelectMany(l => l.Changes.Select(c => c.From))).ToList();
        axis = TimelineAxis.Over(ranges, beside ? 58 : 3, sheet.Width - (figure.Alive == true ? 9 : 4));
    }

    public double Draw()
    {
        var lanes = Lanes.Select(l => (l.Name, Events: this.figure.Events.Where(e => l.Marks.Contains(e.Mark)).OrderBy(e => TimelineAxis.Middle(e.When)).ThenBy(e => e.Id, StringComparer.Ordinal).ToList()))
            .Where(l => l.Events.Count > 0).Select(l => (l.Name, Packed: Pack(l.Name, l.Events))).ToList();
        const double Top = 13;
        var bottom = Top + (figure.Lesions.Count > 0 ? LaneHeight(figure.Lesions.Count * LesionLane.Height + LesionHead) : 0)
            + lanes.Sum(l => LaneHeight(Rows(l.Packed) * EventBlock.SubRow));
        var rules = new TimelineRules(sheet, axis, figure);
        rules.Under(Top, bottom);
        var y = Top;
        if (figure.Lesions.Count > 0)
        {
            y = Name("Lesions", y) + LesionHead;
            var lesionLane = new LesionLane(sheet, axis);
            foreach (var lesion in figure.Lesions)
            {
                lesionLane.Draw(lesion, y);
                y += LesionLane.Height;
            }
            y += 5;
        }
        var drawing = new EventDrawing(sheet, axis);
        foreach (var (name, packed) in lanes)
        {
            y = Name(name, y);
            foreach (var block in packed) drawing.Draw(block, y);
            y += Rows(packed) * EventBlock.SubRow + 5;
        }
        return rules.Axis(bottom);
    }

    // The first lesion's name may need the place of the lane's own.
    private double LesionHead => !beside && new LesionLane(sheet, axis).NameStart(figure.Lesions[0]) < NameWidth("Lesions") + 4 ? 9 : 0;

    private double LaneHeight(double rows) => (beside ? 4 : 2) + rows + 5;

    private static double NameWidth(string name) => TextMeasure.Width(name, 7, true) + 4;

    // Where the page is wide, a lane's name stands left of it; in a column, above it.
    private double Name(string name, double y)
    {
        sheet.Line(2, y + 0.5, sheet.Width - 2, y + 0.5, Paint.Line(Palette.Hair, 0.5));
        var words = Lettering.Small with { Bold = true };
        if (beside)
        {
            sheet.Text(2, y + 10.8, name, words, 54);
            return y + 4;
        }
        sheet.Rectangle(1, y + 1.5, NameWidth(name) - 1, 8.4, Paint.Filled(Palette.Paper));
        sheet.Text(2, y + 8.7, name, words);
        return y + 2;
    }

    private List<PlacedBlock> Pack(string name, List<TimelineEvent> events)
    {
        var lane = new LanePacking(5);
        // In a column the lane's name stands in its first row.
        if (!beside) lane.Take(0, NameWidth(name), 0, 1);
        return [.. events.Select(e => new EventBlock(e, axis).PlaceIn(lane))];
    }

    private static int Rows(List<PlacedBlock> packed) => packed.Max(p => p.Row + p.Rows);

    private static IEnumerable<DayRange> Times(TimelineEvent e)
    {
        if (e.Conflicting.Count > 0) return [e.Conflicting.Select(c => c.Days).Aggregate((a, b) => a.Or(b))];
        if (e.Lasting is not { } lasting || e.When.IsUnknown) return [e.When];
        var start = TimelineAxis.Middle(e.When);
        return [e.When, DayRange.On((int)Math.Round(start + Math.Min(lasting.Days.Middle, DayRange.Far / 4.0)))];
    }

    private static TimelineEvent Bounded(TimelineEvent e) => e with { When = Bounded(e.When), Conflicting = [.. e.Conflicting.Select(c => c with { Days = Bounded(c.Days) })] };

    // Sums with an open end come out a little short of it; an empty range says nothing.
    private static DayRange Bounded(DayRange range) => range.IsEmpty ? DayRange.Unknown
        : new(range.Earliest < -DayRange.Far / 2 ? -DayRange.Far : range.Earliest, range.Latest > DayRange.Far / 2 ? DayRange.Far : range.Latest);
}
