using Kazus.Cases;
using Kazus.Statistics;
using Kazus.Statistics.Agreement;

namespace Kazus.Server.Reading;

/// <summary>How far two readers agree, on one variable or on all.</summary>
/// <param name="Variable">The variable, or null for all together.</param>
/// <param name="Claims">Claims that both judged.</param>
/// <param name="Same">Claims on which they said the same.</param>
/// <param name="Kappa">Cohen's kappa, or null when it is not defined.</param>
/// <param name="Why">Why it is not defined, in one sentence.</param>
public sealed record ReaderAgreement(Variable? Variable, int Claims, int Same, CohenKappa? Kappa, string? Why)
{
    /// <summary>Over all claims that both judged, then variable by variable in the order of a form.</summary>
    public static IReadOnlyList<ReaderAgreement> Of(ArticleReading reading, string first, string second)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var pairs = reading.Claims.Select(c => (Claim: c, A: reading.Of(first, c.Key), B: reading.Of(second, c.Key))).Where(p => p.A is not null && p.B is not null)
            .Select(p => (p.Claim.Variable, A: ArticleReading.Answer(p.Claim, p.A), B: ArticleReading.Answer(p.Claim, p.B))).ToList();
        var byVariable = pairs.ToLookup(p => p.Variable.Id, StringComparer.Ordinal);
        return [One(null, pairs), .. Variables.All.Where(v => byVariable.Contains(v.Id)).Select(v => One(v, [.. byVariable[v.Id]]))];
    }

    private static ReaderAgreement One(Variable? variable, List<(Variable Variable, string A, string B)> pairs)
    {
        var same = pairs.Count(p => p.A == p.B);
        if (pairs.Count == 0) return new(variable, 0, 0, null, "No claim was judged by both.");
        List<string> categories = [.. pairs.SelectMany(p => new[] { p.A, p.B }).Distinct().Order(StringComparer.Ordinal)];
        try
        {
            return new(variable, pairs.Count, same, CohenKappa.Of([.. pairs.Select(p => p.A)], [.. pairs.Select(p => p.B)], categories), null);
        }
        catch (AssumptionException)
        {
            return new(variable, pairs.Count, same, null, "Both gave one and the same answer throughout, so chance cannot be told from agreement.");
        }
    }
}
