using Kazus.Statistics.MetaAnalysis;
using Kazus.Statistics.Tests.Reference;
using Xunit;

namespace Kazus.Statistics.Tests.MetaAnalysis;

/// <summary>Harbord's test beside metafor 3.8-1: <c>regtest(Z/V, 1/V, model = "lm")</c> with Z and V worked out in R.</summary>
public sealed class HarbordTests
{
    private static readonly Tolerance Close = new(1e-9, 1e-12, "one weighted regression");

    [Fact]
    public void BCG_vaccine()
    {
        TwoByTwo[] tables = [new(4, 119, 11, 128), new(6, 300, 29, 274), new(3, 228, 11, 209), new(62, 13536, 248, 12619), new(33, 5036, 47, 5761),
            new(180, 1361, 372, 1079), new(8, 2537, 10, 619), new(505, 87886, 499, 87892), new(29, 7470, 45, 7232), new(17, 1699, 65, 1600),
            new(186, 50448, 141, 27197), new(5, 2493, 3, 2338), new(27, 16886, 29, 17825)];
        Same(EggerTest.Harbord(tables), -1.2564743440450636, 11, 0.23497195212206576, [-0.23084262324944063, -0.76832000630869834, 0.30663475980981714]);
    }

    [Fact]
    public void Zero_cells_stay_as_they_are_and_a_study_without_events_is_left_out()
    {
        TwoByTwo[] tables = [new(0, 20, 4, 18), new(3, 40, 6, 35), new(5, 60, 9, 50), new(2, 18, 5, 16), new(12, 100, 11, 90), new(0, 15, 0, 15)];
        Same(EggerTest.Harbord(tables), -4.9991367711297263, 3, 0.015399724855672474, [1.2128082614947502, 0.022759503152157912, 2.4028570198373425]);
        Assert.Equal("more-studies-than-coefficients", Assert.Throws<AssumptionException>(() => EggerTest.Harbord([tables[0], tables[1], tables[5]])).Assumption.Id);
    }

    private static void Same(EggerTest test, double statistic, double degreesOfFreedom, double p, double[] limit)
    {
        Answers.Same([statistic, p], [test.Statistic, test.P], "test", Close);
        Answers.Same(limit, [test.Limit, test.LimitLower, test.LimitUpper], "limit", Close);
        Assert.Equal(degreesOfFreedom, test.DegreesOfFreedom);
    }
}
