using Kazus.Checks;
using Xunit;
using static Kazus.Registry.Tests.EngineUnderTest;

namespace Kazus.Registry.Tests;

public sealed class FindingTests
{
    private static readonly Finding Age = new()
    {
        Rule = "KZ301", Name = "values-disagree", Severity = Severity.Error, Message = "63 and 64", Variable = "patient.age", Case = "A",
        Places = [new Place("cases/A.yaml", "abstract", Line: 3, Quote: "63"), new Place("cases/A.yaml", "case", Line: 9, Quote: "64")],
    };

    [Theory, Engines]
    public void A_dismissed_finding_stays_dismissed_also_at_another_line(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var collection = registry.FindOrAdd("spine", Ana);
        collection.RecordFindings([Age]);
        var id = Assert.Single(collection.Findings()).Id;
        Assert.True(collection.DismissFinding(id, "two admissions", Bruno));
        Assert.False(collection.DismissFinding(id, "again", Bruno));
        collection.RecordFindings([Age with { Places = [.. Age.Places.Select(p => p with { Line = p.Line + 1 })] }]);
        var kept = Assert.Single(collection.Findings());
        Assert.Equal((FindingState.Dismissed, "Bruno", "two admissions"), (kept.State, kept.JudgedBy, kept.Reason));
        Assert.True(collection.ReopenFinding(id, Ana));
        Assert.Equal(FindingState.Open, Assert.Single(collection.Findings()).State);
    }

    [Theory, Engines]
    public void What_is_not_found_any_more_is_gone_and_may_come_back(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var collection = registry.FindOrAdd("spine", Ana);
        collection.RecordFindings([Age, Age with { Case = "B" }]);
        Assert.Equal(2, collection.Findings().Count);
        collection.RecordFindings([Age]);
        Assert.Equal("A", Assert.Single(collection.Findings()).Case);
        collection.RecordFindings([Age with { Case = "B" }]);
        Assert.Equal("B", Assert.Single(collection.Findings()).Case);
    }
}
