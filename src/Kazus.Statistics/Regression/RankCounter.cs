using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kazus.Statistics;

/// <summary>
/// A set of ranks that answers how many of its members are below a rank, in a few instructions: a bit per rank, and running counts over
/// 64 ranks within 32 words, over 32 words within 32 groups, and over groups. Adding a member raises the counts behind it, thirty-two
/// at a time. A million ranks take 170 kB, which stay in the second cache.
/// </summary>
internal sealed class RankCounter
{
    private const int Fan = 32;

    private static readonly short[] WordsBehind = [.. Enumerable.Range(0, Fan * Fan).Select(i => (short)(i % Fan > i / Fan ? 1 : 0))];
    private static readonly int[] GroupsBehind = [.. Enumerable.Range(0, Fan * Fan).Select(i => i % Fan > i / Fan ? 1 : 0)];

    private readonly ulong[] bits;
    private readonly short[] words;
    private readonly int[] groups;
    private readonly int[] supers;

    /// <summary>An empty set of ranks from zero to <paramref name="ranks"/>.</summary>
    public RankCounter(int ranks)
    {
        var wordCount = ranks / 64 + 1;
        var groupCount = wordCount / Fan + 1;
        var superCount = groupCount / Fan + 1;
        bits = new ulong[wordCount];
        words = new short[groupCount * Fan];
        groups = new int[superCount * Fan];
        supers = new int[(superCount + 15) / 8 * 8];
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
        ref var ofWords = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(words), group << 5);
        ref var behindWord = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(WordsBehind), (word & 31) << 5);
        (Vector256.LoadUnsafe(ref ofWords) + Vector256.LoadUnsafe(ref behindWord)).StoreUnsafe(ref ofWords);
        (Vector256.LoadUnsafe(ref ofWords, 16) + Vector256.LoadUnsafe(ref behindWord, 16)).StoreUnsafe(ref ofWords, 16);
        ref var ofGroups = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(groups), group >> 5 << 5);
        ref var behindGroup = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(GroupsBehind), (group & 31) << 5);
        for (nuint i = 0; i < Fan; i += 8)
        {
            (Vector256.LoadUnsafe(ref ofGroups, i) + Vector256.LoadUnsafe(ref behindGroup, i)).StoreUnsafe(ref ofGroups, i);
        }
        Count++;
        RaiseSupers((group >> 5) + 1);
    }

    /// <summary>How many members are below a rank.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Below(int rank)
    {
        var word = rank >> 6;
        var inWord = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(bits), word) & ((1UL << (rank & 63)) - 1);
        return BitOperations.PopCount(inWord) + Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(words), word)
            + Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(groups), word >> 5) + Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(supers), word >> 10);
    }

    /// <summary>Empties the set, whose members are all among the ranks given.</summary>
    public void Clear(ReadOnlySpan<int> ranks)
    {
        Count = 0;
        Array.Clear(supers);
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RaiseSupers(int from)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(supers);
        var at = from & ~7;
        var raise = Vector256.GreaterThan(Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7), Vector256.Create((from & 7) - 1));
        for (; at < supers.Length; at += 8, raise = Vector256<int>.AllBitsSet)
        {
            (Vector256.LoadUnsafe(ref first, (nuint)at) - raise).StoreUnsafe(ref first, (nuint)at);
        }
    }
}
