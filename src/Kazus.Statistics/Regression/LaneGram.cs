using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kazus.Statistics;

/// <summary>
/// Sums of weight * x x' and of weight * x over rows that lie in lanes: a step holds, column by column, the numbers of four rows. Each
/// lane keeps sums of its own, which are added at the end. Only the lower triangle is computed.
/// </summary>
internal sealed class LaneGram
{
    private readonly int width;
    private readonly double[] sums;
    private readonly double[] weighted;
    private readonly double[] scaled;

    public LaneGram(int width)
    {
        this.width = width;
        sums = new double[4 * width * width];
        weighted = new double[4 * width];
        scaled = new double[4 * width * BlockFor(width)];
    }

    /// <summary>Steps that are worked on at once, so that they stay in the nearest cache.</summary>
    public static int BlockFor(int width) => Math.Clamp(320 / width, 8, 64);

    public void Clear()
    {
        Array.Clear(sums);
        Array.Clear(weighted);
    }

    /// <summary>Sum of weight * x of one column.</summary>
    public double Weighted(int column) => Vector256.Sum(Vector256.Create(weighted, 4 * column));

    /// <summary>Adds factor times the sums to the lower triangle of a matrix.</summary>
    public void AddTo(double[,] matrix, double factor)
    {
        for (var i = 0; i < width; i++)
        {
            for (var j = 0; j <= i; j++) matrix[i, j] += factor * Vector256.Sum(Vector256.Create(sums, 4 * (i * width + j)));
        }
    }

    /// <summary>Adds at most <see cref="BlockFor"/> steps.</summary>
    /// <param name="rows">The first number of the first step.</param>
    /// <param name="weights">Four weights per step.</param>
    /// <param name="steps">Number of steps.</param>
    [MethodImpl(Loops.Optimized)]
    public void Add(ref double rows, ref double weights, int steps)
    {
        Scale(ref rows, ref weights, steps);
        Multiply(ref rows, ref MemoryMarshal.GetArrayDataReference(scaled), steps);
    }

    /// <summary>Adds x x' of steps that hold x times the root of its weight; the sums of weight * x are left as they are.</summary>
    /// <param name="rooted">The first number of the first step.</param>
    /// <param name="steps">Number of steps.</param>
    public void AddSquares(ref double rooted, int steps) => Multiply(ref rooted, ref rooted, steps);

    [MethodImpl(Loops.Optimized)]
    private void Multiply(ref double rows, ref double others, int steps)
    {
        var row = 0;
        for (; row + 4 <= width; row += 4)
        {
            for (var column = 0; column < row; column += 2) Tile(ref rows, ref others, steps, (row, column));
            Diagonal(ref rows, ref others, steps, row);
        }
        for (; row < width; row++)
        {
            for (var column = 0; column <= row; column += 4)
            {
                if (column + 4 == row)
                {
                    RowOfFive(ref rows, ref others, steps, (row, column));
                    break;
                }
                RowOfFour(ref rows, ref others, steps, (row, column));
            }
        }
    }

    /// <summary>Writes weight * x, four columns at a time, and adds it up.</summary>
    private void Scale(ref double rows, ref double weights, int steps)
    {
        var j = 0;
        for (; j + 4 <= width; j += 4) ScaleFour(ref rows, ref weights, steps, j);
        for (; j < width; j++) ScaleOne(ref rows, ref weights, steps, j);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ScaleFour(ref double rows, ref double weights, int steps, int column)
    {
        ref var x = ref Unsafe.Add(ref rows, 4 * column);
        ref var y = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(scaled), 4 * column);
        ref var sum = ref weighted[4 * column];
        var (a, b, c, d) = (Vector256.LoadUnsafe(ref sum), Vector256.LoadUnsafe(ref sum, 4), Vector256.LoadUnsafe(ref sum, 8), Vector256.LoadUnsafe(ref sum, 12));
        for (var s = 0; s < steps; s++)
        {
            var weight = Vector256.LoadUnsafe(ref weights, (nuint)(4 * s));
            var product = Vector256.LoadUnsafe(ref x) * weight;
            product.StoreUnsafe(ref y);
            a += product;
            product = Vector256.LoadUnsafe(ref x, 4) * weight;
            product.StoreUnsafe(ref y, 4);
            b += product;
            product = Vector256.LoadUnsafe(ref x, 8) * weight;
            product.StoreUnsafe(ref y, 8);
            c += product;
            product = Vector256.LoadUnsafe(ref x, 12) * weight;
            product.StoreUnsafe(ref y, 12);
            d += product;
            x = ref Unsafe.Add(ref x, 4 * width);
            y = ref Unsafe.Add(ref y, 4 * width);
        }
        a.StoreUnsafe(ref sum);
        b.StoreUnsafe(ref sum, 4);
        c.StoreUnsafe(ref sum, 8);
        d.StoreUnsafe(ref sum, 12);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ScaleOne(ref double rows, ref double weights, int steps, int column)
    {
        ref var x = ref Unsafe.Add(ref rows, 4 * column);
        ref var y = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(scaled), 4 * column);
        var sum = Vector256.Create(weighted, 4 * column);
        for (var s = 0; s < steps; s++)
        {
            var product = Vector256.LoadUnsafe(ref x) * Vector256.LoadUnsafe(ref weights, (nuint)(4 * s));
            product.StoreUnsafe(ref y);
            sum += product;
            x = ref Unsafe.Add(ref x, 4 * width);
            y = ref Unsafe.Add(ref y, 4 * width);
        }
        sum.CopyTo(weighted, 4 * column);
    }

