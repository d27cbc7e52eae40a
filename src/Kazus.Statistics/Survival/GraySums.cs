using System.Runtime.CompilerServices;

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
/// unknown until the end, so that squares are opened into three sums (constant, linear and square in C).
/// </remarks>
internal sealed class GraySums
{
    private readonly int groups;
    private readonly double rho;
    private readonly double[] survival, incidence, weightOf, influence, square;

    /// <summary>Square tables, row by row: the contrast at this time, what later times take back, and the sums linear in it.</summary>
    private readonly double[] contrast, later, slope, variance;
    private double pooled;

    internal GraySums(int groups, double rho)
    {
        this.groups = groups;
        this.rho = rho;
        Score = new double[groups];
        AtRisk = new double[groups];
        (survival, incidence, weightOf, influence, square) = (new double[groups], new double[groups], new double[groups], new double[groups], new double[groups]);
        (contrast, later, slope, variance) = (new double[groups * groups], new double[groups * groups], new double[groups * groups], new double[groups * groups]);
    }

    public double[] Score { get; }

    public double[] AtRisk { get; }

    /// <summary>Covariance of the scores of two groups.</summary>
    internal double Variance(int i, int j) => variance[Math.Max(i, j) * groups + Math.Min(i, j)];

    internal void StartStratum()
    {
        Array.Clear(AtRisk);
        Array.Fill(survival, 1);
        Array.Clear(incidence);
        Array.Clear(later);
        Array.Clear(slope);
        Array.Clear(square);
        pooled = 0;
    }

    [MethodImpl(Loops.Optimized)]
    internal void Add(ReadOnlySpan<int> own, ReadOnlySpan<int> other)
    {
        int d = 0, anyOther = 0;
        double inverse = 0, risk = 0;
        for (var g = 0; g < groups; g++)
        {
            d += own[g];
            anyOther += other[g];
            weightOf[g] = AtRisk[g] > 0 ? AtRisk[g] / survival[g] : 0;
            inverse += weightOf[g];
            risk += weightOf[g] * (1 - incidence[g]);
        }
        if (d + anyOther == 0) return;
        var pooledAfter = pooled + d / inverse;
        if (d > 0)
        {
            var weight = rho == 0 ? 1 : Math.Pow(1 - pooled, rho);
            var share = weight * d / risk;
            Contrast(weight, inverse, d / (inverse * (1 - pooled)));
            for (var g = 0; g < groups; g++) Score[g] += weight * own[g] - share * weightOf[g] * (1 - incidence[g]);
        }
        for (var r = 0; r < groups; r++)
            if (AtRisk[r] > 0) AddGroup(r, (own[r], other[r]), (d, inverse), pooledAfter);
        pooled = pooledAfter;
    }

    private void AddGroup(int r, (int Own, int Other) events, (int D, double Inverse) all, double pooledAfter)
    {
        var n = AtRisk[r];
        var before = survival[r];
        var after = events.Own + events.Other == 0 ? before : before * (n - events.Own - events.Other) / n;
        if (all.D > 0)
        {
            var q = after > 0 ? 1 - (1 - pooledAfter) / after : 1;
            var untied = all.D > 1 ? 1 - (all.D - 1) / (all.Inverse * before - 1) : 1;
            Spread(r, 1, q, untied * all.D / (all.Inverse * weightOf[r]));
        }
        if (events.Other > 0 && after > 0)
        {
            var untied = events.Other > 1 ? 1 - (events.Other - 1) / (n - 1) : 1;
            Spread(r, 0, -(1 - pooledAfter) / after, untied * events.Other / (weightOf[r] * weightOf[r]));
        }
        if (events.Own > 0) incidence[r] += before * events.Own / n;
        survival[r] = after;
    }

    /// <summary>The contrast of groups at this time, and its share added to what later times take back.</summary>
    [MethodImpl(Loops.Optimized)]
    private void Contrast(double weight, double inverse, double hazard)
    {
        var perHead = 1 / inverse;
        for (var i = 0; i < groups; i++)
        {
            var own = weight * weightOf[i];
            for (var j = 0; j < groups; j++)
            {
                var a = -own * weightOf[j] * perHead;
                if (i == j) a += own;
                contrast[i * groups + j] = a;
                later[i * groups + j] += a * hazard;
            }
        }
    }

    /// <summary>Adds (a + q (C - c))(a + q (C - c))ᵀ · variance for the martingale of group r, opened in the final value C.</summary>
    [MethodImpl(Loops.Optimized)]
    private void Spread(int r, double direct, double q, double martingale)
    {
        square[r] += q * q * martingale;
        for (var i = 0; i < groups; i++)
        {
            var x = direct * contrast[i * groups + r] - q * later[i * groups + r];
            influence[i] = x;
            slope[i * groups + r] += x * q * martingale;
            var scaled = x * martingale;
            for (var j = 0; j <= i; j++) variance[i * groups + j] += scaled * influence[j];
        }
    }

    internal void EndStratum()
    {
        for (var i = 0; i < groups; i++)
            for (var j = 0; j <= i; j++)
                for (var r = 0; r < groups; r++)
                {
                    double own = later[i * groups + r], other = later[j * groups + r];
                    variance[i * groups + j] += own * other * square[r] + own * slope[j * groups + r] + other * slope[i * groups + r];
                }
    }
}
