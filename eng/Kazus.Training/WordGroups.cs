using System.Globalization;
using System.Text.Json;
using Kazus.Text.Mentions;
using Kazus.Text.Mentions.Training;

namespace Kazus.Training;

/// <summary>Groups of words that are used alike, learnt from texts without annotation, one JSON object with a "text" a line.</summary>
internal static class WordGroups
{
    public static void Learn(string texts, string groups)
    {
        List<string[]> sentences = [];
        foreach (var line in File.ReadLines(texts))
        {
            using var json = JsonDocument.Parse(line);
            var text = json.RootElement.GetProperty("text").GetString()!;
            var tokens = Tokens.Cut(text, 0, text.Length);
            foreach (var (from, to) in SentenceBreaks.Of(text, tokens))
                sentences.Add([.. tokens[from..to].Select(t => WordForm.Normalise(text.AsSpan(t.Start, t.Length)))]);
        }
        WordVectorOptions near = new(Reach: 2, PositionMatters: true), wide = new(Reach: 6, PositionMatters: false, Seed: 5);
        var (by, about) = (WordVectors.Learn(sentences, near), WordVectors.Learn(sentences, wide));
        int[][] columns =
        [
            WordClusters.Of(by, near.Dimensions, 64), WordClusters.Of(by, near.Dimensions, 256), WordClusters.Of(by, near.Dimensions, 1000),
            WordClusters.Of(about, wide.Dimensions, 100), WordClusters.Of(about, wide.Dimensions, 500),
        ];
        using StreamWriter file = new(groups);
        for (var i = 0; i < by.Words.Count; i++) file.Write(by.Words[i] + "\t" + string.Join('\t', columns.Select(g => g[i].ToString(CultureInfo.InvariantCulture))) + "\n");
        Console.WriteLine($"{sentences.Count} sentences, {by.Words.Count} words");
    }

    public static Dictionary<string, ushort[]> Read(string groups)
    {
        Dictionary<string, ushort[]> words = new(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(groups))
        {
            var cells = line.Split('\t');
            words.Add(cells[0], [.. cells[1..].Select(g => ushort.Parse(g, CultureInfo.InvariantCulture))]);
        }
        return words;
    }
}
