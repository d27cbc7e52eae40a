using System.Numerics;
using System.Runtime.CompilerServices;

namespace Kazus.Statistics;

/// <summary>
/// Observations in order of time, each one 64-bit number: the bits of its time above, its tag below. Sorting numbers instead of
/// indices leaves nothing to gather afterwards. Times that are nearly tied have been given the same bits.
/// </summary>
internal sealed class SortedKeys : IDisposable
{
    private readonly int tagBits;
    private readonly long offset;

    private SortedKeys(ulong[] keys, int count, int tagBits, long offset)
    {
        Keys = keys;
        Count = count;
        this.tagBits = tagBits;
        this.offset = offset;
    }

    /// <summary>Pooled, longer than <see cref="Count"/>.</summary>
    public ulong[] Keys { get; }

    public int Count { get; }

    internal int TagBits => tagBits;

    /// <summary>The bits of the time alone: equal for equal times, ascending with them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong Moment(ulong key) => key >> tagBits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Tag(ulong key) => (int)(key & ((1UL << tagBits) - 1));

    /// <summary>A moment back as a time: 0 is zero, the rest are bit patterns less that of the least positive time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal double Time(ulong moment) => moment == 0 ? 0 : BitConverter.Int64BitsToDouble((long)moment + offset);

    public void Dispose() => Room.Return(Keys);

    /// <summary>Packs and sorts, or answers null when time and tag do not fit into 64 bits.</summary>
    internal static SortedKeys? Of(TaggedTimes data, TimeRange range)
    {
        var tagBits = BitOperations.Log2((uint)data.TagCount - 1) + 1;
        var offset = range.Largest == 0 ? 0 : range.LeastPositive - 1;
        var timeBits = range.Largest == 0 ? 1 : BitOperations.Log2((ulong)(range.Largest - offset)) + 1;
        if (tagBits + timeBits > 64) return null;
        var keys = Room.Keys(data.Count);
        TaggedTimes.InHalves(data.Count, (from, to) => Pack(data.Times.Span, data.Tags, (from, to), (keys, tagBits, offset)));
        var sorted = new SortedKeys(keys, data.Count, tagBits, offset);
        KeySort.Sort(keys, data.Count, tagBits + timeBits);
        sorted.AlignNearTies();
        return sorted;
    }

    [MethodImpl(Loops.Optimized)]
    private static void Pack(ReadOnlySpan<double> times, ushort[] tags, (int From, int To) rows, (ulong[] Keys, int TagBits, long Offset) to)
    {
        for (var i = rows.From; i < rows.To; i++)
        {
            var bits = BitConverter.DoubleToInt64Bits(times[i]);
            to.Keys[i] = (bits == 0 ? 0UL : (ulong)(bits - to.Offset)) << to.TagBits | tags[i];
        }
    }

    /// <summary>The rule of <see cref="NearTies"/> on sorted keys.</summary>
    [MethodImpl(Loops.Optimized)]
    private void AlignNearTies()
    {
        var mean = MeanOfDistinct();
        var bound = Math.Max(NearTies.Tolerance, NearTies.Tolerance * mean) * (1 + 1e-12);
        var tagMask = (1UL << tagBits) - 1;
        var raw = Moment(Keys[0]);
        var (chain, before) = (raw, Time(raw));
        for (var i = 1; i < Count; i++)
        {
            var moment = Moment(Keys[i]);
            if (moment != raw)
            {
                var time = Time(moment);
                if (time - before > bound || !NearTies.Close(time - before, mean)) chain = moment;
                (raw, before) = (moment, time);
            }
            if (chain != moment) Keys[i] = chain << tagBits | Keys[i] & tagMask;
        }
    }

    [MethodImpl(Loops.Optimized)]
    private double MeanOfDistinct()
    {
        var last = Moment(Keys[0]);
        var sum = Time(last);
        var distinct = 1;
        for (var i = 1; i < Count; i++)
        {
            var moment = Moment(Keys[i]);
            if (moment == last) continue;
            sum += Time(moment);
            distinct++;
            last = moment;
        }
        return sum / distinct;
    }
}
