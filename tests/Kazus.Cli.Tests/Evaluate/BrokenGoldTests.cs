using Kazus.Testing;
using Xunit;

namespace Kazus.Cli.Tests.Evaluate;

/// <summary>A gold file that somebody has left half written: the others are measured all the same, and the exit code tells.</summary>
public sealed class BrokenGoldTests
{
    [Theory]
    [InlineData("""{"defects": [{"category": "call-out", "places": [{"quote": "Figure 9"}]}]}""", "A place of defect 1 has no whole number \"start\".")]
    [InlineData("""{"defects": [{"places": []}]}""", "Defect 1 has no \"category\".")]
    [InlineData("""{"defects": 3}""", "has no list \"defects\"")]
    [InlineData("""{"defects": [""", "left out")]
    public void A_broken_list_of_defects_is_named_and_the_rest_counted(string gold, string said) => Judge("checks", "md", """{"defects": []}""", gold, said, "1 clean manuscripts");

    [Theory]
    [InlineData("""{"claims": [{"variable": "patient.age", "value": 40, "start": "0", "end": 3}]}""", "Claim 1 has no \"start\"")]
    [InlineData("""{"claims": [7]}""", "Claim 1 is no object.")]
    [InlineData("""[]""", "has no list \"claims\"")]
    [InlineData("""{"claims": [""", "left out")]
    public void A_broken_list_of_claims_is_named_and_the_rest_counted(string gold, string said) => Judge("claims", "txt", """{"claims": []}""", gold, said, "1 texts");

    private static void Judge(string verb, string ending, string sound, string broken, string said, string counted)
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, gold) in new[] { ("good", sound), ("bad", broken) })
        {
            folder.Write($"{name}.{ending}", "A 40-year-old woman presented with pain.\n");
            folder.Write($"{name}.gold.json", gold);
        }
        var (exit, output, error) = CommandLine.Run("evaluate", verb, folder.Path);
        Assert.Equal(1, exit);
        Assert.StartsWith("bad.gold.json", error, StringComparison.Ordinal);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.Contains(counted, output, StringComparison.Ordinal);
    }
}
