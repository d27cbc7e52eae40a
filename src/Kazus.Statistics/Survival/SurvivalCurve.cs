using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Kazus.Statistics;

/// <summary>
/// A survival curve of one group, at every distinct observed time (events and censorings), ascending. All lists have one length.
/// The curve is right-continuous: the value at a time holds from that time on, up to but not including the next.
/// </summary>
public sealed class SurvivalCurve
{
    internal SurvivalCurve(RiskTable table, CurveColumns columns, double[] lower, double[] upper, KaplanMeierOptions options)
    {
        Group = table.Group;
        Observations = table.Observations;
        Options = options;
        Times = ImmutableCollectionsMarshal.AsImmutableArray(table.Times);
        AtRisk = ImmutableCollectionsMarshal.AsImmutableArray(table.AtRisk);
        Events = ImmutableCollectionsMarshal.AsImmutableArray(table.Events);
        Censored = ImmutableCollectionsMarshal.AsImmutableArray(table.Censored);
        Survival = ImmutableCollectionsMarshal.AsImmutableArray(columns.Survival);
        StandardError = ImmutableCollectionsMarshal.AsImmutableArray(columns.Error);
        LogStandardError = ImmutableCollectionsMarshal.AsImmutableArray(columns.LogError);
        CumulativeHazard = ImmutableCollectionsMarshal.AsImmutableArray(columns.Hazard);
        CumulativeHazardError = ImmutableCollectionsMarshal.AsImmutableArray(columns.HazardError);
        Lower = ImmutableCollectionsMarshal.AsImmutableArray(lower);
        Upper = ImmutableCollectionsMarshal.AsImmutableArray(upper);
    }

    /// <summary>Label of the group; "all" when there was one.</summary>
    public string Group { get; }

    /// <summary>Number of observations (rows), whatever their weight.</summary>
    public int Observations { get; }

    /// <summary>What the curve was computed with.</summary>
    public KaplanMeierOptions Options { get; }

    /// <summary>Distinct observed times.</summary>
    public ImmutableArray<double> Times { get; }

    /// <summary>Weight at risk just before each time.</summary>
    public ImmutableArray<double> AtRisk { get; }

    /// <summary>Weight of the events at each time.</summary>
    public ImmutableArray<double> Events { get; }

    /// <summary>Weight of the censorings at each time.</summary>
    public ImmutableArray<double> Censored { get; }

    /// <summary>S(t).</summary>
    public ImmutableArray<double> Survival { get; }

    /// <summary>Standard error of S(t). NaN once the curve is 0 under Greenwood's formula, which has no value there.</summary>
    public ImmutableArray<double> StandardError { get; }

    /// <summary>Standard error of log S(t); infinite once the curve is 0 under Greenwood's formula.</summary>
    public ImmutableArray<double> LogStandardError { get; }

    /// <summary>Lower limits of the pointwise interval; NaN where the chosen scale has none.</summary>
    public ImmutableArray<double> Lower { get; }

    /// <summary>Upper limits of the pointwise interval; NaN where the chosen scale has none.</summary>
    public ImmutableArray<double> Upper { get; }

    /// <summary>The cumulative hazard H(t).</summary>
    public ImmutableArray<double> CumulativeHazard { get; }

    /// <summary>Standard error of H(t).</summary>
    public ImmutableArray<double> CumulativeHazardError { get; }

    /// <summary>The last observed time.</summary>
    public double LastTime => Times[^1];

    /// <summary>Weight of all events.</summary>
    public double EventTotal
    {
        get
        {
            var sum = 0.0;
            foreach (var d in Events) sum += d;
            return sum;
        }
    }

    /// <summary>
    /// The median survival time: the first time at which S falls below one half; when S stays at one half for a while, the middle
    /// of that while. Its limits are the same reading of the lower and the upper confidence curve (Brookmeyer and Crowley, 1982).
    /// </summary>
    public TimeEstimate Median => CurveReading.Median(this);

    /// <summary>
    /// The time by which a share <paramref name="p"/> of the group has had the event; 0 ≤ p ≤ 1. Its limits read the confidence
    /// curves. Where the curve runs level exactly at 1 - p the middle of the level part is taken.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is not in [0, 1].</exception>
    public TimeEstimate Quantile(double p) => CurveReading.Quantiles(this, [p])[0];

    /// <summary>Several quantiles at once.</summary>
    /// <inheritdoc cref="Quantile"/>
    public IReadOnlyList<TimeEstimate> Quantiles(IReadOnlyList<double> p) => CurveReading.Quantiles(this, p);

    /// <summary>
    /// The mean survival time restricted to [0, <paramref name="horizon"/>]: the area under the curve. A horizon beyond the last
    /// observed time carries the curve on level, as R does, and says so in the result.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is negative or not finite.</exception>
    public MeanEstimate RestrictedMean(double horizon) => CurveReading.RestrictedMean(this, horizon);

    /// <summary>The curve at a time: 1 before the first observed time, level after the last.</summary>
    public CurvePoint At(double time) => CurveReading.At(this, time);
}
