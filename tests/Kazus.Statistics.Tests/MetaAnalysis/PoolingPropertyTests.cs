using Kazus.Statistics.Distributions;
using Kazus.Statistics.MetaAnalysis;
using Xunit;

namespace Kazus.Statistics.Tests.MetaAnalysis;

/// <summary>Invariances, and a slow twin that forms every k×k matrix the fast code avoids.</summary>
public sealed class PoolingPropertyTests
{
    private static readonly HeterogeneityMethod[] Methods = Enum.GetValues<HeterogeneityMethod>();

    public static IEnumerable<object[]> Seeds() => Enumerable.Range(1, 25).Select(s => new object[] { s });

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_order_of_studies_does_not_matter(int seed)
    {
        var (y, v) = Studies(seed);
        var order = Enumerable.Range(0, y.Length).ToArray();
        new Random(seed).Shuffle(order);
        foreach (var method in Methods)
        {
            var options = new PoolingOptions { Method = method, Test = PoolingTest.KnappHartung };
            var a = RandomEffects.Estimate(y, v, options);
            var b = RandomEffects.Estimate([.. order.Select(i => y[i])], [.. order.Select(i => v[i])], options);
            Close(a.Effect, b.Effect);
            Close(a.Tau2, b.Tau2);
            Close(a.StandardError, b.StandardError);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Another_unit_and_origin_move_the_effect_with_them(int seed)
    {
        var (y, v) = Studies(seed);
        const double Unit = 1000, Origin = 5e4;
        foreach (var method in Methods)
        {
            var options = new PoolingOptions { Method = method };
            var a = RandomEffects.Estimate(y, v, options);
            var b = RandomEffects.Estimate([.. y.Select(e => Unit * e + Origin)], [.. v.Select(e => Unit * Unit * e)], options);
            Close(Unit * a.Effect + Origin, b.Effect, 1e-9);
            Close(Unit * Unit * a.Tau2, b.Tau2, 1e-7);
            Close(a.I2, b.I2, 1e-7);
            Close(a.Q, b.Q, 1e-7);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Sums_without_matrices_are_those_with_them(int seed)
    {
        var (y, v) = Studies(seed);
        var tau2 = seed * 0.01;
        var x = new Random(seed).Next(2) == 0 ? null : y.Select((_, i) => (double)(i * i % 7)).ToArray();
        var fit = x is null
            ? RandomEffects.Estimate(y, v, new PoolingOptions { KnownTau2 = tau2 }).Fit.LogLikelihood
            : MetaRegression.Estimate(y, v, Moderators.Intercept(y.Length).With("x", x), new PoolingOptions { KnownTau2 = tau2 }).Fit.LogLikelihood;
        Close(Twin.LogLikelihood(y, v, x, tau2, restricted: false), fit);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_tau2_on_a_grid_is_more_likely_than_the_estimate(int seed)
    {
        var (y, v) = Studies(seed);
        foreach (var restricted in new[] { false, true })
        {
            var fit = RandomEffects.Estimate(y, v, new PoolingOptions { Method = restricted ? HeterogeneityMethod.RestrictedMaximumLikelihood : HeterogeneityMethod.MaximumLikelihood });
            var best = Twin.LogLikelihood(y, v, null, fit.Tau2, restricted);
            for (var t = 0.0; t < 2; t += 0.01) Assert.True(Twin.LogLikelihood(y, v, null, t, restricted) <= best + 1e-10);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Paule_Mandel_and_the_Q_profile_solve_their_equation(int seed)
    {
        var (y, v) = Studies(seed);
        var fit = RandomEffects.Estimate(y, v, new PoolingOptions { Method = HeterogeneityMethod.PauleMandel });
        var df = y.Length - 1;
        if (fit.Tau2 > 0) Close(df, Twin.Q(y, v, fit.Tau2));
        var interval = fit.Tau2Interval();
        if (interval.Tau2Lower > 0) Close(ChiSquared.Quantile(0.975, df), Twin.Q(y, v, interval.Tau2Lower));
        if (interval.Tau2Upper > 0) Close(ChiSquared.Quantile(0.025, df), Twin.Q(y, v, interval.Tau2Upper));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_factor_without_intercept_is_the_pooled_effect_of_each_level_at_the_common_tau2(int seed)
    {
        var (y, v) = Studies(seed);
        string[] labels = [.. y.Select((_, i) => i % 2 == 0 ? "even" : "odd")];
        var fit = MetaRegression.Estimate(y, v, Moderators.WithoutIntercept(y.Length).WithFactor("side ", labels));
        foreach (var (level, coefficient) in new[] { "even", "odd" }.Zip(fit.Coefficients))
        {
            var own = Enumerable.Range(0, y.Length).Where(i => labels[i] == level).ToArray();
            var pooled = RandomEffects.Estimate([.. own.Select(i => y[i])], [.. own.Select(i => v[i])], new PoolingOptions { KnownTau2 = fit.Tau2 });
            Assert.Equal("side " + level, coefficient.Name);
            Close(pooled.Effect, coefficient.Value);
            Close(pooled.StandardError, coefficient.StandardError);
        }
    }

    [Fact]
    public void Tau2_is_found_from_tiny_to_huge()
    {
        foreach (var scale in new[] { 1e-12, 1e-4, 1, 1e6, 1e14 })
        {
            double[] y = [-3, 1, 2, 4, 0.5], v = [0.2, 0.1, 0.3, 0.2, 0.4];
            var one = RandomEffects.Estimate(y, v);
            var other = RandomEffects.Estimate([.. y.Select(e => e * Math.Sqrt(scale))], [.. v.Select(e => e * scale)]);
            Close(one.Tau2 * scale, other.Tau2);
        }
    }

    [Fact]
    public void A_hundred_thousand_studies_are_no_trouble()
    {
        var (y, v) = Studies(7, 100_000);
        var fit = RandomEffects.Estimate(y, v, new PoolingOptions { Test = PoolingTest.KnappHartung });
        Assert.InRange(fit.Tau2, 0.25, 0.35);
        Assert.InRange(fit.Effect, 0.38, 0.42);
    }

    private static (double[] Effects, double[] Variances) Studies(int seed, int? count = null)
    {
        var random = new Random(seed);
        var k = count ?? random.Next(5, 40);
        double[] y = new double[k], v = new double[k];
        for (var i = 0; i < k; i++)
        {
            v[i] = 0.01 + 0.5 * random.NextDouble();
            y[i] = 0.4 + Math.Sqrt(v[i] + 0.3 * (count is null ? seed % 3 : 1)) * Normal.Quantile(random.NextDouble());
        }
        return (y, v);
    }

    private static void Close(double expected, double actual, double relative = 1e-10) =>
        Assert.True(Math.Abs(expected - actual) <= relative * Math.Max(1e-300, Math.Abs(expected)) + (expected == 0 ? 1e-12 : 0), FormattableString.Invariant($"{actual:R} for {expected:R}"));

    /// <summary>The model by its definition: P = W − WX(X′WX)⁻¹X′W as a full matrix.</summary>
    private static class Twin
    {
        public static double Q(double[] y, double[] v, double tau2)
        {
            var p = Projection(y.Length, v, null, tau2).P;
            var q = 0.0;
            for (var i = 0; i < y.Length; i++) for (var j = 0; j < y.Length; j++) q += y[i] * p[i, j] * y[j];
            return q;
        }

        public static double LogLikelihood(double[] y, double[] v, double[]? x, double tau2, bool restricted)
        {
            var (p, determinant, columns) = Projection(y.Length, v, x, tau2);
            double q = 0, log = 0;
            for (var i = 0; i < y.Length; i++)
            {
                log += Math.Log(v[i] + tau2);
                for (var j = 0; j < y.Length; j++) q += y[i] * p[i, j] * y[j];
            }
            return restricted
                ? -0.5 * ((y.Length - columns) * Math.Log(2 * Math.PI) + log + Math.Log(determinant) - Math.Log(Projection(y.Length, [.. v.Select(_ => 1.0)], x, 0).Determinant) + q)
                : -0.5 * (y.Length * Math.Log(2 * Math.PI) + log + q);
        }

        private static (double[,] P, double Determinant, int Columns) Projection(int k, double[] v, double[]? x, double tau2)
        {
            double a = 0, b = 0, d = 0;
            for (var i = 0; i < k; i++)
            {
                var w = 1 / (v[i] + tau2);
                a += w;
                b += w * (x?[i] ?? 0);
                d += w * (x?[i] ?? 0) * (x?[i] ?? 0);
            }
            var determinant = x is null ? a : a * d - b * b;
            var p = new double[k, k];
            for (var i = 0; i < k; i++)
                for (var j = 0; j < k; j++)
                {
                    double wi = 1 / (v[i] + tau2), wj = 1 / (v[j] + tau2);
                    var inner = x is null ? 1 / a : (d - b * (x[i] + x[j]) + a * x[i] * x[j]) / determinant;
                    p[i, j] = (i == j ? wi : 0) - wi * inner * wj;
                }
            return (p, determinant, x is null ? 1 : 2);
        }
    }
}
