using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kazus.Statistics;

/// <summary>
/// Sums of weight * x x' and of weight * x over rows. Works in panels that stay in the nearest cache; within a panel a tile of four
/// rows of the result by up to twelve columns is kept in registers. Only the lower triangle is meaningful.
/// </summary>
internal sealed class GramSum
{
    /// <summary>Rows of a panel.</summary>
    public const int Panel = 64;

    private readonly int width;
    private readonly int vectors;
    private readonly int padded;
    private readonly double[] sums;
    private readonly double[] weighted;
    private readonly double[] scaled;

    public GramSum(int width)
    {
        this.width = width;
        vectors = (width + 3) / 4;
        padded = 4 * vectors;
        sums = new double[padded * padded];
        weighted = new double[padded];
        scaled = new double[Panel * padded];
    }

    /// <summary>Sum of weight * x.</summary>
    public ReadOnlySpan<double> Weighted => weighted.AsSpan(0, width);

    public void Clear()
    {
        Array.Clear(sums);
        Array.Clear(weighted);
    }

    /// <summary>Adds rows. Up to three numbers after the last row are read and not used.</summary>
    /// <param name="rows">The first number of the first row.</param>
    /// <param name="stride">Distance from row to row.</param>
    /// <param name="weights">One weight per row.</param>
    [MethodImpl(Loops.Optimized)]
    public void Add(ref double rows, int stride, ReadOnlySpan<double> weights)
    {
        for (var begin = 0; begin < weights.Length; begin += Panel)
        {
            var part = weights.Slice(begin, Math.Min(Panel, weights.Length - begin));
            ref var first = ref Unsafe.Add(ref rows, (nint)begin * stride);
            Scale(ref first, stride, part);
            var whole = width % 4 == 1 && vectors > 1 ? vectors - 1 : vectors;
            for (var tile = 0; tile < whole; tile++)
            {
                for (var column = 0; column <= tile; column += 3)
                {
                    switch (Math.Min(3, tile + 1 - column))
                    {
                        case 1: Tile1(ref first, stride, part.Length, tile, column); break;
                        case 2: Tile2(ref first, stride, part.Length, tile, column); break;
                        default: Tile3(ref first, stride, part.Length, tile, column); break;
                    }
                }
            }
            for (var column = 0; whole < vectors && column < vectors; column += 2) LastRow(ref first, stride, part.Length, column);
        }
    }

