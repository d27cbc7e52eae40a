using System.Globalization;
using Kazus.Cli.Output;
using Kazus.Statistics.Distributions;
using Kazus.Statistics.MetaAnalysis;

namespace Kazus.Cli.Meta;

/// <summary>A pooled effect for reading: the studies when they are few, the effect, and how unlike the studies are.</summary>
internal static class MetaTable
{
    private const int MostStudies = 60;

    internal static void Write(TextWriter writer, PooledStudies p, StudyFile studies)
    {
        var level = (p.Level * 100).ToString("0.##", CultureInfo.InvariantCulture);
        if (p.Count <= MostStudies) WriteStudies(writer, p, studies, level);
        var table = new TextTable(Title(p), studies.Scale is null ? "effect" : "proportion", $"{level} % interval", "p");
        var (estimate, lower, upper) = Shown(studies, p.Effect.Estimate, p.Effect.Lower, p.Effect.Upper);
        table.Row("pooled", Number(estimate), $"{Number(lower)} to {Number(upper)}", studies.Scale is null ? TextTable.P(p.P) : "");
        if (double.IsFinite(p.PredictionLower) && p.Count > 1)
        {
            var (_, low, high) = Shown(studies, p.Effect.Estimate, p.PredictionLower, p.PredictionUpper);
            table.Row("a new study (prediction)", "", $"{Number(low)} to {Number(high)}", "");
        }
        table.Write(writer);
        if (studies.Scale is not null)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"On the scale of pooling: {Number(p.Effect.Estimate)} ({Number(p.Effect.Lower)} to {Number(p.Effect.Upper)}), standard error {Number(p.StandardError)}."));
        if (p.Count == 1) return;
        writer.WriteLine();
        if (p.Method != "FE")
        {
            var interval = double.IsFinite(p.Tau2Upper) ? $" ({Number(p.Tau2Lower)} to {Number(p.Tau2Upper)})" : "";
            writer.WriteLine($"Between studies: tau2 {Number(p.Tau2)}{interval}, I2 {p.I2.ToString("0.0", CultureInfo.InvariantCulture)} %, H2 {Number(p.H2)}.");
        }
        var p2 = TextTable.P(p.QP);
        writer.WriteLine($"Heterogeneity: Q {Number(p.Q)} on {(p.Count - 1).ToString(CultureInfo.InvariantCulture)} degrees of freedom, p {(p2.StartsWith('<') ? "" : "= ")}{p2}.");
    }

    private static string Title(PooledStudies p) =>
        $"{p.Count.ToString(CultureInfo.InvariantCulture)} {(p.Count == 1 ? "study" : "studies")}, {p.Method}{(p.Test == "normal" ? "" : ", " + p.Test)}";

    private static void WriteStudies(TextWriter writer, PooledStudies p, StudyFile studies, string level)
    {
        var weighted = p.Weights.Count > 0;
        var table = new TextTable(["study", .. studies.Scale is null ? (string[])["effect"] : ["events", "proportion"], $"{level} % interval", .. weighted ? (string[])["weight %"] : []]);
        foreach (var s in StudyLine.Of(studies, p))
        {
            string[] middle = studies.Scale is null ? [Number(s.Estimate)] : [s.Counts!, Number(s.Estimate)];
            table.Row([s.Name, .. middle, $"{Number(s.Lower)} to {Number(s.Upper)}", .. weighted ? (string[])[s.Weight.ToString("0.0", CultureInfo.InvariantCulture)] : []]);
        }
        table.Write(writer);
        writer.WriteLine();
    }

    private static (double, double, double) Shown(StudyFile studies, double estimate, double lower, double upper) =>
        studies.Scale is null ? (estimate, lower, upper) : (studies.Back(estimate), studies.Back(lower), studies.Back(upper));

    private static string Number(double value) => double.IsFinite(value) ? value.ToString(Math.Abs(value) >= 1000 ? "0" : Math.Abs(value) >= 100 ? "0.0" : "0.000", CultureInfo.InvariantCulture) : "-";
}

/// <summary>One study as it is shown: exact interval for a proportion, normal interval for an effect.</summary>
internal readonly record struct StudyLine(string Name, double Estimate, double Lower, double Upper, double Weight, string? Counts)
{
    internal static IEnumerable<StudyLine> Of(StudyFile studies, PooledStudies pooled)
    {
        var critical = Normal.UpperQuantile((1 - pooled.Level) / 2);
        for (var i = 0; i < studies.Effects.Length; i++)
        {
            var name = studies.Names?[i] ?? $"row {studies.Columns.RowNumber(i).ToString(CultureInfo.InvariantCulture)}";
            var weight = pooled.Weights.Count > 0 ? pooled.Weights[i] : double.NaN;
            if (studies.Scale is null)
            {
                var half = critical * Math.Sqrt(studies.Variances[i]);
                yield return new StudyLine(name, studies.Effects[i], studies.Effects[i] - half, studies.Effects[i] + half, weight, null);
                continue;
            }
            var exact = Statistics.Proportions.ProportionInterval.ClopperPearson((int)studies.Events[i], (int)studies.Totals[i], pooled.Level);
            yield return new StudyLine(name, exact.Estimate, exact.Lower, exact.Upper, weight,
                string.Create(CultureInfo.InvariantCulture, $"{studies.Events[i]}/{studies.Totals[i]}"));
        }
    }
}
