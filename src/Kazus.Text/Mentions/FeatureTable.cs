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
    private readonly ushort[] _entries;

    /// <param name="places">For each key where its entries begin and how many they are.</param>
    /// <param name="entries">Label below, weight above.</param>
    /// <param name="step">The size of a step.</param>
    public FeatureTable(NumberTable places, ushort[] entries, float step)
    {
        foreach (var (_, number) in places.All())
            if ((long)(number >> CountBits) + (byte)number > entries.Length) throw new InvalidDataException("A feature points beyond its weights.");
        (Places, _entries, Step) = (places, entries, step);
    }

    public NumberTable Places { get; }

    public ReadOnlySpan<ushort> Entries => _entries;

    public float Step { get; }

    public static FeatureTable Of(SortedDictionary<uint, List<(byte Label, sbyte Weight)>> features, float step)
    {
        List<ushort> entries = [];
        Dictionary<ulong, ulong> places = [];
        foreach (var (key, weights) in features)
        {
            if (weights.Count == 0) continue;
            places.Add(key, (ulong)entries.Count << CountBits | (byte)weights.Count);
            foreach (var (label, weight) in weights) entries.Add((ushort)(label | (byte)weight << 8));
        }
        return new(NumberTable.Of(places, 32), [.. entries], step);
    }

    /// <summary>The 32-bit key of a feature.</summary>
    public static uint Short(ulong key) => (uint)(key >> 32) is var k and not 0 ? k : 1;

    /// <summary>Where the weights of features are; what was never seen in training is left out. Returns how many there are.</summary>
    public int Find(ReadOnlySpan<ulong> keys, Span<ulong> found)
    {
        var n = 0;
        foreach (var key in keys)
            if (Places[Short(key)] is not 0 and var place) found[n++] = place;
        return n;
    }

    /// <summary>Adds the weights of found features to a row of sums, as wide as the labels of the model.</summary>
    public void AddTo(Span<short> sums, ReadOnlySpan<ulong> found)
    {
        ref var sum = ref MemoryMarshal.GetReference(sums);
        ref var entries = ref MemoryMarshal.GetArrayDataReference(_entries);
        foreach (var place in found)
        {
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
