using System.Runtime.CompilerServices;

namespace Kazus;

/// <summary>How loops over many rows, or over a file read once, are compiled. One file, compiled into each library that has such loops.</summary>
internal static class Loops
{
    /// <summary>
    /// At once with all optimizations where code is compiled as it is first met; a loop over a million rows may be met only once. The
    /// compiler that works ahead of time passes over methods marked like that, and optimizes without being asked. It passes over vectors
    /// of four numbers anyhow: loops that use them are always marked.
    /// </summary>
#if AHEAD
    public const MethodImplOptions Optimized = default;
#else
    public const MethodImplOptions Optimized = MethodImplOptions.AggressiveOptimization;
#endif
}
