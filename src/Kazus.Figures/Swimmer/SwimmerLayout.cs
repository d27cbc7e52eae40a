using Kazus.Figures.Drawing;
using Kazus.Time;

namespace Kazus.Figures;

/// <summary>Places the rows of a swimmer plot, its axis and its key.</summary>
internal sealed class SwimmerLayout(SwimmerFigure figure, IReadOnlyList<SwimmerRow> rows, string? note, Sheet sheet)
{
    private readonly bool named = rows.Count <= 64;

    // 11 or 9 pt with names, then thinner, so that 200 rows fill a page and no more.
    private readonly double pitch = rows.Count <= 40 ? 11 : rows.Count <= 64 ? 9 : Math.Clamp(560.0 / Math.Max(rows.Count, 1), 2.6, 8);

    private Scale axis = new(0, 1, 0, 1);

    public double Draw()
    {
        var names = named ? rows.Select(r => TextMeasure.Width(Sheet.Clean(r.Name), 7.5, r.Own)).DefaultIfEmpty(0).Max() : 0;
        var nameRoom = Math.Min(names, sheet.Width * 0.3);
        var end = figure.AxisEnd ?? SwimmerFigure.Longest(rows);
        var start = Math.Min(0, rows.SelectMany(r => r.Marks).Select(m => m.Time).DefaultIfEmpty(0).Min());
        axis = new Scale(Math.Max(start, -end), end, 2 + nameRoom + (named ? 17 : 12), sheet.Width - 14);
        var y = Key(2);
        var top = y + 3;
        var bottom = top + rows.Count * pitch + 2;
        var ticks = Scale.Ticks(end, figure.Unit, (int)Math.Clamp((axis.Right - axis.At(0)) / 24, 3, 12));
        foreach (var tick in ticks) sheet.Line(axis.At(tick), top, axis.At(tick), bottom, Paint.Line(tick == 0 ? Palette.Quiet : Palette.Wash, 0.6));
        for (var i = 0; i < rows.Count; i++) Row(rows[i], top + (i + 0.5) * pitch + 1, nameRoom);
        sheet.Line(axis.Left, bottom, axis.Right, bottom, Paint.Line(Palette.Ink, 0.7));
        foreach (var tick in ticks)
        {
            sheet.Line(axis.At(tick), bottom, axis.At(tick), bottom + 3, Paint.Line(Palette.Ink, 0.7));
            sheet.Text(axis.At(tick), bottom + 10.5, Scale.Name(tick), Lettering.Small.Middle);
        }
        var unit = figure.Unit.Name(2);
        sheet.Text(axis.Right, bottom + 20.5, char.ToUpperInvariant(unit[0]) + unit[1..] + (figure.Clock is null ? "" : " from " + figure.Clock), Lettering.Label.End, axis.Right - 2);
        y = bottom + 24;
        if (note is null) return y + 1;
        foreach (var line in TextMeasure.Wrap(note, 7, sheet.Width - 4, 3)) sheet.Text(2, y += 9, line, Lettering.Small with { Italic = true });
        return y + 5;
    }

    private void Row(SwimmerRow row, double y, double nameRoom)
    {
        sheet.Begin(row.Name, ("open", "case"), ("case", row.Case));
        if (named) sheet.Text(2, y + 2.6, row.Name, row.Own ? Lettering.Strong : Lettering.Label, nameRoom);
        KindMark(row.Kind, (named ? 2 + nameRoom + 8 : 6), y, Math.Min(pitch * 0.62, 5.5));
        var thick = Math.Min(pitch * 0.34, 3.4);
        var zero = axis.At(0);
        var size = Math.Min(pitch * 0.6, 6);
        if (row.FollowUp is { } last)
        {
            var end = axis.At(Math.Max(last, 0));
            sheet.Rectangle(zero, y - thick / 2, end - zero, thick, Paint.Filled(row.Own ? Palette.Quiet : Palette.Hair));
            if (row.Latest is { } latest && latest > last) sheet.Line(end, y, axis.At(latest), y, Paint.Line(Palette.Quiet, Math.Min(thick, 1), "1.5 1.2"));
            foreach (var mark in row.Marks.OrderBy(m => m.Time)) Event(mark, y);
            var at = axis.At(row.Latest is { } l && l > last ? l : Math.Max(last, 0));
            // A mark on the last day keeps its place; what tells the end stands clear of it.
            if (row.Marks.Any(m => Math.Abs(axis.At(m.End ?? m.Time) - at) < size * 0.7)) at += size * 0.75;
            Ending(sheet, row.End, at, y, size);
        }
        else
        {
            var until = row.Marks.Select(m => axis.At(m.End ?? m.Time)).Append(zero).Max() + 12;
            sheet.Line(zero, y, until, y, Paint.Line(Palette.Quiet, 0.9, "1.2 1.4"));
            foreach (var mark in row.Marks.OrderBy(m => m.Time)) Event(mark, y);
            if (named) sheet.Text(until + 4, y + 2.5, row.End == SwimmerEnd.Dead ? "dead, time NR" : "NR", Lettering.Small);
        }
        sheet.End();
    }

