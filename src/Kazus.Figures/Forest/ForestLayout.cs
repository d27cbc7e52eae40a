using System.Globalization;
using Kazus.Figures.Drawing;

namespace Kazus.Figures;

/// <summary>Places a forest plot: names, counts, the plot, estimates in words; weights where there is room.</summary>
internal sealed class ForestLayout(ForestFigure figure, Sheet sheet)
{
    private const double Row = 12;

    private readonly double totalWeight = figure.Rows.Sum(r => Math.Max(r.Weight ?? 0, 0));

    private Scale axis = new(0, 1, 0, 1);

    public double Draw()
    {
        var wide = sheet.Width > 330;
        var names = figure.Rows.Select(r => r.Name).Append(figure.Pooled?.Name ?? "").Max(n => TextMeasure.Width(Sheet.Clean(n), 7.5));
        var nameRoom = Math.Min(Math.Max(names, TextMeasure.Width("Study", 7, true)) + 6, sheet.Width * (wide ? 0.34 : 0.32));
        var counts = figure.Rows.Any(r => r.Counts is not null) ? Math.Min(Math.Max(TextMeasure.Width(figure.CountsHead, 7, true), figure.Rows.Max(r => TextMeasure.Width(r.Counts ?? "", 7))) + 8, sheet.Width * 0.2) : 0;
        var words = figure.Rows.Select(r => Words(r.Estimate, r.Lower, r.Upper)).Append(figure.Pooled is { } p ? Words(p.Estimate, p.Lower, p.Upper) : "").Max(w => TextMeasure.Width(w, 7, true)) + 4;
        var weights = wide && totalWeight > 0 ? 36 : 0;
        axis = Axis(2 + nameRoom + counts + 6, sheet.Width - words - weights - 8);
        var y = 9.0;
        sheet.Text(2, y, "Study", Lettering.Small with { Bold = true, Colour = Palette.Ink });
        if (counts > 0) sheet.Text(2 + nameRoom + counts - 4, y, figure.CountsHead, (Lettering.Small with { Bold = true, Colour = Palette.Ink }).End, counts);
        var level = figure.Level.ToString("0.##", CultureInfo.InvariantCulture);
        sheet.Text(sheet.Width - 2 - weights, y, figure.Percent ? $"% ({level}% CI)" : $"{level}% CI", (Lettering.Small with { Bold = true, Colour = Palette.Ink }).End, words);
        if (weights > 0) sheet.Text(sheet.Width - 2, y, "Weight", (Lettering.Small with { Bold = true, Colour = Palette.Ink }).End);
        y += 4;
        sheet.Line(2, y, sheet.Width - 2, y, Paint.Line(Palette.Hair, 0.6));
        var top = y;
        var bottom = y + Row * figure.Rows.Count + (figure.Pooled is null ? 4 : Row * 1.6 + (figure.Pooled.PredictionLower is null ? 0 : Row));
        if (figure.NoEffect is { } none) sheet.Line(axis.At(Map(none)), top, axis.At(Map(none)), bottom, Paint.Line(Palette.Ink, 0.6));
        if (figure.Pooled is { } pooled) sheet.Line(axis.At(Map(pooled.Estimate)), top + 3, axis.At(Map(pooled.Estimate)), bottom, Paint.Line(Palette.Quiet, 0.6, "1.5 1.5"));
        foreach (var row in figure.Rows)
        {
            y += Row;
            Study(row, y, nameRoom, counts, weights);
        }
        if (figure.Pooled is not null) Pooled(figure.Pooled, y + Row * 1.4, weights);
        return Foot(bottom);
    }

