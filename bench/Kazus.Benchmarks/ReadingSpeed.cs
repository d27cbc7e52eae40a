using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Kazus.Text.Reading;

namespace Kazus.Benchmarks;

/// <summary>
/// How many texts a second become documents: the case texts of a JSON-lines file ("text" in each line), joined to the length asked
/// for, read from memory by as many threads as asked. The first round is warm-up.
/// </summary>
internal static class ReadingSpeed
{
    internal static int Run(string file, int words, int jobs)
    {
        var texts = Texts(file, words);
        var reader = new DocumentReader();
        var sentences = 0L;
        var best = double.MaxValue;
        for (var round = 0; round < 6; round++)
        {
            sentences = 0;
            var start = Stopwatch.GetTimestamp();
            Parallel.ForEach(texts, new ParallelOptions { MaxDegreeOfParallelism = jobs }, text =>
            {
                using var stream = new MemoryStream(text);
                Interlocked.Add(ref sentences, reader.Read(stream, "case.txt").Document!.Sentences.Count());
            });
            if (round > 0) best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $$"""{"op":"read","texts":{{texts.Count}},"words_each":{{words}},"jobs":{{jobs}},"sentences":{{sentences}},"best_s":{{best:G4}},"texts_per_s":{{texts.Count / best:F0}},"peak_rss_mib":{{Process.GetCurrentProcess().PeakWorkingSet64 / 1048576}}}"""));
        return 0;
    }

    private static List<byte[]> Texts(string file, int words)
    {
        var texts = new List<byte[]>();
        var joined = new System.Text.StringBuilder();
        var count = 0;
        foreach (var line in File.ReadLines(file))
        {
            using var json = JsonDocument.Parse(line);
            var text = json.RootElement.GetProperty("text").GetString()!;
            joined.Append(text).Append("\n\n");
            count += text.AsSpan().Count(' ') + 1;
            if (count < words) continue;
            texts.Add(System.Text.Encoding.UTF8.GetBytes(joined.ToString()));
            joined.Clear();
            count = 0;
        }
        return texts;
    }
}
