using Kazus.Figures.Drawing;
using Kazus.Time;

namespace Kazus.Figures;

/// <summary>
/// A lesion's band: thin over the days on which it may have begun, thick while present, broken after resection, thick again when
/// it recurs. The name stands above the band.
/// </summary>
internal sealed class LesionLane(Sheet sheet, TimelineAxis axis)
{
    public const double Height = 17;

    public void Draw(TimelineLesion lesion, double top)
    {
        var y = top + 12.6;
        sheet.Begin(lesion.Name, ("open", "lesion"), ("lesion", lesion.Id));
        Name(lesion, top + 7);
        for (var i = 0; i < lesion.Changes.Count; i++)
        {
            var (from, to) = Ends(lesion.Changes[i].From);
            var next = i + 1 < lesion.Changes.Count ? Ends(lesion.Changes[i + 1].From) : (From: axis.Right, To: axis.Right);
            if (lesion.Changes[i].State == LesionState.Present) Present(from, to, next.From, next.To, y);
            else
            {
                if (i == 0) Before((from + to) / 2, y);
                // From the middle of the possible days of the resection on, to the first possible day of a recurrence.
                sheet.Line((from + to) / 2 + 1, y, next.From, y, Paint.Line(Palette.Quiet, 0.9, "2.2 2.2"));
            }
        }
        sheet.End();
    }

    private void Name(TimelineLesion lesion, double baseline)
    {
        var width = NameWidth(lesion);
        var x = NameStart(lesion);
        sheet.Rectangle(x - 1, baseline - 6.5, Math.Min(width, axis.Right - axis.Left) + 1, 8.4, Paint.Filled(Palette.Paper));
        sheet.Text(x, baseline, lesion.Name, Lettering.Label, axis.Right - axis.Left);
    }

    public double NameStart(TimelineLesion lesion) =>
        Math.Clamp(Ends(lesion.Changes[0].From).From - (lesion.Changes[0].State == LesionState.Resected ? 6 : 0), axis.Left, Math.Max(axis.Left, axis.Right - NameWidth(lesion)));

    private static double NameWidth(TimelineLesion lesion) => TextMeasure.Width(Sheet.Clean(lesion.Name), 7.5) * 1.02 + 1;

    private void Present(double from, double to, double nextFrom, double nextTo, double y)
    {
        var middle = (nextFrom + nextTo) / 2;
        sheet.Line(from, y, Math.Min(to, middle), y, Paint.Line(Palette.Ink, 1.2));
        if (middle > to) sheet.Rectangle(to, y - 2.2, middle - to, 4.4, Paint.Filled(Palette.Ink));
    }

    // A lesion first heard of when it was taken out had been there before, nobody says since when.
    private void Before(double at, double y) => sheet.Rectangle(Math.Max(axis.Left, at - 9), y - 2.2, at - Math.Max(axis.Left, at - 9), 4.4, new Paint(sheet.Soft(Palette.Ink, true, false)));

    private (double From, double To) Ends(DayRange range) => (axis.At(range.Earliest), axis.At(range.Latest));
}
