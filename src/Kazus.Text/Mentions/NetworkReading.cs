using System.Numerics;

namespace Kazus.Text.Mentions;

/// <summary>
/// Runs the network over sentences, four of like length at a time. Not for two threads at once; each keeps its own.
/// </summary>
internal sealed class NetworkReading(Network network, int labels)
{
    private const int Together = 4;
    private readonly int _hidden = network.Weights.Hidden, _gateCount = network.Weights.Gates;
    private readonly float[] _gates = new float[Together * network.Weights.Gates], _cells = new float[Together * network.Weights.Hidden], _squashed = new float[network.Weights.Hidden];
    private readonly float[] _shown = new float[Together * network.Weights.Hidden];
    private float[] _states = [];

    private int Hidden => _hidden;

    private int Gates => _gateCount;

    /// <summary>Writes a row of label scores for each token.</summary>
    /// <param name="words">The words of all sentences.</param>
    /// <param name="marks">The marks of each word.</param>
    /// <param name="sentences">Where each sentence starts, and after the last its end.</param>
    /// <param name="scores">A row per word.</param>
    public void Read(ReadOnlySpan<Word> words, ReadOnlySpan<uint> marks, ReadOnlySpan<int> sentences, Span<float> scores)
    {
        // Room for a last group of four rows that is not full.
        var wanted = (words.Length + Together) * 2 * Hidden;
        if (_states.Length < wanted) _states = new float[2 * wanted];
        Array.Clear(_states, words.Length * 2 * Hidden, Together * 2 * Hidden);
        var order = new int[sentences.Length - 1].AsSpan();
        for (var s = 0; s < order.Length; s++) order[s] = s;
        var starts = sentences.ToArray();
        order.Sort((a, b) => Length(starts, b) != Length(starts, a) ? Length(starts, b).CompareTo(Length(starts, a)) : a.CompareTo(b));
        for (var s = 0; s < order.Length; s += Together)
        {
            var group = order.Slice(s, Math.Min(Together, order.Length - s));
            Run(words, marks, starts, group, backward: false);
            Run(words, marks, starts, group, backward: true);
        }
        Label(words.Length, scores);
    }

    private static int Length(int[] starts, int sentence) => starts[sentence + 1] - starts[sentence];

    // The longest sentence comes first: those still running are always the first of the group.
    private void Run(ReadOnlySpan<Word> words, ReadOnlySpan<uint> marks, int[] starts, ReadOnlySpan<int> group, bool backward)
    {
        Array.Clear(_cells);
        Array.Clear(_shown);
        var recurrent = network.Weights.Recurrent.AsSpan(backward ? Hidden * Gates : 0, Hidden * Gates);
        for (var t = 0; t < Length(starts, group[0]); t++)
        {
            var running = 0;
            while (running < group.Length && t < Length(starts, group[running])) running++;
            for (var s = 0; s < running; s++) Enter(words, marks, Token(starts, group[s], t, backward), _gates.AsSpan(s * Gates, Gates), backward);
            if (t > 0)
            {
                if (running == 1) Products.Add(_shown.AsSpan(0, Hidden), recurrent, _gates.AsSpan(0, Gates));
                else Products.AddFour(_shown, recurrent, _gates);
            }
            for (var s = 0; s < running; s++)
            {
                var cells = _cells.AsSpan(s * Hidden, Hidden);
                var shown = _shown.AsSpan(s * Hidden, Hidden);
                Lstm.Step(_gates.AsSpan(s * Gates, Gates), cells, cells, _squashed, shown);
                shown.CopyTo(_states.AsSpan(Token(starts, group[s], t, backward) * 2 * Hidden + (backward ? Hidden : 0)));
            }

        }
    }

    private static int Token(int[] starts, int sentence, int t, bool backward) => backward ? starts[sentence + 1] - 1 - t : starts[sentence] + t;

    private void Enter(ReadOnlySpan<Word> words, ReadOnlySpan<uint> marks, int token, Span<float> gates, bool backward)
    {
        Span<short> sums = stackalloc short[Gates];
        var half = backward ? Gates : 0;
        network.Of(words[token]).Slice(half, Gates).CopyTo(sums);
        for (var bits = marks[token]; bits != 0; bits &= bits - 1) Rows.Add(network.Of(BitOperations.TrailingZeroCount(bits)).Slice(half, Gates), sums);
        Rows.Widen(sums, Network.Step, gates);
    }

    private void Label(int count, Span<float> scores)
    {
        Span<float> four = stackalloc float[Together * labels];
        for (var t = 0; t < count; t += Together)
        {
            for (var s = 0; s < Together; s++) network.Weights.OutputBias.CopyTo(four[(s * labels)..]);
            Products.AddFour(_states.AsSpan(t * 2 * Hidden, Together * 2 * Hidden), network.Weights.Output, four);
            var rows = Math.Min(Together, count - t);
            four[..(rows * labels)].CopyTo(scores[(t * labels)..]);
        }
    }
}
