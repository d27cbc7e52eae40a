using System.Buffers;
using System.Runtime.CompilerServices;

namespace Kazus.Statistics;

/// <summary>
/// Large arrays for work, rented. Sort keys, which are unsigned numbers, come from the same store as doubles: pages touched while sorting
/// serve again for sums and results, where fresh ones cost more than the sort.
/// </summary>
internal static class Room
{
    private const int Large = 100_000;

    /// <summary>Room for sort keys; to be given back to <see cref="Return"/>.</summary>
    public static ulong[] Keys(int count) => Unsafe.As<ulong[]>(ArrayPool<double>.Shared.Rent(count));

    public static void Return(ulong[] keys) => ArrayPool<double>.Shared.Return(Unsafe.As<double[]>(keys));

    /// <summary>Memory for a result, which stays with it: taken from the store when that has hardly more than is needed.</summary>
    public static Memory<double> Result(int count)
    {
        if (count < Large) return new double[count];
        var rented = ArrayPool<double>.Shared.Rent(count);
        if (rented.Length <= count + count / 4) return rented.AsMemory(0, count);
        ArrayPool<double>.Shared.Return(rented);
        return GC.AllocateUninitializedArray<double>(count);
    }
}
