using Kazus.Statistics.Distributions;

namespace Kazus.Statistics;

/// <summary>A difference or a ratio of two groups with its interval and a two-sided p value for "no difference".</summary>
/// <param name="Value">The difference or the ratio.</param>
/// <param name="Lower">Lower confidence limit.</param>
/// <param name="Upper">Upper confidence limit.</param>
/// <param name="P">Two-sided p value of a normal test, on the log scale for ratios.</param>
public readonly record struct Contrast(double Value, double Lower, double Upper, double P);

/// <summary>The restricted mean survival time of one group.</summary>
/// <param name="Group">Label of the group.</param>
/// <param name="Observations">Number of observations.</param>
/// <param name="Horizon">The horizon, in the unit of the times.</param>
/// <param name="Mean">Mean time without event up to the horizon.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Lower">Lower confidence limit on the normal scale.</param>
/// <param name="Upper">Upper confidence limit.</param>
public sealed record RestrictedMeanGroup(string Group, int Observations, double Horizon, double Mean, double StandardError, double Lower, double Upper)
{
    /// <summary>Mean time lost up to the horizon: horizon less mean, with the same standard error.</summary>
    public double TimeLost => Horizon - Mean;
}

/// <summary>Two groups compared by their restricted means.</summary>
/// <param name="Difference">Mean of the second less mean of the first.</param>
/// <param name="Ratio">Mean of the second over mean of the first.</param>
/// <param name="TimeLostRatio">Time lost of the second over time lost of the first; null when one group lost none.</param>
public sealed record RestrictedMeanComparison(Contrast Difference, Contrast Ratio, Contrast? TimeLostRatio);

/// <summary>
/// Restricted mean survival time: the area under the Kaplan-Meier curve up to a horizon τ, a summary that needs no proportional
/// hazards and has the unit of time. Variance: Σ over event times of (area after it)² d / (n (n - d)).
/// </summary>
/// <remarks>
/// Source: P. Royston, M. Parmar, BMC Med Res Methodol 2013;13:152; H. Uno et al., J Clin Oncol 2014;32:2380-2385. See
/// docs/methods/restricted-mean.md. R calls it <c>survRM2::rmst2</c> and <c>print(survfit(…), rmean = τ)</c>.
/// </remarks>
public static class RestrictedMeanSurvival
{
    /// <summary>The restricted mean of each group that has observations.</summary>
    /// <param name="data">Observations.</param>
    /// <param name="horizon">τ, greater than zero and within the follow-up of every group whose curve does not reach zero.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <exception cref="AssumptionException">The horizon lies beyond the follow-up of a group, or the data allow no curve.</exception>
    public static IReadOnlyList<RestrictedMeanGroup> ByGroup(SurvivalData data, double horizon, double level = 0.95)
    {
        if (!(horizon > 0) || double.IsInfinity(horizon)) throw new ArgumentOutOfRangeException(nameof(horizon), horizon, "A horizon is a time greater than zero.");
        var curves = KaplanMeier.ByGroup(data, new KaplanMeierOptions { Level = level });
        var z = Normal.Quantile(1 - (1 - level) / 2);
        return [.. curves.Select(curve =>
        {
            var mean = curve.RestrictedMean(horizon);
            if (mean.Extended)
                throw new AssumptionException(Assumption.WithinFollowUp, "horizon", detail:
                    string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{horizon}, while group {curve.Group} was followed until {curve.LastTime}"));
            return new RestrictedMeanGroup(curve.Group, curve.Observations, horizon, mean.Value, mean.StandardError,
                mean.Value - z * mean.StandardError, mean.Value + z * mean.StandardError);
        })];
    }

    /// <summary>Compares the second group with the first.</summary>
    /// <exception cref="ArgumentException">The horizons differ.</exception>
    public static RestrictedMeanComparison Compare(RestrictedMeanGroup first, RestrictedMeanGroup second, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Horizon != second.Horizon) throw new ArgumentException("Both means must have one horizon.", nameof(second));
        if (!(level is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(level), level, "A confidence level lies between 0 and 1.");
        var z = Normal.Quantile(1 - (1 - level) / 2);
        var difference = second.Mean - first.Mean;
        var error = Math.Sqrt(first.StandardError * first.StandardError + second.StandardError * second.StandardError);
        return new RestrictedMeanComparison(
            new Contrast(difference, difference - z * error, difference + z * error, Normal.TwoSided(difference / error)),
            Ratio((second.Mean, second.StandardError), (first.Mean, first.StandardError), z),
            first.TimeLost > 0 && second.TimeLost > 0 ? Ratio((second.TimeLost, second.StandardError), (first.TimeLost, first.StandardError), z) : null);
    }

    /// <summary>A ratio of two independent estimates, its error on the log scale by the delta method.</summary>
    private static Contrast Ratio((double Mean, double Error) top, (double Mean, double Error) bottom, double z)
    {
        var log = Math.Log(top.Mean / bottom.Mean);
        var error = Math.Sqrt(Math.Pow(top.Error / top.Mean, 2) + Math.Pow(bottom.Error / bottom.Mean, 2));
        return new Contrast(Math.Exp(log), Math.Exp(log - z * error), Math.Exp(log + z * error), Normal.TwoSided(log / error));
    }
}
