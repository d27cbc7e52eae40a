using System.Text;
using Kazus.Cli.Output;
using Kazus.Figures;

namespace Kazus.Cli.Meta;

/// <summary>The forest plot of <c>kazus meta --svg</c>.</summary>
internal static class MetaForest
{
    internal static void Write(string path, StudyFile studies, PooledStudies pooled)
    {
        var proportions = studies.Scale is not null;
        double Shown(double value) => proportions ? Math.Clamp(studies.Back(value), 0, 1) : value;
        var figure = new ForestFigure
        {
            Rows = [.. StudyLine.Of(studies, pooled).Select(s => new ForestRow(s.Name, s.Estimate, s.Lower, s.Upper, double.IsNaN(s.Weight) ? null : s.Weight, s.Counts))],
            Pooled = new ForestSummary(pooled.Method == "FE" ? "Common effect" : $"Random effects ({pooled.Method})",
                Shown(pooled.Effect.Estimate), Shown(pooled.Effect.Lower), Shown(pooled.Effect.Upper),
                double.IsFinite(pooled.PredictionLower) ? Shown(pooled.PredictionLower) : null,
                double.IsFinite(pooled.PredictionUpper) ? Shown(pooled.PredictionUpper) : null),
            Spread = pooled.Count > 1 ? new Heterogeneity(pooled.I2, pooled.Method == "FE" ? null : pooled.Tau2, pooled.Q, pooled.QP) : null,
            Effect = proportions ? "Proportion" : "Effect",
            NoEffect = proportions ? null : 0,
            Percent = proportions,
            Level = pooled.Level * 100,
            WidthMm = Figure.Page,
        };
        OutputFile.Spare(path, [".svg"]);
        File.WriteAllText(path, figure.Draw().Svg, new UTF8Encoding(false));
    }
}
