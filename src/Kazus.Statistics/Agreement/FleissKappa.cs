using Kazus.Statistics.Distributions;

namespace Kazus.Statistics.Agreement;

/// <summary>Agreement of several raters beyond chance (Fleiss 1971), tested as in Fleiss, Nee and Landis (1979).</summary>
/// <param name="Kappa">1 is perfect, 0 is chance.</param>
/// <param name="NullStandardError">The standard error when agreement is by chance alone.</param>
/// <param name="Statistic">Kappa over that standard error.</param>
/// <param name="P">Two-sided p value.</param>
/// <param name="ObservedAgreement">The share of agreeing pairs of raters.</param>
/// <param name="ExpectedAgreement">The share expected by chance.</param>
public readonly record struct FleissKappa(double Kappa, double NullStandardError, double Statistic, double P, double ObservedAgreement, double ExpectedAgreement)
{
    /// <summary>From counts: row = subject, column = category, each cell the number of raters who chose it.</summary>
    /// <exception cref="AssumptionException"><c>not-empty</c>, <c>not-negative</c>, <c>raters-equal</c>, <c>ratings-vary</c>.</exception>
    public static FleissKappa Of(int[,] counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        int subjects = counts.GetLength(0), categories = counts.GetLength(1);
        if (subjects == 0 || categories == 0) throw new AssumptionException(Assumption.NotEmpty, "ratings");
        var raters = Total(counts, 0);
        if (raters < 2) throw new AssumptionException(Assumption.RatersEqual, "ratings", 0);
        var share = new double[categories];
        double agreement = 0;
        for (var i = 0; i < subjects; i++)
        {
            if (Total(counts, i) != raters) throw new AssumptionException(Assumption.RatersEqual, "ratings", i);
            double squares = 0;
            for (var c = 0; c < categories; c++)
            {
                squares += (double)counts[i, c] * counts[i, c];
                share[c] += counts[i, c] / ((double)subjects * raters);
            }
            agreement += (squares - raters) / ((double)raters * (raters - 1)) / subjects;
        }
        var expected = share.Sum(p => p * p);
        if (!(expected < 1 - 1e-15)) throw new AssumptionException(Assumption.RatingsVary, "ratings");
        var kappa = (agreement - expected) / (1 - expected);
        double spread = share.Sum(p => p * (1 - p)), skew = share.Sum(p => p * (1 - p) * (1 - 2 * p));
        var error = Math.Sqrt(2 / ((double)subjects * raters * (raters - 1)) * (spread * spread - skew)) / spread;
        return new FleissKappa(kappa, error, kappa / error, Normal.TwoSided(kappa / error), agreement, expected);
    }

    private static int Total(int[,] counts, int subject)
    {
        var sum = 0;
        for (var c = 0; c < counts.GetLength(1); c++)
        {
            if (counts[subject, c] < 0) throw new AssumptionException(Assumption.NotNegative, "counts", subject);
            sum += counts[subject, c];
        }
        return sum;
    }
}
