using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Kazus.Statistics;

/// <summary>Asks for memory before it is needed, where the processor can; a hint without any effect on the answer.</summary>
internal static class Ahead
{
    /// <summary>How many rows ahead to ask when each lies somewhere else: about as many as a processor waits for at once.</summary>
    public const int Rows = 32;

    private const int Line = 8;

    /// <summary>Numbers that will soon be read one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Read(ref double first, int count)
    {
        if (!Sse.IsSupported) return;
        for (var i = 0; i < count; i += Line) Second(ref Unsafe.Add(ref first, i));
    }

    /// <summary>A row that will be written at once, somewhere in memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ref double first, int count)
    {
        if (!Sse.IsSupported) return;
        for (var i = 0; i < count; i += Line) Touch(ref Unsafe.Add(ref first, i));
        Touch(ref Unsafe.Add(ref first, count - 1));
    }

    /// <summary>One place somewhere in memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Touch<T>(ref T place)
        where T : unmanaged
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref place));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Second(ref double place) => Sse.Prefetch1(Unsafe.AsPointer(ref place));
}
