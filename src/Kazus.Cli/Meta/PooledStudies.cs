using Kazus.Cli.Output;
using Kazus.Statistics;
using Kazus.Statistics.MetaAnalysis;

namespace Kazus.Cli.Meta;

/// <summary>A pooled effect as it is told, whichever model it came from. NaN where a model has no such figure.</summary>
internal sealed record PooledStudies
{
    internal required int Count { get; init; }

    internal required Interval Effect { get; init; }

    internal required double StandardError { get; init; }

    internal required double Statistic { get; init; }

    internal required double DegreesOfFreedom { get; init; }

    internal required double P { get; init; }

    internal required double Tau2 { get; init; }

    internal double Tau2StandardError { get; init; } = double.NaN;

    internal double Tau2Lower { get; init; } = double.NaN;

    internal double Tau2Upper { get; init; } = double.NaN;

    internal required double I2 { get; init; }

    internal required double H2 { get; init; }

    internal required double Q { get; init; }

    internal required double QP { get; init; }

    internal required double PredictionLower { get; init; }

    internal required double PredictionUpper { get; init; }

    internal required string Method { get; init; }

    internal required string Test { get; init; }

    internal required double Level { get; init; }

    internal IReadOnlyList<double> Weights { get; init; } = [];

    /// <summary>What a reader must be told beside the numbers, or null.</summary>
    internal string? Note { get; init; }

    internal static PooledStudies Of(StudyFile studies, PoolingOptions options)
    {
        var r = Verdict.InFile(studies.Columns, () => RandomEffects.Estimate(studies.Effects, studies.Variances, options));
        var interval = r.Count > 1 && options.Method != HeterogeneityMethod.FixedEffect ? r.Tau2Interval() : null;
        return new PooledStudies
        {
            Count = r.Count,
            Effect = new Interval(r.Effect, r.Lower, r.Upper),
            StandardError = r.StandardError,
            Statistic = r.Statistic,
            DegreesOfFreedom = r.DegreesOfFreedom,
            P = r.P,
            Tau2 = r.Tau2,
            Tau2StandardError = r.Tau2StandardError,
            Tau2Lower = interval?.Tau2Lower ?? double.NaN,
            Tau2Upper = interval?.Tau2Upper ?? double.NaN,
            I2 = r.I2,
            H2 = r.H2,
            Q = r.Q,
            QP = r.QP,
            PredictionLower = r.PredictionLower,
            PredictionUpper = r.PredictionUpper,
            Method = NameOf(options.Method),
            Test = double.IsPositiveInfinity(r.DegreesOfFreedom) ? "normal" : "Knapp-Hartung",
            Level = options.Level,
            Weights = r.Weights(),
            Note = r.Count > 1 ? null : options.Test == PoolingTest.Normal
                ? "One study: nothing is known of the variance between studies, and the interval is that study's own."
                : "One study: nothing is known of the variance between studies, and the test is normal instead of Knapp-Hartung.",
        };
    }

    internal static PooledStudies Mixed(StudyFile studies, double level)
    {
        var r = Verdict.InFile(studies.Columns, () => BinomialNormal.Estimate(studies.Events, studies.Totals, level: level));
        return new PooledStudies
        {
            Count = r.Count,
            Effect = new Interval(r.Effect, r.Lower, r.Upper),
            StandardError = r.StandardError,
            Statistic = r.Statistic,
            DegreesOfFreedom = double.PositiveInfinity,
            P = r.P,
            Tau2 = r.Tau2,
            I2 = r.I2,
            H2 = r.H2,
            Q = r.LikelihoodRatioQ,
            QP = r.LikelihoodRatioQP,
            PredictionLower = r.PredictionLower,
            PredictionUpper = r.PredictionUpper,
            Method = "GLMM",
            Test = "normal",
            Level = level,
        };
    }

    private static string NameOf(HeterogeneityMethod method) => method switch
    {
        HeterogeneityMethod.RestrictedMaximumLikelihood => "REML",
        HeterogeneityMethod.DerSimonianLaird => "DL",
        HeterogeneityMethod.MaximumLikelihood => "ML",
        HeterogeneityMethod.FixedEffect => "FE",
        HeterogeneityMethod.PauleMandel => "PM",
        HeterogeneityMethod.HedgesOlkin => "HE",
        HeterogeneityMethod.HunterSchmidt => "HS",
        HeterogeneityMethod.SidikJonkman => "SJ",
        _ => "EB",
    };
}
