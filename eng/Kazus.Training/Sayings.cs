using System.Globalization;
using Kazus.Checking;
using Kazus.Checking.Reading;
using Kazus.Checking.Reading.Learnt;
using Kazus.Text.Reading;

namespace Kazus.Training;

/// <summary>What sentences say of the patient, learnt from example sentences written for it.</summary>
internal static class Sayings
{
    public static void Learn(string folder, string kinds, string model)
    {
        var examples = Directory.EnumerateFiles(folder, "*.tsv").Order(StringComparer.Ordinal).SelectMany(SayingExample.Read).ToList();
        var trained = SayingTrainer.Train(examples, WordKinds.Read(kinds));
        using (var file = File.Create(model)) trained.Write(file);
        Console.WriteLine($"{examples.Count} examples, {trained.Sides.Count} sides, {new FileInfo(model).Length} bytes");
    }

    public static void Show(string path)
    {
        using var stream = File.OpenRead(path);
        foreach (var document in new DocumentReader().Read(stream, path).Documents)
            foreach (var told in new Manuscript(document, path).Retold)
            {
                Console.WriteLine($"[{told.Part}] {told.Text}");
                foreach (var worded in Saying.In(told)) Console.WriteLine($"      {worded.Contrast.Name} = {worded.Pole}: {worded.Words}");
                foreach (var learnt in LearntSayings.In(told)) Console.WriteLine($"      ~ {learnt.Contrast.Name} = {learnt.Pole}: {learnt.Words}");
            }
    }

    /// <summary>The likeliest sides of single sentences, one a line.</summary>
    public static void Ask(string model, TextReader sentences)
    {
        using var file = File.OpenRead(model);
        var trained = SayingModel.Read(file);
        while (sentences.ReadLine() is { } sentence)
        {
            var terms = Term.Of(sentence);
            var p = trained.Probabilities(trained.WordsOf(terms));
            var likeliest = Enumerable.Range(0, p.Length).OrderByDescending(i => p[i]).Take(3).Select(i => string.Create(CultureInfo.InvariantCulture, $"{(i < trained.Sides.Count ? trained.Sides[i] : "none")} {p[i]:F2}"));
            Console.WriteLine($"{sentence}\n      {string.Join(", ", likeliest)}");
        }
    }

    public static void Measure(string model, string held)
    {
        using var file = File.OpenRead(model);
        var trained = SayingModel.Read(file);
        var examples = SayingExample.Read(held).ToList();
        foreach (var sure in new[] { 0f, 0.25f, 0.4f, 0.5f, 0.6f, 0.7f, 0.8f, 0.9f })
        {
            var (said, right, other) = (0, 0, 0);
            foreach (var example in examples)
            {
                var terms = Term.Of(example.Sentence);
                var p = trained.Probabilities(trained.WordsOf(terms));
                var best = Array.IndexOf(p, p.Max());
                if (best == trained.Sides.Count || !trained.IsSaid(p, best, sure)) continue;
                said++;
                if (trained.Sides[best] == example.Side) right++;
                else if (example.Side is { } side && trained.Sides[best].Split('|')[0] == side.Split('|')[0]) other++;
            }
            var sides = examples.Count(e => e.Side is not null);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"at {sure:F2}: {sides} say something, {said} taken, {right} right ({(double)right / sides:F3} of all, {(double)right / Math.Max(1, said):F3} of the taken), {other} the other side"));
        }
    }
}
