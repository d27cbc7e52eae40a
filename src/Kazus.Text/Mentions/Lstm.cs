using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kazus.Text.Mentions;

/// <summary>
/// A step of a long short-term memory (Hochreiter and Schmidhuber, Neural Comput 1997;9:1735; with the gate to forget of Gers et al. 2000).
/// The same arithmetic in training and in reading.
/// </summary>
internal static class Lstm
{
    /// <summary>
    /// Takes the sums of the gates, in four blocks: what to let in, what to keep, what to show, what is new; leaves the gates' values in their place.
    /// </summary>
    /// <param name="gates">Four blocks.</param>
    /// <param name="before">The cells before.</param>
    /// <param name="cells">The cells after; may be the same as before.</param>
    /// <param name="squashed">The cells after, between -1 and 1.</param>
    /// <param name="shown">What is shown of them.</param>
    public static void Step(Span<float> gates, ReadOnlySpan<float> before, Span<float> cells, Span<float> squashed, Span<float> shown)
    {
        var width = shown.Length;
        if (gates.Length != 4 * width || before.Length < width || cells.Length < width || squashed.Length < width || width % 8 != 0)
            throw new ArgumentException("The blocks differ in width.", nameof(gates));
        ref var g = ref MemoryMarshal.GetReference(gates);
        ref var b = ref MemoryMarshal.GetReference(before);
        ref var c = ref MemoryMarshal.GetReference(cells);
        ref var q = ref MemoryMarshal.GetReference(squashed);
        ref var h = ref MemoryMarshal.GetReference(shown);
        for (var j = 0; j < width; j += 8)
        {
            var let = Sigmoid(Vector256.LoadUnsafe(ref g, (nuint)j));
            var keep = Sigmoid(Vector256.LoadUnsafe(ref g, (nuint)(width + j)));
            var show = Sigmoid(Vector256.LoadUnsafe(ref g, (nuint)(2 * width + j)));
            var news = Tanh(Vector256.LoadUnsafe(ref g, (nuint)(3 * width + j)));
            let.StoreUnsafe(ref g, (nuint)j);
            keep.StoreUnsafe(ref g, (nuint)(width + j));
            show.StoreUnsafe(ref g, (nuint)(2 * width + j));
            news.StoreUnsafe(ref g, (nuint)(3 * width + j));
            var cell = keep * Vector256.LoadUnsafe(ref b, (nuint)j) + let * news;
            cell.StoreUnsafe(ref c, (nuint)j);
            var inside = Tanh(cell);
            inside.StoreUnsafe(ref q, (nuint)j);
            (show * inside).StoreUnsafe(ref h, (nuint)j);
        }
    }

    // Lambert's continued fraction, cut after the seventh term: within 2e-4 of the hyperbolic tangent everywhere.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        x = Vector256.Min(Vector256.Max(x, Vector256.Create(-4.97f)), Vector256.Create(4.97f));
        var s = x * x;
        var above = x * (Vector256.Create(135135f) + s * (Vector256.Create(17325f) + s * (Vector256.Create(378f) + s)));
        var below = Vector256.Create(135135f) + s * (Vector256.Create(62370f) + s * (Vector256.Create(3150f) + s * Vector256.Create(28f)));
        return Vector256.Min(Vector256.Max(above / below, Vector256.Create(-1f)), Vector256.Create(1f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Sigmoid(Vector256<float> x) => Vector256.Create(0.5f) + Vector256.Create(0.5f) * Tanh(x * Vector256.Create(0.5f));
}
