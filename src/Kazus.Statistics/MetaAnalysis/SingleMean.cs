namespace Kazus.Statistics.MetaAnalysis;

/// <summary>The mean of one group as an effect.</summary>
public static class SingleMean
{
    /// <summary>The mean itself (metafor's MN), variance sd² / n.</summary>
    public static EffectSize Raw(GroupMean group) => new(group.Mean, group.StandardDeviation * group.StandardDeviation / group.Size);

    /// <summary>Logarithm of a positive mean (MNLN), variance sd² / (n mean²).</summary>
    public static EffectSize Log(GroupMean group) =>
        new(Math.Log(group.Mean), group.StandardDeviation * group.StandardDeviation / (group.Size * group.Mean * group.Mean));
}
