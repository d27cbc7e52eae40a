using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kazus.Text.Mentions;

/// <summary>Arithmetic on rows of numbers, eight at a time in one fixed order, so that every machine gives the same sums.</summary>
internal static class Rows
{
    public static void Add(ReadOnlySpan<float> from, Span<float> to)
    {
        var n = to.Length;
        if (from.Length < n) throw new ArgumentException("The row is shorter than the sum.", nameof(from));
        ref var f = ref MemoryMarshal.GetReference(from);
        ref var t = ref MemoryMarshal.GetReference(to);
        var i = 0;
        for (; i <= n - 8; i += 8)
            (Vector256.LoadUnsafe(ref f, (nuint)i) + Vector256.LoadUnsafe(ref t, (nuint)i)).StoreUnsafe(ref t, (nuint)i);
        for (; i < n; i++) Unsafe.Add(ref t, i) += Unsafe.Add(ref f, i);
    }

    /// <summary>to += from, whole numbers.</summary>
    public static void Add(ReadOnlySpan<short> from, Span<short> to)
    {
        var n = to.Length;
        if (from.Length < n) throw new ArgumentException("The row is shorter than the sum.", nameof(from));
        ref var f = ref MemoryMarshal.GetReference(from);
        ref var t = ref MemoryMarshal.GetReference(to);
        var i = 0;
        for (; i <= n - 16; i += 16)
            (Vector256.LoadUnsafe(ref f, (nuint)i) + Vector256.LoadUnsafe(ref t, (nuint)i)).StoreUnsafe(ref t, (nuint)i);
        for (; i < n; i++) Unsafe.Add(ref t, i) += Unsafe.Add(ref f, i);
    }

