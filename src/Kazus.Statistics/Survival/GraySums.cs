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
    private readonly double[] survival, incidence;
    private readonly double[,] later, slope, contrast;
    private readonly double[] square;
    private double pooled;

    internal GraySums(int groups, double rho)
    {
        this.groups = groups;
        this.rho = rho;
        Score = new double[groups];
        AtRisk = new double[groups];
        Variance = new double[groups, groups];
        survival = new double[groups];
        incidence = new double[groups];
        later = new double[groups, groups];
        slope = new double[groups, groups];
        contrast = new double[groups, groups];
        square = new double[groups];
    }

    public double[] Score { get; }

    public double[] AtRisk { get; }

    public double[,] Variance { get; }

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

    internal void Add(ReadOnlySpan<int> own, ReadOnlySpan<int> other)
    {
        int d = 0, anyOther = 0;
        double inverse = 0, risk = 0;
        for (var g = 0; g < groups; g++)
        {
            d += own[g];
            anyOther += other[g];
            if (AtRisk[g] <= 0) continue;
            inverse += AtRisk[g] / survival[g];
            risk += AtRisk[g] * (1 - incidence[g]) / survival[g];
        }
        if (d + anyOther == 0) return;
        var weight = rho == 0 ? 1 : Math.Pow(1 - pooled, rho);
        if (d > 0)
        {
            Contrast(weight, inverse, d);
            for (var g = 0; g < groups; g++)
                if (AtRisk[g] > 0) Score[g] += weight * (own[g] - d * AtRisk[g] * (1 - incidence[g]) / (survival[g] * risk));
        }
        var pooledAfter = pooled + d / inverse;
        for (var r = 0; r < groups; r++)
        {
            if (AtRisk[r] <= 0) continue;
            var n = AtRisk[r];
            var after = survival[r] * (n - own[r] - other[r]) / n;
            if (d > 0)
            {
                var q = after > 0 ? 1 - (1 - pooledAfter) / after : 1;
                var untied = d > 1 ? 1 - (d - 1) / (inverse * survival[r] - 1) : 1;
                Spread(r, contrast, q, untied * survival[r] * d / (inverse * n));
            }
            if (other[r] > 0 && after > 0)
            {
                var q = (1 - pooledAfter) / after;
                var untied = other[r] > 1 ? 1 - (other[r] - 1) / (n - 1.0) : 1;
                Spread(r, null, -q, untied * survival[r] * survival[r] * other[r] / (n * n));
            }
            incidence[r] += survival[r] * own[r] / n;
            survival[r] = after;
        }
        pooled = pooledAfter;
    }

    /// <summary>The contrast of groups at this time, and its share added to what later times take back.</summary>
    private void Contrast(double weight, double inverse, int d)
    {
        Array.Clear(contrast);
        for (var i = 0; i < groups; i++)
        {
            if (AtRisk[i] <= 0) continue;
            var h = AtRisk[i] / survival[i];
            for (var j = 0; j < groups; j++)
            {
                if (AtRisk[j] <= 0) continue;
                contrast[i, j] = weight * h * ((i == j ? 1 : 0) - AtRisk[j] / survival[j] / inverse);
                later[i, j] += contrast[i, j] * d / (inverse * (1 - pooled));
            }
        }
    }

    /// <summary>Adds (a + q (C - c))(a + q (C - c))ᵀ · variance for the martingale of group r, opened in the final value C.</summary>
    private void Spread(int r, double[,]? a, double q, double variance)
    {
        square[r] += q * q * variance;
        for (var i = 0; i < groups; i++)
        {
            var x = (a is null ? 0 : a[i, r]) - q * later[i, r];
            slope[i, r] += x * q * variance;
            for (var j = 0; j < groups; j++)
                Variance[i, j] += x * ((a is null ? 0 : a[j, r]) - q * later[j, r]) * variance;
        }
    }

    internal void EndStratum()
    {
        for (var i = 0; i < groups; i++)
            for (var j = 0; j < groups; j++)
                for (var r = 0; r < groups; r++)
                    Variance[i, j] += later[i, r] * later[j, r] * square[r] + later[i, r] * slope[j, r] + later[j, r] * slope[i, r];
    }
}
