using Kazus.Terms;
using Kazus.Time;
using Xunit;

namespace Kazus.Tests.Time;

public sealed class WordsTests
{
    [Theory]
    [InlineData("2 months", 46, 76)]
    [InlineData("1 month", 16, 45)]
    [InlineData("10 days", 10, 10)]
    [InlineData("a fortnight", 11, 17)]
    [InlineData("half a year", 165, 200)]
    [InlineData("within 1 year", 0, 366)]
    [InlineData("at least 3 years", 914, DayRange.Far)]
    [InlineData("two to three weeks", 11, 24)]
    [InlineData("1 year and 3 months", 442, 471)]
    public void A_length_of_time_is_the_days_its_words_allow(string words, int earliest, int latest)
    {
        var length = DurationWords.Parse(words);
        Assert.NotNull(length);
        Assert.Equal(words, length.Words);
        Assert.Equal(new DayRange(earliest, latest), length.Days);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("2")]
    [InlineData("")]
    [InlineData("several months")]
    [InlineData("-3 months")]
    public void What_is_no_length_of_time_is_refused(string words) => Assert.Null(DurationWords.Parse(words));

    [Theory]
    [InlineData("2005", 2005, null, null)]
    [InlineData("March 2021", 2021, 3, null)]
    [InlineData("27 January 2024", 2024, 1, 27)]
    [InlineData("January 27, 2024", 2024, 1, 27)]
    [InlineData("2024-01-27", 2024, 1, 27)]
    [InlineData("in 2005", 2005, null, null)]
    public void A_date_keeps_the_precision_it_was_given(string words, int year, int? month, int? day)
    {
        var date = PartialDate.Parse(words);
        Assert.NotNull(date);
        Assert.Equal((year, month, day), (date.Year, date.Month, date.Day));
    }

    [Theory]
    [InlineData("31 February 2020")]
    [InlineData("2024-13")]
    [InlineData("12")]
    public void An_impossible_date_is_refused(string words) => Assert.Null(PartialDate.Parse(words));

    [Fact]
    public void Two_years_without_day_are_not_comparable() =>
        Assert.Equal(TimeOrder.Undecided, PartialDate.Parse("2005")!.CompareTo(PartialDate.Parse("2005")!));

    [Theory]
    [InlineData("-2 mo", -76, -46)]
    [InlineData("18 years ago", -6756, -6392)]
    [InlineData("day 10", 10, 10)]
    [InlineData("6 months after", 168, 197)]
    public void A_time_is_read_as_a_clinician_types_it(string words, int earliest, int latest) =>
        Assert.Equal(new DayRange(earliest, latest), TimeStatement.Parse(words)!.Days);

    [Theory]
    [InlineData("C5-C7", "C5\u2013C7", "cervical")]
    [InlineData("C5 (lamina), C5-C6 foramen", "C5, C5\u2013C6 foramen", "cervical")]
    [InlineData("C5-C6 foramen", "C5\u2013C6 foramen", "cervical")]
    [InlineData("Th10 to L1", "T10\u2013L1", "thoracolumbar")]
    [InlineData("L3-5", "L3\u2013L5", "lumbar")]
    [InlineData("T1; T3", "T1, T3", "thoracic")]
    public void Levels_are_read_as_ranges_and_spaces(string words, string shown, string region)
    {
        var extent = VertebralExtent.Parse(words);
        Assert.NotNull(extent);
        Assert.Equal(shown, extent.ToString());
        Assert.Equal(region, extent.Region);
    }
}
