using System.Globalization;
using System.Text;
using Kazus.Terms;
using Xunit;

namespace Kazus.Tests.Terms;

public class LettersTests
{
    // What the runtime makes of them with the Unicode tables of the operating system, which the program runs without.
    private static readonly bool Tables = "e\u0301".Normalize(NormalizationForm.FormC) == "é";

    public static TheoryData<int, int> Alphabets => new() { { 0x0000, 0x024f }, { 0x0386, 0x03ff }, { 0x0400, 0x04ff }, { 0x1e00, 0x1eff }, { 0x1f00, 0x1fff } };

    [Theory]
    [MemberData(nameof(Alphabets))]
    public void Letters_are_taken_apart_and_joined_as_unicode_has_it(int first, int last)
    {
        Assert.True(Tables, "the tests are to be run with the Unicode tables of the operating system");
        for (var code = first; code <= last; code++)
        {
            var letter = ((char)code).ToString();
            // A few signs are other signs in another place, without any mark.
            if (letter.Normalize(NormalizationForm.FormD).Length == 1 || letter.Normalize(NormalizationForm.FormC) != letter) continue;
            Assert.Equal(letter.Normalize(NormalizationForm.FormD), Letters.Apart(letter));
            Assert.Equal(letter, Letters.Joined(letter.Normalize(NormalizationForm.FormD)));
        }
    }

    [Theory]
    [InlineData("Müller-Šarić", "Mu\u0308ller-S\u030caric\u0301")]
    [InlineData("Nguyễn", "Nguye\u0302\u0303n")]
    [InlineData("Smith", "Smith")]
    [InlineData("", "")]
    public void Names_come_apart_and_together(string joined, string apart)
    {
        Assert.Equal(apart, Letters.Apart(joined));
        Assert.Equal(joined, Letters.Joined(apart));
        Assert.Equal(joined, Letters.Joined(joined));
    }

    [Theory]
    [InlineData("¹²", "12")]
    [InlineData("⁸⁻¹¹", "8-11")]
    [InlineData("¹,³–⁵", "1,3–5")]
    [InlineData("CO₂", "CO2")]
    [InlineData("ＡＢＣ１", "ABC1")]
    [InlineData("ﬁnal", "final")]
    [InlineData("Jose\u0301", "José")]
    public void Raised_numbers_are_written_plainly(string text, string plain) => Assert.Equal(plain, Letters.Plain(text));

    [Fact]
    public void A_mark_without_a_letter_for_both_stays() => Assert.Equal("x\u0301\u0301", Letters.Joined("x\u0301\u0301"));

    [Fact]
    public void Plain_letters_and_digits_stay() =>
        Assert.All(Enumerable.Range(0, 0xaa).Select(c => (char)c), c => Assert.Equal(c.ToString(CultureInfo.InvariantCulture), Letters.Plain(c.ToString(CultureInfo.InvariantCulture))));
}
