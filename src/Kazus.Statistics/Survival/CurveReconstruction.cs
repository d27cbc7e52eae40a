using System.Collections.Immutable;

namespace Kazus.Statistics;

/// <summary>Guyot's algorithm, interval by interval of the printed risk table (BMC Med Res Methodol 2012;12:9, steps 1 to 7).</summary>
internal sealed class CurveReconstruction(ImmutableArray<DigitisedPoint> points, ImmutableArray<PrintedAtRisk> risks, int? printedEvents)
{
    private readonly int[] events = new int[points.Length];
    private readonly int[] censored = new int[points.Length];

    /// <summary>What one way to fill an interval leads to.</summary>
    private readonly record struct Outcome(int Left, double Height, int Events);

    internal SurvivalData Run()
    {
        var height = 1.0;
        int left = risks[0].AtRisk, eventsSoFar = 0, censoredSoFar = 0;
        for (var i = 0; i < risks.Length; i++)
        {
            var (first, end) = (PointAt(risks[i].Time), i + 1 < risks.Length ? PointAt(risks[i + 1].Time) : points.Length);
            if (first >= end) continue;
            var outcome = i + 1 < risks.Length
                ? Meet(risks[i + 1].AtRisk, (first, end), (left, height))
                : Last((first, end), (left, height), (eventsSoFar, censoredSoFar));
            eventsSoFar += outcome.Events;
            censoredSoFar += left - outcome.Left - outcome.Events;
            (left, height) = (outcome.Left, outcome.Height);
        }
        return Individuals(left);
    }

    private int PointAt(double time)
    {
        var i = 0;
        while (i < points.Length && points[i].Time < time) i++;
        return i;
    }

    /// <summary>Moves the number of censorings until as many are left as the table says, or can be.</summary>
    private Outcome Meet(int target, (int First, int End) span, (int Left, double Height) start)
    {
        var fall = (span.End < points.Length ? points[span.End].Survival : points[^1].Survival) / Math.Max(points[span.First].Survival, double.Epsilon);
        var count = Math.Clamp((int)Math.Round(start.Left * Math.Min(1, fall)) - target, 0, start.Left);
        var best = (Distance: int.MaxValue, Count: count);
        for (var round = 0; round <= start.Left; round++)
        {
            var distance = Fill(count, span, start).Left - target;
            if (Math.Abs(distance) < best.Distance) best = (Math.Abs(distance), count);
            var next = Math.Clamp(count + distance, 0, start.Left);
            if (distance == 0 || next == count) break;
            count = next;
        }
        return Fill(best.Count, span, start);
    }

    /// <summary>
    /// After the last printed number: censorings at the pace of the time before, then fewer or more of them until the printed number
    /// of events is met, if one is printed.
    /// </summary>
    private Outcome Last((int First, int End) span, (int Left, double Height) start, (int Events, int Censored) before)
    {
        var from = risks[^1].Time;
        var pace = from > 0 ? before.Censored / from : 0;
        var count = Math.Clamp((int)Math.Round(pace * (points[^1].Time - from)), 0, start.Left);
        var outcome = Fill(count, span, start);
        if (printedEvents is not { } printed) return outcome;
        var wanted = Math.Max(0, printed - before.Events);
        var best = (Distance: Math.Abs(outcome.Events - wanted), Count: count);
        for (var c = 0; c <= start.Left && best.Distance > 0; c++)
        {
            var distance = Math.Abs(Fill(c, span, start).Events - wanted);
            if (distance < best.Distance) best = (distance, c);
        }
        return Fill(best.Count, span, start);
    }

    /// <summary>Spreads the censorings evenly over the interval and lets the events follow the steps of the curve.</summary>
    private Outcome Fill(int count, (int First, int End) span, (int Left, double Height) start)
    {
        var (begin, finish) = (points[span.First].Time, span.End < points.Length ? points[span.End].Time : points[^1].Time);
        Array.Clear(censored, span.First, span.End - span.First);
        for (var c = 1; c <= count; c++)
        {
            var time = begin + (finish - begin) * c / (count + 1);
            var k = span.First;
            while (k + 1 < span.End && points[k + 1].Time <= time) k++;
            censored[k]++;
        }
        var (left, height, total) = (start.Left, start.Height, 0);
        for (var k = span.First; k < span.End; k++)
        {
            events[k] = height > 0 ? Math.Clamp((int)Math.Round(left * (1 - points[k].Survival / height)), 0, left) : 0;
            if (events[k] > 0) height *= 1 - (double)events[k] / left;
            left -= events[k];
            total += events[k];
            censored[k] = Math.Min(censored[k], left);
            left -= censored[k];
        }
        return new Outcome(left, height, total);
    }

    private SurvivalData Individuals(int left)
    {
        List<double> times = [];
        List<bool> happened = [];
        void Add(double time, bool isEvent, int count)
        {
            for (var i = 0; i < count; i++)
            {
                times.Add(time);
                happened.Add(isEvent);
            }
        }
        for (var k = 0; k < points.Length; k++)
        {
            Add(points[k].Time, true, events[k]);
            Add(k + 1 < points.Length ? (points[k].Time + points[k + 1].Time) / 2 : points[k].Time, false, censored[k]);
        }
        Add(points[^1].Time, false, left);
        return new SurvivalData(times.ToArray(), happened.ToArray());
    }
}
