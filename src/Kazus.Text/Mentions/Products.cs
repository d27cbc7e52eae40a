using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kazus.Text.Mentions;

/// <summary>
/// Rows of numbers times a table of weights. The weights of an input stand together, one per output; widths are multiples of eight.
/// Every product is added in one fixed order with one rounding, so that every machine gives the same sums.
/// </summary>
internal static class Products
{
    /// <summary>to += from * weights.</summary>
    public static void Add(ReadOnlySpan<float> from, ReadOnlySpan<float> weights, Span<float> to)
    {
        var outputs = to.Length;
        Check(weights.Length, from.Length * outputs, outputs);
        ref var x = ref MemoryMarshal.GetReference(from);
        ref var w = ref MemoryMarshal.GetReference(weights);
        ref var y = ref MemoryMarshal.GetReference(to);
        var j = 0;
        for (; j <= outputs - 64; j += 64)
        {
            ref var at = ref Unsafe.Add(ref y, j);
            Vector256<float> a = Vector256.LoadUnsafe(ref at), b = Vector256.LoadUnsafe(ref at, 8), c = Vector256.LoadUnsafe(ref at, 16), d = Vector256.LoadUnsafe(ref at, 24);
            Vector256<float> e = Vector256.LoadUnsafe(ref at, 32), f = Vector256.LoadUnsafe(ref at, 40), g = Vector256.LoadUnsafe(ref at, 48), h = Vector256.LoadUnsafe(ref at, 56);
            ref var row = ref Unsafe.Add(ref w, j);
            for (var i = 0; i < from.Length; i++)
            {
                var factor = Vector256.Create(Unsafe.Add(ref x, i));
                a = Vector256.FusedMultiplyAdd(factor, Vector256.LoadUnsafe(ref row), a);
                b = Vector256.FusedMultiplyAdd(factor, Vector256.LoadUnsafe(ref row, 8), b);
                c = Vector256.FusedMultiplyAdd(factor, Vector256.LoadUnsafe(ref row, 16), c);
                d = Vector256.FusedMultiplyAdd(factor, Vector256.LoadUnsafe(ref row, 24), d);
                e = Vector256.FusedMultiplyAdd(factor, Vector256.LoadUnsafe(ref row, 32), e);
                f = Vector256.FusedMultiplyAdd(factor, Vector256.LoadUnsafe(ref row, 40), f);
                g = Vector256.FusedMultiplyAdd(factor, Vector256.LoadUnsafe(ref row, 48), g);
                h = Vector256.FusedMultiplyAdd(factor, Vector256.LoadUnsafe(ref row, 56), h);
                row = ref Unsafe.Add(ref row, outputs);
            }
            a.StoreUnsafe(ref at);
            b.StoreUnsafe(ref at, 8);
            c.StoreUnsafe(ref at, 16);
            d.StoreUnsafe(ref at, 24);
            e.StoreUnsafe(ref at, 32);
            f.StoreUnsafe(ref at, 40);
            g.StoreUnsafe(ref at, 48);
            h.StoreUnsafe(ref at, 56);
        }
        for (; j <= outputs - 32; j += 32)
        {
            ref var at = ref Unsafe.Add(ref y, j);
            Vector256<float> a = Vector256.LoadUnsafe(ref at), b = Vector256.LoadUnsafe(ref at, 8), c = Vector256.LoadUnsafe(ref at, 16), d = Vector256.LoadUnsafe(ref at, 24);
            ref var row = ref Unsafe.Add(ref w, j);
            for (var i = 0; i < from.Length; i++)
            {
                var factor = Vector256.Create(Unsafe.Add(ref x, i));
                a = Vector256.FusedMultiplyAdd(factor, Vector256.LoadUnsafe(ref row), a);
                b = Vector256.FusedMultiplyAdd(factor, Vector256.LoadUnsafe(ref row, 8), b);
                c = Vector256.FusedMultiplyAdd(factor, Vector256.LoadUnsafe(ref row, 16), c);
                d = Vector256.FusedMultiplyAdd(factor, Vector256.LoadUnsafe(ref row, 24), d);
                row = ref Unsafe.Add(ref row, outputs);
            }
            a.StoreUnsafe(ref at);
            b.StoreUnsafe(ref at, 8);
            c.StoreUnsafe(ref at, 16);
            d.StoreUnsafe(ref at, 24);
        }
        for (; j < outputs; j += 8)
        {
            ref var at = ref Unsafe.Add(ref y, j);
            var a = Vector256.LoadUnsafe(ref at);
            ref var row = ref Unsafe.Add(ref w, j);
            for (var i = 0; i < from.Length; i++)
            {
                a = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref x, i)), Vector256.LoadUnsafe(ref row), a);
                row = ref Unsafe.Add(ref row, outputs);
            }
            a.StoreUnsafe(ref at);
        }
    }

    /// <summary>The same for four rows of inputs and four rows of outputs, each after the other: a weight is fetched once for four.</summary>
    public static void AddFour(ReadOnlySpan<float> from, ReadOnlySpan<float> weights, Span<float> to)
    {
        var (inputs, outputs) = (from.Length / 4, to.Length / 4);
        Check(weights.Length, inputs * outputs, outputs);
        ref var x = ref MemoryMarshal.GetReference(from);
        ref var w = ref MemoryMarshal.GetReference(weights);
        ref var y = ref MemoryMarshal.GetReference(to);
        var j = 0;
        for (; j <= outputs - 16; j += 16)
        {
            ref var y0 = ref Unsafe.Add(ref y, j);
            ref var y1 = ref Unsafe.Add(ref y0, outputs);
            ref var y2 = ref Unsafe.Add(ref y1, outputs);
            ref var y3 = ref Unsafe.Add(ref y2, outputs);
            Vector256<float> a0 = Vector256.LoadUnsafe(ref y0), a1 = Vector256.LoadUnsafe(ref y1), a2 = Vector256.LoadUnsafe(ref y2), a3 = Vector256.LoadUnsafe(ref y3);
            Vector256<float> b0 = Vector256.LoadUnsafe(ref y0, 8), b1 = Vector256.LoadUnsafe(ref y1, 8), b2 = Vector256.LoadUnsafe(ref y2, 8), b3 = Vector256.LoadUnsafe(ref y3, 8);
            ref var row = ref Unsafe.Add(ref w, j);
            ref var input = ref x;
            for (var i = 0; i < inputs; i++)
            {
                Vector256<float> a = Vector256.LoadUnsafe(ref row), b = Vector256.LoadUnsafe(ref row, 8);
                var f = Vector256.Create(input);
                a0 = Vector256.FusedMultiplyAdd(f, a, a0);
                b0 = Vector256.FusedMultiplyAdd(f, b, b0);
                f = Vector256.Create(Unsafe.Add(ref input, inputs));
                a1 = Vector256.FusedMultiplyAdd(f, a, a1);
                b1 = Vector256.FusedMultiplyAdd(f, b, b1);
                f = Vector256.Create(Unsafe.Add(ref input, 2 * inputs));
                a2 = Vector256.FusedMultiplyAdd(f, a, a2);
                b2 = Vector256.FusedMultiplyAdd(f, b, b2);
                f = Vector256.Create(Unsafe.Add(ref input, 3 * inputs));
                a3 = Vector256.FusedMultiplyAdd(f, a, a3);
                b3 = Vector256.FusedMultiplyAdd(f, b, b3);
                row = ref Unsafe.Add(ref row, outputs);
                input = ref Unsafe.Add(ref input, 1);
            }
            a0.StoreUnsafe(ref y0);
            a1.StoreUnsafe(ref y1);
            a2.StoreUnsafe(ref y2);
            a3.StoreUnsafe(ref y3);
            b0.StoreUnsafe(ref y0, 8);
            b1.StoreUnsafe(ref y1, 8);
            b2.StoreUnsafe(ref y2, 8);
            b3.StoreUnsafe(ref y3, 8);
        }
        for (; j < outputs; j += 8)
            for (var s = 0; s < 4; s++)
            {
                ref var at = ref Unsafe.Add(ref y, s * outputs + j);
                var a = Vector256.LoadUnsafe(ref at);
                for (var i = 0; i < inputs; i++)
                    a = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref x, s * inputs + i)), Vector256.LoadUnsafe(ref w, (nuint)(i * outputs + j)), a);
                a.StoreUnsafe(ref at);
            }
    }

    /// <summary>The same for any number of rows.</summary>
    public static void AddAll(ReadOnlySpan<float> from, ReadOnlySpan<float> weights, Span<float> to, int rows)
    {
        var (inputs, outputs) = (from.Length / rows, to.Length / rows);
        var four = rows / 4 * 4;
        for (var t = 0; t < four; t += 4) AddFour(from.Slice(t * inputs, 4 * inputs), weights, to.Slice(t * outputs, 4 * outputs));
        for (var t = four; t < rows; t++) Add(from.Slice(t * inputs, inputs), weights, to.Slice(t * outputs, outputs));
    }

    private static void Check(int weights, int wanted, int outputs)
    {
        if (weights < wanted || outputs % 8 != 0) throw new ArgumentException($"{weights} weights where {wanted} are used, {outputs} outputs.");
    }
}
