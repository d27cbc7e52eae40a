using System.Runtime.Intrinsics;

namespace Kazus.Text.Mentions.Training;

/// <summary>Weights that are learnt by Adam (Kingma and Ba, ICLR 2015), with weight decay apart from the slopes, and their mean over late steps.</summary>
internal sealed class Parameter(int count)
{
    private const float FirstDecay = 0.9f, SecondDecay = 0.999f;
    private readonly float[] _first = new float[count], _second = new float[count], _sum = new float[count];
    private int _summed;

    public float[] Values { get; } = new float[count];

    public float[] Slopes { get; } = new float[count];

    /// <summary>Even numbers around nought.</summary>
    public Parameter Draw(Random random, float most)
    {
        for (var i = 0; i < Values.Length; i++) Values[i] = (2 * random.NextSingle() - 1) * most;
        return this;
    }

    /// <summary>A step against the slopes of <paramref name="length"/> weights, a multiple of eight, which are nought afterwards.</summary>
    public void Step(float rate, float scale, float decay, int from, int length)
    {
        ref var value = ref Values[from];
        ref var slope = ref Slopes[from];
        ref var first = ref _first[from];
        ref var second = ref _second[from];
        var least = Vector256.Create(1e-6f);
        for (nuint i = 0; i < (nuint)length; i += 8)
        {
            var s = Vector256.LoadUnsafe(ref slope, i) * scale;
            var m = Vector256.LoadUnsafe(ref first, i) * FirstDecay + s * (1 - FirstDecay);
            var v = Vector256.LoadUnsafe(ref second, i) * SecondDecay + s * s * (1 - SecondDecay);
            m.StoreUnsafe(ref first, i);
            v.StoreUnsafe(ref second, i);
            var w = Vector256.LoadUnsafe(ref value, i);
            (w - rate * m / (Vector256.Sqrt(v) + least) - w * (rate * decay)).StoreUnsafe(ref value, i);
            Vector256<float>.Zero.StoreUnsafe(ref slope, i);
        }
    }

    public void AddToMean()
    {
        _summed++;
        Rows.Add(Values, _sum);
    }

    /// <summary>The mean of what was added, or what there is.</summary>
    public float[] Mean()
    {
        if (_summed == 0) return Values;
        float[] mean = [.. _sum];
        Rows.Scale(mean, 1f / _summed);
        return mean;
    }
}
