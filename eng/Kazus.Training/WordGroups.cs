using System.Globalization;
using Kazus.Text.Mentions;
using Kazus.Text.Mentions.Training;

namespace Kazus.Training;

/// <summary>Groups of words that are used alike, learnt from texts without annotation, one JSON object with a "text" a line.</summary>
internal static class WordGroups
{
    public static void Learn(string texts, string annotated, string groups)
    {
        List<string[]> sentences = [];
        foreach (var text in UnmarkedTexts.Read(texts, AnnotatedText.ReadFolder(annotated)))
        {
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
        for (var i = 0; i < by.Words.Count; i++)
            file.Write(string.Create(CultureInfo.InvariantCulture, $"{by.Words[i]}\t{string.Join('\t', columns.Select(g => g[i]))}\t{string.Join(' ', InSteps(by.Vector(i)).Concat(InSteps(about.Vector(i))))}\n"));
        Console.WriteLine($"{sentences.Count} sentences, {by.Words.Count} words");
    }

    public static Dictionary<string, WordUse> Read(string groups)
    {
        Dictionary<string, WordUse> words = new(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(groups))
        {
            var cells = line.Split('\t');
            words.Add(cells[0], new([.. cells[1..^1].Select(g => ushort.Parse(g, CultureInfo.InvariantCulture))], [.. cells[^1].Split(' ').Select(x => sbyte.Parse(x, CultureInfo.InvariantCulture))]));
        }
        return words;
    }

    // All vectors are made equally long, so that a number of a half vector is half in size.
    private static sbyte[] InSteps(ReadOnlySpan<float> vector)
    {
        var length = 0f;
        foreach (var x in vector) length += x * x;
        var scale = 4 / (MathF.Sqrt(length) + 1e-3f) / Vocabulary.VectorStep;
        var steps = new sbyte[vector.Length];
        for (var k = 0; k < steps.Length; k++) steps[k] = (sbyte)Math.Clamp(MathF.Round(vector[k] * scale), -127, 127);
        return steps;
    }
}
