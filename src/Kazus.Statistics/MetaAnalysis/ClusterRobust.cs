using Kazus.Statistics.Distributions;

namespace Kazus.Statistics.MetaAnalysis;

/// <summary>
/// Coefficients of a meta-regression with a variance that allows the effects of one cluster (one team, one cohort reported twice) to
/// depend on each other in any way (Hedges, Tipton and Johnson, Res Synth Methods 2010;1:39). metafor's <c>robust</c>.
/// </summary>
public sealed class ClusterRobust
{
    private ClusterRobust(Coefficient[] coefficients, double[,] covariance, int clusters)
    {
        Coefficients = coefficients;
        Covariance = covariance;
        Clusters = clusters;
        DegreesOfFreedom = clusters - coefficients.Length;
    }

    /// <summary>The coefficients, tested by t.</summary>
    public IReadOnlyList<Coefficient> Coefficients { get; }

    /// <summary>Number of clusters.</summary>
    public int Clusters { get; }

    /// <summary>Clusters less coefficients.</summary>
    public int DegreesOfFreedom { get; }

    private double[,] Covariance { get; }

    /// <summary>The covariance of two coefficients by their places.</summary>
    public double CovarianceOf(int row, int column) => Covariance[row, column];

    /// <summary>Makes the sandwich of residuals summed within clusters, times clusters / (clusters − coefficients).</summary>
    internal static ClusterRobust Of(MetaRegression fit, (double[,] Bread, IReadOnlyList<double[]> Columns) design, double[] scaledResiduals, IReadOnlyList<string> clusters)
    {
        var p = fit.Coefficients.Count;
        var sums = new Dictionary<string, double[]>(StringComparer.Ordinal);
        for (var i = 0; i < clusters.Count; i++)
        {
            if (!sums.TryGetValue(clusters[i], out var sum)) sums.Add(clusters[i], sum = new double[p]);
            for (var j = 0; j < p; j++) sum[j] += design.Columns[j][i] * scaledResiduals[i];
        }
        var df = sums.Count - p;
        if (df < 1) throw new AssumptionException(Assumption.MoreStudiesThanCoefficients, "clusters");
        var covariance = new double[p, p];
        foreach (var sum in sums.Values)
        {
            var half = new double[p];
            for (var j = 0; j < p; j++)
                for (var k = 0; k < p; k++) half[j] += design.Bread[j, k] * sum[k];
            for (var j = 0; j < p; j++)
                for (var k = 0; k < p; k++) covariance[j, k] += half[j] * half[k] * sums.Count / df;
        }
        var critical = StudentT.UpperQuantile((1 - fit.Options.Level) / 2, df);
        var coefficients = fit.Coefficients.Select((c, j) =>
        {
            var error = Math.Sqrt(covariance[j, j]);
            return new Coefficient(c.Name, c.Value, error, c.Value / error, StudentT.TwoSided(c.Value / error, df), c.Value - critical * error, c.Value + critical * error);
        });
        return new ClusterRobust([.. coefficients], covariance, sums.Count);
    }
}
