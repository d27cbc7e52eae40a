using System.Globalization;
using Kazus.Figures.Drawing;
using Kazus.Time;

namespace Kazus.Figures;

/// <summary>Places the parts of a survival figure from the top down: name of the axis, legend, plot, numbers at risk, note.</summary>
internal sealed class SurvivalLayout(SurvivalFigure figure, List<SurvivalCurve> curves, Sheet sheet)
{
    private const double RowHeight = 10.5;

    private double left;
    private double right;

    public double Draw()
    {
        var longest = curves.Count > 1 ? curves.Max(c => TextMeasure.Width(c.Group.Name, 7)) : TextMeasure.Width("At risk", 7, true);
        left = Math.Clamp(longest + (curves.Count > 1 ? 21 : 12), 30, sheet.Width * 0.36);
        right = sheet.Width - 10;
        sheet.Text(2, 9, $"{figure.Quantity} (%)", Lettering.Strong, sheet.Width - 4);
        var y = Legend(12);
        var plot = (Top: y + 7, Bottom: y + 7 + Math.Min((right - left) * 0.62, 230));
        var end = Math.Max(figure.Horizon ?? curves.SelectMany(c => c.Group.Steps).Select(s => s.Time).DefaultIfEmpty(1).Max(), 1e-9);
        var ticks = Scale.Ticks(end, figure.Unit, (int)Math.Clamp((right - left) / 26, 3, 11));
        var x = new Scale(0, end, left, right);
        var share = new Scale(0, 1, plot.Bottom, plot.Top);
        Axes(x, share, ticks);
        foreach (var curve in curves)
            foreach (var band in curve.Bands(x, share))
                sheet.Path(band, Paint.Filled(curve.Colour, 0.13));
        foreach (var curve in curves) Curve(curve, x, share);
        y = Risk(x, ticks, plot.Bottom + 35);
        if (curves.Any(c => c.IsCut)) sheet.Text(2, y += 3, figure.CutNote, Lettering.Small with { Italic = true }, sheet.Width - 4);
        return y + 5;
    }

    private double Legend(double y)
    {
        foreach (var curve in curves)
        {
            y += RowHeight;
            var name = curve.Group.Name.Length > 0 ? curve.Group.Name : "";
            sheet.Line(2, y - 2.5, 20, y - 2.5, Paint.Line(curve.Colour, 1.5, curve.Dash));
            var room = sheet.Width - 27;
            var detail = curve.Size + Median(curve);
            var left = room - TextMeasure.Width(detail, 7) - 5;
            sheet.Text(25, y, name, Lettering.Label, left);
            var used = Math.Min(TextMeasure.Width(Sheet.Clean(name), 7.5), left);
            sheet.Text(25 + used + (name.Length > 0 ? 5 : 0), y, detail, Lettering.Small);
        }
        if (figure.P is not { } p) return y;
        y += RowHeight;
        sheet.Text(2, y, $"{figure.Test} p {(p < 0.001 ? "< 0.001" : "= " + p.ToString(p < 0.1 ? "0.000" : "0.00", CultureInfo.InvariantCulture))}", Lettering.Small);
        return y;
    }

    private string Median(SurvivalCurve curve) => figure.ShowMedian && curve.Group.Median is { } m
        ? $", median {Scale.Name(Math.Round(m, 1))} {figure.Unit.Symbol()}" : "";

    private void Axes(Scale x, Scale share, IReadOnlyList<double> ticks)
    {
        foreach (var level in new[] { 0, 0.25, 0.5, 0.75, 1 })
        {
            var at = share.At(level);
            if (level > 0) sheet.Line(left, at, right, at, Paint.Line(Palette.Wash, 0.6));
            sheet.Text(left - 4, at + 2.4, (level * 100).ToString("0", CultureInfo.InvariantCulture), Lettering.Small.End);
        }
        sheet.Line(left, share.At(0), right, share.At(0), Paint.Line(Palette.Ink, 0.7));
        foreach (var tick in ticks)
        {
            sheet.Line(x.At(tick), share.At(0), x.At(tick), share.At(0) + 3, Paint.Line(Palette.Ink, 0.7));
            sheet.Text(x.At(tick), share.At(0) + 10.5, Scale.Name(tick), Lettering.Small.Middle);
        }
        var unit = figure.Unit.Name(2);
        sheet.Text(right, share.At(0) + 20.5, figure.Clock is null ? char.ToUpperInvariant(unit[0]) + unit[1..] : $"{char.ToUpperInvariant(unit[0])}{unit[1..]} from {figure.Clock}", Lettering.Label.End, right - left);
    }

