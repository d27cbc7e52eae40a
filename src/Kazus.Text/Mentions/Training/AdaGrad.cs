using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kazus.Text.Mentions.Training;

/// <summary>One step of AdaGrad with weights pulled towards nought: squared (L2) in the gradient, absolute (L1) by cutting.</summary>
internal static class AdaGrad
{
    public static void Step(Span<float> weights, Span<float> squares, ReadOnlySpan<float> gradient, float rate, float l1, float l2)
    {
        ref var w = ref MemoryMarshal.GetReference(weights);
        ref var s = ref MemoryMarshal.GetReference(squares);
        ref var g = ref MemoryMarshal.GetReference(gradient);
        var negligible = Vector256.Create(1e-4f);
        var small = Vector256.Create(1e-3f);
        for (var i = 0; i <= weights.Length - 8; i += 8)
        {
            var slope = Vector256.LoadUnsafe(ref g, (nuint)i);
            if (Vector256.LessThanAll(Vector256.Abs(slope), negligible)) continue;
            var weight = Vector256.LoadUnsafe(ref w, (nuint)i);
            slope += l2 * weight;
            var square = Vector256.LoadUnsafe(ref s, (nuint)i) + slope * slope;
            square.StoreUnsafe(ref s, (nuint)i);
            var step = Vector256.Create(rate) / (Vector256.Sqrt(square) + small);
            weight -= step * slope;
            if (l1 > 0)
            {
                var cut = Vector256.Max(Vector256.Abs(weight) - step * l1, Vector256<float>.Zero);
                weight = Vector256.CopySign(cut, weight);
            }
            weight.StoreUnsafe(ref w, (nuint)i);
        }
    }
}
