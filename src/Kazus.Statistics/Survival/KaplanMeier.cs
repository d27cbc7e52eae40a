namespace Kazus.Statistics;

/// <summary>
/// The product-limit estimate of a survival function: S(t) = ∏ over event times u ≤ t of (1 - d(u) / n(u)), where d(u) subjects
/// have the event at u and n(u) are at risk just before u. Events come before censorings at the same time.
/// </summary>
/// <remarks>
/// The standard error is Greenwood's, S(t) √(Σ d / (n (n - d))). Source: E. L. Kaplan, P. Meier, J Am Stat Assoc 1958;53:457-481;
/// M. Greenwood 1926. See docs/methods/kaplan-meier.md. R calls it <c>survfit(Surv(time, status) ~ group)</c>.
/// </remarks>
public static class KaplanMeier
{
    /// <summary>One curve of all observations.</summary>
    /// <param name="times">Time to the event or to censoring, zero or greater, in any one unit.</param>
    /// <param name="events">True where the event happened.</param>
    /// <param name="options">Interval and variance; null is a 95 % log-log interval with Greenwood's variance.</param>
    /// <exception cref="AssumptionException">No observations, or a time that is negative or not finite.</exception>
    public static SurvivalCurve Estimate(ReadOnlyMemory<double> times, ReadOnlyMemory<bool> events, KaplanMeierOptions? options = null) =>
        Estimate(new SurvivalData(times, events), options);

    /// <summary>One curve of all observations, whatever their groups.</summary>
    /// <inheritdoc cref="Estimate(ReadOnlyMemory{double}, ReadOnlyMemory{bool}, KaplanMeierOptions?)"/>
    public static SurvivalCurve Estimate(SurvivalData data, KaplanMeierOptions? options = null) =>
        CurveEstimate.Of(data, grouped: false, CurveKind.ProductLimit, options)[0];

    /// <summary>One curve for each group that has observations, in the order of the groups.</summary>
    /// <inheritdoc cref="Estimate(ReadOnlyMemory{double}, ReadOnlyMemory{bool}, KaplanMeierOptions?)"/>
    public static IReadOnlyList<SurvivalCurve> ByGroup(SurvivalData data, KaplanMeierOptions? options = null) =>
        CurveEstimate.Of(data, grouped: true, CurveKind.ProductLimit, options);

    /// <summary>
    /// The distribution of follow-up: the same estimate with event and censoring exchanged, so that its median is the follow-up of
    /// a subject had it not had the event (Schemper and Smith, Control Clin Trials 1996;17:343-346).
    /// </summary>
    /// <inheritdoc cref="Estimate(ReadOnlyMemory{double}, ReadOnlyMemory{bool}, KaplanMeierOptions?)"/>
    public static IReadOnlyList<SurvivalCurve> FollowUp(SurvivalData data, KaplanMeierOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        var censored = new bool[data.Count];
        for (var i = 0; i < censored.Length; i++) censored[i] = !data.Events.Span[i];
        return ByGroup(new SurvivalData(data.Times, censored) { Entries = data.Entries, Weights = data.Weights, Groups = data.Groups, Clusters = data.Clusters }, options);
    }
}
