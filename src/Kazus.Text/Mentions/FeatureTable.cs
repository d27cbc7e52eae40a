using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kazus.Text.Mentions;

/// <summary>
/// The trained weights of the features: for each 32-bit key a short list of labels and eight-bit weights, found by open addressing.
/// </summary>
internal sealed class FeatureTable
{
    // Key, first entry and number of entries lie together, and so do label and weight: two reaches into memory for a feature.
    private readonly Slot[] _slots;
    private readonly ushort[] _entries;
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
        _slots = new Slot[1 << bits];
        for (var r = 0; r < keys.Length; r++)
        {
            var place = Place(keys[r]);
            while (_slots[place].Key != 0) place = place + 1 & _slots.Length - 1;
            _slots[place] = new(keys[r], start[r], start[r + 1] - start[r]);
        }
        _entries = new ushort[labels.Length];
        for (var k = 0; k < _entries.Length; k++) _entries[k] = (ushort)(labels[k] | (byte)weights[k] << 8);
    }

    public uint[] Keys { get; }

    public ReadOnlySpan<int> Start => _start;

    public ReadOnlySpan<byte> EntryLabels => _labels;

    public ReadOnlySpan<sbyte> EntryWeights => _weights;

    public float Step => _step;

    /// <summary>The 32-bit key of a feature; zero means an empty place and is never a key.</summary>
    public static uint Short(ulong key) => (uint)(key >> 32) is var k and not 0 ? k : 1;

    /// <summary>Adds the weights of a feature to a row of scores, which must be as wide as the labels of the model; a feature never seen in training adds nothing.</summary>
    public void AddTo(Span<float> scores, ulong key)
    {
        var wanted = Short(key);
        ref var slots = ref MemoryMarshal.GetArrayDataReference(_slots);
        var place = Place(wanted);
        while (Unsafe.Add(ref slots, place).Key != wanted)
        {
            if (Unsafe.Add(ref slots, place).Key == 0) return;
            place = place + 1 & _slots.Length - 1;
        }
        var found = Unsafe.Add(ref slots, place);
        ref var entry = ref _entries[found.From];
        ref var score = ref MemoryMarshal.GetReference(scores);
        for (var k = 0; k < found.Count; k++)
        {
            var e = Unsafe.Add(ref entry, k);
            Unsafe.Add(ref score, e & 0xFF) += (sbyte)(e >> 8) * _step;
        }
    }

    private int Place(uint key) => (int)((key * 0x9E3779B1u) >> _shift);

    private readonly record struct Slot(uint Key, int From, int Count);
}
