using System.Globalization;
using Kazus.Figures.Drawing;
using Kazus.Time;

namespace Kazus.Figures;

/// <summary>One distinct observed time of a curve.</summary>
/// <param name="Time">Time in the figure's unit.</param>
/// <param name="Estimate">Probability from this time on, 0 to 1.</param>
/// <param name="Lower">Lower limit, or null where it is not defined.</param>
/// <param name="Upper">Upper limit, or null where it is not defined.</param>
/// <param name="AtRisk">Number at risk just before this time.</param>
/// <param name="Events">Events at this time.</param>
/// <param name="Censored">Censored at this time.</param>
public sealed record SurvivalStep(double Time, double Estimate, double? Lower, double? Upper, double AtRisk, double Events, double Censored)
{
    /// <summary>Ids of the cases with an event or censored here, so that a page can open the claims behind the step.</summary>
    public IReadOnlyList<string> Cases { get; init; } = [];
}

/// <summary>One curve.</summary>
/// <param name="Name">Name in legend and risk table; empty when there is only one group.</param>
/// <param name="Steps">All distinct observed times in ascending order, as survfit lists them.</param>
public sealed record SurvivalGroup(string Name, IReadOnlyList<SurvivalStep> Steps)
{
    /// <summary>Number of patients, when it is not the number at risk at the first time (delayed entry).</summary>
    public int? Patients { get; init; }

    /// <summary>Number of events, when the steps' sum is not it (one cause of several).</summary>
    public int? EventCount { get; init; }

    /// <summary>Median time, or null when it is not reached.</summary>
    public double? Median { get; init; }
}

/// <summary>
/// Kaplan-Meier curves, or with <see cref="Rising"/> cumulative incidences: step lines, intervals as light bands, ticks where
/// observation ended, the numbers at risk under the axis. A curve ends where fewer than <see cref="LeastAtRisk"/> are at risk.
/// </summary>
public sealed record SurvivalFigure : Figure
{
    /// <summary>The curves, up to six.</summary>
    public required IReadOnlyList<SurvivalGroup> Groups { get; init; }

    /// <summary>What is drawn: "Recurrence-free survival".</summary>
    public string Quantity { get; init; } = "Survival";

    /// <summary>Where time starts, in words: "surgery".</summary>
    public string? Clock { get; init; }

    /// <summary>Unit of all times.</summary>
    public TimeUnit Unit { get; init; } = TimeUnit.Month;

    /// <summary>The band: "95% CI, log-log", or null when there is none.</summary>
    public string? Interval { get; init; } = "95% CI, log-log";

    /// <summary>Test across groups: "log-rank", with <see cref="P"/>.</summary>
    public string Test { get; init; } = "log-rank";

    /// <summary>p value of <see cref="Test"/>, or null.</summary>
    public double? P { get; init; }

    /// <summary>End of the axis, or null for the last time of any group.</summary>
    public double? Horizon { get; init; }

    /// <summary>Curves are drawn only while at least this many are at risk.</summary>
    public int LeastAtRisk { get; init; } = 3;

    /// <summary>True for cumulative incidence, which starts at 0 and rises.</summary>
    public bool Rising { get; init; }

    /// <summary>True to mark the medians that are reached.</summary>
    public bool ShowMedian { get; init; } = true;

    private protected override string DefaultId => "survival";

    /// <inheritdoc/>
    public override SvgFigure Draw()
    {
        if (Groups.Count > 6) throw new ArgumentException("At most six curves can be told apart.", nameof(Groups));
        var curves = Groups.Select((g, i) => new SurvivalCurve(this, g, i)).ToList();
        var sheet = new Sheet(Id, Width);
        var height = new SurvivalLayout(this, curves, sheet).Draw();
        var title = Title ?? Quantity;
        return Finish(sheet, height, title, Describe(curves), Caption(curves));
    }

    private string Describe(List<SurvivalCurve> curves) => Rising ? $"Cumulative incidence: {Quantity}. {Sentences(curves)}" : $"Step curve of {Lower(Quantity)}. {Sentences(curves)}";

    private string Sentences(List<SurvivalCurve> curves) => string.Join(" ", curves.Select(c =>
        $"{(c.Group.Name.Length > 0 ? c.Group.Name + ": " : "")}{c.Size}{(c.Last is { } l ? $", {Percent(l.Estimate)} at {Scale.Name(l.Time)} {Unit.Name(l.Time)}" : "")}."));

    private string Caption(List<SurvivalCurve> curves)
    {
        var total = curves.Sum(c => c.Patients);
        var text = $"{Quantity}{(Clock is null ? "" : " from " + Clock)}, n = {total.ToString(CultureInfo.InvariantCulture)}.";
        if (Interval is not null && curves.Any(c => c.HasBand)) text += $" Band: {Interval}.";
        if (curves.Any(c => c.CensorTimes.Count > 0)) text += " Ticks: end of observation without an event.";
        if (curves.Any(c => c.IsCut)) text += $" {CutNote}";
        return text;
    }

    internal string CutNote => $"Curves end where fewer than {LeastAtRisk.ToString(CultureInfo.InvariantCulture)} are at risk.";

    internal static string Percent(double share) => (share * 100).ToString(share is > 0.0995 or 0 ? "0" : "0.0", CultureInfo.InvariantCulture) + "%";

    private static string Lower(string words) => words.Length > 1 && char.IsLower(words[1]) ? char.ToLowerInvariant(words[0]) + words[1..] : words;
}
