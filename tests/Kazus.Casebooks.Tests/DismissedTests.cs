using Kazus.Checks;
using Xunit;

namespace Kazus.Casebooks.Tests;

public sealed class DismissedTests
{
    private const string Head = "title: A case   # as sent\nauthors:\n  - A. Author\nrules: { KZ704: off }\n";

    private static readonly Dismissal One = new() { Rule = "KZ301", Case = "A", Variable = "symptom.duration", Values = ["1 month", "2 months: about"], Reason = "asked: 'two'", By = "Ana Ban", On = new DateOnly(2026, 3, 5) };

    private static readonly Dismissal Two = new() { Rule = "KZ515", Reason = "two parts of one work" };

    private static IReadOnlyList<Dismissal> Read(string text)
    {
        List<Finding> findings = [];
        var read = CasebookReader.Read(text, "casebook.yaml", findings).Dismissed;
        Assert.Empty(findings);
        return read;
    }

    [Fact]
    public void What_is_dismissed_is_added_and_the_rest_stays_byte_for_byte()
    {
        var text = CasebookWriter.Write(Head, [One]);
        Assert.StartsWith(Head, text, StringComparison.Ordinal);
        Assert.Equal([One], Read(text));
        var both = CasebookWriter.Write(text, [One, Two]);
        Assert.StartsWith(text, both, StringComparison.Ordinal);
        Assert.Equal([One, Two], Read(both));
        Assert.Equal([Two], Read(CasebookWriter.Write(both, [Two])));
        Assert.Equal(Head, CasebookWriter.Write(CasebookWriter.Write(both, [Two]), []));
    }

    [Fact]
    public void Windows_line_ends_stay()
    {
        var head = Head.Replace("\n", "\r\n", StringComparison.Ordinal);
        var text = CasebookWriter.Write(head, [One]);
        Assert.StartsWith(head, text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", text.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dismissed:\n  - rule: KZ301\n")]
    [InlineData("dismissed:\n  - KZ301\n")]
    [InlineData("dismissed:\n  - { rule: KZ301, reason: x, on: yesterday }\n")]
    public void A_dismissal_that_cannot_be_read_is_a_finding(string text)
    {
        List<Finding> findings = [];
        CasebookReader.Read(text, "casebook.yaml", findings);
        Assert.NotEmpty(findings);
    }
}
