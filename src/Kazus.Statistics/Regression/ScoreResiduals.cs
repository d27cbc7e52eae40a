namespace Kazus.Statistics;

/// <summary>
/// Score residuals: each row's own part of the first derivative, event term less its sum over the times at risk
/// (Therneau, Grambsch and Fleming, Biometrika 1990;77:147), with Efron's shares for tied events.
/// </summary>
internal static class ScoreResiduals
{
    /// <summary>Rows by columns in the units of <paramref name="rows"/>; row order, not position. Not multiplied by the case weight.</summary>
    public static double[,] Of(CoxModel model, SortedRows rows, EventMoments moments)
    {
        var (order, p) = (model.Order, model.Width);
        var result = new double[order.Count, p];
        var (exit, entry) = RiskSpans.Of(order);
        for (var s = 0; s + 1 < order.StratumBegin.Length; s++)
        {
            var (first, end) = (order.StratumGroup[s], order.StratumGroup[s + 1]);
            var sums = new Cumulative(p, moments, first, end);
            for (var i = order.StratumBegin[s]; i < order.StratumBegin[s + 1]; i++)
            {
                var (row, last) = (order.Order[i], exit[i]);
                var x = rows.Row(i);
                var risk = moments.Risk[i] / rows.Weight(i);
                var hazard = sums.Hazard(last) - sums.Hazard(entry[i]);
                var died = last < end && i >= order.Groups[last].DeathBegin && i < order.Groups[last].End;
                for (var j = 0; j < p; j++)
                {
                    var value = -risk * (x[j] * hazard - (sums.Mean(last, j) - sums.Mean(entry[i], j)));
                    if (died) value += x[j] - sums.EventMean(last, j) + risk * (x[j] * sums.Share(last) - sums.ShareMean(last, j));
                    result[row, j] = value;
                }
            }
        }
        return result;
    }

    /// <summary>Sums over the event times of one stratum from the earliest up to and including a group.</summary>
    private sealed class Cumulative
    {
        private readonly int width;
        private readonly int first;
        private readonly double[] hazard;
        private readonly double[] mean;
        private readonly double[] share;
        private readonly double[] shareMean;
        private readonly double[] eventMean;

        public Cumulative(int width, EventMoments moments, int first, int end)
        {
            (this.width, this.first) = (width, first);
            var count = end - first;
            hazard = new double[count + 1];
            mean = new double[(count + 1) * width];
            share = new double[count];
            shareMean = new double[count * width];
            eventMean = new double[count * width];
            for (var g = count - 1; g >= 0; g--)
            {
                hazard[g] = hazard[g + 1];
                Array.Copy(mean, (g + 1) * width, mean, g * width, width);
                moments.EachEvent(first + g, (l, increment, _, x, portion) =>
                {
                    hazard[g] += increment;
                    share[g] += l * increment;
                    for (var j = 0; j < x.Length; j++)
                    {
                        mean[g * width + j] += x[j] * increment;
                        shareMean[g * width + j] += l * x[j] * increment;
                        eventMean[g * width + j] += x[j] * portion;
                    }
                });
            }
        }

        public double Hazard(int group) => hazard[group - first];

        public double Mean(int group, int column) => mean[(group - first) * width + column];

        public double Share(int group) => share[group - first];

        public double ShareMean(int group, int column) => shareMean[(group - first) * width + column];

        public double EventMean(int group, int column) => eventMean[(group - first) * width + column];
    }
}
