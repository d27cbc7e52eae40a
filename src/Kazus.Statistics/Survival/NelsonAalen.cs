namespace Kazus.Statistics;

/// <summary>How the cumulative hazard grows over tied events.</summary>
public enum TieRule
{
    /// <summary>d tied events add d / n, as if they had happened at once (Nelson, Aalen).</summary>
    Together,

    /// <summary>d tied events add 1/n + 1/(n-1) + … + 1/(n-d+1), as if they had happened in turn (Fleming, Harrington).</summary>
    InTurn,
}

/// <summary>
/// The cumulative hazard H(t) = Σ over event times u ≤ t of d(u) / n(u), and the survival curve exp(-H(t)) that belongs to it.
/// </summary>
/// <remarks>
/// Source: W. Nelson, Technometrics 1972;14:945-966; O. Aalen, Ann Stat 1978;6:701-726; T. Fleming, D. Harrington, Commun Stat
/// 1984;13:2469-2486. See docs/methods/nelson-aalen.md. R calls it <c>survfit(…, stype = 2, ctype = 1)</c>, and with tied events in
/// turn <c>ctype = 2</c>. The standard error of the survival is S times that of H.
/// </remarks>
public static class NelsonAalen
{
    /// <summary>One curve for each group that has observations, in the order of the groups.</summary>
    /// <param name="data">Observations; times zero or greater.</param>
    /// <param name="ties">How tied events add up.</param>
    /// <param name="options">Interval and variance; null is a 95 % log-log interval.</param>
    /// <exception cref="AssumptionException">No observations, or a time that is negative or not finite.</exception>
    public static IReadOnlyList<SurvivalCurve> ByGroup(SurvivalData data, TieRule ties = TieRule.Together, KaplanMeierOptions? options = null) =>
        CurveEstimate.Of(data, grouped: true, ties == TieRule.InTurn ? CurveKind.HazardInTurn : CurveKind.HazardTogether, options);

    /// <summary>One curve of all observations, whatever their groups.</summary>
    /// <inheritdoc cref="ByGroup"/>
    public static SurvivalCurve Estimate(SurvivalData data, TieRule ties = TieRule.Together, KaplanMeierOptions? options = null) =>
        CurveEstimate.Of(data, grouped: false, ties == TieRule.InTurn ? CurveKind.HazardInTurn : CurveKind.HazardTogether, options)[0];
}
