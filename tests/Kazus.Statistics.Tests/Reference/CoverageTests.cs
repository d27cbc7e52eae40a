using Xunit;

namespace Kazus.Statistics.Tests.Reference;

public sealed class CoverageTests
{
    /// <summary>Kinds of reference result for methods that Kazus does not have, each with its reason.</summary>
    private static readonly Dictionary<string, string> NotInKazus = new(StringComparer.Ordinal)
    {
        ["metabin"] = "the same two-by-two pooling is compared through rma.mh, rma.peto and escalc",
        ["rma.mv"] = "multilevel models of dependent effects",
        ["robust"] = "cluster-robust variance of multilevel models",
    };

    [Fact]
    public void Every_kind_of_reference_result_is_run_by_a_test_or_left_out_for_a_reason()
    {
        var covered = typeof(CoverageTests).Assembly.GetTypes()
            .SelectMany(t => t.GetCustomAttributes(typeof(CoversAttribute), false).Concat(t.GetMethods().SelectMany(m => m.GetCustomAttributes(typeof(CoversAttribute), false))))
            .SelectMany(a => ((CoversAttribute)a).Kinds).ToHashSet(StringComparer.Ordinal);
        var forgotten = ReferenceCases.Kinds.Keys.Where(k => !covered.Contains(k) && !NotInKazus.ContainsKey(k)).Order(StringComparer.Ordinal);
        Assert.Empty(forgotten);
    }
}
