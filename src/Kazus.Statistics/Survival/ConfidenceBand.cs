using Kazus.Statistics.Distributions;

namespace Kazus.Statistics;

/// <summary>
/// Pointwise limits of a survival curve on five scales. Where a scale has no limit (S is 0, or 1 on the scales that stretch it to
/// infinity) both are NaN. Equations: docs/methods/kaplan-meier.md; J. Klein, M. Moeschberger, Survival Analysis, 2003, section 4.3.
/// </summary>
internal static class ConfidenceBand
{
    internal static (double[] Lower, double[] Upper) Of(double[] survival, double[] logError, KaplanMeierOptions options)
    {
        var z = Normal.Quantile(1 - (1 - options.Level) / 2);
        var lower = GC.AllocateUninitializedArray<double>(survival.Length);
        var upper = GC.AllocateUninitializedArray<double>(survival.Length);
        for (var k = 0; k < survival.Length; k++)
            (lower[k], upper[k]) = At(survival[k], logError[k] * z, options.Limits);
        return (lower, upper);
    }

    /// <summary>The limits at one point; <paramref name="reach"/> is z times the standard error of log S.</summary>
    internal static (double Lower, double Upper) At(double s, double reach, ConfidenceLimits limits)
    {
        switch (limits)
        {
            case ConfidenceLimits.Plain:
                var plain = reach * s;
                return (Math.Max(s - plain, 0), Math.Min(s + plain, 1));
            case ConfidenceLimits.Log:
                return s == 0 ? Undefined : (Math.Exp(Math.Log(s) - reach), Math.Min(Math.Exp(Math.Log(s) + reach), 1));
            case ConfidenceLimits.LogLog:
                if (s is 0 or 1) return Undefined;
                var log = Math.Log(s);
                var stretch = Math.Exp(reach / log);
                return (Math.Exp(log / stretch), Math.Exp(log * stretch));
            case ConfidenceLimits.Logit:
                if (s is 0 or 1) return Undefined;
                var odds = s / (1 - s);
                var factor = Math.Exp(reach * (1 + odds));
                return (Share(odds / factor), Share(odds * factor));
            default:
                if (s is 0 or 1) return Undefined;
                var angle = Math.Asin(Math.Sqrt(s));
                var width = 0.5 * reach * Math.Sqrt(s / (1 - s));
                var low = Math.Sin(Math.Max(0, angle - width));
                var high = Math.Sin(Math.Min(Math.PI / 2, angle + width));
                return (low * low, high * high);
        }
    }

    private static (double Lower, double Upper) Undefined => (double.NaN, double.NaN);

    private static double Share(double odds) => double.IsPositiveInfinity(odds) ? 1 : odds / (1 + odds);
}
