using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kazus.Statistics;

/// <summary>
/// Running sums of r x down the steps of rows in lanes. A running sum waits for the one before it, so that four or five columns go side
/// by side.
/// </summary>
internal static class RunningSums
{
    private const int Lanes = LanePiece.Lanes;

    /// <summary>Adds r x of each column to its sums.</summary>
    /// <param name="rows">The first number of the first step; a step has four cells for each column.</param>
    /// <param name="risk">Four numbers r for each step.</param>
    /// <param name="sums">Four sums for each column.</param>
    /// <param name="kept">The sums after each step, laid out as rows are; empty when they are not wanted.</param>
    /// <param name="factors">Four numbers for each step that the kept sums are multiplied with; empty for ones.</param>
    public static void Add(ref double rows, ReadOnlySpan<double> risk, double[] sums, Span<double> kept, ReadOnlySpan<double> factors = default)
    {
        var columns = sums.Length / Lanes;
        ref var r = ref MemoryMarshal.GetReference(risk);
        ref var to = ref kept.IsEmpty ? ref Unsafe.NullRef<double>() : ref MemoryMarshal.GetReference(kept);
        ref var f = ref factors.IsEmpty ? ref Unsafe.NullRef<double>() : ref MemoryMarshal.GetReference(factors);
        var steps = risk.Length / Lanes;
        var j = 0;
        for (; columns - j is 4 or > 5; j += 4) Four(ref Unsafe.Add(ref rows, Lanes * j), (sums, steps, j), ref r, ref to, ref f);
        if (columns - j == 5)
        {
            Five(ref Unsafe.Add(ref rows, Lanes * j), (sums, steps, j), ref r, ref to, ref f);
            return;
        }
        for (; j < columns; j++) One(ref Unsafe.Add(ref rows, Lanes * j), (sums, steps, j), ref r, ref to, ref f);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four(ref double x, (double[] Sums, int Steps, int Column) of, ref double r, ref double kept, ref double factors)
    {
        var (sums, steps, column) = of;
        ref var sum = ref sums[Lanes * column];
        var stride = sums.Length;
        var keeps = !Unsafe.IsNullRef(ref kept);
        var scales = !Unsafe.IsNullRef(ref factors);
        ref var to = ref keeps ? ref Unsafe.Add(ref kept, Lanes * column) : ref kept;
        var (a, b, c, d) = (Vector256.LoadUnsafe(ref sum), Vector256.LoadUnsafe(ref sum, 4), Vector256.LoadUnsafe(ref sum, 8), Vector256.LoadUnsafe(ref sum, 12));
        for (var s = 0; s < steps; s++)
        {
            var risk = Vector256.LoadUnsafe(ref r, (nuint)(Lanes * s));
            a = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref x), risk, a);
            b = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref x, 4), risk, b);
            c = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref x, 8), risk, c);
            d = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref x, 12), risk, d);
            x = ref Unsafe.Add(ref x, stride);
            if (!keeps) continue;
            if (scales)
            {
                var factor = Vector256.LoadUnsafe(ref factors, (nuint)(Lanes * s));
                (a * factor).StoreUnsafe(ref to);
                (b * factor).StoreUnsafe(ref to, 4);
                (c * factor).StoreUnsafe(ref to, 8);
                (d * factor).StoreUnsafe(ref to, 12);
            }
            else
            {
                a.StoreUnsafe(ref to);
                b.StoreUnsafe(ref to, 4);
                c.StoreUnsafe(ref to, 8);
                d.StoreUnsafe(ref to, 12);
            }
            to = ref Unsafe.Add(ref to, stride);
        }
        a.StoreUnsafe(ref sum);
        b.StoreUnsafe(ref sum, 4);
        c.StoreUnsafe(ref sum, 8);
        d.StoreUnsafe(ref sum, 12);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Five(ref double x, (double[] Sums, int Steps, int Column) of, ref double r, ref double kept, ref double factors)
    {
        var (sums, steps, column) = of;
        ref var sum = ref sums[Lanes * column];
        var stride = sums.Length;
        var keeps = !Unsafe.IsNullRef(ref kept);
        var scales = !Unsafe.IsNullRef(ref factors);
        ref var to = ref keeps ? ref Unsafe.Add(ref kept, Lanes * column) : ref kept;
        var (a, b, c, d) = (Vector256.LoadUnsafe(ref sum), Vector256.LoadUnsafe(ref sum, 4), Vector256.LoadUnsafe(ref sum, 8), Vector256.LoadUnsafe(ref sum, 12));
        var e = Vector256.LoadUnsafe(ref sum, 16);
        for (var s = 0; s < steps; s++)
        {
            var risk = Vector256.LoadUnsafe(ref r, (nuint)(Lanes * s));
            a = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref x), risk, a);
            b = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref x, 4), risk, b);
            c = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref x, 8), risk, c);
            d = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref x, 12), risk, d);
            e = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref x, 16), risk, e);
            x = ref Unsafe.Add(ref x, stride);
            if (!keeps) continue;
            if (scales)
            {
                var factor = Vector256.LoadUnsafe(ref factors, (nuint)(Lanes * s));
                (a * factor).StoreUnsafe(ref to);
                (b * factor).StoreUnsafe(ref to, 4);
                (c * factor).StoreUnsafe(ref to, 8);
                (d * factor).StoreUnsafe(ref to, 12);
                (e * factor).StoreUnsafe(ref to, 16);
            }
            else
            {
                a.StoreUnsafe(ref to);
                b.StoreUnsafe(ref to, 4);
                c.StoreUnsafe(ref to, 8);
                d.StoreUnsafe(ref to, 12);
                e.StoreUnsafe(ref to, 16);
            }
            to = ref Unsafe.Add(ref to, stride);
        }
        a.StoreUnsafe(ref sum);
        b.StoreUnsafe(ref sum, 4);
        c.StoreUnsafe(ref sum, 8);
        d.StoreUnsafe(ref sum, 12);
        e.StoreUnsafe(ref sum, 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One(ref double x, (double[] Sums, int Steps, int Column) of, ref double r, ref double kept, ref double factors)
    {
        var (sums, steps, column) = of;
        ref var sum = ref sums[Lanes * column];
        var stride = sums.Length;
        var keeps = !Unsafe.IsNullRef(ref kept);
        var scales = !Unsafe.IsNullRef(ref factors);
        ref var to = ref keeps ? ref Unsafe.Add(ref kept, Lanes * column) : ref kept;
        var a = Vector256.LoadUnsafe(ref sum);
        for (var s = 0; s < steps; s++)
        {
            a = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref x), Vector256.LoadUnsafe(ref r, (nuint)(Lanes * s)), a);
            x = ref Unsafe.Add(ref x, stride);
            if (!keeps) continue;
            if (scales)
            {
                var factor = Vector256.LoadUnsafe(ref factors, (nuint)(Lanes * s));
                (a * factor).StoreUnsafe(ref to);
            }
            else
            {
                a.StoreUnsafe(ref to);
            }
            to = ref Unsafe.Add(ref to, stride);
        }
        a.StoreUnsafe(ref sum);
    }
}
