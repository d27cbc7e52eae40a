using System.Text;
using Kazus.Casebooks;
using Kazus.Interchange;
using Kazus.Registry;
using Kazus.Server.Shelf;
using Xunit;

namespace Kazus.Server.Tests;

/// <summary>What is looked at again is worked out once; a change is seen at once.</summary>
public sealed class OpenedCasesTests
{
    private readonly OpenedCases _opened = new();

    [Fact]
    public void A_case_is_kept_when_it_is_asked_for_again()
    {
        var stored = Stored(position: 7, "Chordoma");
        var (first, second, third) = (_opened.Of(stored).Case, _opened.Of(stored).Case, _opened.Of(stored).Case);
        Assert.NotSame(first, second);
        Assert.Same(second, third);
    }

    [Fact]
    public void A_change_is_seen_at_once()
    {
        var before = Stored(position: 7, "Chordoma");
        for (var i = 0; i < 3; i++) _opened.Of(before);
        Assert.Equal("Chondrosarcoma", _opened.Of(Stored(position: 8, "Chondrosarcoma")).Case.Label);
        Assert.Contains("Chondrosarcoma", _opened.Of(Stored(position: 8, "Chondrosarcoma")).Text, StringComparison.Ordinal);
    }

    private static StoredCase Stored(long position, string label)
    {
        var one = CaseReader.Read($"id: A-1\nlabel: {label}\n", "cases/A-1.yaml", [], (variable, words) => Terms.Vocabularies.Resolve(variable, words))!;
        return new StoredCase("A-1", 1, position, false, "cases/A-1.yaml", Encoding.UTF8.GetString(CaseJson.Write(one, indented: false, derived: false)));
    }
}
