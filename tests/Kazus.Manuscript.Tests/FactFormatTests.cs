using Kazus.Cases;
using Kazus.Manuscript.Facts;
using Kazus.Time;
using Xunit;

namespace Kazus.Manuscript.Tests;

public sealed class FactFormatTests
{
    private static string? Shown(Value? value, string format, string text = "x", MissingReason? missing = null) =>
        FactFormats.Apply(new LiveFact { Name = "f", Text = text, Value = value, Missing = missing, Forms = new Dictionary<string, string> { ["interval"] = "0.05–0.95" } }, format, out _);

    [Theory]
    [InlineData(2, TimeUnit.Month, "months", "2 months")]
    [InlineData(1, TimeUnit.Month, "months", "1 month")]
    [InlineData(18, TimeUnit.Month, "years", "1.5 years")]
    [InlineData(2, TimeUnit.Year, "months", "24 months")]
    [InlineData(2, TimeUnit.Month, "days | 0", "61 days")]
    [InlineData(2, TimeUnit.Month, "months | spelled", "two months")]
    [InlineData(2, TimeUnit.Month, "number", "2")]
    [InlineData(2, TimeUnit.Month, "months | spelled | capital", "Two months")]
    public void A_length_of_time_is_told_in_the_unit_asked_for(double count, TimeUnit unit, string format, string expected) =>
        Assert.Equal(expected, Shown(new Value.Length(Duration.Of(count, unit)), format));

    [Fact]
    public void An_inexact_length_stays_inexact()
    {
        Assert.Equal("about 14 days", Shown(new Value.Length(Duration.Of(2, TimeUnit.Week, Exactness.About)), "days"));
        Assert.Equal("2 to 3 months", Shown(new Value.Length(Duration.Between(2, 3, TimeUnit.Month)), "months"));
    }

    [Theory]
    [InlineData(0.6667, null, "percent", "66.7%")]
    [InlineData(4, "%", "percent", "4%")]
    [InlineData(0.6667, null, "2", "0.67")]
    [InlineData(0.6667, null, "percent | 0", "67%")]
    [InlineData(14, "mo", "years | 1", "1.2 years")]
    public void A_number_is_told_as_asked(double amount, string? unit, string format, string expected) =>
        Assert.Equal(expected, Shown(Value.Number.Exactly(amount, unit), format));

    [Fact]
    public void A_wording_of_the_fact_itself_wins() => Assert.Equal("0.05–0.95", Shown(null, "interval"));

    [Fact]
    public void What_was_not_reported_stays_so_in_every_format() => Assert.Equal("NR", Shown(null, "months", "NR", MissingReason.NotReported));

    [Theory]
    [InlineData("months")]
    [InlineData("percent")]
    [InlineData("nonsense")]
    [InlineData("2")]
    public void A_format_without_a_value_to_stand_on_does_not_fit(string format) => Assert.Null(Shown(null, format));
}
