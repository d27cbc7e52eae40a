using System.Buffers;
using System.Runtime.CompilerServices;

namespace Kazus.Statistics;

/// <summary>
/// Whole-number times are counted, not sorted: one cell for each day and tag. Two threads count into cells of their own, which are
/// then added.
/// </summary>
internal sealed class DayCounts : IDisposable
{
    private readonly int[] cells;

    private DayCounts(int[] cells, int days, int tags)
    {
        this.cells = cells;
        Days = days;
        Tags = tags;
    }

    /// <summary>One more than the last day.</summary>
    public int Days { get; }

    public int Tags { get; }

    /// <summary>The counts of one day by tag.</summary>
    internal ReadOnlySpan<int> Day(int day) => cells.AsSpan(day * Tags, Tags);

    public void Dispose() => ArrayPool<int>.Shared.Return(cells);

    /// <summary>Counts, or answers null when the times are not whole numbers or spread so far that counting would not pay.</summary>
    internal static DayCounts? Of(TaggedTimes data, TimeRange range)
    {
        if (!range.WholeNumbers || (range.Maximum + 1) * data.TagCount > Math.Min(4.0 * data.Count + 1024, 1 << 24)) return null;
        var days = (int)range.Maximum + 1;
        var first = Cells(days * data.TagCount);
        int[]? second = null;
        TaggedTimes.InHalves(data.Count, (from, to) =>
        {
            var cells = from == 0 ? first : second = Cells(days * data.TagCount);
            Count(data.Times.Span[from..to], data.Tags.AsSpan(from, to - from), data.TagCount, cells);
        });
        if (second is not null)
        {
            for (var i = 0; i < days * data.TagCount; i++) first[i] += second[i];
            ArrayPool<int>.Shared.Return(second);
        }
        return new DayCounts(first, days, data.TagCount);
    }

    private static int[] Cells(int count)
    {
        var cells = ArrayPool<int>.Shared.Rent(count);
        Array.Clear(cells, 0, count);
        return cells;
    }

    [MethodImpl(Loops.Optimized)]
    private static void Count(ReadOnlySpan<double> times, ReadOnlySpan<ushort> tags, int tagCount, int[] cells)
    {
        for (var i = 0; i < times.Length; i++) cells[(int)times[i] * tagCount + tags[i]]++;
    }
}
