using System.Text.Json;
using Kazus.Statistics.MetaAnalysis;
using Kazus.Statistics.Proportions;
using Kazus.Statistics.Tables;
using Kazus.Statistics.Tests.Reference;
using Kazus.Testing;
using Xunit;

namespace Kazus.Statistics.Tests.MetaAnalysis;

[Covers("rma.mh", "rma.peto", "binom.ci", "poisson.ci", "fisher.test", "chisq.test", "mantelhaen.test")]
public sealed class TablesReferenceTests
{
    private static readonly Tolerance RootSearch = new(1e-8, 1.3e-4, "fisher.test finds odds ratios by uniroot with its default tol = 1.2e-4");

    public static IEnumerable<object[]> PooledCases() => ReferenceCases.Of("rma.mh", "rma.peto");

    public static IEnumerable<object[]> ProportionCases() => ReferenceCases.Of("binom.ci");

    public static IEnumerable<object[]> RateCases() => ReferenceCases.Of("poisson.ci");

    public static IEnumerable<object[]> FisherCases() => ReferenceCases.Of("fisher.test");

    public static IEnumerable<object[]> ChiSquareCases() => ReferenceCases.Of("chisq.test");

    public static IEnumerable<object[]> StratifiedCases() => ReferenceCases.Of("mantelhaen.test");

    [Theory]
    [MemberData(nameof(PooledCases))]
    public void Mantel_Haenszel_and_Peto_are_those_of_metafor(string name)
    {
        var c = ReferenceCases.Open(name);
        Compare(c);
    }

    internal static void Compare(ReferenceCase c)
    {
        var tables = MetaforCall.Tables(c.Call, c.Frame());
        var pooled = c.Call.Function == "rma.peto" ? MantelHaenszel.Peto(tables) : c.Call.NamedText("measure") switch
        {
            "OR" => MantelHaenszel.LogOddsRatio(tables),
            "RR" => MantelHaenszel.LogRiskRatio(tables),
            _ => MantelHaenszel.RiskDifference(tables),
        };
        var r = c.Result;
        Answers.Same(r.Numbers("beta")[0], pooled.Effect, "beta");
        Answers.Same(r.Numbers("se")[0], pooled.StandardError, "se");
        Answers.Same(r.Numbers("zval")[0], pooled.Statistic, "zval");
        Answers.Same(r.Numbers("pval")[0], pooled.P, "pval");
        Answers.Same(r.Numbers("ci_lb")[0], pooled.Lower, "ci_lb");
        Answers.Same(r.Numbers("ci_ub")[0], pooled.Upper, "ci_ub");
        Answers.Same(r.Number("QE"), pooled.Q, "QE");
        Answers.Same(r.Number("QEp"), pooled.QP, "QEp");
        Answers.Same(r.Number("I2"), pooled.I2, "I2");
        Answers.Same(r.Number("H2"), pooled.H2, "H2");
        Assert.Equal((int)r.Number("k"), pooled.Count);
        if (double.IsNaN(r.Number("MH"))) return;
        var association = StratifiedTables.CochranMantelHaenszel(tables);
        Answers.Same(r.Number("MH"), association.Statistic, "MH");
        Answers.Same(r.Number("MHp"), association.P, "MHp");
        var (day, tarone) = StratifiedTables.EqualOddsRatios(tables);
        Answers.Same(r.Number("BD"), day.Statistic, "BD");
        Answers.Same(r.Number("BDp"), day.P, "BDp");
        Answers.Same(r.Number("TA"), tarone.Statistic, "TA");
        Answers.Same(r.Number("TAp"), tarone.P, "TAp");
    }

    [SharedTheory]
    [MemberData(nameof(ProportionCases))]
    public void Intervals_of_proportions_are_those_of_R(string name)
    {
        var c = ReferenceCases.Open(name);
        var level = name.EndsWith("90", StringComparison.Ordinal) ? 0.9 : 0.95;
        Func<int, int, double, Interval> method = c.Id.Split('_')[1] switch
        {
            "clopperpearson" => ProportionInterval.ClopperPearson,
            "wilson" => ProportionInterval.Wilson,
            "wilsoncc" => ProportionInterval.WilsonCorrected,
            _ => ProportionInterval.Jeffreys,
        };
        double[] x = c.Frame().Numbers("x"), n = c.Frame().Numbers("n");
        var intervals = x.Select((e, i) => method((int)e, (int)n[i], level)).ToArray();
        Answers.Same(c.Result.Numbers("lower"), [.. intervals.Select(i => i.Lower)], "lower");
        Answers.Same(c.Result.Numbers("upper"), [.. intervals.Select(i => i.Upper)], "upper");
        if (c.Result.TryGetProperty("p_half", out var p))
            Answers.Same(p.Numbers(), [.. x.Select((e, i) => BinomialTest.TwoSided((int)e, (int)n[i], 0.5))], "p_half");
    }