    /// <summary>Rows row .. row + 3 of the result at columns row .. row + 3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Diagonal(ref double rows, ref double others, int steps, int row)
    {
        ref var x = ref Unsafe.Add(ref rows, 4 * row);
        ref var y = ref Unsafe.Add(ref others, 4 * row);
        Vector256<double> a00 = default, a10 = default, a11 = default, a20 = default, a21 = default, a22 = default;
        Vector256<double> a30 = default, a31 = default, a32 = default, a33 = default;
        for (var s = 0; s < steps; s++)
        {
            var x0 = Vector256.LoadUnsafe(ref x);
            var x1 = Vector256.LoadUnsafe(ref x, 4);
            var x2 = Vector256.LoadUnsafe(ref x, 8);
            a00 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref y), x0, a00);
            var f = Vector256.LoadUnsafe(ref y, 4);
            a10 = Vector256.FusedMultiplyAdd(f, x0, a10);
            a11 = Vector256.FusedMultiplyAdd(f, x1, a11);
            f = Vector256.LoadUnsafe(ref y, 8);
            a20 = Vector256.FusedMultiplyAdd(f, x0, a20);
            a21 = Vector256.FusedMultiplyAdd(f, x1, a21);
            a22 = Vector256.FusedMultiplyAdd(f, x2, a22);
            f = Vector256.LoadUnsafe(ref y, 12);
            a30 = Vector256.FusedMultiplyAdd(f, x0, a30);
            a31 = Vector256.FusedMultiplyAdd(f, x1, a31);
            a32 = Vector256.FusedMultiplyAdd(f, x2, a32);
            a33 = Vector256.FusedMultiplyAdd(f, Vector256.LoadUnsafe(ref x, 12), a33);
            x = ref Unsafe.Add(ref x, 4 * width);
            y = ref Unsafe.Add(ref y, 4 * width);
        }
        Keep(row, row, a00);
        Keep(row + 1, row, a10);
        Keep(row + 1, row + 1, a11);
        Keep(row + 2, row, a20);
        Keep(row + 2, row + 1, a21);
        Keep(row + 2, row + 2, a22);
        Keep(row + 3, row, a30);
        Keep(row + 3, row + 1, a31);
        Keep(row + 3, row + 2, a32);
        Keep(row + 3, row + 3, a33);
    }

    /// <summary>Four rows of the result at two columns before them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Tile(ref double rows, ref double others, int steps, (int Row, int Column) at)
    {
        var (row, column) = at;
        ref var x = ref Unsafe.Add(ref rows, 4 * column);
        ref var y = ref Unsafe.Add(ref others, 4 * row);
        Vector256<double> a0 = default, a1 = default, a2 = default, a3 = default, b0 = default, b1 = default, b2 = default, b3 = default;
        for (var s = 0; s < steps; s++)
        {
            var (l, r) = (Vector256.LoadUnsafe(ref x), Vector256.LoadUnsafe(ref x, 4));
            var f = Vector256.LoadUnsafe(ref y);
            a0 = Vector256.FusedMultiplyAdd(f, l, a0);
            b0 = Vector256.FusedMultiplyAdd(f, r, b0);
            f = Vector256.LoadUnsafe(ref y, 4);
            a1 = Vector256.FusedMultiplyAdd(f, l, a1);
            b1 = Vector256.FusedMultiplyAdd(f, r, b1);
            f = Vector256.LoadUnsafe(ref y, 8);
            a2 = Vector256.FusedMultiplyAdd(f, l, a2);
            b2 = Vector256.FusedMultiplyAdd(f, r, b2);
            f = Vector256.LoadUnsafe(ref y, 12);
            a3 = Vector256.FusedMultiplyAdd(f, l, a3);
            b3 = Vector256.FusedMultiplyAdd(f, r, b3);
            x = ref Unsafe.Add(ref x, 4 * width);
            y = ref Unsafe.Add(ref y, 4 * width);
        }
        Keep(row, column, a0);
        Keep(row, column + 1, b0);
        Keep(row + 1, column, a1);
        Keep(row + 1, column + 1, b1);
        Keep(row + 2, column, a2);
        Keep(row + 2, column + 1, b2);
        Keep(row + 3, column, a3);
        Keep(row + 3, column + 1, b3);
    }

    /// <summary>One row of the result at up to four columns; a column past the diagonal is read as the diagonal's and not kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RowOfFour(ref double rows, ref double others, int steps, (int Row, int Column) at)
    {
        var (row, column) = at;
        ref var x = ref Unsafe.Add(ref rows, 4 * column);
        ref var y = ref Unsafe.Add(ref others, 4 * row);
        var last = row - column;
        var (second, third, fourth) = ((nuint)(4 * Math.Min(1, last)), (nuint)(4 * Math.Min(2, last)), (nuint)(4 * Math.Min(3, last)));
        Vector256<double> a0 = default, a1 = default, a2 = default, a3 = default;
        for (var s = 0; s < steps; s++)
        {
            var f = Vector256.LoadUnsafe(ref y);
            a0 = Vector256.FusedMultiplyAdd(f, Vector256.LoadUnsafe(ref x), a0);
            a1 = Vector256.FusedMultiplyAdd(f, Vector256.LoadUnsafe(ref x, second), a1);
            a2 = Vector256.FusedMultiplyAdd(f, Vector256.LoadUnsafe(ref x, third), a2);
            a3 = Vector256.FusedMultiplyAdd(f, Vector256.LoadUnsafe(ref x, fourth), a3);
            x = ref Unsafe.Add(ref x, 4 * width);
            y = ref Unsafe.Add(ref y, 4 * width);
        }
        Keep(row, column, a0);
        if (last > 0) Keep(row, column + 1, a1);
        if (last > 1) Keep(row, column + 2, a2);
        if (last > 2) Keep(row, column + 3, a3);
    }

    /// <summary>The last five columns of one row of the result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RowOfFive(ref double rows, ref double others, int steps, (int Row, int Column) at)
    {
        var (row, column) = at;
        ref var x = ref Unsafe.Add(ref rows, 4 * column);
        ref var y = ref Unsafe.Add(ref others, 4 * row);
        Vector256<double> a0 = default, a1 = default, a2 = default, a3 = default, a4 = default;
        for (var s = 0; s < steps; s++)
        {
            var f = Vector256.LoadUnsafe(ref y);
            a0 = Vector256.FusedMultiplyAdd(f, Vector256.LoadUnsafe(ref x), a0);
            a1 = Vector256.FusedMultiplyAdd(f, Vector256.LoadUnsafe(ref x, 4), a1);
            a2 = Vector256.FusedMultiplyAdd(f, Vector256.LoadUnsafe(ref x, 8), a2);
            a3 = Vector256.FusedMultiplyAdd(f, Vector256.LoadUnsafe(ref x, 12), a3);
            a4 = Vector256.FusedMultiplyAdd(f, Vector256.LoadUnsafe(ref x, 16), a4);
            x = ref Unsafe.Add(ref x, 4 * width);
            y = ref Unsafe.Add(ref y, 4 * width);
        }
        Keep(row, column, a0);
        Keep(row, column + 1, a1);
        Keep(row, column + 2, a2);
        Keep(row, column + 3, a3);
        Keep(row, column + 4, a4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Keep(int row, int column, Vector256<double> value)
    {
        ref var at = ref sums[4 * (row * width + column)];
        (Vector256.LoadUnsafe(ref at) + value).StoreUnsafe(ref at);
    }
}
