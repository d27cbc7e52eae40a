using Kazus.Checks;
using Xunit;

namespace Kazus.Checking.Tests;

/// <summary>A letter has no headings: where it begins to cite and to compare, it discusses.</summary>
public sealed class LetterTests
{
    [Theory]
    [InlineData("Our patient still depends on the gastrostomy, as do others with tumours at this place [1, 2].", true)]
    [InlineData("Our patient eats everything, unlike others with tumours at this place [1, 2].", false)]
    public void Its_discussion_is_held_against_its_story(string discussed, bool disagrees)
    {
        var findings = Examples.Check($"""
            # Clear cell carcinoma of the base of the tongue: a case report

            Ada Ostrom, Bela Quint

            To the Editor

            A 63-year-old woman was referred in March 2020 with a lump in the throat. In April 2020 the tumour was removed by a robot, and a gastrostomy was placed. Eighteen months after the operation she eats a full diet.

            {discussed}

            ## References

            1. Abel T. Tumours of the tongue. Head Rev 2010;2:1-9.
            2. Brandt U, Cole I. Surgery of the tongue. Head Surg 2015;4:20-8.
            """);
        Assert.Equal(disagrees, findings.Any(f => f.Rule == "KZ320"));
    }
}
