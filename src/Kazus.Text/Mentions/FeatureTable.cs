using System.Runtime.InteropServices;

namespace Kazus.Text.Mentions;

/// <summary>
/// The trained weights of the features: for each 32-bit key a short list of labels and eight-bit weights, found by open addressing.
/// </summary>
internal sealed class FeatureTable
{
    private readonly uint[] _slots;
    private readonly int[] _rowOf;
    private readonly int[] _start;
    private readonly byte[] _labels;
    private readonly sbyte[] _weights;
    private readonly float _step;
    private readonly int _shift;

    /// <param name="keys">One key per row; none is zero, none stands twice.</param>
    /// <param name="start">Where each row's entries start, and at the end their number.</param>
    /// <param name="labels">The label of each entry.</param>
    /// <param name="weights">The weight of each entry in steps.</param>
    /// <param name="step">The size of a step.</param>
    public FeatureTable(uint[] keys, int[] start, byte[] labels, sbyte[] weights, float step)
    {
        (Keys, _start, _labels, _weights, _step) = (keys, start, labels, weights, step);
        var bits = 8;
        while (1 << bits < keys.Length * 2) bits++;
        _shift = 32 - bits;
        (_slots, _rowOf) = (new uint[1 << bits], new int[1 << bits]);
        for (var r = 0; r < keys.Length; r++)
        {
            var slot = Slot(keys[r]);
            while (_slots[slot] != 0) slot = slot + 1 & _slots.Length - 1;
            (_slots[slot], _rowOf[slot]) = (keys[r], r);
        }
    }

    public uint[] Keys { get; }

    public ReadOnlySpan<int> Start => _start;

    public ReadOnlySpan<byte> EntryLabels => _labels;

    public ReadOnlySpan<sbyte> EntryWeights => _weights;

    public float Step => _step;

    /// <summary>The 32-bit key of a feature; zero means an empty place and is never a key.</summary>
    public static uint Short(ulong key) => (uint)(key >> 32) is var k and not 0 ? k : 1;

    /// <summary>Adds the weights of a feature to a row of scores; a feature never seen in training adds nothing.</summary>
    public void AddTo(Span<float> scores, ulong key)
    {
        var wanted = Short(key);
        var slots = _slots;
        var slot = Slot(wanted);
        while (slots[slot] != wanted)
        {
            if (slots[slot] == 0) return;
            slot = slot + 1 & slots.Length - 1;
        }
        var row = _rowOf[slot];
        var (from, to) = (_start[row], _start[row + 1]);
        ref var labels = ref MemoryMarshal.GetArrayDataReference(_labels);
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        for (var k = from; k < to; k++)
            scores[System.Runtime.CompilerServices.Unsafe.Add(ref labels, k)] += System.Runtime.CompilerServices.Unsafe.Add(ref weights, k) * _step;
    }

    private int Slot(uint key) => (int)((key * 0x9E3779B1u) >> _shift);
}
