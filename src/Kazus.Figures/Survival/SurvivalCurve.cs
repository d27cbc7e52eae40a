using System.Globalization;
using Kazus.Figures.Drawing;

namespace Kazus.Figures;

/// <summary>A group as it will be drawn: what of it may be shown, and its path.</summary>
internal sealed class SurvivalCurve
{
    private readonly SurvivalFigure figure;

    public SurvivalCurve(SurvivalFigure figure, SurvivalGroup group, int index)
    {
        this.figure = figure;
        Group = group;
        (Colour, Dash) = Palette.Group(index);
        for (var i = 1; i < group.Steps.Count; i++)
            if (!(group.Steps[i].Time > group.Steps[i - 1].Time)) throw new ArgumentException($"The times of \"{group.Name}\" do not ascend.", nameof(group));
        var shown = group.Steps.TakeWhile(s => s.AtRisk >= figure.LeastAtRisk && s.Time <= Horizon).ToList();
        Shown = shown;
        // A step left out by the number at risk, not by the horizon, is a cut the reader is told of.
        IsCut = group.Steps.Count > shown.Count && group.Steps[shown.Count].AtRisk < figure.LeastAtRisk && (shown.Count > 0 || group.Steps[0].Time <= Horizon);
    }

    public SurvivalGroup Group { get; }

    public string Colour { get; }

    public string? Dash { get; }

    public IReadOnlyList<SurvivalStep> Shown { get; }

    public bool IsCut { get; }

    public SurvivalStep? Last => Shown.Count > 0 ? Shown[^1] : null;

    public double Start => figure.Rising ? 0 : 1;

    public int Patients => Group.Patients ?? (Group.Steps.Count > 0 ? (int)Math.Round(Group.Steps[0].AtRisk) : 0);

    public int Events => Group.EventCount ?? (int)Math.Round(Group.Steps.Sum(s => s.Events));

    public bool HasBand => Shown.Any(s => s is { Lower: not null, Upper: not null });

    /// <summary>"12 patients, 5 events".</summary>
    public string Size => string.Create(CultureInfo.InvariantCulture, $"n = {Patients}, {Events} {(Events == 1 ? "event" : "events")}");

    public IReadOnlyList<double> CensorTimes => [.. Shown.Where(s => s.Censored > 0).Select(s => s.Time)];

    private double Horizon => figure.Horizon ?? double.PositiveInfinity;

    /// <summary>Number at risk just before a time.</summary>
    public double AtRisk(double time)
    {
        int low = 0, high = Group.Steps.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Group.Steps[middle].Time < time) low = middle + 1;
            else high = middle;
        }
        return low < Group.Steps.Count ? Group.Steps[low].AtRisk : 0;
    }

    /// <summary>The step line. Steps closer than a twentieth of a point are drawn as one.</summary>
    public PathText Line(Scale x, Scale y)
    {
        var path = new PathText().To('M', x.At(0), y.At(Start));
        foreach (var step in Visible(x)) path.To('H', x.At(step.Time)).To('V', y.At(step.Estimate));
        return path;
    }

    /// <summary>The bands, one closed shape per stretch of steps whose limits are defined.</summary>
    public IEnumerable<PathText> Bands(Scale x, Scale y)
    {
        var steps = Visible(x).ToList();
        for (var i = 0; i < steps.Count;)
        {
            var j = i;
            while (j < steps.Count && steps[j] is { Lower: not null, Upper: not null }) j++;
            if (j > i && Ends(steps, j) > steps[i].Time) yield return Band(steps, i, j, x, y);
            i = j == i ? i + 1 : j;
        }
    }

    private PathText Band(List<SurvivalStep> steps, int from, int to, Scale x, Scale y)
    {
        var path = new PathText().To('M', x.At(steps[from].Time), y.At(steps[from].Upper!.Value));
        for (var i = from; i < to; i++)
        {
            path.To('H', x.At(Ends(steps, i + 1)));
            if (i + 1 < to) path.To('V', y.At(steps[i + 1].Upper!.Value));
        }
        for (var i = to - 1; i >= from; i--) path.To('V', y.At(steps[i].Lower!.Value)).To('H', x.At(steps[i].Time));
        return path.Close();
    }

    private double Ends(List<SurvivalStep> steps, int next) => next < steps.Count ? steps[next].Time : Last!.Time;

    private IEnumerable<SurvivalStep> Visible(Scale x)
    {
        var previous = double.NegativeInfinity;
        for (var i = 0; i < Shown.Count; i++)
        {
            var at = x.At(Shown[i].Time);
            if (i < Shown.Count - 1 && at - previous < 0.05) continue;
            previous = at;
            yield return Shown[i];
        }
    }
}
