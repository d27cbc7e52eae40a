namespace Kazus.Statistics.MetaAnalysis;

/// <summary>The factor L of a small symmetric positive definite matrix A = LL′.</summary>
internal sealed class Cholesky
{
    private readonly double[,] factor;

    private Cholesky(double[,] factor) => this.factor = factor;

    private int Size => factor.GetLength(0);

    /// <summary>log |A|.</summary>
    public double LogDeterminant
    {
        get
        {
            var sum = 0.0;
            for (var i = 0; i < Size; i++) sum += 2 * Math.Log(factor[i, i]);
            return sum;
        }
    }

    /// <summary>Reads the lower triangle. Null where the matrix is not positive definite.</summary>
    public static Cholesky? TryOf(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var l = new double[n, n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j];
                for (var c = 0; c < j; c++) sum -= l[i, c] * l[j, c];
                if (i != j) l[i, j] = sum / l[j, j];
                else if (sum > 0) l[i, i] = Math.Sqrt(sum);
                else return null;
            }
        return new Cholesky(l);
    }

    /// <summary>The same for a matrix that must be positive definite when the columns of the design are independent.</summary>
    public static Cholesky Of(double[,] matrix) =>
        TryOf(matrix) ?? throw new AssumptionException(Assumption.FullRank, "moderators");

    public double[] Solve(double[] right)
    {
        var x = (double[])right.Clone();
        for (var i = 0; i < Size; i++)
        {
            for (var j = 0; j < i; j++) x[i] -= factor[i, j] * x[j];
            x[i] /= factor[i, i];
        }
        for (var i = Size - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < Size; j++) x[i] -= factor[j, i] * x[j];
            x[i] /= factor[i, i];
        }
        return x;
    }

    public double[,] Inverse()
    {
        var identity = new double[Size, Size];
        for (var i = 0; i < Size; i++) identity[i, i] = 1;
        return SolveSymmetric(identity);
    }

    /// <summary>A⁻¹B for a symmetric B of which the lower triangle is read.</summary>
    public double[,] SolveSymmetric(double[,] matrix)
    {
        var result = new double[Size, Size];
        for (var j = 0; j < Size; j++)
        {
            var column = new double[Size];
            for (var i = 0; i < Size; i++) column[i] = i >= j ? matrix[i, j] : matrix[j, i];
            column = Solve(column);
            for (var i = 0; i < Size; i++) result[i, j] = column[i];
        }
        return result;
    }
}
