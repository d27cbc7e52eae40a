using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kazus.Find.Index;

/// <summary>
/// 128 whole numbers in as few bits each as the greatest needs, four side by side so that one vector instruction unpacks four
/// (after Lemire and Boytsov 2015, Softw Pract Exp 45:1, "SIMD-BP128"). The same bytes on every machine.
/// </summary>
internal static class BlockCodec
{
    /// <summary>Numbers of a block.</summary>
    public const int Size = 128;

    /// <summary>Bits that the greatest of the numbers needs.</summary>
    public static int Bits(ReadOnlySpan<uint> values)
    {
        var all = 0u;
        foreach (var value in values) all |= value;
        return 32 - BitOperations.LeadingZeroCount(all);
    }

    /// <summary>Writes 128 numbers of <paramref name="bits"/> bits each: 16 bytes per bit.</summary>
    public static void Pack(ReadOnlySpan<uint> values, int bits, Span<byte> to)
    {
        for (var lane = 0; lane < 4; lane++)
        {
            var (pending, filled, word) = (0ul, 0, 0);
            for (var row = 0; row < 32; row++)
            {
                pending |= (ulong)values[row * 4 + lane] << filled;
                filled += bits;
                if (filled < 32) continue;
                BinaryPrimitives.WriteUInt32LittleEndian(to[((word * 4 + lane) * 4)..], (uint)pending);
                pending >>= 32;
                filled -= 32;
                word++;
            }
        }
    }

    /// <summary>Reads 128 numbers of <paramref name="bits"/> bits each.</summary>
    public static void Unpack(ReadOnlySpan<byte> from, int bits, Span<uint> values)
    {
        if (bits == 0)
        {
            values[..Size].Clear();
            return;
        }
        _ = values[Size - 1];
        var words = MemoryMarshal.Cast<byte, uint>(from[..(bits * 16)]);
        ref var source = ref MemoryMarshal.GetReference(words);
        ref var target = ref MemoryMarshal.GetReference(values);
        var mask = Vector128.Create(bits == 32 ? uint.MaxValue : (1u << bits) - 1);
        var (next, shift) = (4u, 0);
        var word = Load(ref source, 0);
        for (var row = 0u; row < Size; row += 4)
        {
            var value = word >>> shift;
            shift += bits;
            if (shift >= 32)
            {
                shift -= 32;
                if (next < bits * 4u) word = Load(ref source, next);
                next += 4;
                if (shift > 0) value |= word << (bits - shift);
            }
            (value & mask).StoreUnsafe(ref target, row);
        }
    }

    private static Vector128<uint> Load(ref uint source, uint at)
    {
        var vector = Vector128.LoadUnsafe(ref source, at);
        return BitConverter.IsLittleEndian ? vector : Vector128.Create(Swap(vector[0]), Swap(vector[1]), Swap(vector[2]), Swap(vector[3]));
    }

    private static uint Swap(uint value) => BinaryPrimitives.ReverseEndianness(value);

    /// <summary>Turns gaps less one into ascending numbers after <paramref name="before"/>.</summary>
    public static void Ascend(Span<int> values, int before)
    {
        _ = values[Size - 1];
        ref var target = ref MemoryMarshal.GetReference(values);
        var last = Vector128.Create(before);
        for (var i = 0u; i < Size; i += 4)
        {
            var v = Vector128.LoadUnsafe(ref target, i) + Vector128<int>.One;
            v += Vector128.Shuffle(v, Vector128.Create(-1, 0, 1, 2));
            v += Vector128.Shuffle(v, Vector128.Create(-1, -1, 0, 1));
            v += last;
            v.StoreUnsafe(ref target, i);
            last = Vector128.Shuffle(v, Vector128.Create(3, 3, 3, 3));
        }
    }
}
