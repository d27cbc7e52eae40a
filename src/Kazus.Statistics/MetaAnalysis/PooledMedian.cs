namespace Kazus.Statistics.MetaAnalysis;

/// <summary>
/// Studies that report medians, pooled without any assumption on the shape of their data (McGrath et al., Stat. Med. 38
/// (2019) 969-984): the median of the medians, or the median weighted by the sizes.
/// </summary>
/// <param name="Estimate">The pooled median, in the unit of the medians.</param>
/// <param name="Lower">The lower end of its interval (closed); negative infinity where the studies are too few for one.</param>
/// <param name="Upper">The upper end; positive infinity likewise.</param>
/// <param name="Count">The number of studies.</param>
public readonly record struct PooledMedian(double Estimate, double Lower, double Upper, int Count)
{
    // Sums of weights are counted exactly up to this total; larger sizes are scaled down to it.
    private const int MostWeight = 100_000;

    /// <summary>The median of the studies' medians; every study counts alike.</summary>
    /// <exception cref="AssumptionException"><c>not-empty</c>, <c>finite</c>.</exception>
    public static PooledMedian Of(ReadOnlySpan<double> medians, double level = 0.95)
    {
        var ones = new double[medians.Length];
        Array.Fill(ones, 1);
        return Weighted(medians, ones, level);
    }

    /// <summary>
    /// The weighted median, each study counting by its size. The interval holds every value that a sign test with these
    /// weights does not reject: if the value is the true median, each study's median is above it with probability ½.
    /// </summary>
    /// <param name="medians">One median per study.</param>
    /// <param name="sizes">Subjects of each study, above zero.</param>
    /// <param name="level">Coverage, in (0, 1).</param>
    /// <exception cref="AssumptionException"><c>not-empty</c>, <c>finite</c>, <c>positive</c> (a size).</exception>
    public static PooledMedian Weighted(ReadOnlySpan<double> medians, ReadOnlySpan<double> sizes, double level = 0.95)
    {
        if (medians.Length != sizes.Length) throw new ArgumentException("Medians and sizes must be equally many.", nameof(sizes));
        var tail = (1 - Interval.CheckLevel(level)) / 2;
        if (medians.IsEmpty) throw new AssumptionException(Assumption.NotEmpty, "medians");
        for (var i = 0; i < medians.Length; i++)
        {
            if (!double.IsFinite(medians[i])) throw new AssumptionException(Assumption.Finite, "medians", i);
            if (!double.IsFinite(sizes[i])) throw new AssumptionException(Assumption.Finite, "sizes", i);
            if (sizes[i] <= 0) throw new AssumptionException(Assumption.Positive, "sizes", i);
        }
        double[] values = medians.ToArray(), weights = sizes.ToArray();
        Array.Sort(values, weights);
        var whole = Whole(weights);
        var atMost = SumsOfHalves(whole);
        return new PooledMedian(Middle(values, weights), End(values, whole, atMost, tail), -End([.. values.Reverse().Select(v => -v)], [.. whole.Reverse()], atMost, tail), values.Length);
    }

    private static double Middle(double[] values, double[] weights)
    {
        double half = weights.Sum() / 2, below = 0;
        for (var i = 0; i < values.Length; i++)
        {
            below += weights[i];
            if (Math.Abs(below - half) <= 1e-12 * half) return 0.5 * (values[i] + values[Math.Min(i + 1, values.Length - 1)]);
            if (below > half) return values[i];
        }
        return values[^1];
    }

    // The smallest value not rejected. Below values[i] lie the weights before it; the value itself stays when so little
    // weight below it is not too rare.
    private static double End(double[] values, int[] weights, double[] atMost, double tail)
    {
        var below = 0;
        for (var i = 0; i < values.Length; i++)
        {
            // A true median just under values[i] has exactly this weight below it.
            if (atMost[below] > tail) return i == 0 ? double.NegativeInfinity : values[i - 1];
            below += weights[i];
        }
        return values[^1];
    }

    private static int[] Whole(double[] weights)
    {
        var total = weights.Sum();
        var exact = total <= MostWeight && weights.All(w => w == Math.Floor(w));
        return [.. weights.Select(w => exact ? (int)w : Math.Max(1, (int)Math.Round(w * MostWeight / total)))];
    }

    /// <summary>P(S ≤ s) for the sum S of the weights that independent fair coins choose.</summary>
    private static double[] SumsOfHalves(int[] weights)
    {
        var probability = new double[weights.Sum() + 1];
        probability[0] = 1;
        var reached = 0;
        foreach (var w in weights)
        {
            for (var s = reached; s >= 0; s--)
            {
                var half = 0.5 * probability[s];
                probability[s] = half;
                probability[s + w] += half;
            }
            reached += w;
        }
        for (var s = 1; s < probability.Length; s++) probability[s] += probability[s - 1];
        return probability;
    }
}
