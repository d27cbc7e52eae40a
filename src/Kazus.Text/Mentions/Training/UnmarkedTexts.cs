using System.Text.Json;

namespace Kazus.Text.Mentions.Training;

/// <summary>
/// The texts without annotation, one JSON object with a "text" a line, less those that tell the same case as an annotated text: what is learnt
/// from the others may then be shared by all folds of a cross-validation.
/// </summary>
internal static class UnmarkedTexts
{
    // Two texts with so many runs of eight words in common have a passage in common.
    private const int Run = 8, MostInCommon = 15;

    /// <summary>Reads them in their order.</summary>
    public static List<string> Read(string texts, IReadOnlyList<AnnotatedText> annotated)
    {
        var known = annotated.SelectMany(a => Runs(a.Text)).ToHashSet();
        List<string> read = [];
        foreach (var line in File.ReadLines(texts))
        {
            using var json = JsonDocument.Parse(line);
            var text = json.RootElement.GetProperty("text").GetString()!;
            if (Runs(text).Distinct().Count(known.Contains) <= MostInCommon) read.Add(text);
        }
        return read;
    }

    private static IEnumerable<ulong> Runs(string text)
    {
        ulong[] words = [.. Tokens.Cut(text, 0, text.Length).Where(t => char.IsLetterOrDigit(text[t.Start])).Select(t => FeatureKey.Of(WordForm.Normalise(text.AsSpan(t.Start, t.Length))))];
        for (var i = 0; i + Run <= words.Length; i++)
        {
            var run = 0UL;
            for (var k = 0; k < Run; k++) run = FeatureKey.Join(run, words[i + k]);
            yield return run;
        }
    }
}
