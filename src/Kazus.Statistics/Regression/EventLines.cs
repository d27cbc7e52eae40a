using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kazus.Statistics;

/// <summary>
/// One line of numbers per event, by stratum and time. Many lines lie on sheets as long as a column of the data, taken from the store
/// shortly before they are written: the sheets of rows that are done with (<see cref="LaneSheets"/>) become sheets of lines.
/// </summary>
internal sealed class EventLines
{
    private const int Few = 1 << 16;

    private readonly double[]?[] sheets;
    private readonly int sheetLines;
    private readonly int sheetLength;

    public EventLines(int events, int rows, int terms)
    {
        (Events, Terms) = (events, terms);
        Positions = GC.AllocateUninitializedArray<int>(events);
        var few = (long)events * terms <= Few;
        sheetLines = few ? Math.Max(1, events) : Math.Max(1, rows / Math.Max(1, terms));
        sheetLength = few ? events * terms : Math.Max(rows, terms);
        sheets = new double[]?[few ? 1 : (events + sheetLines - 1) / sheetLines];
        if (few) sheets[0] = new double[sheetLength];
    }

    public int Events { get; }

    public int Terms { get; }

    /// <summary>Position of the event of each line in the order of the risk sets.</summary>
    public int[] Positions { get; }

    /// <summary>Makes room for lines [begin, end). To be called by the thread that gives back the rows: each has a store of its own.</summary>
    public void Prepare(int begin, int end)
    {
        for (var sheet = begin / sheetLines; begin < end && sheet <= (end - 1) / sheetLines; sheet++) sheets[sheet] ??= ArrayPool<double>.Shared.Rent(sheetLength);
    }

    /// <summary>The first number of a line there is room for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref double Line(int line)
    {
        var (sheet, at) = Math.DivRem(line, sheetLines);
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(sheets[sheet]!), at * Terms);
    }
}
