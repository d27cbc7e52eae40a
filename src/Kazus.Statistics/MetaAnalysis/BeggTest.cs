using Kazus.Statistics.Distributions;

namespace Kazus.Statistics.MetaAnalysis;

/// <summary>
/// Rank correlation test for funnel plot asymmetry (Begg and Mazumdar 1994): Kendall's τ between the standardised
/// effects and their variances.
/// </summary>
/// <param name="KendallTau">Kendall's τ_b.</param>
/// <param name="P">Two-sided p value: exact below 50 studies without ties, else by the normal distribution.</param>
/// <param name="IsExact">Whether the p value is exact.</param>
public readonly record struct BeggTest(double KendallTau, double P, bool IsExact)
{
    /// <summary>Tests the studies.</summary>
    /// <exception cref="AssumptionException"><c>several-studies</c>: fewer than three.</exception>
    public static BeggTest Of(ReadOnlySpan<double> effects, ReadOnlySpan<double> variances)
    {
        var (y, v) = Studies.Checked(effects, variances);
        if (y.Length < 3) throw new AssumptionException(Assumption.SeveralStudies, "effects");
        var common = RandomEffects.Estimate(y, v, new PoolingOptions { Method = HeterogeneityMethod.FixedEffect });
        var ofMean = common.StandardError * common.StandardError;
        return Kendall([.. y.Select((e, i) => (e - common.Effect) / Math.Sqrt(v[i] - ofMean))], v);
    }

    private static BeggTest Kendall(double[] x, double[] y)
    {
        var n = x.Length;
        long score = 0, concordant = 0;
        for (var i = 0; i < n; i++)
            for (var j = 0; j < i; j++)
            {
                var sign = Math.Sign(x[i] - x[j]) * Math.Sign(y[i] - y[j]);
                score += sign;
                if (sign > 0) concordant++;
            }
        var (tiesX, tiesY) = (Ties(x), Ties(y));
        double pairs = n * (n - 1.0) / 2;
        var tau = score / Math.Sqrt((pairs - tiesX.Pairs) * (pairs - tiesY.Pairs));
        if (tiesX.Pairs == 0 && tiesY.Pairs == 0 && n < 50) return new BeggTest(tau, ExactTwoSided((int)concordant, n), true);
        double n0 = n * (n - 1.0);
        var variance = (n0 * (2 * n + 5) - tiesX.Cubic - tiesY.Cubic) / 18
            + 4 * tiesX.Pairs * tiesY.Pairs / (2 * n0) + tiesX.Triples * tiesY.Triples / (9 * n0 * (n - 2));
        return new BeggTest(tau, Normal.TwoSided(score / Math.Sqrt(variance)), false);
    }

    private static (double Pairs, double Triples, double Cubic) Ties(double[] values)
    {
        double pairs = 0, triples = 0, cubic = 0;
        foreach (var group in values.GroupBy(v => v))
        {
            double t = group.Count();
            pairs += t * (t - 1) / 2;
            triples += t * (t - 1) * (t - 2);
            cubic += t * (t - 1) * (2 * t + 5);
        }
        return (pairs, triples, cubic);
    }

    // Permutations of n by their number of concordant pairs, as probabilities.
    private static double ExactTwoSided(int concordant, int n)
    {
        double[] probability = [1];
        for (var m = 2; m <= n; m++)
        {
            var next = new double[m * (m - 1) / 2 + 1];
            for (var i = 0; i < probability.Length; i++)
                for (var j = 0; j < m; j++) next[i + j] += probability[i] / m;
            probability = next;
        }
        double atMost = 0, atLeast = 0;
        for (var i = 0; i < probability.Length; i++)
        {
            if (i <= concordant) atMost += probability[i];
            if (i >= concordant) atLeast += probability[i];
        }
        return Math.Min(1, 2 * Math.Min(atMost, atLeast));
    }
}
