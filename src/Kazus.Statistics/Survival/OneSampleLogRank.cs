using Kazus.Statistics.Distributions;

namespace Kazus.Statistics;

/// <summary>One group compared with a known population.</summary>
/// <param name="Observed">Events observed.</param>
/// <param name="Expected">Events expected from the population.</param>
/// <param name="ChiSquared">The statistic, on one degree of freedom.</param>
/// <param name="P">P(χ² ≥ the statistic) if the group had the hazard of the population.</param>
public sealed record OneSampleLogRankResult(double Observed, double Expected, double ChiSquared, double P);

/// <summary>
/// Does one group follow the survival of a population? Each subject brings the probability with which the population survives
/// that subject's own follow-up.
/// </summary>
/// <remarks>
/// Source: D. Harrington, T. Fleming, Biometrika 1982;69:553-566; N. Breslow, 1975. R calls it
/// <c>survdiff(Surv(time, status) ~ offset(expected), rho = ρ)</c>.
/// </remarks>
public static class OneSampleLogRank
{
    /// <summary>Tests the group.</summary>
    /// <param name="events">True where the event happened at the end of the subject's follow-up.</param>
    /// <param name="expectedSurvival">The population's probability to survive each subject's follow-up, in (0, 1].</param>
    /// <param name="rho">Power of the population's survival that weights early and late events.</param>
    /// <exception cref="AssumptionException">No subjects, a probability outside (0, 1], or no event expected.</exception>
    public static OneSampleLogRankResult Test(ReadOnlySpan<bool> events, ReadOnlySpan<double> expectedSurvival, double rho = 0)
    {
        if (events.Length != expectedSurvival.Length) throw new ArgumentException("There must be one probability for each event flag.", nameof(expectedSurvival));
        if (events.Length == 0) throw new AssumptionException(Assumption.NotEmpty, "data");
        double observed = 0, expected = 0, difference = 0, variance = 0;
        for (var i = 0; i < events.Length; i++)
        {
            var s = expectedSurvival[i];
            if (!(s > 0 && s <= 1)) throw new AssumptionException(Assumption.ProbabilityNotZero, "expected survival", i);
            var event_ = events[i] ? 1.0 : 0.0;
            var hazard = -Math.Log(s);
            observed += event_;
            expected += hazard;
            difference += rho == 0 ? hazard - event_ : 1 / rho - (1 / rho + event_) * Math.Pow(s, rho);
            variance += rho == 0 ? hazard : (1 - Math.Pow(s, 2 * rho)) / (2 * rho);
        }
        if (!(variance > 0)) throw new AssumptionException(Assumption.VarianceDefined, "expected survival");
        var statistic = difference * difference / variance;
        return new OneSampleLogRankResult(observed, expected, statistic, ChiSquared.UpperTail(statistic, 1));
    }
}
