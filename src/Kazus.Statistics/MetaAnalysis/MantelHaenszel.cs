using Kazus.Statistics.Distributions;

namespace Kazus.Statistics.MetaAnalysis;

/// <summary>
/// Tables of several studies pooled without weights that break down in sparse data. A study's table enters as it is, zero
/// cells included; only the test for heterogeneity corrects them. What metafor's <c>rma.mh</c> and <c>rma.peto</c> return.
/// </summary>
public sealed record MantelHaenszel
{
    private MantelHaenszel(double effect, double variance, double level, (double Q, int Df) q, int count)
    {
        Effect = effect;
        StandardError = Math.Sqrt(variance);
        Statistic = Effect / StandardError;
        P = Normal.TwoSided(Statistic);
        var half = Normal.UpperQuantile((1 - Interval.CheckLevel(level)) / 2) * StandardError;
        (Lower, Upper) = (Effect - half, Effect + half);
        (Q, QDegreesOfFreedom) = q;
        Count = count;
    }

    /// <summary>The pooled effect: log odds ratio, log risk ratio or risk difference.</summary>
    public double Effect { get; }

    /// <summary>Its standard error.</summary>
    public double StandardError { get; }

    /// <summary>Effect over standard error.</summary>
    public double Statistic { get; }

    /// <summary>The two-sided p value.</summary>
    public double P { get; }

    /// <summary>The lower end of the confidence interval.</summary>
    public double Lower { get; }

    /// <summary>The upper end of the confidence interval.</summary>
    public double Upper { get; }

    /// <summary>Heterogeneity around the pooled effect, over the studies in which both groups are not all without (or with) events.</summary>
    public double Q { get; }

    /// <summary>Its degrees of freedom.</summary>
    public int QDegreesOfFreedom { get; }

    /// <summary>Its p value.</summary>
    public double QP => QDegreesOfFreedom <= 0 ? 1 : ChiSquared.UpperTail(Q, QDegreesOfFreedom);

    /// <summary>I², percent, from Q.</summary>
    public double I2 => HeterogeneityShare.I2(HeterogeneityMethod.FixedEffect, 0, 0, Q, Math.Max(0, QDegreesOfFreedom));

    /// <summary>H², from Q.</summary>
    public double H2 => HeterogeneityShare.H2(HeterogeneityMethod.FixedEffect, 0, 0, Q, Math.Max(0, QDegreesOfFreedom));

    /// <summary>The number of studies given.</summary>
    public int Count { get; }

    /// <summary>Log odds ratio with the variance of Robins, Breslow and Greenland (1986).</summary>
    /// <exception cref="AssumptionException"><c>informative-studies</c>.</exception>
    public static MantelHaenszel LogOddsRatio(IReadOnlyList<TwoByTwo> tables, double level = 0.95)
    {
        double r = 0, s = 0, pr = 0, ps = 0, qs = 0;
        foreach (var t in Checked(tables))
        {
            double ri = t.A * t.D / t.Total, si = t.B * t.C / t.Total, p = (t.A + t.D) / t.Total, q = (t.B + t.C) / t.Total;
            r += ri;
            s += si;
            pr += p * ri;
            ps += p * si + q * ri;
            qs += q * si;
        }
        Informative(r > 0 && s > 0);
        var effect = Math.Log(r / s);
        return new MantelHaenszel(effect, 0.5 * (pr / (r * r) + ps / (r * s) + qs / (s * s)), level, Heterogeneity(tables, t => t.LogOddsRatio(), effect), tables.Count);
    }

