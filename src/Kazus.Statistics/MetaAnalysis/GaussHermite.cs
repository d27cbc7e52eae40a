namespace Kazus.Statistics.MetaAnalysis;

/// <summary>Points and weights of Gauss-Hermite quadrature for the weight exp(−z²).</summary>
/// <param name="Points">Zeros of the Hermite polynomial.</param>
/// <param name="LogWeights">log w + z², ready for an integrand that is not divided by the weight.</param>
internal sealed record GaussHermite(double[] Points, double[] LogWeights)
{
    /// <summary>Newton's method on the normalised Hermite polynomials from the zeros of one degree less.</summary>
    public static GaussHermite Of(int count)
    {
        if (count < 1) throw new ArgumentOutOfRangeException(nameof(count), count, "At least one point is needed.");
        double[] points = [0];
        for (var n = 2; n <= count; n++)
        {
            // Zeros of degree n interlace with those of degree n − 1.
            var edge = Math.Sqrt(2 * n + 1);
            double[] fence = [-edge, .. points, edge];
            points = [.. Enumerable.Range(0, n).Select(i => Zero(n, fence[i], fence[i + 1]))];
        }
        var log = points.Select(z =>
        {
            var below = Normalised(count - 1, z);
            return z * z - Math.Log(count * below * below);
        }).ToArray();
        return new GaussHermite(points, log);
    }

    private static double Zero(int n, double low, double high)
    {
        var sign = Math.Sign(Normalised(n, low));
        for (var i = 0; i < 200; i++)
        {
            var middle = 0.5 * (low + high);
            if (middle == low || middle == high) break;
            if (Math.Sign(Normalised(n, middle)) == sign) low = middle;
            else high = middle;
        }
        return 0.5 * (low + high);
    }

    // Orthonormal for exp(−z²): h₀ = π^(−1/4).
    private static double Normalised(int n, double z)
    {
        double before = 0, h = Math.Pow(Math.PI, -0.25);
        for (var j = 0; j < n; j++) (before, h) = (h, z * Math.Sqrt(2.0 / (j + 1)) * h - Math.Sqrt(j / (j + 1.0)) * before);
        return h;
    }
}
