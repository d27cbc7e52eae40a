namespace Kazus.Statistics.Distributions;

/// <summary>
/// The number of white balls among <c>drawn</c> taken without replacement from <c>white</c> white and
/// <c>black</c> black ones.
/// </summary>
public static class Hypergeometric
{
    /// <summary>P(X = x).</summary>
    public static double Probability(int x, int white, int black, int drawn) => Math.Exp(LogProbability(x, white, black, drawn));

    /// <summary>log P(X = x), negative infinity where impossible.</summary>
    public static double LogProbability(int x, int white, int black, int drawn)
    {
        if (x < 0 || x > white || x > drawn || drawn - x > black) return double.NegativeInfinity;
        if (drawn == 0 || drawn == white + black) return 0;
        // Three binomial probabilities with a common p (Loader 2000): no large factorials are subtracted.
        var p = (double)drawn / (white + black);
        var q = (double)(white + black - drawn) / (white + black);
        return PointDensity.LogBinomial(x, white, p, q) + PointDensity.LogBinomial(drawn - x, black, p, q)
            - PointDensity.LogBinomial(drawn, white + black, p, q);
    }

    /// <summary>P(X ≤ x).</summary>
    public static double Cumulative(int x, int white, int black, int drawn)
    {
        var sum = 0.0;
        for (var i = Math.Max(0, drawn - black); i <= x; i++) sum += Probability(i, white, black, drawn);
        return Math.Min(1, sum);
    }

    /// <summary>P(X &gt; x).</summary>
    public static double UpperTail(int x, int white, int black, int drawn)
    {
        var sum = 0.0;
        for (var i = Math.Min(white, drawn); i > x; i--) sum += Probability(i, white, black, drawn);
        return Math.Min(1, sum);
    }
}
