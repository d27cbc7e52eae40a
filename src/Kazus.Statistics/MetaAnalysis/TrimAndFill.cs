namespace Kazus.Statistics.MetaAnalysis;

/// <summary>How the number of missing studies is estimated (Duval and Tweedie 2000).</summary>
public enum MissingStudies
{
    /// <summary>L₀, from the sum of signed ranks; the usual choice.</summary>
    L0,

    /// <summary>R₀, from the longest run of ranks on one side.</summary>
    R0,

    /// <summary>Q₀, from the squared sum of ranks.</summary>
    Q0,
}

/// <summary>
/// Trim and fill: the studies that a symmetrical funnel would have besides those found, and the effect with them. A
/// description of asymmetry, not a correction for it.
/// </summary>
public sealed record TrimAndFill
{
    private TrimAndFill(int missing, double error, bool left, RandomEffects filled)
    {
        Missing = missing;
        StandardError = error;
        MissingOnLeft = left;
        Filled = filled;
    }

    /// <summary>The estimated number of missing studies.</summary>
    public int Missing { get; }

    /// <summary>Its standard error.</summary>
    public double StandardError { get; }

    /// <summary>Whether they are missing at the low side.</summary>
    public bool MissingOnLeft { get; }

    /// <summary>The effect of the studies found and, after them, the imputed ones.</summary>
    public RandomEffects Filled { get; }

    /// <summary>Estimates the number of missing studies and fills them in.</summary>
    /// <param name="effects">One effect per study.</param>
    /// <param name="variances">Their sampling variances.</param>
    /// <param name="estimator">The estimator of the number.</param>
    /// <param name="missingOnLeft">The side on which studies are missing; by default the side opposite to the slope on the standard error.</param>
    /// <param name="options">How the effects are pooled.</param>
    /// <exception cref="AssumptionException"><c>several-studies</c>: fewer than three.</exception>
    public static TrimAndFill Of(ReadOnlySpan<double> effects, ReadOnlySpan<double> variances, MissingStudies estimator = MissingStudies.L0,
        bool? missingOnLeft = null, PoolingOptions? options = null)
    {
        var (y, v) = Studies.Checked(effects, variances);
        var k = y.Length;
        if (k < 3) throw new AssumptionException(Assumption.SeveralStudies, "effects");
        options ??= PoolingOptions.Default;
        var left = missingOnLeft ?? SlopeOnError(y, v, options) >= 0;
        var sign = left ? 1.0 : -1.0;
        var order = Enumerable.Range(0, k).OrderBy(i => sign * y[i]).ToArray();
        double[] sorted = [.. order.Select(i => sign * y[i])], sortedVariances = [.. order.Select(i => v[i])];
        var missing = 0;
        var (centre, error) = (0.0, 0.0);
        for (var i = 0; i < 100; i++)
        {
            centre = RandomEffects.Estimate(sorted.AsSpan(0, k - missing), sortedVariances.AsSpan(0, k - missing), options).Effect;
            var last = missing;
            (missing, error) = Count(sorted, centre, estimator);
            missing = Math.Min(missing, k - 1);
            if (missing == last) break;
        }
        double[] filled = [.. y, .. sorted[(k - missing)..].Select(e => sign * (2 * centre - e))];
        return new TrimAndFill(missing, error, left, RandomEffects.Estimate(filled, [.. v, .. sortedVariances[(k - missing)..]], options));
    }

    private static double SlopeOnError(double[] effects, double[] variances, PoolingOptions options) =>
        MetaRegression.Estimate(effects, variances,
            Moderators.Intercept(effects.Length).With("standard error", [.. variances.Select(Math.Sqrt)]), options).Coefficients[1].Value;

    private static (int Missing, double StandardError) Count(double[] sorted, double centre, MissingStudies estimator)
    {
        double k = sorted.Length;
        var ranked = sorted.Select(e => e - centre).OrderBy(Math.Abs).Select((e, i) => Math.Sign(e) * (i + 1.0)).ToArray();
        var positive = ranked.Where(r => r > 0).Sum();
        double raw, error;
        switch (estimator)
        {
            case MissingStudies.R0:
                raw = k - ranked.Where(r => r < 0).Select(r => -r).DefaultIfEmpty(0).Max() - 1;
                error = Math.Sqrt(2 * Math.Max(0, raw) + 2);
                break;
            case MissingStudies.L0:
                raw = (4 * positive - k * (k + 1)) / (2 * k - 1);
                error = 4 * Math.Sqrt(RankVariance(k, raw)) / (2 * k - 1);
                break;
            default:
                raw = k - 0.5 - Math.Sqrt(2 * k * k - 4 * positive + 0.25);
                error = 2 * Math.Sqrt(RankVariance(k, raw)) / Math.Sqrt((k - 0.5) * (k - 0.5) - raw * (2 * k - raw - 1));
                break;
        }
        return ((int)Math.Max(0, Math.Round(raw, MidpointRounding.ToEven)), Math.Max(0, error));
    }

    private static double RankVariance(double k, double missing)
    {
        double m = missing, m2 = m * m, m3 = m2 * m;
        return (k * (k + 1) * (2 * k + 1) + 10 * m3 + 27 * m2 + 17 * m - 18 * k * m2 - 18 * k * m + 6 * k * k * m) / 24;
    }
}
