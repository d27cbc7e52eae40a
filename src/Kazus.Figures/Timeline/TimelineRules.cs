using Kazus.Figures.Drawing;
using Kazus.Time;

namespace Kazus.Figures;

/// <summary>Day zero, folds, and the axis with its ticks.</summary>
internal sealed class TimelineRules(Sheet sheet, TimelineAxis axis, TimelineFigure figure)
{
    private readonly List<(double From, double To)> named = [];

    public void Under(double top, double bottom)
    {
        for (var i = 0; i + 1 < axis.Stretches.Count; i++)
            sheet.Rectangle(axis.Stretches[i].Right + 1.5, top, TimelineAxis.FoldWidth - 3, bottom - top, Paint.Filled(Palette.Wash));
        var zero = axis.At(0);
        var name = figure.DayZero is null ? "Day 0" : $"Day 0: {figure.DayZero}";
        var width = Math.Min(TextMeasure.Width(Sheet.Clean(name), 7.5, true) * 1.02, sheet.Width - 6);
        var x = Math.Clamp(zero - width / 2, 2, sheet.Width - 2 - width);
        sheet.Text(x, 8, name, Lettering.Strong, width + 1);
        sheet.Line(zero, 10.5, zero, bottom, Paint.Line(Palette.Ink, 0.8));
    }

    public double Axis(double y)
    {
        for (var i = 0; i < axis.Stretches.Count; i++)
        {
            var s = axis.Stretches[i];
            sheet.Line(s.Left, y, s.Right, y, Paint.Line(Palette.Ink, 0.7));
            if (i + 1 < axis.Stretches.Count) Fold(s, axis.Stretches[i + 1], y);
        }
        if (figure.Alive == true) Glyph.Draw(sheet, EventMark.Alive, axis.Right + 3.5, y, 7);
        var unit = MainUnit();
        // The stretch around day zero has its ticks first; a far one keeps its only tick where there is room.
        var order = Enumerable.Range(0, axis.Stretches.Count).OrderBy(i => i == axis.Main ? 0 : 1);
        foreach (var i in order) Ticks(axis.Stretches[i], i == axis.Main, unit, y);
        var last = axis.Stretches[^1].Right;
        var words = char.ToUpperInvariant(unit.Name(2)[0]) + unit.Name(2)[1..] + " from day 0" + (figure.Alive == true ? "; arrow: alive at last contact" : "");
        sheet.Text(last, y + 28, words, Lettering.Small.End, last - 2);
        return y + 32;
    }

    private TimeUnit MainUnit()
    {
        var span = axis.Stretches[axis.Main].To - axis.Stretches[axis.Main].From;
        return UnitOf(span);
    }

    private static TimeUnit UnitOf(double span) => span > 5 * TimeUnits.DaysPerYear ? TimeUnit.Year : span > 75 ? TimeUnit.Month : span > 20 ? TimeUnit.Week : TimeUnit.Day;

    // Two strokes on the axis, and under it how long the folded stretch is.
    private void Fold(TimelineStretch before, TimelineStretch after, double y)
    {
        for (var k = 0; k < 2; k++)
        {
            var x = before.Right + 2.4 + k * 4.2;
            sheet.Line(x - 1.6, y + 3, x + 1.6, y - 3, Paint.Line(Palette.Ink, 0.7));
        }
        var words = Length(after.From - before.To);
        var half = TextMeasure.Width(words, 7) / 2;
        sheet.Text(Math.Clamp((before.Right + after.Left) / 2, half + 1, sheet.Width - half - 1), y + 19, words, (Lettering.Small with { Italic = true }).Middle);
    }

    private static string Length(double days) => days >= 1.5 * TimeUnits.DaysPerYear ? $"{TimelineFigure.N(Math.Round(days / TimeUnits.DaysPerYear))} y"
        : days >= 45 ? $"{TimelineFigure.N(Math.Round(days / TimeUnits.DaysPerMonth))} mo" : $"{TimelineFigure.N(Math.Round(days))} d";

    private void Ticks(TimelineStretch s, bool main, TimeUnit unit, double y)
    {
        var own = main ? unit : Far(s);
        var most = Math.Max(2, (int)((s.Right - s.Left) / (main ? 20 : 26)));
        var (from, to) = (s.From / own.Days(), s.To / own.Days());
        var ticks = main ? Straight(from, to, own, most) : [Math.Round((from + to) / 2)];
        foreach (var tick in ticks)
        {
            var x = axis.At(tick * own.Days());
            var words = Scale.Name(tick) + (own == unit ? "" : " " + (own == TimeUnit.Year ? "y" : own.Symbol()));
            var half = TextMeasure.Width(words, 7) / 2;
            if (x - half < 0 || x + half > sheet.Width || named.Exists(n => x - half < n.To + 2.5 && n.From < x + half + 2.5)) continue;
            named.Add((x - half, x + half));
            sheet.Line(x, y, x, y + 3, Paint.Line(Palette.Ink, 0.7));
            sheet.Text(x, y + 10.5, words, Lettering.Small.Middle);
        }
    }

    private static TimeUnit Far(TimelineStretch s) => Math.Abs((s.From + s.To) / 2) > 1.5 * TimeUnits.DaysPerYear ? TimeUnit.Year : TimeUnit.Month;

    private static IReadOnlyList<double> Straight(double from, double to, TimeUnit unit, int most)
    {
        var after = Scale.Ticks(to - from, unit, most);
        var step = after.Count > 1 ? after[1] - after[0] : Math.Max(to - from, 1);
        var first = Math.Ceiling(from / step - 1e-9);
        var last = Math.Floor(to / step + 1e-9);
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step)];
    }
}
