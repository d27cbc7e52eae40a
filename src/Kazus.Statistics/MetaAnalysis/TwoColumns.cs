namespace Kazus.Statistics.MetaAnalysis;

/// <summary>
/// The sums of <see cref="LinearMean"/> for a model of two columns, an intercept and one moderator: its matrices are pairs and triples of
/// numbers, which need no memory and no loops of their own. The equations are those of <see cref="LinearMean.At"/>.
/// </summary>
internal sealed class TwoColumns(StudyModel model, double[] rows)
{
    private readonly double[] weights = new double[model.Studies];

    /// <summary>Coefficients on the orthonormal columns, of the last <see cref="At"/>.</summary>
    public double[] Last { get; } = new double[2];

    /// <summary>(Q′WQ)⁻¹ of the last <see cref="At"/>.</summary>
    public double[,] Inverse { get; } = new double[2, 2];

    public ModelSums At(double tau2)
    {
        var (sumW, sumWW) = Weigh(tau2);
        var (right, first, second, third) = Gram();
        var inverse = first.Inverse(out var determinant);
        var beta = inverse.Times(right);
        // One step of iterative refinement by the residuals, as for more columns.
        var correction = inverse.Times(Gradient(beta));
        beta = (beta.First + correction.First, beta.Second + correction.Second);
        (Last[0], Last[1]) = beta;
        (Inverse[0, 0], Inverse[0, 1], Inverse[1, 0], Inverse[1, 1]) = (inverse.A, inverse.B, inverse.B, inverse.C);
        var (q, slope, cube, u) = ResidualSums(beta);
        var v = inverse.Times(u);
        var m = inverse.Times(second);
        return new ModelSums(q, slope, cube - (u.First * v.First + u.Second * v.Second), sumW - (m.A + m.D),
            sumWW - 2 * inverse.TraceTimes(third) + (m.A * m.A + 2 * m.B * m.C + m.D * m.D), sumW, sumWW, Math.Log(determinant));
    }

    private (double Sum, double Squares) Weigh(double tau2)
    {
        double sum = 0, squares = 0;
        for (var r = 0; r < weights.Length; r++)
        {
            var w = weights[r] = 1 / (model.Variances[r] + tau2);
            sum += w;
            squares += w * w;
        }
        return (sum, squares);
    }

    /// <summary>Q′Wy, Q′WQ, Q′W²Q and Q′W³Q.</summary>
    private ((double First, double Second) Right, Symmetric First, Symmetric Second, Symmetric Third) Gram()
    {
        double y0 = 0, y1 = 0, a1 = 0, b1 = 0, c1 = 0, a2 = 0, b2 = 0, c2 = 0, a3 = 0, b3 = 0, c3 = 0;
        for (var r = 0; r < weights.Length; r++)
        {
            var (w, x0, x1, y) = (weights[r], rows[2 * r], rows[2 * r + 1], model.Effects[r]);
            var (first, second) = (w * x0, w * x1);
            y0 += first * y;
            y1 += second * y;
            var (a, b, c) = (first * x0, second * x0, second * x1);
            a1 += a;
            b1 += b;
            c1 += c;
            a2 += a *= w;
            b2 += b *= w;
            c2 += c *= w;
            a3 += a * w;
            b3 += b * w;
            c3 += c * w;
        }
        return ((y0, y1), new(a1, b1, c1), new(a2, b2, c2), new(a3, b3, c3));
    }

    private (double First, double Second) Gradient((double First, double Second) beta)
    {
        double first = 0, second = 0;
        for (var r = 0; r < weights.Length; r++)
        {
            var (x0, x1) = (rows[2 * r], rows[2 * r + 1]);
            var weighted = (model.Effects[r] - x0 * beta.First - x1 * beta.Second) * weights[r];
            first += x0 * weighted;
            second += x1 * weighted;
        }
        return (first, second);
    }

    private (double Q, double Slope, double Cube, (double First, double Second) U) ResidualSums((double First, double Second) beta)
    {
        double q = 0, slope = 0, cube = 0, first = 0, second = 0;
        for (var r = 0; r < weights.Length; r++)
        {
            var (w, x0, x1) = (weights[r], rows[2 * r], rows[2 * r + 1]);
            var residual = model.Effects[r] - x0 * beta.First - x1 * beta.Second;
            var weighted = w * residual;
            var twice = w * weighted;
            q += weighted * residual;
            slope += weighted * weighted;
            cube += twice * weighted;
            first += twice * x0;
            second += twice * x1;
        }
        return (q, slope, cube, (first, second));
    }

    /// <summary>The matrix (A B; B C).</summary>
    private readonly record struct Symmetric(double A, double B, double C)
    {
        /// <summary>Of a positive definite matrix, by the pivots of its Cholesky factor.</summary>
        public Symmetric Inverse(out double determinant)
        {
            var pivot = C - B * B / A;
            if (!(A > 0 && pivot > 0)) throw new AssumptionException(Assumption.FullRank, "moderators");
            determinant = A * pivot;
            return new(1 / A + B / A * (B / A) / pivot, -B / A / pivot, 1 / pivot);
        }

        public (double First, double Second) Times((double First, double Second) x) => (A * x.First + B * x.Second, B * x.First + C * x.Second);

        public (double A, double B, double C, double D) Times(Symmetric x) =>
            (A * x.A + B * x.B, A * x.B + B * x.C, B * x.A + C * x.B, B * x.B + C * x.C);

        public double TraceTimes(Symmetric x) => A * x.A + 2 * B * x.B + C * x.C;
    }
}
