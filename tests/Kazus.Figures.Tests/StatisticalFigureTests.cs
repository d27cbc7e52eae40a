using System.Diagnostics;
using Kazus.Terms;
using Xunit;

namespace Kazus.Figures.Tests;

public sealed class StatisticalFigureTests
{
    [Fact]
    public void A_curve_ends_where_fewer_than_three_are_at_risk_and_says_so()
    {
        var figure = Examples.Survival.Draw();
        Assert.Contains(figure.Words(), w => w.Text == "Curves end where fewer than 3 are at risk.");
        Assert.Contains("fewer than 3", figure.Caption);
        Assert.Contains("45% at 44 months", figure.Description);
    }

    [Fact]
    public void A_curve_with_enough_at_risk_to_its_end_has_no_note()
    {
        var figure = (Examples.Survival with { Groups = [new("", [new(3, 0.75, 0.2, 0.95, 4, 1, 0), new(5, 0.75, 0.2, 0.95, 3, 0, 3)])] }).Draw();
        Assert.DoesNotContain("at risk.", figure.Caption);
    }

    [Fact]
    public void Two_patients_give_a_risk_table_and_no_curve()
    {
        var figure = (Examples.Survival with { Groups = [new("", [new(3, 0.5, null, null, 2, 1, 0), new(5, 0.5, null, null, 1, 0, 1)])] }).Draw();
        Assert.Contains(figure.Words(), w => w.Text == "n = 2, 1 event");
        Assert.DoesNotContain(figure.Root().Descendants(SvgReading.Svg + "path"), p => p.Attribute("stroke-width")?.Value == "1.5");
    }

    [Fact]
    public void The_numbers_at_risk_stand_under_their_ticks_and_count_those_just_before()
    {
        var figure = Examples.Survival.Draw();
        var ticks = figure.Words().Where(w => w.Text is "0" or "12" or "24").ToList();
        var curve = new SurvivalCurve(Examples.Survival, Examples.Survival.Groups[0], 0);
        Assert.Equal([12.0, 11, 9, 6, 3, 2, 0], new[] { 0.0, 6, 6.1, 31, 44, 60, 61 }.Select(curve.AtRisk));
        Assert.Contains(ticks, t => figure.Words().Any(w => w.Text == "9" && Math.Abs((w.Left + w.Right) / 2 - (t.Left + t.Right) / 2) < 0.1));
    }

    [Fact]
    public void A_step_can_be_opened_by_its_cases()
    {
        var step = Assert.Single(Examples.Survival.Draw().Root().Descendants(), e => e.Attribute("data-open")?.Value == "step");
        Assert.Equal("LMS-001 LMS-009", step.Attribute("data-cases")!.Value);
        Assert.Equal("1", step.Attribute("data-step")!.Value);
    }

    [Fact]
    public void No_band_is_drawn_where_the_limits_are_not_defined()
    {
        var curve = new SurvivalCurve(Examples.Survival, new("", [new(2, 1, null, null, 9, 0, 1), new(4, 0.8, null, null, 8, 1, 0), new(6, 0.6, null, 0.9, 7, 1, 0)]), 0);
        Assert.Empty(curve.Bands(new(0, 10, 0, 100), new(0, 1, 0, 100)));
    }

    [Fact]
    public void The_interval_of_a_drop_at_the_very_end_is_still_seen()
    {
        var figure = (Examples.Survival with { P = null, Groups = [new("", [new(6, 1, null, null, 4, 0, 1), new(12, 0.667, 0.054, 0.945, 3, 1, 1), new(38, 0.667, 0.054, 0.945, 1, 0, 1)])] }).Draw();
        Assert.Contains(figure.Root().Descendants(SvgReading.Svg + "line"), l => l.Attribute("stroke-width")?.Value == "0.7" && l.N("x1") == l.N("x2") && l.N("y1") - l.N("y2") > 80);
    }

    [Fact]
    public void Times_that_do_not_ascend_are_the_programmers_fault() =>
        Assert.Throws<ArgumentException>(() => (Examples.Survival with { Groups = [new("", [new(3, 1, null, null, 9, 0, 1), new(3, 1, null, null, 8, 0, 1)])] }).Draw());

    [Fact]
    public void A_flow_that_does_not_reconcile_says_by_how_many()
    {
        Assert.All(Examples.Flow.Unaccounted, n => Assert.Equal(0, n));
        var wrong = Examples.Flow with { Stages = [new("Found", 64, [new("Duplicates", 9)]), new("Included", 37, [])] };
        Assert.Equal([18], wrong.Unaccounted);
        Assert.Contains(wrong.Draw().Words(), w => w.Text == "Unaccounted for");
        Assert.DoesNotContain(Examples.Flow.Draw().Words(), w => w.Text == "Unaccounted for");
    }

