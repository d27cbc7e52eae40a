using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
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
        if (survival.Length < TaggedTimes.Shared || Environment.ProcessorCount == 1) Fill((0, survival.Length));
        else Parallel.Invoke(() => Fill((0, survival.Length / 2)), () => Fill((survival.Length / 2, survival.Length)));
        return (lower, upper);

        void Fill((int From, int To) rows)
        {
            var k = rows.From;
            if (options.Limits == ConfidenceLimits.LogLog) k = FillLogLog(survival, logError, z, rows, (lower, upper));
            for (; k < rows.To; k++) (lower[k], upper[k]) = At(survival[k], logError[k] * z, options.Limits);
        }
    }

    /// <summary>
    /// Four limits at a time, the last four overlapping so that equal estimates get equal limits to the last digit; answers where it
    /// stopped. The scalar form is <see cref="At"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int FillLogLog(double[] survival, double[] logError, double z, (int From, int To) rows, (double[] Lower, double[] Upper) to)
    {
        var k = rows.From;
        if (!Vector256.IsHardwareAccelerated || rows.To - k < 4) return k;
        var (scale, undefined) = (Vector256.Create(z), Vector256.Create(double.NaN));
        while (k < rows.To)
        {
            k = Math.Min(k, rows.To - 4);
            var s = Vector256.Create(survival, k);
            var log = FourNumbers.Log(s);
            var stretch = FourNumbers.Exp(Vector256.Create(logError, k) * scale / log);
            var none = Vector256.Equals(s, Vector256<double>.Zero) | Vector256.Equals(s, Vector256<double>.One);
            Vector256.ConditionalSelect(none, undefined, FourNumbers.Exp(log / stretch)).CopyTo(to.Lower, k);
            Vector256.ConditionalSelect(none, undefined, FourNumbers.Exp(log * stretch)).CopyTo(to.Upper, k);
            k += 4;
        }
        return k;
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
