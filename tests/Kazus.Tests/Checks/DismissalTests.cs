using Kazus.Checks;
using Xunit;

namespace Kazus.Tests.Checks;

public sealed class DismissalTests
{
    private static readonly Finding Finding = new()
    {
        Rule = "KZ301", Name = "values-disagree", Severity = Severity.Error, Message = "Symptom duration is 2 months and 1 month.", Case = "A", Variable = "symptom.duration",
        Places = [new Place("a.yaml", Value: "2 months"), new Place("a.yaml", Value: "1 month")],
    };

    [Fact]
    public void A_dismissed_finding_is_a_note_that_says_why()
    {
        var dismissal = Dismissal.Of(Finding, "asked the authors", "Ana Ban", new DateOnly(2026, 3, 5));
        var after = Assert.Single(Dismissal.Apply([Finding], [dismissal]));
        Assert.Equal(Severity.Note, after.Severity);
        Assert.Equal("Dismissed by Ana Ban on 2026-03-05: asked the authors", after.Settle);
        Assert.Equal(dismissal, after.Dismissed);
    }

    [Fact]
    public void The_order_of_the_places_does_not_matter() =>
        Assert.True(Dismissal.Of(Finding, "x").Covers(Finding with { Places = [.. Finding.Places.Reverse()] }));

    [Fact]
    public void A_value_that_changed_opens_the_finding_again()
    {
        var dismissal = Dismissal.Of(Finding, "x");
        Assert.False(dismissal.Covers(Finding with { Places = [Finding.Places[0], new Place("a.yaml", Value: "3 months")] }));
        Assert.False(dismissal.Covers(Finding with { Case = "B" }));
        Assert.False(dismissal.Covers(Finding with { Rule = "KZ201" }));
    }

    [Fact]
    public void A_dismissal_without_values_holds_whatever_the_finding_shows() =>
        Assert.True((Dismissal.Of(Finding, "x") with { Values = [] }).Covers(Finding with { Places = [new Place("a.yaml", Value: "9 months")] }));

    [Fact]
    public void A_dismissal_needs_a_reason() => Assert.Throws<ArgumentException>(() => Dismissal.Of(Finding, " "));
}
