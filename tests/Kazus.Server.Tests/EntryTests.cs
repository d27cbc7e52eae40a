using Kazus.Cases;
using Kazus.Server.Entry;
using Kazus.Terms;
using Xunit;

namespace Kazus.Server.Tests;

public sealed class EntryTests
{
    private static readonly Case Patient = new()
    {
        Id = "P-1",
        Own = true,
        Lesions = [new Lesion { Id = "c5", Name = "C5 lamina", Levels = VertebralExtent.Parse("C5") }, new Lesion { Id = "t8", Name = "T8 body", Levels = VertebralExtent.Parse("T8") }],
        Events = [new CaseEvent { Id = "imaging-1", Kind = EventKind.Imaging, What = "MRI" }],
    };

    [Theory]
    [InlineData("2021 resection RP LMS, R0", EventKind.Procedure, "2021", "resection RP LMS, R0", null)]
    [InlineData("-2 mo numbness R arm", EventKind.Symptom, "-2 mo", "numbness R arm", null)]
    [InlineData("+12 mo MRI recurrence C5", EventKind.Imaging, "+12 mo", "MRI recurrence C5", "c5")]
    [InlineData("+12 mo recurrence: MRI, recurrence C5", EventKind.Recurrence, "+12 mo", "MRI, recurrence C5", "c5")]
    [InlineData("18 years ago surgery: fusion", EventKind.Procedure, "18 years ago", "fusion", null)]
    [InlineData("day zero posterior resection T8", EventKind.Procedure, "day zero", "posterior resection T8", "t8")]
    [InlineData("March 2022, died of disease", EventKind.Death, "March 2022", "died of disease", null)]
    [InlineData("+3 mo came back to the ward", EventKind.Other, "+3 mo", "came back to the ward", null)]
    public void A_line_is_understood_as_time_kind_and_words(string line, EventKind kind, string when, string what, string? lesion)
    {
        var read = TypedEvent.Read(line, Patient);
        Assert.Null(read.Problem);
        Assert.Equal(kind, read.Happening!.Kind);
        Assert.Equal(when, read.Happening.When[0].Words);
        Assert.Equal(what, read.Happening.What);
        Assert.Equal(lesion, read.Happening.Lesion);
        Assert.Equal(line, read.Happening.Anchors[0].Quote);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("resection of everything")]
    [InlineData("+12 mo")]
    [InlineData("+4 wk from nowhere MRI")]
    public void A_line_that_is_no_event_says_what_was_expected(string line)
    {
        var read = TypedEvent.Read(line, Patient);
        Assert.Null(read.Happening);
        Assert.False(string.IsNullOrEmpty(read.Problem));
    }

    [Fact]
    public void A_time_beyond_all_measure_is_far_away_and_no_accident() => Assert.True(TypedEvent.Read("+99999999999 mo MRI", Patient).Happening!.When[0].Days.Latest >= Time.DayRange.Far);

    [Fact]
    public void A_new_event_has_an_id_of_its_own() => Assert.Equal("imaging-2", TypedEvent.Read("+6 mo CT", Patient).Happening!.Id);

    [Fact]
    public void A_lesion_is_named_only_when_it_can_be_no_other() => Assert.Null(TypedEvent.Read("+6 mo MRI C5-T8", Patient).Happening!.Lesion);
}
