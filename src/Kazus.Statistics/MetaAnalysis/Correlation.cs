namespace Kazus.Statistics.MetaAnalysis;

/// <summary>Correlation coefficients as effects.</summary>
public static class Correlation
{
    /// <summary>The correlation itself (metafor's COR), variance (1 − r²)² / (n − 1).</summary>
    /// <param name="r">The correlation, in [−1, 1].</param>
    /// <param name="size">Number of subjects, above 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A correlation beyond ±1, or too few subjects.</exception>
    public static EffectSize Raw(double r, double size)
    {
        Check(r, size, 1);
        return new EffectSize(r, (1 - r * r) * (1 - r * r) / (size - 1));
    }

    /// <summary>Fisher's z (ZCOR), artanh r, variance 1 / (n − 3). Infinite at ±1.</summary>
    /// <param name="r">The correlation, in [−1, 1].</param>
    /// <param name="size">Number of subjects, above 3.</param>
    /// <exception cref="ArgumentOutOfRangeException">A correlation beyond ±1, or too few subjects.</exception>
    public static EffectSize FisherZ(double r, double size)
    {
        Check(r, size, 3);
        return new EffectSize(Math.Atanh(r), 1 / (size - 3));
    }

    /// <summary>From Fisher's z back to a correlation: tanh z.</summary>
    public static double FromFisherZ(double z) => Math.Tanh(z);

    private static void Check(double r, double size, double above)
    {
        if (!(Math.Abs(r) <= 1)) throw new ArgumentOutOfRangeException(nameof(r), r, "A correlation lies between -1 and 1.");
        if (!(size > above)) throw new ArgumentOutOfRangeException(nameof(size), size, "There are too few subjects for a variance.");
    }
}
