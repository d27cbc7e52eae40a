using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kazus.Text.Mentions.Training;

/// <summary>
/// Sums over all label sequences of a sentence for a linear-chain conditional random field (Lafferty et al., ICML 2001), in scaled
/// probabilities. Rows are <see cref="Labels.Width"/> wide; what may not follow has probability nought.
/// </summary>
internal sealed class Crf(Labels labels)
{
    private readonly int _width = labels.Width;
    private readonly float[] _forward = new float[labels.Width * labels.Width];
    private readonly float[] _backward = new float[labels.Width * labels.Width];
    private readonly float[] _used = [.. Enumerable.Range(0, labels.Width).Select(j => labels.IsUsed(j) ? 1f : 0f)];
    private float[] _emit = [], _alpha = [], _beta = [];
    private float[] _scale = [];

    /// <summary>States less likely than this are left out of the sums; nought keeps all.</summary>
    public float Negligible { get; init; } = 1e-7f;

    public void SetTransitions(ReadOnlySpan<float> transitions)
    {
        for (var i = 0; i < _width; i++)
            for (var j = 0; j < _width; j++)
            {
                var e = labels.MayFollow(i, j) ? MathF.Exp(transitions[i * _width + j]) : 0;
                _forward[i * _width + j] = e;
                _backward[j * _width + i] = e;
            }
    }

    /// <summary>
    /// Replaces the scores of a sentence by the probabilities of each label at each token, adds the expected transitions to
    /// <paramref name="pairs"/> (minus, when <paramref name="pairSign"/> is negative), and returns the logarithm of the normalising sum.
    /// </summary>
    public double Marginals(Span<float> scores, int length, Span<float> pairs, float pairSign)
    {
        var size = length * _width;
        if (_emit.Length < size) (_emit, _alpha, _beta, _scale) = (new float[size], new float[size], new float[size], new float[length]);
        var log = Emissions(scores, length);
        for (var t = 0; t < length; t++) log += Forward(t);
        _beta.AsSpan((length - 1) * _width, _width).Fill(1);
        Span<float> onward = stackalloc float[_width];
        for (var t = length - 1; t > 0; t--) Backward(t, onward, pairs, pairSign);
        _alpha.AsSpan(0, size).CopyTo(scores);
        Rows.Times(_beta, scores[..size]);
        return log;
    }

    private double Emissions(Span<float> scores, int length)
    {
        double log = 0;
        for (var t = 0; t < length; t++)
        {
            var row = scores.Slice(t * _width, _width);
            // What is no label must not lead, nor overflow.
            Rows.Times(_used, row);
            var most = Rows.Max(row);
            log += most;
            ref var from = ref row[0];
            ref var to = ref _emit[t * _width];
            for (nuint j = 0; j < (nuint)_width; j += 8)
                (Rows.Exp(Vector256.LoadUnsafe(ref from, j) - Vector256.Create(most)) * Vector256.LoadUnsafe(ref _used[0], j)).StoreUnsafe(ref to, j);
            if (t == 0) _emit.AsSpan(labels.InsideFrom, _width - labels.InsideFrom).Clear();
        }
        return log;
    }

    private double Forward(int t)
    {
        var row = _alpha.AsSpan(t * _width, _width);
        var emit = _emit.AsSpan(t * _width, _width);
        if (t == 0) emit.CopyTo(row);
        else
        {
            row.Clear();
            var before = _alpha.AsSpan((t - 1) * _width, _width);
            for (var i = 0; i < _width; i++)
                if (before[i] > Negligible) Rows.AddTimes(_forward.AsSpan(i * _width, _width), before[i], row);
            Rows.Times(emit, row);
        }
        var sum = Rows.Sum(row);
        _scale[t] = sum;
        Rows.Scale(row, 1 / sum);
        return Math.Log(sum);
    }

    private void Backward(int t, Span<float> onward, Span<float> pairs, float pairSign)
    {
        var emit = _emit.AsSpan(t * _width, _width);
        var after = _beta.AsSpan(t * _width, _width);
        var alpha = _alpha.AsSpan(t * _width, _width);
        var beta = _beta.AsSpan((t - 1) * _width, _width);
        after.CopyTo(onward);
        Rows.Times(emit, onward);
        Rows.Scale(onward, 1 / _scale[t]);
        beta.Clear();
        for (var j = 0; j < _width; j++)
            if (alpha[j] * after[j] > Negligible) Rows.AddTimes(_backward.AsSpan(j * _width, _width), onward[j], beta);
        if (pairSign == 0) return;
        var before = _alpha.AsSpan((t - 1) * _width, _width);
        for (var i = 0; i < _width; i++)
        {
            if (before[i] * beta[i] <= Negligible) continue;
            var to = pairs.Slice(i * _width, _width);
            var allowed = _forward.AsSpan(i * _width, _width);
            AddPairs(allowed, onward, pairSign * before[i], to);
        }
    }

    private static void AddPairs(ReadOnlySpan<float> allowed, ReadOnlySpan<float> onward, float share, Span<float> to)
    {
        ref var a = ref MemoryMarshal.GetReference(allowed);
        ref var o = ref MemoryMarshal.GetReference(onward);
        ref var t = ref MemoryMarshal.GetReference(to);
        for (nuint j = 0; j < (nuint)to.Length; j += 8)
            (Vector256.LoadUnsafe(ref t, j) + Vector256.Create(share) * Vector256.LoadUnsafe(ref a, j) * Vector256.LoadUnsafe(ref o, j)).StoreUnsafe(ref t, j);
    }
}
