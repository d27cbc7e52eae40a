using System.Xml.Linq;
using Kazus.Cases;
using Kazus.Time;
using Xunit;

namespace Kazus.Figures.Tests;

public sealed class TimelineTests
{
    [Fact]
    public void Statements_that_clash_are_outlined_apart_and_those_that_agree_are_not()
    {
        var events = Examples.Timeline.Events.ToDictionary(e => e.Id);
        Assert.Equal(["3 years ago", "2021"], events["lms"].Conflicting.Select(c => c.Words));
        Assert.Equal(["-2 mo", "-1 mo"], events["symptoms"].Conflicting.Select(c => c.Words));
        Assert.Empty(events["acdf"].Conflicting);
        Assert.Equal(4, Examples.Timeline.Draw().Root().Descendants(SvgReading.Svg + "rect").Count(r => r.Attribute("stroke")?.Value == "#d55e00"));
    }

    [Fact]
    public void An_operation_eighteen_years_before_does_not_squeeze_the_follow_up()
    {
        var figure = Examples.Timeline.Draw();
        double X(string id) => figure.Root().Descendants(SvgReading.Svg + "g").Single(g => g.Attribute("data-event")?.Value == id).Elements(SvgReading.Svg + "circle").Single().N("cx");
        Assert.True(X("ct-2") - X("mri-1") > 7, "one month apart");
        Assert.True(X("mri-12") - X("mri-1") > 80, "eleven months apart");
        Assert.Contains(figure.Words(), w => w.Text == "−18 y");
        Assert.Contains(figure.Words(), w => w.Text == "14 y");
    }

    [Fact]
    public void A_course_without_long_gaps_is_not_folded()
    {
        var figure = new TimelineFigure { Events = [.. new[] { 0, 30, 60, 180, 365 }.Select(d => new TimelineEvent("e" + d, EventMark.Imaging, "MRI", DayRange.On(d)))] };
        Assert.DoesNotContain(figure.Draw().Words(), w => w.Text.EndsWith(" y", StringComparison.Ordinal));
        Assert.Single(TimelineAxis.Over([.. figure.Events.Select(e => e.When)], 0, 200).Stretches);
    }

