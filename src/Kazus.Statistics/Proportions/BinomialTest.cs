using Kazus.Statistics.Distributions;

namespace Kazus.Statistics.Proportions;

/// <summary>The exact test of a proportion.</summary>
public static class BinomialTest
{
    /// <summary>
    /// The two-sided p value: the probability of every count that is not more probable than the one observed. R's
    /// <c>binom.test</c>, with its relative tolerance of 1e-7 for counts that are equally probable.
    /// </summary>
    public static double TwoSided(int events, int total, double probability)
    {
        if (total <= 0) throw new AssumptionException(Assumption.Positive, "total");
        if (events < 0 || events > total) throw new AssumptionException(Assumption.EventsWithinTotal, "events");
        if (!(probability is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability lies between 0 and 1.");
        if (probability == 0) return events == 0 ? 1 : 0;
        if (probability == 1) return events == total ? 1 : 0;
        var limit = Binomial.Probability(events, total, probability) * (1 + 1e-7);
        var mean = total * probability;
        if (events == mean) return 1;
        // The probabilities fall on both sides of the mode, so the other tail is found by bisection.
        if (events < mean)
        {
            int low = (int)Math.Ceiling(mean), high = total + 1;
            while (low < high) { var middle = low + (high - low) / 2; if (Binomial.Probability(middle, total, probability) <= limit) high = middle; else low = middle + 1; }
            return Math.Min(1, Binomial.Cumulative(events, total, probability) + Binomial.UpperTail(low - 1, total, probability));
        }
        else
        {
            int low = -1, high = (int)Math.Floor(mean);
            while (low < high) { var middle = high - (high - low) / 2; if (Binomial.Probability(middle, total, probability) <= limit) low = middle; else high = middle - 1; }
            return Math.Min(1, Binomial.Cumulative(low, total, probability) + Binomial.UpperTail(events - 1, total, probability));
        }
    }
}
