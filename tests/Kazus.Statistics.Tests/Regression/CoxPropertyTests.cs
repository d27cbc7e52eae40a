using Kazus.Statistics.Tests.Reference;
using Xunit;

namespace Kazus.Statistics.Tests.Regression;

/// <summary>Equations that hold for any data, on seeded random data of every shape: ties or none, entries, strata, weights.</summary>
public sealed class CoxPropertyTests
{
    private static readonly Tolerance Close = new(1e-8, 1e-9, "");

    public static IEnumerable<object[]> Shapes =>
        from seed in Enumerable.Range(1, 3)
        from whole in new[] { true, false }
        from entries in new[] { true, false }
        from strata in new[] { true, false }
        from ties in new[] { TieHandling.Efron, TieHandling.Breslow }
        select new object[] { seed, whole, entries, strata, ties };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_estimate_is_where_the_plain_likelihood_has_no_slope(int seed, bool whole, bool entries, bool strata, TieHandling ties)
    {
        var data = Sample(seed, 70, whole, entries, strata) with { Weights = Weights(seed, 70) };
        var fit = CoxRegression.Fit(data, new CoxOptions { Ties = ties, Epsilon = 1e-14, MaxIterations = 50, Robust = false });
        var plain = new PlainCox(data, ties);
        var (loglik, score, information) = plain.Evaluate([.. fit.Terms.Select(t => t.Coefficient)]);
        Answers.Same(loglik, fit.LogLikelihood, "log likelihood", Close);
        Answers.Same(plain.Evaluate(new double[3]).LogLikelihood, fit.LogLikelihoodNull, "null log likelihood", Close);
        Assert.All(score, s => Assert.True(Math.Abs(s) < 1e-7, $"slope {s}"));
        for (var j = 0; j < 3; j++)
        {
            for (var k = 0; k < 3; k++)
            {
                var product = Enumerable.Range(0, 3).Sum(m => fit.Variance[j, m] * information[m, k]);
                Assert.True(Math.Abs(product - (j == k ? 1 : 0)) < 1e-8, $"variance times information [{j},{k}] = {product}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Concordance_counts_the_pairs_one_by_one(int seed, bool whole, bool entries, bool strata, TieHandling ties)
    {
        var weights = ties == TieHandling.Breslow ? Weights(seed, 90) : null;
        var data = Sample(seed, 90, whole, entries, strata) with { Weights = weights };
        var score = data.Covariates[0].Values.ToArray().Select(v => Math.Round(v, 1)).ToArray();
        var c = Concordance.Estimate(data, score);
        Answers.Same(PlainCox.Pairs(data, score), [c.Concordant, c.Discordant, c.TiedScore, c.TiedTime, c.TiedBoth], "pairs", Close);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Counting_and_running_sums_give_the_same_concordance_and_error(bool strata)
    {
        var data = Sample(11, 4000, whole: true, entries: false, strata);
        var score = data.Covariates[0].Values.ToArray().Select(v => Math.Round(v, 2)).ToArray();
        var counted = Concordance.Estimate(data, score);
        var summed = Concordance.Estimate(data with { Weights = Enumerable.Repeat(1.0, 4000).ToArray() }, score);
        Answers.Same(summed.Value, counted.Value, "concordance");
        Answers.Same(summed.StandardError, counted.StandardError, "error");
        Answers.Same(summed.TiedScore, counted.TiedScore, "ties");
        var clusters = Grouping.FromCodes(Enumerable.Range(0, 4000).Select(i => i / 4).ToArray(), Enumerable.Range(0, 1000).Select(i => $"{i}"));
        Answers.Same(
            Concordance.Estimate(data with { Weights = Enumerable.Repeat(1.0, 4000).ToArray(), Clusters = clusters }, score).StandardError,
            Concordance.Estimate(data with { Clusters = clusters }, score).StandardError, "clustered error");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Order_of_rows_does_not_matter(int seed, bool whole, bool entries, bool strata, TieHandling ties)
    {
        var data = Sample(seed, 120, whole, entries, strata);
        var order = Enumerable.Range(0, 120).OrderBy(i => i * 7919 % 120 * 31 % 113).ToArray();
        Same(Fit(data, ties), Fit(Taken(data, order), ties));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Times_that_differ_by_the_noise_of_arithmetic_are_one_time(int seed, bool whole, bool entries, bool strata, TieHandling ties)
    {
        var data = Sample(seed, 120, whole, entries, strata);
        data = data with { Time = data.Time.ToArray().Select(t => Math.Ceiling(t)).ToArray() };
        var tenths = data with { Time = data.Time.ToArray().Select(t => t / 10).ToArray(), Entry = data.Entry?.ToArray().Select(t => t / 10).ToArray() };
        var noisy = tenths with
        {
            Time = tenths.Time.ToArray().Select((t, i) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(t) + i % 3 - 1)).ToArray(),
        };
        Same(Fit(data, ties), Fit(tenths, ties));
        Same(Fit(tenths, ties), Fit(noisy, ties));
        var score = data.Covariates[0].Values.ToArray();
        Answers.Same(Concordance.Estimate(tenths, score).Value, Concordance.Estimate(noisy, score).Value, "concordance", Close);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_row_of_weight_three_is_three_rows_under_Breslow_s_ties(int seed, bool whole, bool entries, bool strata, TieHandling ties)
    {
        if (ties == TieHandling.Efron && whole) return;
        var data = Sample(seed, 60, whole, entries, strata);
        double[] weights = [.. Enumerable.Range(0, 60).Select(i => 1.0 + i % 3)];
        var rows = Enumerable.Range(0, 60).SelectMany(i => Enumerable.Repeat(i, 1 + i % 3)).ToArray();
        var rule = TieHandling.Breslow;
        Same(Fit(data with { Weights = weights }, rule), Fit(Taken(data, rows), rule));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Coefficients_follow_the_units_of_the_covariates_and_not_those_of_time(int seed, bool whole, bool entries, bool strata, TieHandling ties)
    {
        var data = Sample(seed, 120, whole, entries, strata);
        var rescaled = data with
        {
            Time = data.Time.ToArray().Select(t => t * 1024).ToArray(),
            Entry = data.Entry is { } e ? e.ToArray().Select(t => t * 1024).ToArray() : null,
            Covariates = [Covariate.Numeric("a", data.Covariates[0].Values.ToArray().Select(v => 40 + 8 * v).ToArray()), .. data.Covariates.Skip(1)],
        };
        var (plain, changed) = (Fit(data, ties), Fit(rescaled, ties));
        Answers.Same(plain.Terms[0].Coefficient, 8 * changed.Terms[0].Coefficient, "coefficient", Close);
        Answers.Same(plain.Terms[1].Coefficient, changed.Terms[1].Coefficient, "other coefficient", Close);
        Answers.Same(plain.LogLikelihood, changed.LogLikelihood, "log likelihood", Close);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Relabelled_strata_and_an_entry_at_the_origin_change_nothing(int seed, bool whole, bool entries, bool strata, TieHandling ties)
    {
        var data = Sample(seed, 120, whole, entries, strata: true);
        var relabelled = data with { Strata = Grouping.FromCodes(data.Strata!.Codes.ToArray().Select(c => 4 - c).ToArray(), ["e", "d", "c", "b", "a"]) };
        Same(Fit(data, ties), Fit(relabelled, ties));
        if (entries || strata) return;
        Same(Fit(data, ties), Fit(data with { Entry = Enumerable.Repeat(-1.0, 120).ToArray() }, ties));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Martingale_residuals_sum_to_zero_and_score_residuals_too(int seed, bool whole, bool entries, bool strata, TieHandling ties)
    {
        var fit = Fit(Sample(seed, 120, whole, entries, strata), ties);
        Assert.True(Math.Abs(fit.MartingaleResiduals.ToArray().Sum()) < 1e-9);
        var scores = CoxResiduals.Score(fit);
        for (var j = 0; j < 3; j++) Assert.True(Math.Abs(Enumerable.Range(0, 120).Sum(i => scores[i, j])) < 1e-7);
    }

    [Fact]
    public void Large_data_in_pieces_give_the_plain_likelihood_s_null_value_and_score_test()
    {
        var data = Sample(5, 20_000, whole: false, entries: false, strata: false);
        var fit = CoxRegression.Fit(data);
        var order = Enumerable.Range(0, 20_000).OrderByDescending(i => data.Time.Span[i]).ToArray();
        double loglik = 0;
        for (var k = 0; k < order.Length; k++)
        {
            if (data.Event.Span[order[k]]) loglik -= Math.Log(k + 1);
        }
        Answers.Same(loglik, fit.LogLikelihoodNull, "null log likelihood");
        Assert.True(Math.Abs(fit.MartingaleResiduals.ToArray().Sum()) < 1e-6);
    }

    private static CoxFit Fit(RegressionData data, TieHandling ties) =>
        CoxRegression.Fit(data, new CoxOptions { Ties = ties, Epsilon = 1e-14, MaxIterations = 50 });

    private static void Same(CoxFit expected, CoxFit actual)
    {
        Answers.Same([.. expected.Terms.Select(t => t.Coefficient)], [.. actual.Terms.Select(t => t.Coefficient)], "coefficient", Close);
        Answers.Same([.. expected.Terms.Select(t => t.StandardError)], [.. actual.Terms.Select(t => t.StandardError)], "standard error", Close);
        Answers.Same(expected.LogLikelihood, actual.LogLikelihood, "log likelihood", Close);
        Answers.Same(expected.ScoreTest, actual.ScoreTest, "score test", Close);
    }

    private static double[] Weights(int seed, int n)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, n).Select(_ => 0.5 + random.NextDouble())];
    }

    private static RegressionData Sample(int seed, int n, bool whole, bool entries, bool strata)
    {
        var random = new Random(seed);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var (a, b, c) = (new double[n], new double[n], new double[n]);
        var (time, entry, died) = (new double[n], new double[n], new bool[n]);
        for (var i = 0; i < n; i++)
        {
            (a[i], b[i], c[i]) = (Normal(), random.NextDouble() < 0.4 ? 1 : 0, Normal() * 5 + 50);
            var t = 20 * -Math.Log(1 - random.NextDouble()) * Math.Exp(-0.5 * a[i] + 0.3 * b[i]) + 0.01;
            var censored = random.NextDouble() * 60;
            (died[i], time[i]) = (t <= censored, Math.Min(t, censored) + 1);
            if (whole) time[i] = Math.Ceiling(time[i]);
            entry[i] = Math.Floor(time[i] * random.NextDouble() * 0.8);
        }
        return new RegressionData
        {
            Time = time, Event = died, Entry = entries ? entry : null,
            Covariates = [Covariate.Numeric("a", a), Covariate.Numeric("b", b), Covariate.Numeric("c", c)],
            Strata = strata ? Grouping.FromCodes(Enumerable.Range(0, n).Select(i => i % 5).ToArray(), ["1", "2", "3", "4", "5"]) : null,
        };
    }

    private static RegressionData Taken(RegressionData data, int[] rows) => data with
    {
        Time = rows.Select(r => data.Time.Span[r]).ToArray(),
        Event = rows.Select(r => data.Event.Span[r]).ToArray(),
        Entry = data.Entry is { } e ? rows.Select(r => e.Span[r]).ToArray() : null,
        Covariates = [.. data.Covariates.Select(c => Covariate.Numeric(c.Name, rows.Select(r => c.Values.Span[r]).ToArray()))],
        Strata = data.Strata is { } s ? Grouping.FromCodes(rows.Select(r => s.Codes.Span[r]).ToArray(), s.Labels) : null,
    };
}
