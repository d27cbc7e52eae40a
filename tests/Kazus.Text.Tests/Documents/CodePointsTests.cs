using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Kazus.Text.Documents;
using Xunit;

namespace Kazus.Text.Tests.Documents;

public sealed class CodePointsTests
{
    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("abc", 2, 2)]
    [InlineData("a\U0001D6C1b", 3, 2)]
    [InlineData("\U0001F600\U0001F600x", 4, 2)]
    public void A_position_counts_characters_not_units(string text, int utf16, int expected)
    {
        var points = new CodePoints(text);
        Assert.Equal(expected, points.FromUtf16(utf16));
        Assert.Equal(utf16, points.ToUtf16(expected));
    }

    [Fact]
    public void Every_position_of_every_text_comes_back() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), numbers =>
        {
            var text = new StringBuilder();
            foreach (var n in numbers) text.Append(n % 3 == 0 ? "\U0001D54F" : n % 3 == 1 ? "é" : "x");
            var points = new CodePoints(text.ToString());
            var utf16 = 0;
            var codePoint = 0;
            foreach (var rune in text.ToString().EnumerateRunes())
            {
                if (points.FromUtf16(utf16) != codePoint || points.ToUtf16(codePoint) != utf16) return false;
                utf16 += rune.Utf16SequenceLength;
                codePoint++;
            }
            return points.Count == codePoint && points.FromUtf16(utf16) == codePoint;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_middle_of_a_pair_is_the_position_of_the_pair() =>
        Assert.Equal(1, new CodePoints("a\U0001F600b").FromUtf16(2));
}
