using System.Numerics;
using Kazus.Find.Index;

namespace Kazus.Find.Search;

/// <summary>
/// The best cases of a segment without looking at all of them: MaxScore (Turtle and Flood 1995, Inf Process Manage 31:831) with bounds
/// of blocks (Ding and Suel 2011, SIGIR), taken for windows of 2,048 cases at a time. In a window the words whose bounds together
/// cannot reach the least score that matters are only looked up for cases that the other words have brought up.
/// </summary>
internal static class WindowSearch
{
    private const int Window = 2048;

    /// <summary>Offers every case that can be among the best.</summary>
    /// <param name="words">Words of the query with postings in this segment.</param>
    /// <param name="cases">Number of cases of the segment.</param>
    /// <param name="allowed">One bit for each case that may be found, or null for all.</param>
    /// <param name="part">The segment's number, for the offers.</param>
    /// <param name="best">Receives the offers.</param>
    public static void Run(ScoredWord[] words, int cases, ulong[]? allowed, int part, Best best)
    {
        if (words.Length == 0) return;
        var scores = new int[Math.Min(Window, cases) + Vector<int>.Count];
        var bounds = new long[words.Length];
        for (var start = 0; start < cases; start += Window)
        {
            var size = Math.Min(Window, cases - start);
            var all = 0L;
            foreach (var word in words)
            {
                word.Enter(start, start + size);
                all += word.Bound;
            }
            if (all < best.Least) continue;
            Array.Sort(words, static (a, b) => a.Bound.CompareTo(b.Bound));
            var (weak, sum) = (0, 0L);
            while (weak < words.Length && sum + words[weak].Bound < best.Least) bounds[weak] = sum += words[weak++].Bound;
            var window = scores.AsSpan(0, size);
            for (var i = weak; i < words.Length; i++)
                if (words[i].Bound > 0) words[i].AddTo(window, start);
            Pick(words.AsSpan(0, weak), bounds, scores, new Place(start, size, part, allowed), best);
            window.Clear();
        }
    }

    private readonly record struct Place(int Start, int Size, int Part, ulong[]? Allowed)
    {
        public bool Allows(int text) => Allowed is null || (Allowed[text >> 6] >> text & 1) != 0;
    }

    private static void Pick(ReadOnlySpan<ScoredWord> weak, long[] bounds, int[] scores, Place place, Best best)
    {
        var most = weak.Length == 0 ? 0 : bounds[weak.Length - 1];
        for (var i = 0; i < place.Size; i += Vector<int>.Count)
        {
            var needed = Math.Max(1, best.Least - most);
            if (!Vector.GreaterThanOrEqualAny(new Vector<int>(scores, i), new Vector<int>((int)Math.Min(needed, int.MaxValue)))) continue;
            var end = Math.Min(i + Vector<int>.Count, place.Size);
            for (var at = i; at < end; at++)
                if (scores[at] >= needed && place.Allows(place.Start + at)) Finish(weak, bounds, scores[at], place.Start + at, place.Part, best);
        }
    }

    private static void Finish(ReadOnlySpan<ScoredWord> weak, long[] bounds, long score, int text, int part, Best best)
    {
        for (var i = weak.Length - 1; i >= 0; i--)
        {
            if (score + bounds[i] < best.Least) return;
            score += weak[i].In(text);
        }
        best.Offer(score, part, text);
    }
}
