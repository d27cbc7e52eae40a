namespace Kazus.Statistics;

/// <summary>Kaplan-Meier estimate of the time to censoring.</summary>
internal sealed class CensoringDistribution
{
    private readonly double[] survival;

    private CensoringDistribution(double[] times, double[] survival)
    {
        Times = times;
        this.survival = survival;
    }

    /// <summary>Distinct censoring times, ascending.</summary>
    public double[] Times { get; }

    /// <param name="times">Exit times.</param>
    /// <param name="causes">0 for censored.</param>
    /// <param name="eventsFirst">
    /// Whether those who have an event at a censoring time have left before it (R's finegray) or are still at risk of it (cmprsk's crr).
    /// </param>
    public static CensoringDistribution Of(ReadOnlySpan<double> times, ReadOnlySpan<int> causes, bool eventsFirst)
    {
        var (all, codes) = (times.ToArray(), causes.ToArray());
        var order = Enumerable.Range(0, all.Length).OrderBy(i => all[i]).ToArray();
        var (cuts, survival, current) = (new List<double>(), new List<double>(), 1.0);
        for (var i = 0; i < order.Length;)
        {
            var (time, begin, censored) = (all[order[i]], i, 0);
            for (; i < order.Length && all[order[i]] == time; i++) censored += codes[order[i]] == 0 ? 1 : 0;
            if (censored == 0) continue;
            double atRisk = eventsFirst ? order.Length - i + censored : order.Length - begin;
            current *= (atRisk - censored) / atRisk;
            cuts.Add(time);
            survival.Add(current);
        }
        return new([.. cuts], [.. survival]);
    }

    /// <summary>G just before a time.</summary>
    public double Before(double time)
    {
        var at = Array.BinarySearch(Times, time);
        at = at >= 0 ? at - 1 : ~at - 1;
        return at < 0 ? 1 : survival[at];
    }

    /// <summary>G after a censoring time.</summary>
    public double After(int index) => survival[index];
}

/// <summary>Fine and Gray's pseudo-likelihood. Plain sums over subjects at every event time: n times the number of event times.</summary>
internal sealed class FineGrayLikelihood : PartialLikelihood
{
    private readonly double[] times;
    private readonly int[] causes;
    private readonly int cause;
    private readonly double[][] x;
    private readonly double[] eventTimes;
    private readonly double[] ownCensoring;
    private readonly double[] eventCensoring;
    private readonly CensoringDistribution censoring;

