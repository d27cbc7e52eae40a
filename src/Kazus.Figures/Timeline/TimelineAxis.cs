using Kazus.Time;

namespace Kazus.Figures;

/// <summary>A stretch of the axis with its own straight scale.</summary>
internal sealed record TimelineStretch(double From, double To, double Left, double Right);

/// <summary>
/// The time axis: straight around day zero, with long empty gaps folded. A gap is folded when it is longer than 1.2 times all the
/// gaps that stay, so that what happened close together can be told apart beside what happened decades before.
/// </summary>
internal sealed class TimelineAxis
{
    public const double FoldWidth = 9;

    private TimelineAxis(IReadOnlyList<TimelineStretch> stretches, int main)
    {
        Stretches = stretches;
        Main = main;
    }

    public IReadOnlyList<TimelineStretch> Stretches { get; }

    /// <summary>Index of the stretch that holds day zero.</summary>
    public int Main { get; }

    public double Left => Stretches[0].Left;

    public double Right => Stretches[^1].Right;

    public double At(double day)
    {
        if (day <= Stretches[0].From) return Left;
        foreach (var (s, i) in Stretches.Select((s, i) => (s, i)))
        {
            if (day <= s.To) return day >= s.From ? s.Left + (day - s.From) / (s.To - s.From) * (s.Right - s.Left) : Between(i - 1, day);
        }
        return Right;
    }

    /// <summary>The day that stands for a range: its middle, or its bounded end.</summary>
    public static double Middle(DayRange range) => range.Earliest <= -DayRange.Far ? range.Latest >= DayRange.Far ? 0 : range.Latest
        : range.Latest >= DayRange.Far ? range.Earliest : ((double)range.Earliest + range.Latest) / 2;

    public static TimelineAxis Over(IReadOnlyList<DayRange> ranges, double left, double right)
    {
        var known = ranges.Where(r => !r.IsUnknown).Append(DayRange.On(0)).OrderBy(Middle).ToList();
        var groups = Groups(known);
        var main = groups.FindIndex(g => g.Any(r => r == DayRange.On(0)));
        var extents = groups.Select(g => Extent(g)).ToList();
        for (var i = 1; i < extents.Count; i++)
        {
            // A wide range may reach over the gap: the fold keeps to the days between the middles.
            if (extents[i - 1].To < extents[i].From) continue;
            var (a, b) = (Middle(groups[i - 1][^1]), Middle(groups[i][0]));
            extents[i - 1] = (extents[i - 1].From, Math.Max(a + (b - a) * 0.25, extents[i - 1].From + 1));
            extents[i] = (b - (b - a) * 0.25, Math.Max(extents[i].To, b + 1));
        }
        return new TimelineAxis(Place(groups, extents, main, left, right), main);
    }

    private double Between(int before, double day)
    {
        var (a, b) = (Stretches[before], Stretches[before + 1]);
        return a.Right + (day - a.To) / (b.From - a.To) * (b.Left - a.Right);
    }

    private static List<List<DayRange>> Groups(List<DayRange> known)
    {
        var gaps = known.Zip(known.Skip(1), (a, b) => Middle(b) - Middle(a)).ToList();
        var open = Enumerable.Range(0, gaps.Count).OrderByDescending(i => gaps[i]).ThenBy(i => i).ToList();
        var folded = new HashSet<int>();
        var rest = gaps.Sum();
        foreach (var i in open)
        {
            rest -= gaps[i];
            if (folded.Count >= 3 || rest <= 0 || gaps[i] <= 1.2 * rest) break;
            folded.Add(i);
        }
        var groups = new List<List<DayRange>> { new() { known[0] } };
        for (var i = 1; i < known.Count; i++)
        {
            if (folded.Contains(i - 1)) groups.Add([]);
            groups[^1].Add(known[i]);
        }
        return groups;
    }

    private static (double From, double To) Extent(List<DayRange> group)
    {
        var from = group.Min(r => r.Earliest <= -DayRange.Far ? Middle(r) : r.Earliest);
        var to = group.Max(r => r.Latest >= DayRange.Far ? Middle(r) : r.Latest);
        var pad = Math.Max((to - from) * 0.04, 1);
        return (from - pad, to + pad);
    }

    private static List<TimelineStretch> Place(List<List<DayRange>> groups, List<(double From, double To)> extents, int main, double left, double right)
    {
        var room = right - left - FoldWidth * (groups.Count - 1);
        var widths = groups.Select(g => Math.Clamp(20 + 12.0 * g.Select(Middle).Distinct().Count(), 32, room * 0.2)).ToArray();
        var side = widths.Where((_, i) => i != main).Sum();
        for (var i = 0; i < widths.Length; i++) widths[i] = i == main ? room - Math.Min(side, room * 0.45) : widths[i] * Math.Min(1, room * 0.45 / side);
        var stretches = new List<TimelineStretch>();
        var x = left;
        for (var i = 0; i < groups.Count; i++)
        {
            stretches.Add(new TimelineStretch(extents[i].From, extents[i].To, x, x + widths[i]));
            x += widths[i] + FoldWidth;
        }
        return stretches;
    }
}
