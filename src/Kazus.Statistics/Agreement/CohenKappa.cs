using Kazus.Statistics.Distributions;

namespace Kazus.Statistics.Agreement;

/// <summary>How much a disagreement between two raters counts.</summary>
public enum KappaWeights
{
    /// <summary>Every disagreement counts fully.</summary>
    None,

    /// <summary>By the distance of the categories in their order.</summary>
    Linear,

    /// <summary>By the squared distance; close to an intraclass correlation.</summary>
    Quadratic,
}

/// <summary>Agreement of two raters beyond chance (Cohen 1960, weighted 1968), with the errors of Fleiss, Cohen and Everitt (1969).</summary>
public sealed record CohenKappa
{
    private CohenKappa(double kappa, double error, double nullError, double observed, double expected, int subjects, double level)
    {
        Kappa = kappa;
        StandardError = error;
        ObservedAgreement = observed;
        ExpectedAgreement = expected;
        Subjects = subjects;
        var half = Normal.UpperQuantile((1 - Interval.CheckLevel(level)) / 2) * error;
        (Lower, Upper) = (kappa - half, Math.Min(1, kappa + half));
        Statistic = kappa / nullError;
        P = Normal.TwoSided(Statistic);
    }

    /// <summary>(observed − expected)/(1 − expected); 1 is perfect, 0 is chance.</summary>
    public double Kappa { get; }

    /// <summary>Its standard error, for the interval.</summary>
    public double StandardError { get; }

    /// <summary>The lower end of the confidence interval.</summary>
    public double Lower { get; }

    /// <summary>The upper end, at most 1.</summary>
    public double Upper { get; }

    /// <summary>Kappa over its standard error when there is no agreement but by chance.</summary>
    public double Statistic { get; }

    /// <summary>Two-sided p value of agreement by chance alone.</summary>
    public double P { get; }

    /// <summary>The (weighted) share of subjects on which the raters agree.</summary>
    public double ObservedAgreement { get; }

    /// <summary>The share expected by chance from the raters' own frequencies.</summary>
    public double ExpectedAgreement { get; }

    /// <summary>The number of subjects.</summary>
    public int Subjects { get; }

    /// <summary>From two lists of categories, one entry per subject.</summary>
    /// <param name="first">The first rater.</param>
    /// <param name="second">The second rater.</param>
    /// <param name="categories">The categories in their order; for weights the order matters.</param>
    /// <param name="weights">How disagreements count.</param>
    /// <param name="level">Coverage of the interval, in (0, 1).</param>
    /// <exception cref="AssumptionException"><c>not-empty</c>, <c>ratings-vary</c>.</exception>
    public static CohenKappa Of<T>(IReadOnlyList<T> first, IReadOnlyList<T> second, IReadOnlyList<T> categories, KappaWeights weights = KappaWeights.None, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(categories);
        if (first.Count != second.Count) throw new ArgumentException("Both raters must have rated the same subjects.", nameof(second));
        var table = new int[categories.Count, categories.Count];
        for (var i = 0; i < first.Count; i++) table[Place(first[i]), Place(second[i])]++;
        return OfTable(table, weights, level);

        int Place(T value)
        {
            for (var c = 0; c < categories.Count; c++)
                if (EqualityComparer<T>.Default.Equals(categories[c], value)) return c;
            throw new ArgumentException($"{value} is not among the categories.", nameof(categories));
        }
    }

    /// <summary>From a square table of counts: row = first rater's category, column = second rater's.</summary>
    /// <exception cref="AssumptionException"><c>not-empty</c>, <c>ratings-vary</c>: both raters use one and the same category only.</exception>
    public static CohenKappa OfTable(int[,] counts, KappaWeights weights = KappaWeights.None, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var size = counts.GetLength(0);
        if (size != counts.GetLength(1)) throw new ArgumentException("The table must be square.", nameof(counts));
        var n = 0;
        double[] row = new double[size], column = new double[size];
        for (var i = 0; i < size; i++)
            for (var j = 0; j < size; j++)
            {
                if (counts[i, j] < 0) throw new AssumptionException(Assumption.NotNegative, "counts", i);
                n += counts[i, j];
                row[i] += counts[i, j];
                column[j] += counts[i, j];
            }
        if (n == 0) throw new AssumptionException(Assumption.NotEmpty, "ratings");
        double[] rowWeight = new double[size], columnWeight = new double[size];
        double observed = 0, expected = 0;
        for (var i = 0; i < size; i++)
            for (var j = 0; j < size; j++)
            {
                var w = Weight(i, j, size, weights);
                observed += w * counts[i, j] / n;
                expected += w * row[i] * column[j] / n / n;
                rowWeight[i] += w * column[j] / n;
                columnWeight[j] += w * row[i] / n;
            }
        if (!(expected < 1)) throw new AssumptionException(Assumption.RatingsVary, "ratings");
        var kappa = (observed - expected) / (1 - expected);
        double sum = 0, chance = 0;
        for (var i = 0; i < size; i++)
            for (var j = 0; j < size; j++)
            {
                double w = Weight(i, j, size, weights), margin = rowWeight[i] + columnWeight[j];
                sum += (double)counts[i, j] / n * Square(w - margin * (1 - kappa));
                chance += row[i] * column[j] / n / n * Square(w - margin);
            }
        var scale = Math.Sqrt(n) * (1 - expected);
        return new CohenKappa(kappa, Math.Sqrt(Math.Max(0, sum - Square(kappa - expected * (1 - kappa)))) / scale,
            Math.Sqrt(Math.Max(0, chance - expected * expected)) / scale, observed, expected, n, level);
    }

    private static double Weight(int i, int j, int size, KappaWeights weights)
    {
        if (i == j) return 1;
        var distance = Math.Abs(i - j) / (size - 1.0);
        return weights switch { KappaWeights.Linear => 1 - distance, KappaWeights.Quadratic => 1 - distance * distance, _ => 0 };
    }

    private static double Square(double x) => x * x;
}
