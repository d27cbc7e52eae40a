using System.Globalization;
using Kazus.Figures.Drawing;

namespace Kazus.Figures;

/// <summary>One study of a forest plot.</summary>
/// <param name="Name">Study or case series.</param>
/// <param name="Estimate">Effect on the axis's scale.</param>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="Weight">Weight in the pooled estimate; any positive scale, shown as a share. Null or 0 leaves the study out of the pooling.</param>
/// <param name="Counts">What stands behind it: "3/12", or null.</param>
public sealed record ForestRow(string Name, double Estimate, double Lower, double Upper, double? Weight, string? Counts = null)
{
    /// <summary>Source or case ids, so that a page can open the claims behind the row.</summary>
    public IReadOnlyList<string> Cases { get; init; } = [];
}

/// <summary>The pooled estimate.</summary>
/// <param name="Name">Model: "Random effects (REML)".</param>
/// <param name="Estimate">Effect on the axis's scale.</param>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="PredictionLower">Lower limit of the prediction interval, or null.</param>
/// <param name="PredictionUpper">Upper limit of the prediction interval, or null.</param>
public sealed record ForestSummary(string Name, double Estimate, double Lower, double Upper, double? PredictionLower = null, double? PredictionUpper = null);

/// <summary>How unlike the studies are; each number where it is known.</summary>
/// <param name="I2">I² in percent.</param>
/// <param name="Tau2">Between-study variance.</param>
/// <param name="Q">Cochran's Q.</param>
/// <param name="P">p value of Q.</param>
public sealed record Heterogeneity(double? I2, double? Tau2, double? Q = null, double? P = null);

/// <summary>Studies with intervals, squares sized by weight, a diamond for the pooled estimate and its prediction interval.</summary>
public sealed record ForestFigure : Figure
{
    /// <summary>Studies in the order to be shown.</summary>
    public required IReadOnlyList<ForestRow> Rows { get; init; }

    /// <summary>The pooled estimate, or null.</summary>
    public ForestSummary? Pooled { get; init; }

    /// <summary>Heterogeneity, or null.</summary>
    public Heterogeneity? Spread { get; init; }

    /// <summary>What the axis shows: "Proportion with recurrence".</summary>
    public string Effect { get; init; } = "Effect";

    /// <summary>Head of the counts column.</summary>
    public string CountsHead { get; init; } = "Events/n";

    /// <summary>The line of no effect (0, or 1 for ratios), or null for none.</summary>
    public double? NoEffect { get; init; }

    /// <summary>True for ratios: a logarithmic axis.</summary>
    public bool Logarithmic { get; init; }

    /// <summary>True for proportions: axis from 0 to 1, shown in percent.</summary>
    public bool Percent { get; init; }

    /// <summary>Level of the intervals in percent.</summary>
    public double Level { get; init; } = 95;

    private protected override string DefaultId => "forest";

    /// <inheritdoc/>
    public override SvgFigure Draw()
    {
        foreach (var row in Rows) Check(row.Name, row.Lower, row.Estimate, row.Upper);
        if (Pooled is { } p) Check(p.Name, p.Lower, p.Estimate, p.Upper);
        var sheet = new Sheet(Id, Width);
        var height = new ForestLayout(this, sheet).Draw();
        var title = Title ?? Effect;
        var pooled = Pooled is null ? "" : $" {Pooled.Name}: {Number(Pooled.Estimate)} ({Number(Pooled.Lower)} to {Number(Pooled.Upper)}).";
        var prediction = Pooled is { PredictionLower: { } l, PredictionUpper: { } u } ? $" Prediction interval {Number(l)} to {Number(u)}." : "";
        var description = $"Forest plot of {Rows.Count.ToString(CultureInfo.InvariantCulture)} studies: {Effect}.{pooled}{prediction}";
        var level = Level.ToString("0.##", CultureInfo.InvariantCulture);
        var caption = $"{Effect}, k = {Rows.Count(r => r.Weight is > 0).ToString(CultureInfo.InvariantCulture)} studies. Squares: estimates, area by weight; lines: {level}% CI{(Pooled is null ? "" : "; diamond: pooled estimate")}{(prediction.Length > 0 ? "; bar: prediction interval" : "")}.{(Hetero is { } h ? " " + h + "." : "")}";
        return Finish(sheet, height, title, description, caption);
    }

    /// <summary>"I² = 34%, τ² = 0.12, Q = 9.1 (p = 0.17)", or null.</summary>
    internal string? Hetero
    {
        get
        {
            if (Spread is not { } s) return null;
            var parts = new List<string>();
            if (s.I2 is { } i2) parts.Add(string.Create(CultureInfo.InvariantCulture, $"I\u00b2 = {i2:0}%"));
            if (s.Tau2 is { } t) parts.Add(string.Create(CultureInfo.InvariantCulture, $"\u03c4\u00b2 = {t:0.###}"));
            if (s.Q is { } q) parts.Add(string.Create(CultureInfo.InvariantCulture, $"Q = {q:0.0}") + (s.P is { } p ? p < 0.001 ? " (p < 0.001)" : $" (p = {p.ToString(p < 0.1 ? "0.000" : "0.00", CultureInfo.InvariantCulture)})" : ""));
            return parts.Count == 0 ? null : string.Join(", ", parts);
        }
    }

    internal string Number(double value) => Percent
        ? (value * 100).ToString("0", CultureInfo.InvariantCulture)
        : value.ToString(Math.Abs(value) >= 100 ? "0" : Math.Abs(value) >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture).Replace('-', '\u2212');

    private void Check(string name, double lower, double estimate, double upper)
    {
        if (!(lower <= estimate && estimate <= upper) || !double.IsFinite(lower) || !double.IsFinite(upper))
            throw new ArgumentException($"\"{name}\": the estimate must lie between finite limits.", nameof(Rows));
        if (Logarithmic && lower <= 0) throw new ArgumentException($"\"{name}\": a logarithmic axis needs limits above zero.", nameof(Rows));
    }
}
