namespace Kazus.Statistics.Regression;

/// <summary>
/// Times that differ only by rounding are one time: 0.1 + 0.2 and 0.3 are tied. Two neighbours among the distinct times are tied
/// when they differ by at most the square root of the machine precision, absolutely or relative to the mean time; a chain of ties
/// takes its earliest time. This is the rule of R's <c>aeqSurv</c>, so that the same data have the same ties.
/// </summary>
internal static class NearTies
{
    private const double Tolerance = 1.4901161193847656e-08;

    /// <summary>The times with near ties made equal, or the same memory when there are none.</summary>
    /// <param name="times">Exit times.</param>
    /// <param name="entries">Entry times, or null.</param>
    /// <param name="distinct">All distinct finite times of both, ascending.</param>
    public static (ReadOnlyMemory<double> Times, ReadOnlyMemory<double>? Entries) Settle(
        ReadOnlyMemory<double> times, ReadOnlyMemory<double>? entries, ReadOnlySpan<double> distinct)
    {
        var cuts = Cuts(distinct);
        if (cuts is null) return (times, entries);
        var settled = Cut(times.Span, cuts);
        if (entries is not { } some) return (settled, null);
        var start = Cut(some.Span, cuts);
        for (var i = 0; i < start.Length; i++)
        {
            if (start[i] >= settled[i]) throw new AssumptionException(Assumption.EntryBeforeExit, "entry", i, "the two differ only by rounding");
        }
        return (settled, start);
    }

    /// <summary>Whether any two neighbours of an ascending list of distinct times are tied.</summary>
    public static bool Any(ReadOnlySpan<double> distinct) => Cuts(distinct) is not null;

    private static double[]? Cuts(ReadOnlySpan<double> distinct)
    {
        if (distinct.Length < 2) return null;
        double sum = 0;
        foreach (var time in distinct) sum += Math.Abs(time);
        var gap = Tolerance * Math.Max(1, sum / distinct.Length);
        var any = false;
        for (var i = 1; i < distinct.Length && !any; i++) any = distinct[i] - distinct[i - 1] <= gap;
        if (!any) return null;
        var cuts = new List<double> { distinct[0] };
        for (var i = 1; i < distinct.Length; i++)
        {
            if (distinct[i] - distinct[i - 1] > gap) cuts.Add(distinct[i]);
        }
        return [.. cuts];
    }

    private static double[] Cut(ReadOnlySpan<double> times, double[] cuts)
    {
        var result = new double[times.Length];
        for (var i = 0; i < result.Length; i++)
        {
            var at = Array.BinarySearch(cuts, times[i]);
            result[i] = cuts[at >= 0 ? at : ~at - 1];
        }
        return result;
    }
}
