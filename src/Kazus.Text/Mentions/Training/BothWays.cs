using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kazus.Text.Mentions.Training;

/// <summary>The two long short-term memories of the network over one sentence, forth to what they show and back to the slopes.</summary>
internal sealed class BothWays(int hidden, Random random)
{
    private const int Inputs = NetworkWeights.Inputs;
    private float[] _gates = [], _cells = [], _squashed = [], _gateSlopes = [];

    public Parameter Input { get; } = new Parameter(Inputs * 8 * hidden).Draw(random, 0.7f * MathF.Sqrt(3f / Inputs));

    public Parameter Recurrent { get; } = new Parameter(8 * hidden * hidden).Draw(random, 0.7f * MathF.Sqrt(3f / hidden));

    public Parameter Bias { get; } = KeepAtFirst(hidden);

    private int Hidden { get; } = hidden;

    private int Gates => 4 * Hidden;

    private int Width => 8 * Hidden;

    /// <summary>What both directions show at each token, side by side.</summary>
    public float[] Shown { get; private set; } = [];

    public void Forth(ReadOnlySpan<float> inputs, int length)
    {
        Room(length);
        for (var t = 0; t < length; t++) Bias.Values.CopyTo(_gates, t * Width);
        Products.AddAll(inputs[..(length * Inputs)], Input.Values, _gates.AsSpan(0, length * Width), length);
        Span<float> none = stackalloc float[Hidden];
        none.Clear();
        foreach (var way in (ReadOnlySpan<int>)[0, 1])
        {
            for (var k = 0; k < length; k++)
            {
                var (t, last) = way == 0 ? (k, k - 1) : (length - 1 - k, length - k);
                var gates = _gates.AsSpan(t * Width + way * Gates, Gates);
                if (k > 0) Products.Add(Shown.AsSpan(last * 2 * Hidden + way * Hidden, Hidden), Recurrent.Values.AsSpan(way * Hidden * Gates, Hidden * Gates), gates);
                var at = t * 2 * Hidden + way * Hidden;
                Lstm.Step(gates, k > 0 ? _cells.AsSpan(last * 2 * Hidden + way * Hidden, Hidden) : none, _cells.AsSpan(at, Hidden), _squashed.AsSpan(at, Hidden), Shown.AsSpan(at, Hidden));
            }
        }
    }

    /// <summary>
    /// From the slopes of what is shown, which are spent, to those of the weights, and of the embeddings at the end of the inputs.
    /// </summary>
    public void Back(ReadOnlySpan<float> inputs, int length, Span<float> shown, Span<float> embeddings)
    {
        foreach (var way in (ReadOnlySpan<int>)[0, 1]) BackOneWay(length, shown, way);
        Slopes.OfWeights(inputs[..(length * Inputs)], _gateSlopes.AsSpan(0, length * Width), length, Input.Slopes);
        for (var t = 0; t < length; t++)
        {
            Rows.Add(_gateSlopes.AsSpan(t * Width, Width), Bias.Slopes);
            Slopes.OfInputs(_gateSlopes.AsSpan(t * Width, Width), Input.Values.AsSpan(Vocabulary.VectorWidth * Width), embeddings.Slice(t * NetworkWeights.Embedding, NetworkWeights.Embedding));
        }
    }

    private void BackOneWay(int length, Span<float> shown, int way)
    {
        Span<float> cell = stackalloc float[Hidden];
        cell.Clear();
        var recurrent = Recurrent.Values.AsSpan(way * Hidden * Gates, Hidden * Gates);
        var before = new float[Math.Max(0, length - 1) * Hidden];
        var slopes = new float[before.Length / Hidden * Gates];
        for (var k = length - 1; k >= 0; k--)
        {
            var (t, last) = way == 0 ? (k, k - 1) : (length - 1 - k, length - k);
            var at = t * 2 * Hidden + way * Hidden;
            var own = _gateSlopes.AsSpan(t * Width + way * Gates, Gates);
            BackOneStep(_gates.AsSpan(t * Width + way * Gates, Gates), shown.Slice(at, Hidden), at, k > 0 ? last * 2 * Hidden + way * Hidden : -1, cell, own);
            if (k == 0) continue;
            Slopes.OfInputs(own, recurrent, shown.Slice(last * 2 * Hidden + way * Hidden, Hidden));
            Shown.AsSpan(last * 2 * Hidden + way * Hidden, Hidden).CopyTo(before.AsSpan((k - 1) * Hidden));
            own.CopyTo(slopes.AsSpan((k - 1) * Gates));
        }
        if (length > 1) Slopes.OfWeights(before, slopes, length - 1, Recurrent.Slopes.AsSpan(way * Hidden * Gates, Hidden * Gates));
    }

    private void BackOneStep(ReadOnlySpan<float> gates, ReadOnlySpan<float> shown, int at, int last, Span<float> cell, Span<float> slopes)
    {
        ref var g = ref MemoryMarshal.GetReference(gates);
        ref var to = ref MemoryMarshal.GetReference(slopes);
        var one = Vector256<float>.One;
        for (var j = 0; j < Hidden; j += 8)
        {
            Vector256<float> let = Vector256.LoadUnsafe(ref g, (nuint)j), keep = Vector256.LoadUnsafe(ref g, (nuint)(Hidden + j));
            Vector256<float> show = Vector256.LoadUnsafe(ref g, (nuint)(2 * Hidden + j)), news = Vector256.LoadUnsafe(ref g, (nuint)(3 * Hidden + j));
            Vector256<float> squashed = Vector256.LoadUnsafe(ref _squashed[at + j]), slope = Vector256.LoadUnsafe(in shown[j]);
            var before = last < 0 ? Vector256<float>.Zero : Vector256.LoadUnsafe(ref _cells[last + j]);
            var c = Vector256.LoadUnsafe(ref cell[j]) + slope * show * (one - squashed * squashed);
            (c * news * let * (one - let)).StoreUnsafe(ref to, (nuint)j);
            (c * before * keep * (one - keep)).StoreUnsafe(ref to, (nuint)(Hidden + j));
            (slope * squashed * show * (one - show)).StoreUnsafe(ref to, (nuint)(2 * Hidden + j));
            (c * let * (one - news * news)).StoreUnsafe(ref to, (nuint)(3 * Hidden + j));
            (c * keep).StoreUnsafe(ref cell[j]);
        }
    }

    private void Room(int length)
    {
        if (_gates.Length >= length * Width) return;
        (_gates, _gateSlopes) = (new float[2 * length * Width], new float[2 * length * Width]);
        (_cells, _squashed, Shown) = (new float[4 * length * Hidden], new float[4 * length * Hidden], new float[4 * length * Hidden]);
    }

    // A memory that forgets at first learns nothing over a distance.
    private static Parameter KeepAtFirst(int hidden)
    {
        Parameter bias = new(8 * hidden);
        foreach (var way in (ReadOnlySpan<int>)[0, 1]) bias.Values.AsSpan((4 * way + 1) * hidden, hidden).Fill(1);
        return bias;
    }
}
