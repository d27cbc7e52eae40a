using System.Collections.Immutable;

namespace Kazus.Statistics;

/// <summary>
/// The Aalen-Johansen estimate of cumulative incidence with competing causes: F_j(t) = Σ over u ≤ t of S(u-) d_j(u) / n(u), where S
/// is the Kaplan-Meier estimate of freedom from every cause. Unlike 1 - Kaplan-Meier with other causes censored, the incidences and
/// S add up to one.
/// </summary>
/// <remarks>
/// Source: O. Aalen, S. Johansen, Scand J Stat 1978;5:141-150. Standard errors by the infinitesimal jackknife in one pass (see
/// docs/methods/aalen-johansen.md), and beside them Aalen's own variance (Ann Stat 1978;6:534-545). R calls it
/// <c>survfit(Surv(time, factor(status)) ~ group)</c> and <c>cmprsk::cuminc</c>.
/// </remarks>
public static class AalenJohansen
{
    /// <summary>One set of incidences for each group that has observations, in the order of the groups.</summary>
    /// <param name="data">Observations with their causes.</param>
    /// <param name="options">Interval; null is a 95 % interval on the log-log scale. The variance is always the robust one.</param>
    /// <exception cref="AssumptionException">No observations; a time or weight that is not finite or is negative; a cause that is not known.</exception>
    public static IReadOnlyList<CumulativeIncidence> ByGroup(CompetingRisksData data, KaplanMeierOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new KaplanMeierOptions();
        data.Check();
        var labels = data.Labels();
        IReadOnlyList<CauseTable> tables = FastCauseTables.TryBuild(data, labels.Length) ?? [.. PlainCauseTables.Build(data)];
        var results = new CumulativeIncidence[tables.Count];
        Action<int> one = g => results[g] = Estimate(tables[g], labels, options);
        if (data.Count >= TaggedTimes.Shared) Parallel.For(0, results.Length, one);
        else for (var g = 0; g < results.Length; g++) one(g);
        return results;
    }

    private static CumulativeIncidence Estimate(CauseTable table, ImmutableArray<string> labels, KaplanMeierOptions options)
    {
        var result = new CumulativeIncidence(table.Group, table.Observations, table.Times, table.AtRisk, table.Censored,
            [.. labels.Select(l => new CauseIncidence(l, table.Times.Length))]);
        var survivalBefore = IncidenceErrors.Fill(table, result);
        for (var j = 0; j < labels.Length; j++)
        {
            if (table.Weighted) Array.Fill(result.Causes[j].aalenVariance, double.NaN);
            else AalenVariance(table, survivalBefore, result, j);
            (result.Causes[j].Lower, result.Causes[j].Upper) = Limits(result.Causes[j].incidence, result.Causes[j].error, options);
        }
        (result.EventFreeLower, result.EventFreeUpper) = Limits(result.eventFree, result.eventFreeError, options);
        return result;
    }

    private static (double[] Lower, double[] Upper) Limits(double[] probability, double[] error, KaplanMeierOptions options)
    {
        var relative = new double[error.Length];
        for (var k = 0; k < error.Length; k++) relative[k] = error[k] == 0 ? 0 : error[k] / probability[k];
        return ConfidenceBand.Of(probability, relative, options);
    }

    /// <summary>
    /// Σ over u ≤ t of (S(u-) / n)² [d_j (1 - (F(t) - F(u)) / S(u))² + d_other ((F(t) - F(u)) / S(u))²], where d tied events of a kind
    /// count d (1 - (d - 1) / (n - 1)). Opening the square in F(t) leaves three running sums.
    /// </summary>
    private static void AalenVariance(CauseTable table, double[] survivalBefore, CumulativeIncidence result, int j)
    {
        double a = 0, b = 0, c = 0;
        var f = result.Causes[j].incidence;
        for (var k = 0; k < table.Times.Length; k++)
        {
            var (n, own, other) = (table.AtRisk[k], table.Events[j][k], 0.0);
            for (var m = 0; m < table.Events.Length; m++) if (m != j) other += table.Events[m][k];
            var scale = survivalBefore[k] * survivalBefore[k] / (n * n);
            var after = result.eventFree[k];
            if (other > 0 && after > 0)
            {
                var weight = scale * Untied(other, n);
                var (x, y) = (f[k] / after, 1 / after);
                (a, b, c) = (a + x * x * weight, b + x * y * weight, c + y * y * weight);
            }
            if (own > 0)
            {
                var weight = scale * Untied(own, n);
                var y = after > 0 ? 1 / after : 0;
                var x = 1 + y * f[k];
                (a, b, c) = (a + x * x * weight, b + x * y * weight, c + y * y * weight);
            }
            result.Causes[j].aalenVariance[k] = Math.Max(0, a - 2 * f[k] * b + f[k] * f[k] * c);
        }
    }

    private static double Untied(double d, double n) => d > 1 ? d * (1 - (d - 1) / (n - 1)) : d;
}
