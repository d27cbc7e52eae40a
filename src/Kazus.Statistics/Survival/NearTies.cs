namespace Kazus.Statistics;

/// <summary>
/// Times that differ only by the noise of floating point are one time. Sorted distinct times are walked; a time whose distance to
/// the one before is at most √ε (1.49e-8), in the unit of the data or as a share of the mean of the distinct times, joins it, and
/// takes the first value of the chain. 0.1 + 0.2 and 0.3 are the same day. All groups, and entries with exits, share one clock.
/// </summary>
/// <remarks>The rule and its tolerance are those of R's <c>survival</c> (<c>timefix = TRUE</c>), described in its vignette on tied times.</remarks>
internal static class NearTies
{
    internal const double Tolerance = 1.4901161193847656e-8;

    /// <summary>True when two neighbours among the distinct sorted times are to be read as one.</summary>
    internal static bool Close(double gap, double mean) => gap <= Tolerance || gap / mean <= Tolerance;

    /// <summary>The values to use in place of the given ones, or null when no two times are nearly tied.</summary>
    internal static (double[] Times, double[]? Entries)? Align(ReadOnlySpan<double> times, ReadOnlySpan<double> entries)
    {
        var distinct = Distinct(times, entries);
        var mean = Mean(distinct);
        List<double> cuts = [distinct[0]];
        for (var i = 1; i < distinct.Length; i++)
            if (!Close(distinct[i] - distinct[i - 1], mean)) cuts.Add(distinct[i]);
        return cuts.Count == distinct.Length ? null
            : (Cut(times, cuts), entries.IsEmpty ? null : Cut(entries, cuts));
    }

    internal static double Mean(ReadOnlySpan<double> distinct)
    {
        var sum = 0.0;
        foreach (var t in distinct) sum += Math.Abs(t);
        return sum / distinct.Length;
    }

    private static ReadOnlySpan<double> Distinct(ReadOnlySpan<double> times, ReadOnlySpan<double> entries)
    {
        double[] all = [.. times, .. entries];
        Array.Sort(all);
        var kept = 1;
        for (var i = 1; i < all.Length; i++)
            if (all[i] != all[kept - 1]) all[kept++] = all[i];
        return all.AsSpan(0, kept);
    }

    private static double[] Cut(ReadOnlySpan<double> values, List<double> cuts)
    {
        var aligned = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var place = cuts.BinarySearch(values[i]);
            aligned[i] = cuts[place >= 0 ? place : ~place - 1];
        }
        return aligned;
    }
}