    /// <summary>to += from, whole numbers.</summary>
    public static void Add(ReadOnlySpan<sbyte> from, Span<short> to)
    {
        var n = to.Length;
        if (from.Length < n || n % 16 != 0) throw new ArgumentException("The rows differ in length.", nameof(from));
        ref var f = ref MemoryMarshal.GetReference(from);
        ref var t = ref MemoryMarshal.GetReference(to);
        for (var i = 0; i < n; i += 16)
        {
            var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref f, (nuint)i));
            (Vector256.Create(low, high) + Vector256.LoadUnsafe(ref t, (nuint)i)).StoreUnsafe(ref t, (nuint)i);
        }
    }

    /// <summary>
    /// Numbers of sixteen bits as numbers of 32, exactly. The exponent is moved into its place and set right by a product, which serves the smallest
    /// numbers too; there are no infinite ones.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Widen(ReadOnlySpan<Half> from, Span<float> to)
    {
        var n = from.Length;
        if (to.Length != n) throw new ArgumentException("The rows differ in length.", nameof(to));
        ref var f = ref Unsafe.As<Half, ushort>(ref MemoryMarshal.GetReference(from));
        ref var t = ref MemoryMarshal.GetReference(to);
        var exponents = Vector256.Create(MathF.ScaleB(1, 112));
        var i = 0;
        for (; i <= n - 8; i += 8)
        {
            var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref f, (nuint)i));
            var bits = Vector256.Create(low, high);
            var size = Vector256.AsSingle((bits & Vector256.Create(0x7FFFu)) << 13) * exponents;
            (size.AsUInt32() | (bits & Vector256.Create(0x8000u)) << 16).AsSingle().StoreUnsafe(ref t, (nuint)i);
        }
        for (; i < n; i++) Unsafe.Add(ref t, i) = (float)from[i];
    }

    /// <summary>to = factor * from.</summary>
    public static void Widen(ReadOnlySpan<short> from, float factor, Span<float> to)
    {
        var n = to.Length;
        if (from.Length < n) throw new ArgumentException("The rows differ in length.", nameof(from));
        ref var f = ref MemoryMarshal.GetReference(from);
        ref var t = ref MemoryMarshal.GetReference(to);
        var times = Vector256.Create(factor);
        var i = 0;
        for (; i <= n - 8; i += 8)
        {
            var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref f, (nuint)i));
            (Vector256.ConvertToSingle(Vector256.Create(low, high)) * times).StoreUnsafe(ref t, (nuint)i);
        }
        for (; i < n; i++) Unsafe.Add(ref t, i) = factor * Unsafe.Add(ref f, i);
    }

    /// <summary>to += factor * from.</summary>
    public static void AddTimes(ReadOnlySpan<float> from, float factor, Span<float> to)
    {
        var n = to.Length;
        if (from.Length < n) throw new ArgumentException("The row is shorter than the sum.", nameof(from));
        ref var f = ref MemoryMarshal.GetReference(from);
        ref var t = ref MemoryMarshal.GetReference(to);
        var times = Vector256.Create(factor);
        var i = 0;
        for (; i <= n - 8; i += 8)
            (Vector256.LoadUnsafe(ref f, (nuint)i) * times + Vector256.LoadUnsafe(ref t, (nuint)i)).StoreUnsafe(ref t, (nuint)i);
        for (; i < n; i++) Unsafe.Add(ref t, i) += factor * Unsafe.Add(ref f, i);
    }

    /// <summary>to += factor * from, whole numbers.</summary>
    public static void AddTimes(ReadOnlySpan<short> from, float factor, Span<float> to)
    {
        var n = to.Length;
        if (from.Length < n || n % 8 != 0) throw new ArgumentException("The rows differ in length.", nameof(from));
        ref var f = ref MemoryMarshal.GetReference(from);
        ref var t = ref MemoryMarshal.GetReference(to);
        var times = Vector256.Create(factor);
        for (var i = 0; i < n; i += 8)
        {
            var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref f, (nuint)i));
            (Vector256.ConvertToSingle(Vector256.Create(low, high)) * times + Vector256.LoadUnsafe(ref t, (nuint)i)).StoreUnsafe(ref t, (nuint)i);
        }
    }

    /// <summary>to = to * by, place by place.</summary>
    public static void Times(ReadOnlySpan<float> by, Span<float> to)
    {
        var n = to.Length;
        if (by.Length < n) throw new ArgumentException("The rows differ in length.", nameof(by));
        ref var f = ref MemoryMarshal.GetReference(by);
        ref var t = ref MemoryMarshal.GetReference(to);
        var i = 0;
        for (; i <= n - 8; i += 8)
            (Vector256.LoadUnsafe(ref f, (nuint)i) * Vector256.LoadUnsafe(ref t, (nuint)i)).StoreUnsafe(ref t, (nuint)i);
        for (; i < n; i++) Unsafe.Add(ref t, i) *= Unsafe.Add(ref f, i);
    }

    public static void Scale(Span<float> row, float factor)
    {
        ref var t = ref MemoryMarshal.GetReference(row);
        var times = Vector256.Create(factor);
        var i = 0;
        for (; i <= row.Length - 8; i += 8) (Vector256.LoadUnsafe(ref t, (nuint)i) * times).StoreUnsafe(ref t, (nuint)i);
        for (; i < row.Length; i++) Unsafe.Add(ref t, i) *= factor;
    }

    public static float Sum(ReadOnlySpan<float> row)
    {
        ref var t = ref MemoryMarshal.GetReference(row);
        var sums = Vector256<float>.Zero;
        var i = 0;
        for (; i <= row.Length - 8; i += 8) sums += Vector256.LoadUnsafe(ref t, (nuint)i);
        var sum = Vector256.Sum(sums);
        for (; i < row.Length; i++) sum += Unsafe.Add(ref t, i);
        return sum;
    }

    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var n = a.Length;
        if (b.Length < n) throw new ArgumentException("The rows differ in length.", nameof(b));
        ref var x = ref MemoryMarshal.GetReference(a);
        ref var y = ref MemoryMarshal.GetReference(b);
        var sums = Vector256<float>.Zero;
        var i = 0;
        for (; i <= n - 8; i += 8) sums += Vector256.LoadUnsafe(ref x, (nuint)i) * Vector256.LoadUnsafe(ref y, (nuint)i);
        var sum = Vector256.Sum(sums);
        for (; i < n; i++) sum += Unsafe.Add(ref x, i) * Unsafe.Add(ref y, i);
        return sum;
    }

    public static float Max(ReadOnlySpan<float> row)
    {
        ref var t = ref MemoryMarshal.GetReference(row);
        var most = Vector256.Create(float.NegativeInfinity);
        var i = 0;
        for (; i <= row.Length - 8; i += 8) most = Vector256.Max(most, Vector256.LoadUnsafe(ref t, (nuint)i));
        var four = Vector128.Max(most.GetLower(), most.GetUpper());
        var max = Math.Max(Math.Max(four[0], four[1]), Math.Max(four[2], four[3]));
        for (; i < row.Length; i++) max = Math.Max(max, Unsafe.Add(ref t, i));
        return max;
    }

    /// <summary>
    /// The exponential, within 1e-7 of its size (the polynomial of Moshier's Cephes library); nothing below e^-87. Plain products and sums, so that it
    /// is the same on every machine.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        x = Vector256.Max(x, Vector256.Create(-87f));
        var twos = Vector256.Floor(x * Vector256.Create(1.44269504f) + Vector256.Create(0.5f));
        x = x - twos * Vector256.Create(0.693359375f) + twos * Vector256.Create(2.12194440e-4f);
        var y = Vector256.Create(1.9875691500e-4f);
        y = y * x + Vector256.Create(1.3981999507e-3f);
        y = y * x + Vector256.Create(8.3334519073e-3f);
        y = y * x + Vector256.Create(4.1665795894e-2f);
        y = y * x + Vector256.Create(1.6666665459e-1f);
        y = y * x + Vector256.Create(5.0000001201e-1f);
        y = y * (x * x) + x + Vector256<float>.One;
        return y * Vector256.ShiftLeft(Vector256.ConvertToInt32(twos) + Vector256.Create(127), 23).AsSingle();
    }
}