    [Fact]
    public void Time_runs_from_left_to_right_over_folds_and_within_stretches()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var ranges = Enumerable.Range(0, random.Next(1, 12)).Select(_ => Some(random)).ToList();
            var axis = TimelineAxis.Over(ranges, 3, 230);
            var days = ranges.SelectMany(r => new[] { r.Earliest, r.Latest }).Append(0).Order().ToList();
            for (var i = 1; i < days.Count; i++) Assert.True(axis.At(days[i]) >= axis.At(days[i - 1]) - 1e-9);
            Assert.All(days, d => Assert.InRange(axis.At(d), 3 - 1e-9, 230 + 1e-9));
        }
    }

    [Fact]
    public void A_lesion_is_resected_and_returns_when_it_recurs()
    {
        var lesion = Examples.Timeline.Lesions.Single(l => l.Id == "c5");
        Assert.Equal([LesionState.Present, LesionState.Resected, LesionState.Present], lesion.Changes.Select(c => c.State));
        Assert.Equal(DayRange.On(0), lesion.Changes[1].From);
    }

    [Fact]
    public void A_bound_of_one_side_narrows_a_clash_without_smearing_it_over_the_axis()
    {
        var events = Examples.CervicalCase.Events.Select(e => e.Id == "recurrence"
            ? e with { When = [Examples.At("+12 mo"), new TimeStatement { Words = "before 2021", From = TimeStatement.Calendar, Days = DayRange.UpTo(PartialDate.Parse("2021")!.Days.Earliest) }] } : e).ToList();
        var recurrence = TimelineFigure.Of(Examples.CervicalCase with { Events = events }).Events.Single(e => e.Id == "recurrence");
        Assert.Equal(Duration.Of(12, TimeUnit.Month).Days, recurrence.When);
        Assert.Equal(["+12 mo"], recurrence.Conflicting.Select(c => c.Words));
        Assert.Equal("+12 mo; before 2021", recurrence.Words);
    }

    [Fact]
    public void A_lesion_first_told_of_on_the_day_of_its_resection_begins_with_the_resection()
    {
        var events = Examples.CervicalCase.Events.Where(e => e.Id != "symptoms").Append(new() { Id = "pathology", Kind = EventKind.Pathology, What = "Leiomyosarcoma", Lesion = "c5", When = [Examples.At("day 0")] }).ToList();
        var lesion = TimelineFigure.Of(Examples.CervicalCase with { Events = events }).Lesions.Single(l => l.Id == "c5");
        Assert.Equal([LesionState.Resected, LesionState.Present], lesion.Changes.Select(c => c.State));
    }

    [Fact]
    public void A_biopsy_leaves_the_lesion_where_it_is()
    {
        var events = Examples.CervicalCase.Events.Select(e => e.Id == "resection" ? e with { What = "CT-guided biopsy", Finding = null } : e).ToList();
        var lesion = TimelineFigure.Of(Examples.CervicalCase with { Events = events }).Lesions.Single(l => l.Id == "c5");
        Assert.Equal([LesionState.Present], lesion.Changes.Select(c => c.State));
    }

    [Fact]
    public void What_nobody_dates_is_drawn_open_and_said_to_be_so()
    {
        var figure = new TimelineFigure { Events = [new("x", EventMark.Radiotherapy, "Radiotherapy", DayRange.Unknown), new("y", EventMark.Surgery, "Resection", DayRange.On(0))] }.Draw();
        Assert.Contains(figure.Words(), w => w.Text == "time not reported");
        Assert.Contains("Time not reported: Radiotherapy", figure.Description);
        var mark = figure.Root().Descendants(SvgReading.Svg + "g").Single(g => g.Attribute("data-event")?.Value == "x").Elements(SvgReading.Svg + "rect").Last();
        Assert.NotNull(mark.Attribute("stroke-dasharray"));
    }

    [Fact]
    public void A_case_without_events_still_draws() => Assert.Empty(Faults.Of(new TimelineFigure { Events = [] }.Draw()));

    [Fact]
    public void Words_never_collide_on_generated_courses()
    {
        var random = new Random(20240412);
        string[] words = ["MRI", "CT of chest, abdomen and pelvis", "Posterior decompression with instrumented fusion C3–T2", "Doksorubicin, šest ciklusa", "عملية جراحية", "Ki-67 20%", "Progression"];
        for (var round = 0; round < 250; round++)
        {
            var figure = new TimelineFigure
            {
                WidthMm = round % 2 == 0 ? Figure.Column : Figure.Page,
                DayZero = round % 3 == 0 ? null : words[random.Next(words.Length)],
                Alive = round % 5 == 0 ? null : round % 5 != 1,
                Events = [.. Enumerable.Range(0, random.Next(1, 18)).Select(i => new TimelineEvent("e" + i, (EventMark)random.Next(8), words[random.Next(words.Length)], random.Next(9) == 0 ? DayRange.Unknown : Some(random))
                {
                    Words = random.Next(4) == 0 ? null : "about " + random.Next(40) + " months before",
                    Finding = random.Next(3) == 0 ? "no recurrence" : null,
                    Lasting = random.Next(5) == 0 ? Duration.Of(random.Next(1, 30), TimeUnit.Week) : null,
                    Conflicting = random.Next(7) == 0 ? [new(Some(random), "one"), new(Some(random), "other")] : [],
                })],
                Lesions = [.. Enumerable.Range(0, random.Next(3)).Select(i => new TimelineLesion("l" + i, words[random.Next(words.Length)], [new(LesionState.Present, Some(random)), new(LesionState.Resected, DayRange.On(0))]))],
            };
            Assert.True(Faults.Of(figure.Draw()) is [], $"round {round}: {string.Join("; ", Faults.Of(figure.Draw()))}");
        }
    }

    private static DayRange Some(Random random)
    {
        var start = random.Next(6) switch { 0 => -random.Next(1000, 9000), 1 => random.Next(400, 4000), _ => random.Next(-90, 400) };
        return random.Next(8) switch
        {
            0 => DayRange.From(start),
            1 => DayRange.UpTo(start),
            2 => new DayRange(start, start + random.Next(3000)),
            _ => new DayRange(start, start + random.Next(60)),
        };
    }
}
