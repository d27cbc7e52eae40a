namespace Kazus.Statistics.MetaAnalysis;

/// <summary>
/// The model with moderators. The columns are made orthonormal once, X = QR, and everything is computed with Q: the
/// sums that estimators of τ² need do not change, and a calendar year beside an intercept costs no digits.
/// </summary>
internal sealed class LinearMean : StudyModel
{
    private readonly double[][] basis;
    private readonly double[] rows;
    private readonly double[] weights;
    private readonly double[] residuals;
    private readonly double[,] triangle;
    private readonly TwoColumns? two;
    private double[] last = [];
    private double[,] lastInverse = new double[0, 0];

    public LinearMean(double[] effects, double[] variances, IReadOnlyList<double[]> columns, IReadOnlyList<string> names)
        : base(effects, variances)
    {
        basis = [.. columns.Select(c => (double[])c.Clone())];
        triangle = new double[basis.Length, basis.Length];
        for (var j = 0; j < basis.Length; j++)
        {
            var before = Math.Sqrt(Dot(basis[j], basis[j]));
            // Gram-Schmidt twice is enough (Giraud and Langou 2005).
            for (var pass = 0; pass < 2; pass++)
                for (var i = 0; i < j; i++)
                {
                    var projection = Dot(basis[i], basis[j]);
                    triangle[i, j] += projection;
                    for (var r = 0; r < Studies; r++) basis[j][r] -= projection * basis[i][r];
                }
            var norm = Math.Sqrt(Dot(basis[j], basis[j]));
            if (!(norm > 1e-10 * before)) throw new AssumptionException(Assumption.FullRank, names[j]);
            triangle[j, j] = norm;
            for (var r = 0; r < Studies; r++) basis[j][r] /= norm;
        }
        (weights, residuals, rows) = (new double[Studies], new double[Studies], new double[Studies * basis.Length]);
        for (var r = 0; r < Studies; r++)
            for (var j = 0; j < basis.Length; j++) rows[r * basis.Length + j] = basis[j][r];
        if (basis.Length != 2) return;
        two = new TwoColumns(this, rows);
        (last, lastInverse) = (two.Last, two.Inverse);
    }

    public override int Coefficients => basis.Length;

    /// <summary>Coefficients of the last <see cref="At"/>, in terms of the columns given.</summary>
    public double[] Beta() => BackSolve(last);

    /// <summary>(X′WX)⁻¹ of the last <see cref="At"/>.</summary>
    public double[,] Covariance()
    {
        var p = basis.Length;
        var half = new double[p, p];
        for (var j = 0; j < p; j++)
        {
            var column = BackSolve([.. Enumerable.Range(0, p).Select(i => lastInverse[i, j])]);
            for (var i = 0; i < p; i++) half[i, j] = column[i];
        }
        var result = new double[p, p];
        for (var i = 0; i < p; i++)
        {
            var row = BackSolve([.. Enumerable.Range(0, p).Select(j => half[i, j])]);
            for (var j = 0; j < p; j++) result[i, j] = row[j];
        }
        return result;
    }

    /// <summary>Fitted values of the last <see cref="At"/> and their leverages x′(X′WX)⁻¹x.</summary>
    public (double[] Fitted, double[] Spread) Fitted()
    {
        var fitted = new double[Studies];
        var spread = new double[Studies];
        for (var r = 0; r < Studies; r++)
            for (var i = 0; i < basis.Length; i++)
            {
                fitted[r] += basis[i][r] * last[i];
                for (var j = 0; j < basis.Length; j++) spread[r] += basis[i][r] * lastInverse[i, j] * basis[j][r];
            }
        return (fitted, spread);
    }

    public override ModelSums At(double tau2)
    {
        if (two is not null) return two.At(tau2);
        var p = basis.Length;
        double[,] g1 = new double[p, p], g2 = new double[p, p], g3 = new double[p, p];
        var right = new double[p];
        var (w1, w2) = Weigh(tau2);
        Sum(right, g1, g2, g3);
        var factor = Cholesky.Of(g1);
        last = factor.Solve(right);
        Refine(factor);
        lastInverse = factor.Inverse();
        var m2 = factor.SolveSymmetric(g2);
        var m3 = factor.SolveSymmetric(g3);
        var (q, slope, cube, u) = ResidualSums();
        var quadratic = Dot(u, factor.Solve(u));
        return new ModelSums(q, slope, cube - quadratic, w1 - Trace(m2), w2 - 2 * Trace(m3) + TraceOfSquare(m2), w1, w2, factor.LogDeterminant);
    }

