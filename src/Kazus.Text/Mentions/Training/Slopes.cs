using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kazus.Text.Mentions.Training;

/// <summary>The way back through <see cref="Products"/>: from slopes of outputs to slopes of weights and of inputs.</summary>
internal static class Slopes
{
    /// <summary>Adds, for each input and output, what they have in common over all rows.</summary>
    public static void OfWeights(ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputs, int rows, Span<float> weights)
    {
        var (n, m) = (inputs.Length / rows, outputs.Length / rows);
        if (n * m != weights.Length || m % 8 != 0) throw new ArgumentException("The weights do not fit the rows.", nameof(weights));
        ref var d = ref MemoryMarshal.GetReference(outputs);
        for (var i = 0; i < n; i++)
        {
            ref var to = ref weights[i * m];
            var t = 0;
            for (; t + 4 <= rows; t += 4)
            {
                Vector256<float> a = Vector256.Create(inputs[t * n + i]), b = Vector256.Create(inputs[(t + 1) * n + i]), c = Vector256.Create(inputs[(t + 2) * n + i]), e = Vector256.Create(inputs[(t + 3) * n + i]);
                ref var at = ref Unsafe.Add(ref d, t * m);
                for (var j = 0; j < m; j += 8)
                {
                    var sum = Vector256.LoadUnsafe(ref to, (nuint)j);
                    sum = Vector256.FusedMultiplyAdd(a, Vector256.LoadUnsafe(ref at, (nuint)j), sum);
                    sum = Vector256.FusedMultiplyAdd(b, Vector256.LoadUnsafe(ref at, (nuint)(j + m)), sum);
                    sum = Vector256.FusedMultiplyAdd(c, Vector256.LoadUnsafe(ref at, (nuint)(j + 2 * m)), sum);
                    sum = Vector256.FusedMultiplyAdd(e, Vector256.LoadUnsafe(ref at, (nuint)(j + 3 * m)), sum);
                    sum.StoreUnsafe(ref to, (nuint)j);
                }
            }
            for (; t < rows; t++) Rows.AddTimes(outputs.Slice(t * m, m), inputs[t * n + i], weights.Slice(i * m, m));
        }
    }

    /// <summary>Adds to the slopes of one row of inputs what its outputs send back.</summary>
    public static void OfInputs(ReadOnlySpan<float> outputs, ReadOnlySpan<float> weights, Span<float> inputs)
    {
        var m = outputs.Length;
        ref var d = ref MemoryMarshal.GetReference(outputs);
        ref var w = ref MemoryMarshal.GetReference(weights);
        for (var i = 0; i < inputs.Length; i += 4)
        {
            ref var row = ref Unsafe.Add(ref w, i * m);
            Vector256<float> a = default, b = default, c = default, e = default;
            for (var j = 0; j < m; j += 8)
            {
                var x = Vector256.LoadUnsafe(ref d, (nuint)j);
                a = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref row, (nuint)j), a);
                b = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref row, (nuint)(j + m)), b);
                c = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref row, (nuint)(j + 2 * m)), c);
                e = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref row, (nuint)(j + 3 * m)), e);
            }
            inputs[i] += Vector256.Sum(a);
            inputs[i + 1] += Vector256.Sum(b);
            inputs[i + 2] += Vector256.Sum(c);
            inputs[i + 3] += Vector256.Sum(e);
        }
    }
}
