using Kazus.Statistics.Distributions;

namespace Kazus.Statistics.MetaAnalysis;

/// <summary>
/// Counts of two groups with two outcomes, and the comparisons made of them. Where a cell is zero, ½ is added to all four
/// cells of that study alone for the measures that say so (metafor's <c>add=1/2, to="only0"</c>).
/// </summary>
/// <param name="A">First group, with the event.</param>
/// <param name="B">First group, without.</param>
/// <param name="C">Second group, with the event.</param>
/// <param name="D">Second group, without.</param>
public readonly record struct TwoByTwo(double A, double B, double C, double D)
{
    /// <summary>The size of the first group.</summary>
    public double First => A + B;

    /// <summary>The size of the second group.</summary>
    public double Second => C + D;

    /// <summary>All subjects.</summary>
    public double Total => A + B + C + D;

    /// <summary>Whether a cell is empty.</summary>
    public bool HasZero => A == 0 || B == 0 || C == 0 || D == 0;

    /// <summary>Whether both groups are without events, or both without non-events.</summary>
    public bool SaysNothingOfRatio => (A == 0 && C == 0) || (B == 0 && D == 0);

    /// <summary>A table from events and totals of two groups.</summary>
    /// <exception cref="AssumptionException"><c>events-within-total</c>.</exception>
    public static TwoByTwo FromTotals(double events1, double total1, double events2, double total2)
    {
        if (!(events1 >= 0 && events1 <= total1)) throw new AssumptionException(Assumption.EventsWithinTotal, "events of the first group");
        if (!(events2 >= 0 && events2 <= total2)) throw new AssumptionException(Assumption.EventsWithinTotal, "events of the second group");
        return new TwoByTwo(events1, total1 - events1, events2, total2 - events2);
    }

    /// <summary>½ in every cell if one is zero.</summary>
    public TwoByTwo Corrected() => HasZero ? new TwoByTwo(A + 0.5, B + 0.5, C + 0.5, D + 0.5) : this;

    /// <summary>Log odds ratio (Woolf 1955), corrected for zero cells.</summary>
    public EffectSize LogOddsRatio()
    {
        var (a, b, c, d) = Corrected();
        return new EffectSize(Math.Log(a / b / (c / d)), 1 / a + 1 / b + 1 / c + 1 / d);
    }

    /// <summary>Log risk ratio, corrected for zero cells.</summary>
    public EffectSize LogRiskRatio()
    {
        var t = Corrected();
        return new EffectSize(Math.Log(t.A / t.First / (t.C / t.Second)), 1 / t.A - 1 / t.First + 1 / t.C - 1 / t.Second);
    }

    /// <summary>Risk difference, corrected for zero cells.</summary>
    public EffectSize RiskDifference()
    {
        var t = Corrected();
        double p = t.A / t.First, q = t.C / t.Second;
        return new EffectSize(p - q, p * (1 - p) / t.First + q * (1 - q) / t.Second);
    }

    /// <summary>Difference of the arcsine-transformed risks (Rücker et al. 2009); zero cells need no correction.</summary>
    public EffectSize ArcsineDifference() =>
        new(Math.Asin(Math.Sqrt(A / First)) - Math.Asin(Math.Sqrt(C / Second)), 1 / (4 * First) + 1 / (4 * Second));

    /// <summary>Peto's log odds ratio (Yusuf et al. 1985): observed less expected over the hypergeometric variance, corrected for zero cells.</summary>
    public EffectSize PetoLogOddsRatio()
    {
        var t = Corrected();
        var variance = t.HypergeometricVariance();
        return new EffectSize((t.A - t.Expected()) / variance, 1 / variance);
    }

    /// <summary>Yule's Q, (OR−1)/(OR+1), corrected for zero cells.</summary>
    public EffectSize YulesQ()
    {
        var (a, b, c, d) = Corrected();
        var odds = a / b / (c / d);
        var q = (odds - 1) / (odds + 1);
        return new EffectSize(q, 0.25 * (1 - q * q) * (1 - q * q) * (1 / a + 1 / b + 1 / c + 1 / d));
    }

    /// <summary>Yule's Y, (√OR−1)/(√OR+1), corrected for zero cells.</summary>
    public EffectSize YulesY()
    {
        var (a, b, c, d) = Corrected();
        var root = Math.Sqrt(a / b / (c / d));
        var y = (root - 1) / (root + 1);
        return new EffectSize(y, (1 - y * y) * (1 - y * y) / 16 * (1 / a + 1 / b + 1 / c + 1 / d));
    }

    /// <summary>Events expected in the first group when the margins are fixed and the groups do not differ.</summary>
    internal double Expected() => (A + C) * First / Total;

    /// <summary>The variance of the events of the first group when the margins are fixed.</summary>
    internal double HypergeometricVariance() => (A + C) * (B + D) * (First / Total) * (Second / Total) / (Total - 1);
}
