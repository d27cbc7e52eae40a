using System.Globalization;
using Kazus.Text.Mentions;

namespace Kazus.Training;

/// <summary>The table of docs/accuracy.md.</summary>
internal static class Report
{
    public static void Write(MentionEvaluation result)
    {
        foreach (var s in result.Types.Append(result.Micro))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {s.Type} | {s.Strict.Marked} | {s.Strict.Proposed} | {s.Strict.Precision:F3} | {s.Strict.Recall:F3} | {s.Strict.F1:F4} | {s.Overlap.Precision:F3} | {s.Overlap.Recall:F3} | {s.Overlap.F1:F3} |"));
        foreach (var (marked, proposed, times) in result.Confusions.Take(12)) Console.WriteLine($"| {marked} | {proposed} | {times} |");
    }
}
