namespace Kazus.Statistics;

/// <summary>
/// The running sums of a log-rank test: at each event time with d events among n at risk, group j expects w d n_j / n, and the
/// covariance of groups i and j grows by w² d (n - d) / (n - 1) · (n_i / n) ([i = j] - n_j / n); w = S(t-)^ρ of the pooled curve.
/// </summary>
internal sealed class LogRankSums(int groups, double rho)
{
    private double survival = 1;

    public double[] Observed { get; } = new double[groups];

    public double[] Expected { get; } = new double[groups];

    /// <summary>Row by row, the upper triangle and the diagonal; <see cref="Mirror"/> fills the rest.</summary>
    public double[] Variance { get; } = new double[groups * groups];

    /// <summary>A new stratum starts its own pooled curve.</summary>
    internal void StartStratum() => survival = 1;

    internal void Add(ReadOnlySpan<double> events, ReadOnlySpan<double> atRisk, double d, double n)
    {
        var weight = rho == 0 ? 1 : Math.Pow(survival, rho);
        survival *= (n - d) / n;
        var share = weight * d / n;
        for (var g = 0; g < groups; g++)
        {
            Observed[g] += weight * events[g];
            Expected[g] += share * atRisk[g];
        }
        if (n < 2) return;
        var spread = weight * weight * d * (n - d) / (n * (n - 1));
        for (var g = 0; g < groups; g++)
        {
            var own = spread * atRisk[g];
            Variance[g * groups + g] += own;
            for (var h = g; h < groups; h++) Variance[g * groups + h] -= own * atRisk[h] / n;
        }
    }

    internal void Mirror()
    {
        for (var g = 0; g < groups; g++)
            for (var h = 0; h < g; h++) Variance[g * groups + h] = Variance[h * groups + g];
    }
}
