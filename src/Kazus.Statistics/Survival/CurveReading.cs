using System.Collections.Immutable;

namespace Kazus.Statistics;

/// <summary>Reads points, quantiles and areas off a survival curve, by the conventions of R's <c>print</c>, <c>quantile</c> and <c>summary</c>.</summary>
internal static class CurveReading
{
    private const double Tolerance = NearTies.Tolerance;

    internal static TimeEstimate Median(SurvivalCurve curve) =>
        new(BelowHalf(curve.Survival, curve.Times), BelowHalf(curve.Lower, curve.Times), BelowHalf(curve.Upper, curve.Times));

    private static double? BelowHalf(ImmutableArray<double> y, ImmutableArray<double> times)
    {
        for (var k = 0; k < y.Length; k++)
        {
            if (!(y[k] < 0.5 + Tolerance)) continue;
            if (Math.Abs(y[k] - 0.5) < Tolerance)
                for (var j = k + 1; j < y.Length; j++)
                    if (y[j] < y[k]) return (times[k] + times[j]) / 2;
            return times[k];
        }
        return null;
    }

    internal static TimeEstimate[] Quantiles(SurvivalCurve curve, IReadOnlyList<double> p)
    {
        foreach (var share in p)
            if (!(share is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(p), share, "A share lies between 0 and 1.");
        var value = Crossings(curve.Times, curve.Survival, p);
        var lower = Crossings(curve.Times, curve.Lower, p);
        var upper = Crossings(curve.Times, curve.Upper, p);
        return [.. Enumerable.Range(0, p.Count).Select(i => new TimeEstimate(value[i], lower[i], upper[i]))];
    }

    /// <summary>
    /// Where the rising function F = 1 - y first reaches each p. F is taken at its distinct values, starting from (0, 0); within
    /// the tolerance of a level it is read at both ends of that level and the middle is taken.
    /// </summary>
    private static double?[] Crossings(ImmutableArray<double> times, ImmutableArray<double> y, IReadOnlyList<double> p)
    {
        List<(double F, double Time)> steps = [(0, 0)];
        HashSet<double> seen = [0];
        var lastIsKnown = true;
        for (var k = 0; k < y.Length; k++)
        {
            var f = 1 - y[k];
            if (!seen.Add(f)) continue;
            lastIsKnown = !double.IsNaN(f);
            if (lastIsKnown) steps.Add((f, times[k]));
        }
        var last = steps[^1];
        var found = new double?[p.Count];
        if (steps.Max(s => s.F) < p.Min()) return found;
        steps.Sort((a, b) => a.F.CompareTo(b.F));
        for (var i = 0; i < found.Length; i++)
        {
            var first = Reaching(steps, p[i] - Tolerance);
            var second = Reaching(steps, p[i] + Tolerance);
            found[i] = p[i] == 0 ? 0
                : lastIsKnown && Math.Abs(p[i] - last.F) < Tolerance ? (first + times[^1]) / 2
                : (first + second) / 2;
        }
        return found;
    }

    private static double? Reaching(List<(double F, double Time)> steps, double level)
    {
        int low = 0, high = steps.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (steps[middle].F >= level) high = middle;
            else low = middle + 1;
        }
        return low < steps.Count ? steps[low].Time : null;
    }

    internal static MeanEstimate RestrictedMean(SurvivalCurve curve, double horizon)
    {
        if (!(horizon >= 0) || double.IsInfinity(horizon))
            throw new ArgumentOutOfRangeException(nameof(horizon), horizon, "A horizon is a time, zero or greater.");
        var kept = CountUpTo(curve.Times, horizon);
        double previousTime = 0, previousSurvival = 1, area = 0;
        for (var k = 0; k < kept; k++)
        {
            area += (curve.Times[k] - previousTime) * previousSurvival;
            (previousTime, previousSurvival) = (curve.Times[k], curve.Survival[k]);
        }
        // The variance weighs each event's Greenwood term by the square of the area that lies after it.
        double after = (horizon - previousTime) * previousSurvival, variance = 0;
        area += after;
        for (var k = kept - 1; k >= 0; k--)
        {
            double n = curve.AtRisk[k], d = curve.Events[k];
            if (n > d) variance += after * after * (d / (n * (n - d)));
            if (k > 0) after += (curve.Times[k] - curve.Times[k - 1]) * curve.Survival[k - 1];
        }
        return new MeanEstimate(area, Math.Sqrt(variance), horizon, horizon > curve.LastTime && curve.Survival[^1] > 0);
    }

    internal static CurvePoint At(SurvivalCurve curve, double time)
    {
        var passed = CountUpTo(curve.Times, time);
        var atRisk = passed > 0 && curve.Times[passed - 1] == time ? curve.AtRisk[passed - 1]
            : passed < curve.Times.Length ? curve.AtRisk[passed] : 0;
        return passed == 0
            ? new CurvePoint(time, atRisk, 1, 0, 1, 1)
            : new CurvePoint(time, atRisk, curve.Survival[passed - 1], curve.StandardError[passed - 1], curve.Lower[passed - 1], curve.Upper[passed - 1]);
    }

    private static int CountUpTo(ImmutableArray<double> times, double time)
    {
        var place = times.AsSpan().BinarySearch(time);
        return place >= 0 ? place + 1 : ~place;
    }
}