    /// <summary>Log risk ratio with the variance of Greenland and Robins (1985).</summary>
    /// <exception cref="AssumptionException"><c>informative-studies</c>.</exception>
    public static MantelHaenszel LogRiskRatio(IReadOnlyList<TwoByTwo> tables, double level = 0.95)
    {
        double r = 0, s = 0, v = 0;
        foreach (var t in Checked(tables))
        {
            r += t.A * (t.Second / t.Total);
            s += t.C * (t.First / t.Total);
            v += (t.First / t.Total) * (t.Second / t.Total) * (t.A + t.C) - t.A / t.Total * t.C;
        }
        Informative(r > 0 && s > 0);
        var effect = Math.Log(r / s);
        return new MantelHaenszel(effect, v / (r * s), level, Heterogeneity(tables, t => t.LogRiskRatio(), effect), tables.Count);
    }

    /// <summary>Risk difference with the variance of Sato, Greenland and Robins (1989).</summary>
    public static MantelHaenszel RiskDifference(IReadOnlyList<TwoByTwo> tables, double level = 0.95)
    {
        double top = 0, weight = 0, ps = 0, qs = 0;
        foreach (var t in Checked(tables))
        {
            double n = t.Total, n1 = t.First, n2 = t.Second;
            top += t.A * (n2 / n) - t.C * (n1 / n);
            weight += n1 * (n2 / n);
            ps += t.C * (n1 / n) * (n1 / n) - t.A * (n2 / n) * (n2 / n) + n1 / n * (n2 / n) * (n2 - n1) / 2;
            qs += t.A * ((n2 - t.C) / n) / 2 + t.C * ((n1 - t.A) / n) / 2;
        }
        Informative(weight > 0);
        var effect = top / weight;
        return new MantelHaenszel(effect, (effect * ps + qs) / (weight * weight), level, Heterogeneity(tables, t => t.RiskDifference(), effect), tables.Count);
    }

    /// <summary>Peto's log odds ratio: the sum of observed less expected over the sum of the hypergeometric variances (Yusuf et al. 1985).</summary>
    /// <exception cref="AssumptionException"><c>informative-studies</c>.</exception>
    public static MantelHaenszel Peto(IReadOnlyList<TwoByTwo> tables, double level = 0.95)
    {
        double difference = 0, variance = 0, squares = 0;
        var used = 0;
        foreach (var t in Checked(tables))
        {
            double d = t.A - t.Expected(), v = t.HypergeometricVariance();
            if (!(v > 0)) continue;
            difference += d;
            variance += v;
            squares += d * d / v;
            used++;
        }
        Informative(variance > 0);
        var effect = difference / variance;
        // Here the tables are not corrected for zero cells, in the test for heterogeneity either.
        return new MantelHaenszel(effect, 1 / variance, level, (Math.Max(0, squares - difference * effect), used - 1), tables.Count);
    }

    private static (double Q, int Df) Heterogeneity(IReadOnlyList<TwoByTwo> tables, Func<TwoByTwo, EffectSize> effect, double pooled)
    {
        double q = 0;
        var used = 0;
        foreach (var t in tables)
        {
            if (t.SaysNothingOfRatio) continue;
            var e = effect(t);
            q += (e.Value - pooled) * (e.Value - pooled) / e.Variance;
            used++;
        }
        return (used > 1 ? q : 0, used - 1);
    }

    private static IReadOnlyList<TwoByTwo> Checked(IReadOnlyList<TwoByTwo> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        if (tables.Count == 0) throw new AssumptionException(Assumption.NotEmpty, "tables");
        for (var i = 0; i < tables.Count; i++)
        {
            if (!double.IsFinite(tables[i].Total)) throw new AssumptionException(Assumption.Finite, "tables", i);
            if (tables[i] is { A: < 0 } or { B: < 0 } or { C: < 0 } or { D: < 0 }) throw new AssumptionException(Assumption.NotNegative, "tables", i);
            if (tables[i].First == 0 || tables[i].Second == 0) throw new AssumptionException(Assumption.Positive, "group size", i);
        }
        return tables;
    }

    private static void Informative(bool yes)
    {
        if (!yes) throw new AssumptionException(Assumption.InformativeStudies, "tables");
    }
}
