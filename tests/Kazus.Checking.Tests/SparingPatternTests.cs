using System.Text.RegularExpressions;
using Kazus.Testing;
using Kazus.Text.Patterns;
using Kazus.Text.Reading;
using Xunit;

namespace Kazus.Checking.Tests;

/// <summary>No pattern of the rules loses a match by being asked only where its words stand.</summary>
public sealed class SparingPatternTests
{
    private static List<(string Name, Regex Pattern)> Patterns { get; } = [.. PatternTexts.Of(typeof(Rule).Assembly)];

    [Fact]
    public void A_text_made_to_match_a_pattern_is_found_by_it()
    {
        var matched = 0;
        foreach (var (name, pattern) in Patterns)
        {
            Warm(pattern);
            Random random = new(20261126);
            for (var i = 0; i < 200; i++)
            {
                var text = PatternTexts.Following(pattern, random);
                if (!pattern.IsMatch(text)) continue;
                matched++;
                Assert.True(pattern.IsIn(text) && pattern.IsIn(text) && pattern.IsIn(text, ..), $"{name} loses \"{text}\"");
            }
        }
        // Half of the patterns want more around than what is made here.
        Assert.True(matched > 50 * Patterns.Count, $"{matched} of {200 * Patterns.Count} texts match");
    }

    [Fact]
    public void Every_pattern_finds_in_manuscripts_what_it_finds_without_the_question_before()
    {
        List<string> sentences = [];
        foreach (var file in Directory.EnumerateFiles(Repository.File("tests", "Kazus.Checking.Tests"), "*.md", SearchOption.AllDirectories).Where(f => !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("\\bin\\", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            sentences.AddRange(new DocumentReader().Read(file).Documents.SelectMany(d => d.Sections).SelectMany(s => s.Paragraphs).SelectMany(p => p.Sentences).Select(s => s.Text));
        Assert.True(sentences.Count > 1_000);
        foreach (var (name, pattern) in Patterns)
        {
            Warm(pattern);
            // Every pattern takes another tenth of the sentences, so that all are asked of something and the test stays short.
            for (var i = name.Length % 10; i < sentences.Count; i += 10)
                Assert.Equal((pattern.IsMatch(sentences[i]), pattern.IsMatch(sentences[i]), pattern.Match(sentences[i]).Value, pattern.Count(sentences[i])), (pattern.IsIn(sentences[i]), pattern.IsIn(sentences[i]), pattern.FirstIn(sentences[i]).Value, pattern.AllIn(sentences[i]).Count));
        }
    }

    [Fact]
    public void Every_pattern_finds_compiled_what_it_finds_interpreted() =>
        Assert.All(Patterns, p => Assert.Null(PatternTexts.FoundOtherwise(p.Pattern, 40, "A Simmons 2.5 bent sheath after flushing")));

    // Words are looked for from the hundredth question on.
    private static void Warm(Regex pattern)
    {
        for (var i = 0; i < 120; i++) pattern.IsIn("");
    }
}
