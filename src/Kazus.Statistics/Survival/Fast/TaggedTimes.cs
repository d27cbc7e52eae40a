using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kazus.Statistics;

/// <summary>
/// Times with one small number each, its tag: group × outcomes + outcome. What the fast ways need to know of an observation, in
/// pooled memory; <see cref="Dispose"/> gives it back.
/// </summary>
internal sealed class TaggedTimes : IDisposable
{
    /// <summary>From so many rows on, two threads share the work.</summary>
    internal const int Shared = 1 << 17;

    private TaggedTimes(ReadOnlyMemory<double> times, ushort[] tags, int outcomes, int groups)
    {
        Times = times;
        Tags = tags;
        Outcomes = outcomes;
        Groups = groups;
    }

    public ReadOnlyMemory<double> Times { get; }

    /// <summary>Pooled, longer than the times.</summary>
    public ushort[] Tags { get; }

    public int Outcomes { get; }

    public int Groups { get; }

    public int TagCount => Outcomes * Groups;

    public int Count => Times.Length;

    public void Dispose() => ArrayPool<ushort>.Shared.Return(Tags);

    /// <summary>Outcome 1 is the event, 0 a censoring.</summary>
    internal static TaggedTimes? Of(SurvivalData data)
    {
        var groups = data.Groups?.Count ?? 1;
        if (groups > ushort.MaxValue / 2) return null;
        var tags = ArrayPool<ushort>.Shared.Rent(data.Count);
        InHalves(data.Count, (from, to) =>
        {
            var events = MemoryMarshal.AsBytes(data.Events.Span);
            var codes = data.Groups is null ? [] : data.Groups.Codes.Span;
            if (codes.IsEmpty) for (var i = from; i < to; i++) tags[i] = (ushort)(events[i] & 1);
            else for (var i = from; i < to; i++) tags[i] = (ushort)(codes[i] * 2 + (events[i] & 1));
        });
        return new TaggedTimes(data.Times, tags, 2, groups);
    }

    /// <summary>The outcome is the cause.</summary>
    internal static TaggedTimes? Of(CompetingRisksData data, int causes)
    {
        var groups = data.Groups?.Count ?? 1;
        var outcomes = causes + 1;
        if ((long)groups * outcomes > ushort.MaxValue) return null;
        var tags = ArrayPool<ushort>.Shared.Rent(data.Count);
        InHalves(data.Count, (from, to) =>
        {
            var causeOf = data.Causes.Span;
            var codes = data.Groups is null ? [] : data.Groups.Codes.Span;
            for (var i = from; i < to; i++) tags[i] = (ushort)((codes.IsEmpty ? 0 : codes[i] * outcomes) + causeOf[i]);
        });
        return new TaggedTimes(data.Times, tags, outcomes, groups);
    }

    /// <summary>Runs a piece of work over all rows, in two halves at once when there are many.</summary>
    internal static void InHalves(int count, Action<int, int> work)
    {
        if (count < Shared || Environment.ProcessorCount == 1)
        {
            work(0, count);
            return;
        }
        var middle = count / 2;
        Parallel.Invoke(() => work(0, middle), () => work(middle, count));
    }

    /// <summary>What the times are like, or null when one of them is negative, not finite or a negative zero: then the plain way says which.</summary>
    internal TimeRange? Scan()
    {
        TimeRange? first = null, second = null;
        if (Count < Shared || Environment.ProcessorCount == 1) return TimeRange.Of(Times.Span);
        var middle = Count / 2;
        Parallel.Invoke(() => first = TimeRange.Of(Times.Span[..middle]), () => second = TimeRange.Of(Times.Span[middle..]));
        return first is { } a && second is { } b ? a.With(b) : null;
    }
}

/// <summary>The span of non-negative finite times: bit patterns of non-negative doubles are ordered as the doubles are.</summary>
internal readonly record struct TimeRange(bool WholeNumbers, long LeastPositive, long Largest)
{
    internal double Maximum => BitConverter.Int64BitsToDouble(Largest);

    internal TimeRange With(TimeRange other) => new(WholeNumbers && other.WholeNumbers,
        Math.Min(LeastPositive, other.LeastPositive), Math.Max(Largest, other.Largest));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static TimeRange? Of(ReadOnlySpan<double> times)
    {
        const long infinity = 0x7FF0000000000000;
        var (whole, least, largest) = (true, long.MaxValue, 0L);
        var i = 0;
        if (Vector256.IsHardwareAccelerated && times.Length >= 8)
        {
            var limit = Vector256.Create(infinity);
            var none = Vector256.Create(long.MaxValue);
            var (valid, wholes, low, high) = (Vector256<long>.AllBitsSet, Vector256<long>.AllBitsSet, none, Vector256<long>.Zero);
            for (; i <= times.Length - 4; i += 4)
            {
                var t = Vector256.Create(times.Slice(i, 4));
                var bits = t.AsInt64();
                valid &= Vector256.GreaterThanOrEqual(bits, Vector256<long>.Zero) & Vector256.LessThan(bits, limit);
                wholes &= Vector256.Equals(Vector256.Floor(t), t).AsInt64();
                high = Vector256.Max(high, bits);
                low = Vector256.Min(low, Vector256.ConditionalSelect(Vector256.Equals(bits, Vector256<long>.Zero), none, bits));
            }
            if (valid != Vector256<long>.AllBitsSet) return null;
            whole = wholes == Vector256<long>.AllBitsSet;
            for (var lane = 0; lane < 4; lane++) (least, largest) = (Math.Min(least, low[lane]), Math.Max(largest, high[lane]));
        }
        for (; i < times.Length; i++)
        {
            var bits = BitConverter.DoubleToInt64Bits(times[i]);
            if (bits is < 0 or >= infinity) return null;
            whole &= Math.Floor(times[i]) == times[i];
            largest = Math.Max(largest, bits);
            if (bits != 0) least = Math.Min(least, bits);
        }
        return new TimeRange(whole, least, largest);
    }
}
