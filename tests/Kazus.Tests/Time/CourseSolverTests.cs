using Kazus.Time;
using Xunit;

namespace Kazus.Tests.Time;

public sealed class CourseSolverTests
{
    private static TimeBound On(string id, string words) =>
        TimeStatement.Parse(words) is { } s ? new TimeBound(s.From, id, s.Days, s) : throw new ArgumentException(words);

    private static TimeBound Bound(string from, string to, DayRange days, string words) =>
        new(from, to, days, new TimeStatement { Words = words, From = from, Days = days });

    private static List<TimeBound> TheCervicalCase() =>
    [
        On("acdf", "18 years ago"), On("acdf", "2005"), On("lms", "3 years ago"), On("lms", "2021"),
        On("recurrence", "+12 mo"), Bound(TimeStatement.Calendar, "recurrence", DayRange.UpTo(PartialDate.Parse("2024-01-27")!.Days.Latest), "received 27 January 2024"),
        On("scan", "+1 mo"),
    ];

    [Fact]
    public void The_course_of_the_cervical_case_is_impossible_for_four_statements()
    {
        var bounds = TheCervicalCase();
        var clash = Assert.IsType<CourseSolution.Clash>(CourseSolver.Solve(bounds, TimeStatement.DayZero));
        Assert.Equal(["3 years ago", "2021", "+12 mo", "received 27 January 2024"], clash.Statements.Select(s => s.Words));
        Assert.Equal(Duration.Of(1, TimeUnit.Month).Days, clash.Days["scan"]);
    }

    [Fact]
    public void Leaving_out_any_statement_of_a_clash_makes_the_rest_of_it_possible()
    {
        var bounds = TheCervicalCase();
        var clash = Assert.IsType<CourseSolution.Clash>(CourseSolver.Solve(bounds, TimeStatement.DayZero));
        foreach (var left in clash.Statements)
            Assert.IsType<CourseSolution.Possible>(CourseSolver.Solve([.. bounds.Where(b => clash.Statements.Contains(b.Statement) && b.Statement != left)], TimeStatement.DayZero));
    }

    [Fact]
    public void A_calendar_date_and_an_offset_narrow_each_other()
    {
        var solved = CourseSolver.Solve([On("a", "2020"), On("a", "-12 mo"), On("b", "March 2021"), On("b", "day 0")], TimeStatement.DayZero);
        var days = Assert.IsType<CourseSolution.Possible>(solved).Days;
        Assert.Equal(DayRange.On(0), days["b"]);
        Assert.True(days["a"].Latest <= -60 && days["a"].Earliest >= -Duration.Of(12, TimeUnit.Month).Days.Latest);
    }

    [Fact]
    public void What_nobody_dates_stays_unknown()
    {
        var solved = CourseSolver.Solve([On("a", "+2 wk"), Bound("x", "y", DayRange.On(3), "3 days later")], TimeStatement.DayZero);
        var days = Assert.IsType<CourseSolution.Possible>(solved).Days;
        Assert.True(days["x"].IsUnknown && days["y"].IsUnknown);
    }

    [Fact]
    public void A_circle_that_does_not_touch_day_zero_is_found()
    {
        var solved = CourseSolver.Solve([Bound("x", "y", DayRange.From(1), "x before y"), Bound("y", "x", DayRange.From(1), "y before x"), On("a", "day 0")], TimeStatement.DayZero);
        Assert.Equal(["x before y", "y before x"], Assert.IsType<CourseSolution.Clash>(solved).Statements.Select(s => s.Words));
    }

    [Fact]
    public void The_ranges_equal_those_of_a_slow_twin_and_do_not_depend_on_order()
    {
        var random = new Random(20240412);
        for (var round = 0; round < 200; round++)
        {
            var points = random.Next(2, 6);
            List<TimeBound> bounds = [.. Enumerable.Range(0, random.Next(1, 10)).Select(i =>
            {
                var low = random.Next(-8, 8);
                return Bound("p" + random.Next(points), "p" + random.Next(points), new DayRange(low, low + random.Next(0, 6)), "s" + i);
            }).Where(b => b.From != b.To)];
            if (bounds.Count == 0) continue;
            var solved = CourseSolver.Solve(bounds, "p0");
            var twin = FloydWarshall(bounds, points);
            Assert.Equal(twin is null, solved is CourseSolution.Clash);
            if (twin is null) continue;
            foreach (var (id, range) in solved.Ranges) Assert.Equal(twin[int.Parse(id[1..])], range);
            var shuffled = CourseSolver.Solve([.. bounds.OrderBy(_ => random.Next())], "p0");
            foreach (var (id, range) in solved.Ranges) Assert.Equal(range, shuffled.Ranges[id]);
        }
    }

    private static DayRange[]? FloydWarshall(List<TimeBound> bounds, int n)
    {
        var d = new double[n, n];
        for (var i = 0; i < n; i++) for (var j = 0; j < n; j++) d[i, j] = i == j ? 0 : double.PositiveInfinity;
        foreach (var b in bounds)
        {
            int f = int.Parse(b.From[1..]), t = int.Parse(b.To[1..]);
            d[f, t] = Math.Min(d[f, t], b.Days.Latest);
            d[t, f] = Math.Min(d[t, f], -b.Days.Earliest);
        }
        for (var k = 0; k < n; k++) for (var i = 0; i < n; i++) for (var j = 0; j < n; j++) d[i, j] = Math.Min(d[i, j], d[i, k] + d[k, j]);
        for (var i = 0; i < n; i++) if (d[i, i] < 0) return null;
        return [.. Enumerable.Range(0, n).Select(i => new DayRange(
            double.IsInfinity(d[i, 0]) ? -DayRange.Far : (int)-d[i, 0], double.IsInfinity(d[0, i]) ? DayRange.Far : (int)d[0, i]))];
    }
}
