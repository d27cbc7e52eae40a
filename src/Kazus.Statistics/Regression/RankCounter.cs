using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kazus.Statistics;

/// <summary>
/// A set of ranks that answers how many of its members are below a rank, in a few instructions: a bit per rank, and running counts over
/// 64 ranks within 32 words, over 32 words within 32 groups (65,536 ranks, so that counts fit sixteen bits), over 32 groups within 16
/// blocks, and over those. Adding a member raises the counts behind it, up to thirty-two at a time, so that ten million ranks cost hardly
/// more than one. A million ranks take 160 kB, which stay in the second cache.
/// </summary>
internal sealed class RankCounter
{
    private const int Fan = 32;
    private const int SuperFan = 16;

    private static readonly ushort[] Behind = [.. Enumerable.Range(0, Fan * Fan).Select(i => (ushort)(i % Fan > i / Fan ? 1 : 0))];

    private static readonly int[] SupersBehind = [.. Enumerable.Range(0, SuperFan * SuperFan).Select(i => i % SuperFan > i / SuperFan ? 1 : 0)];

    private readonly ulong[] bits;
    private readonly ushort[] words;
    private readonly ushort[] groups;
    private readonly int[] supers;
    private readonly int[] tops;

    /// <summary>An empty set of ranks from zero to <paramref name="ranks"/>.</summary>
    public RankCounter(int ranks)
    {
        var wordCount = ranks / 64 + 1;
        var groupCount = wordCount / Fan + 1;
        var superCount = groupCount / Fan + 1;
        bits = new ulong[wordCount];
        words = new ushort[groupCount * Fan];
        groups = new ushort[superCount * Fan];
        var topCount = superCount / SuperFan + 1;
        supers = new int[topCount * SuperFan];
        tops = new int[(topCount + 15) / 8 * 8];
    }

    /// <summary>Number of members.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a rank that is not yet a member.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int rank)
    {
        var word = rank >> 6;
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(bits), word) |= 1UL << (rank & 63);
        var group = word >> 5;
        RaiseBehind(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(words), group << 5), word & 31);
        RaiseBehind(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(groups), group >> 5 << 5), group & 31);
        Count++;
        var super = group >> 5;
        RaiseSupers(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(supers), super >> 4 << 4), super & 15);
        RaiseTops((super >> 4) + 1);
    }

    /// <summary>Asks for what <see cref="Add"/> and <see cref="Below"/> of a rank will need: of ten million ranks it is not in the second cache.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Touch(int rank)
    {
        Ahead.Touch(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(bits), rank >> 6));
        Ahead.Touch(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(words), rank >> 6));
    }

    /// <summary>How many members are below a rank.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Below(int rank)
    {
        var word = rank >> 6;
        var inWord = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(bits), word) & ((1UL << (rank & 63)) - 1);
        return BitOperations.PopCount(inWord) + Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(words), word)
            + Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(groups), word >> 5) + Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(supers), word >> 10)
            + Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(tops), word >> 14);
    }

    /// <summary>Empties the set, whose members are all among the ranks given.</summary>
    public void Clear(ReadOnlySpan<int> ranks)
    {
        Count = 0;
        Array.Clear(supers);
        Array.Clear(tops);
        if (ranks.Length >= bits.Length / Fan)
        {
            Array.Clear(bits);
            Array.Clear(words);
            Array.Clear(groups);
            return;
        }
        foreach (var rank in ranks)
        {
            bits[rank >> 6] = 0;
            words.AsSpan(rank >> 11 << 5, Fan).Clear();
            groups.AsSpan(rank >> 16 << 5, Fan).Clear();
        }
    }

    /// <summary>Adds one to each of thirty-two counts behind a place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RaiseBehind(ref ushort counts, int place)
    {
        ref var behind = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Behind), place << 5);
        (Vector256.LoadUnsafe(ref counts) + Vector256.LoadUnsafe(ref behind)).StoreUnsafe(ref counts);
        (Vector256.LoadUnsafe(ref counts, 16) + Vector256.LoadUnsafe(ref behind, 16)).StoreUnsafe(ref counts, 16);
    }

    /// <summary>Adds one to each of sixteen counts behind a place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RaiseSupers(ref int counts, int place)
    {
        ref var behind = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(SupersBehind), place << 4);
        (Vector256.LoadUnsafe(ref counts) + Vector256.LoadUnsafe(ref behind)).StoreUnsafe(ref counts);
        (Vector256.LoadUnsafe(ref counts, 8) + Vector256.LoadUnsafe(ref behind, 8)).StoreUnsafe(ref counts, 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RaiseTops(int from)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(tops);
        var at = from & ~7;
        var raise = Vector256.GreaterThan(Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7), Vector256.Create((from & 7) - 1));
        for (; at < tops.Length; at += 8, raise = Vector256<int>.AllBitsSet)
        {
            (Vector256.LoadUnsafe(ref first, (nuint)at) - raise).StoreUnsafe(ref first, (nuint)at);
        }
    }
}
