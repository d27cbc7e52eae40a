using System.CommandLine;
using System.Globalization;
using Kazus.Cli.Output;
using Kazus.Figures;
using Kazus.Statistics;
using Kazus.Time;

namespace Kazus.Cli.Survival;

/// <summary>The options <c>--svg</c> and <c>--unit</c>, and the drawing of curves behind them.</summary>
internal sealed class CurveFigure
{
    /// <summary>Above so many subjects in a group, marks of censoring run into one another and hide the curve.</summary>
    private const int MostMarked = 300;

    private readonly Option<string?> svg = new("--svg") { Description = "Also draw the curves, with the numbers at risk, into this SVG file." };
    private readonly Option<string> unit = new("--unit") { Description = "Unit of the times, for the axis of the drawing.", DefaultValueFactory = _ => "day" };

    internal CurveFigure(Command verb)
    {
        unit.AcceptOnlyFromAmong("day", "week", "month", "year");
        verb.Add(svg);
        verb.Add(unit);
    }

    internal void Draw(ParseResult parsed, SurvivalData data, IReadOnlyList<Statistics.SurvivalCurve> curves, string? by) =>
        Write(parsed, () => new SurvivalFigure
        {
            Groups = [.. curves.Select(c => new SurvivalGroup(Name(by, c.Group), Steps(c)) { Patients = c.Observations, Median = c.Median.Value })],
            Unit = Unit(parsed),
            Interval = Interval(curves[0].Options),
            P = P(data),
            LeastAtRisk = 1,
        });

    /// <summary>One drawing of one cause; with several, the first is drawn and the rest are in the table.</summary>
    internal void Draw(ParseResult parsed, IReadOnlyList<CumulativeIncidence> curves, IReadOnlyList<GrayResult> tests, (KaplanMeierOptions Options, string? By) how)
    {
        if (curves[0].Causes.Length == 0) return;
        Write(parsed, () => new SurvivalFigure
        {
            Quantity = $"Cumulative incidence of cause {curves[0].Causes[0].Cause}",
            Rising = true,
            Groups = [.. curves.Select(c => new SurvivalGroup(Name(how.By, c.Group), Steps(c)) { Patients = c.Observations })],
            Unit = Unit(parsed),
            Interval = Interval(how.Options),
            Test = "Gray's test",
            P = tests.Count > 0 ? tests[0].P : null,
            LeastAtRisk = 1,
        });
    }

    private void Write(ParseResult parsed, Func<SurvivalFigure> figure)
    {
        if (parsed.GetValue(svg) is not { } path) return;
        var drawing = figure();
        if (drawing.Groups.Count > 6) throw new InputException($"{drawing.Groups.Count} curves cannot be told apart in one drawing; at most six can. Leave --svg out, or join groups.");
        OutputFile.Spare(path, [".svg"]);
        File.WriteAllText(path, drawing.Draw().Svg);
        Console.Error.WriteLine($"Drawn: {path}");
    }

    private TimeUnit Unit(ParseResult parsed) => Enum.Parse<TimeUnit>(parsed.GetValue(unit)!, ignoreCase: true);

    private static string Interval(KaplanMeierOptions options) => string.Create(CultureInfo.InvariantCulture,
        $"{options.Level * 100:0.##}% CI, {options.Limits switch { ConfidenceLimits.LogLog => "log-log", var l => l.ToString().ToLowerInvariant() }}");

    private static SurvivalStep[] Steps(Statistics.SurvivalCurve c) => [.. Enumerable.Range(0, c.Times.Length).Select(k => new SurvivalStep(
        c.Times[k], c.Survival[k], Known(c.Lower[k]), Known(c.Upper[k]), c.AtRisk[k], c.Events[k], c.Observations > MostMarked ? 0 : c.Censored[k]))];

    private static SurvivalStep[] Steps(CumulativeIncidence c) => [.. Enumerable.Range(0, c.Times.Length).Select(k => new SurvivalStep(
        c.Times.Span[k], c.Causes[0].Incidence.Span[k], Known(c.Causes[0].Lower.Span[k]), Known(c.Causes[0].Upper.Span[k]),
        c.AtRisk.Span[k], c.Causes[0].Events.Span[k], c.Observations > MostMarked ? 0 : c.Censored.Span[k]))];

    private static string Name(string? by, string group) => by is null ? "" : $"{by} {group}";

    private static double? Known(double x) => double.IsFinite(x) ? x : null;

    /// <summary>The log-rank p value where that test applies and is defined.</summary>
    private static double? P(SurvivalData data)
    {
        if (data.Groups is not { Count: > 1 } || !data.Entries.IsEmpty || !data.Weights.IsEmpty) return null;
        try
        {
            return LogRank.Test(data).P;
        }
        catch (AssumptionException)
        {
            return null;
        }
    }
}
