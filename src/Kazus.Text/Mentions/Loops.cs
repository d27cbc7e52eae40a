using System.Runtime.CompilerServices;

namespace Kazus.Text.Mentions;

/// <summary>How the loops that take a model file to pieces are compiled.</summary>
internal static class Loops
{
    /// <summary>
    /// At once with all optimizations where code is compiled as it is first met: each of these loops runs once. The compiler that works ahead of
    /// time passes over methods marked like that, and optimizes without being asked.
    /// </summary>
#if AHEAD
    public const MethodImplOptions Optimized = default;
#else
    public const MethodImplOptions Optimized = MethodImplOptions.AggressiveOptimization;
#endif
}
