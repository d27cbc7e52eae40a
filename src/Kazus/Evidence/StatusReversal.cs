using Kazus.Statistics;
using Kazus.Statistics.Distributions;

namespace Kazus.Evidence;

/// <summary>
/// What a Kaplan-Meier estimate becomes when one patient's status is reversed. A reversal leaves everybody's time, so only the factor
/// of that patient's time changes: S' = S · (1 − d'/n) / (1 − d/n), and one term of Greenwood's sum. All reversals together cost
/// as much as one estimate.
/// </summary>
internal static class StatusReversal
{
    private static readonly double Z = Normal.Quantile(0.975);

    public static List<PooledSurvival.Flip> Of(IReadOnlyList<PatientTime.Included> patients, SurvivalCurve curve, double horizon)
    {
        var last = Last(curve, horizon);
        var (before, after) = Products(curve, last);
        var here = curve.At(horizon);
        return [.. patients.Select(p =>
        {
            var at = curve.Times.AsSpan().BinarySearch(p.Months);
            if (at < 0) at = Math.Min(~at, curve.Times.Length - 1);
            var reversed = at > last || curve.Times[at] > horizon ? here : Reversed(curve, at, p.Event ? -1 : 1, before, after, here);
            return new PooledSurvival.Flip(p, reversed, reversed.Survival - here.Survival);
        })];
    }

    private static int Last(SurvivalCurve curve, double horizon)
    {
        var last = -1;
        while (last + 1 < curve.Times.Length && curve.Times[last + 1] <= horizon) last++;
        return last;
    }

    // Products of factors and sums of Greenwood's terms strictly before and after each time, so that a factor of zero can be replaced.
    private static ((double S, double V)[] Before, (double S, double V)[] After) Products(SurvivalCurve curve, int last)
    {
        var before = new (double S, double V)[last + 1];
        var after = new (double S, double V)[last + 1];
        var (s, v) = (1.0, 0.0);
        for (var i = 0; i <= last; i++)
        {
            before[i] = (s, v);
            s *= Factor(curve, i, 0);
            v += Term(curve, i, 0);
        }
        (s, v) = (1.0, 0.0);
        for (var i = last; i >= 0; i--)
        {
            after[i] = (s, v);
            s *= Factor(curve, i, 0);
            v += Term(curve, i, 0);
        }
        return (before, after);
    }

    private static CurvePoint Reversed(SurvivalCurve curve, int at, int change, (double S, double V)[] before, (double S, double V)[] after, CurvePoint here)
    {
        var s = before[at].S * Factor(curve, at, change) * after[at].S;
        var v = before[at].V + Term(curve, at, change) + after[at].V;
        var log = Math.Log(s);
        var width = Z * Math.Sqrt(v) / Math.Abs(log);
        var defined = s is > 0 and < 1;
        return new CurvePoint(here.Time, here.AtRisk, s, s * Math.Sqrt(v),
            defined ? Math.Exp(log * Math.Exp(width)) : double.NaN, defined ? Math.Exp(log * Math.Exp(-width)) : double.NaN);
    }

    private static double Factor(SurvivalCurve curve, int at, int change) => 1 - (curve.Events[at] + change) / curve.AtRisk[at];

    private static double Term(SurvivalCurve curve, int at, int change)
    {
        var d = curve.Events[at] + change;
        return d / (curve.AtRisk[at] * (curve.AtRisk[at] - d));
    }
}
