using System.Numerics;
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
    // A label this improbable at a token is left out of the sums: of a hundred labels, three or four remain.
    private const float Negligible = 1e-5f;
    private readonly Labels _labels;
    private readonly int _width, _block;
    private readonly float[] _enter, _fromBegin, _fromInside, _onward, _unused;
    private readonly byte[] _live;
    private float[] _emit = [], _forward = [], _backward = [], _scale = [];
    private byte[] _alive = [];
    private int[] _aliveFrom = [];

    /// <param name="labels">The labels.</param>
    /// <param name="transitions">Score of label j after label i at [i * Width + j].</param>
    public SpanProbabilities(Labels labels, ReadOnlySpan<float> transitions)
    {
        (_labels, _width, _block) = (labels, labels.Width, labels.InsideFrom);
        (_enter, _onward, _live) = (new float[_width * _block], new float[_width], new byte[_width]);
        _unused = [.. Enumerable.Range(0, _width).Select(j => labels.IsUsed(j) ? 0 : float.NegativeInfinity)];
        (_fromBegin, _fromInside) = (new float[_width - _block], new float[_width - _block]);
        for (var i = 0; i < _width; i++)
            for (var j = 0; j < _block; j++)
                if (labels.MayFollow(i, j)) _enter[i * _block + j] = MathF.Exp(transitions[i * _width + j]);
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
            Emit(scores.Row(t)[.._width], t);
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

    private void Emit(ReadOnlySpan<float> row, int t)
    {
        var emit = _emit.AsSpan(t * _width, _width);
        _unused.CopyTo(emit);
        Rows.Add(row, emit);
        var most = Rows.Max(emit);
        // What is e^-12 of the leading label changes no digit that is used.
        var n = AtLeast(emit, most - 12, _live);
        Span<float> kept = stackalloc float[n];
        for (var k = 0; k < n; k++) kept[k] = MathF.Exp(emit[_live[k]] - most);
        emit.Clear();
        for (var k = 0; k < n; k++)
            if (t > 0 || _live[k] < _block) emit[_live[k]] = kept[k];
    }

    private void Forward(int t)
    {
        var now = _forward.AsSpan(t * _width, _width);
        var emit = _emit.AsSpan(t * _width, _width);
        if (t == 0) emit.CopyTo(now);
        else
        {
            now.Clear();
            var before = _forward.AsSpan((t - 1) * _width, _width);
            var block = now[.._block];
            foreach (var i in Alive(t - 1))
            {
                Rows.AddTimes(_enter.AsSpan(i * _block, _block), before[i], block);
                var inside = i >= _block ? i - _block : i;
                if (inside > 0) now[_block + inside] += before[i] * (i >= _block ? _fromInside : _fromBegin)[inside];
            }
            Rows.Times(emit, now);
        }
        var sum = Rows.Sum(now);
        _scale[t] = sum;
        Rows.Scale(now, 1 / sum);
        _aliveFrom[t + 1] = _aliveFrom[t] + AtLeast(now, Negligible, _alive.AsSpan(_aliveFrom[t]));
    }

    private void Backward(int t)
    {
        var after = _backward.AsSpan(t * _width, _width);
        var emit = _emit.AsSpan(t * _width, _width);
        var onward = _onward.AsSpan();
        onward.Clear();
        foreach (var j in Alive(t)) onward[j] = emit[j] * after[j] / _scale[t];
        var now = _backward.AsSpan((t - 1) * _width, _width);
        var entering = onward[.._block];
        foreach (var i in Alive(t - 1))
        {
            var inside = i >= _block ? i - _block : i;
            now[i] = Rows.Dot(_enter.AsSpan(i * _block, _block), entering);
            if (inside > 0) now[i] += (i >= _block ? _fromInside : _fromBegin)[inside] * onward[_block + inside];
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

    // Writes the places of all numbers at least as great as the bar, in order, and returns how many they are.
    private static int AtLeast(ReadOnlySpan<float> row, float bar, Span<byte> places)
    {
        ref var first = ref MemoryMarshal.GetReference(row);
        var bars = Vector256.Create(bar);
        var n = 0;
        for (var i = 0; i <= row.Length - 8; i += 8)
            for (var bits = Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref first, (nuint)i), bars).ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
                places[n++] = (byte)(i + BitOperations.TrailingZeroCount(bits));
        return n;
    }
}
