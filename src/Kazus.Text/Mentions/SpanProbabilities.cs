using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kazus.Text.Mentions;

/// <summary>A stretch of tokens [From, To) read as one mention of a type, and how probable that is.</summary>
internal readonly record struct Stretch(int From, int To, int Type, float Probability);

/// <summary>The scores of a sentence where rows are wider than one reading needs, and may be read from the end.</summary>
internal readonly ref struct ScoreRows(ReadOnlySpan<float> scores, int stride, int offset, int length, bool fromTheEnd)
{
    private readonly ReadOnlySpan<float> _scores = scores;

    public int Length => length;

    public ReadOnlySpan<float> Row(int t) => _scores[((fromTheEnd ? length - 1 - t : t) * stride + offset)..];
}

/// <summary>
/// The probability of every mention a sentence could hold, summed over all label sequences (forward and backward sums of a linear-chain
/// conditional random field). Taking each mention more probable than a threshold serves F1 better than the one best sequence, which
/// prefers to say nothing where several readings share the probability.
/// </summary>
internal sealed class SpanProbabilities
{
    // A label this improbable after the words before it is left out of the sums: most of the 83 are; F1 is the same within 0.0004.
    private const float Negligible = 3e-4f;

    // A label this improbable when the whole sentence is known passes nothing on.
    private const float Improbable = 1e-5f;
    private readonly Labels _labels;
    private readonly int _width, _block;
    private readonly float[] _enter, _fromBegin, _fromInside, _onward, _unused, _leave;
    private float[] _emit = [], _forward = [], _backward = [], _scale = [];
    private byte[] _alive = [];
    private int[] _aliveFrom = [];

    /// <param name="labels">The labels.</param>
    /// <param name="transitions">Score of label j after label i at [i * Width + j].</param>
    public SpanProbabilities(Labels labels, ReadOnlySpan<float> transitions)
    {
        (_labels, _width, _block) = (labels, labels.Width, labels.InsideFrom);
        (_enter, _leave, _onward) = (new float[_width * _block], new float[_width * _block], new float[_width]);
        _unused = [.. Enumerable.Range(0, _width).Select(j => labels.IsUsed(j) ? 0 : float.NegativeInfinity)];
        (_fromBegin, _fromInside) = (new float[_width - _block], new float[_width - _block]);
        for (var i = 0; i < _width; i++)
            for (var j = 0; j < _block; j++)
                if (labels.MayFollow(i, j)) _leave[j * _width + i] = _enter[i * _block + j] = MathF.Exp(transitions[i * _width + j]);
        for (var t = 0; t < labels.Types.Length; t++)
        {
            var inside = labels.Inside(t);
            _fromBegin[inside - _block] = MathF.Exp(transitions[Labels.Begin(t) * _width + inside]);
            _fromInside[inside - _block] = MathF.Exp(transitions[inside * _width + inside]);
        }
    }

    /// <summary>
    /// Adds to <paramref name="found"/> every mention at least as probable as <paramref name="least"/>;
    /// <paramref name="scores"/> holds a row of <see cref="Labels.Width"/> per token, in the order of reading.
    /// </summary>
    public void Find(ReadOnlySpan<float> scores, int length, float least, List<Stretch> found) => Find(new ScoreRows(scores, _width, 0, length, false), least, found);

    /// <inheritdoc cref="Find(ReadOnlySpan{float}, int, float, List{Stretch})"/>
    public void Find(in ScoreRows scores, float least, List<Stretch> found)
    {
        var length = scores.Length;
        if (length == 0) return;
        if (_scale.Length < length) Grow(2 * length);
        _aliveFrom[0] = 0;
        for (var t = 0; t < length; t++)
        {
            Emit(scores.Row(t), t);
            Forward(t);
        }
        foreach (var i in Alive(length - 1)) _backward[(length - 1) * _width + i] = 1;
        for (var t = length - 1; t > 0; t--) Backward(t);
        for (var t = 0; t < length; t++)
            foreach (var begin in Alive(t))
            {
                if (!_labels.IsBegin(begin)) continue;
                var p = _forward[t * _width + begin] * _backward[t * _width + begin];
                if (p >= least) Follow(t, _labels.TypeOf(begin), p, length, least, found);
            }
    }

