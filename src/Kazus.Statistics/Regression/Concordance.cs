using System.Buffers;
using System.Runtime.CompilerServices;

namespace Kazus.Statistics;

/// <summary>
/// Harrell's C and its weighted relatives, with the infinitesimal jackknife error. Called <c>concordance</c> in R's survival package.
/// Unweighted right-censored data take two counting sweeps, other data a tree of running sums; both grow as n log n.
/// </summary>
public static class Concordance
{
    /// <summary>Concordance of a score with the times of the data; covariates are not looked at.</summary>
    /// <param name="data">Times, events, entries, weights, strata (pairs are made within a stratum) and clusters (for the error).</param>
    /// <param name="score">One finite number per row.</param>
    /// <param name="options">Weight of the event times and direction of the score; null for Harrell's C of a risk score.</param>
    /// <exception cref="AssumptionException">No two rows can be compared, or the time weight is not defined for rows with an entry.</exception>
    public static ConcordanceEstimate Estimate(RegressionData data, ReadOnlyMemory<double> score, ConcordanceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new ConcordanceOptions();
        if (score.Length != data.Count) throw new ArgumentException($"There are {score.Length} scores for {data.Count} rows.", nameof(score));
        data.Check(covariates: false);
        RegressionData.CheckFinite(score.Span, "score");
        if (data.Entry is not null && options.TimeWeight is ConcordanceWeight.SurvivalOverCensoring or ConcordanceWeight.Uno)
        {
            throw new AssumptionException(Assumption.NoEntry, "rows with an entry time");
        }
        var estimate = Of(data, RiskOrder.Of(data), score, options.TimeWeight);
        if (estimate.Comparable == 0) throw new AssumptionException(Assumption.ComparablePair, "data");
        return options.HigherScoreFailsFirst ? estimate : estimate.Reversed();
    }

    /// <summary>Concordance of a fit's linear predictor; NaN in value and error when no pair is comparable.</summary>
    internal static ConcordanceEstimate OfModel(CoxModel model, ReadOnlyMemory<double> predictors) =>
        Of(model.Data, model.Order, predictors, ConcordanceWeight.Pairs);

    private static ConcordanceEstimate Of(RegressionData data, RiskOrder order, ReadOnlyMemory<double> score, ConcordanceWeight weight)
    {
        if (data.Weights is null && order.Entries is null && weight == ConcordanceWeight.Pairs)
        {
            using var ranks = ScoreRanks.Of(score, order.Order);
            return CountedConcordance.Of(data, order, ranks);
        }
        var codes = ArrayPool<int>.Shared.Rent(order.Count);
        try
        {
            return WeightedConcordance.Of(data, order, codes, ScoreCodes(score.Span, codes), weight);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(codes);
        }
    }

    /// <summary>Numbers the distinct scores from the smallest; returns how many there are.</summary>
    [MethodImpl(Loops.Optimized)]
    private static int ScoreCodes(ReadOnlySpan<double> score, int[] codes)
    {
        var n = score.Length;
        var keys = Room.Keys(n);
        var byScore = ArrayPool<int>.Shared.Rent(n);
        for (var i = 0; i < n; i++) keys[i] = RowSort.Key(score[i]);
        RowSort.Ascending(keys.AsSpan(0, n), byScore.AsSpan(0, n));
        var code = -1;
        ulong last = 0;
        for (var i = 0; i < n; i++)
        {
            var key = keys[byScore[i]];
            if (i == 0 || key != last) code++;
            last = key;
            codes[byScore[i]] = code;
        }
        Room.Return(keys);
        ArrayPool<int>.Shared.Return(byScore);
        return code + 1;
    }
}