    /// <summary>Adds factor times the sums to the lower triangle of a matrix.</summary>
    public void AddTo(double[,] matrix)
    {
        for (var i = 0; i < width; i++)
        {
            for (var j = 0; j <= i; j++) matrix[i, j] += sums[i * padded + j];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Scale(ref double rows, int stride, ReadOnlySpan<double> weights)
    {
        ref var target = ref MemoryMarshal.GetArrayDataReference(scaled);
        ref var sum = ref MemoryMarshal.GetArrayDataReference(weighted);
        for (var v = 0; v < vectors; v++)
        {
            var total = Vector256.LoadUnsafe(ref sum, (nuint)(4 * v));
            for (var k = 0; k < weights.Length; k++)
            {
                var product = Vector256.LoadUnsafe(ref rows, (nuint)(k * stride + 4 * v)) * Vector256.Create(weights[k]);
                product.StoreUnsafe(ref target, (nuint)(k * padded + 4 * v));
                total += product;
            }
            total.StoreUnsafe(ref sum, (nuint)(4 * v));
        }
    }

    /// <summary>The last row of the result when it is alone in its tile (5, 9, 13 ... columns), two vectors at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void LastRow(ref double rows, int stride, int count, int column)
    {
        ref var left = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(scaled), 4 * (vectors - 1));
        ref var right = ref Unsafe.Add(ref rows, 4 * column);
        var second = column + 1 < vectors ? 4u : 0u;
        Vector256<double> a0 = default, a1 = default, b0 = default, b1 = default;
        var k = 0;
        for (; k + 1 < count; k += 2)
        {
            var f = Vector256.Create(left);
            a0 = Vector256.FusedMultiplyAdd(f, Vector256.LoadUnsafe(ref right), a0);
            b0 = Vector256.FusedMultiplyAdd(f, Vector256.LoadUnsafe(ref right, second), b0);
            f = Vector256.Create(Unsafe.Add(ref left, padded));
            a1 = Vector256.FusedMultiplyAdd(f, Vector256.LoadUnsafe(ref right, (nuint)stride), a1);
            b1 = Vector256.FusedMultiplyAdd(f, Vector256.LoadUnsafe(ref right, (nuint)stride + second), b1);
            left = ref Unsafe.Add(ref left, 2 * padded);
            right = ref Unsafe.Add(ref right, 2 * stride);
        }
        if (k < count)
        {
            var f = Vector256.Create(left);
            a0 = Vector256.FusedMultiplyAdd(f, Vector256.LoadUnsafe(ref right), a0);
            b0 = Vector256.FusedMultiplyAdd(f, Vector256.LoadUnsafe(ref right, second), b0);
        }
        Keep(vectors - 1, 0, column, a0 + a1);
        if (second > 0) Keep(vectors - 1, 0, column + 1, b0 + b1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Tile1(ref double rows, int stride, int count, int tile, int column)
    {
        ref var left = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(scaled), 4 * tile);
        ref var right = ref Unsafe.Add(ref rows, 4 * column);
        Vector256<double> a0 = default, a1 = default, a2 = default, a3 = default;
        for (var k = 0; k < count; k++)
        {
            var b = Vector256.LoadUnsafe(ref right);
            a0 = Vector256.FusedMultiplyAdd(Vector256.Create(left), b, a0);
            a1 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref left, 1)), b, a1);
            a2 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref left, 2)), b, a2);
            a3 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref left, 3)), b, a3);
            left = ref Unsafe.Add(ref left, padded);
            right = ref Unsafe.Add(ref right, stride);
        }
        Keep(tile, 0, column, a0);
        Keep(tile, 1, column, a1);
        Keep(tile, 2, column, a2);
        Keep(tile, 3, column, a3);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Tile2(ref double rows, int stride, int count, int tile, int column)
    {
        ref var left = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(scaled), 4 * tile);
        ref var right = ref Unsafe.Add(ref rows, 4 * column);
        Vector256<double> a0 = default, a1 = default, a2 = default, a3 = default, b0 = default, b1 = default, b2 = default, b3 = default;
        for (var k = 0; k < count; k++)
        {
            var x = Vector256.LoadUnsafe(ref right);
            var y = Vector256.LoadUnsafe(ref right, 4);
            var f = Vector256.Create(left);
            a0 = Vector256.FusedMultiplyAdd(f, x, a0);
            b0 = Vector256.FusedMultiplyAdd(f, y, b0);
            f = Vector256.Create(Unsafe.Add(ref left, 1));
            a1 = Vector256.FusedMultiplyAdd(f, x, a1);
            b1 = Vector256.FusedMultiplyAdd(f, y, b1);
            f = Vector256.Create(Unsafe.Add(ref left, 2));
            a2 = Vector256.FusedMultiplyAdd(f, x, a2);
            b2 = Vector256.FusedMultiplyAdd(f, y, b2);
            f = Vector256.Create(Unsafe.Add(ref left, 3));
            a3 = Vector256.FusedMultiplyAdd(f, x, a3);
            b3 = Vector256.FusedMultiplyAdd(f, y, b3);
            left = ref Unsafe.Add(ref left, padded);
            right = ref Unsafe.Add(ref right, stride);
        }
        Keep(tile, 0, column, a0);
        Keep(tile, 0, column + 1, b0);
        Keep(tile, 1, column, a1);
        Keep(tile, 1, column + 1, b1);
        Keep(tile, 2, column, a2);
        Keep(tile, 2, column + 1, b2);
        Keep(tile, 3, column, a3);
        Keep(tile, 3, column + 1, b3);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Tile3(ref double rows, int stride, int count, int tile, int column)
    {
        ref var left = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(scaled), 4 * tile);
        ref var right = ref Unsafe.Add(ref rows, 4 * column);
        Vector256<double> a0 = default, a1 = default, a2 = default, a3 = default, b0 = default, b1 = default, b2 = default, b3 = default;
        Vector256<double> c0 = default, c1 = default, c2 = default, c3 = default;
        for (var k = 0; k < count; k++)
        {
            var x = Vector256.LoadUnsafe(ref right);
            var y = Vector256.LoadUnsafe(ref right, 4);
            var z = Vector256.LoadUnsafe(ref right, 8);
            var f = Vector256.Create(left);
            a0 = Vector256.FusedMultiplyAdd(f, x, a0);
            b0 = Vector256.FusedMultiplyAdd(f, y, b0);
            c0 = Vector256.FusedMultiplyAdd(f, z, c0);
            f = Vector256.Create(Unsafe.Add(ref left, 1));
            a1 = Vector256.FusedMultiplyAdd(f, x, a1);
            b1 = Vector256.FusedMultiplyAdd(f, y, b1);
            c1 = Vector256.FusedMultiplyAdd(f, z, c1);
            f = Vector256.Create(Unsafe.Add(ref left, 2));
            a2 = Vector256.FusedMultiplyAdd(f, x, a2);
            b2 = Vector256.FusedMultiplyAdd(f, y, b2);
            c2 = Vector256.FusedMultiplyAdd(f, z, c2);
            f = Vector256.Create(Unsafe.Add(ref left, 3));
            a3 = Vector256.FusedMultiplyAdd(f, x, a3);
            b3 = Vector256.FusedMultiplyAdd(f, y, b3);
            c3 = Vector256.FusedMultiplyAdd(f, z, c3);
            left = ref Unsafe.Add(ref left, padded);
            right = ref Unsafe.Add(ref right, stride);
        }
        Keep(tile, 0, column, a0);
        Keep(tile, 0, column + 1, b0);
        Keep(tile, 0, column + 2, c0);
        Keep(tile, 1, column, a1);
        Keep(tile, 1, column + 1, b1);
        Keep(tile, 1, column + 2, c1);
        Keep(tile, 2, column, a2);
        Keep(tile, 2, column + 1, b2);
        Keep(tile, 2, column + 2, c2);
        Keep(tile, 3, column, a3);
        Keep(tile, 3, column + 1, b3);
        Keep(tile, 3, column + 2, c3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Keep(int tile, int row, int column, Vector256<double> value)
    {
        ref var at = ref sums[(4 * tile + row) * padded + 4 * column];
        (Vector256.LoadUnsafe(ref at) + value).StoreUnsafe(ref at);
    }
}