    private (double Sum, double Squares) Weigh(double tau2)
    {
        double sum = 0, squares = 0;
        for (var r = 0; r < weights.Length; r++)
        {
            var w = weights[r] = 1 / (Variances[r] + tau2);
            sum += w;
            squares += w * w;
        }
        return (sum, squares);
    }

    /// <summary>X'WY and the lower triangles of X'WX, X'W²X and X'W³X.</summary>
    private void Sum(double[] right, double[,] g1, double[,] g2, double[,] g3)
    {
        var p = right.Length;
        for (var r = 0; r < weights.Length; r++)
        {
            var (w, y) = (weights[r], Effects[r]);
            var x = rows.AsSpan(r * p, p);
            for (var i = 0; i < x.Length; i++)
            {
                right[i] += w * x[i] * y;
                for (var j = 0; j <= i; j++)
                {
                    var product = w * x[i] * x[j];
                    g1[i, j] += product;
                    g2[i, j] += w * product;
                    g3[i, j] += w * w * product;
                }
            }
        }
    }

    public override (double Residuals, double TracePV, double TracePVPV) Unweighted()
    {
        var p = basis.Length;
        var residual = (double[])Effects.Clone();
        foreach (var column in basis)
        {
            var projection = Dot(column, residual);
            for (var r = 0; r < Studies; r++) residual[r] -= projection * column[r];
        }
        double[,] b1 = new double[p, p], b2 = new double[p, p];
        double v1 = 0, v2 = 0;
        for (var r = 0; r < Studies; r++)
        {
            var v = Variances[r];
            v1 += v;
            v2 += v * v;
            for (var i = 0; i < p; i++)
                for (var j = 0; j < p; j++)
                {
                    b1[i, j] += v * basis[i][r] * basis[j][r];
                    b2[i, j] += v * v * basis[i][r] * basis[j][r];
                }
        }
        return (Dot(residual, residual), v1 - Trace(b1), v2 - 2 * Trace(b2) + TraceOfSquare(b1));
    }

    // One step of iterative refinement of the coefficients by the residuals.
    private void Refine(Cholesky factor)
    {
        SetResiduals();
        var gradient = new double[basis.Length];
        for (var r = 0; r < residuals.Length; r++)
        {
            var weighted = residuals[r] * weights[r];
            for (var i = 0; i < gradient.Length; i++) gradient[i] += rows[r * gradient.Length + i] * weighted;
        }
        var correction = factor.Solve(gradient);
        for (var i = 0; i < last.Length; i++) last[i] += correction[i];
        SetResiduals();
    }

    private (double Q, double Slope, double Cube, double[] U) ResidualSums()
    {
        double q = 0, slope = 0, cube = 0;
        var u = new double[basis.Length];
        for (var r = 0; r < residuals.Length; r++)
        {
            var w = weights[r];
            var wr = w * residuals[r];
            q += wr * residuals[r];
            slope += wr * wr;
            cube += w * wr * wr;
            for (var i = 0; i < u.Length; i++) u[i] += w * wr * rows[r * u.Length + i];
        }
        return (q, slope, cube, u);
    }

    private void SetResiduals()
    {
        for (var r = 0; r < residuals.Length; r++)
        {
            var residual = Effects[r];
            for (var i = 0; i < last.Length; i++) residual -= rows[r * last.Length + i] * last[i];
            residuals[r] = residual;
        }
    }

    private double[] BackSolve(double[] right)
    {
        var x = (double[])right.Clone();
        for (var i = x.Length - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < x.Length; j++) x[i] -= triangle[i, j] * x[j];
            x[i] /= triangle[i, i];
        }
        return x;
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static double Trace(double[,] m)
    {
        var sum = 0.0;
        for (var i = 0; i < m.GetLength(0); i++) sum += m[i, i];
        return sum;
    }

    private static double TraceOfSquare(double[,] m)
    {
        var sum = 0.0;
        for (var i = 0; i < m.GetLength(0); i++)
            for (var j = 0; j < m.GetLength(0); j++) sum += m[i, j] * m[j, i];
        return sum;
    }
}
