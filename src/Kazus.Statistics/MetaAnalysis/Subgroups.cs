using Kazus.Statistics.Distributions;

namespace Kazus.Statistics.MetaAnalysis;

/// <summary>
/// Studies pooled within each level of a factor, and the test between the levels (Borenstein and Higgins, Prev Sci 2013;14:134). Each
/// level has a variance between studies of its own, or all have the one that the factor leaves.
/// </summary>
public sealed class Subgroups
{
    private Subgroups(IReadOnlyList<string> labels, IReadOnlyList<RandomEffects> pooled, bool common)
    {
        (Labels, Pooled, CommonTau2) = (labels, pooled, common);
        var weights = pooled.Select(p => 1 / (p.StandardError * p.StandardError)).ToArray();
        var centre = pooled.Zip(weights, (p, w) => p.Effect * w).Sum() / weights.Sum();
        Between = pooled.Zip(weights, (p, w) => w * (p.Effect - centre) * (p.Effect - centre)).Sum();
        BetweenDegreesOfFreedom = pooled.Count - 1;
        BetweenP = ChiSquared.UpperTail(Between, BetweenDegreesOfFreedom);
    }

    /// <summary>The levels, in ordinal order.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The pooled effect of each level.</summary>
    public IReadOnlyList<RandomEffects> Pooled { get; }

    /// <summary>Whether all levels share one variance between studies.</summary>
    public bool CommonTau2 { get; }

    /// <summary>How far the pooled effects lie apart: the sum of their squared distances from the common mean, over their variances.</summary>
    public double Between { get; }

    /// <summary>Number of levels less one.</summary>
    public int BetweenDegreesOfFreedom { get; }

    /// <summary>Upper tail of chi-squared.</summary>
    public double BetweenP { get; }

    /// <summary>Pools level by level.</summary>
    /// <param name="effects">One effect per study.</param>
    /// <param name="variances">Their sampling variances, above zero.</param>
    /// <param name="labels">The level of each study.</param>
    /// <param name="options">As for <see cref="RandomEffects"/>.</param>
    /// <param name="commonTau2">True for one variance between studies, estimated with the factor as moderator; false for one per level.</param>
    /// <exception cref="AssumptionException"><c>several-studies</c>: fewer than two levels; those of <see cref="RandomEffects"/> and, with a common variance, of <see cref="MetaRegression"/>.</exception>
    public static Subgroups Estimate(
        ReadOnlySpan<double> effects, ReadOnlySpan<double> variances, IReadOnlyList<string> labels, PoolingOptions? options = null, bool commonTau2 = false)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Count != effects.Length) throw new ArgumentException("A study has one label.", nameof(labels));
        options ??= PoolingOptions.Default;
        string[] levels = [.. labels.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (levels.Length < 2) throw new AssumptionException(Assumption.SeveralStudies, "subgroups");
        if (commonTau2)
        {
            var factor = Moderators.WithoutIntercept(labels.Count).WithFactor("", labels, levels);
            options = options with { KnownTau2 = MetaRegression.Estimate(effects, variances, factor, options).Tau2 };
        }
        var (y, v) = (effects.ToArray(), variances.ToArray());
        return new Subgroups(levels, [.. levels.Select(level =>
        {
            var own = Enumerable.Range(0, y.Length).Where(i => labels[i] == level).ToArray();
            return RandomEffects.Estimate([.. own.Select(i => y[i])], [.. own.Select(i => v[i])], options);
        })], commonTau2);
    }
}
