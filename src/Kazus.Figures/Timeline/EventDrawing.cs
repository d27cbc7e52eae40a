using Kazus.Figures.Drawing;
using Kazus.Time;

namespace Kazus.Figures;

/// <summary>Draws a placed event: possible days, mark, words.</summary>
internal sealed class EventDrawing(Sheet sheet, TimelineAxis axis)
{
    public void Draw(PlacedBlock placed, double laneTop)
    {
        var block = placed.Block;
        var e = block.Event;
        var y = laneTop + placed.Row * EventBlock.SubRow + 4.2;
        sheet.Begin(e.Words is null ? TimelineFigure.Said(e) : $"{TimelineFigure.Said(e)} ({e.Words})", ("open", "event"), ("event", e.Id));
        var first = placed.Beneath ? y + EventBlock.SubRow : y;
        var height = block.LabelRows * EventBlock.SubRow;
        // The ground behind words hides rules and ticks, so that no line runs through a letter.
        if (height > 0) sheet.Rectangle(placed.Label - 1, first - 4.3, block.LabelWidth + 1, height, Paint.Filled(Palette.Paper));
        Mark(block, y);
        Words(block, placed.Label, first + 2.5);
        sheet.End();
    }

    private void Mark(EventBlock block, double y)
    {
        var e = block.Event;
        var colour = Glyph.Colour(e.Mark);
        if (block.Unknown)
        {
            sheet.Line(block.Extent.To + 2.5 + block.LabelWidth + 3, y, axis.Right, y, Paint.Line(colour, 0.7, "0.8 2.4"));
            Glyph.Draw(sheet, e.Mark, block.Mark, y, 6, known: false);
            return;
        }
        if (e.Conflicting.Count > 0)
        {
            Conflict(e, y);
            Glyph.Draw(sheet, e.Mark, block.Mark, y);
            return;
        }
        var (from, to) = block.Soft;
        if (to - from > 3) sheet.Rectangle(from, y - 2.6, to - from, 5.2, new Paint(sheet.Soft(colour, !Sharp(e.When.Earliest), !Sharp(e.When.Latest))));
        if (block.Bar is { } bar && e.Mark is EventMark.Systemic or EventMark.Radiotherapy && block.Bar is { } known)
        {
            var solid = e.When.Latest < DayRange.Far && e.When.Earliest > -DayRange.Far;
            var paint = !solid ? Paint.Hollow(colour, 1, "1.6 1.2") : e.Mark == EventMark.Radiotherapy ? new Paint(sheet.Hatch(colour), colour, 0.7) : Paint.Filled(colour);
            sheet.Rectangle(known.From, y - 2.6, Math.Min(known.To, axis.Right) - known.From, 5.2, paint);
            return;
        }
        Glyph.Draw(sheet, e.Mark, block.Mark, y);
    }

    // Two outlines a little apart in height, so that both stay visible where they overlap.
    private void Conflict(TimelineEvent e, double y)
    {
        for (var i = 0; i < e.Conflicting.Count; i++)
        {
            var days = e.Conflicting[i].Days;
            var (from, to) = (axis.At(days.Earliest), axis.At(days.Latest));
            var inset = i % 2 == 0 ? 0 : 1.3;
            sheet.Begin(e.Conflicting[i].Words);
            sheet.Rectangle(Math.Min(from, to - 2.5), y - 3.6 + inset, Math.Max(to - from, 2.5), 7.2 - 2 * inset, Paint.Line(Palette.Recurrence, 0.9), 1);
            sheet.End();
        }
    }

    // A bound of day zero itself, or a day known exactly, has a sharp edge.
    private static bool Sharp(int day) => day == 0;

    private void Words(EventBlock block, double x, double baseline)
    {
        foreach (var line in block.What)
        {
            sheet.Text(x, baseline, line, Lettering.Label);
            baseline += EventBlock.SubRow;
        }
        foreach (var line in block.Words)
        {
            sheet.Text(x, baseline, line, block.Event.Conflicting.Count > 0 ? Lettering.Small with { Colour = Palette.ConflictWords } : Lettering.Small);
            baseline += EventBlock.SubRow;
        }
    }
}