    [Fact]
    public void An_interval_far_outside_the_others_leaves_the_forest_in_an_arrow()
    {
        var figure = new ForestFigure { Logarithmic = true, NoEffect = 1, Rows = [new("a", 1.4, 0.6, 3.2, 3), new("b", 2.1, 1.2, 3.9, 9), new("c", 0.8, 0.0001, 900, 1), new("d", 1.9, 1, 3.4, 8)] };
        Assert.Empty(Faults.Of(figure.Draw()));
        Assert.Contains(figure.Draw().Root().Descendants(SvgReading.Svg + "path"), p => p.Attribute("stroke-width")?.Value == "0.9");
        Assert.Throws<ArgumentException>(() => (figure with { Rows = [new("zero", 1, 0, 2, 1)] }).Draw());
    }

    [Fact]
    public void Left_and_right_stand_on_their_own_sides_of_the_column()
    {
        var root = Examples.Levels.Draw().Root();
        double X(string id) => root.Descendants(SvgReading.Svg + "g").Single(g => g.Attribute("data-case")?.Value == id).Elements(SvgReading.Svg + "rect").Last().N("x");
        var column = root.Descendants(SvgReading.Svg + "text").Single(t => t.Value == "T6").N("x");
        Assert.True(X("LMS-005") < column && column < X("LMS-001") && X("LMS-001") < X("LMS-004"));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(41)]
    [InlineData(65)]
    [InlineData(200)]
    [InlineData(201)]
    public void A_swimmer_plot_fits_any_number_of_patients(int n)
    {
        var figure = (Examples.Swimmer with { Rows = Patients(n) }).Draw();
        Assert.Empty(Faults.Of(figure));
        Assert.True(figure.HeightMm < 260);
        Assert.Equal(n > 200, figure.Caption.Contains("200 of 201 patients shown", StringComparison.Ordinal));
    }

    [Fact]
    public void Pages_keep_every_patient_once_in_order_and_on_one_axis()
    {
        var pages = (Examples.Swimmer with { Rows = Patients(95) }).Pages(40);
        Assert.Equal([40, 40, 15], pages.Select(p => p.Rows.Count));
        Assert.Equal(95, pages.SelectMany(p => p.Rows).Select(r => r.Case).Distinct().Count());
        Assert.Single(pages.Select(p => p.AxisEnd).Distinct());
        Assert.True(pages[0].Rows[^1].FollowUp >= pages[1].Rows[0].FollowUp);
    }

    [Fact]
    public void Ten_thousand_cases_are_drawn_within_a_second()
    {
        var random = new Random(3);
        var rows = Patients(10_000);
        Assert.True(Best(() => (Examples.Swimmer with { Rows = rows }).Draw()) < 1000);
        var steps = Enumerable.Range(0, 10_000).Select(i => new SurvivalStep(i / 50.0, 1 - i / 11_000.0, 0.9 - i / 12_000.0, 1 - i / 12_000.0, 10_000 - i, i % 2, 1 - i % 2)).ToList();
        Assert.True(Best(() => (Examples.Survival with { Groups = [new("", steps)] }).Draw()) < 1000);
        var cases = Enumerable.Range(0, 10_000).Select(i => new VertebralCase("c" + i, "Case", VertebralExtent.Parse(new VertebralLevel(random.Next(30)).ToString()), i % 3 == 0 ? "left" : null, i % 2 == 0 ? "primary" : "metastasis")).ToList();
        Assert.True(Best(() => (Examples.Levels with { Cases = cases }).Draw()) < 1000);
    }

    private static List<SwimmerRow> Patients(int n)
    {
        var random = new Random(n);
        return [.. Enumerable.Range(0, n).Select(i => new SwimmerRow($"c{i}", $"Patient {i}", random.Next(10) == 0 ? null : random.Next(1, 240), (SwimmerEnd)random.Next(3), random.Next(3) switch { 0 => "primary", 1 => "metastasis", _ => null }, [new(EventMark.Surgery, 0), new(EventMark.Recurrence, random.Next(100))]))];
    }

    private static double Best(Action draw) => Enumerable.Range(0, 4).Min(_ =>
    {
        var watch = Stopwatch.StartNew();
        draw();
        return watch.Elapsed.TotalMilliseconds;
    });
}
