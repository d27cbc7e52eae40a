namespace Kazus.Statistics.MetaAnalysis;

/// <summary>Events and the time in which they were counted, for two groups.</summary>
/// <param name="Events1">Events of the first group.</param>
/// <param name="Time1">Person-time of the first group.</param>
/// <param name="Events2">Events of the second group.</param>
/// <param name="Time2">Person-time of the second group.</param>
public readonly record struct TwoRates(double Events1, double Time1, double Events2, double Time2)
{
    /// <summary>½ event in both groups if one has none.</summary>
    public TwoRates Corrected() => Events1 == 0 || Events2 == 0 ? this with { Events1 = Events1 + 0.5, Events2 = Events2 + 0.5 } : this;

    /// <summary>Log ratio of the rates (IRR), corrected for zero counts.</summary>
    public EffectSize LogRatio()
    {
        var r = Corrected();
        return new EffectSize(Math.Log(r.Events1 / r.Time1 / (r.Events2 / r.Time2)), 1 / r.Events1 + 1 / r.Events2);
    }

    /// <summary>Difference of the rates (IRD), corrected for zero counts.</summary>
    public EffectSize Difference()
    {
        var r = Corrected();
        return new EffectSize(r.Events1 / r.Time1 - r.Events2 / r.Time2, r.Events1 / (r.Time1 * r.Time1) + r.Events2 / (r.Time2 * r.Time2));
    }
}
