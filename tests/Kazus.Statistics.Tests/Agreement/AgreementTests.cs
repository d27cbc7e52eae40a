using Kazus.Statistics.Agreement;
using Xunit;

namespace Kazus.Statistics.Tests.Agreement;

public sealed class AgreementTests
{
    // Shrout and Fleiss 1979, table 2: six subjects, four judges.
    private static readonly double[,] ShroutFleiss = { { 9, 2, 5, 8 }, { 6, 1, 3, 2 }, { 8, 4, 6, 8 }, { 7, 1, 2, 6 }, { 10, 5, 6, 9 }, { 6, 2, 4, 7 } };

    [Fact]
    public void Shrout_and_Fleiss_1979_table_4_is_reproduced()
    {
        var icc = IntraclassCorrelation.Of(ShroutFleiss);
        Assert.Equal([0.17, 0.29, 0.71, 0.44, 0.62, 0.91],
            new[] { icc.OneWay, icc.Agreement, icc.Consistency, icc.OneWayOfMean, icc.AgreementOfMean, icc.ConsistencyOfMean }.Select(i => Math.Round(i.Estimate, 2)));
    }

    [Fact]
    public void Its_intervals_are_those_that_the_psych_package_documents()
    {
        var icc = IntraclassCorrelation.Of(ShroutFleiss);
        static (double, double) Ends(Interval i) => (Math.Round(i.Lower, 3), Math.Round(i.Upper, 3));
        Assert.Equal((-0.133, 0.723), Ends(icc.OneWay));
        Assert.Equal((0.019, 0.761), Ends(icc.Agreement));
        Assert.Equal((0.342, 0.946), Ends(icc.Consistency));
        Assert.Equal((-0.884, 0.912), Ends(icc.OneWayOfMean));
        Assert.Equal((0.071, 0.927), Ends(icc.AgreementOfMean));
        Assert.Equal((0.676, 0.986), Ends(icc.ConsistencyOfMean));
    }

    [Fact]
    public void Fleiss_1971_style_table_of_fourteen_raters()
    {
        int[,] counts = { { 0, 0, 0, 0, 14 }, { 0, 2, 6, 4, 2 }, { 0, 0, 3, 5, 6 }, { 0, 3, 9, 2, 0 }, { 2, 2, 8, 1, 1 }, { 7, 7, 0, 0, 0 }, { 3, 2, 6, 3, 0 }, { 2, 5, 3, 2, 2 }, { 6, 5, 2, 1, 0 }, { 0, 2, 2, 3, 7 } };
        var kappa = FleissKappa.Of(counts);
        Assert.Equal(0.378, kappa.ObservedAgreement, 3);
        Assert.Equal(0.213, kappa.ExpectedAgreement, 3);
        Assert.Equal(0.210, kappa.Kappa, 3);
    }

    [Fact]
    public void Two_raters_agree_at_kappa_0_4()
    {
        var kappa = CohenKappa.OfTable(new[,] { { 20, 5 }, { 10, 15 } });
        Assert.Equal(0.7, kappa.ObservedAgreement, 12);
        Assert.Equal(0.5, kappa.ExpectedAgreement, 12);
        Assert.Equal(0.4, kappa.Kappa, 12);
    }

    [Fact]
    public void The_error_of_kappa_is_that_of_the_infinitesimal_jackknife()
    {
        int[,] table = { { 11, 3, 1 }, { 4, 9, 2 }, { 0, 5, 7 } };
        foreach (var weights in Enum.GetValues<KappaWeights>())
        {
            var kappa = CohenKappa.OfTable(table, weights);
            Assert.Equal(ByInfluence(table, weights), kappa.StandardError, 1e-5);
        }
    }

    [Fact]
    public void Quadratic_weights_give_the_agreement_correlation_of_the_scores_for_many_subjects()
    {
        int[,] table = { { 1100, 300, 100 }, { 400, 900, 200 }, { 0, 500, 700 } };
        var ratings = new List<(double, double)>();
        for (var i = 0; i < 3; i++) for (var j = 0; j < 3; j++) for (var c = 0; c < table[i, j]; c++) ratings.Add((i, j));
        var matrix = new double[ratings.Count, 2];
        for (var i = 0; i < ratings.Count; i++) (matrix[i, 0], matrix[i, 1]) = ratings[i];
        Assert.Equal(CohenKappa.OfTable(table, KappaWeights.Quadratic).Kappa, IntraclassCorrelation.Of(matrix).Agreement.Estimate, 3);
    }

    [Fact]
    public void Relabelled_raters_agree_alike()
    {
        string[] a = ["x", "y", "y", "z", "x", "z"], b = ["x", "y", "z", "z", "y", "z"];
        Assert.Equal(CohenKappa.Of(a, b, ["x", "y", "z"]).Kappa, CohenKappa.Of(b, a, ["z", "x", "y"]).Kappa, 14);
    }

    [Fact]
    public void Where_agreement_is_not_defined_the_reason_is_said()
    {
        Assert.Equal("ratings-vary", Assert.Throws<AssumptionException>(() => CohenKappa.OfTable(new[,] { { 9, 0 }, { 0, 0 } })).Assumption.Id);
        Assert.Equal("not-empty", Assert.Throws<AssumptionException>(() => CohenKappa.OfTable(new[,] { { 0, 0 }, { 0, 0 } })).Assumption.Id);
        Assert.Equal("raters-equal", Assert.Throws<AssumptionException>(() => FleissKappa.Of(new[,] { { 2, 1 }, { 1, 1 } })).Assumption.Id);
        Assert.Equal("several-subjects", Assert.Throws<AssumptionException>(() => IntraclassCorrelation.Of(new double[,] { { 1, 2 } })).Assumption.Id);
        Assert.Equal("ratings-vary", Assert.Throws<AssumptionException>(() => IntraclassCorrelation.Of(new double[,] { { 1, 1 }, { 1, 1 } })).Assumption.Id);
    }

    // The derivative of kappa with respect to the weight of each subject, by differences.
    private static double ByInfluence(int[,] table, KappaWeights weights)
    {
        const int Scale = 1_000_000;
        var size = table.GetLength(0);
        var n = table.Cast<int>().Sum();
        var large = new int[size, size];
        for (var i = 0; i < size; i++) for (var j = 0; j < size; j++) large[i, j] = table[i, j] * Scale;
        var kappa = CohenKappa.OfTable(large, weights).Kappa;
        var sum = 0.0;
        for (var i = 0; i < size; i++)
            for (var j = 0; j < size; j++)
            {
                large[i, j] += 1000;
                var slope = (CohenKappa.OfTable(large, weights).Kappa - kappa) * ((double)n * Scale + 1000) / 1000;
                large[i, j] -= 1000;
                sum += table[i, j] * slope * slope;
            }
        return Math.Sqrt(sum) / n;
    }
}
