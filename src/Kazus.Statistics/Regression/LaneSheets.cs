using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kazus.Statistics;

/// <summary>
/// Room for the covariates of rows in lanes: a few sheets as long as one column of the data instead of one array as long as all of them,
/// so that the memory of sorting becomes sheets and sheets become results (<see cref="Room"/>). A piece lies on one sheet. Rented.
/// </summary>
internal sealed class LaneSheets : IDisposable
{
    /// <summary>Sheets begin at multiples of so many steps.</summary>
    private const int Grain = 1024;

    /// <summary>Numbers of a sheet, at least.</summary>
    private const int Smallest = 1 << 16;

    private readonly Sheet[] byGrain;
    private readonly int stride;

    public LaneSheets(LanePiece[] pieces, int rows, int width)
    {
        stride = LanePiece.Lanes * width;
        var (most, steps) = (StepsOf(rows, width), StepsOf(pieces));
        byGrain = new Sheet[(steps + Grain - 1) / Grain];
        for (int begin = 0, at = 0; at < pieces.Length; begin = at)
        {
            // The first piece of a sheet always fits: a long run of tied rows gets a sheet as long as itself.
            while (at < pieces.Length && (at == begin || pieces[at].StepBegin % most != 0)) at++;
            var (first, end) = (pieces[begin].StepBegin, pieces[at - 1].StepBegin + pieces[at - 1].Steps);
            var length = begin == 0 && at == pieces.Length ? (end - first) * stride : Math.Max((end - first) * stride, rows);
            var sheet = new Sheet(ArrayPool<double>.Shared.Rent(Math.Max(1, length)), first);
            byGrain.AsSpan(first / Grain, (end - 1) / Grain + 1 - first / Grain).Fill(sheet);
        }
    }

    /// <summary>The first number of a step; its columns follow one another, four cells each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref double Step(int step)
    {
        ref readonly var sheet = ref byGrain[step / Grain];
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(sheet.Numbers), (nint)(step - sheet.FirstStep) * stride);
    }

    /// <summary>The first number of a row, while the rows of a piece still follow one another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref double Row(int cell)
    {
        ref readonly var sheet = ref byGrain[cell / (LanePiece.Lanes * Grain)];
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(sheet.Numbers), (nint)(cell - LanePiece.Lanes * sheet.FirstStep) * (stride / LanePiece.Lanes));
    }

    /// <summary>How many steps go on a sheet: as few sheets of the store as hold them all, evenly filled, so that each is warm to its end.</summary>
    public static int StepsOf(int rows, int width)
    {
        var numbers = BitOperations.RoundUpToPowerOf2((uint)Math.Max(Smallest, rows));
        var most = Math.Max(1, (int)(numbers / (LanePiece.Lanes * Math.Max(1, width) * Grain))) * Grain;
        var steps = rows / LanePiece.Lanes + rows / 2048;
        var even = steps / Math.Max(1, (steps + most - 1) / most) + Grain;
        return Math.Min(most, (even + Grain - 1) / Grain * Grain);
    }

    /// <summary>Steps up to the end of the last piece.</summary>
    public static int StepsOf(LanePiece[] pieces) => pieces.Length == 0 ? 0 : pieces[^1].StepBegin + pieces[^1].Steps;

    /// <summary>Gives back the sheets whose steps all lie before a step; they must not be read any more.</summary>
    public void ReleaseBefore(int step)
    {
        for (var grain = 0; grain < byGrain.Length; grain++)
        {
            var numbers = byGrain[grain].Numbers;
            if (numbers is null) continue;
            var end = grain;
            while (end < byGrain.Length && byGrain[end].Numbers == numbers) end++;
            if ((long)end * Grain > step) return;
            byGrain.AsSpan(grain, end - grain).Clear();
            ArrayPool<double>.Shared.Return(numbers);
        }
    }

    public void Dispose() => ReleaseBefore(int.MaxValue);

    private readonly record struct Sheet(double[] Numbers, int FirstStep);
}
