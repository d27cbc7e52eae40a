using Kazus.Statistics.Distributions;

namespace Kazus.Statistics.Agreement;

/// <summary>
/// The six intraclass correlations of Shrout and Fleiss, Psychol. Bull. 86 (1979) 420-428, with their F intervals:
/// one-way (raters differ between subjects), two-way random (agreement), two-way mixed (consistency), each for a single
/// rating and for the mean of all raters.
/// </summary>
public sealed record IntraclassCorrelation
{
    private readonly double between;
    private readonly double within;
    private readonly double raters;
    private readonly double error;
    private readonly double n;
    private readonly double k;
    private readonly double tail;

    private IntraclassCorrelation(double[,] ratings, double level)
    {
        (n, k) = (ratings.GetLength(0), ratings.GetLength(1));
        tail = (1 - Interval.CheckLevel(level)) / 2;
        double total = 0;
        double[] rows = new double[(int)n], columns = new double[(int)k];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < k; j++)
            {
                if (!double.IsFinite(ratings[i, j])) throw new AssumptionException(Assumption.Finite, "ratings", i);
                rows[i] += ratings[i, j] / k;
                columns[j] += ratings[i, j] / n;
                total += ratings[i, j] / (n * k);
            }
        double rest = 0, inside = 0;
        for (var i = 0; i < n; i++)
            for (var j = 0; j < k; j++)
            {
                inside += Square(ratings[i, j] - rows[i]);
                rest += Square(ratings[i, j] - rows[i] - columns[j] + total);
            }
        between = k * rows.Sum(r => Square(r - total)) / (n - 1);
        within = inside / (n * (k - 1));
        raters = n * columns.Sum(c => Square(c - total)) / (k - 1);
        error = rest / ((n - 1) * (k - 1));
        if (!(between + within > 0)) throw new AssumptionException(Assumption.RatingsVary, "ratings");
    }

    /// <summary>ICC(1,1): each subject rated by other raters; a single rating.</summary>
    public Interval OneWay => Single(OneWayF, between, within);

    /// <summary>ICC(2,1): the raters are a sample; agreement of a single rating.</summary>
    public Interval Agreement
    {
        get
        {
            var estimate = (between - error) / (between + (k - 1) * error + k * (raters - error) / n);
            if (error == 0) return new Interval(estimate, double.NaN, double.NaN);
            var f = raters / error;
            var a = n * (1 + (k - 1) * estimate) - k * estimate;
            var df = (n - 1) * (k - 1) * Square(k * estimate * f + a) / ((n - 1) * Square(k * estimate * f) + a * a);
            double upperF = FisherF.UpperQuantile(tail, n - 1, df), lowerF = FisherF.UpperQuantile(tail, df, n - 1);
            var rest = k * raters + (k * n - k - n) * error;
            return new Interval(estimate, n * (between - upperF * error) / (upperF * rest + n * between),
                n * (lowerF * between - error) / (rest + n * lowerF * between));
        }
    }

    /// <summary>ICC(3,1): these raters and no others; consistency of a single rating.</summary>
    public Interval Consistency => Single(TwoWayF, between, error);

    /// <summary>ICC(1,k): the mean of k ratings, one-way.</summary>
    public Interval OneWayOfMean => OfMean(OneWayF);

    /// <summary>ICC(2,k): agreement of the mean of all raters.</summary>
    public Interval AgreementOfMean
    {
        get
        {
            var single = Agreement;
            double Stepped(double r) => r * k / (1 + r * (k - 1));
            return new Interval((between - error) / (between + (raters - error) / n), Stepped(single.Lower), Stepped(single.Upper));
        }
    }

    /// <summary>ICC(3,k): consistency of the mean of all raters (Cronbach's alpha).</summary>
    public Interval ConsistencyOfMean => OfMean(TwoWayF);

    private (double F, double Lower, double Upper) OneWayF => Ratio(between / within, n * (k - 1));

    private (double F, double Lower, double Upper) TwoWayF => Ratio(between / error, (n - 1) * (k - 1));

    /// <summary>From ratings: row = subject, column = rater, nothing missing.</summary>
    /// <exception cref="AssumptionException"><c>several-subjects</c>: fewer than two subjects or raters; <c>finite</c>; <c>ratings-vary</c>.</exception>
    public static IntraclassCorrelation Of(double[,] ratings, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        if (ratings.GetLength(0) < 2 || ratings.GetLength(1) < 2) throw new AssumptionException(Assumption.SeveralSubjects, "ratings");
        return new IntraclassCorrelation(ratings, level);
    }

    private (double F, double Lower, double Upper) Ratio(double f, double df) =>
        (f, f / FisherF.UpperQuantile(tail, n - 1, df), f * FisherF.UpperQuantile(tail, df, n - 1));

    private Interval Single((double F, double Lower, double Upper) f, double signal, double noise) =>
        new((signal - noise) / (signal + (k - 1) * noise), (f.Lower - 1) / (f.Lower + k - 1), (f.Upper - 1) / (f.Upper + k - 1));

    private static Interval OfMean((double F, double Lower, double Upper) f) => new(1 - 1 / f.F, 1 - 1 / f.Lower, 1 - 1 / f.Upper);

    private static double Square(double x) => x * x;
}