    private void Study(ForestRow row, double y, double nameRoom, double counts, double weights)
    {
        sheet.Begin(row.Name, ("open", row.Cases.Count > 0 ? "row" : null), ("cases", string.Join(' ', row.Cases)));
        sheet.Text(2, y, row.Name, Lettering.Label, nameRoom - 4);
        if (row.Counts is not null) sheet.Text(2 + nameRoom + counts - 4, y, row.Counts, (Lettering.Small with { Colour = Palette.Ink }).End, counts - 4);
        var middle = y - 2.6;
        Interval(row.Lower, row.Upper, middle, Paint.Line(Palette.Ink, 0.9));
        var share = totalWeight > 0 && row.Weight is > 0 ? row.Weight.Value / totalWeight : 0;
        var side = 2.4 + 6 * Math.Sqrt(share);
        var at = axis.At(Map(row.Estimate));
        var inside = at >= axis.Left - 0.01 && at <= axis.Right + 0.01;
        if (inside) sheet.Rectangle(at - side / 2, middle - side / 2, side, side, share > 0 ? new Paint(Palette.Surgery, Palette.Paper, 0.4) : Paint.Hollow(Palette.Quiet, 0.8, "1.1 1.1"));
        sheet.Text(sheet.Width - 2 - weights, y, Words(row.Estimate, row.Lower, row.Upper), (Lettering.Small with { Colour = Palette.Ink }).End);
        if (weights > 0) sheet.Text(sheet.Width - 2, y, share > 0 ? (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%" : "\u2013", Lettering.Small.End);
        sheet.End();
    }

    // An interval that leaves the axis ends in an arrow there.
    private void Interval(double lower, double upper, double y, Paint paint)
    {
        var (a, b) = (axis.At(Map(lower)), axis.At(Map(upper)));
        var (from, to) = (Math.Clamp(a, axis.Left, axis.Right), Math.Clamp(b, axis.Left, axis.Right));
        sheet.Line(from, y, to, y, paint);
        if (a < axis.Left - 0.01) sheet.Path(new PathText().To('M', from + 3, y - 2).To('L', from, y).To('L', from + 3, y + 2), paint);
        if (b > axis.Right + 0.01) sheet.Path(new PathText().To('M', to - 3, y - 2).To('L', to, y).To('L', to - 3, y + 2), paint);
    }

    private void Pooled(ForestSummary pooled, double y, double weights)
    {
        sheet.Line(2, y - 10.5, sheet.Width - 2, y - 10.5, Paint.Line(Palette.Hair, 0.6));
        sheet.Text(2, y, pooled.Name, Lettering.Strong, axis.Left - 6);
        double At(double v) => Math.Clamp(axis.At(Map(v)), axis.Left, axis.Right);
        var middle = y - 2.6;
        sheet.Path(new PathText().To('M', At(pooled.Lower), middle).To('L', At(pooled.Estimate), middle - 4).To('L', At(pooled.Upper), middle).To('L', At(pooled.Estimate), middle + 4).Close(), new Paint(Palette.Ink, Palette.Ink, 0.4));
        sheet.Text(sheet.Width - 2 - weights, y, Words(pooled.Estimate, pooled.Lower, pooled.Upper), (Lettering.Small with { Bold = true, Colour = Palette.Ink }).End);
        if (pooled is not { PredictionLower: { } lower, PredictionUpper: { } upper }) return;
        y += Row;
        sheet.Text(2, y, "Prediction interval", Lettering.Small, axis.Left - 6);
        sheet.Rectangle(At(lower), y - 4, At(upper) - At(lower), 2.8, Paint.Filled(Palette.Quiet));
        sheet.Text(sheet.Width - 2 - weights, y, $"({figure.Number(lower)} to {figure.Number(upper)})", (Lettering.Small with { Colour = Palette.Ink }).End);
    }

    private double Foot(double y)
    {
        sheet.Line(axis.Left, y, axis.Right, y, Paint.Line(Palette.Ink, 0.7));
        foreach (var tick in Ticks())
        {
            var at = axis.At(Map(tick));
            sheet.Line(at, y, at, y + 3, Paint.Line(Palette.Ink, 0.7));
            sheet.Text(at, y + 10.5, figure.Percent ? Scale.Name(tick * 100) : Scale.Name(tick), Lettering.Small.Middle);
        }
        y += 21;
        var name = figure.Percent ? $"{figure.Effect} (%)" : figure.Effect;
        var width = TextMeasure.Width(Sheet.Clean(name), 7.5);
        var centre = (axis.Left + axis.Right) / 2;
        if (centre + width / 2 > sheet.Width - 2) sheet.Text(sheet.Width - 2, y, name, Lettering.Label.End, sheet.Width - 4);
        else sheet.Text(centre, y, name, Lettering.Label.Middle, sheet.Width - 4);
        if (figure.Hetero is { } words) sheet.Text(2, y += 12, words, Lettering.Small, sheet.Width - 4);
        return y + 5;
    }

    private IReadOnlyList<double> Ticks()
    {
        var most = (int)Math.Clamp((axis.Right - axis.Left) / 20, 2, 9);
        if (!figure.Logarithmic) return Scale.Round(axis.From, axis.To, most);
        double[] every = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];
        var inside = every.Where(v => Math.Log(v) >= axis.From - 1e-9 && Math.Log(v) <= axis.To + 1e-9).ToList();
        var skip = (int)Math.Ceiling(inside.Count / (double)most);
        var one = inside.IndexOf(1);
        return [.. inside.Where((_, i) => (i - Math.Max(one, 0)) % Math.Max(skip, 1) == 0)];
    }

    private double Map(double value) => figure.Logarithmic ? Math.Log(Math.Max(value, 1e-300)) : value;

    private string Words(double estimate, double lower, double upper) => $"{figure.Number(estimate)} ({figure.Number(lower)} to {figure.Number(upper)})";

    private Scale Axis(double left, double right)
    {
        if (figure.Percent) return new Scale(0, 1, left, right);
        var values = figure.Rows.SelectMany(r => new[] { r.Lower, r.Upper }).ToList();
        if (figure.Pooled is { } p) values.AddRange([p.Lower, p.Upper, p.PredictionLower ?? p.Lower, p.PredictionUpper ?? p.Upper]);
        if (figure.NoEffect is { } none) values.Add(none);
        var mapped = values.Select(Map).Where(double.IsFinite).Order().ToList();
        if (mapped.Count == 0) return new Scale(0, 1, left, right);
        var (low, high) = (mapped[0], mapped[^1]);
        // One wild interval does not squeeze all others: it leaves the axis with an arrow.
        var centres = figure.Rows.Select(r => Map(r.Estimate)).Order().ToList();
        if (centres.Count > 2)
        {
            var reach = Math.Max(centres[^1] - centres[0], mapped[mapped.Count * 3 / 4] - mapped[mapped.Count / 4]) * 1.5;
            low = Math.Max(low, centres[0] - reach);
            high = Math.Min(high, centres[^1] + reach);
        }
        var pad = high > low ? (high - low) * 0.04 : 1;
        return new Scale(low - pad, high + pad, left, right);
    }
}