    public FineGrayLikelihood(ReadOnlyMemory<double> times, ReadOnlyMemory<int> causes, int cause, DesignMatrix design, ColumnScale[] scales)
    {
        (this.times, this.causes, this.cause) = (times.ToArray(), causes.ToArray(), cause);
        Width = design.Width;
        x = new double[times.Length][];
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = new double[Width];
            for (var j = 0; j < Width; j++) x[i][j] = (design.At(i, j) - scales[j].Centre) * scales[j].Factor;
        }
        censoring = CensoringDistribution.Of(times.Span, causes.Span, eventsFirst: false);
        eventTimes = [.. Enumerable.Range(0, x.Length).Where(i => this.causes[i] == cause).Select(i => this.times[i]).Distinct().Order()];
        ownCensoring = [.. this.times.Select(censoring.Before)];
        eventCensoring = [.. eventTimes.Select(censoring.Before)];
    }

    public override int Width { get; }

    public override double Evaluate(ReadOnlySpan<double> coefficients, Span<double> score, double[,] information)
    {
        score.Clear();
        Array.Clear(information);
        var risk = Risks(coefficients, out var eta);
        double loglik = 0;
        var (first, second) = (new double[Width], new double[Width, Width]);
        for (var k = 0; k < eventTimes.Length; k++)
        {
            double sum = 0;
            var deaths = 0;
            Array.Clear(first);
            Array.Clear(second);
            for (var i = 0; i < x.Length; i++)
            {
                if (causes[i] == cause && times[i] == eventTimes[k])
                {
                    deaths++;
                    loglik += eta[i];
                    for (var j = 0; j < Width; j++) score[j] += x[i][j];
                }
                var r = risk[i] * Weight(i, k);
                if (r == 0) continue;
                sum += r;
                for (var j = 0; j < Width; j++)
                {
                    first[j] += r * x[i][j];
                    for (var l = 0; l <= j; l++) second[j, l] += r * x[i][j] * x[i][l];
                }
            }
            loglik -= deaths * Math.Log(sum);
            for (var j = 0; j < Width; j++)
            {
                score[j] -= deaths * first[j] / sum;
                for (var l = 0; l <= j; l++) information[j, l] += deaths * (second[j, l] / sum - first[j] * first[l] / (sum * sum));
            }
        }
        return loglik;
    }

    /// <summary>Event times and jumps of the baseline subdistribution hazard for covariates of zero.</summary>
    public (double[] Times, double[] Increments) Baseline(double[] coefficients)
    {
        var risk = Risks(coefficients, out _);
        return (eventTimes, [.. Enumerable.Range(0, eventTimes.Length).Select(k => Deaths(k) / RiskSum(risk, k))]);
    }

    /// <summary>Sum of squares of each subject's influence: its part of the score plus that of its censoring in the weights of others.</summary>
    public double[,] Meat(double[] coefficients)
    {
        var risk = Risks(coefficients, out _);
        var hazard = new double[eventTimes.Length];
        var mean = new double[eventTimes.Length][];
        for (var k = 0; k < hazard.Length; k++)
        {
            var sum = RiskSum(risk, k);
            hazard[k] = Deaths(k) / sum;
            mean[k] = new double[Width];
            for (var i = 0; i < x.Length; i++)
            {
                var r = risk[i] * Weight(i, k) / sum;
                for (var j = 0; j < Width && r != 0; j++) mean[k][j] += r * x[i][j];
            }
        }
        var influence = new double[x.Length, Width];
        for (var i = 0; i < x.Length; i++)
        {
            for (var k = 0; k < hazard.Length; k++)
            {
                var own = (causes[i] == cause && times[i] == eventTimes[k] ? 1 : 0) - risk[i] * Weight(i, k) * hazard[k];
                for (var j = 0; j < Width && own != 0; j++) influence[i, j] += own * (x[i][j] - mean[k][j]);
            }
        }
        AddCensoring(risk, hazard, mean, influence);
        var meat = new double[Width, Width];
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 0; j < Width; j++)
            {
                for (var l = 0; l < Width; l++) meat[j, l] += influence[i, j] * influence[i, l];
            }
        }
        return meat;
    }

    /// <summary>What the estimate of G adds: a censoring at u changes the weights, after u, of those who had another cause before u.</summary>
    private void AddCensoring(double[] risk, double[] hazard, double[][] mean, double[,] influence)
    {
        foreach (var time in censoring.Times)
        {
            var share = new double[Width];
            for (var i = 0; i < x.Length; i++)
            {
                if (causes[i] == 0 || causes[i] == cause || times[i] >= time) continue;
                for (var k = 0; k < hazard.Length; k++)
                {
                    if (eventTimes[k] < time) continue;
                    var part = risk[i] * Weight(i, k) * hazard[k];
                    for (var j = 0; j < Width; j++) share[j] += part * (x[i][j] - mean[k][j]);
                }
            }
            double atRisk = times.Count(t => t >= time), censored = Enumerable.Range(0, x.Length).Count(i => causes[i] == 0 && times[i] == time);
            for (var i = 0; i < x.Length; i++)
            {
                if (times[i] < time) continue;
                var martingale = (causes[i] == 0 && times[i] == time ? 1 : 0) - censored / atRisk;
                for (var j = 0; j < Width; j++) influence[i, j] += share[j] / atRisk * martingale;
            }
        }
    }

    private double[] Risks(ReadOnlySpan<double> coefficients, out double[] eta)
    {
        eta = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 0; j < Width; j++) eta[i] += x[i][j] * coefficients[j];
        }
        return [.. eta.Select(Math.Exp)];
    }

    private double Weight(int subject, int eventTime)
    {
        if (times[subject] >= eventTimes[eventTime]) return 1;
        return causes[subject] == 0 || causes[subject] == cause ? 0 : eventCensoring[eventTime] / ownCensoring[subject];
    }

    private double RiskSum(double[] risk, int eventTime)
    {
        double sum = 0;
        for (var i = 0; i < risk.Length; i++) sum += risk[i] * Weight(i, eventTime);
        return sum;
    }

    private double Deaths(int eventTime)
    {
        var count = 0;
        for (var i = 0; i < times.Length; i++) count += causes[i] == cause && times[i] == eventTimes[eventTime] ? 1 : 0;
        return count;
    }
}
