using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kazus.Statistics;

/// <summary>
/// The sums of Gray's test over the event times of one stratum after another. Group k has S_k (free of every event, just before t),
/// F_k (incidence of the cause before t) and n_k at risk; R_k = n_k (1 - F_k) / S_k is its risk set of the subdistribution.
/// </summary>
/// <remarks>
/// Score: z_k = Σ w (d_k - d R_k / ΣR), w = (1 - F)^ρ with the pooled F that grows by d / Σ(n_k / S_k). Its variance is the
/// martingale variance of Gray (1988), section 2: with h_k = n_k / S_k and a_ij = w h_i ([i = j] - h_j / Σh), the integrand of z_i
/// against the martingale of group r is a_ir less the part c_ir that later times take back; own events of r carry
/// (a_ir - q c_ir + q C_ir)²-like terms with q = 1 - (1 - F) / S_r, other events with q = (1 - F) / S_r, and C the final value of c,
/// unknown until the end, so that squares are opened into three sums (constant, linear and square in C). The tables of a and c are
/// symmetric; a row is filled up to whole vectors of four groups, with zeros that stay zero.
/// </remarks>
internal sealed class GraySums
{
    private const int Lanes = 4;

    private readonly int groups;
    private readonly int stride;
    private readonly double rho;
    private readonly double[] survival, incidence, weightOf, square;

    /// <summary>Square tables, row by row: the contrast at this time, what later times take back, and the sums linear in it.</summary>
    private readonly double[] contrast, later, slope, variance;
    private double pooled;

    internal GraySums(int groups, double rho)
    {
        this.groups = groups;
        this.rho = rho;
        stride = (groups + Lanes - 1) / Lanes * Lanes;
        Score = new double[groups];
        (survival, incidence, weightOf, square) = (new double[groups], new double[groups], new double[stride], new double[groups]);
        (contrast, later, slope, variance) = (new double[groups * stride], new double[groups * stride], new double[groups * stride], new double[groups * stride]);
    }

    public double[] Score { get; }

    /// <summary>Covariance of the scores of two groups.</summary>
    internal double Variance(int i, int j) => variance[Math.Max(i, j) * stride + Math.Min(i, j)];

    internal void StartStratum()
    {
        Array.Fill(survival, 1);
        Array.Clear(incidence);
        Array.Clear(later);
        Array.Clear(slope);
        Array.Clear(square);
        pooled = 0;
    }

    /// <summary>Adds a time, by group.</summary>
    /// <param name="atRisk">Free of every event just before the time.</param>
    /// <param name="own">Events of the cause at the time.</param>
    /// <param name="all">Events of any cause at the time.</param>
    [MethodImpl(Loops.Optimized)]
    internal void Add(ReadOnlySpan<double> atRisk, ReadOnlySpan<double> own, ReadOnlySpan<double> all)
    {
        double d = 0, inverse = 0, risk = 0;
        for (var g = 0; g < groups; g++)
        {
            d += own[g];
            weightOf[g] = atRisk[g] > 0 ? atRisk[g] / survival[g] : 0;
            inverse += weightOf[g];
            risk += weightOf[g] * (1 - incidence[g]);
        }
        var pooledAfter = pooled + d / inverse;
        if (d > 0)
        {
            var weight = rho == 0 ? 1 : Math.Pow(1 - pooled, rho);
            var share = weight * d / risk;
            Contrast(weight, 1 / inverse, d / (inverse * (1 - pooled)));
            for (var g = 0; g < groups; g++) Score[g] += weight * own[g] - share * weightOf[g] * (1 - incidence[g]);
        }
        for (var r = 0; r < groups; r++)
            if (atRisk[r] > 0 && (d > 0 || all[r] > 0)) AddGroup(r, atRisk[r], (own[r], all[r]), (d, inverse, pooledAfter));
        pooled = pooledAfter;
    }

    private void AddGroup(int r, double n, (double Own, double All) events, (double D, double Inverse, double PooledAfter) time)
    {
        var before = survival[r];
        var after = events.All == 0 ? before : before * (n - events.All) / n;
        if (time.D > 0)
        {
            var q = after > 0 ? 1 - (1 - time.PooledAfter) / after : 1;
            var untied = time.D > 1 ? 1 - (time.D - 1) / (time.Inverse * before - 1) : 1;
            Spread(r, 1, q, untied * time.D / (time.Inverse * weightOf[r]));
        }
        var other = events.All - events.Own;
        if (other > 0 && after > 0)
        {
            var untied = other > 1 ? 1 - (other - 1) / (n - 1) : 1;
            Spread(r, 0, -(1 - time.PooledAfter) / after, untied * other / (weightOf[r] * weightOf[r]));
        }
        if (events.Own > 0) incidence[r] += before * events.Own / n;
        survival[r] = after;
    }

    /// <summary>The contrast of groups at this time, and its share added to what later times take back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Contrast(double weight, double perHead, double hazard)
    {
        for (var i = 0; i < groups; i++)
        {
            var own = weight * weightOf[i];
            for (var j = 0; j < stride; j += Lanes)
            {
                (Vector256.Create(weightOf, j) * (-own * perHead)).CopyTo(contrast, i * stride + j);
            }
            contrast[i * stride + i] += own;
            for (var j = 0; j < stride; j += Lanes)
            {
                var at = i * stride + j;
                Vector256.FusedMultiplyAdd(Vector256.Create(contrast, at), Vector256.Create(hazard), Vector256.Create(later, at)).CopyTo(later, at);
            }
        }
    }

    /// <summary>Adds (a + q (C - c))(a + q (C - c))ᵀ · variance for the martingale of group r, opened in the final value C.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Spread(int r, double direct, double q, double martingale)
    {
        square[r] += q * q * martingale;
        for (var j = 0; j < stride; j += Lanes)
        {
            var at = r * stride + j;
            var x = Influence(direct, q, at);
            Vector256.FusedMultiplyAdd(x, Vector256.Create(q * martingale), Vector256.Create(slope, at)).CopyTo(slope, at);
            for (var i = j; i < groups; i++)
            {
                var scaled = (direct * contrast[r * stride + i] - q * later[r * stride + i]) * martingale;
                var to = i * stride + j;
                Vector256.FusedMultiplyAdd(x, Vector256.Create(scaled), Vector256.Create(variance, to)).CopyTo(variance, to);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<double> Influence(double direct, double q, int at) => Vector256.Create(contrast, at) * direct - Vector256.Create(later, at) * q;

    internal void EndStratum()
    {
        for (var i = 0; i < groups; i++)
            for (var j = 0; j <= i; j++)
                for (var r = 0; r < groups; r++)
                {
                    double own = later[r * stride + i], other = later[r * stride + j];
                    variance[i * stride + j] += own * other * square[r] + own * slope[r * stride + j] + other * slope[r * stride + i];
                }
    }
}
