using Kazus.Statistics.Tests.Reference;
using Xunit;

namespace Kazus.Statistics.Tests.Regression;

/// <summary>Analyses that papers and textbooks print, to the digits they print.</summary>
public sealed class PublishedRegressionTests
{
    private static readonly double[] Weeks =
    [
        6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35,
        1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23,
    ];

    private static readonly bool[] Relapsed = [.. Enumerable.Range(0, 42).Select(i => i is < 9 or >= 21)];

    private static readonly string[] Drug = [.. Enumerable.Range(0, 42).Select(i => i < 21 ? "6-MP" : "placebo")];

    /// <summary>Freireich and others, Blood 1963;21:699, the first example of Cox 1972 and of most textbooks since.</summary>
    [Theory]
    [InlineData(TieHandling.Breslow, 1.509, 0.410, 15.93)]
    [InlineData(TieHandling.Efron, 1.572, 0.412, 17.25)]
    [InlineData(TieHandling.Exact, 1.628, 0.433, 16.79)]
    public void Freireich_remissions_under_the_three_rules_for_ties(TieHandling ties, double coefficient, double error, double score)
    {
        var fit = CoxRegression.Fit(
            new RegressionData { Time = Weeks, Event = Relapsed, Covariates = [Covariate.Categorical("drug", Grouping.Of(Drug))] }, new CoxOptions { Ties = ties });
        Assert.Equal("drugplacebo", fit.Terms[0].Name);
        Assert.Equal(coefficient, fit.Terms[0].Coefficient, 3);
        Assert.Equal(error, fit.Terms[0].StandardError, 3);
        Assert.Equal(score, fit.ScoreTest, 2);
    }

    /// <summary>The first event time of the Freireich data by hand: see docs/methods/cox-regression.md.</summary>
    [Fact]
    public void Freireich_the_first_week_by_hand()
    {
        var plain = new PlainCox(
            new RegressionData
            {
                Time = Weeks, Event = Weeks.Select((w, i) => w == 1 && Relapsed[i]).ToArray(),
                Covariates = [Covariate.Numeric("placebo", Drug.Select(d => d == "placebo" ? 1.0 : 0).ToArray())],
            }, TieHandling.Efron);
        var (loglik, score, _) = plain.Evaluate([0]);
        Assert.Equal(-Math.Log(42) - Math.Log(41), loglik, 12);
        Assert.Equal(2 - 21.0 / 42 - 20.0 / 41, score[0], 12);
    }

    /// <summary>Mantel and Byar, JASA 1974;69:81: patients count as not transplanted until they are. It is the score test of a time-dependent covariate.</summary>
    [Fact]
    public void Mantel_Byar_test_of_heart_transplantation()
    {
        var fit = Heart(["transplant"]);
        Assert.Equal(0.178, fit.ScoreTest, 3);
        Assert.Equal(0.127, fit.Terms[0].Coefficient, 3);
    }

    /// <summary>Stanford heart transplant programme, Crowley and Hu, JASA 1977;72:27, with the four covariates of Kalbfleisch and Prentice.</summary>
    [Fact]
    public void Stanford_heart_transplants()
    {
        var fit = Heart(["age", "year", "surgery", "transplant"]);
        double[] coefficients = [0.0272, -0.1463, -0.6372, -0.0103];
        double[] errors = [0.0137, 0.0705, 0.3672, 0.3138];
        for (var j = 0; j < 4; j++)
        {
            Assert.Equal(coefficients[j], fit.Terms[j].Coefficient, 4);
            Assert.Equal(errors[j], fit.Terms[j].StandardError, 4);
        }
        Assert.Equal(15.11, fit.LikelihoodRatioTest, 2);
    }

    /// <summary>Veterans' lung cancer trial, Kalbfleisch and Prentice 1980, with Breslow's ties: performance status and cell type matter.</summary>
    [Fact]
    public void Veterans_lung_cancer()
    {
        var reference = ReferenceCases.Open((string)ReferenceCases.Of("coxph").First(c => ((string)c[0]).Contains("veteran_full", StringComparison.Ordinal))[0]);
        var (data, _) = RModel.Of(reference.Frame(), reference.Call);
        var fit = CoxRegression.Fit(data, new CoxOptions { Ties = TieHandling.Breslow });
        Assert.Equal(-0.0326, fit.Terms.Single(t => t.Name == "karno").Coefficient, 4);
        Assert.Equal(0.0055, fit.Terms.Single(t => t.Name == "karno").StandardError, 4);
        Assert.Equal(1.1883, fit.Terms.Single(t => t.Name == "celltypeadeno").Coefficient, 4);
        Assert.Equal(61.41, fit.LikelihoodRatioTest, 2);
    }

    private static CoxFit Heart(string[] names)
    {
        var frame = ReferenceCases.Open((string)ReferenceCases.Of("coxph").First(c => ((string)c[0]).Contains("heart_td", StringComparison.Ordinal))[0]).Frame();
        return CoxRegression.Fit(new RegressionData
        {
            Entry = frame.Numbers("start"), Time = frame.Numbers("stop"), Event = frame.Numbers("event").Select(e => e == 1).ToArray(),
            Covariates = [.. names.Select(n => frame[n].Words is { } words
                ? Covariate.Categorical(n, Grouping.Of([.. words.Select(w => w!)]))
                : Covariate.Numeric(n, frame.Numbers(n)))],
        });
    }
}
