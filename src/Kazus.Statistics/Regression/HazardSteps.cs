namespace Kazus.Statistics;

/// <summary>
/// Baseline hazard of one stratum at its distinct exit times, for a subject at the reported means: cumulative hazard, its variance for
/// known coefficients, and the sum of risk-set mean times hazard that carries the uncertainty of the coefficients (Tsiatis 1981).
/// </summary>
internal sealed class HazardSteps
{
    public List<double> Times { get; } = [];

    public List<double> AtRisk { get; } = [];

    public List<double> Events { get; } = [];

    public List<double> Censored { get; } = [];

    public List<double> Hazard { get; } = [];

    public List<double> Variance { get; } = [];

    /// <summary>Sum of mean * hazard increment, in the units of the sorted rows.</summary>
    public List<double[]> Mean { get; } = [];

    public static HazardSteps Of(CoxModel model, EventMoments moments, int stratum)
    {
        var order = model.Order;
        var steps = new HazardSteps();
        var group = order.StratumGroup[stratum + 1] - 1;
        double hazard = 0, variance = 0;
        var mean = new double[model.Width];
        var begin = order.StratumBegin[stratum];
        var counts = new AtRiskWeights(model, stratum);
        for (var i = order.StratumBegin[stratum + 1]; i > begin;)
        {
            var time = order.Time(order.Order[i - 1]);
            var end = i;
            double events = 0, censored = 0;
            for (; i > begin && order.Time(order.Order[i - 1]) == time; i--)
            {
                var row = order.Order[i - 1];
                var weight = model.Data.Weights is { } w ? w.Span[row] : 1;
                if (model.Data.Event.Span[row]) events += weight;
                else censored += weight;
            }
            if (group >= order.StratumGroup[stratum] && order.Groups[group].End == end)
            {
                mean = [.. mean];
                moments.EachEvent(group, (_, increment, square, x, _) =>
                {
                    hazard += increment;
                    variance += square;
                    for (var j = 0; j < mean.Length; j++) mean[j] += x[j] * increment;
                });
                group--;
            }
            steps.Times.Add(time);
            steps.AtRisk.Add(counts.At(time));
            steps.Events.Add(events);
            steps.Censored.Add(censored);
            steps.Hazard.Add(hazard);
            steps.Variance.Add(variance);
            steps.Mean.Add(mean);
        }
        return steps;
    }

    /// <summary>The last step at or before a time, or -1.</summary>
    public int At(double time)
    {
        var at = Times.BinarySearch(time);
        return at >= 0 ? at : ~at - 1;
    }

    /// <summary>Weight at risk at ascending times: those that exit at or after, less those that enter at or after.</summary>
    private sealed class AtRiskWeights
    {
        private readonly (double Time, double Weight)[] exits;
        private readonly (double Time, double Weight)[] entries;
        private double present;
        private int exit;
        private int entry;

        public AtRiskWeights(CoxModel model, int stratum)
        {
            var order = model.Order;
            var rows = order.Order[order.StratumBegin[stratum]..order.StratumBegin[stratum + 1]];
            double Weight(int row) => model.Data.Weights is { } w ? w.Span[row] : 1;
            exits = [.. rows.Reverse().Select(r => (order.Time(r), Weight(r)))];
            entries = order.Entries is { } e ? [.. rows.Select(r => (Time: e.Span[r], Weight: Weight(r))).OrderBy(p => p.Time)] : [];
            present = entries.Length > 0 ? 0 : exits.Sum(p => p.Weight);
        }

        public double At(double time)
        {
            for (; exit < exits.Length && exits[exit].Time < time; exit++) present -= exits[exit].Weight;
            for (; entry < entries.Length && entries[entry].Time < time; entry++) present += entries[entry].Weight;
            return present;
        }
    }
}
