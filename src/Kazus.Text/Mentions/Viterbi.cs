using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kazus.Text.Mentions;

/// <summary>
/// The best label sequence of a sentence (Viterbi 1967), exact. Labels that may not follow each other are never looked at, and a predecessor
/// is passed over when even its best step cannot beat the worst step of the leading one.
/// </summary>
internal sealed class Viterbi
{
    private readonly Labels _labels;
    private readonly int _width, _block;
    private readonly float[] _transitions, _most, _least;
    private readonly float[] _fromBegin, _fromInside;
    private readonly float[] _now, _next;
    private int[] _from = [];

    /// <param name="labels">The labels.</param>
    /// <param name="transitions">Score of label j after label i at [i * Width + j].</param>
    public Viterbi(Labels labels, ReadOnlySpan<float> transitions)
    {
        (_labels, _width, _block) = (labels, labels.Width, labels.InsideFrom);
        _transitions = new float[_width * _block];
        (_most, _least) = (new float[_width], new float[_width]);
        (_now, _next) = (new float[_width], new float[_width]);
        (_fromBegin, _fromInside) = (new float[_width - _block], new float[_width - _block]);
        Array.Fill(_transitions, float.NegativeInfinity);
        for (var i = 0; i < _width; i++)
        {
            (_most[i], _least[i]) = (float.NegativeInfinity, float.PositiveInfinity);
            for (var j = 0; j < _block; j++)
            {
                if (!labels.MayFollow(i, j)) continue;
                var score = transitions[i * _width + j];
                _transitions[i * _block + j] = score;
                (_most[i], _least[i]) = (Math.Max(_most[i], score), Math.Min(_least[i], score));
            }
        }
        Array.Fill(_fromBegin, float.NegativeInfinity);
        Array.Fill(_fromInside, float.NegativeInfinity);
        for (var t = 0; t < labels.Types.Length; t++)
        {
            var inside = labels.Inside(t);
            _fromBegin[inside - _block] = transitions[Labels.Begin(t) * _width + inside];
            _fromInside[inside - _block] = transitions[inside * _width + inside];
        }
    }

    /// <summary>Writes the best label of each token; <paramref name="scores"/> holds a row of <see cref="Labels.Width"/> per token.</summary>
    public void Decode(ReadOnlySpan<float> scores, int length, Span<int> best)
    {
        if (length == 0) return;
        if (_from.Length < length * _width) _from = new int[length * _width];
        Array.Fill(_now, float.NegativeInfinity);
        for (var j = 0; j < _block; j++) if (_labels.IsUsed(j)) _now[j] = scores[j];
        for (var t = 1; t < length; t++)
        {
            var from = _from.AsSpan(t * _width, _width);
            Array.Fill(_next, float.NegativeInfinity, 0, _block);
            Enter(from);
            Continue(from);
            for (var j = 0; j < _width; j++) _now[j] = _next[j] + scores[t * _width + j];
        }
        var last = Leader();
        for (var t = length - 1; t >= 0; t--)
        {
            best[t] = last;
            if (t > 0) last = _from[t * _width + last];
        }
    }

    // Outside and beginnings, from anything.
    private void Enter(Span<int> from)
    {
        var leader = Leader();
        var bar = _now[leader] + _least[leader];
        ref var next = ref MemoryMarshal.GetArrayDataReference(_next);
        ref var origin = ref MemoryMarshal.GetReference(from);
        for (var i = 0; i < _width; i++)
        {
            if (_now[i] + _most[i] < bar) continue;
            var reached = Vector256.Create(_now[i]);
            var number = Vector256.Create(i);
            ref var row = ref _transitions[i * _block];
            for (nuint j = 0; j < (nuint)_block; j += 8)
            {
                var score = reached + Vector256.LoadUnsafe(ref row, j);
                var standing = Vector256.LoadUnsafe(ref next, j);
                var better = Vector256.GreaterThan(score, standing);
                Vector256.ConditionalSelect(better, score, standing).StoreUnsafe(ref next, j);
                Vector256.ConditionalSelect(better.AsInt32(), number, Vector256.LoadUnsafe(ref origin, j)).StoreUnsafe(ref origin, j);
            }
        }
    }

    // Insides, from the beginning or the inside of the same type.
    private void Continue(Span<int> from)
    {
        for (var k = 0; k < _fromBegin.Length; k++)
        {
            var begun = _now[k] + _fromBegin[k];
            var went = _now[_block + k] + _fromInside[k];
            _next[_block + k] = Math.Max(begun, went);
            from[_block + k] = begun >= went ? k : _block + k;
        }
    }

    private int Leader()
    {
        var leader = 0;
        for (var j = 1; j < _width; j++) if (_now[j] > _now[leader]) leader = j;
        return leader;
    }
}
