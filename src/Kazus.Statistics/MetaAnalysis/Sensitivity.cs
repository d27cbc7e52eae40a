namespace Kazus.Statistics.MetaAnalysis;

/// <summary>The pooled effect again and again: without each study in turn, and with one study more at a time.</summary>
public static class Sensitivity
{
    /// <summary>Leave-one-out: the i-th result is without the i-th study.</summary>
    /// <exception cref="AssumptionException"><c>several-studies</c>: fewer than two.</exception>
    public static IReadOnlyList<RandomEffects> LeaveOneOut(ReadOnlySpan<double> effects, ReadOnlySpan<double> variances, PoolingOptions? options = null)
    {
        var (y, v) = Studies.Checked(effects, variances);
        if (y.Length < 2) throw new AssumptionException(Assumption.SeveralStudies, "effects");
        var results = new RandomEffects[y.Length];
        for (var i = 0; i < y.Length; i++)
        {
            var (rest, restVariances) = Without(y, v, i);
            results[i] = RandomEffects.Estimate(rest, restVariances, options);
        }
        return results;
    }

    /// <summary>Cumulative: the i-th result holds the studies up to and with the i-th, in the order given.</summary>
    public static IReadOnlyList<RandomEffects> Cumulative(ReadOnlySpan<double> effects, ReadOnlySpan<double> variances, PoolingOptions? options = null)
    {
        var (y, v) = Studies.Checked(effects, variances);
        var results = new RandomEffects[y.Length];
        for (var i = 0; i < y.Length; i++) results[i] = RandomEffects.Estimate(y.AsSpan(0, i + 1), v.AsSpan(0, i + 1), options);
        return results;
    }

    internal static (double[] Effects, double[] Variances) Without(double[] effects, double[] variances, int study) =>
        ([.. effects[..study], .. effects[(study + 1)..]], [.. variances[..study], .. variances[(study + 1)..]]);
}
