namespace Kazus.Statistics;

/// <summary>
/// The factorisation L D L' of a symmetric matrix that may be singular. A pivot below the tolerance times the largest diagonal element
/// marks a column that depends on those before it: it is left out, and its row and column of the inverse are zero. Follows the
/// rule of R's <c>coxph</c>, so that the same column of a collinear set is dropped.
/// </summary>
internal sealed class SymmetricMatrix
{
    private readonly double[] lower;
    private readonly int size;

    private SymmetricMatrix(double[] lower, int size)
    {
        this.lower = lower;
        this.size = size;
    }

    /// <summary>R's <c>toler.chol</c>.</summary>
    public const double DefaultTolerance = 1.8189894035458617e-12;

    /// <summary>Number of columns that do not depend on earlier ones.</summary>
    public int Rank { get; private set; }

    /// <summary>Whether no pivot was clearly negative.</summary>
    public bool IsNonNegative { get; private set; } = true;

    public bool IsDependent(int column) => lower[column * size + column] == 0;

    /// <summary>Logarithm of the determinant over the independent columns.</summary>
    public double LogDeterminant
    {
        get
        {
            double sum = 0;
            for (var i = 0; i < size; i++)
            {
                if (!IsDependent(i)) sum += Math.Log(lower[i * size + i]);
            }
            return sum;
        }
    }

    /// <summary>Factors a symmetric matrix of which the lower triangle is read.</summary>
    public static SymmetricMatrix Factor(double[,] matrix, double tolerance = DefaultTolerance)
    {
        var n = matrix.GetLength(0);
        var l = new double[n * n];
        double largest = 0;
        for (var i = 0; i < n; i++)
        {
            largest = Math.Max(largest, matrix[i, i]);
            for (var j = 0; j <= i; j++) l[i * n + j] = matrix[i, j];
        }
        var result = new SymmetricMatrix(l, n);
        var least = largest == 0 ? tolerance : tolerance * largest;
        for (var i = 0; i < n; i++)
        {
            var pivot = l[i * n + i];
            if (!double.IsFinite(pivot) || pivot < least)
            {
                l[i * n + i] = 0;
                if (pivot < -8 * least) result.IsNonNegative = false;
                continue;
            }
            result.Rank++;
            for (var j = i + 1; j < n; j++)
            {
                var factor = l[j * n + i] / pivot;
                l[j * n + i] = factor;
                l[j * n + j] -= factor * factor * pivot;
                for (var k = j + 1; k < n; k++) l[k * n + j] -= factor * l[k * n + i];
            }
        }
        return result;
    }

    /// <summary>Solves for the vector given, in place; dependent columns become zero.</summary>
    public void Solve(Span<double> vector)
    {
        for (var i = 0; i < size; i++)
        {
            var sum = vector[i];
            for (var j = 0; j < i; j++) sum -= vector[j] * LowerAt(i, j);
            vector[i] = sum;
        }
        for (var i = size - 1; i >= 0; i--)
        {
            if (IsDependent(i))
            {
                vector[i] = 0;
                continue;
            }
            var sum = vector[i] / lower[i * size + i];
            for (var j = i + 1; j < size; j++) sum -= vector[j] * LowerAt(j, i);
            vector[i] = sum;
        }
    }

    /// <summary>The inverse over the independent columns, zero elsewhere.</summary>
    public double[,] Inverse()
    {
        var inverse = new double[size, size];
        var column = new double[size];
        for (var j = 0; j < size; j++)
        {
            if (IsDependent(j)) continue;
            Array.Clear(column);
            column[j] = 1;
            Solve(column);
            for (var i = 0; i < size; i++) inverse[i, j] = column[i];
        }
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < i; j++) inverse[i, j] = inverse[j, i] = (inverse[i, j] + inverse[j, i]) / 2;
        }
        return inverse;
    }

    /// <summary>x' A x for a symmetric matrix.</summary>
    public static double QuadraticForm(double[,] matrix, ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 0; j < x.Length; j++) sum += x[i] * matrix[i, j] * x[j];
        }
        return sum;
    }

    private double LowerAt(int i, int j) => IsDependent(j) ? 0 : lower[i * size + j];
}
