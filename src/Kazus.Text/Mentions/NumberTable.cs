using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kazus.Text.Mentions;

/// <summary>
/// Numbers by key, found by open addressing in one array that lies in the model file as it is used: loading it is copying it.
/// Key and number share 64 bits; nought is no number.
/// </summary>
internal sealed class NumberTable
{
    private readonly ulong[] _slots;
    private readonly int _valueBits, _shift;

    /// <param name="slots">A power of two of places, key above number, nought where empty.</param>
    /// <param name="valueBits">How many of the 64 bits are the number's.</param>
    public NumberTable(ulong[] slots, int valueBits)
    {
        if (!System.Numerics.BitOperations.IsPow2(slots.Length)) throw new InvalidDataException("A table of numbers has a power of two of places.");
        (_slots, _valueBits, _shift) = (slots, valueBits, 64 - System.Numerics.BitOperations.Log2((uint)slots.Length));
    }

    public static NumberTable Empty { get; } = new(new ulong[2], 32);

    /// <summary>The places as they lie in a file.</summary>
    public ReadOnlySpan<ulong> Slots => _slots;

    /// <summary>The places themselves, for one who makes something else of them and has no use for the table any more.</summary>
    public ulong[] GiveAway() => _slots;

    public int ValueBits => _valueBits;

    public int Count
    {
        get
        {
            var n = 0;
            foreach (var slot in _slots) if (slot != 0) n++;
            return n;
        }
    }

    /// <summary>The greatest of the numbers, nought when there are none.</summary>
    public ulong Greatest
    {
        [MethodImpl(Loops.Optimized)]
        get
        {
            var (greatest, number) = (0UL, (1UL << _valueBits) - 1);
            foreach (var slot in _slots) greatest = Math.Max(greatest, slot & number);
            return greatest;
        }
    }

    /// <summary>The numbers in the order of their keys, so that the same numbers always give the same table.</summary>
    public static NumberTable Of(IEnumerable<KeyValuePair<ulong, ulong>> numbers, int valueBits)
    {
        KeyValuePair<ulong, ulong>[] sorted = [.. numbers.OrderBy(n => n.Key)];
        var size = 2;
        while (size < 2 * sorted.Length) size *= 2;
        NumberTable table = new(new ulong[size], valueBits);
        foreach (var (key, number) in sorted)
        {
            if (number == 0 || number >> valueBits != 0 || key << valueBits >> valueBits != key)
                throw new ArgumentException($"Number {number} under key {key} does not fit into the table.", nameof(numbers));
            var at = table.Place(key);
            while (table._slots[at] != 0) at = at + 1 & size - 1;
            table._slots[at] = key << valueBits | number;
        }
        return table;
    }

    /// <summary>The number under a key, nought when there is none.</summary>
    public ulong this[ulong key]
    {
        get
        {
            ref var slots = ref MemoryMarshal.GetArrayDataReference(_slots);
            for (var at = Place(key); ; at = at + 1 & _slots.Length - 1)
            {
                var slot = Unsafe.Add(ref slots, at);
                if (slot >> _valueBits == key && slot != 0) return slot & ((1UL << _valueBits) - 1);
                if (slot == 0) return 0;
            }
        }
    }

    /// <summary>
    /// The numbers of those keys that have one, in their order; returns how many there are. All places are fetched before the first is looked at, so that
    /// the waits for memory overlap.
    /// </summary>
    public int Find(ReadOnlySpan<ulong> keys, Span<ulong> numbers)
    {
        Span<ulong> fetched = stackalloc ulong[keys.Length];
        ref var slots = ref MemoryMarshal.GetArrayDataReference(_slots);
        for (var i = 0; i < keys.Length; i++) fetched[i] = Unsafe.Add(ref slots, Place(keys[i]));
        var n = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            var slot = fetched[i];
            var number = slot >> _valueBits == keys[i] || slot == 0 ? slot & ((1UL << _valueBits) - 1) : this[keys[i]];
            if (number != 0) numbers[n++] = number;
        }
        return n;
    }

    /// <summary>All keys with their numbers, in no order.</summary>
    public IEnumerable<(ulong Key, ulong Number)> All()
    {
        foreach (var slot in _slots)
            if (slot != 0) yield return (slot >> _valueBits, slot & ((1UL << _valueBits) - 1));
    }

    private int Place(ulong key) => (int)(key * 0x9E3779B97F4A7C15 >> _shift);
}