    private void Grow(int length) =>
        (_emit, _forward, _backward, _scale, _alive, _aliveFrom) = (new float[length * _width], new float[length * _width], new float[length * _width],
            new float[length], new byte[length * _width], new int[length + 1]);

    // The labels at a token that are not negligible, in their order.
    private ReadOnlySpan<byte> Alive(int t) => _alive.AsSpan(_aliveFrom[t].._aliveFrom[t + 1]);

    private void Emit(ReadOnlySpan<float> scores, int t)
    {
        ref var row = ref MemoryMarshal.GetReference(scores[.._width]);
        ref var unused = ref MemoryMarshal.GetArrayDataReference(_unused);
        ref var emit = ref _emit[t * _width];
        var most = Vector256.Create(float.NegativeInfinity);
        for (nuint i = 0; i < (nuint)_width; i += 8)
        {
            var x = Vector256.LoadUnsafe(ref row, i) + Vector256.LoadUnsafe(ref unused, i);
            x.StoreUnsafe(ref emit, i);
            most = Vector256.Max(most, x);
        }
        var four = Vector128.Max(most.GetLower(), most.GetUpper());
        most = Vector256.Create(Math.Max(Math.Max(four[0], four[1]), Math.Max(four[2], four[3])));
        // What is e^-12 of the leading label changes no digit that is used.
        var least = Vector256.Create(-12f);
        for (nuint i = 0; i < (nuint)_width; i += 8)
        {
            var x = Vector256.LoadUnsafe(ref emit, i) - most;
            Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(x, least), Rows.Exp(x), Vector256<float>.Zero).StoreUnsafe(ref emit, i);
        }
        if (t == 0) _emit.AsSpan(_block, _width - _block).Clear();
    }

    private void Forward(int t)
    {
        ref var now = ref _forward[t * _width];
        ref var emit = ref _emit[t * _width];
        var sums = t == 0 ? First(ref now, ref emit) : Onward(t, ref now, ref emit);
        var sum = Vector256.Sum(sums);
        _scale[t] = sum;
        var times = Vector256.Create(1 / sum);
        var bar = Vector256.Create(Negligible);
        ref var alive = ref MemoryMarshal.GetArrayDataReference(_alive);
        var n = _aliveFrom[t];
        for (var i = 0; i < _width; i += 8)
        {
            var x = Vector256.LoadUnsafe(ref now, (nuint)i) * times;
            x.StoreUnsafe(ref now, (nuint)i);
            for (var bits = Vector256.GreaterThanOrEqual(x, bar).ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
                Unsafe.Add(ref alive, n++) = (byte)(i + BitOperations.TrailingZeroCount(bits));
        }
        _aliveFrom[t + 1] = n;
    }

    private Vector256<float> First(ref float now, ref float emit)
    {
        var sums = Vector256<float>.Zero;
        for (nuint i = 0; i < (nuint)_width; i += 8)
        {
            var x = Vector256.LoadUnsafe(ref emit, i);
            x.StoreUnsafe(ref now, i);
            sums += x;
        }
        return sums;
    }

    // What the labels before pass on: to outside and every beginning, and each to its own inside.
    private Vector256<float> Onward(int t, ref float now, ref float emit)
    {
        var alive = Alive(t - 1);
        var before = _forward.AsSpan((t - 1) * _width, _width);
        Gather(alive, before, _enter, _block, ref now);
        var insides = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref now, _block), _width - _block);
        insides.Clear();
        foreach (var i in alive)
            if ((i >= _block ? i - _block : i) is > 0 and var inside) insides[inside] += before[i] * (i >= _block ? _fromInside : _fromBegin)[inside];
        var sums = Vector256<float>.Zero;
        for (nuint j = 0; j < (nuint)_width; j += 8)
        {
            var x = Vector256.LoadUnsafe(ref now, j) * Vector256.LoadUnsafe(ref emit, j);
            x.StoreUnsafe(ref now, j);
            sums += x;
        }
        return sums;
    }

    private void Backward(int t)
    {
        ref var emit = ref _emit[t * _width];
        ref var after = ref _backward[t * _width];
        ref var now = ref _backward[(t - 1) * _width];
        var onward = _onward.AsSpan();
        onward.Clear();
        Span<byte> entering = stackalloc byte[_block];
        ref var forward = ref _forward[t * _width];
        var share = 1 / _scale[t];
        var n = 0;
        foreach (var j in Alive(t))
        {
            var b = Unsafe.Add(ref after, (int)j);
            if (Unsafe.Add(ref forward, (int)j) * b < Improbable) continue;
            onward[j] = Unsafe.Add(ref emit, (int)j) * b * share;
            if (j < _block) entering[n++] = j;
        }
        Gather(entering[..n], onward, _leave, _width, ref now);
        foreach (var i in Alive(t - 1))
            if ((i >= _block ? i - _block : i) is > 0 and var inside) Unsafe.Add(ref now, (int)i) += (i >= _block ? _fromInside : _fromBegin)[inside] * onward[_block + inside];
    }

    // to = the rows of the labels, each times its factor, added up; six vectors side by side, so that no sum waits for the one before.
    private static void Gather(ReadOnlySpan<byte> labels, ReadOnlySpan<float> factors, float[] rows, int width, ref float to)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(rows);
        ref var factor = ref MemoryMarshal.GetReference(factors);
        var j = 0;
        for (; j <= width - 48; j += 48)
        {
            Vector256<float> a = default, b = default, c = default, d = default, e = default, f = default;
            foreach (var i in labels)
            {
                var times = Vector256.Create(Unsafe.Add(ref factor, (int)i));
                ref var row = ref Unsafe.Add(ref first, i * width + j);
                a = Vector256.FusedMultiplyAdd(times, Vector256.LoadUnsafe(ref row), a);
                b = Vector256.FusedMultiplyAdd(times, Vector256.LoadUnsafe(ref row, 8), b);
                c = Vector256.FusedMultiplyAdd(times, Vector256.LoadUnsafe(ref row, 16), c);
                d = Vector256.FusedMultiplyAdd(times, Vector256.LoadUnsafe(ref row, 24), d);
                e = Vector256.FusedMultiplyAdd(times, Vector256.LoadUnsafe(ref row, 32), e);
                f = Vector256.FusedMultiplyAdd(times, Vector256.LoadUnsafe(ref row, 40), f);
            }
            a.StoreUnsafe(ref to, (nuint)j);
            b.StoreUnsafe(ref to, (nuint)(j + 8));
            c.StoreUnsafe(ref to, (nuint)(j + 16));
            d.StoreUnsafe(ref to, (nuint)(j + 24));
            e.StoreUnsafe(ref to, (nuint)(j + 32));
            f.StoreUnsafe(ref to, (nuint)(j + 40));
        }
        for (; j < width; j += 8)
        {
            Vector256<float> a = default;
            foreach (var i in labels) a = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref first, (nuint)(i * width + j)), Vector256.Create(Unsafe.Add(ref factor, (int)i)), a);
            a.StoreUnsafe(ref to, (nuint)j);
        }
    }

    // From a beginning on, the mention either ends or goes on; what goes on is shared among the longer mentions.
    private void Follow(int from, int type, float p, int length, float least, List<Stretch> found)
    {
        var state = Labels.Begin(type);
        var inside = _labels.Inside(type);
        for (var t = from; t < length && p >= least; t++)
        {
            var goesOn = 0f;
            if (t + 1 < length && Alive(t + 1).Contains((byte)inside) && _backward[t * _width + state] is > 0 and var rest)
            {
                var next = (t + 1) * _width + inside;
                goesOn = (state == inside ? _fromInside : _fromBegin)[inside - _block] * _emit[next] * _backward[next] / (_scale[t + 1] * rest);
                goesOn = Math.Min(goesOn, 1);
            }
            if (p * (1 - goesOn) >= least) found.Add(new(from, t + 1, type, p * (1 - goesOn)));
            p *= goesOn;
            state = inside;
        }
    }
}
