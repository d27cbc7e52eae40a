namespace Kazus.Statistics;

/// <summary>
/// Cox's partial likelihood with the third moments of the risk sets, which are the derivatives of its information. Breslow's or Efron's
/// rule for ties. Costs p cubed per row; meant for the small data sets that need a penalty.
/// </summary>
internal sealed class FirthCoxLikelihood(CoxModel model, SortedRows rows) : ThirdOrderLikelihood
{
    private readonly (int[] Exit, int[] Entry) spans = RiskSpans.Of(model.Order);

    public override int Width => model.Width;

    public override double Evaluate(ReadOnlySpan<double> coefficients, double[] score, double[,] information, double[][,]? derivatives)
    {
        var order = model.Order;
        var eta = new double[order.Count];
        for (var i = 0; i < eta.Length; i++)
        {
            eta[i] = rows.Offset?[i] ?? 0;
            var row = rows.Row(i);
            for (var j = 0; j < row.Length; j++) eta[i] += row[j] * coefficients[j];
        }
        Array.Clear(score);
        Array.Clear(information);
        foreach (var derivative in derivatives!) Array.Clear(derivative);
        double loglik = 0;
        var (all, deaths) = (new Moments(Width), new Moments(Width));
        for (var s = 0; s + 1 < order.StratumBegin.Length; s++)
        {
            all.Clear();
            var at = order.StratumBegin[s];
            for (var g = order.StratumGroup[s]; g < order.StratumGroup[s + 1]; g++)
            {
                var group = order.Groups[g];
                if (order.Entries is null)
                {
                    for (; at < group.End; at++) all.Add(rows.Row(at), rows.Weight(at) * Math.Exp(eta[at]));
                }
                else
                {
                    all.Clear();
                    for (var i = order.StratumBegin[s]; i < group.End; i++)
                    {
                        if (spans.Exit[i] <= g && g < spans.Entry[i]) all.Add(rows.Row(i), rows.Weight(i) * Math.Exp(eta[i]));
                    }
                }
                deaths.Clear();
                double weight = 0;
                for (var i = group.DeathBegin; i < group.End; i++)
                {
                    var row = rows.Row(i);
                    var w = rows.Weight(i);
                    weight += w;
                    loglik += w * eta[i];
                    for (var j = 0; j < row.Length; j++) score[j] += w * row[j];
                    if (model.Efron) deaths.Add(row, w * Math.Exp(eta[i]));
                }
                for (var l = 0; l < (model.Efron ? group.Deaths : 1); l++)
                {
                    var share = (double)l / group.Deaths;
                    loglik -= all.Subtract(deaths, share, model.Efron ? weight / group.Deaths : weight, score, information, derivatives!);
                }
            }
        }
        return loglik;
    }

    /// <summary>Sums of r, r x, r x x', r x x' x.</summary>
    private sealed class Moments(int width)
    {
        private readonly double[] first = new double[width];
        private readonly double[] second = new double[width * width];
        private readonly double[] third = new double[width * width * width];
        private double sum;

        public void Clear()
        {
            sum = 0;
            Array.Clear(first);
            Array.Clear(second);
            Array.Clear(third);
        }

        public void Add(ReadOnlySpan<double> x, double risk)
        {
            sum += risk;
            for (var a = 0; a < width; a++)
            {
                var xa = risk * x[a];
                first[a] += xa;
                for (var b = 0; b < width; b++)
                {
                    var xab = xa * x[b];
                    second[a * width + b] += xab;
                    for (var c = 0; c < width; c++) third[(a * width + b) * width + c] += xab * x[c];
                }
            }
        }

        /// <summary>Takes one event's mean off the score, adds its variance and third central moment; returns weight * log of the sum.</summary>
        public double Subtract(Moments deaths, double share, double weight, double[] score, double[,] information, double[][,] derivatives)
        {
            var total = sum - share * deaths.sum;
            var mean = new double[width];
            var raw = new double[width, width];
            for (var a = 0; a < width; a++)
            {
                mean[a] = (first[a] - share * deaths.first[a]) / total;
                score[a] -= weight * mean[a];
            }
            for (var a = 0; a < width; a++)
            {
                for (var b = 0; b < width; b++)
                {
                    raw[a, b] = (second[a * width + b] - share * deaths.second[a * width + b]) / total;
                    information[a, b] += weight * (raw[a, b] - mean[a] * mean[b]);
                }
            }
            for (var a = 0; a < width; a++)
            {
                for (var b = 0; b < width; b++)
                {
                    for (var c = 0; c < width; c++)
                    {
                        var at = (a * width + b) * width + c;
                        var moment = (third[at] - share * deaths.third[at]) / total;
                        derivatives[c][a, b] += weight * (moment - raw[a, b] * mean[c] - raw[a, c] * mean[b] - raw[b, c] * mean[a] + 2 * mean[a] * mean[b] * mean[c]);
                    }
                }
            }
            return weight * Math.Log(total);
        }
    }
}