    private void Event(SwimmerMark mark, double y)
    {
        var size = Math.Min(pitch * 0.62, 6);
        var at = axis.At(Math.Max(mark.Time, axis.From));
        if (mark.End is { } until && until > mark.Time && mark.Mark is EventMark.Systemic or EventMark.Radiotherapy)
        {
            var colour = Glyph.Colour(mark.Mark);
            sheet.Rectangle(at, y - size * 0.33, Math.Max(axis.At(mark.End ?? mark.Time) - at, size * 0.8), size * 0.66, mark.Mark == EventMark.Radiotherapy ? new Paint(sheet.Hatch(colour), colour, 0.6) : Paint.Filled(colour));
            return;
        }
        Glyph.Draw(sheet, mark.Mark, at, y, size);
    }

    private static void Ending(Sheet sheet, SwimmerEnd end, double x, double y, double size)
    {
        switch (end)
        {
            case SwimmerEnd.Alive:
                sheet.Path(new PathText().To('M', x, y).To('L', x + size * 1.3, y).To('M', x + size * 0.7, y - size * 0.42).To('L', x + size * 1.3, y).To('L', x + size * 0.7, y + size * 0.42), Paint.Line(Palette.Ink, Math.Min(1, size * 0.2)));
                break;
            case SwimmerEnd.Dead:
                Glyph.Draw(sheet, EventMark.Death, x + size * 0.2, y, size);
                break;
            default:
                sheet.Line(x, y, x + size * 1.6, y, Paint.Line(Palette.Quiet, Math.Min(0.9, size * 0.3), "1.1 1.3"));
                break;
        }
    }

    // Fill tells the kind, and shape the unknown, so that the column reads in grey too.
    private void KindMark(string? kind, double x, double y, double size)
    {
        var r = size / 2;
        switch (kind)
        {
            case "primary":
                sheet.Circle(x, y, r, Paint.Filled(Palette.Ink));
                break;
            case "metastasis":
                sheet.Circle(x, y, r * 0.88, Paint.Hollow(Palette.Ink, Math.Min(0.9, size * 0.2)));
                break;
            case null:
                sheet.Circle(x, y, r * 0.88, Paint.Line(Palette.Quiet, Math.Min(0.7, size * 0.2), "1 1"));
                break;
            default:
                sheet.Circle(x, y, r * 0.88, Paint.Hollow(Palette.Ink, Math.Min(0.9, size * 0.2)));
                sheet.Path(new PathText().To('M', x - r * 0.88, y).To('A', r * 0.88, r * 0.88, 0, 0, 1, x + r * 0.88, y).Close(), Paint.Filled(Palette.Ink));
                break;
        }
    }

    private double Key(double y)
    {
        var line = y + 8.5;
        double x = 2;
        void Entry(string words, Action<double, double> draw)
        {
            words = TextMeasure.Fit(Sheet.Clean(words), 7, sheet.Width * 0.5);
            var room = 11 + TextMeasure.Width(words, 7) + 9;
            if (x > 2 && x + room - 9 > sheet.Width - 2)
            {
                x = 2;
                line += 10.5;
            }
            draw(x + 4, line - 2.5);
            sheet.Text(x + 11, line, words, Lettering.Small);
            x += room;
        }
        foreach (var kind in rows.Select(r => r.Kind).Distinct().OrderBy(Order)) Entry(kind ?? "kind not reported", (cx, cy) => KindMark(kind, cx, cy, 5.5));
        foreach (var mark in rows.SelectMany(r => r.Marks).Select(m => m.Mark).Where(m => m is not (EventMark.Alive or EventMark.Death)).Distinct().Order()) Entry(mark.Name(), (cx, cy) => Glyph.Draw(sheet, mark, cx, cy));
        foreach (var end in rows.Where(r => r.FollowUp is not null).Select(r => r.End).Distinct().Order())
            Entry(end switch { SwimmerEnd.Alive => "alive", SwimmerEnd.Dead => "death", _ => "status not reported" }, (cx, cy) => Ending(sheet, end, cx - 4, cy, 6));
        if (rows.Any(r => r.FollowUp is null) && !named) Entry("follow-up not reported", (cx, cy) => sheet.Line(cx - 4, cy, cx + 4, cy, Paint.Line(Palette.Quiet, 0.9, "1.2 1.4")));
        return line + 4;
    }

    private static int Order(string? kind) => kind switch { "primary" => 0, "metastasis" => 1, null => 3, _ => 2 };
}
