using Kazus.Statistics.Distributions;

namespace Kazus.Statistics.MetaAnalysis;

/// <summary>The likelihood of binomial counts whose logits vary normally between studies.</summary>
internal sealed class BinomialMixture
{
    private readonly double[] events;
    private readonly double[] totals;
    private readonly double[] offsets;
    private readonly GaussHermite rule;
    private readonly double constant;

    public BinomialMixture(double[] events, double[] totals, double[] offsets, GaussHermite rule)
    {
        if (events.Length != totals.Length || events.Length != offsets.Length)
            throw new ArgumentException("Events, totals and offsets must be equally many.", nameof(totals));
        if (events.Length == 0) throw new AssumptionException(Assumption.NotEmpty, "events");
        double allEvents = 0, all = 0;
        for (var i = 0; i < events.Length; i++)
        {
            if (!double.IsFinite(events[i])) throw new AssumptionException(Assumption.Finite, "events", i);
            if (!double.IsFinite(totals[i])) throw new AssumptionException(Assumption.Finite, "totals", i);
            if (totals[i] <= 0) throw new AssumptionException(Assumption.Positive, "totals", i);
            if (events[i] < 0 || events[i] > totals[i]) throw new AssumptionException(Assumption.EventsWithinTotal, "events", i);
            allEvents += events[i];
            all += totals[i];
            constant += GammaFunction.LogChoose(totals[i], events[i]);
        }
        if (allEvents == 0 || allEvents == all) throw new AssumptionException(Assumption.BothOutcomes, "events");
        (this.events, this.totals, this.offsets, this.rule) = (events, totals, offsets, rule);
    }

    public int Count => events.Length;

    /// <summary>log likelihood at a mean logit and a standard deviation between studies (an even function of it).</summary>
    public double LogLikelihood(double mean, double deviation)
    {
        var sum = constant;
        for (var i = 0; i < Count; i++)
        {
            var centre = mean + offsets[i];
            sum += deviation == 0 ? Conditional(i, centre) : LogIntegral(i, centre, deviation);
        }
        return sum;
    }

    /// <summary>The typical sampling variance of the studies' logits (Higgins and Thompson 2002).</summary>
    public double TypicalVariance()
    {
        double w = 0, ww = 0;
        for (var i = 0; i < Count; i++)
        {
            var precision = 1 / Proportion.Effect(events[i], totals[i], ProportionScale.Logit).Variance;
            w += precision;
            ww += precision * precision;
        }
        return (Count - 1) / (w - ww / w);
    }

    /// <summary>One logit for all studies: estimate, standard error, log likelihood.</summary>
    public (double Effect, double StandardError, double LogLikelihood) Common()
    {
        var mean = 0.0;
        for (var iteration = 0; iteration < 200; iteration++)
        {
            double score = 0, information = 0;
            for (var i = 0; i < Count; i++)
            {
                var p = Expit(mean + offsets[i]);
                score += events[i] - totals[i] * p;
                information += totals[i] * p * (1 - p);
            }
            var step = Math.Clamp(score / information, -2, 2);
            mean += step;
            if (Math.Abs(step) < 1e-14 * Math.Max(1, Math.Abs(mean))) return (mean, 1 / Math.Sqrt(information), LogLikelihood(mean, 0));
        }
        throw new AssumptionException(Assumption.Converged, "common logit");
    }

    /// <summary>One risk per study.</summary>
    public double Saturated()
    {
        var sum = constant;
        for (var i = 0; i < Count; i++)
        {
            double x = events[i], rest = totals[i] - events[i];
            if (x > 0) sum += x * Math.Log(x / totals[i]);
            if (rest > 0) sum += rest * Math.Log(rest / totals[i]);
        }
        return sum;
    }

    /// <summary>The maximum, and the standard error of the mean from the curvature in both parameters.</summary>
    public (double Mean, double Deviation, double StandardError) Maximise()
    {
        var (mean, error, common) = Common();
        var best = TwoParameterMaximum.Find(LogLikelihood, mean, 0.6);
        return best is { } b && Math.Abs(b.Second) > 1e-4 && b.Value > common
            ? (b.First, Math.Abs(b.Second), b.StandardErrorOfFirst)
            : (mean, 0, error);
    }

    private double Conditional(int i, double logit) => events[i] * logit - totals[i] * LogOnePlusExp(logit);

    private double LogIntegral(int i, double centre, double deviation)
    {
        // The mode of the integrand over a standard normal u; the logit is centre + deviation·u.
        double u = 0, curvature = 1;
        for (var iteration = 0; iteration < 100; iteration++)
        {
            var p = Expit(centre + deviation * u);
            curvature = 1 + deviation * deviation * totals[i] * p * (1 - p);
            var step = (deviation * (events[i] - totals[i] * p) - u) / curvature;
            u += Math.Clamp(step, -3, 3);
            if (Math.Abs(step) < 1e-13 * Math.Max(1, Math.Abs(u))) break;
        }
        var spread = Math.Sqrt(2 / curvature);
        double top = double.NegativeInfinity, sum = 0;
        Span<double> terms = stackalloc double[rule.Points.Length];
        for (var j = 0; j < terms.Length; j++)
        {
            var at = u + spread * rule.Points[j];
            terms[j] = Conditional(i, centre + deviation * at) - 0.5 * at * at + rule.LogWeights[j];
            top = Math.Max(top, terms[j]);
        }
        foreach (var t in terms) sum += Math.Exp(t - top);
        return top + Math.Log(sum * spread) - GammaFunction.LogSqrtTwoPi;
    }

    private static double Expit(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    private static double LogOnePlusExp(double x) => x > 0 ? x + LogOnePlus.Of(Math.Exp(-x)) : LogOnePlus.Of(Math.Exp(x));
}
