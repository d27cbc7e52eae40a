using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kazus.Text.Mentions;

/// <summary>
/// The trained weights of the features: for each 32-bit key a short list of labels and eight-bit weights in steps. Sums are whole numbers of
/// steps, the same in whatever order they are made.
/// </summary>
internal sealed class FeatureTable
{
    // First entry above, number of entries below.
    private const int CountBits = 8;

    // A feature with more weights than this is kept as a whole row: adding a row takes as long as adding so many weights.
    private const int Sparse = 32, Row = 0xFF;
    private readonly ushort[] _entries;
    private readonly NumberTable _found;

    // A bit for each key's lower bits: most keys a text brings were never seen, and the bits fit into the second cache where the table does not.
    private readonly ulong[] _seen;
    private readonly uint[] _whole;
    private readonly sbyte[] _rows;
    private readonly int _width;

    /// <param name="places">For each key where its entries begin and how many they are; made into a table of its own.</param>
    /// <param name="entries">Label below, weight above.</param>
    /// <param name="step">The size of a step.</param>
    /// <param name="width">How many labels there are, a multiple of sixteen.</param>
    [MethodImpl(Loops.Optimized)]
    public FeatureTable(NumberTable places, ushort[] entries, float step, int width)
    {
        (_entries, Step, _width) = (entries, step, width);
        if (places.ValueBits != 32) throw new InvalidDataException("The places of weights are numbers of 32 bits.");
        foreach (var e in entries) if ((e & 0xFF) >= width) throw new InvalidDataException("A weight is of no label.");
        var found = places.GiveAway();
        List<uint> whole = [];
        _seen = new ulong[Math.Max(1, found.Length / 16)];
        foreach (ref var slot in found.AsSpan())
        {
            if (slot == 0) continue;
            _seen[(slot >> 38) & (ulong)(_seen.Length - 1)] |= 1UL << (int)(slot >> 32);
            if ((long)((uint)slot >> CountBits) + (byte)slot > entries.Length) throw new InvalidDataException("A feature points beyond its weights.");
            if ((byte)slot <= Sparse) continue;
            whole.Add((uint)slot);
            slot = slot >> 32 << 32 | (uint)(whole.Count - 1) << CountBits | Row;
        }
        (_found, _whole, _rows) = (new(found, 32), [.. whole], new sbyte[whole.Count * width]);
        for (var r = 0; r < _whole.Length; r++)
            foreach (var e in entries.AsSpan((int)(_whole[r] >> CountBits), (byte)_whole[r])) _rows[r * width + (e & 0xFF)] = (sbyte)(e >> 8);
    }

    /// <summary>For each key where its entries begin and how many they are.</summary>
    public NumberTable Places
    {
        get
        {
            var slots = _found.Slots.ToArray();
            foreach (ref var slot in slots.AsSpan())
                if ((byte)slot == Row) slot = slot >> 32 << 32 | _whole[(uint)slot >> CountBits];
            return new(slots, 32);
        }
    }

    public ReadOnlySpan<ushort> Entries => _entries;

    public float Step { get; }

    public static FeatureTable Of(SortedDictionary<uint, List<(byte Label, sbyte Weight)>> features, float step, int width)
    {
        List<ushort> entries = [];
        Dictionary<ulong, ulong> places = [];
        foreach (var (key, weights) in features)
        {
            if (weights.Count == 0) continue;
            places.Add(key, (ulong)entries.Count << CountBits | (byte)weights.Count);
            foreach (var (label, weight) in weights) entries.Add((ushort)(label | (byte)weight << 8));
        }
        return new(NumberTable.Of(places, 32), [.. entries], step, width);
    }

    /// <summary>Where the weights of features are; what was never seen in training is left out. Returns how many there are.</summary>
    public int Find(ReadOnlySpan<ulong> keys, Span<ulong> found)
    {
        // First what may be there, without a branch to guess wrongly; the table is then asked for all of it at once.
        Span<ulong> likely = stackalloc ulong[keys.Length];
        ref var seen = ref MemoryMarshal.GetArrayDataReference(_seen);
        var n = 0;
        foreach (var key in keys)
        {
            var k = FeatureKey.Short(key);
            likely[n] = k;
            n += (int)(Unsafe.Add(ref seen, (nint)(k >> 6 & (uint)(_seen.Length - 1))) >> (int)k & 1);
        }
        return _found.Find(likely[..n], found);
    }

    /// <summary>Adds the weights of found features to a row of sums, as wide as the labels of the model.</summary>
    public void AddTo(Span<short> sums, ReadOnlySpan<ulong> found)
    {
        if (sums.Length != _width) throw new ArgumentException("The row is not as wide as the labels are many.", nameof(sums));
        ref var sum = ref MemoryMarshal.GetReference(sums);
        ref var entries = ref MemoryMarshal.GetArrayDataReference(_entries);
        foreach (var place in found)
        {
            if ((byte)place == Row)
            {
                Rows.Add(_rows.AsSpan((int)(place >> CountBits) * _width, _width), sums);
                continue;
            }
            ref var entry = ref Unsafe.Add(ref entries, (nint)(place >> CountBits));
            for (var k = (nint)(byte)place; k > 0; k--)
            {
                var e = entry;
                Unsafe.Add(ref sum, e & 0xFF) += (sbyte)(e >> 8);
                entry = ref Unsafe.Add(ref entry, 1);
            }
        }
    }
}
