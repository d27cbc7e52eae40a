using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kazus.Statistics;

/// <summary>
/// Large arrays for work, rented. Everything with a number for each row (sort keys, sheets of rows, risks, whole numbers, results) comes
/// from one store of arrays of one length: memory touched while sorting serves again for sums and results, where fresh memory would cost
/// more than the sort and raise the peak.
/// </summary>
internal static class Room
{
    private const int Large = 100_000;

    /// <summary>Room for sort keys; to be given back to <see cref="Return"/>.</summary>
    public static ulong[] Keys(int count) => Unsafe.As<ulong[]>(ArrayPool<double>.Shared.Rent(count));

    public static void Return(ulong[] keys) => ArrayPool<double>.Shared.Return(Unsafe.As<double[]>(keys));

    /// <summary>Memory for a result, which stays with it. A large one is not given back to the store: what is left over was never touched.</summary>
    public static Memory<double> Result(int count) =>
        count < Large ? new double[count] : ArrayPool<double>.Shared.Rent(count).AsMemory(0, count);

}

/// <summary>Whole numbers in the memory of as many doubles, so that there is room for two lists of them. Rented.</summary>
internal readonly struct WholeNumbers(int count) : IDisposable
{
    private readonly double[] memory = ArrayPool<double>.Shared.Rent(count);

    public Span<int> First => MemoryMarshal.Cast<double, int>(memory.AsSpan())[..count];

    public Span<int> Second => MemoryMarshal.Cast<double, int>(memory.AsSpan()).Slice(count, count);

    public void Dispose() => ArrayPool<double>.Shared.Return(memory);
}
