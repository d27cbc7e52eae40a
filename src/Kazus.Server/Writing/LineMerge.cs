namespace Kazus.Server.Writing;

/// <summary>A stretch of lines that another person changed.</summary>
/// <param name="Line">Its first line in the older text, from 1.</param>
/// <param name="Gone">Lines of the older text.</param>
/// <param name="Come">Lines in their place.</param>
public sealed record ChangedLines(int Line, IReadOnlyList<string> Gone, IReadOnlyList<string> Come);

/// <summary>Two changes of one text put together line by line.</summary>
public static class LineMerge
{
    /// <summary>Both changes in one text, or null when they touch the same lines.</summary>
    /// <param name="before">The text both began with.</param>
    /// <param name="mine">One change of it.</param>
    /// <param name="theirs">The other.</param>
    public static string? Of(string before, string mine, string theirs)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(mine);
        ArgumentNullException.ThrowIfNull(theirs);
        string[] old = Lines(before), a = Lines(mine), b = Lines(theirs);
        int[] inA = Matches(old, a), inB = Matches(old, b);
        var merged = new List<string>();
        int o = 0, i = 0, j = 0;
        for (var k = 0; k <= old.Length; k++)
        {
            // A line that all three share closes a stretch; so does the end.
            if (k < old.Length && (inA[k] < 0 || inB[k] < 0)) continue;
            var (endA, endB) = k < old.Length ? (inA[k], inB[k]) : (a.Length, b.Length);
            ReadOnlySpan<string> was = old.AsSpan(o, k - o), one = a.AsSpan(i, endA - i), two = b.AsSpan(j, endB - j);
            if (one.SequenceEqual(was)) merged.AddRange(two);
            else if (two.SequenceEqual(was) || one.SequenceEqual(two)) merged.AddRange(one);
            else return null;
            if (k < old.Length) merged.Add(old[k]);
            (o, i, j) = (k + 1, endA + 1, endB + 1);
        }
        return string.Join('\n', merged);
    }

    /// <summary>What a change did, stretch by stretch.</summary>
    public static IReadOnlyList<ChangedLines> Changes(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        string[] old = Lines(before), now = Lines(after);
        var match = Matches(old, now);
        var changes = new List<ChangedLines>();
        int o = 0, i = 0;
        for (var k = 0; k <= old.Length; k++)
        {
            if (k < old.Length && match[k] < 0) continue;
            var end = k < old.Length ? match[k] : now.Length;
            if (k > o || end > i) changes.Add(new(o + 1, old[o..k], now[i..end]));
            (o, i) = (k + 1, end + 1);
        }
        return changes;
    }

    private static string[] Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');

    // For every old line its place among the new ones, or -1: a longest common subsequence between the parts that begin and end alike.
    private static int[] Matches(string[] old, string[] now)
    {
        var match = new int[old.Length];
        Array.Fill(match, -1);
        int head = 0, tail = 0;
        while (head < old.Length && head < now.Length && old[head] == now[head]) match[head] = head++;
        while (tail < old.Length - head && tail < now.Length - head && old[^(tail + 1)] == now[^(tail + 1)])
        {
            match[old.Length - 1 - tail] = now.Length - 1 - tail;
            tail++;
        }
        int n = old.Length - head - tail, m = now.Length - head - tail;
        // Beyond this, texts share so little that they are taken as wholly different.
        if ((long)n * m > 16_000_000) return match;
        var longest = new int[n + 1, m + 1];
        for (var i = n - 1; i >= 0; i--)
            for (var j = m - 1; j >= 0; j--)
                longest[i, j] = old[head + i] == now[head + j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        for (int i = 0, j = 0; i < n && j < m;)
        {
            if (old[head + i] == now[head + j]) match[head + i++] = head + j++;
            else if (longest[i + 1, j] >= longest[i, j + 1]) i++;
            else j++;
        }
        return match;
    }
}
