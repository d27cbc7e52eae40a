using Kazus.Statistics.Distributions;

namespace Kazus.Statistics.MetaAnalysis;

/// <summary>How many studies without effect would have to exist unseen to undo a result.</summary>
public static class FailSafe
{
    /// <summary>Rosenthal 1979: until the sum of z values is no longer significant, one-sided.</summary>
    /// <returns>The number, and the one-sided p value of the studies at hand.</returns>
    public static (int Number, double P) Rosenthal(ReadOnlySpan<double> effects, ReadOnlySpan<double> variances, double alpha = 0.05)
    {
        var (y, v) = Studies.Checked(effects, variances);
        var sum = y.Select((e, i) => e / Math.Sqrt(v[i])).Sum();
        var z = Math.Abs(sum) / Math.Sqrt(y.Length);
        var critical = Normal.UpperQuantile(alpha);
        return (Rounded(sum * sum / (critical * critical) - y.Length), Normal.UpperTail(z));
    }

    /// <summary>Orwin 1983: until the plain mean of the effects has shrunk to a target, by default half of itself.</summary>
    /// <returns>The number, the plain mean and the target.</returns>
    public static (int Number, double Mean, double Target) Orwin(ReadOnlySpan<double> effects, double? target = null)
    {
        if (effects.IsEmpty) throw new AssumptionException(Assumption.NotEmpty, "effects");
        var mean = 0.0;
        foreach (var e in effects) mean += e;
        mean /= effects.Length;
        var goal = target ?? mean / 2;
        var enough = Math.Abs(mean) <= Math.Abs(goal) || goal == 0 || Math.Sign(goal) != Math.Sign(mean);
        return (enough ? 0 : Rounded(effects.Length * (mean - goal) / goal), mean, goal);
    }

    /// <summary>Rosenberg 2005: until the common effect is no longer significant, two-sided; unseen studies have the mean weight.</summary>
    /// <returns>The number, the p value of the studies at hand and their common effect.</returns>
    public static (int Number, double P, double Mean) Rosenberg(ReadOnlySpan<double> effects, ReadOnlySpan<double> variances, double alpha = 0.05)
    {
        var common = RandomEffects.Estimate(effects, variances, new PoolingOptions { Method = HeterogeneityMethod.FixedEffect });
        var total = 1 / (common.StandardError * common.StandardError);
        var critical = Normal.UpperQuantile(alpha / 2);
        var sum = common.Effect * total / critical;
        return (Rounded((sum * sum - total) / (total / common.Count)), common.P, common.Effect);
    }

    // A number that is whole but for rounding stays what it is; otherwise the next study is needed.
    private static int Rounded(double number)
    {
        if (!(number > 0)) return 0;
        var near = Math.Round(number);
        return (int)(Math.Abs(number - near) < 1e-9 * Math.Max(1, near) ? near : Math.Ceiling(number));
    }
}
