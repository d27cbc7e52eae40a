using Kazus.Statistics.Distributions;
using Kazus.Statistics.MetaAnalysis;

namespace Kazus.Statistics.Tables;

/// <summary>
/// Fisher's exact test of a two-by-two table: the margins are taken as fixed, so the first cell is hypergeometric.
/// R's <c>fisher.test</c>.
/// </summary>
/// <param name="P">Two-sided: the probability of every table not more probable than this one.</param>
/// <param name="OddsRatio">The conditional maximum likelihood estimate, not the cross ratio; 0 or infinite at the ends.</param>
/// <param name="Lower">The lower end of its exact interval.</param>
/// <param name="Upper">The upper end.</param>
public readonly record struct FisherExact(double P, double OddsRatio, double Lower, double Upper)
{
    /// <summary>Tests whether the odds of the two groups are equal.</summary>
    /// <param name="table">Whole counts.</param>
    /// <param name="level">Coverage of the interval, in (0, 1).</param>
    /// <exception cref="AssumptionException"><c>whole-number</c>.</exception>
    public static FisherExact Of(TwoByTwo table, double level = 0.95)
    {
        foreach (var cell in (ReadOnlySpan<double>)[table.A, table.B, table.C, table.D])
            if (cell != Math.Floor(cell) || cell < 0 || cell > int.MaxValue) throw new AssumptionException(Assumption.WholeNumber, "table");
        var tail = (1 - Interval.CheckLevel(level)) / 2;
        var support = new Support(table);
        return new FisherExact(support.TwoSided(), support.Estimate(), support.Bound(tail, upperTail: true), support.Bound(tail, upperTail: false));
    }

    // The possible first cells with the log of their central probabilities.
    private sealed class Support
    {
        private readonly int low;
        private readonly int high;
        private readonly int observed;
        private readonly double[] log;

        public Support(TwoByTwo t)
        {
            int first = (int)(t.A + t.B), second = (int)(t.C + t.D), events = (int)(t.A + t.C);
            observed = (int)t.A;
            low = Math.Max(0, events - second);
            high = Math.Min(events, first);
            log = new double[high - low + 1];
            for (var x = low; x <= high; x++) log[x - low] = Hypergeometric.LogProbability(x, first, second, events);
        }

        public double TwoSided()
        {
            var limit = Math.Exp(log[observed - low]) * (1 + 1e-7);
            var sum = 0.0;
            foreach (var l in log)
                if (Math.Exp(l) <= limit) sum += Math.Exp(l);
            return Math.Min(1, sum);
        }

        public double Estimate()
        {
            if (observed == low) return 0;
            if (observed == high) return double.PositiveInfinity;
            return Math.Exp(Root(shift => Moments(shift).Mean - observed));
        }

        /// <summary>The odds ratio at which the tail beyond the observed table has the given probability.</summary>
        public double Bound(double tail, bool upperTail)
        {
            if (upperTail && observed == low) return 0;
            if (!upperTail && observed == high) return double.PositiveInfinity;
            return Math.Exp(Root(shift => upperTail ? Moments(shift).AtLeast - tail : tail - Moments(shift).AtMost));
        }

        private (double Mean, double AtLeast, double AtMost) Moments(double logOdds)
        {
            var top = double.NegativeInfinity;
            for (var i = 0; i < log.Length; i++) top = Math.Max(top, log[i] + (low + i) * logOdds);
            double total = 0, mean = 0, atLeast = 0, atMost = 0;
            for (var i = 0; i < log.Length; i++)
            {
                var w = Math.Exp(log[i] + (low + i) * logOdds - top);
                total += w;
                mean += w * (low + i);
                if (low + i >= observed) atLeast += w;
                if (low + i <= observed) atMost += w;
            }
            return (mean / total, atLeast / total, atMost / total);
        }

        // The functions above rise with the log odds ratio.
        private static double Root(Func<double, double> f)
        {
            double left = -1, right = 1;
            while (f(left) > 0) left *= 2;
            while (f(right) < 0) right *= 2;
            for (var i = 0; i < 200 && right - left > 1e-15 * Math.Max(1e-3, Math.Abs(left)); i++)
            {
                var middle = 0.5 * (left + right);
                if (f(middle) > 0) right = middle;
                else left = middle;
            }
            return 0.5 * (left + right);
        }
    }
}