    private void Curve(SurvivalCurve curve, Scale x, Scale share)
    {
        if (curve.Last is not { } last) return;
        sheet.Begin(curve.Group.Name.Length > 0 ? $"{curve.Group.Name}: {curve.Size}" : curve.Size, ("group", curve.Group.Name));
        if (figure.ShowMedian && curve.Group.Median is { } median && median <= last.Time)
            sheet.Path(new PathText().To('M', x.At(0), share.At(0.5)).To('H', x.At(median)).To('V', share.At(0)), Paint.Line(curve.Colour, 0.6, "1 1.6"));
        sheet.Path(curve.Line(x, share), Paint.Line(curve.Colour, 1.5, curve.Dash), " stroke-linejoin=\"miter\"");
        var previous = double.NegativeInfinity;
        foreach (var step in curve.Shown.Where(s => s.Censored > 0))
        {
            var at = x.At(step.Time);
            if (at - previous < 0.4) continue;
            previous = at;
            sheet.Line(at, share.At(step.Estimate) - 3, at, share.At(step.Estimate) + 3, Paint.Line(curve.Colour, 0.8));
        }
        // A drop on the last day shown has a band without width: its interval stands as a line.
        if (last is { Events: > 0, Lower: { } lower, Upper: { } upper })
        {
            sheet.Line(x.At(last.Time), share.At(lower), x.At(last.Time), share.At(upper), Paint.Line(curve.Colour, 0.7));
            foreach (var limit in new[] { lower, upper }) sheet.Line(x.At(last.Time) - 2, share.At(limit), x.At(last.Time) + 2, share.At(limit), Paint.Line(curve.Colour, 0.7));
        }
        if (curve.IsCut) sheet.Circle(x.At(last.Time), share.At(last.Estimate), 1.9, Paint.Hollow(curve.Colour, 0.9));
        Openings(curve, x, share);
        sheet.End();
    }

    // What a page opens when a step is chosen: an unseen area over the step, named for readers.
    private void Openings(SurvivalCurve curve, Scale x, Scale share)
    {
        var before = curve.Start;
        foreach (var step in curve.Shown.Where(s => s.Cases.Count > 0).Take(500))
        {
            var limits = step is { Lower: { } l, Upper: { } u } ? $" ({SurvivalFigure.Percent(l)} to {SurvivalFigure.Percent(u)})" : "";
            sheet.Begin(string.Create(CultureInfo.InvariantCulture, $"{Scale.Name(step.Time)} {figure.Unit.Name(step.Time)}: {SurvivalFigure.Percent(step.Estimate)}{limits}; at risk {step.AtRisk:0.##}, events {step.Events:0.##}"),
                ("open", "step"), ("step", Scale.Name(step.Time)), ("cases", string.Join(' ', step.Cases)));
            var (top, bottom) = (share.At(Math.Max(before, step.Estimate)), share.At(Math.Min(before, step.Estimate)));
            sheet.Rectangle(x.At(step.Time) - 4, top - 4, 8, bottom - top + 8, Paint.Filled(Palette.Paper, 0));
            sheet.End();
            before = step.Estimate;
        }
    }

    private double Risk(Scale x, IReadOnlyList<double> ticks, double y)
    {
        sheet.Text(2, y, "At risk", Lettering.Small with { Bold = true, Colour = Palette.Ink });
        if (curves.Count == 1) y -= RowHeight;
        for (var i = 0; i < curves.Count; i++)
        {
            y += RowHeight;
            if (curves.Count > 1)
            {
                sheet.Line(2, y - 2.4, 9, y - 2.4, Paint.Line(curves[i].Colour, 1.5, curves[i].Dash));
                sheet.Text(12, y, curves[i].Group.Name, Lettering.Small with { Colour = Palette.Ink }, left - 19);
            }
            foreach (var tick in ticks)
                sheet.Text(x.At(tick), y, Math.Round(curves[i].AtRisk(tick), 1).ToString("0.#", CultureInfo.InvariantCulture), Lettering.Small.Middle with { Colour = Palette.Ink });
        }
        return y + 8;
    }
}
