namespace Kazus.Statistics.Tests.Regression;

/// <summary>
/// The partial likelihood as the textbooks write it: for every event time the risk set is looked up among all rows, and its mean and
/// variance are summed afresh. Slow, short, and shares nothing with the library but the data. The twin of the fast passes.
/// </summary>
internal sealed class PlainCox(RegressionData data, TieHandling ties)
{
    private readonly double[][] x = [.. Enumerable.Range(0, data.Count).Select(i => data.Covariates.Select(c => c.Values.Span[i]).ToArray())];

    public (double LogLikelihood, double[] Score, double[,] Information) Evaluate(double[] beta)
    {
        var p = beta.Length;
        double loglik = 0;
        var (score, information) = (new double[p], new double[p, p]);
        double Eta(int i) => x[i].Zip(beta, (a, b) => a * b).Sum() + (data.Offset is { } o ? o.Span[i] : 0);
        foreach (var stratum in Enumerable.Range(0, data.Count).GroupBy(Stratum))
        {
            foreach (var time in stratum.Where(Died).Select(Time).Distinct())
            {
                var atRisk = stratum.Where(i => Time(i) >= time && Entry(i) < time).ToArray();
                var deaths = stratum.Where(i => Died(i) && Time(i) == time).ToArray();
                var mean = deaths.Sum(Weight) / deaths.Length;
                foreach (var i in deaths)
                {
                    loglik += Weight(i) * Eta(i);
                    for (var j = 0; j < p; j++) score[j] += Weight(i) * x[i][j];
                }
                for (var l = 0; l < deaths.Length; l++)
                {
                    var share = ties == TieHandling.Efron ? (double)l / deaths.Length : 0;
                    double Risk(int i) => Weight(i) * Math.Exp(Eta(i)) * (deaths.Contains(i) ? 1 - share : 1);
                    var sum = atRisk.Sum(Risk);
                    loglik -= mean * Math.Log(sum);
                    for (var j = 0; j < p; j++)
                    {
                        var mj = atRisk.Sum(i => Risk(i) * x[i][j]) / sum;
                        score[j] -= mean * mj;
                        for (var k = 0; k < p; k++)
                        {
                            var mk = atRisk.Sum(i => Risk(i) * x[i][k]) / sum;
                            information[j, k] += mean * (atRisk.Sum(i => Risk(i) * x[i][j] * x[i][k]) / sum - mj * mk);
                        }
                    }
                }
            }
        }
        return (loglik, score, information);
    }

    /// <summary>Pairs by looking at every pair: concordant, discordant, tied score, tied time, tied both; a higher score shall fail first.</summary>
    public static double[] Pairs(RegressionData data, double[] score)
    {
        var counts = new double[5];
        var plain = new PlainCox(data with { Covariates = [] }, TieHandling.Efron);
        for (var i = 0; i < score.Length; i++)
        {
            for (var j = 0; j < score.Length; j++)
            {
                if (i == j || plain.Stratum(i) != plain.Stratum(j) || !plain.Died(i)) continue;
                var weight = plain.Weight(i) * plain.Weight(j);
                if (plain.Died(j) && plain.Time(i) == plain.Time(j))
                {
                    if (i < j) counts[score[i] == score[j] ? 4 : 3] += weight;
                    continue;
                }
                if (!(plain.Time(j) >= plain.Time(i)) || !(plain.Entry(j) < plain.Time(i))) continue;
                counts[score[i] > score[j] ? 0 : score[i] < score[j] ? 1 : 2] += weight;
            }
        }
        return counts;
    }

    private int Stratum(int i) => data.Strata is { } s ? s.Codes.Span[i] : 0;

    private double Time(int i) => data.Time.Span[i];

    private double Entry(int i) => data.Entry is { } e ? e.Span[i] : double.NegativeInfinity;

    private bool Died(int i) => data.Event.Span[i];

    private double Weight(int i) => data.Weights is { } w ? w.Span[i] : 1;
}
