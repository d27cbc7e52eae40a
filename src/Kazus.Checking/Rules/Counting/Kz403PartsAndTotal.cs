using System.Text.RegularExpressions;
using Kazus.Checks;
using Kazus.Text.Documents;

namespace Kazus.Checking.Rules.Counting;

/// <summary>Counts of the parts of one group miss the stated number of patients.</summary>
internal static partial class Kz403PartsAndTotal
{
    public static Rule Rule { get; } = new("KZ403", "parts-and-total", Severity.Error, "table-arity", Check);

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var sentence in m.Document.Sentences)
        {
            if (Counts(m, sentence) is { } finding) yield return finding;
        }
    }

    private static Finding? Counts(Manuscript m, Sentence sentence)
    {
        var text = sentence.Text;
        if (Reading.Numbers.In(text).Take(3).Count() < 2) return null;
        foreach (var pattern in (Regex[])[CountsIn(), CountsBefore()])
        {
            if (pattern.Match(text) is not { Success: true } list) continue;
            var parts = list.Groups["k"].Captures.Select(c => Reading.Numbers.Parse(c.Value) ?? 0).ToList();
            if (parts.Count < 3 && !(parts.Count == 2 && pattern == CountsBefore())) continue;
            var sum = parts.Sum();
            var groups = Reading.GroupSize.In(text).Where(g => g.Start + g.Words.Length <= list.Index || g.Start >= list.Index + list.Length - g.Words.Length).ToList();
            if (groups.Count == 0 || groups.Exists(g => g.Count == sum)) continue;
            var whole = groups.MinBy(g => Math.Abs(g.Count - sum))!;
            // A list far short of the whole leaves out the rest; one just beside it was meant to be complete.
            if (sum < whole.Count && (whole.Count - sum > 2 || parts.Count < 3) || sum > 2 * whole.Count || parts.Exists(p => p > whole.Count)) continue;
            return Rule.Find($"{string.Join(" + ", parts)} is {sum}, not the stated {whole.Count}.", "Count again and correct the number that is wrong.", "citation.total", m.At(sentence.Plain.ToDocument(Math.Min(list.Index, whole.Start), list.Index + list.Length), $"{sum}"), m.At(sentence.Plain.ToDocument(whole.Start, whole.Start + whole.Words.Length), $"{whole.Count}"));
        }
        return null;
    }

    // "in the foot in 9, the ankle in 8 and the knee in 7"
    [GeneratedRegex(@"(?:(?:in|on|at|was|were|involved|affected)? ?(?:in )?the [\p{L}-]+(?: [\p{L}-]+){0,3} in (?<k>\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: patients| cases| of them)?(?:, (?:and )?|,? and |; ))+(?:in |on |at )?the [\p{L}-]+(?: [\p{L}-]+){0,3} in (?<k>\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CountsIn();

    // "(14 men and 9 women)", "12 were low, 9 intermediate and 4 high grade"
    [GeneratedRegex(@"\((?<k>\d+) (?:men|males?|boys?)(?:,| and|;) (?<k>\d+) (?:women|females?|girls?)\)|\((?<k>\d+) (?:women|females?|girls?)(?:,| and|;) (?<k>\d+) (?:men|males?|boys?)\)|(?<k>\d+) (?:patients |tumou?rs |cases |lesions )?(?:were|was|arose|lay) [\p{L}-]+(?: [\p{L}-]+){0,3}, (?:(?<k>\d+)(?: [\p{L}-]+){1,4}, )*(?:and )?(?:(?<k>\d+)(?: [\p{L}-]+){1,4},? and )?(?<k>\d+)(?: [\p{L}-]+){1,3}", RegexOptions.CultureInvariant)]
    private static partial Regex CountsBefore();
}