    [SharedTheory]
    [MemberData(nameof(RateCases))]
    public void Intervals_of_rates_are_those_of_poisson_test(string name)
    {
        var c = ReferenceCases.Open(name);
        var level = name.EndsWith("90", StringComparison.Ordinal) ? 0.9 : 0.95;
        var intervals = c.Frame().Numbers("x").Select((e, i) => RateInterval.Exact((int)e, c.Frame().Numbers("n")[i], level)).ToArray();
        Answers.Same(c.Result.Numbers("rate"), [.. intervals.Select(i => i.Estimate)], "rate");
        Answers.Same(c.Result.Numbers("lower"), [.. intervals.Select(i => i.Lower)], "lower");
        Answers.Same(c.Result.Numbers("upper"), [.. intervals.Select(i => i.Upper)], "upper");
    }

    [SharedTheory]
    [MemberData(nameof(FisherCases))]
    public void Exact_test_is_fisher_test(string name)
    {
        var c = ReferenceCases.Open(name);
        foreach (var (expected, table) in c.Result.EnumerateArray().Zip(TablesOf(c)))
        {
            var test = FisherExact.Of(table);
            Answers.Same(expected.Number("p_value"), test.P, "p");
            if (table.A + table.C == 0) continue;    // R reports an odds ratio of 0 where nobody has the event
            SameOdds(expected.GetProperty("estimate").Number("odds ratio"), test.OddsRatio, "odds ratio");
            SameOdds(expected.Numbers("conf_int")[0], test.Lower, "lower");
            SameOdds(expected.Numbers("conf_int")[1], test.Upper, "upper");
        }
    }

    [SharedTheory]
    [MemberData(nameof(ChiSquareCases))]
    public void Chi_squared_test_is_chisq_test(string name)
    {
        var c = ReferenceCases.Open(name);
        foreach (var (expected, table) in c.Result.EnumerateArray().Zip(TablesOf(c)))
        {
            var statistic = expected.GetProperty("statistic").Number("X-squared");
            if (double.IsNaN(statistic))
            {
                Assert.Throws<AssumptionException>(() => ChiSquareTest.Of(table, false));
                continue;
            }
            var test = ChiSquareTest.Of(table, !c.CallText.Contains("correct=FALSE", StringComparison.Ordinal));
            Answers.Same(statistic, test.Statistic, "X-squared");
            Answers.Same(expected.Number("p_value"), test.P, "p");
        }
    }

    [SharedTheory]
    [MemberData(nameof(StratifiedCases))]
    public void Berkeley_admissions_give_mantelhaen_test(string name)
    {
        var c = ReferenceCases.Open(name);
        // UCBAdmissions (Bickel et al. 1975): admitted and rejected men, admitted and rejected women, by department.
        TwoByTwo[] departments = [new(512, 313, 89, 19), new(353, 207, 17, 8), new(120, 205, 202, 391), new(138, 279, 131, 244), new(53, 138, 94, 299), new(22, 351, 24, 317)];
        var test = StratifiedTables.CochranMantelHaenszel(departments);
        var odds = MantelHaenszel.LogOddsRatio(departments);
        Answers.Same(c.Result.GetProperty("statistic").EnumerateObject().First().Value.Number(), test.Statistic, "statistic");
        Answers.Same(c.Result.Number("p_value"), test.P, "p");
        Answers.Same(c.Result.GetProperty("estimate").EnumerateObject().First().Value.Number(), Math.Exp(odds.Effect), "odds ratio");
        Answers.Same(c.Result.Numbers("conf_int")[0], Math.Exp(odds.Lower), "lower");
        Answers.Same(c.Result.Numbers("conf_int")[1], Math.Exp(odds.Upper), "upper");
    }

    // R searches the odds ratio below 1 and its reciprocal above 1, to the same absolute precision.
    private static void SameOdds(double expected, double actual, string what) =>
        Answers.Same(expected > 1 ? 1 / expected : expected, expected > 1 ? 1 / actual : actual, what, RootSearch);

    private static IEnumerable<TwoByTwo> TablesOf(ReferenceCase c)
    {
        var f = c.Frame();
        return Enumerable.Range(0, f.Rows).Select(i => new TwoByTwo(f.Numbers("a")[i], f.Numbers("b")[i], f.Numbers("c")[i], f.Numbers("d")[i]));
    }
}
