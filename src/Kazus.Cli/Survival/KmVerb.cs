using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Kazus.Cli.Output;
using Kazus.Statistics;

namespace Kazus.Cli.Survival;

/// <summary><c>kazus survival km</c>: Kaplan-Meier curves by group.</summary>
internal static class KmVerb
{
    internal static Command Create()
    {
        var verb = new Command("km", """
            Kaplan-Meier curves with their standard errors and intervals, medians and restricted means.

            Example: kazus survival km lung.csv --time time --event status --by sex --conf log-log
            """);
        var file = SurvivalFile.ForCurves(verb);
        var curve = new CurveOptions(verb);
        var figure = new CurveFigure(verb);
        var horizon = new Option<double?>("--rmean") { Description = "Horizon of the restricted mean; the last time of all groups unless given." };
        verb.Add(horizon);
        verb.SetAction(parsed => Verdict.Of(() => Run(parsed, file, (curve.Read(parsed), figure), parsed.GetValue(horizon))));
        return verb;
    }

    private static void Run(ParseResult parsed, SurvivalFile file, (KaplanMeierOptions Options, CurveFigure Figure) show, double? horizon)
    {
        var reading = file.Read(parsed);
        // Without clusters the printed error is Greenwood's whatever the weights; the library's own choice for fractional weights is the robust one.
        var options = show.Options with { Variance = reading.Data.Clusters is null ? CurveVariance.Greenwood : CurveVariance.Robust };
        var curves = Verdict.InFile(reading.Columns, () => KaplanMeier.ByGroup(reading.Data, options));
        reading.SayDropped();
        var end = horizon ?? curves.Max(c => c.LastTime);
        if (file.Json(parsed)) JsonOutput.Write(json => WriteJson(json, reading, curves, end));
        else WriteTable(Console.Out, curves, end);
        show.Figure.Draw(parsed, reading.Data, curves, file.By(parsed));
    }

    private static void WriteJson(Utf8JsonWriter json, Reading reading, IReadOnlyList<SurvivalCurve> curves, double end)
    {
        json.WriteStartObject();
        json.List("groups", curves, curve =>
        {
            var mean = curve.RestrictedMean(end);
            CurveJson.Steps(json, curve);
            json.Numbers("cumhaz", curve.CumulativeHazard.AsSpan());
            json.Numbers("cumhaz_std_err", curve.CumulativeHazardError.AsSpan());
            CurveJson.Median(json, curve);
            json.Number("rmean", mean.Value);
            json.Number("rmean_se", mean.StandardError);
        });
        json.Number("rmean_horizon", end);
        reading.WriteDropped(json);
        json.WriteEndObject();
    }

    private static void WriteTable(TextWriter writer, IReadOnlyList<SurvivalCurve> curves, double end)
    {
        var level = (curves[0].Options.Level * 100).ToString("0.##", CultureInfo.InvariantCulture);
        var summary = new TextTable("group", "n", "events", "median", $"{level} % interval", "mean", "se");
        foreach (var c in curves)
        {
            var (median, mean) = (c.Median, c.RestrictedMean(end));
            summary.Row(c.Group, TextTable.Shown(c.Observations), TextTable.Shown(c.EventTotal, digits: 6), TextTable.Shown(median.Value, "not reached", 6),
                $"{TextTable.Shown(median.Lower, digits: 6)} to {TextTable.Shown(median.Upper, digits: 6)}",
                TextTable.Shown(mean.Value, digits: 5) + (mean.Extended ? "*" : ""), TextTable.Shown(mean.StandardError));
        }
        summary.Write(writer);
        writer.WriteLine();
        writer.WriteLine($"Mean: area under the curve up to {TextTable.Shown(end, digits: 6)}." +
            (curves.Any(c => c.RestrictedMean(end).Extended) ? " * The follow-up of this group ends earlier; its curve is carried on level." : ""));
        foreach (var c in curves) WriteCurve(writer, c, level, curves.Count > 1);
    }

    /// <summary>At most about twenty lines a group, at round times; every observed time is in the JSON.</summary>
    private static void WriteCurve(TextWriter writer, SurvivalCurve curve, string level, bool named)
    {
        writer.WriteLine();
        if (named) writer.WriteLine($"{curve.Group}:");
        var table = new TextTable("time", "at risk", "survival", "se", $"{level} % interval");
        foreach (var time in RoundTimes(curve.LastTime))
        {
            var at = curve.At(time);
            table.Row(TextTable.Shown(time, digits: 6), TextTable.Shown(at.AtRisk, digits: 6), TextTable.Share(at.Survival), TextTable.Share(at.StandardError),
                $"{TextTable.Share(at.Lower)} to {TextTable.Share(at.Upper)}");
        }
        table.Write(writer);
    }

    internal static IEnumerable<double> RoundTimes(double last)
    {
        if (last <= 0) return [0];
        var raw = last / 10;
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = power * (raw / power > 5 ? 10 : raw / power > 2 ? 5 : raw / power > 1 ? 2 : 1);
        return Enumerable.Range(0, (int)Math.Floor(last / step) + 1).Select(i => i * step);
    }
}
