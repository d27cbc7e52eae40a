using System.Text.RegularExpressions;
using Kazus.Testing;
using Kazus.Text.Patterns;
using Kazus.Text.Reading;
using Xunit;

namespace Kazus.Text.Tests.Patterns;

/// <summary>A pattern that is asked only where its words may stand answers as it would without that question.</summary>
public sealed class NeededWordsTests
{
    private const RegexOptions Usual = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [Theory]
    [InlineData(@"\b(?:recurr\w*|relaps\w+)\b", "recurr|relaps")]
    [InlineData(@"\b\d+ (?:months?|weeks) later\b", " month later_| months later_| weeks later_")]
    [InlineData(@"tumou?rs? of the [Ss]pleen", "tumor of the spleen|tumors of the spleen|tumour of the spleen|tumours of the spleen")]
    [InlineData(@"(?<=\bpatient )was (?:\w+ )?lost", "_patient ")]
    [InlineData(@"\b(?:CT|MRI) \bscans?\b", "_ct scan_|_ct scans_|_mri scan_|_mri scans_")]
    [InlineData(@"(?<![\w-])(?:CEA|AFP)(?!\w)\W", "_afp_|_cea_")]
    [InlineData(@"\(\b(?:CEA|AFP)\b\)", "(afp)|(cea)")]
    [InlineData(@"(?:un)?known(?= origin)", " origin")]
    [InlineData(@"smok(?:er|ing)(?! in the family)", "smoker|smoking")]
    [InlineData(@"(?:no|never) (?:\w+ ){2,}metastas[ei]s", "metastases|metastasis")]
    [InlineData(@"\bgrades? (?:[1-4]|\w+) \[p\. \d", " [p. ")]
    public void The_rarest_words_of_a_pattern_are_its_needed_ones(string pattern, string words) => Assert.Equal(words, string.Join('|', NeededWords.Of(new Regex(pattern, Usual))!.All).Replace(TextMarks.Boundary, '_'));

    [Theory]
    [InlineData(@"\d+")]
    [InlineData(@"\b(?:recurr\w*|\d+ times?|\d+)\b")]
    [InlineData(@"(?:relapse)?")]
    [InlineData(@"(?:a|relapse)")]
    [InlineData(@"(?!relapse)\w+")]
    [InlineData(@"\x41bcdef")]
    [InlineData(@"(?(relapse)yes|no)")]
    public void A_pattern_that_can_do_without_any_word_or_is_not_understood_has_none(string pattern) => Assert.Null(NeededWords.Of(new Regex(pattern, Usual)));

    [Fact]
    public void Every_pattern_finds_compiled_what_it_finds_interpreted() =>
        Assert.All(PatternTexts.Of(typeof(NeededWords).Assembly), p => Assert.Null(PatternTexts.FoundOtherwise(p.Pattern, 40)));

    [Fact]
    public void A_pattern_of_another_culture_or_direction_has_none()
    {
        Assert.Null(NeededWords.Of(new Regex("relapse", RegexOptions.IgnoreCase)));
        Assert.Null(NeededWords.Of(new Regex("relapse", RegexOptions.RightToLeft | RegexOptions.CultureInvariant)));
    }

    [Fact]
    public void Marks_of_a_text_tell_the_words_that_are_not_in_it()
    {
        var words = NeededWords.Of(new Regex(@"\b(?:relapse|CT)\b", Usual))!;
        Assert.False(words.MayMatch(Marks("No metastasis was found.")));
        Assert.True(words.MayMatch(Marks("A Relapse was found.")));
        Assert.True(words.MayMatch(Marks("relapse")));
        Assert.True(words.MayMatch(Marks("ct")));
        Assert.True(words.MayMatch(Marks("The scan (CT).")));
        Assert.False(words.MayMatch(Marks("A fracture was found.")));
    }

    [Fact]
    public void A_letter_of_another_script_that_stands_for_a_plain_one_is_left_to_the_pattern()
    {
        var letters = new Regex(@"[a-z\d]", Usual);
        var words = NeededWords.Of(new Regex("relapse", Usual))!;
        for (var c = '\u0080'; c < char.MaxValue; c++)
            if (letters.IsMatch(c.ToString())) Assert.True(words.MayMatch(Marks($"x{c}")), $"U+{(int)c:X4}");
    }

    [Fact]
    public void A_text_made_to_match_has_the_words_of_every_pattern_of_the_reader()
    {
        var matched = 0;
        foreach (var (name, pattern) in PatternTexts.Of(typeof(DocumentReader).Assembly).Concat(PatternTexts.Of(typeof(Kazus.Time.Duration).Assembly)))
        {
            if (NeededWords.Of(pattern) is not { } words) continue;
            Random random = new(20261126);
            for (var i = 0; i < 200; i++)
            {
                var text = PatternTexts.Following(pattern, random);
                if (!pattern.IsMatch(text)) continue;
                matched++;
                Assert.True(words.MayMatch(Marks(text)), $"{name} matches \"{text}\" and has none of its words there: {string.Join(" | ", words.All)}");
            }
        }
        Assert.True(matched > 10_000, $"{matched} texts match");
    }

    [Theory]
    [InlineData(@"\bcm\b", "a mass of 5cm", 11, 13)]
    [InlineData(@"\bunder", "a sunderance", 3, 8)]
    [InlineData(@"relapse\b", "no relapses", 3, 10)]
    public void A_part_cut_through_a_word_is_asked_as_a_text_of_its_own(string pattern, string text, int from, int to)
    {
        var regex = new Regex(pattern, Usual);
        // The words of a pattern are looked for from some hundred questions on.
        for (var i = 0; i < 200; i++) Assert.True(regex.IsIn(text, from..to));
        Assert.NotNull(NeededWords.Of(regex));
    }

    private static TextMarks Marks(string text) => TextMarks.Of(text);
}
