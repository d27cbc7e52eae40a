namespace Kazus.Statistics.MetaAnalysis;

/// <summary>The scale on which proportions are pooled. Names in brackets are those of metafor.</summary>
public enum ProportionScale
{
    /// <summary>The logit (PLO); ½ is added to both counts of a study where one is zero.</summary>
    Logit,

    /// <summary>The double arcsine of Freeman and Tukey 1950 (PFT); no correction.</summary>
    FreemanTukey,

    /// <summary>The proportion itself (PR); corrected like the logit.</summary>
    Raw,

    /// <summary>The logarithm (PLN); corrected like the logit.</summary>
    Log,

    /// <summary>The arcsine of the root (PAS); no correction.</summary>
    Arcsine,
}

/// <summary>Transforms events of a number observed into an effect, and pooled effects back into proportions.</summary>
public static class Proportion
{
    /// <summary>The effect of one study.</summary>
    /// <param name="events">Subjects with the event.</param>
    /// <param name="total">Subjects observed, above zero.</param>
    /// <param name="scale">The scale.</param>
    /// <exception cref="AssumptionException"><c>events-within-total</c>, <c>positive</c> (the total).</exception>
    public static EffectSize Effect(double events, double total, ProportionScale scale)
    {
        if (!(total > 0)) throw new AssumptionException(Assumption.Positive, "total");
        if (!(events >= 0 && events <= total)) throw new AssumptionException(Assumption.EventsWithinTotal, "events");
        if (scale == ProportionScale.FreemanTukey) return new EffectSize(FreemanTukey(events, total), 1 / (4 * total + 2));
        if (scale == ProportionScale.Arcsine) return new EffectSize(Math.Asin(Math.Sqrt(events / total)), 1 / (4 * total));
        double x = events, rest = total - events;
        if (x == 0 || rest == 0) (x, rest) = (x + 0.5, rest + 0.5);
        var n = x + rest;
        return scale switch
        {
            ProportionScale.Logit => new EffectSize(Math.Log(x / rest), 1 / x + 1 / rest),
            ProportionScale.Raw => new EffectSize(x / n, x / n * (rest / n) / n),
            ProportionScale.Log => new EffectSize(Math.Log(x / n), 1 / x - 1 / n),
            _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, null),
        };
    }

    /// <summary>The effects of several studies.</summary>
    /// <exception cref="AssumptionException">As for one study; the row names the study.</exception>
    public static IReadOnlyList<EffectSize> Effects(ReadOnlySpan<double> events, ReadOnlySpan<double> totals, ProportionScale scale)
    {
        if (events.Length != totals.Length) throw new ArgumentException("Events and totals must be equally many.", nameof(totals));
        var result = new EffectSize[events.Length];
        for (var i = 0; i < result.Length; i++)
        {
            if (!double.IsFinite(totals[i]) || !double.IsFinite(events[i])) throw new AssumptionException(Assumption.Finite, "count", i);
            if (totals[i] <= 0) throw new AssumptionException(Assumption.Positive, "total", i);
            if (events[i] < 0 || events[i] > totals[i]) throw new AssumptionException(Assumption.EventsWithinTotal, "events", i);
            result[i] = Effect(events[i], totals[i], scale);
        }
        return result;
    }

    /// <summary>
    /// The proportion that an effect stands for. Only Freeman-Tukey needs a size: Miller's inverse (1978) at the
    /// harmonic mean of the studies' totals; outside the range that this size can reach the answer is 0 or 1.
    /// </summary>
    public static double Back(double effect, ProportionScale scale, double harmonicMeanTotal = double.NaN) => scale switch
    {
        ProportionScale.Logit => 1 / (1 + Math.Exp(-effect)),
        ProportionScale.Raw => effect,
        ProportionScale.Log => Math.Exp(effect),
        ProportionScale.Arcsine => effect <= 0 ? 0 : effect >= Math.PI / 2 ? 1 : Math.Sin(effect) * Math.Sin(effect),
        ProportionScale.FreemanTukey => BackFreemanTukey(effect, harmonicMeanTotal),
        _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, null),
    };

    /// <summary>k / Σ(1/n).</summary>
    public static double HarmonicMean(IReadOnlyCollection<double> totals)
    {
        ArgumentNullException.ThrowIfNull(totals);
        return totals.Count / totals.Sum(n => 1 / n);
    }

    private static double FreemanTukey(double x, double n) =>
        0.5 * (Math.Asin(Math.Sqrt(x / (n + 1))) + Math.Asin(Math.Sqrt((x + 1) / (n + 1))));

    private static double BackFreemanTukey(double effect, double n)
    {
        if (double.IsNaN(effect)) return effect;
        if (effect <= FreemanTukey(0, n)) return 0;
        if (effect >= FreemanTukey(n, n)) return 1;
        double sine = Math.Sin(2 * effect), inner = sine + (sine - 1 / sine) / n;
        return 0.5 * (1 - Math.Sign(Math.Cos(2 * effect)) * Math.Sqrt(Math.Max(0, 1 - inner * inner)));
    }
}
